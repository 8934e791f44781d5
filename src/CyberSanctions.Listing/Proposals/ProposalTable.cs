using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.Journal.Appending;
using CyberSanctions.Listing.Reasons;
using CyberSanctions.ServiceDefaults.Errors;
using Dapper;
using Google.Protobuf;
using Npgsql;

namespace CyberSanctions.Listing.Proposals;

/// <summary>Proposals in Postgres.</summary>
internal static class ProposalTable
{
    /// <returns>False when the EU reference number is taken; nothing is written then.</returns>
    public static async Task<bool> TryInsertAsync(Change change, Proposal proposal)
    {
        var inserted = await change.Connection.ExecuteAsync(
            """
            INSERT INTO proposal (reference, version, state, handling, exercise, dossier_reference, dossier_version, subject,
                                  ground, measures, statement_of_reasons, eu_reference_number, drafted_by, drafted_at,
                                  distinct_from, kind, operation, evidence, reasons, as_published, written_by,
                                  proposed_by, co_sponsors)
            VALUES (@Reference, 1, @State, @Handling, @Exercise, nullif(@DossierReference, ''), nullif(@DossierVersion, 0),
                    @Subject::jsonb, nullif(@Ground, 0), @Measures, nullif(@StatementOfReasons, ''),
                    nullif(@EuReferenceNumber, ''), @Actor, @Now, @DistinctFrom, @Kind, @Operation::jsonb, @Evidence,
                    @Reasons::jsonb, @AsPublished, ARRAY[@Actor], @ProposedBy, @CoSponsors)
            ON CONFLICT (eu_reference_number, exercise) WHERE state <> 8 DO NOTHING
            """,
            Values(change, proposal),
            change.Transaction);
        if (inserted == 1)
        {
            await ProposalVersions.RecordAsync(change, proposal.Reference, ProposalChangeKind.Drafted);
        }

        return inserted == 1;
    }

    /// <summary>Has a draft say something else, in its next version.</summary>
    /// <returns>False when the EU reference number is taken; nothing is written then.</returns>
    public static async Task<bool> TryEditAsync(Change change, Proposal proposal, IEnumerable<string> writers)
    {
        var taken = await change.Connection.ExecuteScalarAsync<bool>(
            """
            SELECT EXISTS (SELECT FROM proposal
                           WHERE eu_reference_number = nullif(@EuReferenceNumber, '') AND exercise = @Exercise
                           AND reference <> @Reference AND state <> 8)
            """,
            new { proposal.EuReferenceNumber, proposal.Exercise, proposal.Reference },
            change.Transaction);
        if (taken)
        {
            return false;
        }

        var values = new DynamicParameters(Values(change, proposal));
        values.Add("Writers", writers.ToArray());
        await change.Connection.ExecuteAsync(
            """
            UPDATE proposal
            SET version = version + 1, handling = @Handling, dossier_reference = nullif(@DossierReference, ''),
                dossier_version = nullif(@DossierVersion, 0), subject = @Subject::jsonb, ground = nullif(@Ground, 0),
                measures = @Measures, statement_of_reasons = nullif(@StatementOfReasons, ''),
                eu_reference_number = nullif(@EuReferenceNumber, ''), distinct_from = @DistinctFrom,
                operation = @Operation::jsonb,
                evidence = @Evidence, reasons = @Reasons::jsonb, as_published = @AsPublished, written_by = @Writers, remark = '',
                proposed_by = @ProposedBy, co_sponsors = @CoSponsors
            WHERE reference = @Reference
            """,
            values,
            change.Transaction);
        return true;
    }

