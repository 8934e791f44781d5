using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.Contracts.Listing.V1;

namespace CyberSanctions.Gateway.WorkQueue;

/// <summary>Something that is due.</summary>
public sealed record WorkItem
{
    /// <summary>Its kind and what it is about: "review:REV-2026-0007".</summary>
    public required string Id { get; init; }

    /// <summary>Its version; also the ETag. One more each time when it is given to somebody.</summary>
    public required long Version { get; init; }

    /// <summary>What is to be done.</summary>
    public required WorkItemKind Kind { get; init; }

    /// <summary>What is opened: a review, a proposal, an act, a derogation; of what ends the list.</summary>
    public required string Reference { get; init; }

    /// <summary>For example eu-cyber.</summary>
    public required string List { get; init; }

    /// <summary>The entry that it is about, if it is about one: EU.5701.88.</summary>
    public string? EntryReference { get; init; }

    /// <summary>TLP 2.0 marking of what it is about. A derogation has none, and counts as TLP:AMBER.</summary>
    public required Handling Handling { get; init; }

    /// <summary>Whether it is an exercise.</summary>
    public required bool Exercise { get; init; }

    /// <summary>Of a derogation: the Council code of the State whose authority handles it.</summary>
    public string? MemberState { get; init; }

    /// <summary>Since which day it waits, Brussels time.</summary>
    public required DateOnly Since { get; init; }

    /// <summary>The day by which it has to be done; where the law says "without delay", that from which it is owed. Absent when
    /// there is none.</summary>
    public DateOnly? DueOn { get; init; }

    /// <summary>When it is too late: the moment, or the end of the day in Brussels.</summary>
    public DateTime? EndsAt { get; init; }

    /// <summary>The same moment by the clocks of Brussels: 2027-03-29T00:00:00+02:00.</summary>
    public string? EndsAtInBrussels { get; init; }

    /// <summary>The same moment by the clocks of the time zone that was asked for.</summary>
    public string? EndsAtInZone { get; init; }

    /// <summary>Whether that has passed.</summary>
    public required bool Overdue { get; init; }

    /// <summary>Working days after today until the last one, that included; 0 when it is today; negative when it has passed.
    /// Absent when there is no day, or it is more than a year away.</summary>
    public int? WorkingDaysLeft { get; init; }

    /// <summary>How urgent it is.</summary>
    public required WorkUrgency Urgency { get; init; }

    /// <summary>Whether your roles allow what is to be done, and it is not your own text or request.</summary>
    public required bool MayAct { get; init; }

    /// <summary>The officer it went back to, or waits for, unless it was given to somebody.</summary>
    public string? Subject { get; init; }

    /// <summary>Who has it; absent when nobody ever had, and of another State's derogation.</summary>
    public WorkAssignment? Assignment { get; init; }
}

/// <summary>Who has something that is due.</summary>
public sealed record WorkAssignment
{
    /// <summary>Which one of this item it is, from 1.</summary>
    public required long Version { get; init; }

    /// <summary>Who has taken it on, or was given it; absent when nobody.</summary>
    public string? Assignee { get; init; }

    /// <summary>The unit's code; absent when none.</summary>
    public string? Unit { get; init; }

    /// <summary>Why.</summary>
    public required string Reason { get; init; }

    /// <summary>Who said so.</summary>
    public required string AssignedBy { get; init; }

    /// <summary>When.</summary>
    public required DateTime AssignedAt { get; init; }
}

/// <summary>All who had an item.</summary>
public sealed record WorkAssignments
{
    /// <summary>Who had it from when on, oldest first.</summary>
    public required IReadOnlyList<WorkAssignment> Items { get; init; }
}

/// <summary>Who is to have an item. Neither somebody nor a unit: nobody has it any more.</summary>
public sealed record NewWorkAssignment
{
    /// <summary>Somebody, by the subject of their token; you, to take it on.</summary>
    public string? Assignee { get; init; }

    /// <summary>A unit, by its code: RELEX.1.C.</summary>
    public string? Unit { get; init; }

    /// <summary>Why.</summary>
    public required string Reason { get; init; }
}
