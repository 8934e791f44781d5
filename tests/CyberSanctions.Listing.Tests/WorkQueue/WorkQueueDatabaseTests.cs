using System.Text.Json.Nodes;
using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.Listing.WorkQueue;
using Dapper;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace CyberSanctions.Listing.Tests.WorkQueue;

/// <summary>What the database itself refuses to the service, and what it reads for an answer.</summary>
public sealed class WorkQueueDatabaseTests(ListingService listing) : IClassFixture<ListingService>
{
    private const string NotNow = PostgresErrorCodes.ObjectNotInPrerequisiteState;
    private const string NoRight = PostgresErrorCodes.InsufficientPrivilege;
    private const string Check = PostgresErrorCodes.CheckViolation;

    [Theory]
    [InlineData("INSERT INTO work_assignment SELECT @other, 2, 'legal-2', NULL, 'x', 'x', now()", NotNow)]
    [InlineData("INSERT INTO work_assignment SELECT @other, 1, 'aurelia.nimbus', NULL, 'x', 'x', now()", Check)]
    [InlineData("INSERT INTO work_assignment SELECT @other, 1, 'legal-2', 'relex', 'x', 'x', now()", Check)]
    [InlineData("INSERT INTO work_assignment SELECT @other, 1, '', NULL, 'x', 'x', now()", Check)]
    [InlineData("INSERT INTO work_assignment SELECT 'what', 1, 'legal-2', NULL, 'x', 'x', now()", Check)]
    [InlineData("UPDATE work_assignment SET assignee = 'legal-2' WHERE id = @id", NotNow)]
    [InlineData("UPDATE work_assignment SET version = version + 2 WHERE id = @id", NotNow)]
    [InlineData("UPDATE work_assignment SET version = version + 1, assignee = 'aurelia.nimbus' WHERE id = @id", Check)]
    [InlineData("UPDATE work_assignment SET version = version + 1, reason = '' WHERE id = @id", Check)]
    [InlineData("UPDATE work_assignment SET id = @other WHERE id = @id", NoRight)]
    [InlineData("DELETE FROM work_assignment WHERE id = @id", NoRight)]
    [InlineData("UPDATE work_assignment_made SET assignee = 'legal-2' WHERE id = @id", NoRight)]
    [InlineData("DELETE FROM work_assignment_made WHERE id = @id", NoRight)]
    public async Task Assignments_GoOneAfterTheOther_AndStay(string sql, string refusal)
    {
        var (id, other) = (await WaitingAsync(), await WaitingAsync());
        await listing.Service.Officer().AssignWorkItemAsync(Asking.To(id, unit: "RELEX.1.C"));
        await using var connection = await listing.Service.Database.OpenConnectionAsync();
        Assert.Equal(
            refusal,
            (await Assert.ThrowsAsync<PostgresException>(() => connection.ExecuteAsync(sql, new { id, other }))).SqlState);
    }

    [Fact]
    public async Task EveryKindOfTheView_IsKnown()
    {
        await using var connection = await listing.Service.Database.OpenConnectionAsync();
        var view = await connection.ExecuteScalarAsync<string>("SELECT pg_get_viewdef('work_due')");
        Assert.All(
            Enum.GetValues<WorkItemKind>().Where(kind => kind is > WorkItemKind.Unspecified and < WorkItemKind.Reservation),
            kind => Assert.Contains($"'{WorkItemKinds.WordOf(kind)}'", view, StringComparison.Ordinal));
    }

    // What is done grows from year to year, and what waits does not: only the latter may be read.
    [Fact]
    public async Task WhatIsDone_IsNotRead()
    {
        await using var owner = new NpgsqlConnection(
            listing.Service.Services.GetRequiredService<IConfiguration>().GetConnectionString("listing_owner"));
        await owner.OpenAsync();
        await owner.ExecuteAsync(
            """
            INSERT INTO process_entry (list, reference, version, grounds_sha256, listed_by, listed_at, listed_on, reviewed_on)
            SELECT 'eu-cyber', 'MANY.' || n, 1, sha256(''), 'ACT-MANY', now(), current_date, current_date
            FROM generate_series(1, 20000) n;
            INSERT INTO notification (reference, list, entry_reference, entry_version, cause, act_reference, owed_since, state)
            SELECT 'NTF-MANY-' || n, 'eu-cyber', 'MANY.' || n, 1, 1, 'ACT-MANY', current_date,
                CASE WHEN n <= 300 THEN 1 ELSE 2 END
            FROM generate_series(1, 20000) n;
            INSERT INTO review (reference, list, entry_reference, handling, opened_on, due_on)
            SELECT 'REV-MANY-' || n, 'eu-cyber', 'MANY.' || n, 1, current_date, current_date FROM generate_series(1, 20000) n;
            UPDATE review SET state = 3, lapsed_because = 'It ended.', ended_on = current_date WHERE ordinal <= 19700;
            INSERT INTO proposal (reference, version, state, handling, exercise, kind, operation, evidence,
                drafted_by, drafted_at,
                                  written_by, cleared_by, cleared_at)
            SELECT 'LP-MANY-' || n, 1, s, 1, false, 3, '{}', '{Judgment}', 'a', now(), '{a}', CASE s WHEN 2 THEN 'b' END,
                   CASE s WHEN 2 THEN now() END
            FROM (SELECT n, CASE WHEN n <= 300 THEN 1 ELSE 2 END AS s FROM generate_series(1, 20000) n) many;
            INSERT INTO proposal_version (proposal_reference, version, change, changed_by, changed_at, reason, handling,
                                          distinct_from, evidence, reasons, as_published)
            SELECT reference, 1, 1, 'a', now(), '', 1, '{}', '{}', '[]', false FROM proposal WHERE reference LIKE 'LP-MANY-%';
            ANALYZE
            """,
            commandTimeout: 120);
        var open = await owner.ExecuteScalarAsync<long>("SELECT count(*) FROM work_due");
        Assert.InRange(open, 900, 1100);
        Assert.InRange(await RowsReadAsync(owner, "SELECT * FROM work_due ORDER BY day LIMIT 50"), open, 5 * open);
        Assert.InRange(
            await RowsReadAsync(
                owner, "SELECT * FROM work_due WHERE kind = 'notification' AND reference = 'NTF-MANY-7'"),
            1,
            20);
    }

    private static async Task<double> RowsReadAsync(NpgsqlConnection connection, string sql)
        => Nodes(JsonNode.Parse(await connection.QuerySingleAsync<string>($"EXPLAIN (ANALYZE, FORMAT JSON) {sql}"))![0]!["Plan"]!)
            .Where(node => node["Relation Name"] is not null)
            .Sum(node => (double)node["Actual Loops"]!
                * ((double)node["Actual Rows"]! + ((double?)node["Rows Removed by Filter"] ?? 0)));

    private static IEnumerable<JsonNode> Nodes(JsonNode plan)
        => (plan["Plans"]?.AsArray() ?? []).SelectMany(child => Nodes(child!)).Prepend(plan);

    private async Task<string> WaitingAsync()
        => $"proposal-clearance:{(await listing.Drafter.DraftProposalAsync(Examples.NewProposal(listing.ConcludeDossier()))).Reference}";
}
