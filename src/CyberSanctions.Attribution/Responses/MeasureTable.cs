using CyberSanctions.Attribution.Toolbox;
using CyberSanctions.Contracts.Attribution.V1;
using CyberSanctions.Contracts.Kinds;
using CyberSanctions.Journal.Appending;
using CyberSanctions.ServiceDefaults.Paging;
using Dapper;
using Npgsql;

namespace CyberSanctions.Attribution.Responses;

/// <summary>The measures of response plans in Postgres.</summary>
internal static class MeasureTable
{
    private const string Reading =
        $"""
        SELECT {MeasureRow.Columns}, {TextTable.Columns}
        FROM measure m
        LEFT JOIN statement s ON s.measure = m.id
        LEFT JOIN LATERAL (
            SELECT {TextTable.Columns} FROM measure_text WHERE measure = m.id ORDER BY number DESC LIMIT 1) t ON true
        WHERE m.dossier_reference = @reference
        """;

    /// <returns>Its id.</returns>
    public static async Task<Guid> InsertAsync(
        Change change, Dossier dossier, ProposeMeasureRequest measure, ToolEntry tool, int edition, long assessment, bool within)
    {
        var id = Guid.CreateVersion7(new DateTimeOffset(change.Now));
        await change.Connection.ExecuteAsync(
            """
            INSERT INTO measure (id, dossier_reference, exercise, code, category, measure, legal_basis, toolbox_edition,
                                 needs_text, needs_proposal, title, owner, planned_from, planned_until, assessment_version,
                                 within_range, justification, state, proposed_by, proposed_at)
            VALUES (@id, @Reference, @Exercise, @Code, @CategoryWord, @Measure, @LegalBasis, @edition, @NeedsText, @NeedsProposal,
                    @Title, @Owner, @From, @Until, @assessment, @within, @Justification, 1, @Actor, @Now)
            """,
            new
            {
                id,
                dossier.Reference,
                dossier.Exercise,
                tool.Code,
                tool.CategoryWord,
                Measure = tool.Title,
                tool.LegalBasis,
                edition,
                tool.NeedsText,
                tool.NeedsProposal,
                measure.Title,
                measure.Owner,
                From = measure.PlannedFrom.ToDay(),
                Until = measure.PlannedUntil?.ToDay(),
                assessment,
                within,
                measure.Justification,
                change.Actor,
                change.Now,
            },
            change.Transaction);
        return id;
    }

    /// <summary>One of a dossier, with the newest version of its text; or nothing.</summary>
    public static async Task<PlannedMeasure?> FindAsync(
        NpgsqlConnection connection, NpgsqlTransaction? transaction, string reference, Guid id)
        => (await connection.QueryAsync<MeasureRow, MeasureTextRow?, PlannedMeasure>(
            $"{Reading} AND m.id = @id",
            (row, text) => row.ToMeasure(text?.ToText()),
            new { reference, id },
            transaction,
            splitOn: TextTable.First)).SingleOrDefault();

    /// <summary>What comes after a place, in the order in which it was proposed, with its own.</summary>
    public static async Task<IEnumerable<(long Ordinal, PlannedMeasure Measure)>> ListAsync(
        NpgsqlConnection connection, string reference, Page page)
        => await connection.QueryAsync<MeasureRow, MeasureTextRow?, (long, PlannedMeasure)>(
            $"{Reading} AND m.ordinal > @After ORDER BY m.ordinal LIMIT @Size + 1",
            (row, text) => (row.Ordinal, row.ToMeasure(text?.ToText())),
            new { reference, page.After, page.Size },
            splitOn: TextTable.First);

    /// <summary>How many measures of a dossier are in each state.</summary>
    public static async Task<IReadOnlyDictionary<MeasureState, long>> CountAsync(
        NpgsqlConnection connection, NpgsqlTransaction? transaction, string reference)
        => (await connection.QueryAsync<(MeasureState State, long Count)>(
            "SELECT state, count(*) FROM measure WHERE dossier_reference = @reference GROUP BY state",
            new { reference },
            transaction)).ToDictionary(row => row.State, row => row.Count);

    public static Task AgreeAsync(Change change, Guid id, long assessment)
        => ExecuteAsync(
            change,
            "state = 2, agreed_by = @Actor, agreed_at = @Now, agreed_under = @assessment",
            new { id, assessment, change.Actor, change.Now });

    public static Task WithdrawAsync(Change change, Guid id, string reason)
        => ExecuteAsync(
            change,
            "state = 5, withdrawn_because = @reason, withdrawn_by = @Actor, withdrawn_at = @Now",
            new { id, reason, change.Actor, change.Now });

    public static Task CarryOutAsync(Change change, Guid id, DateOnly on, string results, int? text)
        => ExecuteAsync(
            change,
            "state = 3, carried_out_on = @on, results = @results, released_text = @text, carried_out_by = @Actor,"
            + " carried_out_at = @Now",
            new { id, on, results, text, change.Actor, change.Now });

    public static Task EndAsync(Change change, Guid id, DateOnly on, string results)
        => ExecuteAsync(
            change,
            "state = 4, ended_on = @on, ending_results = @results, ended_by = @Actor, ended_at = @Now",
            new { id, on, results, change.Actor, change.Now });

    public static Task NameProposalAsync(Change change, Guid id, string proposal)
        => ExecuteAsync(change, "proposal_reference = @proposal", new { id, proposal });

    private static Task ExecuteAsync(Change change, string set, object parameters)
        => change.Connection.ExecuteAsync($"UPDATE measure SET {set} WHERE id = @id", parameters, change.Transaction);
}
