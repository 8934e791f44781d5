using System.Buffers;
using System.Security.Cryptography;
using System.Threading.Channels;
using CyberSanctions.Contracts.Attribution.V1;
using CyberSanctions.ServiceDefaults.Errors;
using Grpc.Core;
using Npgsql;
using NpgsqlTypes;

namespace CyberSanctions.Attribution.EvidenceFiles;

/// <summary>
/// Takes the bytes of one part in, chunk by chunk: one is read while others are written. No more than a few chunks are in memory,
/// however large the content is; a caller that is faster than the database waits. Chunks and how many bytes have arrived are
/// committed together, and never wait for the caller in an open transaction.
/// </summary>
internal sealed class Receiving(NpgsqlDataSource database, UploadRow upload, UploadStart start)
{
    private const int ChunksAhead = 2;
    private const int ChunksTogether = 16;

    private readonly Channel<ArraySegment<byte>> _chunks = Channel.CreateBounded<ArraySegment<byte>>(
        new BoundedChannelOptions(ChunksAhead) { SingleReader = true, SingleWriter = true });

    // Only what came in one go can be hashed on the way.
    private readonly IncrementalHash? _hash = upload.Received == 0 && start.Length == start.Total
        ? IncrementalHash.CreateHash(HashAlgorithmName.SHA256)
        : null;

    /// <summary>The bytes that had arrived, and the hash of the whole if all of it came now.</summary>
    /// <exception cref="RefusedException">
    /// <c>upload-truncated</c>, <c>upload-offset</c>, <c>invalid-field</c>: more came than was said. What had come in whole
    /// chunks is kept.
    /// </exception>
    public async Task<(long Received, byte[]? Sha256)> RunAsync(
        IAsyncStreamReader<UploadContentRequest> parts, CancellationToken cancel)
    {
        using var hash = _hash;
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var writing = WriteAsync(stop);
        try
        {
            await ReadAsync(parts, stop.Token);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            // It could not be written: why, says the task that did not.
        }
        finally
        {
            _chunks.Writer.Complete();
            await Task.WhenAny(writing);
        }

        var received = await writing;
        return (received, received == upload.Total ? hash?.GetHashAndReset() : null);
    }

    /// <summary>Takes bytes in of whom none are needed.</summary>
    /// <returns>Their hash.</returns>
    /// <exception cref="RefusedException"><c>upload-truncated</c>, <c>invalid-field</c>.</exception>
    public static async Task<byte[]> HashAsync(
        IAsyncStreamReader<UploadContentRequest> parts, long length, CancellationToken cancel)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var left = length;
        while (await parts.MoveNext(cancel))
        {
            var bytes = RequireBytes(parts.Current, left);
            left -= bytes.Length;
            hash.AppendData(bytes.Span);
        }

        return left == 0 ? hash.GetHashAndReset() : throw Truncated(length, left);
    }

    private async Task ReadAsync(IAsyncStreamReader<UploadContentRequest> parts, CancellationToken cancel)
    {
        var (left, filled) = (start.Length, 0);
        var chunk = ArrayPool<byte>.Shared.Rent(EvidenceFileRules.Chunk);
        while (await parts.MoveNext(cancel))
        {
            var bytes = RequireBytes(parts.Current, left);
            left -= bytes.Length;
            while (bytes.Length > 0)
            {
                var taken = Math.Min(bytes.Length, EvidenceFileRules.Chunk - filled);
                bytes.Span[..taken].CopyTo(chunk.AsSpan(filled));
                bytes = bytes[taken..];
                filled += taken;
                if (filled == EvidenceFileRules.Chunk)
                {
                    await SendAsync(new ArraySegment<byte>(chunk, 0, filled), cancel);
                    (chunk, filled) = (ArrayPool<byte>.Shared.Rent(EvidenceFileRules.Chunk), 0);
                }
            }
        }

        if (left > 0)
        {
            throw Truncated(start.Length, left);
        }

        if (filled > 0)
        {
            await SendAsync(new ArraySegment<byte>(chunk, 0, filled), cancel);
        }
    }

    private static ReadOnlyMemory<byte> RequireBytes(UploadContentRequest part, long left)
        => part.PartCase != UploadContentRequest.PartOneofCase.Bytes || part.Bytes.IsEmpty
            ? throw Refusal.Invalid("bytes", "Is required in all messages but the first.")
            : part.Bytes.Length > left
            ? throw Refusal.Invalid("bytes", "More bytes came than were said.")
            : part.Bytes.Memory;

    private static RefusedException Truncated(long length, long left)
        => EvidenceFileRefusals.UploadTruncated.Because($"{length} bytes were to come, and {length - left} came.");

    private async Task SendAsync(ArraySegment<byte> chunk, CancellationToken cancel)
    {
        _hash?.AppendData(chunk);
        await _chunks.Writer.WriteAsync(chunk, cancel);
    }

    private async Task<long> WriteAsync(CancellationTokenSource stop)
    {
        try
        {
            var received = upload.Received;
            while (await _chunks.Reader.WaitToReadAsync(CancellationToken.None))
            {
                received = await WriteTogetherAsync(received);
            }

            return received;
        }
        catch
        {
            await stop.CancelAsync();
            throw;
        }
    }

    private async Task<long> WriteTogetherAsync(long received)
    {
        await using var connection = await database.OpenConnectionAsync(CancellationToken.None);
        await using var transaction = await connection.BeginTransactionAsync();
        if (!await UploadTable.LockAsync(connection, upload.Id, received))
        {
            throw EvidenceFileRefusals.UploadOffset.Because(
                "Somebody goes on with this upload elsewhere, or has given it up. Ask how far it is.");
        }

        await using (var copy = await connection.BeginBinaryImportAsync(
            "COPY evidence_chunk (upload, number, bytes) FROM STDIN (FORMAT BINARY)"))
        {
            for (var i = 0; i < ChunksTogether && _chunks.Reader.TryRead(out var chunk); i++)
            {
                await copy.StartRowAsync();
                await copy.WriteAsync(upload.Id, NpgsqlDbType.Uuid);
                await copy.WriteAsync((int)(received / EvidenceFileRules.Chunk), NpgsqlDbType.Integer);
                await copy.WriteAsync((ReadOnlyMemory<byte>)chunk.AsMemory(), NpgsqlDbType.Bytea);
                received += chunk.Count;
                ArrayPool<byte>.Shared.Return(chunk.Array!);
            }

            await copy.CompleteAsync();
        }

        await UploadTable.AdvanceAsync(connection, upload.Id, received);
        await transaction.CommitAsync();
        return received;
    }
}
