using System.Buffers;
using System.Data;
using System.Security.Cryptography;
using Npgsql;
using NpgsqlTypes;

namespace CyberSanctions.Attribution.EvidenceFiles;

/// <summary>
/// Reads chunks, each by itself and on a connection that is given back before the chunk goes anywhere: a slow reader holds one
/// chunk and nothing else.
/// </summary>
internal sealed class ContentReader(NpgsqlDataSource database, ILogger<ContentReader> logger)
{
    /// <summary>How many bytes from the beginning say what something is: a tape archive says so at byte 257.</summary>
    private const int Beginning = 4096;

    // Class XX of SQLSTATE: internal error, data_corrupted, index_corrupted.
    private const string InternalError = "XX";

    /// <summary>Reads a chunk into a buffer of that size.</summary>
    /// <returns>Its length; 0 when it is not there, or Postgres itself cannot read it any more.</returns>
    public async Task<int> ReadAsync(Guid upload, int number, byte[] buffer, CancellationToken cancel)
    {
        try
        {
            return await ReadChunkAsync(upload, number, buffer, cancel);
        }
        catch (PostgresException broken) when (broken.SqlState.StartsWith(InternalError, StringComparison.Ordinal))
        {
            // A page whose checksum is wrong, a value of which pieces are missing: damage, and no reason to try for ever.
            logger.LogError(broken, "Postgres cannot read chunk {Number} of upload {Upload}.", number, upload);
            return 0;
        }
    }

    private async Task<int> ReadChunkAsync(Guid upload, int number, byte[] buffer, CancellationToken cancel)
    {
        await using var command = database.CreateCommand("SELECT bytes FROM evidence_chunk WHERE upload = $1 AND number = $2");
        command.Parameters.Add(new() { Value = upload });
        command.Parameters.Add(new() { Value = number });
        await using var reader = await command.ExecuteReaderAsync(CommandBehavior.SequentialAccess, cancel);
        if (!await reader.ReadAsync(cancel))
        {
            return 0;
        }

        await using var bytes = await reader.GetStreamAsync(0, cancel);
        return await bytes.ReadAtLeastAsync(
            buffer.AsMemory(0, EvidenceFileRules.Chunk), EvidenceFileRules.Chunk, throwOnEndOfStream: false, cancel);
    }

    /// <summary>The first bytes.</summary>
    public async Task<byte[]> BeginningAsync(Guid upload, CancellationToken cancel)
    {
        await using var command = database.CreateCommand(
            "SELECT substring(bytes FROM 1 FOR $2) FROM evidence_chunk WHERE upload = $1 AND number = 0");
        command.Parameters.Add(new() { Value = upload });
        command.Parameters.Add(new() { Value = Beginning, NpgsqlDbType = NpgsqlDbType.Integer });
        return (byte[]?)await command.ExecuteScalarAsync(cancel) ?? [];
    }

    /// <summary>Hashes what is there, chunk by chunk.</summary>
    /// <returns>The hash, and how many bytes there are.</returns>
    public async Task<(byte[] Sha256, long Size)> HashAsync(Guid upload, long size, CancellationToken cancel)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = ArrayPool<byte>.Shared.Rent(EvidenceFileRules.Chunk);
        var read = 0L;
        for (var number = 0; (long)number * EvidenceFileRules.Chunk < size; number++)
        {
            var length = await ReadAsync(upload, number, buffer, cancel);
            hash.AppendData(buffer.AsSpan(0, length));
            read += length;
        }

        ArrayPool<byte>.Shared.Return(buffer);
        return (hash.GetHashAndReset(), read);
    }
}
