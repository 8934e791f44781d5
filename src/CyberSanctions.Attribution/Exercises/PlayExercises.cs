using CyberSanctions.Contracts.Attribution.V1;
using CyberSanctions.Contracts.Events.V1;
using CyberSanctions.ServiceDefaults.Errors;
using CyberSanctions.ServiceDefaults.Paging;
using Grpc.Core;

namespace CyberSanctions.Attribution.Exercises;

/// <content>What whoever plays sees and says.</content>
internal sealed partial class ExercisesGrpcService
{
    /// <summary>Injects that are there for the caller. NOT_FOUND; INVALID_ARGUMENT: a foreign cursor, a size above 200.</summary>
    public override async Task<ListInjectsReply> ListInjects(ListInjectsRequest request, ServerCallContext context)
    {
        var page = Page.Of($"injects {request.Reference}", request.Page);
        var (connection, exercise, seat) = await ReadAsync(
            request.Reference, context, seat => seat.Role == ExerciseRole.Player || seat.Allowed.Injects);
        await using (connection)
        {
            var rows = await InjectTable.ListAsync(connection, exercise.Reference, seat, page);
            var (injects, nextCursor) = await page.CutAsync(
                rows.Select(row => (row.Ordinal, row.ToInject(seat))).ToAsyncEnumerable(), context.CancellationToken);
            return new ListInjectsReply { Injects = { injects }, NextCursor = nextCursor };
        }
    }

    /// <summary>
    /// Answers an inject. NOT_FOUND: also an inject that was not released to the caller's part; FAILED_PRECONDITION:
    /// <c>exercise-not-running</c>, <c>not-in-exercise</c>: by whoever conducts or watches.
    /// </summary>
    public override Task<Deed> AnswerInject(AnswerInjectRequest request, ServerCallContext context)
    {
        ExerciseRules.Naming(request.Reference)
            .Reference("key", request.Key)
            .Paragraphs("text", request.Text, ExerciseRules.LongestText)
            .Throw();
        return commands.RunAsync(request, context, async change =>
        {
            var (exercise, seat) = await LockSeatAsync(change, context, request.Reference);
            if (seat.Role != ExerciseRole.Player)
            {
                throw ExerciseRefusals.NotInExercise.Because("Whoever plays a part answers.");
            }

            ExerciseRules.RequireRunning(exercise.Reference, exercise.State);
            var inject = await InjectTable.FindAsync(change, exercise.Reference, request.Key);
            if (inject?.ReleasedAt is null || !inject.Parts.Contains(seat.Part))
            {
                throw Refusal.NotFound("inject", request.Key);
            }

            var row = await DeedTable.AnswerAsync(
                change, exercise.Reference, seat.Part, request.Key, request.Text, exercise.CountedAt!.Value);
            var deed = row.ToDeed(
                await ExerciseTable.StepsAsync(change.Connection, change.Transaction, exercise.Reference));
            await change.AppendAsync(new InjectAnswered { Reference = exercise.Reference, Deed = deed }, exercise.Reference);
            return deed;
        });
    }
}