    private static object Values(Change change, Proposal proposal) => new
    {
        proposal.Reference,
        State = (int)ProposalState.Draft,
        Handling = (int)proposal.Handling,
        proposal.Exercise,
        proposal.DossierReference,
        proposal.DossierVersion,
        Subject = proposal.Subject is null ? null : JsonFormatter.Default.Format(proposal.Subject),
        Ground = (int)proposal.Ground,
        Measures = proposal.Kind == OperationKind.List
            ? proposal.Measures.Select(measure => (int)measure).ToArray()
            : null,
        proposal.StatementOfReasons,
        proposal.EuReferenceNumber,
        change.Actor,
        change.Now,
        DistinctFrom = proposal.DistinctFrom.ToArray(),
        Kind = (int)proposal.Kind,
        Operation = proposal.Kind == OperationKind.List ? null : JsonFormatter.Default.Format(Operations.Of(proposal)),
        Evidence = proposal.Evidence.ToArray(),
        Reasons = ReasonsJson.Of(proposal.Reasons),
        proposal.AsPublished,
        proposal.ProposedBy,
        CoSponsors = proposal.CoSponsors.ToArray(),
    };

    /// <summary>Keeps which entries a proposal is about.</summary>
    public static Task InsertEntriesAsync(Change change, Proposal proposal)
        => change.Connection.ExecuteAsync(
            """
            INSERT INTO proposal_entry (proposal_reference, list, entry_reference, entry_version)
            SELECT @Reference, @List, * FROM unnest(@References, @Versions)
            ON CONFLICT (proposal_reference, entry_reference) DO UPDATE SET entry_version = excluded.entry_version
            """,
            new
            {
                proposal.Reference,
                proposal.List,
                References = Operations.Entries(proposal).Select(entry => entry.Reference).ToArray(),
                Versions = Operations.Entries(proposal).Select(entry => entry.Version).ToArray(),
            },
            change.Transaction);

    /// <summary>Puts the entries that a draft is about in the place of those that it was about.</summary>
    public static async Task ReplaceEntriesAsync(Change change, Proposal proposal)
    {
        var references = Operations.Entries(proposal).Select(entry => entry.Reference).ToArray();
        var review = await change.Connection.QueryFirstOrDefaultAsync<string?>(
            """
            SELECT reference FROM review WHERE proposal_reference = @Reference AND NOT entry_reference = ANY (@references)
            ORDER BY ordinal
            """,
            new { proposal.Reference, references },
            change.Transaction);
        if (review is not null)
        {
            throw ProposalRefusals.AnotherKind.Because($"{review} has come to what it proposes for its entry.");
        }

        await change.Connection.ExecuteAsync(
            "DELETE FROM proposal_entry WHERE proposal_reference = @Reference AND NOT entry_reference = ANY (@references)",
            new { proposal.Reference, references },
            change.Transaction);
        await InsertEntriesAsync(change, proposal);
    }

    public static async Task<Proposal?> LoadAsync(NpgsqlConnection connection, NpgsqlTransaction? transaction, string reference)
        => (await connection.QuerySingleOrDefaultAsync<ProposalRow>(
            $"SELECT {ProposalRow.Columns} FROM proposal_as_it_stands WHERE reference = @reference",
            new { reference },
            transaction))?.ToProposal();

