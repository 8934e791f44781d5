using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.Contracts.Voting.V1;
using CyberSanctions.Journal.Appending;
using CyberSanctions.Listing.Proposals;
using CyberSanctions.ServiceDefaults.Paging;
using Dapper;
using Google.Protobuf;
using Npgsql;

namespace CyberSanctions.Listing.Acts;

/// <summary>Acts in Postgres.</summary>
internal static class ActStore
{
    /// <returns>False when the number is taken; nothing is written then.</returns>
    public static async Task<bool> TryInsertAsync(Change change, Act act)
        => await change.Connection.ExecuteAsync(
            """
            INSERT INTO act (reference, version, state, handling, exercise, title, legal_basis, number, entry_into_force,
                             publication_url, drafted_by, drafted_at)
            VALUES (@Reference, 1, @State, @Handling, @Exercise, @Title, @LegalBasis, @Number, make_date(@Year, @Month, @Day),
                    @PublicationUrl, @Actor, @Now)
            ON CONFLICT (number, exercise) DO NOTHING
            """,
            new
            {
                act.Reference,
                State = (int)ActState.Draft,
                Handling = (int)act.Handling,
                act.Exercise,
                act.Title,
                act.LegalBasis,
                act.Number,
                act.EntryIntoForce.Year,
                act.EntryIntoForce.Month,
                act.EntryIntoForce.Day,
                act.PublicationUrl,
                change.Actor,
                change.Now,
            },
            change.Transaction) == 1;

    /// <summary>The act with its proposals, locked until the change ends.</summary>
    public static async Task<Act?> LockAsync(Change change, string reference)
    {
        await change.Connection.ExecuteAsync(
            "SELECT FROM act WHERE reference = @reference FOR UPDATE", new { reference }, change.Transaction);
        return await LoadAsync(change.Connection, change.Transaction, reference);
    }

    /// <summary>The act with its proposals, as corrected. Several statements: the transaction has to hold a lock on it, or one snapshot.</summary>
    public static async Task<Act?> LoadAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, string reference)
    {
        var row = await connection.QuerySingleOrDefaultAsync<ActRow>(
            $"SELECT {ActRow.Columns} FROM act_as_corrected WHERE reference = @reference", new { reference }, transaction);
        if (row is null)
        {
            return null;
        }

        var act = row.ToAct();
        act.Proposals.AddRange(await ProposalStore.OfActAsync(connection, transaction, reference));
        var corrected = await connection.QueryAsync<(string Proposal, string Reasons)>(
            """
            SELECT DISTINCT ON (proposal_reference) proposal_reference, statement_of_reasons FROM corrected_reasons
            WHERE act_reference = @reference ORDER BY proposal_reference, revision DESC
            """,
            new { reference },
            transaction);
        foreach (var (proposal, reasons) in corrected)
        {
            act.Proposals.Single(p => p.Reference == proposal).StatementOfReasons = reasons;
        }

        return act;
    }

    /// <summary>
    /// A page of what is marked no higher than a clearance, newest first, of the proposals only the
    /// references; and the next cursor.
    /// </summary>
    public static async Task<(IEnumerable<Act> Acts, string NextCursor)> ListAsync(
        NpgsqlDataSource database, Page page, Handling clearance, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        var rows = (await connection.QueryAsync<ActRow>(
            $"""
             SELECT {ActRow.Columns},
                    (SELECT array_agg(p.reference ORDER BY p.act_place) FROM proposal p
                     WHERE p.act_reference = act_as_corrected.reference) AS proposal_references
             FROM act_as_corrected WHERE ordinal < @Before AND handling <= @Clearance ORDER BY ordinal DESC LIMIT @Size + 1
             """,
            new { page.Before, Clearance = (int)clearance, page.Size })).AsList();
        var shown = rows.Take(page.Size).ToList();
        return (shown.Select(row => row.ToAct()), rows.Count > page.Size ? Page.Cursor(shown[^1].Ordinal) : "");
    }

    /// <summary>Freezes the act with its text, of which the database takes the hash.</summary>
    public static Task SubmitAsync(Change change, string reference, byte[] text, Procedure procedure)
        => change.Connection.ExecuteAsync(
            """
            UPDATE act SET version = version + 1, state = @State, submitted_by = @Actor, submitted_at = @Now, text = @text,
                           procedure = @Procedure
            WHERE reference = @reference
            """,
            new { State = (int)ActState.Submitted, change.Actor, change.Now, text, Procedure = procedure.ToByteArray(), reference },
            change.Transaction);

    /// <summary>Puts a correction beside the act, with the whole text that it makes.</summary>
    public static async Task CorrectAsync(Change change, Act corrected, byte[] text, IEnumerable<CorrectedReasons> reasons)
    {
        var revision = corrected.Revision + 1;
        await change.Connection.ExecuteAsync(
            """
            INSERT INTO act_correction (act_reference, revision, title, legal_basis, entry_into_force, publication_url, procedure,
                                        text, corrected_by, corrected_at)
            VALUES (@Reference, @revision, @Title, @LegalBasis, make_date(@Year, @Month, @Day), @PublicationUrl, @Procedure,
                    @text, @Actor, @Now)
            """,
            new
            {
                corrected.Reference,
                revision,
                corrected.Title,
                corrected.LegalBasis,
                corrected.EntryIntoForce.Year,
                corrected.EntryIntoForce.Month,
                corrected.EntryIntoForce.Day,
                corrected.PublicationUrl,
                Procedure = corrected.Procedure.ToByteArray(),
                text,
                change.Actor,
                change.Now,
            },
            change.Transaction);
        await change.Connection.ExecuteAsync(
            """
            INSERT INTO corrected_reasons (act_reference, revision, proposal_reference, statement_of_reasons)
            VALUES (@Reference, @revision, @ProposalReference, @StatementOfReasons)
            """,
            reasons.Select(r => new { corrected.Reference, revision, r.ProposalReference, r.StatementOfReasons }),
            change.Transaction);
    }
}
