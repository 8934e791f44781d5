using CyberSanctions.Contracts.Kinds;
using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.ServiceDefaults.Identity;
using CyberSanctions.Testing.Kinds;
using Dapper;
using Npgsql;

namespace CyberSanctions.Listing.Tests.Derogations;

/// <summary>What the database refuses to the service of derogations, and what every field refuses to everybody.</summary>
public sealed class DerogationDatabaseTests(DerogationService service) : IClassFixture<DerogationService>
{
    private const string Decide =
        """
        UPDATE derogation_decision SET decided_by = @by, decided_at = prepared_at, effective_at = prepared_at
        WHERE derogation = @reference AND NOT dropped
        """;

    private const string Happen =
        """
        INSERT INTO derogation_decision (derogation, number, outcome, reasons, decided_by, decided_at, effective_at)
        VALUES (@reference, 9, @outcome, '', 'service:listing', @at, @at)
        """;

    [Theory]
    [InlineData("cornelia.stratus", PostgresErrorCodes.CheckViolation)]
    [InlineData("livia.gust", PostgresErrorCodes.CheckViolation)]
    [InlineData("octavia.gale", null)]
    public async Task Decision_HasFourEyes(string by, string? refusal)
    {
        var received = await service.ReceivedAsync(DerogationKind.BasicNeeds);
        await service.Authority("livia.gust").AnswerConditionsAsync(DerogationService.Answering(received));
        await service.Clerk.PrepareDecisionAsync(DerogationService.Preparing(received, DerogationState.Granted));
        Assert.Equal(refusal, await ExecuteAsync(Decide, new { received.Reference, by }));
    }

    [Fact]
    public async Task Grant_NeedsItsConditions_AndTwoWeeksOfNotice()
    {
        var received = await service.ReceivedAsync(DerogationKind.ExtraordinaryExpenses);
        var by = "octavia.gale";
        await service.Clerk.PrepareDecisionAsync(DerogationService.Preparing(received, DerogationState.Granted));
        Assert.Equal(PostgresErrorCodes.CheckViolation, await ExecuteAsync(Decide, new { received.Reference, by }));
        await service.AnsweredAsync(received);
        await service.Clerk.RecordStepAsync(service.Step(received, DerogationStepKind.NoticeOfGrounds));
        await service.Clerk.PrepareDecisionAsync(DerogationService.Preparing(received, DerogationState.Granted));
        Assert.Equal(PostgresErrorCodes.CheckViolation, await ExecuteAsync(Decide, new { received.Reference, by }));
    }

    [Fact]
    public async Task SilenceGrantsNothing_WithoutItsClock_OrAtAnotherMoment()
    {
        var (needs, aid) = (
            await service.ReceivedAsync(DerogationKind.BasicNeeds), await service.ReceivedAsync(DerogationKind.Humanitarian));
        var at = aid.Clocks[0].EndsAt.ToDateTime();
        Assert.Equal(PostgresErrorCodes.CheckViolation, await ExecuteAsync(Happen, new { needs.Reference, outcome = 3, at }));
        Assert.Equal(
            PostgresErrorCodes.CheckViolation,
            await ExecuteAsync(Happen, new { aid.Reference, outcome = 3, at = at.AddSeconds(-1) }));
        Assert.Null(await ExecuteAsync(Happen, new { aid.Reference, outcome = 3, at }));
        Assert.Equal(PostgresErrorCodes.UniqueViolation, await ExecuteAsync(
            Happen.Replace("9,", "10,"), new { aid.Reference, outcome = 6, at }));
    }

    [Theory]
    [InlineData("UPDATE derogation SET version = version + 1, state = 2 WHERE reference = @reference")]
    [InlineData("UPDATE derogation SET version = version + 1, state = 7 WHERE reference = @reference")]
    [InlineData("UPDATE derogation SET version = version + 2 WHERE reference = @reference")]
    [InlineData("UPDATE derogation SET version = version + 1, changed_at = '2026-01-01' WHERE reference = @reference")]
    public async Task Request_GoesNowhereByItself(string sql)
        => Assert.Equal(
            PostgresErrorCodes.ObjectNotInPrerequisiteState,
            await ExecuteAsync(sql, new { (await service.ReceivedAsync(DerogationKind.BasicNeeds)).Reference }));

