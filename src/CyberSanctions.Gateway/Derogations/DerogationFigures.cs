using CyberSanctions.Contracts.Listing.V1;

namespace CyberSanctions.Gateway.Derogations;

/// <summary>How many derogations there were, without names, as of the end of a quarter.</summary>
public sealed record DerogationFigures
{
    /// <summary>For example eu-cyber.</summary>
    public required string List { get; init; }

    /// <summary>The last day of the last quarter that has ended, in Brussels.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>By year, kind and outcome. A number moves only by three decisions or more, about three entries or more.</summary>
    public required IReadOnlyList<DerogationFigure> Figures { get; init; }
}

/// <summary>How many of a kind ended so in a year.</summary>
public sealed record DerogationFigure
{
    /// <summary>In which it was decided, in Brussels.</summary>
    public required int Year { get; init; }

    /// <summary>By the article under which they were asked for.</summary>
    public required DerogationKind Kind { get; init; }

    /// <summary>What became of them.</summary>
    public required DerogationState Outcome { get; init; }

    /// <summary>At least so many.</summary>
    public required long Decisions { get; init; }

    /// <summary>Of authorisations: those of which the others were informed in time; at least so many.</summary>
    public required long ReportedInTime { get; init; }

    /// <summary>Of authorisations: those of which they were not; at least so many.</summary>
    public required long ReportedLate { get; init; }
}
