using System.Globalization;

namespace CyberSanctions.Contracts.Kinds;

/// <summary>
/// Names of the IANA time zone database, as the machine has it. Compared letter by letter: a name that is known in another case
/// only would be known on some machines. Zones are named by a place (<c>Europe/Helsinki</c>), or are UTC; abbreviations are not
/// taken, since IST is three of them.
/// </summary>
public static class TimeZones
{
    private const int Longest = 64;

    /// <summary>What is wrong with a name; null when nothing is.</summary>
    public static string? Problem(string name) => Find(name) is null
        ? "Must be a name of the IANA time zone database, for example Europe/Helsinki, or UTC."
        : null;

    /// <summary>The zone; nothing when there is none of that name.</summary>
    public static TimeZoneInfo? Find(string name)
        => name.Length <= Longest
            && (name == "UTC" || (name.Contains('/') && char.IsAsciiLetterUpper(name[0]) && name.All(IsOfAName)))
            && TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) && zone.Id == name ? zone : null;

    /// <summary>A moment as the clocks of a zone show it: <c>2027-03-29T00:00:00+02:00</c>.</summary>
    /// <param name="moment">UTC.</param>
    public static string Show(DateTime moment, TimeZoneInfo zone)
        => TimeZoneInfo.ConvertTime(new DateTimeOffset(moment), zone)
            .ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);

    private static bool IsOfAName(char c) => char.IsAsciiLetterOrDigit(c) || c is '/' or '_' or '-' or '+';
}
