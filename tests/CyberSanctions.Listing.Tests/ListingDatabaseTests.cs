using CyberSanctions.Contracts.Listing.V1;
using Dapper;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace CyberSanctions.Listing.Tests;

/// <summary>What the database itself refuses to the service, should the service ever ask for it.</summary>
public sealed class ListingDatabaseTests(ListingService listing) : IClassFixture<ListingService>
{
    private const string NewProposal =
        """
        INSERT INTO proposal (reference, version, state, handling, exercise, dossier_reference, dossier_version, subject, ground,
                              measures, statement_of_reasons, drafted_by, drafted_at, cleared_by, cleared_at, act_reference,
                              act_place, act_revision, as_published, written_by)
        VALUES (gen_random_uuid()::text, 1, @state, 1, @exercise, @dossier, @version, '{}', 1, '{1}', 'x', 'a', now(),
                CASE WHEN @state > 1 THEN @clearedBy END, CASE WHEN @state > 1 THEN now() END,
                CASE WHEN @state > 2 THEN @act END, CASE WHEN @state > 2 THEN 99 END,
                CASE WHEN @state > 2 THEN 1 END, true, '{a}')
        """;

    private const string NewRevision =
        """
        INSERT INTO act_revision (act_reference, revision, title, legal_basis, publication_url, text, written_by, written_at)
        VALUES (@act, @revision, 'x', 'x', '', 'x', 'a', now())
        """;

    private const string Freeing =
        """
        UPDATE proposal SET version = version + 1, state = 2, act_reference = NULL, act_place = NULL, act_revision = NULL
        WHERE act_reference = @act
        """;

    private const string TakingIn =
        """
        UPDATE proposal SET version = version + 1, state = 3, act_reference = @act, act_place = 2, act_revision = 1
        WHERE reference = @late
        """;

    private const string GivingUp =
        """
        INSERT INTO act_withdrawal (act_reference, reason, withdrawn_by, withdrawn_at, proposal_references)
        VALUES (@act, 'x', 'a', now(), '{}')
        """;

    [Fact]
    public async Task Proposal_CannotCrossOverFromItsDossiersFlag()
    {
        var (real, exercise) = (await listing.ClearedProposalAsync(), await listing.ClearedProposalAsync(exercise: true));
        Assert.Null(await InsertAsync(real.DossierReference, exercise: false));
        Assert.Equal(PostgresErrorCodes.ForeignKeyViolation, await InsertAsync(real.DossierReference, exercise: true));
        Assert.Equal(PostgresErrorCodes.ForeignKeyViolation, await InsertAsync(exercise.DossierReference, exercise: false));
    }

    [Fact]
    public async Task Proposal_CannotCiteAnUnknownDossierOrAnotherVersion()
    {
        var proposal = await listing.ClearedProposalAsync();
        Assert.Equal(PostgresErrorCodes.ForeignKeyViolation, await InsertAsync("ATT-1999-0001", exercise: false));
        Assert.Equal(
            PostgresErrorCodes.ForeignKeyViolation, await InsertAsync(proposal.DossierReference, exercise: false, version: 5));
    }

    [Fact]
    public async Task Proposal_CannotCrossOverIntoAnActWithAnotherFlag()
    {
        var act = await listing.DraftActAsync();
        var exercise = await listing.ClearedProposalAsync(exercise: true);
        Assert.Equal(
            PostgresErrorCodes.ForeignKeyViolation,
            await ExecuteAsync(
                "UPDATE proposal SET version = version + 1, state = 3, act_reference = @act, act_place = 2, act_revision = 1 "
                + "WHERE reference = @Reference",
                new { act = act.Reference, exercise.Reference }));
        Assert.Equal(
            PostgresErrorCodes.InsufficientPrivilege,
            await ExecuteAsync("UPDATE proposal SET exercise = false WHERE reference = @Reference", new { exercise.Reference }));
    }

    [Fact]
    public async Task Proposal_CannotBeClearedByItsDrafter()
    {
        var draft = await listing.Drafter.DraftProposalAsync(Examples.NewProposal(listing.ConcludeDossier()));
        Assert.Equal(
            PostgresErrorCodes.CheckViolation,
            await ExecuteAsync(
                "UPDATE proposal SET version = version + 1, state = 2, cleared_by = drafted_by, cleared_at = now()"
                + " WHERE reference = @Reference",
                new { draft.Reference }));
    }

