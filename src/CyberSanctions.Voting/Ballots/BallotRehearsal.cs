using System.Security.Cryptography;
using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.Contracts.Events.V1;
using CyberSanctions.Contracts.Voting.V1;
using CyberSanctions.Journal.Appending;
using CyberSanctions.Procedures.Statements;
using CyberSanctions.ServiceDefaults.Identity;
using CyberSanctions.Signing;
using CyberSanctions.Voting.Keys;
using CyberSanctions.Voting.Roster;
using Dapper;
using Google.Protobuf;
using Npgsql;

namespace CyberSanctions.Voting.Ballots;

/// <summary>Rehearses a ballot: opening it, a signed vote, the decision.</summary>
internal sealed class BallotRehearsal(
    NpgsqlDataSource database,
    ActSubmittedHandler handler,
    Intake intake,
    IServiceProvider services,
    TimeProvider time,
    ILogger<BallotRehearsal> logger)
    : Rehearsal(database, time, logger)
{
    // Reference, title and number of the invented act, which is one of an exercise.
    private const string Act = "rehearsal";

    /// <inheritdoc/>
    protected override async Task RehearseAsync(Change change, CancellationToken cancel)
    {
        var submitted = Submitted();
        await handler.ApplyAsync(change, submitted, cancel);
        var ballot = await change.Connection.QuerySingleAsync<string>(
            "SELECT reference FROM ballot WHERE act_reference = @Act", new { Act });
        var member = (await RosterInForce.OnTheDayOfAsync(change)).Members[0].MemberState;
        using var key = SigningKey.Create();
        await KeyTable.InsertAsync(
            change,
            new StoredKey(
                key.Public.Id, member, [.. key.Public.Spki], change.Now, change.Now.AddDays(1), RevokedAt: null, change.Actor));
        var vote = SignedStatement.Sign(key, new Statement
        {
            Ballot = ballot,
            TextSha256 = submitted.TextSha256,
            MemberState = member,
            Kind = StatementKind.Vote,
            Choice = Choice.For,
            Sequence = 1,
            Time = change.Now,
        });

        var service = ActivatorUtilities.CreateInstance<BallotsService>(services);
        var principal = new Principal(change.Actor, new HashSet<string>(), member);
        await intake.AcceptAsync(change, [new Submission(new Call(principal, "", "", [], ""), vote, key.Public, "")]);
        await service.DecideAsync(change, principal, new() { Reference = ballot, CloseWithVotesMissing = true });
    }

    private static ActSubmitted Submitted()
    {
        var text = new ActText { Reference = Act, Title = Act, Number = Act, Exercise = true }.ToByteString();
        return new ActSubmitted
        {
            Text = text,
            TextSha256 = Convert.ToHexStringLower(SHA256.HashData(text.Span)),
            Handling = Handling.TlpClear,
        };
    }
}
