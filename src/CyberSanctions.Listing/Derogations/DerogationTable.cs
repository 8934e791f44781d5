using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.Journal.Appending;
using CyberSanctions.ServiceDefaults.Paging;
using Dapper;
using Npgsql;

namespace CyberSanctions.Listing.Derogations;

/// <summary>Requests for derogations in Postgres: reading. What is written: <see cref="DerogationChanges"/>.</summary>
internal static class DerogationTable
{
    // Of whom the others are informed: whatever was authorised, notified beforehand, or is an exemption from the travel ban.
    private static readonly string Informed =
        $"""
        (state IN ({DerogationState.Granted:D}, {DerogationState.DeemedGranted:D}, {DerogationState.Revoked:D})
         OR kind = {DerogationKind.Travel:D}
         OR EXISTS (SELECT FROM derogation_step s
                    WHERE s.derogation = reference AND s.kind = {DerogationStepKind.NoticeOfGrounds:D}))
        """;

    // Whoever may not see one is answered as if there were none, and so in the same time: it is not read any further.
    private static readonly string OfSight =
        $"""
        SELECT {DerogationRow.Columns} FROM derogation
        WHERE reference = @reference AND (@sight::text IS NULL OR member_state = @sight OR {Informed})
        """;

    /// <summary>One, or nothing.</summary>
    /// <param name="connection">The database.</param>
    /// <param name="transaction">Of a change; null when nothing is changed.</param>
    /// <param name="reference">Which.</param>
    /// <param name="today">In Brussels.</param>
    /// <param name="sight">The State of whose authority somebody is who asks: empty for all others, null for the service.</param>
    public static async Task<Derogation?> FindAsync(
        NpgsqlConnection connection, NpgsqlTransaction? transaction, string reference, DateOnly today, string? sight = null)
        => (await LoadAsync(
            connection,
            transaction,
            [.. await connection.QueryAsync<DerogationRow>(OfSight, new { reference, sight }, transaction)],
            today)).SingleOrDefault();

    /// <summary>One, or nothing, which nobody else changes until the change ends; and when it was changed last.</summary>
    public static async Task<(Derogation Derogation, DateTime ChangedAt)?> LockAsync(
        Change change, string reference, DateOnly today, string sight)
    {
        var rows = (await change.Connection.QueryAsync<DerogationRow>(
            $"{OfSight} FOR UPDATE",
            new { reference, sight },
            change.Transaction)).AsList();
        return rows.Count == 0
            ? null
            : ((await LoadAsync(change.Connection, change.Transaction, rows, today))[0], rows[0].ChangedAt);
    }

    /// <summary>One that is pending, unless somebody else has it or it is not.</summary>
    public static async Task<Derogation?> TryLockPendingAsync(Change change, string reference, DateOnly today)
        => (await LoadAsync(
            change.Connection,
            change.Transaction,
            [.. await change.Connection.QueryAsync<DerogationRow>(
                $"""
                SELECT {DerogationRow.Columns} FROM derogation
                WHERE reference = @reference AND state = {DerogationState.Pending:D} FOR UPDATE SKIP LOCKED
                """,
                new { reference },
                change.Transaction)],
            today)).SingleOrDefault();

    /// <summary>A page, newest first, with the place of each.</summary>
    /// <param name="connection">The database.</param>
    /// <param name="memberState">The State whose own requests are all there; empty for whoever is of no authority.</param>
    /// <param name="state">In which state; unspecified: in any.</param>
    /// <param name="page">Which page.</param>
    /// <param name="today">In Brussels.</param>
    public static async Task<IReadOnlyList<(long Place, Derogation Item)>> ListAsync(
        NpgsqlConnection connection, string memberState, DerogationState state, Page page, DateOnly today)
    {
        var rows = (await connection.QueryAsync<DerogationRow>(
            $"""
            SELECT {DerogationRow.Columns} FROM derogation
            WHERE ordinal < @Before AND (@State = 0 OR state = @State) AND (member_state = @memberState OR {Informed})
            ORDER BY ordinal DESC LIMIT @Size + 1
            """,
            new { page.Before, page.Size, State = (int)state, memberState })).AsList();
        var derogations = await LoadAsync(connection, transaction: null, rows, today);
        return [.. rows.Select((row, i) => (row.Ordinal, derogations[i]))];
    }

