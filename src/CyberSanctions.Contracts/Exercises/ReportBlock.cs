namespace CyberSanctions.Contracts.Exercises;

/// <summary>What a report is made of, from top to bottom.</summary>
public abstract record ReportBlock
{
    private ReportBlock()
    {
    }

    /// <summary>A heading.</summary>
    /// <param name="Level">2, or 3 below that.</param>
    public sealed record Heading(int Level, ReportLine Line) : ReportBlock;

    /// <summary>A paragraph.</summary>
    public sealed record Paragraph(ReportLine Line) : ReportBlock;

    /// <summary>A list.</summary>
    public sealed record Items(IReadOnlyList<ReportItem> Lines) : ReportBlock;
}

/// <summary>A line of a list.</summary>
/// <param name="Seconds">At what running time, in whole seconds; nothing where that does not matter.</param>
public sealed record ReportItem(long? Seconds, ReportLine Line);
