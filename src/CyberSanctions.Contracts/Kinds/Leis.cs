namespace CyberSanctions.Contracts.Kinds;

/// <summary>
/// Legal entity identifiers (ISO 17442): eighteen letters and digits and two check digits, by which the whole, with A to Z
/// read as 10 to 35, leaves 1 when it is divided by 97 (ISO 7064, MOD 97-10).
/// </summary>
public static class Leis
{
    private const int Length = 20;

    /// <summary>What is wrong with an identifier; null when nothing is.</summary>
    public static string? Problem(string lei)
    {
        if (lei.Length != Length
            || !lei.All(c => char.IsAsciiLetterUpper(c) || char.IsAsciiDigit(c))
            || !lei[^2..].All(char.IsAsciiDigit))
        {
            return "Must be an LEI (ISO 17442): 18 upper-case letters and digits and two check digits, without blanks.";
        }

        var rest = lei.Aggregate(0, (rest, c) => char.IsAsciiDigit(c)
            ? ((rest * 10) + (c - '0')) % 97
            : ((rest * 100) + (c - 'A' + 10)) % 97);
        return rest == 1 ? null : "Is no LEI: the check digits, the last two, do not fit the others.";
    }
}
