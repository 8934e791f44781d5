using System.Collections.Frozen;

namespace CyberSanctions.Contracts.Kinds;

/// <summary>
/// Member States by the codes of the Council (Interinstitutional Style Guide, section 7.1.1): those of ISO 3166-1, but EL for
/// Greece. Who is a member on which day is not decided here but by the reference data, which the voting service keeps: this is
/// what a code looks like, whom a mistaken one means, and the members that the service came with, for whoever has not heard of
/// the reference data yet.
/// </summary>
public static class MemberStates
{
    private static readonly FrozenSet<string> Codes =
        "AT BE BG CY CZ DE DK EE EL ES FI FR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK".Split(' ').ToFrozenSet();

    private static readonly FrozenDictionary<string, string> Hints = new Dictionary<string, string>
    {
        ["GR"] = "Greece is EL in the Council; GR is the code of ISO 3166-1",
        ["UK"] = "the United Kingdom left the Union on 31 January 2020",
        ["GB"] = "the United Kingdom left the Union on 31 January 2020",
    }.ToFrozenDictionary();

    /// <summary>Those that the service came with: the members since 1 February 2020.</summary>
    public static IReadOnlyCollection<string> All => Codes;

    /// <summary>
    /// What is wrong with the form of a code; null when nothing is. Any country may become a member, by its code of ISO 3166-1;
    /// whether there is, was, or will be such a member, the reference data say.
    /// </summary>
    public static string? FormProblem(string code)
        => Countries.Problem(code) is null && !Hints.ContainsKey(code) ? null : Problem(code);

    /// <summary>What is wrong with a code of one of <see cref="All"/>; null when nothing is.</summary>
    public static string? Problem(string code)
    {
        if (Codes.Contains(code))
        {
            return null;
        }

        var hint = Hints.GetValueOrDefault(code)
            ?? (Codes.Contains(code.ToUpperInvariant()) ? $"write {code.ToUpperInvariant()}" : "for example FR");
        return $"Must be the Council's code of a Member State, upper case: {hint}.";
    }
}
