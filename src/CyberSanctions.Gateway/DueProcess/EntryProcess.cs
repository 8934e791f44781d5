using CyberSanctions.Contracts.Listing.V1;

namespace CyberSanctions.Gateway.DueProcess;

/// <summary>Due process of an entry, as far as the reader may see it.</summary>
public sealed record EntryProcess
{
    /// <summary>For example eu-cyber.</summary>
    public required string List { get; init; }

    /// <summary>For example EU.5701.88.</summary>
    public required string Reference { get; init; }

    /// <summary>Version of the entry, as now on record.</summary>
    public required int EntryVersion { get; init; }

    /// <summary>Whether it is off the list, or will be.</summary>
    public required bool Ended { get; init; }

    /// <summary>From which day the listing has effect, Brussels time.</summary>
    public required DateOnly ListedOn { get; init; }

    /// <summary>From when the 12 months are counted: the listing, or the last review.</summary>
    public required DateOnly ReviewedOn { get; init; }

    /// <summary>The last day for the next review.</summary>
    public required DateOnly ReviewDueOn { get; init; }

    /// <summary>Whether the entry names an address to which something can be sent.</summary>
    public required bool AddressKnown { get; init; }

    /// <summary>What the person was, or is to be, told of; oldest first.</summary>
    public required IReadOnlyList<Notification> Notifications { get; init; }

    /// <summary>Reviews of the listing, oldest first.</summary>
    public required IReadOnlyList<ListingReview> Reviews { get; init; }

    /// <summary>Requests for access to the file, oldest first.</summary>
    public required IReadOnlyList<AccessRequest> AccessRequests { get; init; }

    /// <summary>Actions for annulment, oldest first.</summary>
    public required IReadOnlyList<CourtCase> CourtCases { get; init; }
}

/// <summary>Something that is owed to somebody who is listed.</summary>
public sealed record Due
{
    /// <summary>What it is.</summary>
    public required DueKind Kind { get; init; }

    /// <summary>For example eu-cyber.</summary>
    public required string List { get; init; }

    /// <summary>For example EU.5701.88.</summary>
    public required string EntryReference { get; init; }

    /// <summary>Of the notification, the review, the observations, the request or the court case.</summary>
    public required string Reference { get; init; }

    /// <summary>The day by which it has to be done; where the law says "without delay", that from which it is owed.</summary>
    public required DateOnly DueOn { get; init; }

    /// <summary>From which day it is owed.</summary>
    public required DateOnly Since { get; init; }
}
