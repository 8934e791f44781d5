using System.Security.Cryptography;
using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.Contracts.Events.V1;
using CyberSanctions.Contracts.Journal.V1;
using CyberSanctions.Contracts.Voting.V1;
using CyberSanctions.Journal.Appending;
using CyberSanctions.ServiceDefaults.Identity;
using CyberSanctions.Voting.Roster;
using Dapper;
using Google.Protobuf;
using Npgsql;

namespace CyberSanctions.Voting.Ballots;

/// <summary>Rehearses a ballot: opening it, a vote, the decision.</summary>
internal sealed class BallotRehearsal(
    NpgsqlDataSource database, ActSubmittedHandler handler, TimeProvider time, ILogger<BallotRehearsal> logger)
    : Rehearsal(database, time, logger)
{
    /// <inheritdoc/>
    protected override async Task RehearseAsync(Change change, CancellationToken cancel)
    {
        await handler.ApplyAsync(change, new Entry { Payload = Submitted().ToByteString() }, cancel);
        var ballot = await change.Connection.QuerySingleAsync<string>("SELECT reference FROM ballot WHERE act_reference = @Act", new { Act });
        var nobody = new Principal(change.Actor, new HashSet<string>(), "");
        var member = (await RosterInForce.OnTheDayOfAsync(change)).Members[0].MemberState;
        await BallotsService.CastAsync(change, nobody, new() { BallotReference = ballot, MemberState = member, Choice = Choice.For });
        await BallotsService.DecideAsync(change, nobody, new() { Reference = ballot, CloseWithVotesMissing = true });
    }

    private static ActSubmitted Submitted()
    {
        var text = new ActText { Reference = Act, Title = Act, Number = Act, Exercise = true }.ToByteString();
        return new ActSubmitted { Text = text, TextSha256 = Convert.ToHexStringLower(SHA256.HashData(text.Span)), Handling = Handling.TlpClear };
    }
}
