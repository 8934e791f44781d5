using CyberSanctions.Contracts.Attribution.V1;
using CyberSanctions.Contracts.Common.V1;
using Dapper;

namespace CyberSanctions.Attribution.Exercises;

/// <summary>An exercise as it lies in the database.</summary>
/// <param name="Ran">How long it had run at <paramref name="CountedAt"/>, in microseconds.</param>
[method: ExplicitConstructor]
internal sealed record ExerciseRow(
    long Ordinal,
    string Reference,
    long Version,
    string Title,
    string Summary,
    string[] Objectives,
    Handling Handling,
    ExerciseState State,
    string SetUpBy,
    DateTime SetUpAt,
    DateTime? StartedAt,
    long Ran,
    DateTime? CountedAt,
    string? EndedBecause,
    string? EndedBy,
    DateTime? EndedAt)
{
    public const string Columns =
        """
        ordinal, reference, version, title, summary, objectives, handling, state, set_up_by, set_up_at, started_at, ran,
        counted_at, ended_because, ended_by, ended_at
        """;

    /// <summary>Whether nothing of it changes any more.</summary>
    public bool IsOver => State is ExerciseState.Ended or ExerciseState.Abandoned;

    /// <summary>What its clock says, in whole seconds.</summary>
    public long RunningSeconds => RunningTime.Seconds(Ran);

    /// <summary>As it is now: only a running clock goes on, and none goes back, whatever that of the machine does.</summary>
    public ExerciseRow Counted(DateTime now)
        => State == ExerciseState.Running && now > CountedAt
            ? this with { Ran = Ran + RunningTime.Of(now - CountedAt.Value), CountedAt = now }
            : this;
}