    /// <summary>The proposals of these references, in no particular order.</summary>
    public static async Task<IEnumerable<Proposal>> LoadAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, IEnumerable<string> references)
        => (await connection.QueryAsync<ProposalRow>(
            $"SELECT {ProposalRow.Columns} FROM proposal_as_it_stands WHERE reference = ANY (@References)",
            new { References = references.ToArray() },
            transaction)).Select(row => row.ToProposal());

    /// <summary>The proposals there are of those named, locked until the change ends, in no particular order.</summary>
    public static async Task<List<Proposal>> LockAsync(Change change, params string[] references)
    {
        // Everybody locks in the same order, so that nobody waits in a circle.
        var rows = await change.Connection.QueryAsync<ProposalRow>(
            $"SELECT {ProposalRow.Columns} FROM proposal WHERE reference = ANY (@references) ORDER BY reference FOR UPDATE",
            new { references },
            change.Transaction);
        return [.. rows.Select(row => row.ToProposal())];
    }

    /// <summary>The proposals that an act holds, and has held since a text of it, in the order of the annex.</summary>
    public static async Task<List<Proposal>> OfActAsync(
        NpgsqlConnection connection, NpgsqlTransaction? transaction, string actReference, int revision = int.MaxValue)
    {
        var rows = await connection.QueryAsync<ProposalRow>(
            $"""
             SELECT {ProposalRow.Columns} FROM proposal_as_it_stands
             WHERE act_reference = @actReference AND act_revision <= @revision ORDER BY act_place
             """,
            new { actReference, revision },
            transaction);
        return [.. rows.Select(row => row.ToProposal())];
    }

    public static async Task ClearAsync(Change change, string reference)
    {
        await change.Connection.ExecuteAsync(
            """
            UPDATE proposal SET version = version + 1, state = @State, cleared_by = @Actor, cleared_at = @Now, remark = ''
            WHERE reference = @reference
            """,
            new { State = (int)ProposalState.Cleared, change.Actor, change.Now, reference },
            change.Transaction);
        await ProposalVersions.RecordAsync(change, reference, ProposalChangeKind.Cleared);
    }

    /// <summary>Makes a proposal a draft again, cleared or not.</summary>
    public static async Task SendBackAsync(Change change, string reference, string comments)
    {
        await change.Connection.ExecuteAsync(
            """
            UPDATE proposal SET version = version + 1, state = @State, cleared_by = NULL, cleared_at = NULL, remark = @comments
            WHERE reference = @reference
            """,
            new { State = (int)ProposalState.Draft, comments, reference },
            change.Transaction);
        await ProposalVersions.RecordAsync(change, reference, ProposalChangeKind.SentBack, comments);
    }

    /// <summary>Gives a proposal up.</summary>
    public static async Task WithdrawAsync(Change change, string reference, string reason)
    {
        await change.Connection.ExecuteAsync(
            "UPDATE proposal SET version = version + 1, state = @State, remark = @reason WHERE reference = @reference",
            new { State = (int)ProposalState.Withdrawn, reason, reference },
            change.Transaction);
        await ProposalVersions.RecordAsync(change, reference, ProposalChangeKind.Withdrawn, reason);
    }

    /// <summary>
    /// Has an act hold proposals from one of its texts on, in this order: those that it does not hold yet are free.
    /// </summary>
    public static Task BundleAsync(Change change, string actReference, int revision, IEnumerable<string> references)
        => change.Connection.ExecuteAsync(
            """
            UPDATE proposal SET version = version + 1, state = @State, remark = '', act_reference = @actReference,
                act_place = named.place + (SELECT coalesce(max(act_place), 0) FROM proposal WHERE act_reference = @actReference),
                act_revision = @revision
            FROM unnest(@References) WITH ORDINALITY AS named (reference, place)
            WHERE proposal.reference = named.reference AND proposal.act_reference IS NULL;
            UPDATE proposal SET act_place = named.place
            FROM unnest(@References) WITH ORDINALITY AS named (reference, place)
            WHERE proposal.reference = named.reference AND proposal.act_place <> named.place
            """,
            new { State = (int)ProposalState.Bundled, actReference, revision, References = references.ToArray() },
            change.Transaction);

    /// <summary>Frees what an act holds, but for what it keeps: it is cleared, as it was before.</summary>
    /// <param name="why">A remark for those who take it up.</param>
    public static Task ReleaseAsync(Change change, string actReference, IEnumerable<string> kept, string why)
        => change.Connection.ExecuteAsync(
            """
            UPDATE proposal SET version = standing.version + 1, state = @State, remark = @why,
                act_reference = NULL, act_place = NULL, act_revision = NULL
            FROM proposal_as_it_stands standing
            WHERE standing.reference = proposal.reference AND proposal.act_reference = @actReference
                AND NOT proposal.reference = ANY (@Kept)
            """,
            new { State = (int)ProposalState.Cleared, why, actReference, Kept = kept.ToArray() },
            change.Transaction);

    /// <summary>Freezes the proposals of an act, with its first submission.</summary>
    public static Task SubmitAsync(Change change, string actReference)
        => change.Connection.ExecuteAsync(
            "UPDATE proposal SET version = version + 1, state = @Submitted WHERE act_reference = @actReference"
            + " AND state < @Submitted",
            new { Submitted = (int)ProposalState.Submitted, actReference },
            change.Transaction);
}
