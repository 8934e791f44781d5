using System.Diagnostics;
using System.Globalization;
using CyberSanctions.Contracts.Journal.V1;
using CyberSanctions.Journal.Bodies;
using Dapper;
using Google.Protobuf;
using Npgsql;

namespace CyberSanctions.Journal.Appending;

/// <summary>
/// One change to a service's state: a transaction of its database together with what it appends
/// to the journal. Made by <see cref="Commands"/> and by the consumer of another journal.
/// </summary>
public sealed class Change
{
    /// <summary>A change in a transaction that the caller commits.</summary>
    public Change(NpgsqlConnection connection, NpgsqlTransaction transaction, string actor, DateTimeOffset now)
    {
        Connection = connection;
        Transaction = transaction;
        Actor = actor;

        // Postgres keeps microseconds; cut here, so that what is answered is what is stored.
        Now = new DateTime(now.UtcTicks - (now.UtcTicks % TimeSpan.TicksPerMicrosecond), DateTimeKind.Utc);
    }

    /// <summary>The connection that all SQL of this change goes through.</summary>
    public NpgsqlConnection Connection { get; }

    /// <summary>Its transaction; committed by whoever made the change.</summary>
    public NpgsqlTransaction Transaction { get; }

    /// <summary>Who does it: the subject of a token, or <c>service:name</c>.</summary>
    public string Actor { get; }

    /// <summary>When, UTC: one instant for everything that the change writes.</summary>
    public DateTime Now { get; }

    /// <summary>The entry of another service's journal that it applies; nothing when it is a command's.</summary>
    public Entry? Heard { get; init; }

    /// <summary>Appends an event to the journal.</summary>
    /// <param name="happened">The event, one of the messages in <c>events/v1</c>.</param>
    /// <param name="subject">Reference of what changed.</param>
    public Task AppendAsync(IMessage happened, string subject)
        => AppendAsync([new Happened(happened, subject, Actor, Activity.Current?.Id ?? "")]);

    /// <summary>Appends events to the journal, in this order.</summary>
    public Task AppendAsync(IReadOnlyCollection<Happened> happened) => ExecuteAsync(Appending(happened));

    /// <summary>What appends events to the journal, in this order: to be executed with others.</summary>
    /// <remarks>What is too large for an entry stands beside it as its body: see <see cref="Body"/>.</remarks>
    public NpgsqlBatchCommand Appending(IReadOnlyCollection<Happened> happened)
    {
        byte[][] payloads = [.. happened.Select(h => h.Event.ToByteArray())];
        byte[]?[] bodies = [.. payloads.Zip(happened, (payload, h) => Body.NameOf(payload, h.Event.Descriptor.FullName))];
        var command = new NpgsqlBatchCommand(
            """
            INSERT INTO journal (recorded_at, actor, event_type, subject, payload, trace_parent, body_sha256)
            SELECT $1, * FROM unnest($2, $3, $4, $5, $6, $7)
            """)
        {
            Parameters =
            {
                new() { Value = Now },
                new() { Value = happened.Select(h => h.Actor).ToArray() },
                new() { Value = happened.Select(h => h.Event.Descriptor.FullName).ToArray() },
                new() { Value = happened.Select(h => h.Subject).ToArray() },
                new() { Value = payloads.Select((payload, i) => bodies[i] is null ? payload : []).ToArray() },
                new() { Value = happened.Select(h => h.TraceParent).ToArray() },
                new() { Value = bodies },
            },
        };
        if (bodies.Any(body => body is not null))
        {
            command.CommandText =
                $"WITH body AS (INSERT INTO journal_body SELECT * FROM unnest($8, $9)"
                + $" ON CONFLICT DO NOTHING) {command.CommandText}";
            command.Parameters.Add(new() { Value = bodies.Where(body => body is not null).ToArray() });
            command.Parameters.Add(new() { Value = payloads.Where((_, i) => bodies[i] is not null).ToArray() });
        }

        return command;
    }

    /// <summary>
    /// Executes commands, one after the other, of whom nothing is read: all in one go, for each wait for the server counts.
    /// </summary>
    public async Task ExecuteAsync(params IEnumerable<NpgsqlBatchCommand> commands)
    {
        await using var batch = new NpgsqlBatch(Connection, Transaction);
        foreach (var command in commands)
        {
            batch.BatchCommands.Add(command);
        }

        await batch.ExecuteNonQueryAsync();
    }

    /// <summary>The next reference of a kind and year, without gaps: <c>ATT-2026-0007</c>.</summary>
    /// <param name="prefix">The kind: ATT, LP, ACT, BAL.</param>
    public async Task<string> NextReferenceAsync(string prefix)
    {
        var number = await Connection.ExecuteScalarAsync<long>(
            """
            INSERT INTO reference_counter AS c (prefix, year, last) VALUES (@Prefix, @Year, 1)
            ON CONFLICT (prefix, year) DO UPDATE SET last = c.last + 1
            RETURNING last
            """,
            new { Prefix = prefix, Now.Year },
            Transaction);
        return string.Create(CultureInfo.InvariantCulture, $"{prefix}-{Now.Year}-{number:D4}");
    }
}
