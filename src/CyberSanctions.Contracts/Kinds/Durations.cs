using System.Globalization;
using System.Text.RegularExpressions;

namespace CyberSanctions.Contracts.Kinds;

/// <summary>
/// Durations of ISO 8601 in days, hours, minutes and seconds: PT1H30M, P1DT6H, PT0S. No years and months, which are of no certain
/// length, and no weeks, fractions or signs.
/// </summary>
public static partial class Durations
{
    /// <summary>The longest there is.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromDays(30);

    private const string Wrong = "Must be a duration in days, hours, minutes and seconds, up to 30 days, such as PT1H30M.";

    /// <summary>What is wrong with one; null when nothing is.</summary>
    public static string? Problem(string text) => TryRead(text, out _) ? null : Wrong;

    /// <summary>How long it is.</summary>
    public static bool TryRead(string text, out TimeSpan duration)
    {
        duration = default;
        if (Form.Match(text) is not { Success: true } match)
        {
            return false;
        }

        duration = TimeSpan.FromSeconds(
            (86_400L * Of("days")) + (3_600L * Of("hours")) + (60L * Of("minutes")) + Of("seconds"));
        return duration <= Longest;

        long Of(string part) => match.Groups[part] is { Success: true } group
            ? long.Parse(group.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture)
            : 0;
    }

    /// <summary>As it is written, in the fewest parts: PT1H30M.</summary>
    public static string Write(TimeSpan duration)
    {
        var time = Part(duration.Hours, 'H') + Part(duration.Minutes, 'M') + Part(duration.Seconds, 'S');
        var days = Part(duration.Days, 'D');
        return days.Length + time.Length == 0 ? "PT0S" : $"P{days}{(time.Length > 0 ? "T" : "")}{time}";

        static string Part(int number, char unit)
            => number == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"{number}{unit}");
    }

    [GeneratedRegex(
        @"\AP(?=[0-9T])(?:(?<days>[0-9]{1,2})D)?(?:T(?=[0-9])(?:(?<hours>[0-9]{1,3})H)?(?:(?<minutes>[0-9]{1,5})M)?(?:(?<seconds>[0-9]{1,7})S)?)?\z",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Form { get; }
}
