using CyberSanctions.Contracts.Kinds;
using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.ServiceDefaults.Searching;
using CyberSanctions.ServiceDefaults.Validation;
using Google.Protobuf.WellKnownTypes;

namespace CyberSanctions.Listing.Finding;

/// <summary>Which acts may be looked for.</summary>
internal static class ActFilterRules
{
    private const int LongestName = 100;

    /// <summary>What is wrong with a filter.</summary>
    /// <param name="field">Which field of the request it is.</param>
    /// <param name="filter">The filter.</param>
    public static Checks Check(string field, ActFilter filter)
    {
        var checks = new Checks()
            .That(SoughtText.Problem(filter.Q) is null, $"{field}.q", SoughtText.Problem(filter.Q) ?? "")
            .OptionalChoice($"{field}.state", filter.State)
            .OptionalChoice($"{field}.handling", filter.Handling)
            .Line($"{field}.number", filter.Number, LongestName, required: false)
            .Line($"{field}.drafted_by", filter.DraftedBy, LongestName, required: false)
            .Instant($"{field}.adopted_since", filter.AdoptedSince)
            .Instant($"{field}.adopted_until", filter.AdoptedUntil)
            .FullDate($"{field}.in_force_from", filter.InForceFrom, required: false)
            .FullDate($"{field}.in_force_to", filter.InForceTo, required: false);
        if (filter is { InForceFrom: { } from, InForceTo: { } to } && IsDay(from) && IsDay(to))
        {
            checks.That(from.ToDay() <= to.ToDay(), $"{field}.in_force_to", $"Must not be before `{field}.in_force_from`.");
        }

        return filter is { AdoptedSince: { } since, AdoptedUntil: { } until } && IsInstant(since) && IsInstant(until)
            ? checks.That(since <= until, $"{field}.adopted_until", $"Must not be before `{field}.adopted_since`.")
            : checks;
    }

    private static bool IsInstant(Timestamp instant) => Instants.Problem(instant) is null;

    private static bool IsDay(Contracts.Common.V1.Date date) => Calendar.Problem(date) is null;
}
