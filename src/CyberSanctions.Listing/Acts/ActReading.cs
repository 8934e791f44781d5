using CyberSanctions.Contracts.Events.V1;
using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.Contracts.Voting.V1;
using CyberSanctions.Listing.Proposals;
using CyberSanctions.Listing.Reasons;
using CyberSanctions.ServiceDefaults.Identity;
using Dapper;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Npgsql;

namespace CyberSanctions.Listing.Acts;

/// <summary>Reads an act with all that has happened to it.</summary>
internal static class ActReading
{
    /// <summary>The text that stands for the act.</summary>
    public const int Shown = 0;

    /// <summary>The text that was written last.</summary>
    public const int Newest = -1;

    /// <summary>
    /// The act with its proposals, in one of its texts; nothing when there is no such act or text, or none for a reader. Several
    /// statements: the transaction has to hold a lock on it, or one snapshot.
    /// </summary>
    public static async Task<Act?> LoadAsync(
        NpgsqlConnection connection,
        NpgsqlTransaction transaction,
        string reference,
        int revision = Shown,
        Principal? reader = null)
    {
        var row = await connection.QuerySingleOrDefaultAsync<ActRow>(
            $"SELECT {ActRow.Columns} FROM act_as_shown WHERE reference = @reference", new { reference }, transaction);

        // Before anything else of it is read: what is hidden takes no longer than what does not exist.
        var act = row?.ToAct();
        if (act is null || reader?.MaySee(act.Handling) == false)
        {
            return null;
        }

        var texts = (await connection.QueryAsync<RevisionRow>(
            """
            SELECT r.revision, r.title, r.legal_basis, r.entry_into_force, r.published_on, r.publication_url, r.text,
                r.written_by, r.written_at,
                   c.cleared_by, c.cleared_at, r.instrument, r.twin_title, r.twin_legal_basis, r.twin_number,
                   r.twin_publication_url
            FROM act_revision r LEFT JOIN act_clearance c USING (act_reference, revision) WHERE act_reference = @reference
                ORDER BY revision
            """,
            new { reference },
            transaction)).AsList();
        var wanted = revision switch { Shown => act.Revision, Newest => texts.Count, _ => revision };
        if (wanted > texts.Count)
        {
            return null;
        }

        texts[wanted - 1].ShowIn(act);
        act.Proposals.AddRange(
            await ProposalsAsync(connection, transaction, act, texts[wanted - 1], isNewest: wanted == texts.Count));
        act.Revisions.AddRange(Revisions(act, texts));
        act.TextSha256 = act.Revisions[wanted - 1].TextSha256;
        act.Submissions.AddRange(await SubmissionsAsync(connection, transaction, reference));
        return act;
    }

    /// <summary>
    /// An act as it is answered: what its reasons cite is read proposal by proposal; all of it together would not fit into a
    /// message.
    /// </summary>
    public static Act Answer(Act act)
    {
        foreach (var proposal in act.Proposals)
        {
            proposal.Reasons.Clear();
        }

        return act;
    }

    /// <summary>Whether an act was ever submitted.</summary>
    public static Task<bool> IsSubmittedAsync(NpgsqlConnection connection, string reference)
        => connection.ExecuteScalarAsync<bool>(
            "SELECT EXISTS (SELECT FROM act_submission WHERE act_reference = @reference)", new { reference });

