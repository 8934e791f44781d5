using System.Globalization;
using CyberSanctions.Attribution.Items;
using CyberSanctions.Contracts.Attribution.V1;
using CyberSanctions.Contracts.Kinds;
using CyberSanctions.ServiceDefaults.Validation;

namespace CyberSanctions.Attribution.Timeline;

/// <summary>What an event on the time line must say: when, as far as known, what happened, and who says so.</summary>
internal static class EventRules
{
    private const int MostEvidence = 50;

    // What is known less exactly comes first; of what is known equally, there is room for many.
    private const int Precisions = 4;
    private const int RoomBits = 26;

    private static readonly string[] Forms = ["HH", "HH:mm"];

    /// <summary>Adds what is wrong with an event to the checks.</summary>
    public static Checks Check(Checks checks, TimelineEvent? happened, DateOnly today)
    {
        if (happened is null)
        {
            return checks.That(false, "event", "Is required.");
        }

        checks
            .GivenByTheService("event.id", happened.Id.Length == 0)
            .LivedDate("event.date", happened.Date, today, required: true)
            .That(
                happened.Time.Length == 0 || TryParse(happened.Time, out _),
                "event.time",
                "Must be a time of day, UTC: `14` or `14:05`.")
            .That(
                happened.Time.Length == 0 || happened.Date is { Day: > 0 } || happened.Date is not { } date
                    || LivedDates.Problem(date, today) is not null,
                "event.time",
                "Must be left out: only a full date has a time of day.")
            .Paragraphs("event.text", happened.Text, 4_000)
            .Reference("event.incident_id", happened.IncidentId, required: false)
            .Line("event.source", happened.Source, 2_000, required: false)
            .That(
                happened.Source.Length > 0 || happened.EvidenceIds.Count > 0,
                "event.source",
                "Is required: who says so, if no evidence does.")
            .References("event.evidence_ids", happened.EvidenceIds, MostEvidence);
        return checks;
    }

    /// <summary>The incident and the evidence that an event names.</summary>
    public static IEnumerable<Citation> CitationsOf(TimelineEvent happened)
        => [
            .. Citations.Of(ItemKind.Incident, "event.incident_id", happened.IncidentId),
            .. Citations.Of(ItemKind.Evidence, "event.evidence_ids", happened.EvidenceIds),
        ];

    /// <summary>Where an event may stand: with those of the same time.</summary>
    public static PlaceRange PlacesOf(TimelineEvent happened)
    {
        var (date, time) = (happened.Date, happened.Time);
        var start = new DateTime(
            date.Year > 0 ? date.Year : date.YearFrom, Math.Max(date.Month, 1), Math.Max(date.Day, 1), 0, 0, 0, DateTimeKind.Utc);
        var minutes = (start.Ticks + (TryParse(time, out var ofDay) ? ofDay.Ticks : 0)) / TimeSpan.TicksPerMinute;
        var precision = time.Length > 0 ? 3 : date.Day > 0 ? 2 : date.Month > 0 ? 1 : 0;
        var from = ((minutes * Precisions) + precision) << RoomBits;
        return new(from, from + (1L << RoomBits) - 1, 1);
    }

    private static bool TryParse(string time, out TimeOnly ofDay)
        => TimeOnly.TryParseExact(time, Forms, CultureInfo.InvariantCulture, DateTimeStyles.None, out ofDay);
}
