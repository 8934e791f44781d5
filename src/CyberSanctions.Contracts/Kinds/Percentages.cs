namespace CyberSanctions.Contracts.Kinds;

/// <summary>Parts of a whole, as decimal numbers above 0 and at most 100 with at most two decimals: <c>50.01</c>.</summary>
public static class Percentages
{
    private const int Decimals = 2;
    private const int Whole = 100_00;

    /// <summary>What is wrong with one; null when nothing is.</summary>
    public static string? Problem(string percentage)
        => Hundredths(percentage) is > 0 and <= Whole
            ? null
            : "Must be a percentage above 0 and at most 100, with at most two decimals: 50.01.";

    /// <summary>In hundredths of a per cent; null when it is no such number.</summary>
    public static int? Hundredths(string percentage)
    {
        var parts = percentage.Split('.');
        if (parts.Length > 2
            || parts[0].Length is 0 or > 3
            || (parts[0].Length > 1 && parts[0][0] == '0')
            || (parts.Length == 2 && parts[1].Length is 0 or > Decimals)
            || !parts.All(part => part.All(char.IsAsciiDigit)))
        {
            return null;
        }

        var decimals = parts.Length == 2 ? parts[1].PadRight(Decimals, '0') : "00";
        return int.Parse(parts[0] + decimals, System.Globalization.CultureInfo.InvariantCulture);
    }
}