    /// <summary>The bytes of an act's newest text.</summary>
    /// <param name="connection">Where to read.</param>
    /// <param name="transaction">In which snapshot.</param>
    /// <param name="newest">The act, in that text.</param>
    public static async Task<byte[]> TextAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, Act newest)
        => await connection.ExecuteScalarAsync<byte[]?>(
            "SELECT text FROM act_revision WHERE act_reference = @Reference AND revision = @Revision",
            new { newest.Reference, newest.Revision },
            transaction)
            ?? ActTexts.Of(newest).ToByteArray();

    private static async Task<IEnumerable<Proposal>> ProposalsAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, Act act, RevisionRow text, bool isNewest)
    {
        var held = await ProposalTable.OfActAsync(connection, transaction, act.Reference, text.Revision);
        var corrected = await connection.QueryAsync<(string Proposal, string Text, string Reasons)>(
            """
            SELECT DISTINCT ON (c.proposal_reference) c.proposal_reference, c.statement_of_reasons, c.reasons
            FROM corrected_reasons c
            JOIN proposal p ON p.reference = c.proposal_reference AND p.act_reference = c.act_reference
            WHERE c.act_reference = @Reference AND c.revision BETWEEN p.act_revision AND @Revision
            ORDER BY c.proposal_reference, c.revision DESC
            """,
            new { act.Reference, text.Revision },
            transaction);
        foreach (var (proposal, words, reasons) in corrected)
        {
            Operations.SetReasons(held.Single(p => p.Reference == proposal), words, ReasonsJson.Read(reasons));
        }

        // A draft from before texts were kept holds what it held from the start.
        if (text.Text is null || (isNewest && act.State != ActState.Withdrawn))
        {
            return held;
        }

        var byReference = held.ToDictionary(proposal => proposal.Reference, StringComparer.Ordinal);
        var said = ActText.Parser.ParseFrom(text.Text).AllOperations;
        var now = (await ProposalTable.LoadAsync(
            connection,
            transaction,
            said.Select(operation => operation.ProposalReference).Where(reference => !byReference.ContainsKey(reference))))
            .ToDictionary(proposal => proposal.Reference, StringComparer.Ordinal);
        return said.Select(operation => byReference.GetValueOrDefault(operation.ProposalReference)
            ?? Operations.AsSaid(operation, act, now[operation.ProposalReference]));
    }

    private static IEnumerable<Revision> Revisions(Act act, IReadOnlyList<RevisionRow> texts)
    {
        ActText? before = null;
        foreach (var row in texts)
        {
            // A draft from before texts were kept has this one alone, and it is what the act shows.
            var bytes = row.Text ?? ActTexts.Of(act).ToByteArray();
            var text = ActText.Parser.ParseFrom(bytes);
            var revision = new Revision
            {
                Number = row.Revision,
                TextSha256 = ActTexts.Hash(bytes),
                WrittenBy = row.WrittenBy,
                WrittenAt = row.WrittenAt.ToTimestamp(),
                ClearedBy = row.ClearedBy ?? "",
                ClearedAt = row.ClearedAt?.ToTimestamp(),
                Changes = { before is null ? [] : TextChanges.Between(before, text) },
            };
            before = text;
            yield return revision;
        }
    }

    private static async Task<IEnumerable<Submission>> SubmissionsAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, string reference)
        => (await connection.QueryAsync<SubmissionRow>(
            """
            SELECT s.submission, s.revision, s.procedure, s.urgency, s.submitted_by, s.submitted_at, a.approved_by, a.approved_at,
                   b.ballot_reference, b.not_opened, b.outcome, b.decided_at, s.despite_reservations,
                   array_to_string(s.open_reservations, ' ') AS open_reservations
            FROM act_submission s
            LEFT JOIN act_urgency_approval a USING (act_reference, submission)
            LEFT JOIN act_ballot b USING (act_reference, submission)
            WHERE act_reference = @reference ORDER BY submission
            """,
            new { reference },
            transaction)).Select(row => row.ToSubmission());

    private sealed record SubmissionRow(
        int Submission,
        int Revision,
        byte[] Procedure,
        string Urgency,
        string SubmittedBy,
        DateTime SubmittedAt,
        string? ApprovedBy,
        DateTime? ApprovedAt,
        string? BallotReference,
        string? NotOpened,
        int? Outcome,
        DateTime? DecidedAt,
        string DespiteReservations,
        string OpenReservations)
    {
        public Submission ToSubmission() => new()
        {
            Number = Submission,
            Revision = Revision,
            Procedure = Contracts.Voting.V1.Procedure.Parser.ParseFrom(Procedure),
            SubmittedBy = SubmittedBy,
            SubmittedAt = SubmittedAt.ToTimestamp(),
            Urgency = Urgency.Length == 0
                ? null
                : new Urgency
                {
                    Reasons = Urgency,
                    RequestedBy = SubmittedBy,
                    ApprovedBy = ApprovedBy ?? "",
                    ApprovedAt = ApprovedAt?.ToTimestamp(),
                },
            BallotReference = BallotReference ?? "",
            NotOpened = NotOpened ?? "",
            Outcome = (Outcome)(Outcome ?? 0),
            DecidedAt = DecidedAt?.ToTimestamp(),
            DespiteReservations = DespiteReservations,
            OpenReservations = { OpenReservations.Split(' ', StringSplitOptions.RemoveEmptyEntries) },
        };
    }
}
