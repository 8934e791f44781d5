using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.Contracts.Voting.V1;
using CyberSanctions.Journal.Consuming;
using CyberSanctions.Journal.Sealing;
using CyberSanctions.ServiceDefaults.Identity;
using CyberSanctions.Testing;
using Dapper;
using Google.Protobuf;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace CyberSanctions.Listing.Tests;

/// <summary>What migrations, and the voting service's whole journal, make of acts from before them.</summary>
public sealed class KeptActsTests : IAsyncLifetime
{
    private UpstreamJournal _voting = null!;
    private UpstreamJournal _attribution = null!;
    private TestService<Program> _service = null!;

    private Contracts.Listing.V1.Acts.ActsClient Officer => new(_service.Channel("aurelia.nimbus", [Roles.Officer]));

    private Contracts.Listing.V1.Acts.ActsClient Legal => new(_service.Channel("tiberius.quill", [Roles.Legal]));

    public async Task InitializeAsync()
    {
        _voting = await UpstreamJournal.StartAsync();
        var kept = await TestPostgres.CreateDatabaseAsync("voting", kept: true);
        await using (var voting = new NpgsqlConnection(kept["ConnectionStrings:voting"]))
        {
            foreach (var (type, payload) in await voting.QueryAsync<(string Type, byte[] Payload)>(
                "SELECT event_type, payload FROM journal ORDER BY sequence"))
            {
                _voting.Append(type, ByteString.CopyFrom(payload));
            }
        }

        _voting.Append(Examples.Council());
        _attribution = await UpstreamJournal.StartAsync();
        _service = await TestService.StartOnKeptAsync<Program>(
            "listing",
            settings:
            [
                ("services:voting:grpc:0", _voting.Address), ("services:attribution:grpc:0", _attribution.Address),
            ]);
        await _service.Services.GetRequiredKeyedService<Upstream>("council").CaughtUpAsync(CancellationToken.None);
    }

    public async Task DisposeAsync()
    {
        await _service.DisposeAsync();
        await _voting.DisposeAsync();
        await _attribution.DisposeAsync();
    }

    [Fact]
    public async Task Acts_ShowWhatTheCouncilMadeOfThem_AndStayWhatTheyWere()
    {
        var acts = (await Officer.ListActsAsync(new ListActsRequest())).Acts.OrderBy(act => act.Reference).ToList();
        Assert.Equal(
            [
                ("2020/1125", ActState.Adopted, 1), ("2020/1536", ActState.Adopted, 1), ("2024/1778", ActState.Adopted, 1),
                ("2025/173", ActState.Adopted, 1), ("2026/9001", ActState.Draft, 1), ("2026/9002", ActState.Adopted, 1),
                ("2026/9003", ActState.NotAdopted, 1), ("2026/9004", ActState.Submitted, 1), ("2026/9005", ActState.Submitted, 2),
            ],
            acts.Select(act => (act.Number, act.State, act.Revision)));
        var first = await Officer.GetActAsync(new GetActRequest { Reference = acts[0].Reference });
        Assert.Equal(
            ("acd705c8d3611fb00796b2b9b3a119ef4bef0f8e128c4442dda6c36fdbf55bfd", 9, "BAL-2026-0001", Outcome.Adopted),
            (first.TextSha256, first.Proposals.Count, first.Submissions.Single().BallotReference, first.Submissions[0].Outcome));
        Assert.All(first.Proposals, proposal => Assert.Equal(ProposalState.Adopted, proposal.State));

        var corrected = await Officer.GetActAsync(new GetActRequest { Reference = acts[8].Reference });
        Assert.Equal(
            ("Corrected Nimbus wrote the wiper Paper Rain.", "Corrected Nimbus spread the wiper."),
            (corrected.Revisions[1].Changes.Single().Before, corrected.Revisions[1].Changes[0].After));
        Assert.Equal([Outcome.Superseded, Outcome.Unspecified], corrected.Submissions.Select(submission => submission.Outcome));
        Assert.Equal("Corrected Nimbus spread the wiper.", corrected.Proposals.Single().StatementOfReasons);
    }

    [Fact]
    public async Task Journal_FromBefore_Holds_AndIsReadAsItWas()
    {
        var verification = await _service.Services.GetRequiredService<Verifier>().VerifyAsync(null, CancellationToken.None);
        Assert.True(verification.Holds, verification.Reason);
        Assert.InRange(verification.Head.Position, 1, long.MaxValue);
    }

    [Fact]
    public async Task Cursor_FromBefore_StaysWhereItIs_AndIsTheConsumersOfThatTime()
    {
        await using var connection = await _service.Database.OpenConnectionAsync();
        Assert.Equal(65, await connection.QuerySingleAsync<long>(
            "SELECT position FROM journal_cursor WHERE source = 'attribution' AND consumer = 'dossiers'"));
    }

    [Theory]
    [InlineData("ACT-2026-0005")] // a draft
    [InlineData("ACT-2026-0007")] // not adopted
    public async Task Act_FromBefore_GoesToTheVote_OnceItIsCleared_WithReasonsThatStand(string reference)
    {
        var act = await Officer.GetActAsync(new GetActRequest { Reference = reference });
        Assert.Equal(
            "not-cleared",
            (await Refused.ByAsync(Officer.SubmitActAsync(new SubmitActRequest { Reference = reference }))).Reason);
        Assert.Equal(
            "reasons-do-not-stand",
            (await Refused.ByAsync(Legal.ClearActAsync(
                new ClearActRequest { Reference = reference, TextSha256 = act.TextSha256 }))).Reason);
        var name = act.Proposals.Single().Subject.Names[0].WholeName;
        foreach (var happened in new IMessage[]
        {
            Cited.Of(act.Proposals[0].DossierReference, name), Cited.Decision(Cited.Report, released: true),
            Cited.Decision(Cited.Invoice, released: true),
        })
        {
            _attribution.Append(happened);
        }

        act = await Officer.CorrectActAsync(new CorrectActRequest
        {
            Reference = reference,
            InForceOnAdoption = true,
            StatementsOfReasons =
            {
                new CorrectedReasons
                {
                    ProposalReference = act.Proposals[0].Reference,
                    Reasons =
                    {
                        Cited.Context("Nimbus Water Works was attacked."),
                        Cited.Individual($"{name} did it.", act.Proposals[0].Ground, Cited.Aurelia),
                    },
                },
            },
        });
        var text = act.Revisions[^1].TextSha256;
        await Legal.ClearActAsync(new ClearActRequest { Reference = reference, TextSha256 = text });
        var submitted = await Officer.SubmitActAsync(new SubmitActRequest { Reference = reference });
        Assert.Equal((ActState.Submitted, text), (submitted.State, submitted.Revisions[^1].TextSha256));
    }

    [Fact]
    public async Task Subject_ThatIsOnTheListFromBefore_IsNotProposedAgainByAccident()
    {
        var proposals = new Contracts.Listing.V1.Proposals.ProposalsClient(_service.Channel("aurelia.nimbus", [Roles.Officer]));
        var listed = await proposals.GetProposalAsync(new GetProposalRequest { Reference = "LP-2026-0001" });
        var request = Examples.NewProposal(listed.DossierReference);
        request.Subject = listed.Subject;
        var refusal = await Refused.ByAsync(proposals.DraftProposalAsync(request));
        Assert.Equal("same-subject", refusal.Reason);
        Assert.Contains("adopted: on the list", refusal.Message);
    }
}
