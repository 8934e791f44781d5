using System.Collections.Frozen;

namespace CyberSanctions.Contracts.Kinds;

/// <summary>
/// Types of identifier as the EU's list names them, and what their numbers must be like. Of passports, identity cards, tax,
/// fiscal and registration numbers every country has its own form, and lists quote them as documents write them.
/// </summary>
public static class Identifiers
{
    /// <summary>The types of identification that the list knows.</summary>
    public static IReadOnlyCollection<string> Types { get; } =
        FrozenSet.ToFrozenSet(["passport", "id", "taxid", "regnumber", "imo", "swiftbic", "fiscalcode", "other"]);

    /// <summary>What is wrong with a number of a type; null when nothing is.</summary>
    public static string? Problem(string type, string number) => type switch
    {
        "imo" => ImoNumbers.Problem(number),
        "swiftbic" => Bics.Problem(number),
        _ => number.EnumerateRunes().Any(System.Text.Rune.IsLetterOrDigit) ? null : "Must hold a letter or a digit.",
    };
}
