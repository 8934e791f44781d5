namespace CyberSanctions.Gateway.Responses;

/// <summary>What the Union has said in public.</summary>
public sealed record Statement
{
    /// <summary>Its id, for the public.</summary>
    public required string Id { get; init; }

    /// <summary>The title under which it was released.</summary>
    public required string Title { get; init; }

    /// <summary>What kind of measure it was: a statement by the High Representative, for example.</summary>
    public required string Measure { get; init; }

    /// <summary>On which day, in Brussels.</summary>
    public required DateOnly SaidOn { get; init; }

    /// <summary>What was said; absent once it was retracted.</summary>
    public string? Text { get; init; }

    /// <summary>SHA-256 of the text's UTF-8 bytes; also once it was retracted.</summary>
    public required string Sha256 { get; init; }

    /// <summary>Since when it is public.</summary>
    public required DateTime ReleasedAt { get; init; }

    /// <summary>Why it was retracted.</summary>
    public string? RetractedBecause { get; init; }

    /// <summary>When it was retracted.</summary>
    public DateTime? RetractedAt { get; init; }
}

/// <summary>That the text of a measure was released to the public.</summary>
public sealed record StatementRelease
{
    /// <summary>Of the statement, as the public knows it.</summary>
    public required string StatementId { get; init; }

    /// <summary>Its title there.</summary>
    public required string Title { get; init; }

    /// <summary>Who released it.</summary>
    public required string ReleasedBy { get; init; }

    /// <summary>When it was released.</summary>
    public required DateTime ReleasedAt { get; init; }

    /// <summary>Present once it was taken back.</summary>
    public StatementRetraction? Retraction { get; init; }
}

/// <summary>That a statement was taken back.</summary>
public sealed record StatementRetraction
{
    /// <summary>Why, as the public reads it.</summary>
    public required string Reason { get; init; }

    /// <summary>Who took it back.</summary>
    public required string RetractedBy { get; init; }

    /// <summary>When it was taken back.</summary>
    public required DateTime RetractedAt { get; init; }
}

/// <summary>What is released to the public.</summary>
public sealed record NewRelease
{
    /// <summary>Its title for the public, 1 to 300 characters.</summary>
    public required string Title { get; init; }

    /// <summary>Of the text with which the measure was carried out.</summary>
    public required string Sha256 { get; init; }
}

/// <summary>Why a statement is taken back.</summary>
public sealed record NewRetraction
{
    /// <summary>Why, as the public will read it: 1 to 2,000 characters.</summary>
    public required string Reason { get; init; }
}
