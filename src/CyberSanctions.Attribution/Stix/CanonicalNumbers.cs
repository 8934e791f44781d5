using System.Globalization;
using System.Text;

namespace CyberSanctions.Attribution.Stix;

/// <summary>
/// Numbers as RFC 8785 writes them: as ECMAScript does. A number that would not be the same afterwards has no such form.
/// </summary>
internal static class CanonicalNumbers
{
    // The largest whole number that every reader of JSON reads as it is written.
    private const long Largest = (1L << 53) - 1;

    /// <summary>The one way to write a number of JSON; nothing when it is none that every reader reads as it is
    /// written.</summary>
    public static string? Of(string text)
    {
        if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole)
            && whole is >= -Largest and <= Largest)
        {
            return whole.ToString(CultureInfo.InvariantCulture);
        }

        var number = double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
        if (!double.IsFinite(number))
        {
            return null;
        }

        var shortest = Digits.Of(number.ToString("R", CultureInfo.InvariantCulture));
        return shortest == Digits.Of(text) ? shortest.Written() : null;
    }

    // A number as 0.DIGITS times ten to a power, without zeros at either end.
    private sealed record Digits(bool Negative, string Figures, int Power)
    {
        public static Digits Of(string text)
        {
            var negative = text.StartsWith('-');
            var parts = text.TrimStart('-').Split('e', 'E');
            var point = parts[0].Split('.');
            var power = point[0].Length;
            if (parts.Length > 1
                && int.TryParse(parts[1], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var shift))
            {
                power += shift;
            }

            var figures = string.Concat(point);
            var begun = figures.TrimStart('0');
            power -= figures.Length - begun.Length;
            var ended = begun.TrimEnd('0');
            return ended.Length == 0 ? new(false, "", 0) : new(negative, ended, power);
        }

        public string Written()
        {
            if (Figures.Length == 0)
            {
                return "0";
            }

            var text = new StringBuilder(Negative ? "-" : "");
            if (Power is > 0 and <= 21)
            {
                text.Append(Figures.PadRight(Power, '0'));
                if (Power < Figures.Length)
                {
                    text.Insert(text.Length - Figures.Length + Power, '.');
                }
            }
            else if (Power is > -6 and <= 0)
            {
                text.Append("0.").Append('0', -Power).Append(Figures);
            }
            else
            {
                text.Append(Figures[0]);
                if (Figures.Length > 1)
                {
                    text.Append('.').Append(Figures, 1, Figures.Length - 1);
                }

                text.Append('e').Append(Power > 0 ? "+" : "").Append((Power - 1).ToString(CultureInfo.InvariantCulture));
            }

            return text.ToString();
        }
    }
}
