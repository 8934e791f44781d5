using CyberSanctions.Contracts.Publication.V1;
using CyberSanctions.Journal.Appending;
using CyberSanctions.Publication.Lists;
using Dapper;
using Npgsql;

namespace CyberSanctions.Publication.Versions;

/// <summary>Something that is due at a moment, and perhaps makes a version then.</summary>
/// <param name="Id">In the order of recording.</param>
/// <param name="DueAt">UTC.</param>
/// <param name="ActReference">The act that takes effect; null: something comes to its last day.</param>
internal sealed record Due(long Id, DateTime DueAt, string? ActReference)
{
    private const string Passable = "FROM due WHERE list = @Name AND passed_at IS NULL AND due_at <= @now";

    /// <summary>An act takes effect in the future.</summary>
    public static Task ActAsync(Change change, PublicList list, string act, DateTime at)
        => InsertAsync(change, list, VersionCause.Act, act, at);

    /// <summary>Somebody comes to a last day unless something happens before.</summary>
    public static Task ExpiryAsync(Change change, PublicList list, DateTime at)
        => InsertAsync(change, list, VersionCause.Expiry, null, at);

    /// <summary>Whether anything is due.</summary>
    public static Task<bool> AnyAsync(NpgsqlConnection connection, PublicList list, DateTime now, CancellationToken cancel)
        => connection.ExecuteScalarAsync<bool>(new CommandDefinition(
            $"SELECT EXISTS (SELECT {Passable})", new { list.Name, now }, cancellationToken: cancel));

    /// <summary>
    /// The earliest that is due; at one moment acts in the order of recording, and then what ends. Under the lock of the list.
    /// </summary>
    public static Task<Due?> NextAsync(Change change, PublicList list, DateTime now)
        => change.Connection.QueryFirstOrDefaultAsync<Due?>(
            $"SELECT id, due_at, act_reference {Passable} ORDER BY due_at, cause, id LIMIT 1",
            new { list.Name, now },
            change.Transaction);

    /// <summary>It has been passed, with the version that it made, if it made one.</summary>
    public Task PassAsync(Change change, long? version)
        => change.Connection.ExecuteAsync(
            "UPDATE due SET passed_at = @Now, version = @version WHERE id = @Id",
            new { change.Now, version, Id },
            change.Transaction);

    private static Task InsertAsync(Change change, PublicList list, VersionCause cause, string? act, DateTime at)
        => change.Connection.ExecuteAsync(
            """
            INSERT INTO due (list, exercise, due_at, cause, act_reference) VALUES (@Name, @Exercise, @at, @Cause, @act)
            ON CONFLICT (list, due_at) WHERE cause = 'expiry' DO UPDATE SET passed_at = NULL WHERE due.version IS NULL
            """,
            new { list.Name, list.Exercise, at, Cause = cause.ToString().ToLowerInvariant(), act },
            change.Transaction);
}
