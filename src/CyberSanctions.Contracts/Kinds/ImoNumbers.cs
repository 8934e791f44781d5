namespace CyberSanctions.Contracts.Kinds;

/// <summary>
/// Numbers of the International Maritime Organization, seven digits of which the last is a check digit: of ships (resolution
/// A.1117(30)) and of companies and registered owners (resolution MSC.160(78)). The two are calculated differently; one
/// that is right as either passes, since the list's type <c>imo</c> does not say which it is.
/// </summary>
public static class ImoNumbers
{
    private const int Digits = 7;
    private static readonly int[] ShipWeights = [7, 6, 5, 4, 3, 2];
    private static readonly int[] CompanyWeights = [8, 6, 4, 2, 9, 7];

    /// <summary>What is wrong with a number; null when nothing is.</summary>
    public static string? Problem(string number)
    {
        if (number.Length != Digits || !number.All(char.IsAsciiDigit))
        {
            return "Must be an IMO number: seven digits, without the letters IMO.";
        }

        var check = number[^1] - '0';
        return check == Sum(number, ShipWeights) % 10 || check == (11 - (Sum(number, CompanyWeights) % 11)) % 10
            ? null
            : "Is no IMO number: the check digit, the last one, does not fit the others.";
    }

    private static int Sum(string number, int[] weights) => weights.Zip(number, (weight, digit) => weight * (digit - '0')).Sum();
}
