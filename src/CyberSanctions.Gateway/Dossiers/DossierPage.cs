using CyberSanctions.Contracts.Attribution.V1;

namespace CyberSanctions.Gateway.Dossiers;

/// <summary>One page of dossiers, newest first.</summary>
public sealed record DossierPage
{
    /// <summary>What is on this page.</summary>
    public required IReadOnlyList<DossierSummary> Items { get; init; }

    /// <summary>Address of the next page; absent on the last. Also in the header <c>Link</c>.</summary>
    public string? Next { get; init; }

    /// <summary>How many there are on all pages that you may see.</summary>
    public required DossierCounts Counts { get; init; }

    /// <summary>
    /// Whether nothing says what was looked for as it was written: then these say something in which one letter of a word is
    /// missing, too many, another one, or in another place.
    /// </summary>
    public required bool Similar { get; init; }
}

/// <summary>How many dossiers there are.</summary>
public sealed record DossierCounts
{
    /// <summary>In all.</summary>
    public required long Total { get; init; }

    /// <summary>That are open.</summary>
    public required long Open { get; init; }

    /// <summary>That are concluded.</summary>
    public required long Concluded { get; init; }

    /// <summary>That were withdrawn.</summary>
    public required long Withdrawn { get; init; }
}

/// <summary>Where in a dossier at least one of the words is that were looked for.</summary>
public sealed record FoundPlaces
{
    /// <summary>Whether in its title, its summary, its references, or in the assessment with which it was concluded.</summary>
    public required bool Header { get; init; }

    /// <summary>In which incidents, items of evidence and actors: the first ten.</summary>
    public required IReadOnlyList<FoundItem> Items { get; init; }

    /// <summary>Whether in more of them.</summary>
    public required bool MoreItems { get; init; }
}

/// <summary>An item in which a word is that was looked for.</summary>
public sealed record FoundItem
{
    /// <summary>What it is.</summary>
    public required ItemKind Kind { get; init; }

    /// <summary>Its id within the suite.</summary>
    public required string Id { get; init; }
}
