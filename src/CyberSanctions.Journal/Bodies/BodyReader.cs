using System.Runtime.CompilerServices;
using CyberSanctions.Contracts.Journal.V1;
using CyberSanctions.ServiceDefaults.Errors;
using Dapper;
using Google.Protobuf;
using Npgsql;

namespace CyberSanctions.Journal.Bodies;

/// <summary>Reads the bodies of this service's own journal.</summary>
public sealed class BodyReader(NpgsqlDataSource database)
{
    private const int PartSize = 256 * 1024;

    /// <summary>
    /// A body in parts, each read when the one before has been taken: a slow reader holds little memory.
    /// </summary>
    /// <exception cref="RefusedException">NOT_FOUND: nothing here has this hash.</exception>
    public async IAsyncEnumerable<BodyPart> ReadAsync(byte[] sha256, [EnumeratorCancellation] CancellationToken cancel)
    {
        for (var (offset, length) = (0, int.MaxValue); offset < length; offset += PartSize)
        {
            await using var connection = await database.OpenConnectionAsync(cancel);
            var (whole, part) = await connection.QuerySingleOrDefaultAsync<(int Length, byte[]? Part)>(
                """
                SELECT octet_length(bytes), substring(bytes FROM @offset + 1 FOR @PartSize) FROM journal_body
                    WHERE sha256 = @sha256
                """,
                new { offset, PartSize, sha256 });
            length = part is null ? throw Refusal.NotFound("body", Convert.ToHexStringLower(sha256)) : whole;
            yield return new BodyPart { Bytes = UnsafeByteOperations.UnsafeWrap(part) };
        }
    }
}
