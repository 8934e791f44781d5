using CyberSanctions.Attribution.Proportionality;
using CyberSanctions.Contracts.Attribution.V1;
using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.Contracts.Events.V1;
using CyberSanctions.ServiceDefaults.Errors;
using CyberSanctions.ServiceDefaults.Identity;
using CyberSanctions.ServiceDefaults.Paging;
using CyberSanctions.Testing;
using Dapper;
using Grpc.Core;
using Npgsql;
using static CyberSanctions.Attribution.Tests.Responses.ResponsesService;

namespace CyberSanctions.Attribution.Tests.Responses;

/// <summary>Proportionality is assessed, anew, and on record, with the toolbox in force.</summary>
public sealed class ProportionalityTests(ResponsesService responses) : IClassFixture<ResponsesService>
{
    [Fact]
    public async Task Assessment_HasItsRange_WhyItIsThisOne_AndTheMeasuresInIt()
    {
        var dossier = await responses.CompleteDossierAsync();
        var assessed = await responses.AssessAsync(dossier.Reference, ProportionalityExamples.Grave());

        Assert.Equal(
            (dossier.Reference, 1L, Handling.TlpAmber, false, dossier.Version, 1, 1, "aurelia.nimbus"),
            (assessed.DossierReference, assessed.Version, assessed.Handling, assessed.Exercise, assessed.DossierVersion,
                assessed.Rule, assessed.ToolboxEdition, assessed.AssessedBy));
        Assert.Equal(
            (ResponseCategory.Stability, ResponseCategory.Restrictive), (assessed.Range.From, assessed.Range.To));
        Assert.Equal(6, assessed.Steps.Count);
        Assert.Equal(
            [("statement", true, false), ("signalling", false, false), ("restrictive-measures", false, true)],
            assessed.Measures.Select(measure => (measure.Code, measure.NeedsText, measure.NeedsProposal)));
        Assert.Contains(
            "If the legal basis for restrictive measures were unclear instead of given, the rule would propose stability"
            + " measures.",
            assessed.Turns.Select(turn => turn.Outcome));
        Assert.Equal(assessed, await GetAsync(dossier.Reference));
        Assert.Equal(dossier, await responses.Officer.GetDossierAsync(new GetDossierRequest { Reference = dossier.Reference }));
    }

    [Fact]
    public async Task Assessment_ThatIsMadeAnew_TakesThePlaceOfTheOneBefore_WhichStaysOnRecord()
    {
        var reference = await responses.AssessedAsync(ProportionalityExamples.Slight());
        var first = await GetAsync(reference);
        var second = await responses.Second.AssessProportionalityAsync(
            new(ProportionalityExamples.Grave()) { Reference = reference, ExpectedVersion = 1 });

        Assert.Equal((2L, "tiberius.quill"), (second.Version, second.AssessedBy));
        Assert.Equal(second, await GetAsync(reference));
        Assert.Equal(first, await GetAsync(reference, version: 1));
        var page = await ListAsync(reference, size: 1);
        Assert.Equal([second], page.Assessments);
        Assert.Equal([first], (await ListAsync(reference, size: 1, page.NextCursor)).Assessments);
        Assert.Equal(
            [first, second],
            (await responses.JournalOfAsync(reference))
                .Where(entry => entry.EventType == ProportionalityAssessed.Descriptor.FullName)
                .Select(entry => ProportionalityAssessed.Parser.ParseFrom(entry.Payload).Assessment));
        Assert.Equal("same-assessment", await ReasonAsync(responses.AssessAsync(reference, ProportionalityExamples.Grave())));
        Assert.Equal("not-found", await ReasonAsync(GetAsync(reference, version: 3)));
    }

    [Fact]
    public async Task Assessment_OfAnotherVersionThanTheNewest_IsStale_AlsoTheFirst()
    {
        var reference = (await responses.CompleteDossierAsync()).Reference;
        await StaleAsync(1, 0);
        await responses.AssessAsync(reference, ProportionalityExamples.Slight());
        await StaleAsync(2, 1);

        async Task StaleAsync(long expected, long current)
        {
            var refusal = await Refused.ByAsync(responses.Planner.AssessProportionalityAsync(
                new(ProportionalityExamples.Grave()) { Reference = reference, ExpectedVersion = expected }));
            Assert.Equal(("stale-version", $"{current}"), (refusal.Reason, refusal.Metadata[Refusal.CurrentVersion]));
        }
    }

