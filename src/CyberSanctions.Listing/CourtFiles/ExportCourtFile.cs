using System.Security.Cryptography;
using CyberSanctions.Contracts.Events.V1;
using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.Journal.Appending;
using CyberSanctions.ServiceDefaults.Identity;
using CyberSanctions.Signing;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;

namespace CyberSanctions.Listing.CourtFiles;

/// <content>How a file for a court is made.</content>
internal sealed partial class CourtFilesGrpcService
{
    /// <summary>
    /// Makes a file. NOT_FOUND; FAILED_PRECONDITION: <c>no-court-file-key</c>, <c>marked-above-file</c>; UNAVAILABLE.
    /// </summary>
    public override async Task ExportCourtFile(
        ExportCourtFileRequest request, IServerStreamWriter<CourtFilePart> responseStream, ServerCallContext context)
    {
        CourtFileRules.Check(request);
        var (cancel, upTo) = (context.CancellationToken, CourtFileRules.UpTo(request));
        var found = await FindAsync(request.Reference, context);
        CourtFileRules.RequireWithin(found, upTo);
        var key = signer.Signing;
        await HearAsync(found, cancel);

        // 1. It is on record that it is made, before anything is sent; what stands in the journal by then is in the file.
        var begun = await RecordAsync(context, async change => new CourtFileBegun
        {
            Reference = await change.NextReferenceAsync("CFL"),
            ProposalReference = found.Reference,
            ProposalVersion = found.Version,
            Reason = request.Reason,
            UpTo = upTo,
            Contents = request.Contents,
            Advice = request.Advice,
        });
        var head = await journal.HeadAsync(cancel);

        // 2. Everything that is known, of one moment.
        var file = await ReadAsync(request.Reference, context);
        CourtFileRules.RequireWithin(file.Proposal, upTo);
        var mark = new ExportMark(begun.Reference, file.Proposal.Reference, file.Proposal.Exercise);
        var facts = new ExportFacts(
            mark, file.Proposal, Principal.Of(context).Subject, Timestamps.Cut(time.GetUtcNow()), request, head);
        await responseStream.WriteAsync(
            new CourtFilePart
            {
                Start = new CourtFileStart
                {
                    Reference = mark.Reference,
                    ProposalReference = mark.Proposal,
                    ExportedAt = facts.ExportedAt.ToTimestamp(),
                },
            },
            cancel);

        // 3. File by file; then the index, which names them all.
        var plan = CourtFileContents.Of(mark, file, request);
        var sending = new Sending(responseStream, cancel);
        foreach (var planned in plan.Files)
        {
            try
            {
                await sending.SendAsync(
                    planned, bytes.ReadAsync(planned.Content, $"{mark.Reference}: {request.Reason}", context, cancel));
            }
            catch (LeftOutException missing)
            {
                plan.LeaveOut(missing.Kind, $"{planned.Title}: not to be had ({missing.Kind})");
            }
        }

        var highest = Manifest.HandlingOf(sending.Sent);
        var index = IndexPage.Write(facts, sending.Sent, plan.LeftOut, highest);
        await SendAsync(sending, IndexPage.Path, CourtFilePlan.Html, index);

        // 4. The manifest, once it is on record what it came to.
        var manifest = Manifest.Write(facts, sending.Sent, plan.LeftOut, key);
        var exported = await RecordAsync(context, _ => Task.FromResult(new CourtFileExported
        {
            Reference = mark.Reference,
            ProposalReference = mark.Proposal,
            Reason = request.Reason,
            ManifestSha256 = Convert.ToHexStringLower(SHA256.HashData(manifest)),
            Files = sending.Sent.Count + 1,
            Bytes = sending.Sent.Sum(sent => sent.Size) + manifest.Length,
        }));
        await SendAsync(sending, Manifest.Path, CourtFilePlan.Json, manifest);
        await responseStream.WriteAsync(
            new CourtFilePart { End = new CourtFileEnd { ManifestSha256 = exported.ManifestSha256, Files = exported.Files } },
            cancel);

        Task SendAsync(Sending to, string path, string mediaType, byte[] written)
        {
            var content = new FileContent.Written(() => written);
            return to.SendAsync(
                new PlannedFile(path, "", path, "", mediaType, highest, content),
                bytes.ReadAsync(content, "", context, cancel));
        }
    }

    // Each by itself, and no idempotency key makes two of them one: whatever comes of an export, somebody may have got it.
    private async Task<T> RecordAsync<T>(ServerCallContext context, Func<Change, Task<T>> happened)
        where T : IMessage
    {
        await using var connection = await database.OpenConnectionAsync(context.CancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(context.CancellationToken);
        var change = new Change(connection, transaction, Principal.Of(context).Subject, time.GetUtcNow());
        var recorded = await happened(change);
        await change.AppendAsync(
            recorded,
            (string)recorded.Descriptor.FindFieldByName("proposal_reference").Accessor.GetValue(recorded));
        await transaction.CommitAsync(CancellationToken.None);
        bell.Ring();
        return recorded;
    }
}
