using System.Globalization;
using CyberSanctions.Contracts.Kinds;
using CyberSanctions.Contracts.Listing.V1;

namespace CyberSanctions.Listing.Stages;

/// <summary>One thing that somebody should know before an act is put to the vote.</summary>
/// <param name="Kind">Stable name of what it is.</param>
/// <param name="Place">What it is about: a body, a reservation's id, a proposal, or the act.</param>
/// <param name="Text">In a sentence.</param>
/// <param name="Blocking">Whether the act is not submitted because of it, unless the submission says why all the same.</param>
internal sealed record StageLine(string Kind, string Place, string Text, bool Blocking);

/// <summary>
/// What the stages of an act lack before it is put to the vote. Only open reservations keep it from there; everything else is for
/// people to judge: the law prescribes neither the bodies nor the opinion. Pure.
/// </summary>
internal static class StageCheck
{
    /// <summary>All that is lacking; nothing when nothing is.</summary>
    /// <param name="stages">What was recorded, with what was corrected.</param>
    /// <param name="reservations">All that were entered.</param>
    /// <param name="opinion">The one that stands on the text; nothing when none does.</param>
    /// <param name="proposals">Of the act.</param>
    /// <param name="act">With its revisions and submissions.</param>
    public static IReadOnlyList<StageLine> Of(
        IReadOnlyCollection<Stage> stages,
        IReadOnlyCollection<DelegationReservation> reservations,
        GivenOpinion? opinion,
        IReadOnlyCollection<Proposal> proposals,
        Act act)
    {
        var standing = StageRules.StandingText(act);
        List<Stage> held = [.. StageRules.Held(stages)];
        return
        [
            .. OfBody(StageBody.Relex, held, standing),
            .. OfBody(StageBody.Coreper, held, standing),
            .. StageRules.Open(reservations).Select(reservation => new StageLine(
                "reservation-open",
                reservation.Id,
                $"{reservation.MemberState} has not lifted its reservation of {Day(reservation.EnteredOn)}.",
                Blocking: true)),
            .. OfOpinion(opinion, standing),
            .. OfProposers(proposals, act),
        ];
    }

    private static IEnumerable<StageLine> OfBody(StageBody body, IEnumerable<Stage> held, string standing)
    {
        var name = StageRules.Name(body);
        List<Stage> stages =
        [
            .. held.Where(stage => stage.Meeting.Body == body)
                .OrderBy(stage => stage.Meeting.HeldOn.ToDay()).ThenBy(stage => stage.Number),
        ];
        if (stages.FindLast(stage => stage.Meeting.TextSha256 == standing) is { } last)
        {
            if (last.Meeting.Outcome is StageOutcome.ToBeContinued or StageOutcome.SentBack)
            {
                yield return new StageLine(
                    "stage-not-agreed",
                    name,
                    $"{name} has not agreed to the text on {Day(last.Meeting.HeldOn)}.",
                    Blocking: false);
            }
        }
        else
        {
            yield return new StageLine(
                "stage-missing",
                name,
                stages is [.., var other]
                    ? $"{name} has dealt with another text, on {Day(other.Meeting.HeldOn)}."
                    : $"{name} has not dealt with the act.",
                Blocking: false);
        }
    }

    private static IEnumerable<StageLine> OfOpinion(GivenOpinion? opinion, string standing)
    {
        if (opinion is null || opinion.TextSha256 != standing)
        {
            yield return new StageLine(
                "opinion-missing", "", "The legal service has given no opinion on this text.", Blocking: false);
        }
        else if (opinion.Opinion == LegalOpinion.Unfavourable)
        {
            yield return new StageLine(
                "opinion-unfavourable",
                "",
                $"{opinion.GivenBy} has given an unfavourable opinion on this text.",
                Blocking: false);
        }
    }

    private static IEnumerable<StageLine> OfProposers(IReadOnlyCollection<Proposal> proposals, Act act)
    {
        foreach (var proposal in proposals.Where(proposal => proposal.ProposedBy.Length == 0))
        {
            yield return new StageLine(
                "no-proposer", proposal.Reference, $"Nobody is said to propose {proposal.Reference}.", Blocking: false);
        }

        List<string> proposers =
        [
            .. proposals.Select(proposal => proposal.ProposedBy).Where(proposer => proposer.Length > 0)
                .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal),
        ];
        if (proposers.Count > 1)
        {
            yield return new StageLine(
                "different-proposers", "", $"The proposals come from {string.Join(", ", proposers)}.", Blocking: false);
        }

        if (act.Submissions is [.., { Procedure.ProposedBy: { Length: > 0 } named }]
            && proposers.Count > 0 && !proposers.Contains(named, StringComparer.Ordinal))
        {
            yield return new StageLine(
                "another-proposer",
                "",
                $"It was submitted as proposed by {named}; its proposals come from {string.Join(", ", proposers)}.",
                Blocking: false);
        }
    }

    private static string Day(Contracts.Common.V1.Date date) => date.ToDay().ToString("O", CultureInfo.InvariantCulture);
}
