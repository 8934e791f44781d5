using System.Diagnostics;
using System.Text;
using System.Text.Json.Nodes;
using CyberSanctions.Contracts.Voting.V1;
using CyberSanctions.Journal.Appending;
using CyberSanctions.Procedures.Proceedings;
using CyberSanctions.Procedures.Statements;
using CyberSanctions.Signing;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Extension = CyberSanctions.Procedures.Proceedings.Extension;

namespace CyberSanctions.Voting.Ballots;

/// <summary>
/// A ballot that nobody else can change until the transaction ends: what happens in it is put into its
/// chain, one link after the other, each with a receipt. All of it is written when it is saved.
/// </summary>
internal sealed class LockedBallot(
    Change change, StoredBallot stored, FrozenBallot frozen, Standing? standing, StandingForm form, SigningKey receipts)
{
    private readonly List<NewLink> _links = [];
    private readonly Standing? _before = standing;
    private Standing? _standing = standing;
    private Contracts.Voting.V1.Decision? _decision;

    /// <summary>Its row, as it was when it was locked.</summary>
    public StoredBallot Stored => stored;

    /// <summary>What is frozen in it.</summary>
    public FrozenBallot Frozen => frozen;

    /// <summary>How it stands.</summary>
    /// <exception cref="ObjectionException"><c>ballot-closed</c>: it is from before votes were signed, and decided.</exception>
    public Standing Standing => _standing ?? throw new ObjectionException(
        AdmissionRefusals.BallotClosed, $"{frozen.Reference} is decided.");

    /// <summary>What it came to; unspecified while it is not decided.</summary>
    public Outcome Outcome => _decision?.Outcome ?? Outcome.Unspecified;

    /// <summary>What has happened in it since it was locked.</summary>
    public IReadOnlyList<NewLink> Links => _links;

    /// <summary>Its row, as it is to be.</summary>
    public StoredBallot Current => stored with
    {
        Version = stored.Version + (Standing.State != stored.State || Standing.Deadline != _before!.Deadline ? 1 : 0),
        State = Standing.State,
        Decision = _decision?.ToByteArray(),
        Standing = form.Write(stored.Id, Standing),
    };

    /// <summary>Its opening.</summary>
    public void Open((Standing Standing, Link Link) opened)
        => Record(opened.Standing, opened.Link, Text(frozen.ToJson()), static _ => { });

    /// <summary>An accepted statement.</summary>
    public Receipt State((Standing Standing, Link Link) admitted, Submission submission)
        => Record(
            admitted.Standing,
            admitted.Link,
            "",
            proceeding =>
            {
                proceeding.Statement = submission.Signed.Jws.Compact;
                proceeding.Declaration = submission.Declaration;
            },
            submission);

    /// <summary>An extension.</summary>
    public void Extend((Standing Standing, Link Link) extended, DateTime deadline)
        => Record(
            extended.Standing,
            extended.Link,
            Text(Extension.Content(deadline)),
            proceeding => proceeding.Deadline = deadline.ToTimestamp());

    /// <summary>Its end; <c>BallotDecided</c> goes into the journal when it is saved.</summary>
    public void Conclude((Standing Standing, Link Link, Conclusion Conclusion) reached)
    {
        _decision = reached.Conclusion.ToMessage(reached.Link.Actor, reached.Link.At);
        Record(reached.Standing, reached.Link, Text(reached.Conclusion.ToJson()), proceeding => proceeding.Decision = _decision);
    }

    /// <summary>Ends it if it is to end by itself, as it stands now.</summary>
    /// <returns>Whether it did.</returns>
    public bool ConcludeIfDue(string actor, DateTime now)
    {
        if (Conclusion.Due(frozen, Standing, now) is not { } cause)
        {
            return false;
        }

        Conclude(Conclusion.Reach(frozen, Standing, cause, actor, now));
        return true;
    }

    /// <summary>Writes what has happened in it.</summary>
    public Task SaveAsync() => Ledger.WriteAsync(change, [this]);

    /// <summary>As a message, whole, once it is saved.</summary>
    public async Task<Ballot> MessageAsync()
        => Current.ToMessage(
            frozen, Standing, await ProceedingTable.ReadAsync(change.Connection, stored.Id, BallotMessages.Mentioned(Standing)));

    private Receipt Record(Standing after, Link link, string content, Action<Proceeding> describe, Submission? submission = null)
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
            Hash = after.Head,
            StateAfter = after.State,
            DeadlineAfter = after.Deadline?.ToTimestamp(),
        };
        describe(proceeding);
        var receipt = new Receipt
        {
            Proceeding = proceeding,
            Jws = Jws.Sign(receipts, Link.ReceiptType, link.ToCanonical()).Compact,
        };
        _links.Add(new NewLink(
            submission?.Signed.Statement.MemberState ?? "",
            content,
            receipt,
            submission?.Call.TraceParent ?? Activity.Current?.Id ?? ""));
        return receipt;
    }

    private static string Text(JsonObject content) => Encoding.UTF8.GetString(CanonicalJson.Bytes(content));
}

/// <summary>A link that is not written yet.</summary>
/// <param name="MemberState">Who made the statement in it; empty when there is none.</param>
/// <param name="Content">What it holds the hash of, as canonical JSON; nothing for a statement, whose JWS is in the
/// proceeding.</param>
/// <param name="Receipt">The link, signed.</param>
/// <param name="TraceParent">The trace that it belongs to, or empty.</param>
internal sealed record NewLink(string MemberState, string Content, Receipt Receipt, string TraceParent);
