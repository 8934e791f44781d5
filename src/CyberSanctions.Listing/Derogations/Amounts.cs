using System.Globalization;
using System.Text.RegularExpressions;
using CyberSanctions.Contracts.Kinds;

namespace CyberSanctions.Listing.Derogations;

/// <summary>Sums of money as they are written: digits, and at most as many decimals as the currency has.</summary>
internal static partial class Amounts
{
    /// <summary>What is wrong with an amount; null when nothing is. Nothing is asked of a currency that there is not.</summary>
    public static string? Problem(string amount, string currency)
        => !Written.IsMatch(amount) ? "Must be digits, at most 15 of them, and decimals after a full stop: 1250.00."
            : Parse(amount) == 0 ? "Must be more than nothing."
            : Currencies.Problem(currency) is null && DecimalsOf(amount) > Currencies.MinorUnits(currency)
                ? $"{currency} has {Currencies.MinorUnits(currency)} decimals at most."
            : null;

    /// <summary>The sum.</summary>
    public static decimal Parse(string amount)
        => decimal.Parse(amount, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);

    /// <summary>The sum as it is written: with all decimals that the currency has.</summary>
    public static string Write(decimal amount, string currency)
        => amount.ToString($"F{Currencies.MinorUnits(currency)}", CultureInfo.InvariantCulture);

    private static int DecimalsOf(string amount) => amount.IndexOf('.') is >= 0 and var at ? amount.Length - at - 1 : 0;

    [GeneratedRegex(@"\A(0|[1-9][0-9]{0,14})(\.[0-9]{1,4})?\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Written { get; }
}