    [Fact]
    public async Task Assessment_IsMadeOfOpenAndConcludedDossiers_AndOfNoneThatWasWithdrawnOrReplaced()
    {
        var concluded = (await responses.ConcludedDossierAsync()).Reference;
        Assert.Equal(1, (await responses.AssessAsync(concluded, ProportionalityExamples.Grave())).Version);

        var withdrawn = await responses.AssessedAsync();
        await responses.Officer.WithdrawDossierAsync(new WithdrawDossierRequest { Reference = withdrawn, Reason = "x" });
        Assert.Equal("dossier-withdrawn", await ReasonAsync(responses.AssessAsync(withdrawn, ProportionalityExamples.Grave())));
        Assert.Equal(1, (await GetAsync(withdrawn)).Version);

        var successor = (await responses.Officer.SupersedeDossierAsync(
            new SupersedeDossierRequest { Reference = concluded, Reason = "x" })).Reference;
        await responses.AssessAsync(concluded, ProportionalityExamples.Slight());
        await responses.Officer.ConcludeDossierAsync(new ConcludeDossierRequest { Reference = successor, Assessment = "x" });
        await responses.ConfirmAsync(successor);
        Assert.Equal("dossier-replaced", await ReasonAsync(responses.AssessAsync(concluded, ProportionalityExamples.Grave())));
    }

    [Fact]
    public async Task Assessment_OfAnExercise_IsOne()
    {
        var dossier = await responses.Officer.CreateDossierAsync(new(Examples.NewDossier()) { Exercise = true });
        Assert.True((await responses.AssessAsync(dossier.Reference, ProportionalityExamples.Grave())).Exercise);
    }

    [Fact]
    public async Task EarlierAssessment_ThatWasMarkedHigher_IsNotToldOfLater_ToWhoeverCouldNotHaveSeenItThen()
    {
        var dossier = await responses.Officer.CreateDossierAsync(Examples.NewDossier(Handling.TlpRed));
        await responses.AssessAsync(dossier.Reference, ProportionalityExamples.Grave());
        await responses.Officer.AmendDossierAsync(new AmendDossierRequest
        {
            Reference = dossier.Reference,
            Title = dossier.Title,
            Summary = dossier.Summary,
            Handling = Handling.TlpGreen,
            Reason = "x",
        });
        await responses.AssessAsync(dossier.Reference, ProportionalityExamples.Slight());

        // Nobody who may ask is cleared for less than TLP:RED today: so it is asked of the table itself.
        await using var connection = await responses.Service.Database.OpenConnectionAsync();
        Assert.Null(await ProportionalityTable.FindAsync(connection, dossier.Reference, 1, Handling.TlpAmberStrict));
        Assert.NotNull(await ProportionalityTable.FindAsync(connection, dossier.Reference, 2, Handling.TlpGreen));
        var page = Page.Of("x", request: null);
        Assert.Equal(
            [2L],
            await ProportionalityTable.ListAsync(connection, dossier.Reference, page, Handling.TlpAmberStrict)
                .Select(row => row.Version)
                .ToListAsync());
    }

    [Theory]
    [InlineData(Roles.Partner)]
    [InlineData(Roles.Observer)]
    [InlineData(Roles.Publisher)]
    [InlineData(Roles.Administrator)]
    public async Task Assessment_IsNotForWhoeverReadsDossiers(string role)
        => Assert.Equal(
            "permission-denied",
            await ReasonAsync(responses.Call("x", role).GetProportionalityAsync(new() { Reference = "ATT-2026-0001" })));

