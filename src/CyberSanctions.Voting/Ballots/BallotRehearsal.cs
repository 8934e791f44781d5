using System.Security.Cryptography;
using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.Contracts.Events.V1;
using CyberSanctions.Contracts.Voting.V1;
using CyberSanctions.Journal.Appending;
using CyberSanctions.Procedures.Statements;
using CyberSanctions.ServiceDefaults.Identity;
using CyberSanctions.Signing;
using CyberSanctions.Voting.Roster;
using Dapper;
using Google.Protobuf;
using Npgsql;

namespace CyberSanctions.Voting.Ballots;

/// <summary>Rehearses a ballot: opening it, a signed vote, the decision.</summary>
internal sealed class BallotRehearsal(
    NpgsqlDataSource database, ActSubmittedHandler handler, Intake intake, IServiceProvider services, TimeProvider time, ILogger<BallotRehearsal> logger)
    : Rehearsal(database, time, logger)
{
    // Reference, title and number of the invented act, which is one of an exercise.
    private const string Act = "rehearsal";

    /// <inheritdoc/>
    protected override async Task RehearseAsync(Change change, CancellationToken cancel)
    {
        var submitted = Submitted();
        await handler.ApplyAsync(change, submitted, cancel);
        var ballot = await change.Connection.QuerySingleAsync<string>("SELECT reference FROM ballot WHERE act_reference = @Act", new { Act });
        var member = (await RosterInForce.OnTheDayOfAsync(change)).Members[0].MemberState;
        using var key = SigningKey.Create();
        await change.Connection.ExecuteAsync(
            """
            INSERT INTO delegation_key (key_id, member_state, public_key, valid_from, valid_to, registered_by, registered_at)
            VALUES (@Id, @member, @Spki, @Now, 'infinity', @Actor, @Now)
            """,
            new { key.Public.Id, member, Spki = key.Public.Spki.ToArray(), change.Now, change.Actor });
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
        return new ActSubmitted { Text = text, TextSha256 = Convert.ToHexStringLower(SHA256.HashData(text.Span)), Handling = Handling.TlpClear };
    }
}
