using CyberSanctions.Attribution.Custody;
using CyberSanctions.Attribution.Dossiers;
using CyberSanctions.Contracts.Attribution.V1;
using CyberSanctions.ServiceDefaults.Errors;
using CyberSanctions.ServiceDefaults.Identity;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Npgsql;

namespace CyberSanctions.Attribution.EvidenceFiles;

/// <content>How evidence comes in.</content>
/// <remarks>
/// <code>
/// start ──▶ 1 may it come?  ──▶ 2 an upload: begun, or gone on with ──▶ 3 chunks, committed as they come
///                                                                              │ all there
///                        done ◀── 5 content, item, custody: one transaction ◀── 4 hashed: is it what the item declares?
/// </code>
/// A kill between any two steps leaves an upload that can be gone on with from what is committed; nothing of it is content before
/// step 5, and everything after.
/// </remarks>
internal sealed partial class EvidenceStoreGrpcService
{
    /// <summary>
    /// Takes content in. NOT_FOUND; FAILED_PRECONDITION: <c>dossier-concluded</c>, <c>dossier-withdrawn</c>,
    /// <c>digest-mismatch</c>, <c>upload-offset</c>, <c>upload-total</c>, <c>too-many-uploads</c>; RESOURCE_EXHAUSTED:
    /// <c>content-too-large</c>; INVALID_ARGUMENT: <c>upload-truncated</c>.
    /// </summary>
    public override async Task<EvidenceUpload> UploadContent(
        IAsyncStreamReader<UploadContentRequest> requestStream, ServerCallContext context)
    {
        var start = await requestStream.MoveNext(context.CancellationToken)
            && requestStream.Current is { PartCase: UploadContentRequest.PartOneofCase.Start } first
            ? first.Start
            : throw Refusal.Invalid("start", "Is required in the first message.");
        EvidenceFileRules.Check(start).Throw();
        EvidenceFileRules.RequireAllowedSize(settings.Value, start.Total);
        if (await HeldAsync(start, requestStream, context) is { } held)
        {
            return held;
        }

        var upload = await BeginAsync(start, context);
        var (received, sha256) = start.Length == 0
            ? (upload.Received, null)
            : await new Receiving(database, upload, start).RunAsync(requestStream, context.CancellationToken);
        if (received < upload.Total)
        {
            await using var connection = await database.OpenConnectionAsync(context.CancellationToken);
            return Unfinished(await RequireUploadAsync(connection, context, start.Reference, start.Id));
        }

        sha256 ??= (await contents.HashAsync(upload.Id, upload.Total, context.CancellationToken)).Sha256;
        if (!sha256.AsSpan().SequenceEqual(upload.Sha256))
        {
            await using var connection = await database.OpenConnectionAsync(CancellationToken.None);
            await UploadTable.DiscardAsync(connection, upload.Id);
            throw EvidenceFileRules.Mismatch(Convert.ToHexStringLower(upload.Sha256), sha256);
        }

        return await CompleteAsync(start, upload, context);
    }

    /// <summary>How far the caller's own unfinished upload is. NOT_FOUND.</summary>
    public override async Task<EvidenceUpload> GetUpload(GetUploadRequest request, ServerCallContext context)
    {
        EvidenceFileRules.Naming(request.Reference, request.Id).Throw();
        await using var connection = await database.OpenConnectionAsync(context.CancellationToken);
        return Unfinished(await RequireUploadAsync(connection, context, request.Reference, request.Id));
    }

    /// <summary>Gives the caller's own unfinished upload up. NOT_FOUND.</summary>
    public override Task<EvidenceUpload> DiscardUpload(DiscardUploadRequest request, ServerCallContext context)
    {
        EvidenceFileRules.Naming(request.Reference, request.Id).Throw();
        return commands.RunAsync(request, context, async change =>
        {
            var upload = await RequireUploadAsync(change.Connection, context, request.Reference, request.Id);
            await UploadTable.DiscardAsync(change.Connection, upload.Id);
            return Unfinished(upload);
        });
    }

    // What an item has already is not taken in again; but it is not said of other bytes that they are there.
    private async Task<EvidenceUpload?> HeldAsync(
        UploadStart start, IAsyncStreamReader<UploadContentRequest> parts, ServerCallContext context)
    {
        ContentRow? held;
        Evidence evidence;
        await using (var connection = await database.OpenConnectionAsync(context.CancellationToken))
        {
            (var dossier, evidence) = await RequireAsync(connection, context, start.Reference, start.Id);
            DossierRules.RequireOpen(dossier, expectedVersion: 0);
            RequireDeclared(start, evidence);
            held = await ContentTable.FindAsync(connection, evidence);
        }

        if (held is null or { DamagedAt: not null })
        {
            return null;
        }

        EvidenceFileRules.RequireTotal(start, held.Size);
        var hash = await Receiving.HashAsync(parts, start.Length, context.CancellationToken);
        return start.Length < start.Total || hash.AsSpan().SequenceEqual(held.Sha256)
            ? Complete(held, now: false)
            : throw EvidenceFileRules.Mismatch(evidence.Sha256, hash);
    }