    [Fact]
    public async Task Rating_ThatIsLeftOut_IsNoZero_AndEveryProblemIsNamedAtOnce()
    {
        var assessment = ProportionalityExamples.Grave();
        assessment.Criteria.Scope.ClearValue();
        assessment.Criteria.Impact = null;
        assessment.Weighing.LegalBasis.Support.Text = "";
        assessment.Weighing.RiskOfEscalation.Value = 5;

        var refusal = await Refused.ByAsync(responses.Planner.AssessProportionalityAsync(assessment));

        Assert.Equal(StatusCode.InvalidArgument, refusal.Status);
        Assert.Equal(
            [
                "criteria.scope.value", "criteria.impact", "weighing.risk_of_escalation.value",
                "weighing.legal_basis.support.text",
            ],
            refusal.Fields.Select(problem => problem.Field));
    }

    [Fact]
    public async Task SameKey_GivesTheSameAssessment_AndMakesNoSecond()
    {
        var reference = (await responses.CompleteDossierAsync()).Reference;
        var request = new AssessProportionalityRequest(ProportionalityExamples.Grave()) { Reference = reference };
        var headers = new Metadata { { "idempotency-key", $"assess-{reference}" } };

        var first = await responses.Planner.AssessProportionalityAsync(request, headers);
        Assert.Equal(first, await responses.Planner.AssessProportionalityAsync(request, headers));
        Assert.Single((await ListAsync(reference)).Assessments);
    }

    [Fact]
    public async Task ToolboxThatIsReleased_HoldsFromItsDayOn_AndAssessmentsStayAsTheyWere()
    {
        var reference = await responses.AssessedAsync(ProportionalityExamples.Slight());
        var before = await GetAsync(reference);
        var second = new ToolboxData
        {
            Edition = 2,
            ValidFrom = Today,
            Measures = { ToolboxExamples.Measure("hotline", "preventive", "A hotline between capitals", needsText: true) },
        };
        var third = new ToolboxData(second)
        {
            Edition = 3,
            ValidFrom = new Date { Year = 9999, Month = 1, Day = 1 },
            Measures = { ToolboxExamples.Measure("x", "preventive", "x") },
        };
        var ended = new ToolboxData(third) { Edition = 4, ValidFrom = Today, ValidTo = Today };
        await responses.ReleaseAsync(ToolboxExamples.Editions(second, third, ended));

        var after = await responses.AssessAsync(reference, ProportionalityExamples.Slight());
        await responses.ReleaseAsync(ToolboxExamples.Editions());

        Assert.Equal((2L, 2), (after.Version, after.ToolboxEdition));
        Assert.Equal([("hotline", true)], after.Measures.Select(measure => (measure.Code, measure.NeedsText)));
        Assert.Equal(before, await GetAsync(reference, version: 1));
    }

    [Fact]
    public async Task Assessment_BeforeTheToolboxHasArrived_IsUnavailable()
    {
        await using var service = await TestService.StartAsync<Program>("attribution");
        var channel = service.Channel("aurelia.nimbus", [Roles.Officer]);
        var dossier = await new Contracts.Attribution.V1.Dossiers.DossiersClient(
            channel).CreateDossierAsync(Examples.NewDossier());

        var refusal = await Refused.ByAsync(new Contracts.Attribution.V1.Responses.ResponsesClient(channel)
            .AssessProportionalityAsync(new(ProportionalityExamples.Grave()) { Reference = dossier.Reference }));

        Assert.Equal(StatusCode.Unavailable, refusal.Status);
    }

    [Theory]
    [InlineData("UPDATE proportionality SET content = '{}' WHERE dossier_reference = @reference")]
    [InlineData("UPDATE proportionality SET version = 7 WHERE dossier_reference = @reference")]
    [InlineData("DELETE FROM proportionality WHERE dossier_reference = @reference")]
    public async Task WhatWasAssessed_IsNotTakenBack(string sql)
    {
        var reference = await responses.AssessedAsync();
        await using var connection = await responses.Service.Database.OpenConnectionAsync();
        var refused = await Assert.ThrowsAsync<PostgresException>(() => connection.ExecuteAsync(sql, new { reference }));
        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
    }

    private async Task<ProportionalityAssessment> GetAsync(string reference, long version = 0)
        => await responses.Planner.GetProportionalityAsync(new() { Reference = reference, Version = version });

    private async Task<ListProportionalityReply> ListAsync(string reference, int size = 0, string cursor = "")
        => await responses.Planner.ListProportionalityAsync(
            new() { Reference = reference, Page = new PageRequest { Size = size, Cursor = cursor } });
}
