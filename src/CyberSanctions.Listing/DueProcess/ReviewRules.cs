using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.Listing.Proposals;
using CyberSanctions.ServiceDefaults.Errors;
using CyberSanctions.ServiceDefaults.Identity;
using CyberSanctions.ServiceDefaults.Validation;

namespace CyberSanctions.Listing.DueProcess;

/// <summary>
/// When a listing is reviewed, and what a review can come to: Regulation (EU) 2019/796, Article 13(3) and (4).
/// </summary>
internal static class ReviewRules
{
    /// <summary>
    /// How many days before the 12 months end their review opens by itself: opened on the last day, it could not be held in time.
    /// </summary>
    public const int DaysAhead = 60;

    /// <summary>Why a review has lapsed in whose place an act has renewed the listing.</summary>
    public const string Renewed = "An act has renewed the listing after review.";

    private const int LongestReason = 2_000;
    private const int LongestReasons = 20_000;
    private const int LongestList = 100;
    private const int MostConsidered = 1_000;

    // The answer travels in a header.
    private const int MostNamed = 20;

    public static void Check(OpenReviewRequest request)
        => new Checks().Token("list", request.List, LongestList, required: false)
            .Reference("entry_reference", request.EntryReference)
            .That(
                request.Ground is ReviewGround.NewEvidence or ReviewGround.Death,
                "ground",
                "Must be new evidence or death: observations, judgments and the 12 months open a review by themselves.")
            .Paragraphs("reason", request.Reason, LongestReason)
            .Choice("handling", request.Handling)
            .Throw();

    public static void Check(ProposeOutcomeRequest request)
    {
        var checks = new Checks().Reference("reference", request.Reference)
            .Version("expected_version", request.ExpectedVersion)
            .Choice("outcome", request.Outcome)
            .Paragraphs("reasons", request.Reasons, LongestReasons)
            .That(request.EntryVersion > 0, "entry_version", "Must be the version of the entry that was reviewed.")
            .That(request.Considered.Count <= MostConsidered, "considered", $"Must not be more than {MostConsidered}.");
        foreach (var (index, considered) in request.Considered.Take(MostConsidered).Index())
        {
            checks.Reference($"considered[{index}]", considered);
        }

        if (request.Outcome == ReviewOutcome.Maintain)
        {
            checks.That(
                request.ProposalReference.Length == 0, "proposal_reference", "Must be absent when the listing is maintained.");
        }
        else
        {
            checks.Reference("proposal_reference", request.ProposalReference);
        }

        checks.Throw();
    }

    /// <summary>Whether the 12 months of a listing are about to end.</summary>
    public static bool IsDue(ProcessEntry entry, DateOnly today)
        => !entry.Ended && entry.ListedOn <= today && entry.ReviewDueOn.AddDays(-DaysAhead) <= today;

    /// <summary>Refuses what is done about a review that has ended, or is at another version.</summary>
    public static void RequireOpen(ListingReview review, long expectedVersion)
    {
        if (review.State != ReviewState.Open)
        {
            throw DueProcessRefusals.ReviewEnded.Because($"{review.Reference} has ended.");
        }

        NotificationRules.RequireVersion(review.Reference, expectedVersion, review.Version);
    }

    /// <summary>Refuses an outcome about an entry that is off the list, or that reads otherwise by now.</summary>
    public static void RequireCurrent(ProcessEntry entry, int reviewedVersion)
    {
        if (entry.Ended)
        {
            throw DueProcessRefusals.EntryOffTheList.Because($"{entry.Reference} is off {entry.List}, or will be.");
        }

        if (entry.Version != reviewedVersion)
        {
            throw DueProcessRefusals.ReviewedVersionPassed.Because(
                "entry_version", $"{entry.Reference} is at version {entry.Version} now, and not {reviewedVersion}.");
        }
    }

    /// <summary>Refuses an outcome that does not consider what was observed, all of it and nothing else.</summary>
    public static void RequireConsidered(IReadOnlyCollection<string> observed, IReadOnlyCollection<string> considered)
    {
        var missing = observed.Except(considered, StringComparer.Ordinal).Take(MostNamed).ToList();
        if (missing.Count > 0)
        {
            throw DueProcessRefusals.ObservationsNotConsidered.Because(
                "considered", $"Is without {string.Join(", ", missing)}.");
        }

        var foreign = considered.Except(observed, StringComparer.Ordinal).Take(MostNamed).ToList();
        if (foreign.Count > 0 || considered.Count != observed.Count)
        {
            throw DueProcessRefusals.ObservationsNotConsidered.Because(
                "considered",
                foreign.Count > 0 ? $"{string.Join(", ", foreign)} did not lead to this review." : "Names something twice.");
        }
    }

    /// <summary>Refuses a proposal that is not on the entry, or not of the kind that the outcome calls for.</summary>
    public static void RequireFitting(Proposal proposal, ListingReview review, ReviewOutcome outcome)
    {
        var kind = outcome == ReviewOutcome.Amend ? OperationKind.Amend : OperationKind.Delist;
        if (proposal.Kind != kind || !IsOn(proposal, review.List, review.EntryReference))
        {
            throw DueProcessRefusals.ProposalDoesNotFit.Because(
                "proposal_reference",
                $"{proposal.Reference} is no proposal to {(kind == OperationKind.Amend ? "amend" : "delist")} "
                + $"{review.EntryReference} of {review.List}.");
        }
    }

    /// <summary>Whether a proposal is about an entry.</summary>
    public static bool IsOn(Proposal proposal, string list, string entry)
        => proposal.List == list && Operations.Entries(proposal).Any(named => named.Reference == entry);

    /// <summary>Four eyes: refuses the conclusion of a review without an outcome, or by whoever had a hand in it.</summary>
    public static void RequireConcludable(ListingReview review, string by)
    {
        if (review.Proposed is null)
        {
            throw DueProcessRefusals.OutcomeNotProposed.Because($"Nobody has proposed what {review.Reference} comes to.");
        }

        if (review.Openings.Select(opening => opening.OpenedBy).Append(review.Proposed.ProposedBy)
            .Any(person => SamePerson.Are(person, by)))
        {
            throw DueProcessRefusals.OwnReview.Because(
                $"You had a hand in {review.Reference}; somebody else has to conclude it.");
        }
    }

    /// <summary>Why an open review is about nothing any more; nothing while it is about something.</summary>
    public static string? Moot(ListingReview review, ProcessEntry entry)
        => entry.Ended ? "The entry is off the list."
            : review.Openings.All(opening => opening.Ground == ReviewGround.Periodic) && !SameDay(review, entry)
                ? Renewed
                : null;

    private static bool SameDay(ListingReview review, ProcessEntry entry)
        => Contracts.Kinds.DateMessages.ToDay(review.DueOn) == entry.ReviewDueOn;
}
