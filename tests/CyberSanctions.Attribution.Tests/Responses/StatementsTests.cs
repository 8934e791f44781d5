using CyberSanctions.Contracts.Attribution.V1;
using CyberSanctions.ServiceDefaults.Identity;
using Dapper;
using Grpc.Core;
using Npgsql;
using static CyberSanctions.Attribution.Tests.Responses.ResponsesService;
using Client = CyberSanctions.Contracts.Attribution.V1.Responses.ResponsesClient;

namespace CyberSanctions.Attribution.Tests.Responses;

/// <summary>
/// What becomes public of a response plan. Whoever gains from abuse: a drafter who wants to speak for the Union alone, somebody
/// who has another text released than the one that was said, a player of an exercise who frightens the public, and a reader who
/// wants to learn from a statement what the dossier does not say.
/// </summary>
public sealed class StatementsTests(ResponsesService responses) : IClassFixture<ResponsesService>
{
    private const string Said = "We condemn it — in Ελλάδα as elsewhere.\n<b>All</b> of us.";

    private Client Anybody => new(responses.Service.Channel("", []));

    [Fact]
    public async Task WhatWasSaid_IsReleasedByTheLegalService_AndReadByAnybody()
    {
        var (reference, measure) = await SaidAsync();
        var released = await ReleaseAsync(reference, measure);
        Assert.Equal(("livia.stratus", "On the pumps", null), (
            released.Release.ReleasedBy, released.Release.Title, released.Release.Retraction));

        var statement = await Anybody.GetStatementAsync(new() { Id = released.Release.StatementId });
        Assert.Equal(
            ("On the pumps", Said, measure.Text.Sha256, Today, measure.Measure),
            (statement.Title, statement.Text, statement.Sha256, statement.SaidOn, statement.Measure));
        Assert.Equal(statement, (await Anybody.ListStatementsAsync(new())).Statements[0]);
        Assert.Equal(
            ResponseChangeKind.StatementReleased,
            (await responses.Planner.ListResponseChangesAsync(new() { Reference = reference })).Changes[0].Kind);
    }

    [Fact]
    public async Task Statement_SaysNothingOfTheDossier_TheMeasureOrThePeople()
    {
        var (reference, measure) = await SaidAsync();
        var released = await ReleaseAsync(reference, measure);
        var json = (await Anybody.GetStatementAsync(new() { Id = released.Release.StatementId })).ToString();

        string[] secrets =
        [
            reference, measure.Id, measure.Title, measure.Owner, measure.Text.DraftedBy, measure.Text.ApprovedBy,
            measure.ProposedBy,
            measure.Realisation.Results, released.Release.ReleasedBy,
        ];
        Assert.All(secrets, secret => Assert.DoesNotContain(secret, json, StringComparison.OrdinalIgnoreCase));
        Assert.Equal('4', released.Release.StatementId[14]);
    }

    [Fact]
    public async Task WhatIsNotSaidYet_OrNothingThatIsSaid_OrAnotherText_IsNotReleased()
    {
        var reference = await responses.AssessedAsync();
        var statement = await ApprovedAsync(reference);
        Assert.Equal("measure-state", await ReasonAsync(ReleaseAsync(reference, statement)));
        var said = await responses.CarryOutAsync(reference, statement.Id);
        Assert.Equal(
            "another-text",
            await ReasonAsync(responses.Legal.ReleaseStatementAsync(
                new() { Reference = reference, Id = said.Id, Title = "x", Sha256 = new string('a', 64) })));

        var dialogue = await responses.AgreedAsync(reference, "dialogue");
        dialogue = await responses.CarryOutAsync(reference, dialogue.Id);
        Assert.Equal("nothing-said", await ReasonAsync(responses.Legal.ReleaseStatementAsync(
            new() { Reference = reference, Id = dialogue.Id, Title = "x", Sha256 = new string('a', 64) })));
    }

    [Theory]
    [InlineData("aurelia.nimbus")]
    [InlineData("Aurelia.Nimbus")]
    [InlineData("aurelіa.nimbus")]
    public async Task Drafter_DoesNotReleaseIt_ByNoLookAlikeName(string drafter)
    {
        var (reference, measure) = await SaidAsync();
        var own = ReleaseAsync(reference, measure, responses.Call(drafter, Roles.Legal));
        Assert.Equal("own-text", await ReasonAsync(own));
    }

    [Fact]
    public async Task Exercise_IsNeverPublic_NeitherByTheApiNorBySql()
    {
        var reference = (await responses.CompleteDossierAsync(exercise: true)).Reference;
        await responses.AssessAsync(reference, ProportionalityExamples.Serious());
        var played = await responses.CarryOutAsync(reference, (await ApprovedAsync(reference)).Id);
        Assert.Equal("exercise-not-public", await ReasonAsync(ReleaseAsync(reference, played)));

        await using var connection = await responses.Service.Database.OpenConnectionAsync();
        var refused = await Assert.ThrowsAsync<PostgresException>(() => InsertAsync(connection, played, "livia.stratus"));
        Assert.Equal(PostgresErrorCodes.ObjectNotInPrerequisiteState, refused.SqlState);
    }

