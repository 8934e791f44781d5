using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Primitives;

namespace CyberSanctions.Publication.Fetching;

/// <summary>What Range asks for (RFC 9110 section 14): first and last byte of a part, both included.</summary>
/// <param name="First">From 0.</param>
/// <param name="Last">Less than the length.</param>
internal sealed partial record ByteRange(long First, long Last)
{
    /// <summary>How many bytes.</summary>
    public int Length => (int)(Last - First + 1);

    /// <summary>
    /// Reads the header. Another unit than bytes, several ranges, and what is no range at all are ignored, as a server may:
    /// then the whole is sent.
    /// </summary>
    /// <param name="header">Range.</param>
    /// <param name="length">Of the whole, in bytes.</param>
    /// <param name="range">The part; null when the header is ignored, or when no byte is in it.</param>
    /// <returns>False when no byte is in it: 416.</returns>
    public static bool TryRead(StringValues header, long length, out ByteRange? range)
    {
        range = null;
        if (header is not [{ } text] || Single().Match(text) is not { Success: true } match)
        {
            return true;
        }

        var (first, last) = (Number(match.Groups[1]), Number(match.Groups[2]));
        if (first is null)
        {
            // The last so many bytes.
            range = last > 0 && length > 0 ? new ByteRange(Math.Max(0, length - last.Value), length - 1) : null;
            return last is null || range is not null;
        }

        if (last < first)
        {
            return true;
        }

        range = first < length ? new ByteRange(first.Value, Math.Min(last ?? long.MaxValue, length - 1)) : null;
        return range is not null;
    }

    // Digits without end are a number beyond every length.
    private static long? Number(Group digits)
        => digits.Length == 0 ? null
            : long.TryParse(digits.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
            : long.MaxValue;

    [GeneratedRegex(
        @"\A\s*bytes=[ \t,]*([0-9]*)-([0-9]*)[ \t,]*\z",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Single();
}
