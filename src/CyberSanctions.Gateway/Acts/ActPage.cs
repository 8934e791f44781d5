namespace CyberSanctions.Gateway.Acts;

/// <summary>One page of acts, newest first.</summary>
public sealed record ActPage
{
    /// <summary>What is on this page.</summary>
    public required IReadOnlyList<ActSummary> Items { get; init; }

    /// <summary>Address of the next page; absent on the last. Also in the header <c>Link</c>.</summary>
    public string? Next { get; init; }

    /// <summary>How many there are on all pages that you may see.</summary>
    public required ActCounts Counts { get; init; }

    /// <summary>
    /// Whether nothing says what was looked for as it was written: then these say something in which one letter of a word is
    /// missing, too many, another one, or in another place.
    /// </summary>
    public required bool Similar { get; init; }
}

/// <summary>How many acts there are.</summary>
public sealed record ActCounts
{
    /// <summary>In all.</summary>
    public required long Total { get; init; }
}
