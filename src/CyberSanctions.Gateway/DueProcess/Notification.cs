using CyberSanctions.Contracts.Listing.V1;

namespace CyberSanctions.Gateway.DueProcess;

/// <summary>A document outside the suite, as proof.</summary>
public sealed record DocumentReference
{
    /// <summary>In one line, 1 to 300 characters: OJ C, C/2026/5210, or the number of a registered letter.</summary>
    public required string Reference { get; init; }

    /// <summary>Of its bytes.</summary>
    public required string Sha256 { get; init; }
}

/// <summary>Notification that is owed to a person for something that was done to their entry: Article 13(2).</summary>
public sealed record Notification
{
    /// <summary>For example NTF-2026-0001.</summary>
    public required string Reference { get; init; }

    /// <summary>Its version; also the ETag.</summary>
    public required long Version { get; init; }

    /// <summary>For example eu-cyber.</summary>
    public required string List { get; init; }

    /// <summary>For example EU.5701.88.</summary>
    public required string EntryReference { get; init; }

    /// <summary>Version of the entry that it is about.</summary>
    public required int EntryVersion { get; init; }

    /// <summary>What the person is told of.</summary>
    public required NotificationCause Cause { get; init; }

    /// <summary>The act that did it; absent for the conclusion of a review.</summary>
    public string? ActReference { get; init; }

    /// <summary>The review that was concluded.</summary>
    public string? ReviewReference { get; init; }

    /// <summary>From which day it is owed, Brussels time: without delay. Absent while the act is not wholly on record.</summary>
    public DateOnly? OwedSince { get; init; }

    /// <summary>How far it is.</summary>
    public required NotificationState State { get; init; }

    /// <summary>How the person was told, oldest first.</summary>
    public required IReadOnlyList<NotificationAttempt> Attempts { get; init; }
}

/// <summary>That something was sent to a person, or published for them.</summary>
public sealed record NotificationAttempt
{
    /// <summary>Directly, or by a notice in the C series of the Official Journal.</summary>
    public required NotificationChannel Channel { get; init; }

    /// <summary>When it was sent or published.</summary>
    public required DateOnly On { get; init; }

    /// <summary>Proof of that.</summary>
    public required DocumentReference Proof { get; init; }

    /// <summary>Who recorded it.</summary>
    public required string RecordedBy { get; init; }

    /// <summary>When it was recorded.</summary>
    public required DateTime RecordedAt { get; init; }

    /// <summary>When it came back; absent when it did not.</summary>
    public DateOnly? ReturnedOn { get; init; }

    /// <summary>Proof of that.</summary>
    public DocumentReference? ReturnedProof { get; init; }

    /// <summary>Who recorded that.</summary>
    public string? ReturnedRecordedBy { get; init; }
}

/// <summary>That a person was told.</summary>
public sealed record NewDispatch
{
    /// <summary>Directly where the entry names an address; else by a notice.</summary>
    public required NotificationChannel Channel { get; init; }

    /// <summary>Not before it was owed, and not after today.</summary>
    public required DateOnly On { get; init; }

    /// <summary>Proof of dispatch or publication.</summary>
    public required DocumentReference Proof { get; init; }
}

/// <summary>That what was sent came back.</summary>
public sealed record NewReturn
{
    /// <summary>Not before it was sent, and not after today.</summary>
    public required DateOnly On { get; init; }

    /// <summary>Proof of that.</summary>
    public required DocumentReference Proof { get; init; }
}
