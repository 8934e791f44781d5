using CyberSanctions.Contracts.Attribution.V1;

namespace CyberSanctions.Gateway.Responses;

/// <summary>What the Union does about what is in a dossier, as a whole.</summary>
public sealed record ResponsePlan
{
    /// <summary>The dossier that it belongs to.</summary>
    public required string DossierReference { get; init; }

    /// <summary>Grows by one with every change; the ETag.</summary>
    public required long Version { get; init; }

    /// <summary>Whether it is a table-top exercise.</summary>
    public required bool Exercise { get; init; }

    /// <summary>How many measures are proposed and not agreed to.</summary>
    public required long Proposed { get; init; }

    /// <summary>How many are agreed to and not carried out.</summary>
    public required long Agreed { get; init; }

    /// <summary>How many are carried out and have not ended.</summary>
    public required long CarriedOut { get; init; }

    /// <summary>How many have ended.</summary>
    public required long Ended { get; init; }

    /// <summary>How many were withdrawn.</summary>
    public required long Withdrawn { get; init; }
}

/// <summary>What made one version of a response plan.</summary>
public sealed record ResponseChange
{
    /// <summary>The version that it made.</summary>
    public required long Version { get; init; }

    /// <summary>What was done.</summary>
    public required ResponseChangeKind Kind { get; init; }

    /// <summary>Which measure it was about.</summary>
    public required string MeasureId { get; init; }

    /// <summary>Which version of its text was drafted or approved.</summary>
    public int? TextNumber { get; init; }

    /// <summary>Why; withdrawals have a reason.</summary>
    public string? Reason { get; init; }

    /// <summary>Who did it.</summary>
    public required string ChangedBy { get; init; }

    /// <summary>When it was done.</summary>
    public required DateTime ChangedAt { get; init; }
}