    [Theory]
    [InlineData("UPDATE act SET state = 1 WHERE reference = @act")]
    [InlineData("UPDATE act SET version = version WHERE reference = @act")]
    [InlineData("UPDATE proposal SET version = version + 1 WHERE act_reference = @act")]
    [InlineData(Freeing)]
    [InlineData(GivingUp + "; UPDATE act SET version = version + 1, state = 8 WHERE reference = @act")]
    [InlineData("UPDATE proposal SET act_place = 7 WHERE act_reference = @act")]
    [InlineData(TakingIn)]
    [InlineData("UPDATE proposal SET state = 3, act_reference = @act, act_place = 2 WHERE reference = @late")]
    public async Task SubmittedAct_IsNotChanged_NorWhatItHolds(string sql)
    {
        var act = await listing.SubmittedAsync();
        var late = await listing.ClearedProposalAsync();
        Assert.Equal(
            PostgresErrorCodes.ObjectNotInPrerequisiteState,
            await ExecuteAsync(sql, new { act = act.Reference, late = late.Reference }));
    }

    [Theory]
    [InlineData(TakingIn)]
    [InlineData("UPDATE act SET version = version + 1, state = 8 WHERE reference = @act")]
    [InlineData(GivingUp + "; UPDATE act SET version = version + 1, state = 8 WHERE reference = @act")]
    public async Task ClearedAct_TakesInNothingUnseen_AndIsNotGivenUpWithWhatItHolds(string sql)
    {
        var act = await listing.ClearedActAsync();
        var late = await listing.ClearedProposalAsync();
        Assert.Equal(
            PostgresErrorCodes.ObjectNotInPrerequisiteState,
            await ExecuteAsync(sql, new { act = act.Reference, late = late.Reference }));
    }

    [Theory]
    [InlineData("UPDATE act SET version = version + 1, state = 1 WHERE reference = @act")]
    [InlineData("UPDATE act_withdrawal SET reason = 'y' WHERE act_reference = @act")]
    [InlineData("DELETE FROM act_withdrawal WHERE act_reference = @act")]
    [InlineData(TakingIn)]
    [InlineData(
        """
        INSERT INTO act_clearance (act_reference, revision, text_sha256, cleared_by, cleared_at)
        SELECT act_reference, revision, text_sha256, 'z', now() FROM act_revision WHERE act_reference = @act
        """)]
    [InlineData(
        """
        INSERT INTO act_submission (act_reference, submission, revision, procedure, urgency, submitted_by, submitted_at)
        VALUES (@act, 1, 1, '', '', 'a', now())
        """)]
    [InlineData(
        """
        INSERT INTO act_revision (act_reference, revision, title, legal_basis, publication_url, text, written_by, written_at)
        VALUES (@act, 2, 'x', 'x', '', 'x', 'a', now())
        """)]
    public async Task WhatWasGivenUp_StaysSo(string sql)
    {
        var act = await listing.Acts.WithdrawActAsync(
            new WithdrawActRequest { Reference = (await listing.DraftActAsync()).Reference, Reason = "Overtaken by events." });
        var late = await listing.ClearedProposalAsync();
        Assert.Contains(
            await ExecuteAsync(sql, new { act = act.Reference, late = late.Reference }),
            (string?[])[PostgresErrorCodes.ObjectNotInPrerequisiteState, PostgresErrorCodes.InsufficientPrivilege]);
    }

    [Theory]
    [InlineData("UPDATE proposal SET statement_of_reasons = 'another' WHERE act_reference = @act")]
    [InlineData("DELETE FROM act WHERE reference = @act")]
    [InlineData("DELETE FROM proposal WHERE act_reference = @act")]
    public async Task SubmittedAct_IsNotChanged_EvenByTheOwnerOfTheDatabase(string sql)
    {
        var act = await listing.SubmittedAsync();
        await using var connection = new NpgsqlConnection(
            listing.Service.Services.GetRequiredService<IConfiguration>().GetConnectionString("listing_owner"));
        var exception =
            await Assert.ThrowsAsync<PostgresException>(() => connection.ExecuteAsync(sql, new { act = act.Reference }));
        Assert.Equal(PostgresErrorCodes.ObjectNotInPrerequisiteState, exception.SqlState);
    }

    [Fact]
    public async Task SubmittedAct_TakesInNoNewProposal()
    {
        var act = await listing.SubmittedAsync();
        var dossier = act.Proposals[0].DossierReference;
        Assert.Equal(
            PostgresErrorCodes.ObjectNotInPrerequisiteState,
            await InsertAsync(dossier, exercise: false, state: 4, act: act.Reference));
    }

    [Theory]
    [InlineData(1, PostgresErrorCodes.ObjectNotInPrerequisiteState)]
    [InlineData(3, PostgresErrorCodes.ObjectNotInPrerequisiteState)]
    [InlineData(2, null)]
    public async Task Revision_IsTheNextOne(int revision, string? refusal)
        => Assert.Equal(
            refusal, await ExecuteAsync(NewRevision, new { act = (await listing.SubmittedAsync()).Reference, revision }));