    /// <summary>Requests on an entry that are pending or authorised, without what stands in tables but documents.</summary>
    public static async Task<IReadOnlyList<Derogation>> OnEntryAsync(
        Change change, string list, string entryReference, DateOnly today)
        => await LoadAsync(
            change.Connection,
            change.Transaction,
            [.. await change.Connection.QueryAsync<DerogationRow>(
                $"""
                SELECT {DerogationRow.Columns} FROM derogation
                WHERE list = @list AND entry_reference = @entryReference ORDER BY ordinal
                """,
                new { list, entryReference },
                change.Transaction)],
            today);

    /// <summary>Everybody who has put something into a file.</summary>
    public static async Task<IReadOnlyList<string>> ContributorsAsync(Change change, string reference)
        => (await change.Connection.QueryAsync<string>(
            "SELECT subject FROM derogation_contributor WHERE derogation = @reference", new { reference }, change.Transaction))
            .AsList();

    private static async Task<List<Derogation>> LoadAsync(
        NpgsqlConnection connection, NpgsqlTransaction? transaction, List<DerogationRow> rows, DateOnly today)
    {
        var derogations = rows.ConvertAll(row => row.ToDerogation());
        if (derogations.Count == 0)
        {
            return derogations;
        }

        var references = derogations.Select(derogation => derogation.Reference).ToArray();
        var documents = await OfAsync<DocumentRow>("derogation, name, sha256", "document", "place", row => row.Derogation);
        var answers = await OfAsync<AnswerRow>(
            "derogation, condition, met, reasons, answered_by, answered_at", "answer", "condition", row => row.Derogation);
        var steps = await OfAsync<StepRow>(
            "derogation, kind, taken_on, text, document_sha256, member_state, recorded_by, recorded_at",
            "step",
            "number",
            row => row.Derogation);
        var decisions = await OfAsync<DecisionRow>(
            """
            derogation, outcome, reasons, amount, conditions, valid_from, valid_until, prepared_by, prepared_at, dropped,
            decided_by, decided_at, effective_at
            """,
            "decision",
            "number",
            row => row.Derogation);
        var clocks = await OfAsync<ClockRow>(
            "derogation, kind, began_on, due_on, ends_at, met_on, stopped_on", "clock", "kind", row => row.Derogation);
        var reports = await OfAsync<ReportRow>(
            "derogation, reported_on, document_sha256, recorded_by, recorded_at", "report", "number", row => row.Derogation);
        foreach (var derogation in derogations)
        {
            var reference = derogation.Reference;
            derogation.Documents.AddRange(documents[reference].Select(row => row.ToDocument()));
            foreach (var answer in answers[reference])
            {
                answer.Show(derogation.Conditions.Single(condition => condition.Key == answer.Condition));
            }

            derogation.Steps.AddRange(steps[reference].Select(row => row.ToStep()));
            derogation.Decisions.AddRange(decisions[reference].Select(row => row.ToDecision(derogation.Currency)));
            derogation.Clocks.AddRange(clocks[reference].Select(row => row.ToClock(today)));
            derogation.Reports.AddRange(reports[reference].Select(row => row.ToReport()));
        }

        return derogations;

        async Task<ILookup<string, T>> OfAsync<T>(string columns, string table, string order, Func<T, string> of)
            => (await connection.QueryAsync<T>(
                $"SELECT {columns} FROM derogation_{table} WHERE derogation = ANY (@references) ORDER BY derogation, {order}",
                new { references },
                transaction)).ToLookup(of, StringComparer.Ordinal);
    }
}
