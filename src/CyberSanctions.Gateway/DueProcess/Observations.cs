using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.Contracts.Listing.V1;

namespace CyberSanctions.Gateway.DueProcess;

/// <summary>How far observations are, for whoever sent them.</summary>
public sealed record ObservationsAnswer
{
    /// <summary>Their number. Nobody can guess it: whoever has it reads the answer.</summary>
    public required string Reference { get; init; }

    /// <summary>For example eu-cyber.</summary>
    public required string List { get; init; }

    /// <summary>The entry that they are on.</summary>
    public required string EntryReference { get; init; }

    /// <summary>How far they are.</summary>
    public required ObservationsState State { get; init; }

    /// <summary>When they came in.</summary>
    public required DateTime ReceivedAt { get; init; }

    /// <summary>The answer; absent until the review that they have led to has ended.</summary>
    public string? Answer { get; init; }

    /// <summary>When they were answered.</summary>
    public DateTime? AnsweredAt { get; init; }
}

/// <summary>Observations of somebody who is listed.</summary>
public sealed record ReceivedObservations
{
    /// <summary>The number by which whoever sent them asks for the answer.</summary>
    public required string Reference { get; init; }

    /// <summary>Their version; also the ETag.</summary>
    public required long Version { get; init; }

    /// <summary>For example eu-cyber.</summary>
    public required string List { get; init; }

    /// <summary>The entry that they are on.</summary>
    public required string EntryReference { get; init; }

    /// <summary>Who sent them, and for whom, as they say.</summary>
    public required string Sender { get; init; }

    /// <summary>How they can be reached, if they said so.</summary>
    public string? Contact { get; init; }

    /// <summary>Word for word; absent in lists.</summary>
    public string? Text { get; init; }

    /// <summary>What came by the form with them.</summary>
    public ObservationsFile? File { get; init; }

    /// <summary>TLP 2.0 marking.</summary>
    public required Handling Handling { get; init; }

    /// <summary>The day on which they were received, Brussels time.</summary>
    public required DateOnly ReceivedOn { get; init; }

    /// <summary>When they were recorded.</summary>
    public required DateTime ReceivedAt { get; init; }

    /// <summary>The officer who recorded them; service:public when they came by the form.</summary>
    public required string RecordedBy { get; init; }

    /// <summary>What an officer has received; absent when they came by the form.</summary>
    public DocumentReference? Document { get; init; }

    /// <summary>How far they are.</summary>
    public required ObservationsState State { get; init; }

    /// <summary>The review that they have opened or joined.</summary>
    public string? ReviewReference { get; init; }

    /// <summary>The answer to whoever sent them.</summary>
    public string? Answer { get; init; }

    /// <summary>Who answered.</summary>
    public string? AnsweredBy { get; init; }

    /// <summary>When they were answered.</summary>
    public DateTime? AnsweredAt { get; init; }
}

/// <summary>A file that came with observations.</summary>
public sealed record ObservationsFile
{
    /// <summary>As it was called where it came from.</summary>
    public required string Name { get; init; }

    /// <summary>How many bytes it has.</summary>
    public required long Size { get; init; }

    /// <summary>Of its bytes. Nothing of it was opened.</summary>
    public required string Sha256 { get; init; }
}

/// <summary>Observations that an officer has received otherwise than by the form.</summary>
public sealed record NewReceivedObservations
{
    /// <summary>Who sent them, and for whom: 1 to 300 characters.</summary>
    public required string Sender { get; init; }

    /// <summary>How they can be reached: up to 300 characters.</summary>
    public string? Contact { get; init; }

    /// <summary>1 to 20,000 characters.</summary>
    public required string Text { get; init; }

    /// <summary>TLP 2.0 marking.</summary>
    public required Handling Handling { get; init; }

    /// <summary>Not before the listing, and not after today.</summary>
    public required DateOnly ReceivedOn { get; init; }

    /// <summary>What was received.</summary>
    public required DocumentReference Document { get; init; }
}

/// <summary>The answer to observations.</summary>
public sealed record NewObservationsAnswer
{
    /// <summary>For whoever sent them: 1 to 10,000 characters.</summary>
    public required string Answer { get; init; }
}
