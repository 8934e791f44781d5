using System.Text.Json.Nodes;
using CyberSanctions.Contracts.Events.V1;
using CyberSanctions.Contracts.Voting.V1;
using CyberSanctions.Journal.Appending;
using CyberSanctions.Procedures.Keys;
using CyberSanctions.Procedures.Proceedings;
using CyberSanctions.Procedures.Statements;
using Dapper;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Extension = CyberSanctions.Procedures.Proceedings.Extension;

namespace CyberSanctions.Voting.Ballots;

/// <summary>
/// A ballot that nobody else can change until the transaction ends: what happens in it is put into its
/// chain, one link after the other, each with a receipt, and at the end its row is brought up to date.
/// </summary>
internal sealed class LockedBallot(Change change, StoredBallot stored, FrozenBallot frozen, Standing? standing, SigningKey receipts)
{
    private Standing? _standing = standing;
    private Contracts.Voting.V1.Decision? _decision;

    /// <summary>Its row, as it was when it was locked.</summary>
    public StoredBallot Stored => stored;

    /// <summary>What is frozen in it.</summary>
    public FrozenBallot Frozen => frozen;

    /// <summary>How it stands.</summary>
    /// <exception cref="ObjectionException"><c>ballot-closed</c>: it is from before votes were signed, and decided.</exception>
    public Standing Standing => _standing ?? throw new ObjectionException("ballot-closed", $"{frozen.Reference} is decided.");

    /// <summary>What it came to; unspecified while it is not decided.</summary>
    public Outcome Outcome => _decision?.Outcome ?? Outcome.Unspecified;

    /// <summary>Its opening.</summary>
    public Task OpenAsync((Standing Standing, Link Link) opened)
        => RecordAsync(opened.Standing, opened.Link, Text(frozen.ToJson()), "", static _ => { });

    /// <summary>An accepted statement.</summary>
    public Task<Receipt> StateAsync((Standing Standing, Link Link) admitted, SignedStatement signed, string declaration)
        => RecordAsync(admitted.Standing, admitted.Link, signed.Jws.Compact, signed.Statement.MemberState, proceeding =>
        {
            proceeding.Statement = signed.Jws.Compact;
            proceeding.Declaration = declaration;
        });

    /// <summary>An extension.</summary>
    public Task ExtendAsync((Standing Standing, Link Link) extended, DateTime deadline)
        => RecordAsync(extended.Standing, extended.Link, Text(Extension.Content(deadline)), "", proceeding => proceeding.Deadline = deadline.ToTimestamp());

    /// <summary>Its end; <c>BallotDecided</c> goes into the journal when it is saved.</summary>
    public Task ConcludeAsync((Standing Standing, Link Link, Conclusion Conclusion) reached)
    {
        _decision = reached.Conclusion.ToMessage(reached.Link.Actor, reached.Link.At);
        return RecordAsync(reached.Standing, reached.Link, Text(reached.Conclusion.ToJson()), "", proceeding => proceeding.Decision = _decision);
    }

    /// <summary>Brings its row up to date.</summary>
    public async Task<StoredBallot> SaveAsync()
    {
        var moved = Standing.State != stored.State || Standing.Deadline != Standings.Read(stored.Standing!).Deadline;
        var saved = stored with
        {
            Version = stored.Version + (moved ? 1 : 0),
            State = Standing.State,
            Decision = _decision?.ToByteArray(),
            Standing = Standings.ToJson(Standing),
        };
        await change.Connection.ExecuteAsync(
            """
            UPDATE ballot SET version = @Version, state = @State, decision = @Decision, due_at = @DueAt, position = @Position,
                              standing = @Standing::jsonb
            WHERE id = @Id
            """,
            new { saved.Version, saved.State, saved.Decision, DueAt = Standing.DueAt(frozen), Standing.Position, saved.Standing, saved.Id },
            change.Transaction);
        if (_decision is not null)
        {
            var text = await change.Connection.ExecuteScalarAsync<byte[]>("SELECT act_text FROM ballot WHERE id = @Id", new { stored.Id }, change.Transaction);
            await change.AppendAsync(
                new BallotDecided { Ballot = await MessageAsync(saved), ActText = ByteString.CopyFrom(text) }, stored.Reference);
        }

        return saved;
    }

    /// <summary>As a message, whole.</summary>
    public async Task<Ballot> MessageAsync(StoredBallot saved)
        => saved.ToMessage(frozen, [.. (await Chain.ReadAsync(change.Connection, stored.Id)).Select(recorded => recorded.Message)]);

    private async Task<Receipt> RecordAsync(Standing after, Link link, string content, string memberState, Action<Proceeding> describe)
    {
        _standing = after;
        var proceeding = new Proceeding
        {
            BallotReference = link.Ballot,
            Position = link.Position,
            Kind = link.Kind,
            At = link.At.ToTimestamp(),
            Actor = link.Actor,
            Previous = link.Previous,
            ContentSha256 = link.ContentSha256,
            Hash = link.Hash,
            StateAfter = after.State,
            DeadlineAfter = after.Deadline?.ToTimestamp(),
        };
        describe(proceeding);
        var receipt = new Receipt { Proceeding = proceeding, Jws = Jws.Sign(receipts, Jws.ReceiptType, link.ToCanonical()).Compact };
        await change.Connection.ExecuteAsync(
            """
            INSERT INTO proceeding (ballot_id, position, kind, member_state, message, content, receipt)
            VALUES (@Id, @Position, @Kind, @memberState, @Message, @content, @Jws)
            """,
            new { stored.Id, link.Position, link.Kind, memberState, Message = proceeding.ToByteArray(), content, receipt.Jws },
            change.Transaction);
        await change.AppendAsync(new BallotProceeded { Proceeding = proceeding }, link.Ballot);
        return receipt;
    }

    private static string Text(JsonObject content) => System.Text.Encoding.UTF8.GetString(CanonicalJson.Bytes(content));
}
