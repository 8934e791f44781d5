using System.Text.RegularExpressions;

namespace CyberSanctions.Contracts.Kinds;

/// <summary>
/// Numbers of telephones and faxes: <c>+</c>, the code of the country and the number, 7 to 15 digits in all (ITU-T E.164), in
/// groups as one writes them. One number each.
/// </summary>
public static partial class PhoneNumbers
{
    private const int Longest = 30;
    private const int FewestDigits = 7;
    private const int MostDigits = 15;

    /// <summary>What is wrong with a number; null when nothing is.</summary>
    public static string? Problem(string number)
        => number.Length <= Longest
            && Form.IsMatch(number)
            && number.Count(char.IsAsciiDigit) is >= FewestDigits and <= MostDigits
                ? null
                : "Must be one number, with + and the code of the country, of 7 to 15 digits: +43 1 234 56-78.";

    [GeneratedRegex(
        @"\A\+[1-9][0-9]*(?:[ -](?:\([0-9]+\)|[0-9]+))*\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Form { get; }
}
