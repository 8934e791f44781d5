using System.Text;
using CyberSanctions.Contracts.Attribution.V1;
using CyberSanctions.ServiceDefaults.Errors;
using CyberSanctions.ServiceDefaults.Identity;
using CyberSanctions.ServiceDefaults.Paging;
using CyberSanctions.ServiceDefaults.Validation;
using Google.Protobuf;
using Grpc.Core;

namespace CyberSanctions.Attribution.Exercises;

/// <content>What whoever conducts or watches sees.</content>
internal sealed partial class ExercisesGrpcService
{
    // Small enough for the heap of small things, here and where it is received.
    private const int Sent = 64 * 1024;

    /// <summary>
    /// What was done, as far as the caller's clearance reaches what it was done to. NOT_FOUND; INVALID_ARGUMENT: a foreign
    /// cursor, a size above 200.
    /// </summary>
    public override async Task<ListDeedsReply> ListDeeds(ListDeedsRequest request, ServerCallContext context)
    {
        ExerciseRules.Naming(request.Reference).Reference("part", request.Part, required: false).Throw();
        var page = Page.Of($"deeds {request.Reference} {request.Part}", request.Page);
        var (connection, exercise, _) = await ReadAsync(request.Reference, context, seat => seat.Allowed.Deeds);
        await using (connection)
        {
            var rows = await DeedTable.ListAsync(
                connection, exercise.Reference, request.Part, Principal.Of(context).Clearance, page);
            var steps = await ExerciseTable.StepsAsync(connection, null, exercise.Reference);
            var (deeds, nextCursor) = await page.CutAsync(
                rows.Select(row => (row.Ordinal, row.ToDeed(steps))).ToAsyncEnumerable(), context.CancellationToken);
            return new ListDeedsReply { Deeds = { deeds }, NextCursor = nextCursor };
        }
    }

    /// <summary>
    /// What was expected, and how far it was done by the deeds that are there for the caller. NOT_FOUND; INVALID_ARGUMENT: a
    /// foreign cursor, a size above 200.
    /// </summary>
    public override async Task<ListReactionsReply> ListReactions(ListReactionsRequest request, ServerCallContext context)
    {
        var page = Page.Of($"reactions {request.Reference}", request.Page);
        var (connection, exercise, _) = await ReadAsync(request.Reference, context, seat => seat.Allowed.Reactions);
        await using (connection)
        {
            var (reactions, nextCursor) = await ReactionTable.ListAsync(
                connection, exercise, Principal.Of(context).Clearance, page);
            return new ListReactionsReply { Reactions = { reactions }, NextCursor = nextCursor };
        }
    }

    /// <summary>What was noted. NOT_FOUND; INVALID_ARGUMENT: a foreign cursor, a size above 200.</summary>
    public override async Task<ListObservationsReply> ListObservations(
        ListObservationsRequest request, ServerCallContext context)
    {
        var page = Page.Of($"observations {request.Reference}", request.Page);
        var (connection, exercise, _) = await ReadAsync(request.Reference, context, static _ => false);
        await using (connection)
        {
            var rows = await ObservationTable.ListAsync(connection, null, exercise.Reference, page.After, page.Size + 1);
            var (noted, nextCursor) = await page.CutAsync(
                rows.Select(row => (row.Ordinal, row.ToObservation())).ToAsyncEnumerable(), context.CancellationToken);
            return new ListObservationsReply { Observations = { noted }, NextCursor = nextCursor };
        }
    }

    /// <summary>
    /// The report. NOT_FOUND: also before the end, and when it tells of what is marked above the caller's clearance.
    /// </summary>
    public override async Task FetchReport(
        FetchReportRequest request, IServerStreamWriter<ReportPart> responseStream, ServerCallContext context)
    {
        new Checks().Reference("reference", request.Reference).Choice("format", request.Format).Throw();
        var (connection, exercise, _) = await ReadAsync(request.Reference, context, seat => seat.Allowed.Report);
        ReportRow report;
        await using (connection)
        {
            report = await ReportTable.FindAsync(connection, exercise.Reference) is { } found
                && Principal.Of(context).MaySee(found.Handling)
                ? found
                : throw Refusal.NotFound("report of", exercise.Reference);
        }

        var bytes = Encoding.UTF8.GetBytes(request.Format == ReportFormat.Json ? report.Json : report.Markdown);
        for (var at = 0; at < bytes.Length; at += Sent)
        {
            var part = UnsafeByteOperations.UnsafeWrap(bytes.AsMemory(at, Math.Min(Sent, bytes.Length - at)));
            await responseStream.WriteAsync(new ReportPart { Bytes = part }, context.CancellationToken);
        }
    }
}
