using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.Listing.Acts;
using CyberSanctions.ServiceDefaults.Errors;
using CyberSanctions.ServiceDefaults.Identity;
using Npgsql;

namespace CyberSanctions.Listing.Stages;

/// <summary>Reads what is recorded of the stages of an act, and who sees what of it.</summary>
internal static class StageReading
{
    // A reply has at most 4 MiB.
    private const int LargestRecord = 3 * 1024 * 1024;

    /// <summary>
    /// The whole record. Several statements: the transaction has to hold a lock on the act, or one snapshot.
    /// </summary>
    /// <param name="connection">Where to read.</param>
    /// <param name="transaction">In which snapshot.</param>
    /// <param name="act">The act, with its revisions, submissions and proposals.</param>
    public static async Task<ActStages> LoadAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, Act act)
    {
        var standing = StageRules.StandingText(act);
        var record = new ActStages
        {
            ActReference = act.Reference,
            Handling = act.Handling,
            Exercise = act.Exercise,
            TextSha256 = standing,
            Stages = { await StageTable.OfActAsync(connection, transaction, act.Reference, act.Revisions, standing) },
            Reservations = { await ReservationTable.OfActAsync(connection, transaction, act) },
            Opinions = { await OpinionTable.OfActAsync(connection, transaction, act.Reference, standing) },
            Council = { act.Submissions.Where(ActCourse.IsPutToTheVote).Select(submission => OfCouncil(act, submission)) },
            Sponsors =
            {
                act.Proposals.Select(proposal => new Sponsors
                {
                    ProposalReference = proposal.Reference,
                    ProposedBy = proposal.ProposedBy,
                    CoSponsors = { proposal.CoSponsors },
                }),
            },
        };

        // It says something else whenever the act does, or something is recorded.
        record.Version = act.Version + record.Stages.Count + record.Reservations.Count
            + record.Reservations.Count(reservation => reservation.LiftedOn is not null) + record.Opinions.Count;
        return record;
    }

    /// <summary>
    /// As a reader sees it: officers, the legal service and auditors all of it; delegates, once the act was put to the vote, what
    /// delegations have said and heard, but neither remarks nor opinions.
    /// </summary>
    /// <exception cref="RefusedException">NOT_FOUND: delegates have not been asked yet.</exception>
    public static ActStages For(Principal reader, ActStages record)
    {
        if (reader.Has(Roles.Officer) || reader.Has(Roles.Legal) || reader.Has(Roles.Auditor))
        {
            return record;
        }

        if (record.Council.Count == 0)
        {
            throw Refusal.NotFound("act", record.ActReference);
        }

        var seen = record.Clone();
        seen.Opinions.Clear();
        foreach (var stage in seen.Stages)
        {
            stage.Meeting.Remarks = "";
        }

        return seen;
    }

    /// <summary>Refuses what would make the record too large for an answer.</summary>
    public static void RequireTransportable(ActStages record)
    {
        var bytes = record.CalculateSize();
        if (bytes > LargestRecord)
        {
            throw StageRefusals.TooMuch.Because(
                $"What is recorded of {record.ActReference} would have {bytes} bytes, more than {LargestRecord}.");
        }
    }

    private static CouncilStage OfCouncil(Act act, Submission submission) => new()
    {
        Submission = submission.Number,
        TextSha256 = act.Revisions[submission.Revision - 1].TextSha256,
        SubmittedAt = submission.SubmittedAt,
        BallotReference = submission.BallotReference,
        Outcome = submission.Outcome,
        DecidedAt = submission.DecidedAt,
        DespiteReservations = submission.DespiteReservations,
        OpenReservations = { submission.OpenReservations },
    };
}
