using CyberSanctions.Contracts.Kinds;
using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.Journal.Appending;
using CyberSanctions.Listing.Acts.Pairs;
using CyberSanctions.Listing.Proposals;
using CyberSanctions.Listing.Reasons;
using CyberSanctions.ServiceDefaults.Errors;
using Dapper;
using Google.Protobuf;

namespace CyberSanctions.Listing.Acts;

/// <summary>Acts in Postgres. What happens to an act is appended; its row says how it stands.</summary>
internal static class ActTable
{
    /// <summary>Adds a draft; refused when its number, or its twin's, is another act's: <c>act-number-taken</c>.</summary>
    public static async Task InsertAsync(Change change, Act act, byte[] text)
    {
        var inserted = await change.Connection.ExecuteAsync(
            """
            INSERT INTO act (reference, version, state, handling, exercise, number, drafted_by, drafted_at, shown_revision,
                corrects,
                             corrects_from)
            VALUES (@Reference, @Version, @State, @Handling, @Exercise, @Number, @Actor, @Now, 1, @Corrects, @CorrectsFrom)
            ON CONFLICT (number, exercise) WHERE state <> 8 DO NOTHING
            """,
            new
            {
                act.Reference,
                act.Version,
                State = (int)act.State,
                Handling = (int)act.Handling,
                act.Exercise,
                act.Number,
                change.Actor,
                change.Now,
                Corrects = act.Corrects?.ActReference,
                CorrectsFrom = act.Corrects?.From?.ToDay(),
            },
            change.Transaction);
        if (inserted != 1 || !await PairTable.TryTakeAsync(change, act, act.Number))
        {
            throw ActRefusals.NumberTaken.Because("number", $"{act.Number} is the number of another act.");
        }

        await InsertRevisionAsync(change, act, text);
    }

    /// <summary>The act with its proposals, locked until the change ends. See <see cref="ActReading.LoadAsync"/>.</summary>
    public static async Task<Act?> LockAsync(Change change, string reference, int revision = ActReading.Shown)
    {
        await change.Connection.ExecuteAsync(
            "SELECT FROM act WHERE reference = @reference FOR UPDATE", new { reference }, change.Transaction);
        return await ActReading.LoadAsync(change.Connection, change.Transaction, reference, revision);
    }

    /// <summary>Adds a correction with the whole text that it makes, and the statements of reasons that it changes.</summary>
    public static async Task SaveCorrectionAsync(Change change, Act after, byte[] text, IEnumerable<CorrectedReasons> reasons)
    {
        await InsertRevisionAsync(change, after, text);
        await change.Connection.ExecuteAsync(
            """
            INSERT INTO corrected_reasons (act_reference, revision, proposal_reference, statement_of_reasons, reasons)
            VALUES (@Reference, @Revision, @ProposalReference, @Text, @Paragraphs::jsonb)
            """,
            reasons.Select(r => new
            {
                after.Reference,
                after.Revision,
                r.ProposalReference,
                Text = CorrectionRules.TextOf(r),
                Paragraphs = ReasonsJson.Of(r.Reasons),
            }),
            change.Transaction);
        await SaveStandingAsync(change, after);
    }

    /// <summary>
    /// Adds a text that says what the act holds now, frees what it does not hold any more, and takes in the rest.
    /// </summary>
    public static async Task SaveArrangementAsync(Change change, Act after, byte[] text)
    {
        var references = after.Proposals.Select(proposal => proposal.Reference).ToList();
        await InsertRevisionAsync(change, after, text);
        await ProposalTable.ReleaseAsync(change, after.Reference, references, $"Taken out of {after.Reference}.");
        await ProposalTable.BundleAsync(change, after.Reference, after.Revision, references);
        await SaveStandingAsync(change, after);
    }

    /// <summary>Adds that the act was given up, and frees what it holds.</summary>
    public static async Task SaveWithdrawalAsync(Change change, Act after)
    {
        await ProposalTable.ReleaseAsync(
            change, after.Reference, [], $"{after.Reference} was given up: {after.Withdrawal.Reason}");
        await change.Connection.ExecuteAsync(
            """
            INSERT INTO act_withdrawal (act_reference, reason, withdrawn_by, withdrawn_at, proposal_references)
            VALUES (@Reference, @Reason, @WithdrawnBy, @Now, @Proposals)
            """,
            new
            {
                after.Reference,
                after.Withdrawal.Reason,
                after.Withdrawal.WithdrawnBy,
                change.Now,
                Proposals = after.Proposals.Select(proposal => proposal.Reference).ToArray(),
            },
            change.Transaction);
        await SaveStandingAsync(change, after);
    }

