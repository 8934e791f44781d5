using CyberSanctions.Contracts.Kinds;
using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.ServiceDefaults.Searching;
using CyberSanctions.ServiceDefaults.Validation;
using Google.Protobuf.WellKnownTypes;

namespace CyberSanctions.Listing.Finding;

/// <summary>Which proposals may be looked for.</summary>
internal static class ProposalFilterRules
{
    private const int LongestName = 100;

    /// <summary>What is wrong with a filter.</summary>
    /// <param name="field">Which field of the request it is.</param>
    /// <param name="filter">The filter.</param>
    public static Checks Check(string field, ProposalFilter filter)
    {
        var checks = new Checks()
            .That(SoughtText.Problem(filter.Q) is null, $"{field}.q", SoughtText.Problem(filter.Q) ?? "")
            .OptionalChoice($"{field}.state", filter.State)
            .OptionalChoice($"{field}.handling", filter.Handling)
            .OptionalChoice($"{field}.kind", filter.Kind)
            .OptionalChoice($"{field}.subject_kind", filter.SubjectKind)
            .OptionalChoice($"{field}.ground", filter.Ground)
            .OptionalChoice($"{field}.measure", filter.Measure)
            .Token($"{field}.list", filter.List, LongestName, required: false)
            .Line($"{field}.drafted_by", filter.DraftedBy, LongestName, required: false)
            .Reference($"{field}.act_reference", filter.ActReference, required: false)
            .Reference($"{field}.dossier_reference", filter.DossierReference, required: false)
            .Instant($"{field}.drafted_since", filter.DraftedSince)
            .Instant($"{field}.drafted_until", filter.DraftedUntil);
        return filter is { DraftedSince: { } since, DraftedUntil: { } until } && IsInstant(since) && IsInstant(until)
            ? checks.That(since <= until, $"{field}.drafted_until", $"Must not be before `{field}.drafted_since`.")
            : checks;
    }

    private static bool IsInstant(Timestamp instant) => Instants.Problem(instant) is null;
}