    [Fact]
    public async Task WhatIsDecided_IsAnsweredNoMore_AndAReportThatIsOwedIsNotCalledOff()
    {
        var granted = await service.GrantedAsync(DerogationKind.BasicNeeds);
        Assert.Equal(
            PostgresErrorCodes.ObjectNotInPrerequisiteState,
            await ExecuteAsync(
                "UPDATE derogation_answer SET met = false WHERE derogation = @reference", new { granted.Reference }));
        Assert.Equal(
            PostgresErrorCodes.CheckViolation,
            await ExecuteAsync(
                "UPDATE derogation_clock SET stopped_on = due_on WHERE derogation = @reference", new { granted.Reference }));
        Assert.Equal(
            PostgresErrorCodes.ObjectNotInPrerequisiteState,
            await ExecuteAsync(
                "UPDATE derogation_decision SET decided_by = 'b' WHERE derogation = @reference", new { granted.Reference }));
        Assert.Equal(
            PostgresErrorCodes.ObjectNotInPrerequisiteState,
            await ExecuteAsync(
                "UPDATE derogation SET version = version + 1, state = 4 WHERE reference = @reference",
                new { granted.Reference }));
    }

    [Theory]
    [InlineData("UPDATE derogation SET list = 'eu-cyber-exercise'")]
    [InlineData("UPDATE derogation SET member_state = 'DK'")]
    [InlineData("UPDATE derogation SET amount = 1")]
    [InlineData("UPDATE derogation_decision SET amount = 1")]
    [InlineData("UPDATE derogation_clock SET due_on = due_on + 1")]
    [InlineData("UPDATE derogation_document SET sha256 = ''")]
    [InlineData("UPDATE derogation_step SET taken_on = taken_on")]
    [InlineData("UPDATE derogation_report SET reported_on = reported_on")]
    [InlineData("DELETE FROM derogation")]
    [InlineData("DELETE FROM derogation_contributor")]
    [InlineData("DELETE FROM derogation_clock")]
    [InlineData("TRUNCATE derogation_decision")]
    public async Task WhatWasSaid_IsNotTakenBack(string sql)
        => Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, await ExecuteAsync(sql, new { }));

    [Fact]
    public async Task MoreThanWasAskedFor_IsNotGranted()
    {
        var received = await service.ReceivedAsync(DerogationKind.BasicNeeds);
        Assert.Equal(
            PostgresErrorCodes.CheckViolation,
            await ExecuteAsync(
                """
                INSERT INTO derogation_decision (derogation, number, outcome, reasons, amount, prepared_by, prepared_at)
                VALUES (@reference, 1, 2, 'x', 1250.51, 'a', now())
                """,
                new { received.Reference }));
    }

    [Fact]
    public async Task EveryField_RefusesWhatIsNotOfItsKind()
    {
        const string unknown = "DER-2026-9999";
        var entry = service.Listed();
        var received = await service.Clerk.RequestDerogationAsync(service.Asking(DerogationKind.PriorContract, entry));
        var asked = service.Asking(DerogationKind.PriorContract, entry);
        asked.List = "eu-cyber";
        asked.DistinctFrom.Add(received.Reference);
        var preparing = DerogationService.Preparing(received, DerogationState.Granted);
        (preparing.Reference, preparing.Amount) = (unknown, "10.00");
        (preparing.ValidFrom, preparing.ValidUntil) = (service.Today.ToMessage(), service.Today.AddDays(9).ToMessage());
        preparing.Conditions.Add("In one sum.");
        var answering = DerogationService.Answering(received);
        var step = service.Step(received, DerogationStepKind.NoticeOfGrounds);
        (answering.Reference, step.Reference) = (unknown, unknown);
        var findings = await FieldSweep.FindingsAsync(
            service.Service.Channel("cornelia.stratus", [Roles.Authority], "BE").CreateCallInvoker(),
            Contracts.Listing.V1.Derogations.Descriptor,
            asked,
            new GetDerogationRequest { Reference = unknown },
            new ListDerogationsRequest { State = DerogationState.Pending, Page = new() { Size = 5 } },
            answering,
            step,
            preparing,
            new TakeDecisionRequest { Reference = unknown },
            new WithdrawDerogationRequest { Reference = unknown, Reasons = "Paid by somebody else." },
            new RecordReportRequest
            {
                Reference = unknown,
                ReportedOn = service.Today.ToMessage(),
                DocumentSha256 = new string('c', 64),
            },
            new GetFiguresRequest { List = "eu-cyber" });
        Assert.Empty(findings);
    }

    private async Task<string?> ExecuteAsync(string sql, object parameters)
    {
        await using var connection = await service.Service.Database.OpenConnectionAsync();
        try
        {
            await connection.ExecuteAsync(sql, parameters);
            return null;
        }
        catch (PostgresException exception)
        {
            return exception.SqlState;
        }
    }
}
