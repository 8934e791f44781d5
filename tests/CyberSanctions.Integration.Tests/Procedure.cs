namespace CyberSanctions.Integration.Tests;

/// <summary>How an act is voted on, as the API takes it.</summary>
internal sealed record Procedure
{
    public string Rule { get; init; } = "unanimity";

    public string Mode { get; init; } = "meeting";

    public string ProposedBy { get; init; } = "HR";

    public DateTime? Deadline { get; init; }

    public DateTime? LapsesAt { get; init; }

    public IReadOnlyList<string>? NotTakingPart { get; init; }

    /// <summary>A silence procedure, or a written one, with a period.</summary>
    public static Procedure Within(TimeSpan period, string mode = "silence")
    {
        var deadline = CyberSanctions.Procedures.Statements.Timestamps.Cut(DateTimeOffset.UtcNow + period);
        return new Procedure { Mode = mode, Deadline = deadline, LapsesAt = mode == "silence" ? deadline.AddDays(30) : null };
    }
}
