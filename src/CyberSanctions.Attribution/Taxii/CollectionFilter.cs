using System.Collections.Frozen;
using System.Globalization;
using System.Text.RegularExpressions;
using CyberSanctions.Attribution.Stix;
using CyberSanctions.Contracts.Attribution.V1;
using CyberSanctions.ServiceDefaults.Validation;

namespace CyberSanctions.Attribution.Taxii;

/// <summary>Which objects of a collection are asked for (TAXII 2.1, section 3.4). Pure.</summary>
internal sealed partial class CollectionFilter
{
    private const int MostIds = 500;
    private const int MostValues = 100;
    private const int LongestWord = 100;
    private const string Last = "last";
    private const string First = "first";
    private const string All = "all";

    private readonly DateTime _after;
    private readonly FrozenSet<string> _ids;
    private readonly FrozenSet<string> _types;
    private readonly FrozenSet<string> _versions;
    private readonly FrozenSet<DateTime> _times;
    private readonly bool _isOfThisVersion;

    public CollectionFilter(ListReceivedObjectsRequest request)
    {
        // To the microsecond, as everything here: what was added within the one that is named came before its end.
        _after = request.AddedAfter is { } after ? Floor(after.ToDateTime()) : DateTime.MinValue;
        _ids = request.Ids.ToFrozenSet(StringComparer.Ordinal);
        _types = request.Types_.ToFrozenSet(StringComparer.Ordinal);
        _versions = (request.Versions.Count == 0 ? [Last] : request.Versions).ToFrozenSet(StringComparer.Ordinal);
        _times = request.Versions.Select(TimeOf).OfType<DateTime>().ToFrozenSet();
        _isOfThisVersion = request.SpecVersions.Count == 0 || request.SpecVersions.Contains("2.1");
    }

    /// <summary>Begins the checks of what is asked for.</summary>
    public static Checks Check(ListReceivedObjectsRequest request)
    {
        var checks = new Checks().Instant("added_after", request.AddedAfter);
        List(checks, "ids", request.Ids, MostIds, StixIds.Is, "Must be an id of STIX.");
        List(checks, "types", request.Types_, MostValues, IsWord, "Must be a type of STIX.");
        List(checks, "versions", request.Versions, MostValues, IsVersion, "Must be last, first, all, or a time in UTC.");
        List(checks, "spec_versions", request.SpecVersions, MostValues, IsWord, "Must be a version of STIX.");
        return checks;
    }

    /// <summary>Whether an entry may be among them, as far as the version does not matter.</summary>
    public bool Admits(CollectionEntry entry)
        => _isOfThisVersion && entry.AddedAt > _after
            && (_ids.Count == 0 || _ids.Contains(entry.Id))
            && (_types.Count == 0 || _types.Contains(StixIds.TypeOf(entry.Id)));

    /// <summary>Whether a version of an object is asked for.</summary>
    /// <param name="all">Those that there are.</param>
    public bool Chooses(DateTime version, IReadOnlyCollection<DateTime> all)
        => _versions.Contains(All) || _times.Contains(version)
            || (_versions.Contains(Last) && version == all.Max())
            || (_versions.Contains(First) && version == all.Min());

    private static void List(
        Checks checks, string field, IList<string> values, int most, Func<string, bool> isOne, string demand)
    {
        checks.That(values.Count <= most, field, $"Has more than {most} values.");
        foreach (var (i, value) in values.Take(most).Index())
        {
            checks.That(isOne(value), string.Create(CultureInfo.InvariantCulture, $"{field}[{i}]"), demand);
        }
    }

    private static bool IsWord(string text) => text.Length <= LongestWord && Word().IsMatch(text);

    private static bool IsVersion(string text) => text is Last or First or All || TimeOf(text) is not null;

    // Finer than a microsecond no version here is, so one that says more is none of these.
    private static DateTime? TimeOf(string text)
        => Instant().IsMatch(text) && DateTime.TryParse(
            text, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal, out var time)
            ? time
            : null;

    private static DateTime Floor(DateTime time) => time.AddTicks(-(time.Ticks % TimeSpan.TicksPerMicrosecond));

    [GeneratedRegex(@"^[a-z0-9][a-z0-9.-]*\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Word();

    [GeneratedRegex(
        @"^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]{1,7})?Z\z",
        RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Instant();
}
