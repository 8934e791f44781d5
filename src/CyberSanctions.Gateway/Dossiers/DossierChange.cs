using CyberSanctions.Contracts.Attribution.V1;

namespace CyberSanctions.Gateway.Dossiers;

/// <summary>What made one version of a dossier.</summary>
public sealed record DossierChange
{
    /// <summary>The version that it made.</summary>
    public required long Version { get; init; }

    /// <summary>What was done.</summary>
    public required ChangeKind Kind { get; init; }

    /// <summary>What kind of item was added, corrected, moved or withdrawn; absent when it was the dossier itself.</summary>
    public ItemKind? ItemKind { get; init; }

    /// <summary>The id of that item.</summary>
    public string? ItemId { get; init; }

    /// <summary>Of one that was moved: the id of the one that it stands after now; absent when it is the first.</summary>
    public string? AfterItemId { get; init; }

    /// <summary>Why; corrections and withdrawals have a reason.</summary>
    public string? Reason { get; init; }

    /// <summary>Who did it.</summary>
    public required string ChangedBy { get; init; }

    /// <summary>When it was done.</summary>
    public required DateTime ChangedAt { get; init; }
}

/// <summary>In what two versions of a dossier differ: the dossier itself, or one item in it.</summary>
public sealed record Difference
{
    /// <summary>`added`, `amended`, or `withdrawn`, between the one and the other.</summary>
    public required ChangeKind Kind { get; init; }

    /// <summary>What kind of item; absent when it is the dossier itself.</summary>
    public ItemKind? ItemKind { get; init; }

    /// <summary>The id of that item.</summary>
    public string? ItemId { get; init; }

    /// <summary>Field by field, as in the resource itself; of what is the same in both nothing is said.</summary>
    public required IReadOnlyList<FieldDifference> Fields { get; init; }
}

/// <summary>In what a field differs.</summary>
public sealed record FieldDifference
{
    /// <summary>Where it is in the resource: `title`, or `effects[0].assessment`.</summary>
    public required string Field { get; init; }

    /// <summary>As it was; absent when there was nothing.</summary>
    public string? Before { get; init; }

    /// <summary>As it is; absent when there is nothing.</summary>
    public string? After { get; init; }
}
