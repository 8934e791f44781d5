using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.Gateway.Dossiers;

namespace CyberSanctions.Gateway.Proposals;

/// <summary>A draft as it is to be from now on.</summary>
public sealed record NewEdit
{
    /// <summary>The whole of it; what it proposes, and for which list, stays as it was drafted.</summary>
    public required NewProposal Proposal { get; init; }

    /// <summary>Why.</summary>
    public required string Reason { get; init; }
}

/// <summary>What is to be changed in a proposal that is sent back.</summary>
public sealed record NewProposalReturn
{
    /// <summary>In words for those who wrote it.</summary>
    public required string Comments { get; init; }
}

/// <summary>Why a proposal is given up.</summary>
public sealed record NewProposalWithdrawal
{
    /// <summary>For whoever reads it later.</summary>
    public required string Reason { get; init; }
}

/// <summary>What made a version of a proposal.</summary>
public sealed record ProposalChange
{
    /// <summary>Which version it made.</summary>
    public required long Version { get; init; }

    /// <summary>What was done.</summary>
    public required ProposalChangeKind Kind { get; init; }

    /// <summary>Who did it.</summary>
    public required string ChangedBy { get; init; }

    /// <summary>When.</summary>
    public required DateTime ChangedAt { get; init; }

    /// <summary>Why, where that is said.</summary>
    public string? Reason { get; init; }
}

/// <summary>In what a proposal says something else at one version than at another.</summary>
public sealed record ProposalDifferences
{
    /// <summary>The earlier version.</summary>
    public required long From { get; init; }

    /// <summary>The later one.</summary>
    public required long To { get; init; }

    /// <summary>Field by field, as the API names them.</summary>
    public required IReadOnlyList<FieldDifference> Fields { get; init; }
}
