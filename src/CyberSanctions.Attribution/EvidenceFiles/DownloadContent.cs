using System.Buffers;
using System.Security.Cryptography;
using CyberSanctions.Attribution.Custody;
using CyberSanctions.Contracts.Attribution.V1;
using CyberSanctions.Journal.Appending;
using CyberSanctions.ServiceDefaults.Errors;
using CyberSanctions.ServiceDefaults.Identity;
using Google.Protobuf;
using Grpc.Core;

namespace CyberSanctions.Attribution.EvidenceFiles;

/// <content>How evidence goes out.</content>
internal sealed partial class EvidenceStoreGrpcService
{
    // Small enough for the heap of small things; what is sent is not copied.
    private const int Sent = 64 * 1024;

    /// <summary>
    /// Hands content out. NOT_FOUND: no such item, <c>no-content</c>; FAILED_PRECONDITION: <c>content-damaged</c>, also after
    /// bytes were sent; OUT_OF_RANGE: <c>outside-content</c>.
    /// </summary>
    public override async Task DownloadContent(
        DownloadContentRequest request, IServerStreamWriter<EvidenceBytes> responseStream, ServerCallContext context)
    {
        EvidenceFileRules.Reasoning(request.Reference, request.Id, request.Reason)
            .Choice("purpose", request.Purpose)
            .That(request.First >= 0, "first", "Must not be negative.")
            .That(request.Length >= 0, "length", "Must not be negative.")
            .Throw();
        var (head, content) = await RecordDownloadAsync(request, context);
        await responseStream.WriteAsync(new EvidenceBytes { Head = head }, context.CancellationToken);
        await SendAsync(head, content, responseStream, context.CancellationToken);
    }

    // Before the first byte, in a transaction of its own: whatever comes of it, somebody may have seen it. No idempotency key
    // makes two downloads one.
    private async Task<(EvidenceHead Head, StoredContent Content)> RecordDownloadAsync(
        DownloadContentRequest request, ServerCallContext context)
    {
        await using var connection = await database.OpenConnectionAsync(context.CancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(context.CancellationToken);
        var change = new Change(connection, transaction, Principal.Of(context).Subject, time.GetUtcNow());
        var (dossier, evidence) = await RequireAsync(connection, context, request.Reference, request.Id);
        var content = await RequireContentAsync(connection, evidence);
        if (content.DamagedAt is not null)
        {
            throw Damaged(evidence.Id);
        }

        if (request.First >= content.Size || request.Length > content.Size - request.First)
        {
            throw EvidenceFileRefusals.OutsideContent.Because($"The content of {evidence.Id} has {content.Size} bytes.");
        }

        var length = request.Length > 0 ? request.Length : content.Size - request.First;
        var kind = request.Purpose == DownloadPurpose.Export ? CustodyKind.Exported : CustodyKind.Viewed;
        var entry = Entry(kind, evidence, content.Size, request.Reason);
        entry.Range = length < content.Size ? $"{request.First}-{request.First + length - 1}" : "";
        await CustodyTable.RecordAsync(change, dossier, entry);
        await transaction.CommitAsync(CancellationToken.None);
        bell.Ring();
        var head = new EvidenceHead
        {
            Title = evidence.Title,
            Sha256 = evidence.Sha256,
            Size = content.Size,
            First = request.First,
            Length = length,
        };
        return (head, new StoredContent(content.Sha256, content.Upload, content.Size));
    }

    private async Task SendAsync(
        EvidenceHead head, StoredContent content, IServerStreamWriter<EvidenceBytes> to, CancellationToken cancel)
    {
        using var hash = head.Length == head.Size ? IncrementalHash.CreateHash(HashAlgorithmName.SHA256) : null;
        var buffer = ArrayPool<byte>.Shared.Rent(EvidenceFileRules.Chunk);
        try
        {
            var end = head.First + head.Length;
            for (var at = head.First; at < end;)
            {
                var (number, skipped) = Math.DivRem(at, EvidenceFileRules.Chunk);
                var expected = Math.Min(EvidenceFileRules.Chunk, content.Size - (number * EvidenceFileRules.Chunk));
                var read = await contents.ReadAsync(content.Upload, (int)number, buffer, cancel);
                hash?.AppendData(buffer.AsSpan(0, read));
                var wanted = (int)Math.Min(expected - skipped, end - at);
                var isLast = at + wanted == end;
                if (read != expected
                    || (isLast && hash is not null && !hash.GetHashAndReset().AsSpan().SequenceEqual(content.Sha256)))
                {
                    await rehashing.RunAsync(content, CancellationToken.None);
                    throw Damaged(head.Title);
                }

                await SendAsync(buffer.AsMemory((int)skipped, wanted), to, cancel);
                at += wanted;
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static async Task SendAsync(
        ReadOnlyMemory<byte> bytes, IServerStreamWriter<EvidenceBytes> to, CancellationToken cancel)
    {
        for (; !bytes.IsEmpty; bytes = bytes[Math.Min(Sent, bytes.Length)..])
        {
            // Written when this returns: the buffer is free then.
            var part = UnsafeByteOperations.UnsafeWrap(bytes[..Math.Min(Sent, bytes.Length)]);
            await to.WriteAsync(new EvidenceBytes { Bytes = part }, cancel);
        }
    }

    private static RefusedException Damaged(string what)
        => EvidenceFileRefusals.ContentDamaged.Because($"What is kept of {what} is not what was received.");
}
