using CyberSanctions.Contracts.Events.V1;
using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.Listing.Entries;
using CyberSanctions.ServiceDefaults.Errors;
using CyberSanctions.ServiceDefaults.Identity;
using CyberSanctions.ServiceDefaults.Paging;
using CyberSanctions.ServiceDefaults.Validation;
using Google.Protobuf;
using Grpc.Core;

namespace CyberSanctions.Listing.DueProcess;

/// <content>How observations are read and answered.</content>
internal sealed partial class DueProcessGrpcService
{
    // Small enough for the heap of small things, here and where it is received.
    private const int SentAtOnce = 64 * 1024;

    /// <summary>How far observations are, for whoever has their number. NOT_FOUND.</summary>
    public override async Task<ObservationsAnswer> GetObservationsAnswer(
        GetObservationsAnswerRequest request, ServerCallContext context)
    {
        new Checks().Reference("reference", request.Reference).Throw();
        await using var connection = await database.OpenConnectionAsync(context.CancellationToken);
        return ToAnswer(await ObservationTable.FindAsync(connection, request.Reference)
            ?? throw Refusal.NotFound("observations", request.Reference));
    }

    /// <summary>Observations, oldest first. NOT_FOUND: there is no such list; INVALID_ARGUMENT: a foreign cursor.</summary>
    public override async Task<ListReceivedObservationsReply> ListReceivedObservations(
        ListReceivedObservationsRequest request, ServerCallContext context)
    {
        var list = PublicLists.Require(request.List);
        new Checks().Reference("entry_reference", request.EntryReference, required: false)
            .OptionalChoice("state", request.State)
            .Throw();
        var page = Page.Of($"observations {list} {request.EntryReference} {request.State}", request.Page);
        await using var connection = await database.OpenConnectionAsync(context.CancellationToken);
        var rows = await ObservationTable.ListAsync(
            connection, request, list, Principal.Of(context).Clearance, page);
        var (observations, nextCursor) = await page.CutAsync(rows.ToAsyncEnumerable(), context.CancellationToken);
        return new ListReceivedObservationsReply { Observations = { observations }, NextCursor = nextCursor };
    }

    /// <summary>Some observations. NOT_FOUND.</summary>
    public override async Task<ReceivedObservations> GetObservations(GetObservationsRequest request, ServerCallContext context)
    {
        new Checks().Reference("reference", request.Reference).Throw();
        await using var connection = await database.OpenConnectionAsync(context.CancellationToken);
        return RequireExisting(context, request.Reference, await ObservationTable.FindAsync(connection, request.Reference));
    }

    /// <summary>The file of observations. NOT_FOUND: no such observations, <c>observations-without-file</c>.</summary>
    public override async Task FetchObservationsFile(
        FetchObservationsFileRequest request,
        IServerStreamWriter<ObservationsFileBytes> responseStream,
        ServerCallContext context)
    {
        ObservationRules.Check(request);
        byte[] bytes = [];
        var file = await commands.RunAsync(request, context, async change =>
        {
            var observations = RequireExisting(
                context, request.Reference, await ObservationTable.LockAsync(change, request.Reference));
            bytes = await ObservationTable.FileAsync(change, request.Reference)
                ?? throw DueProcessRefusals.ObservationsWithoutFile.Because($"{request.Reference} have no file.");
            await change.AppendAsync(
                new ObservationsFileFetched
                {
                    Reference = request.Reference,
                    FileSha256 = observations.File.Sha256,
                    Reason = request.Reason,
                },
                request.Reference);
            return observations.File;
        });
        if (bytes.Length == 0)
        {
            // Asked again with the same key: what was answered is known, and the bytes are as they were.
            await using var connection = await database.OpenConnectionAsync(context.CancellationToken);
            await using var transaction = await connection.BeginTransactionAsync(context.CancellationToken);
            bytes = (await ObservationTable.FileAsync(
                new(connection, transaction, Principal.Of(context).Subject, time.GetUtcNow()), request.Reference))!;
        }

        await responseStream.WriteAsync(new ObservationsFileBytes { File = file });
        for (var at = 0; at < bytes.Length; at += SentAtOnce)
        {
            var part = UnsafeByteOperations.UnsafeWrap(bytes.AsMemory(at, Math.Min(SentAtOnce, bytes.Length - at)));
            await responseStream.WriteAsync(new ObservationsFileBytes { Bytes = part });
        }
    }

    /// <summary>
    /// Answers observations. NOT_FOUND; FAILED_PRECONDITION: <c>observations-answered</c>, <c>review-open</c>; ABORTED:
    /// <c>stale-version</c>.
    /// </summary>
    public override Task<ReceivedObservations> AnswerObservations(AnswerObservationsRequest request, ServerCallContext context)
    {
        ObservationRules.Check(request);
        return commands.RunAsync(request, context, async change =>
        {
            var observations = RequireExisting(
                context, request.Reference, await ObservationTable.LockAsync(change, request.Reference));
            var review = observations.ReviewReference.Length > 0
                ? await ReviewTable.LockAsync(change, observations.ReviewReference)
                : null;
            ObservationRules.RequireAnswerable(observations, review, request.ExpectedVersion);
            await ObservationTable.AnswerAsync(change, request.Reference, request.Answer);
            await change.AppendAsync(
                new ObservationsAnswered { Reference = request.Reference, AnswerSha256 = Sha256Of(request.Answer) },
                request.Reference);
            return (await ObservationTable.LockAsync(change, request.Reference))!;
        });
    }

    private static ReceivedObservations RequireExisting(
        ServerCallContext context, string reference, ReceivedObservations? observations)
        => observations is not null && Principal.Of(context).MaySee(observations.Handling)
            ? observations
            : throw Refusal.NotFound("observations", reference);
}
