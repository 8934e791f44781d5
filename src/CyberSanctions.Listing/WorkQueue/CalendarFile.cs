using System.Text;
using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.Procedures.Periods;
using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;
using Calendar = Ical.Net.Calendar;

namespace CyberSanctions.Listing.WorkQueue;

/// <summary>
/// The queue as a calendar (RFC 5545): an event for each item that has a day, all day long in Brussels; where the last moment
/// is not the end of a day, one at that moment, UTC. Which item it is, its UID says for good; when it last changed, DTSTAMP and
/// SEQUENCE. What is done is not there any more. The bytes depend on nothing but the items.
/// </summary>
/// <example>
/// <code>
/// BEGIN:VEVENT
/// CLASS:CONFIDENTIAL
/// DTSTAMP:20261206T230000Z
/// DTSTART;VALUE=DATE:20261214
/// SEQUENCE:0
/// SUMMARY:Silence ends: DER-2026-0004 (EU.5701.88\, eu-cyber)
/// TRANSP:TRANSPARENT
/// UID:silence:DER-2026-0004@work-queue
/// END:VEVENT
/// </code>
/// </example>
internal static class CalendarFile
{
    /// <summary>The file.</summary>
    /// <param name="rows">What is in it, in their order; of those without a day there is no event.</param>
    public static byte[] Of(IEnumerable<WorkRow> rows)
    {
        var calendar = new Calendar { ProductId = "-//CyberSanctions//Work queue//EN" };
        calendar.AddProperty("X-WR-CALNAME", "Work queue");
        calendar.AddProperty("X-PUBLISHED-TTL", "PT1H");
        calendar.Events.AddRange(rows.Where(row => row.TooLateAt is not null).Select(EventOf));
        return Encoding.UTF8.GetBytes(new CalendarSerializer().SerializeToString(calendar)
            ?? throw new InvalidOperationException("A calendar without text."));
    }

    private static CalendarEvent EventOf(WorkRow row)
    {
        var end = row.TooLateAt!.Value;
        var day = Deadlines.LastDay(end);
        var begun = CouncilData.BeginningInBrussels(row.Since);
        return new CalendarEvent
        {
            Uid = $"{row.Id}@work-queue",
            DtStamp = Utc(row.AssignedAt > begun ? row.AssignedAt.Value : begun),
            DtStart = end == CouncilData.EndInBrussels(day) ? new CalDateTime(day) : Utc(end),
            Sequence = (int)Math.Min(row.Version, int.MaxValue),
            Summary = SummaryOf(row),
            Class = "CONFIDENTIAL",
            Transparency = TransparencyType.Transparent,
        };
    }

    // Kinds and references; nothing that anybody wrote.
    private static string SummaryOf(WorkRow row)
    {
        var of = row.EntryReference is null ? row.List : $"{row.EntryReference}, {row.List}";
        var summary = $"{TitleOf(WorkItemKinds.Of(row.Kind))}: {row.Reference} ({of})";
        return row.Exercise ? $"EXERCISE – {summary}" : summary;
    }

    private static string TitleOf(WorkItemKind kind) => kind switch
    {
        WorkItemKind.RenewListings => "Listings end",
        WorkItemKind.ExtendFramework => "Framework ends",
        WorkItemKind.Notification => "Notification owed",
        WorkItemKind.Review => "Review due",
        WorkItemKind.Answer => "Answer to observations owed",
        WorkItemKind.Access => "Answer on access to the file owed",
        WorkItemKind.Court => "Follow-up to a judgment due",
        WorkItemKind.Silence => "Silence ends",
        WorkItemKind.Notice => "Notice of grounds ends",
        WorkItemKind.Report => "Report due",
        WorkItemKind.Reservation => "Reservation",
        WorkItemKind.Translation => "Translation due",
        _ => "Due",
    };

    private static CalDateTime Utc(DateTime moment)
        => new(DateTime.SpecifyKind(moment.AddTicks(-(moment.Ticks % TimeSpan.TicksPerSecond)), DateTimeKind.Utc), "UTC");
}
