using CyberSanctions.Contracts.Attribution.V1;

namespace CyberSanctions.Attribution.Exercises;

/// <summary>When an exercise was started, paused, resumed or ended, and what its clock said then.</summary>
/// <param name="Ran">In microseconds.</param>
internal sealed record StepRow(ExerciseStep Step, string TakenBy, DateTime TakenAt, long Ran);

/// <summary>The time in which an exercise ran, in microseconds, as Postgres keeps time.</summary>
internal static class RunningTime
{
    /// <summary>In microseconds.</summary>
    public static long Of(TimeSpan span) => span.Ticks / TimeSpan.TicksPerMicrosecond;

    /// <summary>In whole seconds, as it is told.</summary>
    public static long Seconds(long microseconds) => microseconds / 1_000_000;

    /// <summary>What the clock said at a moment.</summary>
    /// <param name="steps">All there were, in their order.</param>
    public static long At(IReadOnlyList<StepRow> steps, DateTime moment)
    {
        if (steps.LastOrDefault(step => step.TakenAt <= moment) is not { } last)
        {
            return 0;
        }

        var runs = last.Step is ExerciseStep.Start or ExerciseStep.Resume;
        return runs ? last.Ran + Of(moment - last.TakenAt) : last.Ran;
    }
}