    /// <summary>Adds the clearance of the newest text.</summary>
    public static async Task SaveClearanceAsync(Change change, Act after)
    {
        var newest = ActCourse.Newest(after);
        await change.Connection.ExecuteAsync(
            """
            INSERT INTO act_clearance (act_reference, revision, text_sha256, cleared_by, cleared_at)
            VALUES (@Reference, @Number, @TextSha256, @ClearedBy, @Now)
            """,
            new { after.Reference, newest.Number, newest.TextSha256, newest.ClearedBy, change.Now },
            change.Transaction);
        await SaveStandingAsync(change, after);
    }

    /// <summary>Adds the last submission.</summary>
    public static async Task SaveSubmissionAsync(Change change, Act after)
    {
        var submission = after.Submissions[^1];
        await change.Connection.ExecuteAsync(
            """
            INSERT INTO act_submission (act_reference, submission, revision, procedure, urgency, submitted_by, submitted_at,
                despite_reservations, open_reservations)
            VALUES (@Reference, @Number, @Revision, @Procedure, @Urgency, @SubmittedBy, @Now, @DespiteReservations, @Open)
            """,
            new
            {
                after.Reference,
                submission.Number,
                submission.Revision,
                Procedure = submission.Procedure.ToByteArray(),
                Urgency = submission.Urgency?.Reasons ?? "",
                submission.SubmittedBy,
                change.Now,
                submission.DespiteReservations,
                Open = submission.OpenReservations.Select(Guid.Parse).ToArray(),
            },
            change.Transaction);
        await SaveStandingAsync(change, after);
    }

    /// <summary>Adds the approval of the last submission's urgency.</summary>
    public static async Task SaveApprovalAsync(Change change, Act after)
    {
        var submission = after.Submissions[^1];
        await change.Connection.ExecuteAsync(
            """
            INSERT INTO act_urgency_approval (act_reference, submission, approved_by, approved_at)
            VALUES (@Reference, @Number, @ApprovedBy, @Now)
            """,
            new { after.Reference, submission.Number, submission.Urgency.ApprovedBy, change.Now },
            change.Transaction);
        await SaveStandingAsync(change, after);
    }

    /// <summary>Keeps what has become known of the ballot on a submission.</summary>
    public static async Task SaveBallotAsync(Change change, Act after, int submission)
    {
        var ballot = after.Submissions[submission - 1];
        await change.Connection.ExecuteAsync(
            """
            INSERT INTO act_ballot (act_reference, submission, ballot_reference, not_opened, outcome, decided_at)
            VALUES (@Reference, @submission, nullif(@BallotReference, ''), @NotOpened, nullif(@Outcome, 0), @DecidedAt)
            ON CONFLICT (act_reference, submission) DO UPDATE SET outcome = excluded.outcome, decided_at = excluded.decided_at
            """,
            new
            {
                after.Reference,
                submission,
                ballot.BallotReference,
                ballot.NotOpened,
                Outcome = (int)ballot.Outcome,
                DecidedAt = ballot.DecidedAt?.ToDateTime(),
            },
            change.Transaction);
        await SaveStandingAsync(change, after);
    }

    private static async Task InsertRevisionAsync(Change change, Act act, byte[] text)
    {
        if (act.Twin is { } twin && !await PairTable.TryTakeAsync(change, act, twin.Number))
        {
            throw ActRefusals.NumberTaken.Because("twin.number", $"{twin.Number} is the number of another act.");
        }

        await change.Connection.ExecuteAsync(
            """
            INSERT INTO act_revision (act_reference, revision, title, legal_basis, entry_into_force, published_on,
                publication_url, text,
                                      written_by, written_at, instrument, twin_title, twin_legal_basis, twin_number,
                twin_publication_url)
            VALUES (@Reference, @Revision, @Title, @LegalBasis, @EntryIntoForce, @PublishedOn, @PublicationUrl, @text, @Actor,
                @Now, @Instrument, @TwinTitle, @TwinLegalBasis, @TwinNumber, @TwinPublicationUrl)
            """,
            new
            {
                act.Reference,
                act.Revision,
                act.Title,
                act.LegalBasis,
                EntryIntoForce = act.EntryIntoForce?.ToDay(),
                PublishedOn = act.PublishedOn?.ToDay(),
                act.PublicationUrl,
                text,
                change.Actor,
                change.Now,
                Instrument = (int)act.Instrument,
                TwinTitle = act.Twin?.Title,
                TwinLegalBasis = act.Twin?.LegalBasis,
                TwinNumber = act.Twin?.Number,
                TwinPublicationUrl = act.Twin?.PublicationUrl,
            },
            change.Transaction);
    }

    private static Task SaveStandingAsync(Change change, Act after)
        => change.Connection.ExecuteAsync(
            """
            UPDATE act SET version = @Version, state = @State, handling = @Handling, shown_revision = @shown
            WHERE reference = @Reference
            """,
            new
            {
                after.Version,
                State = (int)after.State,
                Handling = (int)after.Handling,
                shown = ActCourse.ShownRevision(after),
                after.Reference,
            },
            change.Transaction);
}
