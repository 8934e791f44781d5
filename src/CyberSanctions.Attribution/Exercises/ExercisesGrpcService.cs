using CyberSanctions.Contracts.Attribution.V1;
using CyberSanctions.Contracts.Events.V1;
using CyberSanctions.Journal.Appending;
using CyberSanctions.Journal.Deadlines;
using CyberSanctions.ServiceDefaults.Errors;
using CyberSanctions.ServiceDefaults.Identity;
using CyberSanctions.ServiceDefaults.Paging;
using Google.Protobuf;
using Grpc.Core;
using Npgsql;

namespace CyberSanctions.Attribution.Exercises;

/// <summary>
/// The service <c>Exercises</c> of <c>attribution/v1/exercise.proto</c>. An exercise that the caller is not in, and may not
/// watch, is NOT_FOUND.
/// </summary>
internal sealed partial class ExercisesGrpcService(Commands commands, NpgsqlDataSource database, AgreedClock clock)
    : Contracts.Attribution.V1.Exercises.ExercisesBase
{
    /// <summary>Sets an exercise up. INVALID_ARGUMENT: all that is wrong with the scenario, the first fifty problems.</summary>
    public override Task<Exercise> PrepareExercise(PrepareExerciseRequest request, ServerCallContext context)
    {
        ScenarioRules.Check(request.Scenario, Principal.Of(context).Subject).Throw();
        return commands.RunAsync(request, context, async change =>
        {
            var reference = await change.NextReferenceAsync("EX");
            await ExerciseTable.InsertAsync(change, reference, request.Scenario);
            await InjectTable.InsertAsync(change, reference, request.Scenario.Injects);
            await ReactionTable.InsertAsync(change, reference, request.Scenario.Reactions);
            await change.AppendAsync(
                new ExercisePrepared { Reference = reference, Scenario = request.Scenario }, reference);
            var prepared = (await ExerciseTable.LockAsync(change, reference))!;
            return await ShowAsync(change, prepared);
        });
    }

    /// <summary>One exercise. NOT_FOUND.</summary>
    public override async Task<Exercise> GetExercise(GetExerciseRequest request, ServerCallContext context)
    {
        var (connection, exercise, seat) = await ReadAsync(request.Reference, context);
        await using (connection)
        {
            return await ExerciseTable.ShowAsync(connection, null, exercise, seat);
        }
    }

    /// <summary>Those that are there for the caller. INVALID_ARGUMENT: a foreign cursor, a size above 200.</summary>
    public override async Task<ListExercisesReply> ListExercises(ListExercisesRequest request, ServerCallContext context)
    {
        var principal = Principal.Of(context);
        var page = Page.Of("exercises", request.Page);
        await using var connection = await database.OpenConnectionAsync(context.CancellationToken);
        var (rows, nextCursor) = page.Cut(
            await ExerciseTable.ListAsync(connection, principal, page), row => row.Ordinal);
        var reply = new ListExercisesReply { NextCursor = nextCursor };
        foreach (var row in rows)
        {
            if (await Seat.FindAsync(connection, null, principal, row) is { } seat)
            {
                reply.Exercises.Add(ExerciseTable.Summarize(row, seat));
            }
        }

        return reply;
    }

    // What whoever conducts is answered.
    private static Task<Exercise> ShowAsync(Change change, ExerciseRow exercise)
        => ExerciseTable.ShowAsync(
            change.Connection, change.Transaction, exercise, new Seat(ExerciseRole.Conductor, "", new ObserverRights()));

    // What whoever conducts decides: by the clock of all, with what is due by then released before.
    private Task<Exercise> ConductAsync<TRequest>(
        TRequest request,
        ServerCallContext context,
        (string Reference, long ExpectedVersion) named,
        Func<Change, ExerciseRow, Task<ExerciseRow>> decideAsync)
        where TRequest : IMessage
        => commands.RunAsync(request, context, async change =>
        {
            var exercise = await LockAsync(change, context, named.Reference);
            ExerciseRules.RequireUnfinished(exercise, named.ExpectedVersion);
            return await ShowAsync(change, await decideAsync(change, exercise));
        });

    // Locked, counted, and conducted by the caller.
    private async Task<ExerciseRow> LockAsync(Change change, ServerCallContext context, string reference)
    {
        var (exercise, seat) = await LockSeatAsync(change, context, reference);
        ExerciseRules.RequireConductor(reference, seat);
        return exercise;
    }

    private async Task<(ExerciseRow Exercise, Seat Seat)> LockSeatAsync(
        Change change, ServerCallContext context, string reference)
    {
        var found = await ExerciseTable.LockAsync(change, reference);
        var (exercise, seat) = await Seat.RequireAsync(
            change.Connection, change.Transaction, Principal.Of(context), reference, found);

        // Asked when the lock is had: whoever waited must not count from before.
        var counted = exercise.Counted(await clock.AgreedAsync(change));
        await InjectTable.ReleaseDueAsync(change, counted);
        return (counted, seat);
    }

    private async Task<(NpgsqlConnection Connection, ExerciseRow Exercise, Seat Seat)> ReadAsync(
        string reference, ServerCallContext context)
    {
        ExerciseRules.Naming(reference).Throw();
        var connection = await database.OpenConnectionAsync(context.CancellationToken);
        try
        {
            var (exercise, seat) = await Seat.RequireAsync(
                connection, null, Principal.Of(context), reference, await ExerciseTable.FindAsync(connection, reference));
            return (connection, exercise, seat);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    // What of an exercise is not allowed to whoever watches answers as what does not exist.
    private async Task<(NpgsqlConnection Connection, ExerciseRow Exercise, Seat Seat)> ReadAsync(
        string reference, ServerCallContext context, Func<Seat, bool> isThere)
    {
        var (connection, exercise, seat) = await ReadAsync(reference, context);
        if (!seat.SeesAll && !isThere(seat))
        {
            await connection.DisposeAsync();
            throw Refusal.NotFound("exercise", reference);
        }

        return (connection, exercise, seat);
    }
}
