using CyberSanctions.Contracts.Attribution.V1;

namespace CyberSanctions.Gateway.Partners;

/// <summary>What is to be shared with a partner.</summary>
public sealed record NewShare
{
    /// <summary>The partner's code: US, NATO.</summary>
    public required string Partner { get; init; }

    /// <summary>Which version of the dossier; the newest when left out.</summary>
    public long? DossierVersion { get; init; }

    /// <summary>The ids of items, at most 500; none: all that may be shared.</summary>
    public IReadOnlyList<string> ItemIds { get; init; } = [];

    /// <summary>The last day on which the partner sees it, in Brussels: from today to a year from now.</summary>
    public required DateOnly Until { get; init; }

    /// <summary>Why, 1 to 2,000 characters; the partner reads it.</summary>
    public required string Purpose { get; init; }
}

/// <summary>A version of a dossier, or parts of it, that is shared with a partner.</summary>
public sealed record Share
{
    /// <summary>Its id within the suite.</summary>
    public required string Id { get; init; }

    /// <summary>Grows by one with every change; its ETag.</summary>
    public required long Version { get; init; }

    /// <summary>The dossier of which a version is shared.</summary>
    public required string DossierReference { get; init; }

    /// <summary>The partner's code.</summary>
    public required string Partner { get; init; }

    /// <summary>The partner's name.</summary>
    public required string PartnerName { get; init; }

    /// <summary>Which version of the dossier is shared. What changes later does not come to it.</summary>
    public required long DossierVersion { get; init; }

    /// <summary>Whether all is shared that may be; else the items that were named.</summary>
    public required bool Everything { get; init; }

    /// <summary>How many items are shared.</summary>
    public required long ItemCount { get; init; }

    /// <summary>How many items of the version were left out, because they may not be shared.</summary>
    public required long LeftOut { get; init; }

    /// <summary>Which items were named.</summary>
    public IReadOnlyList<string>? ItemIds { get; init; }

    /// <summary>The last day on which the partner sees it, in Brussels.</summary>
    public required DateOnly Until { get; init; }

    /// <summary>Why it is shared.</summary>
    public required string Purpose { get; init; }

    /// <summary>Whether it is of a table-top exercise.</summary>
    public required bool Exercise { get; init; }

    /// <summary>The partner sees it only while it is approved.</summary>
    public required ShareState State { get; init; }

    /// <summary>Who proposed it.</summary>
    public required string ProposedBy { get; init; }

    /// <summary>When it was proposed.</summary>
    public required DateTime ProposedAt { get; init; }

    /// <summary>Who approved it, somebody else: absent until then.</summary>
    public string? ApprovedBy { get; init; }

    /// <summary>When it was approved.</summary>
    public DateTime? ApprovedAt { get; init; }

    /// <summary>When somebody of the partner's first read it.</summary>
    public DateTime? ReadAt { get; init; }

    /// <summary>Present once ended.</summary>
    public ShareEnding? Ending { get; init; }
}

/// <summary>Why a share was ended, before its last day or before it was approved.</summary>
public sealed record ShareEnding
{
    /// <summary>Why it ends, or is refused.</summary>
    public required string Reason { get; init; }

    /// <summary>Who ended it.</summary>
    public required string EndedBy { get; init; }

    /// <summary>When it was ended.</summary>
    public required DateTime EndedAt { get; init; }
}
