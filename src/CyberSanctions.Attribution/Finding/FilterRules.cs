using CyberSanctions.Contracts.Attribution.V1;
using CyberSanctions.Contracts.Kinds;
using CyberSanctions.ServiceDefaults.Searching;
using CyberSanctions.ServiceDefaults.Validation;
using Google.Protobuf.WellKnownTypes;

namespace CyberSanctions.Attribution.Finding;

/// <summary>What may be looked for.</summary>
internal static class FilterRules
{
    /// <summary>Adds what is wrong with a filter to the checks.</summary>
    /// <param name="checks">Of the request that holds it.</param>
    /// <param name="field">Which of its fields it is.</param>
    /// <param name="filter">The filter.</param>
    public static Checks Check(Checks checks, string field, DossierFilter filter)
    {
        checks
            .That(SoughtText.Problem(filter.Q) is null, $"{field}.q", SoughtText.Problem(filter.Q) ?? "")
            .That(SoughtText.Problem(filter.Actor) is null, $"{field}.actor", SoughtText.Problem(filter.Actor) ?? "")
            .OptionalChoice($"{field}.state", filter.State)
            .OptionalChoice($"{field}.handling", filter.Handling)
            .OptionalChoice($"{field}.attack_kind", filter.AttackKind)
            .OptionalChoice($"{field}.sector", filter.Sector)
            .FullDate($"{field}.began_from", filter.BeganFrom, required: false)
            .FullDate($"{field}.began_to", filter.BeganTo, required: false)
            .Instant($"{field}.changed_since", filter.ChangedSince)
            .Instant($"{field}.changed_until", filter.ChangedUntil);
        if (filter is { BeganFrom: { } from, BeganTo: { } to } && IsDay(from) && IsDay(to))
        {
            checks.That(from.ToDay() <= to.ToDay(), $"{field}.began_to", $"Must not be before `{field}.began_from`.");
        }

        return filter is { ChangedSince: { } since, ChangedUntil: { } until } && IsInstant(since) && IsInstant(until)
            ? checks.That(since <= until, $"{field}.changed_until", $"Must not be before `{field}.changed_since`.")
            : checks;
    }

    private static bool IsInstant(Timestamp instant) => Instants.Problem(instant) is null;

    private static bool IsDay(Contracts.Common.V1.Date date) => Contracts.Kinds.Calendar.Problem(date) is null;
}
