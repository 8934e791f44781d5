using CyberSanctions.Procedures.Periods;
using CyberSanctions.Publication.History;

namespace CyberSanctions.Publication.Tests.History;

/// <summary>
/// The list once more, as somebody would keep it by hand: moment by moment, first what acts do, then whoever has come to an end
/// is struck off. Slow, and apart from <see cref="Fold"/>: if one of the two is wrong, they disagree.
/// </summary>
internal sealed class NaiveList
{
    private readonly Dictionary<string, Line> _lines = [];
    private (DateTime EndsAt, string Day)? _listings;
    private DateTime? _frameworkEndsAt;

    /// <summary>Who is on the list, with reasons and last day, and who has left it when.</summary>
    public static IReadOnlyList<string> At(IReadOnlyCollection<RecordedOperation> operations, DateTime at, long version)
    {
        var known = operations.Where(o => o.Act.Carried is { } carried && carried.Version <= version && o.Act.TakesEffectAt <= at)
            .ToList();
        var days = known.SelectMany(o => new[] { o.What.Renew?.Until, o.What.Extend?.Until }.OfType<Contracts.Common.V1.Date>())
            .Select(day => EndOf(new DateOnly(day.Year, day.Month, day.Day)));
        var list = new NaiveList();
        foreach (var moment in known.Select(o => o.Act.TakesEffectAt)
            .Concat(days)
            .Append(at)
            .Where(moment => moment <= at)
            .Distinct()
            .Order())
        {
            foreach (var operation in known.Where(o => o.Act.TakesEffectAt == moment)
                .OrderBy(o => o.Act.LogicalId)
                .ThenBy(o => o.Place))
            {
                list.Do(operation, moment);
            }

            list.Strike(moment);
        }

        return [.. list._lines.Select(line =>
            $"{line.Key}: {line.Value.Reasons}, until {line.Value.Day}, left {line.Value.Left:O}").Order(StringComparer.Ordinal)];
    }

    public static IReadOnlyList<string> Told(ListState state)
        =>
        [
            .. state.Entries
                .Select(e => $"{e.Identity.Reference}: {e.Content.StatementOfReasons}, until {e.Until?.Day:yyyy-MM-dd}, left"
                    + $" {e.Ending?.At:O}")
                .Order(StringComparer.Ordinal),
        ];

    private static DateTime EndOf(DateOnly day) => CouncilData.EndInBrussels(day);

    private void Do(RecordedOperation operation, DateTime now)
    {
        switch (operation.What)
        {
            case { List: { } listing }:
                var until = _listings is { } listings && listings.EndsAt > now ? listings : default;
                _lines[listing.EuReferenceNumber] = new Line
                {
                    Reasons = listing.StatementOfReasons,
                    Since = now,
                    EndsAt = until.EndsAt,
                    Day = until.Day,
                };
                break;
            case { Amend: { } amendment } when OnList(amendment.EntryReference) is { } line:
                line.Reasons = amendment.After.StatementOfReasons;
                break;
            case { Delist: { } delisting } when OnList(delisting.EntryReference) is { } line:
                line.Left = now;
                break;
            case { Renew: { } renewal }:
                var day = new DateOnly(renewal.Until.Year, renewal.Until.Month, renewal.Until.Day);
                _listings = (EndOf(day) > now ? EndOf(day) : now, $"{day:yyyy-MM-dd}");
                foreach (var line in renewal.Reviews.Select(review => OnList(review.EntryReference)).OfType<Line>())
                {
                    (line.EndsAt, line.Day) = _listings.Value;
                }

                break;
            case { Extend: { } extension }:
                var end = EndOf(new DateOnly(extension.Until.Year, extension.Until.Month, extension.Until.Day));
                _frameworkEndsAt = end > now ? end : now;
                break;
        }
    }

    private Line? OnList(string reference) => _lines.TryGetValue(reference, out var line) && line.Left is null ? line : null;

    private void Strike(DateTime now)
    {
        foreach (var line in _lines.Values.Where(line => line.Left is null))
        {
            if ((line.EndsAt != default && line.EndsAt <= now) || (_frameworkEndsAt == now && line.Since < now))
            {
                line.Left = now;
            }
        }
    }

    private sealed class Line
    {
        public required string Reasons { get; set; }

        public required DateTime Since { get; init; }

        public DateTime EndsAt { get; set; }

        public string? Day { get; set; }

        public DateTime? Left { get; set; }
    }
}