    [Fact]
    public async Task AdoptedAct_HasNoFurtherRevision_AndStaysAdopted()
    {
        var act = await listing.DecideAsync(
            await listing.OpenAsync(await listing.SubmittedAsync()), Contracts.Voting.V1.Outcome.Adopted);
        Assert.Equal(ActState.Adopted, act.State);
        Assert.Equal(
            PostgresErrorCodes.ObjectNotInPrerequisiteState,
            await ExecuteAsync(NewRevision, new { act = act.Reference, revision = 2 }));
        Assert.Equal(
            PostgresErrorCodes.ObjectNotInPrerequisiteState,
            await ExecuteAsync(
                "UPDATE act SET version = version + 1, state = 2 WHERE reference = @Reference", new { act.Reference }));
        Assert.Equal(
            PostgresErrorCodes.ObjectNotInPrerequisiteState,
            await ExecuteAsync("UPDATE act_ballot SET outcome = 2 WHERE act_reference = @Reference", new { act.Reference }));
    }

    [Fact]
    public async Task Submission_NeedsTheClearanceOfItsText()
    {
        const string sql =
            """
            INSERT INTO act_submission (act_reference, submission, revision, procedure, urgency, submitted_by, submitted_at)
            VALUES (@Reference, 1, 1, '', '', 'a', now())
            """;
        Assert.Equal(
            PostgresErrorCodes.ForeignKeyViolation, await ExecuteAsync(sql, new { (await listing.DraftActAsync()).Reference }));
        Assert.Null(await ExecuteAsync(sql, new { (await listing.ClearedActAsync()).Reference }));
    }

    [Theory]
    [InlineData("aurelia.nimbus", PostgresErrorCodes.CheckViolation)]
    [InlineData("legal-2", null)]
    public async Task Clearance_HasFourEyes(string by, string? refusal)
    {
        const string sql =
            """
            INSERT INTO act_clearance (act_reference, revision, text_sha256, cleared_by, cleared_at)
            VALUES (@Reference, 1, @TextSha256, @by, now())
            """;
        var act = await listing.DraftActAsync();
        Assert.Equal(refusal, await ExecuteAsync(sql, new { act.Reference, act.TextSha256, by }));
    }

    [Fact]
    public async Task CorrectedReasons_AreOfTheActsOwnProposals_AndStay()
    {
        var act = (await listing.SubmittedAsync()).Reference;
        await listing.Acts.CorrectActAsync(new CorrectActRequest { Reference = act, Title = "Another" });
        var other = (await listing.ClearedProposalAsync()).Reference;
        Assert.Equal(
            PostgresErrorCodes.ObjectNotInPrerequisiteState,
            await ExecuteAsync("INSERT INTO corrected_reasons VALUES (@act, 2, @other, 'x')", new { act, other }));
        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, await ExecuteAsync("DELETE FROM corrected_reasons", new { }));
    }

    [Theory]
    [InlineData("UPDATE proposal SET version = version + 1, statement_of_reasons = 'another'")]
    [InlineData("UPDATE proposal SET version = version + 1, subject = '{}'")]
    public async Task WhatWasCleared_SaysNothingElse(string sql)
    {
        await listing.DraftActAsync();
        Assert.Equal(PostgresErrorCodes.ObjectNotInPrerequisiteState, await ExecuteAsync(sql, new { }));
    }

    [Theory]
    [InlineData("UPDATE act SET number = '2026/1'")]
    [InlineData("UPDATE act_revision SET title = 'another'")]
    [InlineData("UPDATE act_clearance SET cleared_by = 'another'")]
    [InlineData("UPDATE act_submission SET urgency = 'another'")]
    [InlineData("DELETE FROM act_urgency_approval")]
    [InlineData("DELETE FROM act_ballot")]
    [InlineData("UPDATE act SET exercise = NOT exercise")]
    [InlineData("UPDATE concluded_dossier SET exercise = NOT exercise")]
    [InlineData("DELETE FROM proposal")]
    [InlineData("DELETE FROM act")]
    [InlineData("DELETE FROM concluded_dossier")]
    [InlineData("TRUNCATE proposal")]
    public async Task WhatWasSaid_IsNotTakenBack(string sql)
    {
        await listing.DraftActAsync();
        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, await ExecuteAsync(sql, new { }));
    }

    private Task<string?> InsertAsync(string dossier, bool exercise, long version = 4, int state = 1, string act = "")
        => ExecuteAsync(NewProposal, new { dossier, exercise, version, state, act, clearedBy = "b" });

    private async Task<string?> ExecuteAsync(string sql, object parameters)
    {
        await using var connection = await listing.Service.Database.OpenConnectionAsync();
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
