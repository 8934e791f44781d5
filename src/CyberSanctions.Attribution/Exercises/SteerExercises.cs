using CyberSanctions.Contracts.Attribution.V1;
using CyberSanctions.Contracts.Events.V1;
using CyberSanctions.ServiceDefaults.Errors;
using CyberSanctions.ServiceDefaults.Validation;
using Grpc.Core;

namespace CyberSanctions.Attribution.Exercises;

/// <content>What whoever conducts decides.</content>
internal sealed partial class ExercisesGrpcService
{
    private const int MostObservers = 100;

    /// <summary>
    /// Starts, pauses, resumes, ends or abandons an exercise. NOT_FOUND; PERMISSION_DENIED: <c>not-conductor</c>;
    /// FAILED_PRECONDITION: <c>exercise-state</c>; ABORTED: <c>stale-version</c>; UNAVAILABLE: <c>clock-disagrees</c>.
    /// </summary>
    public override Task<Exercise> SteerExercise(SteerExerciseRequest request, ServerCallContext context)
    {
        ExerciseRules.Check(request).Throw();
        return ConductAsync(request, context, (request.Reference, request.ExpectedVersion), async (change, exercise) =>
        {
            var after = ExerciseRules.After(exercise, request.Step);
            var now = exercise.State == ExerciseState.Running ? exercise.CountedAt!.Value : await clock.AgreedAsync(change);
            var steered = await ExerciseTable.StepAsync(change, exercise, request.Step, after, now, request.Reason);
            var happened = new ExerciseSteered
            {
                Reference = steered.Reference,
                Version = steered.Version,
                Step = request.Step,
                Reason = request.Reason,
                RunningSeconds = steered.RunningSeconds,
            };
            if (steered.IsOver)
            {
                var (last, handling) = await DeedTable.LastAsync(change, steered);
                var report = await ExerciseReport.ComposeAsync(change.Connection, change.Transaction, steered, last, handling);
                await ReportTable.InsertAsync(change, steered.Reference, report);
                happened.ReportSha256 = report.Sha256;
            }

            await change.AppendAsync(happened, steered.Reference);

            // What is told at the start is told with it.
            await InjectTable.ReleaseDueAsync(change, steered);
            return steered;
        });
    }

    /// <summary>
    /// Adds an inject. NOT_FOUND; INVALID_ARGUMENT; PERMISSION_DENIED: <c>not-conductor</c>; FAILED_PRECONDITION:
    /// <c>exercise-state</c>, <c>too-many-injects</c>; ALREADY_EXISTS: <c>key-taken</c>; ABORTED: <c>stale-version</c>.
    /// </summary>
    public override Task<Exercise> AddInject(AddInjectRequest request, ServerCallContext context)
    {
        var checks = ExerciseRules.Changing(request.Reference, request.ExpectedVersion)
            .That(request.Inject is not null, "inject", "Is required.");
        if (request.Inject is not null)
        {
            checks.At("inject", "", ScenarioRules.Check(new Checks(), request.Inject, parts: null));
        }

        checks.Throw();
        return ConductAsync(request, context, (request.Reference, request.ExpectedVersion), async (change, exercise) =>
        {
            var members = await ExerciseTable.MembersAsync(change.Connection, change.Transaction, exercise.Reference);
            var parts = members.Select(member => member.Part).OfType<string>().ToHashSet(StringComparer.Ordinal);
            new Checks().At("inject", "", ScenarioRules.Check(new Checks(), request.Inject!, parts)).Throw();
            if (await InjectTable.FindAsync(change, exercise.Reference, request.Inject!.Key) is not null)
            {
                throw ExerciseRefusals.KeyTaken.Because($"{exercise.Reference} has an inject {request.Inject.Key}.");
            }

            if (await InjectTable.CountAsync(change, exercise.Reference) >= ExerciseRules.MostInjects)
            {
                throw ExerciseRefusals.TooManyInjects.Because($"There are {ExerciseRules.MostInjects}.");
            }

            await InjectTable.InsertAsync(change, exercise.Reference, [request.Inject]);
            var changed = await ExerciseTable.IncreaseVersionAsync(change, exercise);
            await change.AppendAsync(
                new InjectAdded { Reference = changed.Reference, Version = changed.Version, Inject = request.Inject },
                changed.Reference);
            await InjectTable.ReleaseDueAsync(change, changed);
            return changed;
        });
    }

