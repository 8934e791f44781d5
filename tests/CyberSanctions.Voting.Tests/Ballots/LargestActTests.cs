using System.Security.Cryptography;
using CyberSanctions.Contracts.Events.V1;
using CyberSanctions.Contracts.Journal.V1;
using CyberSanctions.Contracts.Voting.V1;
using CyberSanctions.Journal.Bodies;
using CyberSanctions.Procedures.Statements;
using CyberSanctions.ServiceDefaults.Identity;
using CyberSanctions.Voting.Ballots;
using Google.Protobuf;
using Grpc.Core;
using Rule = CyberSanctions.Contracts.Voting.V1.Rule;

namespace CyberSanctions.Voting.Tests.Ballots;

/// <summary>
/// The largest act that there can be, and all that can be said of it, passes through the journal to whoever reads it.
/// </summary>
public sealed class LargestActTests(VotingService voting) : IClassFixture<VotingService>
{
    private const int LargestText = 2 << 20;
    private const int BytesPerCharacter = 4;

    private Contracts.Journal.V1.Journal.JournalClient Auditor => new(voting.Service.Channel("auditor-1", [Roles.Auditor]));

    [Fact]
    public async Task TextOfTwoMiB_AndTwentySevenDeclarationsOf80KB_AreReadOverGrpcWithItsOwnLimit()
    {
        var act = voting.Act();
        act.LegalBasis = new string('x', LargestText - 1024);
        act.LegalBasis += new string('x', LargestText - act.CalculateSize());
        var text = act.ToByteArray();
        Assert.Equal(LargestText, text.Length);
        var submitted = voting.Submitted(
            act, procedure: new Procedure { Rule = Rule.Unanimity, Mode = Mode.Meeting, ProposedBy = "HR" });
        submitted.Revisions.Add(new Revision { Changes = { new FieldChange { Before = new string('x', 3 << 19), After = "" } } });
        await voting.Service.ApplyAsync<ActSubmittedHandler>(submitted);
        var ballot = Assert.Single(await voting.BallotsOnAsync(act.Reference));
        var declaration = string.Concat(Enumerable.Repeat("\U00020000", Declarations.Longest));
        foreach (var member in Union.Of2025)
        {
            var statement = await voting.StatementAsync(ballot, member.MemberState, StatementKind.Vote) with
            {
                Choice = Choice.ConstructiveAbstain,
                DeclarationSha256 = Statement.HashOf(declaration),
            };
            await await voting.MakeAsync(statement, declaration);
        }

        await voting.Officer.DecideBallotAsync(new DecideBallotRequest { Reference = ballot });
        var entries = await ReadAsync(ballot);

        Assert.All(entries, entry => Assert.InRange(entry.CalculateSize(), 1, Body.LargestInline + 1024));
        var opened = BallotOpened.Parser.ParseFrom(await PayloadAsync(Single(entries, BallotOpened.Descriptor.FullName)));
        Assert.Equal(submitted.Revisions, opened.Ballot.Revisions);
        var decided = BallotDecided.Parser.ParseFrom(await PayloadAsync(Single(entries, BallotDecided.Descriptor.FullName)));
        Assert.Equal(text, decided.ActText.ToByteArray());
        Assert.Equal(Outcome.NotAdopted, decided.Ballot.Decision.Outcome);
        Assert.Equal(27, (await voting.GetAsync(ballot)).Votes.Count);
        var proceedings = entries.Where(entry => entry.EventType == BallotProceeded.Descriptor.FullName)
            .Select(entry => BallotProceeded.Parser.ParseFrom(entry.Payload).Proceeding)
            .Where(proceeding => proceeding.Kind == ProceedingKind.Statement)
            .ToList();
        Assert.Equal(27, proceedings.Count);
        Assert.All(proceedings, proceeding => Assert.Equal(
            Declarations.Longest * BytesPerCharacter, System.Text.Encoding.UTF8.GetByteCount(proceeding.Declaration)));
        Assert.True((await Auditor.VerifyAsync(new VerifyRequest())).Holds);
    }

    [Fact]
    public async Task Declarations_StandInTheJournalWhereTheyWereMade_AndNotOnceMoreWithTheDecision()
    {
        var ballot = await voting.OpenBallotAsync();
        await voting.EverybodyVotesForAsync(ballot, ("MT", Choice.ConstructiveAbstain));
        var decided = await voting.Officer.DecideBallotAsync(new DecideBallotRequest { Reference = ballot });

        var vote = decided.Votes.Single(vote => vote.MemberState == "MT");
        Assert.StartsWith("MT accepts", vote.Declaration);
        var entries = await voting.EntriesOfAsync(ballot);
        var link = entries.Where(entry => entry.EventType == BallotProceeded.Descriptor.FullName)
            .Select(entry => BallotProceeded.Parser.ParseFrom(entry.Payload).Proceeding)
            .Single(proceeding => proceeding.Position == vote.Position);
        Assert.Equal(vote.Declaration, link.Declaration);
        var happened = BallotDecided.Parser.ParseFrom(Single(entries, BallotDecided.Descriptor.FullName).Payload).Ballot;
        Assert.Empty(happened.Votes);
        Assert.DoesNotContain(vote.Declaration, happened.ToString());
    }

    private static Entry Single(IEnumerable<Entry> entries, string type) => entries.Single(entry => entry.EventType == type);

    private async Task<List<Entry>> ReadAsync(string ballot)
    {
        var entries = new List<Entry>();
        using var call = Auditor.Read(new ReadRequest());
        await foreach (var entry in call.ResponseStream.ReadAllAsync())
        {
            entries.Add(entry);
        }

        return [.. entries.Where(entry => entry.Subject == ballot)];
    }

    private async Task<byte[]> PayloadAsync(Entry entry)
    {
        using var body = new MemoryStream();
        using var call = Auditor.ReadBody(new ReadBodyRequest { Sha256 = entry.BodySha256 });
        await foreach (var part in call.ResponseStream.ReadAllAsync())
        {
            part.Bytes.WriteTo(body);
        }

        Assert.Equal(entry.BodySha256.ToByteArray(), SHA256.HashData(body.ToArray()));
        return body.ToArray();
    }
}
