using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.Contracts.Kinds;
using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.Procedures.Periods;
using CyberSanctions.ServiceDefaults.Identity;
using Google.Protobuf.WellKnownTypes;

namespace CyberSanctions.Listing.WorkQueue;

/// <summary>One item, as the view <c>work_due</c> has it, and who has it.</summary>
internal sealed class WorkRow
{
    private static readonly TimeZoneInfo Brussels = TimeZones.Find("Europe/Brussels")!;

    public int Source { get; init; }

    public string Kind { get; init; } = "";

    public string Id { get; init; } = "";

    public string Reference { get; init; } = "";

    public string List { get; init; } = "";

    public string? EntryReference { get; init; }

    public Handling Handling { get; init; }

    public bool Exercise { get; init; }

    public DateOnly? DueOn { get; init; }

    public DateOnly Since { get; init; }

    public string? Subject { get; init; }

    public long Place { get; init; }

    public string? MemberState { get; init; }

    public string[] Authors { get; init; } = [];

    /// <summary>The moment of a clock with a time of day.</summary>
    public DateTime? EndsAt { get; init; }

    /// <summary>Of the assignment; 0 when nobody ever had it.</summary>
    public long Version { get; init; }

    public string? Assignee { get; init; }

    public string? Unit { get; init; }

    public string? Reason { get; init; }

    public string? AssignedBy { get; init; }

    public DateTime? AssignedAt { get; init; }

    /// <summary>Where it stands in the order of all.</summary>
    public WorkPlace At => new(
        DueOn ?? (EndsAt is { } moment ? Deadlines.LastDay(moment) : null), EndsAt, Since, Source, Place);

    /// <summary>The item's own: 1 when nobody ever had it, so that whoever is first to take it on can say what they
    /// saw.</summary>
    public long ItemVersion => Version + 1;

    /// <summary>When it is too late, UTC; nothing when there is no day.</summary>
    public DateTime? TooLateAt => EndsAt ?? (DueOn is { } day ? CouncilData.EndInBrussels(day) : null);

    /// <summary>Whether somebody wrote what is to be cleared, or asked for what is to be approved.</summary>
    public bool IsWorkOf(string subject) => Authors.Any(author => SamePerson.Are(author, subject));

    /// <summary>Whether somebody's roles let them do it.</summary>
    public bool IsForRolesOf(Principal principal)
        => WorkItemKinds.RolesFor(WorkItemKinds.Of(Kind)).Any(principal.Has) && !IsOfOthers(principal);

    /// <summary>Whether another State's authority handles it.</summary>
    public bool IsOfOthers(Principal principal) => MemberState is not null && MemberState != Derogations.Sight.Of(principal);

    /// <summary>As somebody sees it.</summary>
    /// <param name="zone">In which moments are shown as well; nothing when in none.</param>
    public WorkItem ToMessage(Principal reader, CouncilData council, DateTime now, TimeZoneInfo? zone)
    {
        var kind = WorkItemKinds.Of(Kind);
        var end = TooLateAt;
        int? workingDays = end is { } last
            ? Deadlines.WorkingDaysLeft(council, CouncilData.DayInBrussels(now), Deadlines.LastDay(last), now)
            : null;
        var item = new WorkItem
        {
            Id = Id,
            Kind = kind,
            Reference = Reference,
            List = List,
            EntryReference = EntryReference ?? "",
            Handling = Handling,
            Exercise = Exercise,
            MemberState = MemberState ?? "",
            Since = Since.ToMessage(),
            DueOn = DueOn?.ToMessage(),
            EndsAt = end?.ToTimestamp(),
            EndsAtInBrussels = end is { } moment ? TimeZones.Show(moment, Brussels) : "",
            EndsAtInZone = end is { } shown && zone is not null ? TimeZones.Show(shown, zone) : "",
            Overdue = end <= now,
            Urgency = Deadlines.UrgencyOf(kind, now, end, workingDays),
            MayAct = IsForRolesOf(reader) && !IsWorkOf(reader.Subject),
            Subject = Subject ?? "",
            Version = ItemVersion,
            Assignment = Version > 0 ? ToAssignment() : null,
        };
        if (workingDays is { } days)
        {
            item.WorkingDaysLeft = days;
        }

        return item;
    }

    /// <summary>Who has it.</summary>
    public WorkAssignment ToAssignment() => new()
    {
        Version = Version,
        Assignee = Assignee ?? "",
        Unit = Unit ?? "",
        Reason = Reason ?? "",
        AssignedBy = AssignedBy ?? "",
        AssignedAt = AssignedAt?.ToTimestamp(),
    };
}
