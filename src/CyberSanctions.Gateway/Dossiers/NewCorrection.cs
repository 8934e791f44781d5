using Handling = CyberSanctions.Contracts.Common.V1.Handling;

namespace CyberSanctions.Gateway.Dossiers;

/// <summary>A correction of what a dossier says of itself.</summary>
public sealed record DossierCorrection
{
    /// <summary>Its title from now on, one line.</summary>
    public required string Title { get; init; }

    /// <summary>What it is about.</summary>
    public string? Summary { get; init; }

    /// <summary>TLP 2.0 marking, not below that of any evidence in it.</summary>
    public required Handling Handling { get; init; }

    /// <summary>Why, 1 to 2,000 characters.</summary>
    public required string Reason { get; init; }
}

/// <summary>An incident as it is from now on, and why.</summary>
public sealed record IncidentCorrection : NewIncident
{
    /// <summary>Why, 1 to 2,000 characters.</summary>
    public required string Reason { get; init; }
}

/// <summary>An item of evidence as it is from now on, and why.</summary>
public sealed record EvidenceCorrection : NewEvidence
{
    /// <summary>Why, 1 to 2,000 characters.</summary>
    public required string Reason { get; init; }
}

/// <summary>An actor as it is from now on, and why.</summary>
public sealed record ActorCorrection : NewActor
{
    /// <summary>Why, 1 to 2,000 characters.</summary>
    public required string Reason { get; init; }
}

/// <summary>Where an item is to stand, and why.</summary>
public sealed record NewPlace
{
    /// <summary>The id of the item that it is to stand after, of the same kind; left out, it is to be the first.</summary>
    public string? AfterId { get; init; }

    /// <summary>Why, 1 to 2,000 characters.</summary>
    public required string Reason { get; init; }
}

/// <summary>Why a concluded dossier is to be superseded.</summary>
public sealed record NewSuccessor
{
    /// <summary>Why, 1 to 2,000 characters.</summary>
    public required string Reason { get; init; }
}

/// <summary>Why something is withdrawn.</summary>
public sealed record NewWithdrawal
{
    /// <summary>Why, 1 to 2,000 characters.</summary>
    public required string Reason { get; init; }
}
