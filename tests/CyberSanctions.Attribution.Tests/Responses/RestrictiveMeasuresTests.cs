using CyberSanctions.Contracts.Attribution.V1;
using CyberSanctions.ServiceDefaults.Identity;
using CyberSanctions.Testing;
using Dapper;
using Grpc.Core;
using Npgsql;
using static CyberSanctions.Attribution.Tests.Responses.ResponsesService;

namespace CyberSanctions.Attribution.Tests.Responses;

/// <summary>Restrictive measures lead to a proposal to list somebody: one that there is, and that rests on the same
/// dossier.</summary>
public sealed class RestrictiveMeasuresTests(ResponsesService responses) : IClassFixture<ResponsesService>
{
    [Fact]
    public async Task RestrictiveMeasures_AreCarriedOut_OnceTheProposalIsNamed_ThatTheyLedTo()
    {
        var reference = await responses.AssessedAsync(ProportionalityExamples.Grave());
        var sanctions = await responses.AgreedAsync(reference, "restrictive-measures");
        Assert.True(sanctions.NeedsProposal);
        Assert.Equal("proposal-missing", await ReasonAsync(responses.CarryOutAsync(reference, sanctions.Id)));

        var proposal = Drafted(reference);
        var named = await NameAsync(reference, sanctions.Id, proposal);
        Assert.Equal((MeasureState.Agreed, proposal), (named.State, named.ProposalReference));
        Assert.Equal(MeasureState.CarriedOut, (await responses.CarryOutAsync(reference, sanctions.Id)).State);
        Assert.Equal("measure-state", await ReasonAsync(NameAsync(reference, sanctions.Id, Drafted(reference))));
    }

    [Fact]
    public async Task Proposal_ThatIsNone_OrOfAnotherDossier_OrOfNone_IsRefusedAlike()
    {
        var (reference, other) = (
            await responses.AssessedAsync(ProportionalityExamples.Grave()),
            await responses.AssessedAsync(ProportionalityExamples.Grave()));
        var sanctions = await responses.ProposeAsync(reference, "restrictive-measures");
        foreach (var proposal in (string[])["LP-1999-0001", Drafted(other), Drafted("")])
        {
            var refusal = await Refused.ByAsync(responses.Planner.NameListingProposalAsync(
                new() { Reference = reference, Id = sanctions.Id, ProposalReference = proposal }));
            Assert.Equal(
                ("no-such-proposal", $"There is no proposal {proposal} that rests on {reference}.", "proposal_reference"),
                (refusal.Reason, refusal.Fields[0].Description, refusal.Fields[0].Field));
        }
    }

    [Fact]
    public async Task Exercise_LeadsToNoRealProposal_NorTheOtherWayRound_EvenIfTheListingServiceSaidSo()
    {
        var exercise = (await responses.Officer.CreateDossierAsync(new(Examples.NewDossier()) { Exercise = true })).Reference;
        await responses.AssessAsync(exercise, ProportionalityExamples.Grave());
        var played = await responses.ProposeAsync(exercise, "restrictive-measures");
        var real = await responses.AssessedAsync(ProportionalityExamples.Grave());
        var meant = await responses.ProposeAsync(real, "restrictive-measures");
        var (ofTheReal, ofTheExercise) = (Drafted(real, exercise: true), Drafted(exercise, exercise: false));

        Assert.True(played.Exercise);
        Assert.Equal("no-such-proposal", await ReasonAsync(NameAsync(exercise, played.Id, ofTheExercise)));
        Assert.Equal("no-such-proposal", await ReasonAsync(NameAsync(real, meant.Id, ofTheReal)));
        var proposal = Drafted(exercise, exercise: true);
        Assert.Equal(proposal, (await NameAsync(exercise, played.Id, proposal)).ProposalReference);

        await using var connection = await responses.Service.Database.OpenConnectionAsync();
        var refused = await Assert.ThrowsAsync<PostgresException>(() => connection.ExecuteAsync(
            "UPDATE measure SET proposal_reference = @ofTheExercise WHERE id = @Id",
            new { ofTheExercise, Id = Guid.Parse(played.Id) }));
        Assert.Equal(PostgresErrorCodes.ForeignKeyViolation, refused.SqlState);
    }

    [Fact]
    public async Task MeasureThatLeadsToNoListing_NamesNoProposal()
    {
        var reference = await responses.AssessedAsync();
        var dialogue = await responses.ProposeAsync(reference, "dialogue");
        Assert.Equal("no-proposal-needed", await ReasonAsync(NameAsync(reference, dialogue.Id, Drafted(reference))));
    }

    [Fact]
    public async Task Proposal_OfWhichNobodyHasHeard_WhileTheListingServiceIsAway_IsNotCalledUnknown()
    {
        await using var service = await TestService.StartAsync<Program>("attribution", redis: null);
        var channel = service.Channel("aurelia.nimbus", [Roles.Officer]);

        var refusal = await Refused.ByAsync(new Contracts.Attribution.V1.Responses.ResponsesClient(channel)
            .NameListingProposalAsync(new() { Reference = "ATT-2026-0001", Id = "1", ProposalReference = "LP-2026-0001" }));

        Assert.Equal(StatusCode.Unavailable, refusal.Status);
    }

    private string Drafted(string dossier, bool exercise = false)
    {
        var proposal = $"LP-{Guid.NewGuid():N}";
        responses.Draft(proposal, dossier, exercise);
        return proposal;
    }

    private async Task<PlannedMeasure> NameAsync(string reference, string id, string proposal)
        => (await responses.Planner.NameListingProposalAsync(
            new() { Reference = reference, Id = id, ProposalReference = proposal })).Measure;
}