    [Fact]
    public async Task WhatWasRetracted_StaysAsANotice_WithoutItsText_AndIsNotReleasedAgain()
    {
        var (reference, measure) = await SaidAsync();
        Assert.Equal("statement-not-public", await ReasonAsync(RetractAsync(reference, measure)));
        var id = (await ReleaseAsync(reference, measure)).Release.StatementId;
        Assert.Equal("statement-released", await ReasonAsync(ReleaseAsync(reference, measure)));

        await RetractAsync(reference, measure);
        var notice = await Anybody.GetStatementAsync(new() { Id = id });
        Assert.Equal(
            ("", measure.Text.Sha256, "It named the wrong company."), (notice.Text, notice.Sha256, notice.RetractedBecause));
        Assert.Equal("statement-not-public", await ReasonAsync(RetractAsync(reference, measure)));
        Assert.Equal("statement-released", await ReasonAsync(ReleaseAsync(reference, measure)));
    }

    [Fact]
    public async Task StatementOnADossierThatWasWithdrawn_CanStillBeRetracted_ButNoneIsReleased()
    {
        var (reference, measure) = await SaidAsync();
        var id = (await ReleaseAsync(reference, measure)).Release.StatementId;
        await responses.EndAsync(reference, measure.Id);
        await responses.Officer.WithdrawDossierAsync(new() { Reference = reference, Reason = "It was somebody else." });

        Assert.Equal("dossier-withdrawn", await ReasonAsync(ReleaseAsync(reference, measure)));
        await RetractAsync(reference, measure);
        Assert.NotNull((await Anybody.GetStatementAsync(new() { Id = id })).RetractedAt);
    }

    [Theory]
    [InlineData("00000000-0000-4000-8000-000000000000")]
    [InlineData("statement")]
    public async Task WhatIsNoStatement_IsNotFound(string id)
    {
        var refused = await Assert.ThrowsAsync<RpcException>(() => Anybody.GetStatementAsync(new() { Id = id }).ResponseAsync);
        Assert.Equal(StatusCode.NotFound, refused.StatusCode);
    }

    [Fact]
    public async Task IdOfTheMeasure_InsteadOfTheStatements_IsNotFound()
    {
        var (reference, measure) = await SaidAsync();
        await ReleaseAsync(reference, measure);
        Assert.Equal("not-found", await ReasonAsync(Anybody.GetStatementAsync(new() { Id = measure.Id })));
    }

    [Theory]
    [InlineData("UPDATE statement SET title = 'x' WHERE measure = @id", "42501")]
    [InlineData("DELETE FROM statement WHERE measure = @id", "42501")]
    [InlineData("UPDATE statement SET retracted_because = 'x' WHERE measure = @id", PostgresErrorCodes.CheckViolation)]
    public async Task WhatIsReleased_StaysAsItIs(string sql, string refusal)
    {
        var (reference, measure) = await SaidAsync();
        await ReleaseAsync(reference, measure);
        await using var connection = await responses.Service.Database.OpenConnectionAsync();
        var refused = await Assert.ThrowsAsync<PostgresException>(
            () => connection.ExecuteAsync(sql, new { id = Guid.Parse(measure.Id) }));
        Assert.Equal(refusal, refused.SqlState);
    }

    [Fact]
    public async Task Drafter_DoesNotReleaseBySqlEither()
    {
        var (_, measure) = await SaidAsync();
        await using var connection = await responses.Service.Database.OpenConnectionAsync();
        var refused = await Assert.ThrowsAsync<PostgresException>(() => InsertAsync(connection, measure, measure.Text.DraftedBy));
        Assert.Equal(PostgresErrorCodes.ObjectNotInPrerequisiteState, refused.SqlState);
    }

    private static Task InsertAsync(NpgsqlConnection connection, PlannedMeasure measure, string by)
        => connection.ExecuteAsync(
            """
            INSERT INTO statement (id, measure, text_number, title, released_by, released_at)
            VALUES (gen_random_uuid(), @id, 1, 'x', @by, now())
            """,
            new { id = Guid.Parse(measure.Id), by });

    private async Task<(string Reference, PlannedMeasure Measure)> SaidAsync()
    {
        var reference = await responses.AssessedAsync();
        return (reference, await responses.CarryOutAsync(reference, (await ApprovedAsync(reference)).Id));
    }

    private async Task<PlannedMeasure> ApprovedAsync(string reference)
    {
        var id = (await responses.AgreedAsync(reference, "statement")).Id;
        var drafted = await responses.Planner.DraftMeasureTextAsync(new() { Reference = reference, Id = id, Text = Said });
        return (await responses.Second.ApproveMeasureTextAsync(
            new() { Reference = reference, Id = id, Sha256 = drafted.Measure.Text.Sha256 })).Measure;
    }

    private async Task<PlannedMeasure> ReleaseAsync(string reference, PlannedMeasure measure, Client? by = null)
        => (await (by ?? responses.Legal).ReleaseStatementAsync(
            new() { Reference = reference, Id = measure.Id, Title = "On the pumps", Sha256 = measure.Text.Sha256 })).Measure;

    private async Task<PlannedMeasure> RetractAsync(string reference, PlannedMeasure measure)
        => (await responses.Legal.RetractStatementAsync(
            new() { Reference = reference, Id = measure.Id, Reason = "It named the wrong company." })).Measure;
}
