using System.Globalization;
using System.Text;
using CyberSanctions.Contracts.Attribution.V1;
using CyberSanctions.Contracts.Kinds;
using CyberSanctions.ServiceDefaults.Errors;
using CyberSanctions.ServiceDefaults.Validation;
using Google.Protobuf.WellKnownTypes;

namespace CyberSanctions.Attribution.Finding;

/// <summary>What may be looked for.</summary>
internal static class FilterRules
{
    private const int Longest = 200;
    private const int MostWords = 16;

    /// <summary>Adds what is wrong with a filter to the checks.</summary>
    /// <param name="checks">Of the request that holds it.</param>
    /// <param name="field">Which of its fields it is.</param>
    /// <param name="filter">The filter.</param>
    public static Checks Check(Checks checks, string field, DossierFilter filter)
    {
        checks
            .That(Problem(filter.Q) is null, $"{field}.q", Problem(filter.Q) ?? "")
            .That(Problem(filter.Actor) is null, $"{field}.actor", Problem(filter.Actor) ?? "")
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

    /// <summary>Refuses a text in which there is nothing to look for, or too much.</summary>
    public static void RequireWords(string field, string text, int words)
    {
        if (text.Length > 0 && words is 0 or > MostWords)
        {
            throw Refusal.Invalid(
                field, words == 0 ? "Must hold a letter or a digit." : $"Must not be more than {MostWords} words.");
        }
    }

    private static bool IsInstant(Timestamp instant) => Instants.Problem(instant) is null;

    private static bool IsDay(Contracts.Common.V1.Date date) => Contracts.Kinds.Calendar.Problem(date) is null;

    // What people paste may be composed or not, and have spaces around it; it is not kept as anybody's words.
    private static string? Problem(string text)
        => text.EnumerateRunes().Skip(Longest).Any() ? $"Must not be longer than {Longest} characters."
            : text.EnumerateRunes().Select(Problem).FirstOrDefault(problem => problem is not null);

    private static string? Problem(Rune rune)
        => rune == Rune.ReplacementChar ? "Must not hold U+FFFD: it stands for a character that was lost."
            : Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control && !Rune.IsWhiteSpace(rune)
                ? $"Must not hold U+{rune.Value:X4}: it is a control character."
                : null;
}
