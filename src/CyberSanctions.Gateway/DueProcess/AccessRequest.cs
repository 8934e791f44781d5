using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.Contracts.Listing.V1;

namespace CyberSanctions.Gateway.DueProcess;

/// <summary>A request for access to the file.</summary>
public sealed record AccessRequest
{
    /// <summary>For example ACC-2026-0001.</summary>
    public required string Reference { get; init; }

    /// <summary>Its version; also the ETag.</summary>
    public required long Version { get; init; }

    /// <summary>For example eu-cyber.</summary>
    public required string List { get; init; }

    /// <summary>For example EU.5701.88.</summary>
    public required string EntryReference { get; init; }

    /// <summary>TLP 2.0 marking.</summary>
    public required Handling Handling { get; init; }

    /// <summary>Who asks, and for whom.</summary>
    public required string RequestedBy { get; init; }

    /// <summary>When it was received, Brussels time.</summary>
    public required DateOnly ReceivedOn { get; init; }

    /// <summary>Who recorded it.</summary>
    public required string RecordedBy { get; init; }

    /// <summary>When it was recorded.</summary>
    public required DateTime RecordedAt { get; init; }

    /// <summary>How far it is.</summary>
    public required AccessState State { get; init; }

    /// <summary>That what was given has been released, or why nothing is given.</summary>
    public string? Statement { get; init; }

    /// <summary>What was given.</summary>
    public required IReadOnlyList<GivenDocument> Documents { get; init; }

    /// <summary>Who answered.</summary>
    public string? AnsweredBy { get; init; }

    /// <summary>When it was answered.</summary>
    public DateTime? AnsweredAt { get; init; }
}

/// <summary>A document of the file that was given.</summary>
public sealed record GivenDocument
{
    /// <summary>The item of the dossier: its id. It has been released.</summary>
    public required string ItemReference { get; init; }

    /// <summary>In one line: 1 to 300 characters.</summary>
    public required string Title { get; init; }

    /// <summary>Of what was given: of the item's bytes, or of the extract that was released of them (UTF-8).</summary>
    public required string Sha256 { get; init; }
}

/// <summary>That somebody has asked for access to the file.</summary>
public sealed record NewAccessRequest
{
    /// <summary>Who asks, and for whom: 1 to 300 characters.</summary>
    public required string RequestedBy { get; init; }

    /// <summary>Not before the listing, and not after today.</summary>
    public required DateOnly ReceivedOn { get; init; }

    /// <summary>TLP 2.0 marking.</summary>
    public required Handling Handling { get; init; }
}

/// <summary>What was given of the file.</summary>
public sealed record NewAccessAnswer
{
    /// <summary>That each document has been released; or, without any, why access is refused: 1 to 4,000 characters.</summary>
    public required string Statement { get; init; }

    /// <summary>At most 200; left out when access is refused.</summary>
    public IReadOnlyList<GivenDocument>? Documents { get; init; }
}
