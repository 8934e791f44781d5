using System.Globalization;

namespace CyberSanctions.Transparency;

/// <summary>Numbers as logs write them: ASCII digits, no sign, no leading zero but in <c>0</c> itself.</summary>
internal static class DecimalText
{
    public static long Read(string text)
        => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && Write(number) == text
            ? number
            : throw new MalformedLogException("This is no number of a log.");

    public static string Write(long number) => number.ToString(CultureInfo.InvariantCulture);
}