    private static void RequireDeclared(UploadStart start, Evidence evidence)
    {
        if (!start.Sha256.IsEmpty && Convert.ToHexStringLower(start.Sha256.Span) != evidence.Sha256)
        {
            throw EvidenceFileRules.Mismatch(evidence.Sha256, start.Sha256.ToByteArray());
        }
    }

    private async Task<UploadRow> BeginAsync(UploadStart start, ServerCallContext context)
    {
        var uploader = Principal.Of(context).Subject;
        await using var connection = await database.OpenConnectionAsync(context.CancellationToken);
        var (_, evidence) = await RequireAsync(connection, context, start.Reference, start.Id);
        var (item, sha256) = (Guid.Parse(evidence.Id), Convert.FromHexString(evidence.Sha256));
        var begun = await UploadTable.FindAsync(connection, item, sha256, uploader);
        if (begun is not null && start.Anew)
        {
            await UploadTable.DiscardAsync(connection, begun.Id);
            begun = null;
        }

        if (begun is null && (start.First > 0 || start.Length == 0))
        {
            throw EvidenceFileRules.Moved(0);
        }

        begun ??= await UploadTable.BeginAsync(connection, settings.Value, item, sha256, uploader, start.Total);
        EvidenceFileRules.RequireAt(start, begun.Received, begun.Total);
        return begun;
    }

    private async Task<EvidenceUpload> CompleteAsync(UploadStart start, UploadRow upload, ServerCallContext context)
    {
        var mediaType = MediaTypes.Of(await contents.BeginningAsync(upload.Id, context.CancellationToken));

        // A key stands for these bytes, and not for whatever the item declares when it is used again.
        var completed = new UploadStart(start) { Sha256 = ByteString.CopyFrom(upload.Sha256) };
        var reply = await commands.RunAsync(completed, context, async change =>
        {
            var (dossier, evidence) = await LockAsync(change, context, start.Reference, start.Id);
            DossierRules.RequireOpen(dossier, expectedVersion: 0);
            if (evidence.Sha256 != Convert.ToHexStringLower(upload.Sha256))
            {
                throw EvidenceFileRules.Mismatch(evidence.Sha256, upload.Sha256);
            }

            // Somebody else may have brought it meanwhile, or the same person twice.
            var before = await ContentTable.FindAsync(change.Connection, evidence);
            if (before is { DamagedAt: null })
            {
                if (before.Upload != upload.Id)
                {
                    await UploadTable.EndAsync(change.Connection, upload.Id, needed: false);
                }

                return Complete(before, now: false);
            }

            var healed = await ContentTable.StoreAsync(change, upload, mediaType);
            await ContentTable.LinkAsync(change, dossier, upload);
            if (healed)
            {
                await Rehashing.RecordHealedAsync(change, upload.Sha256, upload.Total);
            }

            await CustodyTable.RecordAsync(change, dossier, Entry(CustodyKind.Received, evidence, upload.Total));
            return Complete((await ContentTable.FindAsync(change.Connection, evidence))!, now: true);
        });
        sweeper.LookNow();
        return reply;
    }

    private static async Task<UploadRow> RequireUploadAsync(
        NpgsqlConnection connection, ServerCallContext context, string reference, string id)
    {
        var (_, evidence) = await RequireAsync(connection, context, reference, id);
        return await UploadTable.FindAsync(
            connection, Guid.Parse(evidence.Id), Convert.FromHexString(evidence.Sha256), Principal.Of(context).Subject)
            ?? throw Refusal.NotFound("unfinished upload of yours for", id);
    }

    private static EvidenceUpload Complete(ContentRow content, bool now)
        => new() { Received = content.Size, Total = content.Size, Content = content.ToMessage(), CompletedNow = now };

    private EvidenceUpload Unfinished(UploadRow upload) => new()
    {
        Received = upload.Received,
        Total = upload.Total,
        StartedAt = upload.StartedAt.ToTimestamp(),
        ExpiresAt = (upload.TouchedAt + settings.Value.AbandonedAfter).ToTimestamp(),
    };
}
