using CyberSanctions.Contracts.Attribution.V1;

namespace CyberSanctions.Gateway.Dossiers;

/// <summary>What somebody has to say of a dossier, or of an item in it.</summary>
public record NewRemark
{
    /// <summary>A comment, or a request for change: while one of these is not settled, the dossier is not concluded.</summary>
    public required RemarkKind Kind { get; init; }

    /// <summary>The item that it is about; left out: the dossier as a whole.</summary>
    public string? ItemId { get; init; }

    /// <summary>1 to 4,000 characters.</summary>
    public required string Text { get; init; }
}

/// <summary>A remark.</summary>
public sealed record Remark : NewRemark
{
    /// <summary>Its id within the suite.</summary>
    public required string Id { get; init; }

    /// <summary>The version of the dossier that it is about.</summary>
    public required long DossierVersion { get; init; }

    /// <summary>Who made it.</summary>
    public required string MadeBy { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTime MadeAt { get; init; }

    /// <summary>Whether it comes from the legal service.</summary>
    public required bool Legal { get; init; }

    /// <summary>Present once a request is settled.</summary>
    public Settlement? Settlement { get; init; }
}

/// <summary>What has become of a request for change.</summary>
public sealed record Settlement
{
    /// <summary>What was done, or why nothing was.</summary>
    public required string Text { get; init; }

    /// <summary>Who settled it.</summary>
    public required string SettledBy { get; init; }

    /// <summary>When it was settled.</summary>
    public required DateTime SettledAt { get; init; }
}

/// <summary>What is to be said of a request for change that is settled.</summary>
public sealed record NewSettlement
{
    /// <summary>What was done, or why nothing was: 1 to 4,000 characters.</summary>
    public required string Text { get; init; }
}
