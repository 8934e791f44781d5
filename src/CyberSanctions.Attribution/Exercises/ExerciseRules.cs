using CyberSanctions.Contracts.Attribution.V1;
using CyberSanctions.ServiceDefaults.Errors;
using CyberSanctions.ServiceDefaults.Identity;
using CyberSanctions.ServiceDefaults.Validation;

namespace CyberSanctions.Attribution.Exercises;

/// <summary>What may be done with an exercise, when, and by whom.</summary>
internal static class ExerciseRules
{
    public const int LongestReason = 2_000;
    public const int LongestText = 4_000;
    public const int MostInjects = 2 * ScenarioRules.MostInjects;

    /// <summary>Begins the checks of a request that names an exercise.</summary>
    public static Checks Naming(string reference) => new Checks().Reference("reference", reference);

    /// <summary>Begins the checks of a request that changes one.</summary>
    public static Checks Changing(string reference, long expectedVersion)
        => Naming(reference).Version("expected_version", expectedVersion);

    /// <summary>Begins the checks of a step.</summary>
    public static Checks Check(SteerExerciseRequest request)
    {
        var ends = request.Step is ExerciseStep.End or ExerciseStep.Abandon;
        var goesOn = request.Step is ExerciseStep.Start or ExerciseStep.Pause or ExerciseStep.Resume;
        return Changing(request.Reference, request.ExpectedVersion)
            .Choice("step", request.Step)
            .Paragraphs("reason", request.Reason, LongestReason, required: ends)
            .That(!goesOn || request.Reason.Length == 0, "reason", "Is given at the end alone.");
    }

    /// <summary>Begins the checks of a judgement.</summary>
    public static Checks Check(JudgeReactionRequest request)
        => Changing(request.Reference, request.ExpectedVersion)
            .Reference("key", request.Key)
            .That(
                request.Status is ReactionStatus.Met or ReactionStatus.Late or ReactionStatus.Missed,
                "status",
                "Must be met, late or missed.")
            .Paragraphs("note", request.Note, LongestReason, required: false);

    /// <summary>Refuses whoever does not conduct it.</summary>
    public static void RequireConductor(string reference, Seat seat)
    {
        if (seat.Role != ExerciseRole.Conductor)
        {
            throw ExerciseRefusals.NotConductor.Because($"Others conduct {reference}.");
        }
    }

    /// <summary>Refuses to change what is over, or was changed in the meantime (0: whatever it is).</summary>
    public static void RequireUnfinished(ExerciseRow exercise, long expectedVersion)
    {
        RequireState(exercise, ExerciseState.Prepared, ExerciseState.Running, ExerciseState.Paused);
        if (expectedVersion != 0 && expectedVersion != exercise.Version)
        {
            throw Refusal.Stale(exercise.Reference, expectedVersion, exercise.Version);
        }
    }

    /// <summary>Refuses what does not fit its state.</summary>
    public static void RequireState(ExerciseRow exercise, params ExerciseState[] states)
    {
        if (!states.Contains(exercise.State))
        {
            throw ExerciseRefusals.ExerciseState.Because(
                $"{exercise.Reference} is {exercise.State.ToString().ToLowerInvariant()}.");
        }
    }

    /// <summary>Refuses what is done only while it runs.</summary>
    public static void RequireRunning(string reference, ExerciseState state)
    {
        if (state != ExerciseState.Running)
        {
            throw ExerciseRefusals.NotRunning.Because($"{reference} is {state.ToString().ToLowerInvariant()}.");
        }
    }

    /// <summary>The state after a step, if the step can be taken.</summary>
    public static ExerciseState After(ExerciseRow exercise, ExerciseStep step)
    {
        ExerciseState[] from = step switch
        {
            ExerciseStep.Start => [ExerciseState.Prepared],
            ExerciseStep.Pause => [ExerciseState.Running],
            ExerciseStep.Resume => [ExerciseState.Paused],
            ExerciseStep.End => [ExerciseState.Running, ExerciseState.Paused],
            _ => [ExerciseState.Prepared, ExerciseState.Running, ExerciseState.Paused],
        };
        RequireState(exercise, from);
        return step switch
        {
            ExerciseStep.Start or ExerciseStep.Resume => ExerciseState.Running,
            ExerciseStep.Pause => ExerciseState.Paused,
            ExerciseStep.End => ExerciseState.Ended,
            _ => ExerciseState.Abandoned,
        };
    }

    /// <summary>Refuses to let whoever conducts watch, and whoever plays watch more than the report.</summary>
    public static void RequireWatcher(ObserverRights rights, IReadOnlyList<MemberRow> members)
    {
        foreach (var member in members.Where(member => SamePerson.Are(member.Subject, rights.Subject)))
        {
            var fits = member.Part is not null && member.Subject == rights.Subject
                && !rights.Injects && !rights.Deeds && !rights.Reactions;
            new Checks().That(
                fits,
                "rights.subject",
                "Is somebody in this exercise, or looks like it. Whoever plays may be allowed the report alone.").Throw();
        }
    }
}
