using CyberSanctions.Contracts.Listing.V1;
using Dapper;
using Npgsql;

namespace CyberSanctions.Listing.Tests.DueProcess;

/// <summary>What the database itself refuses to the service, should the service ever ask for it.</summary>
public sealed class DueProcessDatabaseTests(DueProcessService service) : IClassFixture<DueProcessService>
{
    private const string NotNow = PostgresErrorCodes.ObjectNotInPrerequisiteState;
    private const string NoRight = PostgresErrorCodes.InsufficientPrivilege;
    private const string Check = PostgresErrorCodes.CheckViolation;

    [Theory]
    [InlineData("INSERT INTO review (reference, list, entry_reference, handling, opened_on, due_on) SELECT 'REV-1', list,"
        + " entry_reference, 1, opened_on, due_on FROM review WHERE reference = @review", PostgresErrorCodes.UniqueViolation)]
    [InlineData("UPDATE review SET state = 2, concluded_by = proposed_by, concluded_at = now(), ended_on = current_date"
        + " WHERE reference = @review", Check)]
    [InlineData("UPDATE review SET state = 2, concluded_by = 'service:public', concluded_at = now(), ended_on = current_date"
        + " WHERE reference = @review", NotNow)]
    [InlineData("UPDATE review SET state = 2, concluded_by = 'legal-1', concluded_at = now(), ended_on = current_date,"
        + " considered = '{}' WHERE reference = @review", NotNow)]
    [InlineData("UPDATE review SET state = 2, concluded_by = 'legal-1', concluded_at = now(), ended_on = current_date,"
        + " entry_version = 2 WHERE reference = @review", NotNow)]
    [InlineData("UPDATE review SET state = 2, concluded_by = 'legal-1', ended_on = current_date"
        + " WHERE reference = @review", Check)]
    [InlineData("UPDATE review SET outcome = 3 WHERE reference = @review", Check)]
    [InlineData("UPDATE review SET outcome = 2, proposal_reference = @delisting WHERE reference = @review", NotNow)]
    [InlineData("UPDATE review SET outcome = 3, proposal_reference = @elsewhere WHERE reference = @review",
        PostgresErrorCodes.ForeignKeyViolation)]
    [InlineData("UPDATE review SET outcome = 3, proposal_reference = @exercise WHERE reference = @review",
        PostgresErrorCodes.ForeignKeyViolation)]
    [InlineData("UPDATE review SET list = 'eu-cyber-exercise' WHERE reference = @review", NoRight)]
    [InlineData("DELETE FROM review WHERE reference = @review", NoRight)]
    [InlineData("UPDATE review SET version = version WHERE reference = @concluded", NotNow)]
    [InlineData("UPDATE review_opening SET reason = 'x' WHERE review = @review", NoRight)]
    [InlineData("UPDATE observations SET text = 'x' WHERE reference = @observations", NoRight)]
    [InlineData("DELETE FROM observations WHERE reference = @observations", NoRight)]
    [InlineData("DELETE FROM observations_file WHERE observations = @observations", NoRight)]
    [InlineData("UPDATE observations SET state = 2, answer = 'x', answered_by = 'x', answered_at = now()"
        + " WHERE reference = @observations", NotNow)]
    [InlineData("INSERT INTO observations_file VALUES (@observations, 'x')", NotNow)]
    [InlineData("INSERT INTO observations (reference, list, entry_reference, sender, contact, text, handling, received_on,"
        + " received_at, recorded_by, review_reference) SELECT 'OBS-00000-00000-00000-00000', list, entry_reference, 'x', '',"
        + " 'x', 1, current_date - 1, now(), 'x', @concluded FROM review WHERE reference = @concluded", NotNow)]
    [InlineData("INSERT INTO notification_attempt (notification, number, channel, sent_on, proof, proof_sha256, recorded_by,"
        + " recorded_at) VALUES (@owed, 1, 2, current_date - 4000, 'x', repeat('a', 64), 'x', now())", NotNow)]
    [InlineData("INSERT INTO notification_attempt (notification, number, channel, sent_on, proof, proof_sha256, recorded_by,"
        + " recorded_at) VALUES (@owed, 1, 2, current_date + 3, 'x', repeat('a', 64), 'x', now())", Check)]
    [InlineData("UPDATE notification SET cause = 4 WHERE reference = @owed", NoRight)]
    [InlineData("DELETE FROM notification WHERE reference = @owed", NoRight)]
    [InlineData("UPDATE process_entry SET review_due_on = '2999-01-01'", "428C9")]
    [InlineData("UPDATE process_entry SET reviewed_on = listed_on - 1 WHERE listed_on IS NOT NULL", Check)]
    [InlineData("UPDATE court_case SET effects_until = decided_on WHERE reference = @court", Check)]
    [InlineData("UPDATE court_case SET outcome = NULL WHERE reference = @court", Check)]
    [InlineData("UPDATE court_case SET follow_up_reference = @exercise WHERE reference = @court",
        PostgresErrorCodes.ForeignKeyViolation)]
    [InlineData("INSERT INTO court_step (court_case, number, kind, taken_on, case_number, document, document_sha256, recorded_by,"
        + " recorded_at) VALUES (@court, 2, 2, current_date - 300, 'C-1/26 P', 'x', repeat('a', 64), 'x', now())", NotNow)]
    [InlineData("UPDATE court_step SET taken_on = taken_on - 1", NoRight)]
    public async Task WhatMustNotHappen_DoesNot(string sql, string refusal)
    {
        var (entry, other) = (await service.ListAsync(service.Today.AddDays(-90)), await service.ListAsync());
        var exercise = await service.ListAsync(list: "eu-cyber-exercise");
        await service.ObserveAsync(other);
        var concluded = await service.ConcludeAsync(other);
        var observations = await service.ObserveAsync(entry, [1, 2, 3]);
        var lodged = await service.Officer.LodgeCaseAsync(new()
        {
            EntryReference = entry,
            Number = $"{service.NewCase().Split('/')[0]}/{service.Today.AddDays(-40).Year % 100:D2}",
            LodgedOn = Examples.Day(service.Today.AddDays(-40)),
        });
        await service.Officer.RecordCourtStepAsync(new()
        {
            Reference = lodged.Reference,
            Kind = CourtStepKind.Judgment,
            On = Examples.Day(service.Today.AddDays(-3)),
            Outcome = CourtOutcome.Annulled,
            Document = DueProcessService.Proof(),
        });
        var review = await service.Second.ProposeOutcomeAsync(await service.OutcomeAsync(entry));
        var parameters = new
        {
            review = review.Reference,
            concluded = concluded.Reference,
            observations = observations.Reference,
            owed = (await service.ReadAsync(entry)).Notifications[0].Reference,
            court = lodged.Reference,
            delisting = (await service.ProposeAsync(entry, delist: true)).Reference,
            elsewhere = (await service.ProposeAsync(other, delist: true)).Reference,
            exercise = (await service.ProposeAsync(exercise, delist: true, "eu-cyber-exercise")).Reference,
        };
        await using var connection = await service.Service.Database.OpenConnectionAsync();
        var refused = await Assert.ThrowsAsync<PostgresException>(() => connection.ExecuteAsync(sql, parameters));
        Assert.Equal(refusal, refused.SqlState);
    }
}