    /// <summary>
    /// Releases an inject now. NOT_FOUND: also no such inject; PERMISSION_DENIED: <c>not-conductor</c>; FAILED_PRECONDITION:
    /// <c>exercise-state</c>, <c>exercise-not-running</c>, <c>inject-released</c>; ABORTED: <c>stale-version</c>.
    /// </summary>
    public override Task<Exercise> ReleaseInject(ReleaseInjectRequest request, ServerCallContext context)
    {
        ExerciseRules.Changing(request.Reference, request.ExpectedVersion).Reference("key", request.Key).Throw();
        return ConductAsync(request, context, (request.Reference, request.ExpectedVersion), async (change, exercise) =>
        {
            ExerciseRules.RequireRunning(exercise.Reference, exercise.State);
            var inject = await InjectTable.FindAsync(change, exercise.Reference, request.Key)
                ?? throw Refusal.NotFound("inject", request.Key);
            if (inject.ReleasedAt is not null)
            {
                throw ExerciseRefusals.InjectReleased.Because($"{request.Key} was released already.");
            }

            await InjectTable.ReleaseAsync(change, exercise, request.Key);
            return await ExerciseTable.IncreaseVersionAsync(change, exercise);
        });
    }

    /// <summary>
    /// Judges an expected reaction. NOT_FOUND: also no such reaction; PERMISSION_DENIED: <c>not-conductor</c>;
    /// FAILED_PRECONDITION: <c>exercise-state</c>; ABORTED: <c>stale-version</c>.
    /// </summary>
    public override Task<Exercise> JudgeReaction(JudgeReactionRequest request, ServerCallContext context)
    {
        ExerciseRules.Check(request).Throw();
        return ConductAsync(request, context, (request.Reference, request.ExpectedVersion), async (change, exercise) =>
        {
            ExerciseRules.RequireState(exercise, ExerciseState.Running, ExerciseState.Paused);
            if (!await ReactionTable.ExistsAsync(change, exercise.Reference, request.Key))
            {
                throw Refusal.NotFound("reaction", request.Key);
            }

            await ReactionTable.JudgeAsync(change, request);
            var changed = await ExerciseTable.IncreaseVersionAsync(change, exercise);
            await change.AppendAsync(
                new ReactionJudged
                {
                    Reference = changed.Reference,
                    Version = changed.Version,
                    Key = request.Key,
                    Status = request.Status,
                    Note = request.Note,
                },
                changed.Reference);
            return changed;
        });
    }

    /// <summary>
    /// Notes what was seen. NOT_FOUND: also no such part; PERMISSION_DENIED: <c>not-conductor</c>; FAILED_PRECONDITION:
    /// <c>exercise-state</c>.
    /// </summary>
    public override Task<Observation> Observe(ObserveRequest request, ServerCallContext context)
    {
        ExerciseRules.Naming(request.Reference)
            .Reference("part", request.Part, required: false)
            .Paragraphs("text", request.Text, ExerciseRules.LongestText)
            .Throw();
        return commands.RunAsync(request, context, async change =>
        {
            var exercise = await LockAsync(change, context, request.Reference);
            ExerciseRules.RequireState(exercise, ExerciseState.Running, ExerciseState.Paused);
            var members = await ExerciseTable.MembersAsync(change.Connection, change.Transaction, exercise.Reference);
            if (request.Part.Length > 0 && members.All(member => member.Part != request.Part))
            {
                throw Refusal.NotFound("part", request.Part);
            }

            var noted = (await ObservationTable.InsertAsync(change, exercise, request.Part, request.Text)).ToObservation();
            await change.AppendAsync(
                new ObservationMade { Reference = exercise.Reference, Observation = noted }, exercise.Reference);
            return noted;
        });
    }

    /// <summary>
    /// Says what somebody may see; also after the end, when the report is there. NOT_FOUND; INVALID_ARGUMENT: somebody who is in
    /// the exercise; PERMISSION_DENIED: <c>not-conductor</c>; ABORTED: <c>stale-version</c>.
    /// </summary>
    public override Task<Exercise> AllowObserver(AllowObserverRequest request, ServerCallContext context)
    {
        ExerciseRules.Changing(request.Reference, request.ExpectedVersion)
            .That(request.Rights is not null, "rights", "Is required.")
            .Line("rights.subject", request.Rights?.Subject ?? "", 200, required: false)
            .Throw();
        return commands.RunAsync(request, context, async change =>
        {
            var exercise = await LockAsync(change, context, request.Reference);
            if (request.ExpectedVersion != 0 && request.ExpectedVersion != exercise.Version)
            {
                throw Refusal.Stale(exercise.Reference, request.ExpectedVersion, exercise.Version);
            }

            ExerciseRules.RequireWatcher(
                request.Rights!,
                await ExerciseTable.MembersAsync(change.Connection, change.Transaction, exercise.Reference));
            if (await ExerciseTable.CountOthersAsync(change, exercise.Reference, request.Rights!.Subject) >= MostObservers)
            {
                throw ExerciseRefusals.TooManyObservers.Because($"There are {MostObservers}.");
            }

            await ExerciseTable.AllowAsync(change, exercise.Reference, request.Rights!);
            var changed = await ExerciseTable.IncreaseVersionAsync(change, exercise);
            await change.AppendAsync(
                new ObserverAllowed { Reference = changed.Reference, Version = changed.Version, Rights = request.Rights },
                changed.Reference);
            return await ShowAsync(change, changed);
        });
    }
}
