using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.Contracts.Listing.V1;

namespace CyberSanctions.Gateway.Statistics;

/// <summary>How long proposals took that the Council has adopted.</summary>
public sealed record AdoptionFigures
{
    /// <summary>For example eu-cyber.</summary>
    public required string List { get; init; }

    /// <summary>The day, in Brussels, by the end of which they had been adopted.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>What is marked higher is not counted: you may not see it.</summary>
    public required Handling CountedUpTo { get; init; }

    /// <summary>By year and kind. What fewer than three acts adopted is left out.</summary>
    public required IReadOnlyList<AdoptionGroup> Groups { get; init; }

    /// <summary>What each figure counts.</summary>
    public required IReadOnlyList<FigureDefinition> Definitions { get; init; }
}

/// <summary>The proposals of a kind that were adopted in a year.</summary>
public sealed record AdoptionGroup
{
    /// <summary>In which they were adopted, in Brussels.</summary>
    public required int Year { get; init; }

    /// <summary>What they do.</summary>
    public required OperationKind Kind { get; init; }

    /// <summary>How many proposals were adopted.</summary>
    public required long Proposals { get; init; }

    /// <summary>How many acts adopted them.</summary>
    public required long Acts { get; init; }

    /// <summary>In the order of the procedure.</summary>
    public required IReadOnlyList<AdoptionTime> Stages { get; init; }
}

/// <summary>A stage of the procedure.</summary>
public sealed record AdoptionTime
{
    /// <summary>The stage that the figures are about.</summary>
    public required AdoptionStage Stage { get; init; }

    /// <summary>Absent: one act or two went through it, and nothing of that is told.</summary>
    public StageFigures? Figures { get; init; }
}

/// <summary>How long proposals took until a stage.</summary>
public sealed record StageFigures
{
    /// <summary>How many went through it.</summary>
    public required long Proposals { get; init; }

    /// <summary>How many did not.</summary>
    public required long Without { get; init; }

    /// <summary>Days since drafting. Absent, as all below, when none went through it.</summary>
    public DaySpread? SinceDrafting { get; init; }

    /// <summary>The same in working days of the institutions.</summary>
    public DaySpread? SinceDraftingInWorkingDays { get; init; }

    /// <summary>Days since the last stage before it that the proposal had gone through by then.</summary>
    public DaySpread? SinceStageBefore { get; init; }

    /// <summary>The same in working days of the institutions.</summary>
    public DaySpread? SinceStageBeforeInWorkingDays { get; init; }
}

/// <summary>Whole days that occurred.</summary>
public sealed record DaySpread
{
    /// <summary>A quarter took no longer.</summary>
    public required int LowerQuartile { get; init; }

    /// <summary>Half took no longer.</summary>
    public required int Median { get; init; }

    /// <summary>Three quarters took no longer.</summary>
    public required int UpperQuartile { get; init; }

    /// <summary>None took longer.</summary>
    public required int Longest { get; init; }
}
