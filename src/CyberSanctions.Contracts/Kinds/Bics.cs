namespace CyberSanctions.Contracts.Kinds;

/// <summary>
/// Business identifier codes (ISO 9362:2022), upper case: four characters for the party, the country, two more for the
/// party, and three for the branch or none. They have no check digit, but their fifth and sixth letters are a country's code.
/// </summary>
public static class Bics
{
    private const int WithoutBranch = 8;
    private const int WithBranch = 11;

    /// <summary>What is wrong with a code; null when nothing is.</summary>
    public static string? Problem(string code)
    {
        if (code.Length is not (WithoutBranch or WithBranch)
            || !code.All(c => char.IsAsciiLetterUpper(c) || char.IsAsciiDigit(c)))
        {
            return "Must be a BIC (ISO 9362): 8 or 11 upper-case letters and digits, without blanks.";
        }

        return Countries.Problem(code[4..6]) is null
            ? null
            : $"Is no BIC: {code[4..6]}, its fifth and sixth characters, is no country's code.";
    }
}
