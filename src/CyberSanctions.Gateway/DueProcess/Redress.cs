using CyberSanctions.Contracts.Listing.V1;

namespace CyberSanctions.Gateway.DueProcess;

/// <summary>How to be heard on a listing, and how far due process is. For everybody.</summary>
public sealed record Redress
{
    /// <summary>For example eu-cyber.</summary>
    public required string List { get; init; }

    /// <summary>For example EU.5701.88.</summary>
    public required string Reference { get; init; }

    /// <summary>Nothing of it is real then.</summary>
    public required bool Exercise { get; init; }

    /// <summary>The primary name that the entry was listed under.</summary>
    public required string Name { get; init; }

    /// <summary>Whether it is on the list now.</summary>
    public required bool Listed { get; init; }

    /// <summary>Since when it is, or was, Brussels time.</summary>
    public required DateOnly ListedOn { get; init; }

    /// <summary>What the person was, or is to be, told of; oldest first.</summary>
    public required IReadOnlyList<PublicNotification> Notifications { get; init; }

    /// <summary>Since when a review is open; absent when none is.</summary>
    public DateOnly? ReviewOpenSince { get; init; }

    /// <summary>From when the 12 months are counted: the listing, or the last review.</summary>
    public required DateOnly ReviewedOn { get; init; }

    /// <summary>The last day for the next review; absent when it is off the list.</summary>
    public DateOnly? ReviewDueOn { get; init; }

    /// <summary>Actions for annulment, oldest first.</summary>
    public required IReadOnlyList<PublicCase> CourtCases { get; init; }

    /// <summary>What whoever is listed can do.</summary>
    public required IReadOnlyList<Remedy> Remedies { get; init; }
}

/// <summary>What whoever is listed can do.</summary>
public sealed record Remedy
{
    /// <summary>What it is.</summary>
    public required RemedyKind Kind { get; init; }

    /// <summary>In words for them.</summary>
    public required string Text { get; init; }

    /// <summary>The law that it rests on.</summary>
    public required string LegalBasis { get; init; }
}

/// <summary>That a person was told, or is to be.</summary>
public sealed record PublicNotification
{
    /// <summary>Of what.</summary>
    public required NotificationCause Cause { get; init; }

    /// <summary>How far it is.</summary>
    public required NotificationState State { get; init; }

    /// <summary>How; absent until it is done.</summary>
    public NotificationChannel? Channel { get; init; }

    /// <summary>When; absent until it is done.</summary>
    public DateOnly? On { get; init; }
}

/// <summary>An action for annulment.</summary>
public sealed record PublicCase
{
    /// <summary>The court's number of it.</summary>
    public required string Number { get; init; }

    /// <summary>When it was lodged.</summary>
    public required DateOnly LodgedOn { get; init; }

    /// <summary>How far it is.</summary>
    public required CourtState State { get; init; }

    /// <summary>What became of it so far.</summary>
    public CourtOutcome? Outcome { get; init; }

    /// <summary>The day of the last step.</summary>
    public DateOnly? On { get; init; }

    /// <summary>The last day on which the effects of what was annulled are maintained.</summary>
    public DateOnly? EffectsUntil { get; init; }
}
