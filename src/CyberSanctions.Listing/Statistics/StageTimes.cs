using CyberSanctions.Contracts.Listing.V1;

namespace CyberSanctions.Listing.Statistics;

/// <summary>How long the adopted proposals of a year and kind took until a stage.</summary>
internal sealed class StageTimes
{
    public int Year { get; init; }

    public OperationKind Kind { get; init; }

    public AdoptionStage Stage { get; init; }

    /// <summary>All of the year and kind.</summary>
    public long Proposals { get; init; }

    /// <summary>That adopted them.</summary>
    public long Acts { get; init; }

    /// <summary>Those that went through the stage.</summary>
    public long Through { get; init; }

    /// <summary>That took them through it.</summary>
    public long ActsThrough { get; init; }

    // Lower quartile, median, upper quartile and longest; null when none went through.
    public int[]? SinceDrafting { get; init; }

    public int[]? SinceDraftingWorking { get; init; }

    public int[]? SinceBefore { get; init; }

    public int[]? SinceBeforeWorking { get; init; }
}
