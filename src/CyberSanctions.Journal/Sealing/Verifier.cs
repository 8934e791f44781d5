using CyberSanctions.Contracts.Journal.V1;
using Dapper;
using Google.Protobuf;
using Npgsql;

namespace CyberSanctions.Journal.Sealing;

/// <summary>
/// Recomputes the chain from the stored rows. Finds a row that was altered, removed, inserted or
/// moved, a body that is gone or replaced, a head that does not match, and, given a head remembered from
/// earlier, a chain that was cut off and grown anew.
/// </summary>
public sealed class Verifier(NpgsqlDataSource database)
{
    /// <summary>Verifies the whole chain, in one snapshot.</summary>
    public async Task<Verification> VerifyAsync(Head? remembered, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        await using var snapshot = await connection.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, cancel);
        var (headPosition, headHash) = await connection.QuerySingleAsync<(long Position, byte[] Hash)>(
            "SELECT position, hash FROM journal_head", transaction: snapshot);
        var position = 0L;
        var hash = ChainHash.Origin.ToArray();
        await foreach (var link in connection.QueryUnbufferedAsync<Link>(
            """
            SELECT c.position, c.hash,
                   j.sequence, j.recorded_at, j.actor, j.event_type, j.subject, j.payload, j.trace_parent, j.body_sha256,
                   (SELECT sha256(bytes) FROM journal_body b WHERE b.sha256 = j.body_sha256) AS body_is
            FROM journal_chain c LEFT JOIN journal j USING (sequence) ORDER BY c.position
            """,
            transaction: snapshot).WithCancellation(cancel))
        {
            if (link.Position != ++position)
            {
                return Broken(position, "This position is missing from the chain.");
            }

            if (link.Sequence is null)
            {
                return Broken(position, "The row of this position is missing from the journal.");
            }

            hash = ChainHash.Of(hash, position, link.Row);
            if (!hash.AsSpan().SequenceEqual(link.Hash))
            {
                return Broken(position, "The row of this position is not the one that was sealed.");
            }

            if (link.BodySha256 is { } body && !body.AsSpan().SequenceEqual(link.BodyIs))
            {
                return Broken(
                    position,
                    $"The body of this position is {(link.BodyIs is null ? "missing" : "not the one that was sealed")}.");
            }

            if (remembered?.Position == position && !remembered.Hash.Span.SequenceEqual(hash))
            {
                return Broken(position, "The chain does not pass through the remembered head.");
            }
        }

        if (remembered?.Position > position)
        {
            return Broken(position + 1, "The chain ends before the remembered head.");
        }

        if (headPosition != position || !headHash.AsSpan().SequenceEqual(hash))
        {
            return Broken(Math.Min(headPosition, position) + 1, "The chain does not end at the stored head.");
        }

        var unsealed = await connection.ExecuteScalarAsync<long>(
            """
            SELECT count(*) FROM journal j, journal_head h
            WHERE j.transaction < h.horizon AND NOT EXISTS (SELECT FROM journal_chain c WHERE c.sequence = j.sequence)
            """,
            transaction: snapshot);
        return unsealed > 0
            ? Broken(position + 1, "There are rows in the journal that were slipped in behind the sealed ones.")
            : new Verification { Holds = true, Head = new Head { Position = position, Hash = ByteString.CopyFrom(hash) } };
    }

    private static Verification Broken(long position, string reason)
        => new() { Holds = false, BrokenAt = position, Reason = reason };

    private sealed record Link(
        long Position,
        byte[] Hash,
        long? Sequence,
        DateTime? RecordedAt,
        string? Actor,
        string? EventType,
        string? Subject,
        byte[]? Payload,
        string? TraceParent,
        byte[]? BodySha256,
        byte[]? BodyIs)
    {
        public JournalRow Row
            => new(Sequence!.Value, RecordedAt!.Value, Actor!, EventType!, Subject!, Payload!, TraceParent!, BodySha256);
    }
}
