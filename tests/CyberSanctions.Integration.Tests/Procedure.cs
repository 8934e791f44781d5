using System.Text.Json.Serialization;
using CyberSanctions.Signing;

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

    /// <summary>How long the period is.</summary>
    [JsonIgnore]
    public TimeSpan? Period { get; init; }

    /// <summary>Why it is shorter than the minimum.</summary>
    [JsonIgnore]
    public string? Urgency { get; init; }

    /// <summary>
    /// A silence procedure, or a written one, with a period. A silence procedure of less than two days is shorter than the
    /// minimum.
    /// </summary>
    public static Procedure Within(TimeSpan period, string mode = "silence")
        => new()
        {
            Mode = mode,
            Period = period,
            Urgency = mode == "silence" && period < TimeSpan.FromDays(2) ? "The invented servers are under attack." : null,
        };

    /// <summary>Submitted at a time.</summary>
    public Procedure From(DateTimeOffset now)
        => Period is { } period
            ? this with
            {
                Deadline = Timestamps.Cut(now + period),
                LapsesAt = Mode == "silence" ? Timestamps.Cut(now + period).AddDays(30) : null,
            }
            : this;
}
