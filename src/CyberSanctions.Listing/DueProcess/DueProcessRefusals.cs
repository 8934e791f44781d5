using CyberSanctions.Contracts.Refusals;
using Grpc.Core;

namespace CyberSanctions.Listing.DueProcess;

/// <summary>What is refused to whoever keeps due process.</summary>
internal static class DueProcessRefusals
{
    public static readonly RefusalKind EntryOffTheList = new(
        "entry-off-the-list",
        RefusalStatus.Precondition,
        "The listing has ended.",
        "There is no listing any more that could be observed on or reviewed.");

    public static readonly RefusalKind AddressKnown = new(
        "address-known",
        RefusalStatus.Precondition,
        "An address is known.",
        "Whose address is known is told directly. By a notice only when it is not, or when what was sent has come back "
        + "(Article 13(2) of Regulation (EU) 2019/796).");

    public static readonly RefusalKind AddressUnknown = new(
        "address-unknown",
        RefusalStatus.Precondition,
        "No address is known.",
        "The entry names no address to which anything can be sent: the person is told by a notice in the Official Journal.");

    public static readonly RefusalKind NotificationDone = new(
        "notification-done",
        RefusalStatus.Precondition,
        "The person was told already.",
        "A notification is owed again only when what was sent directly has come back.");

    public static readonly RefusalKind NotificationNotSent = new(
        "notification-not-sent",
        RefusalStatus.Precondition,
        "Nothing is under way that could come back.",
        "Only what was sent directly comes back, once.");

    public static readonly RefusalKind ActNotOnRecord = new(
        "act-not-wholly-on-record",
        RefusalStatus.Precondition,
        "Not all of the act is on record yet.",
        "Nobody is told of an act before all of it is on record. Try again.");

    public static readonly RefusalKind ObservationsTooLarge = new(
        "observations-too-large",
        RefusalStatus.Of(StatusCode.ResourceExhausted, 413),
        "The file of the observations is too large.",
        "Observations have one file of at most 10 MiB. Say in the text where more can be had, or send them again with the "
        + "next one.");

    public static readonly RefusalKind TooManyObservations = new(
        "too-many-observations",
        RefusalStatus.Of(StatusCode.ResourceExhausted, 429),
        "Too many observations are waiting.",
        "No more come in by the form until some are answered, or have arrived. Try again later, or send them by post. "
        + "Nothing of it was kept.");

    public static readonly RefusalKind ObservationsWithoutFile = new(
        "observations-without-file",
        RefusalStatus.NotFound,
        "The observations have no file.",
        "Whoever sent them has said everything in their text.");

    public static readonly RefusalKind ObservationsAnswered = new(
        "observations-answered",
        RefusalStatus.Precondition,
        "The observations were answered already.",
        "Observations are answered once.");

    public static readonly RefusalKind ReviewOpen = new(
        "review-open",
        RefusalStatus.Precondition,
        "The review is open.",
        "Observations are answered once the review that they have led to has ended.");

    public static readonly RefusalKind ReviewEnded = new(
        "review-ended",
        RefusalStatus.Precondition,
        "The review has ended.",
        "A review is concluded once. Whatever comes in afterwards opens another one.");

    public static readonly RefusalKind OutcomeNotProposed = new(
        "outcome-not-proposed",
        RefusalStatus.Precondition,
        "No outcome is proposed.",
        "One person proposes what the review comes to, another concludes it. A ground that comes in afterwards takes the "
        + "proposed outcome away: it is proposed anew.");

    public static readonly RefusalKind OwnReview = new(
        "own-review",
        RefusalStatus.Forbidden,
        "You cannot conclude this review.",
        "Four eyes: whoever opened a review, gave another ground for it or proposed its outcome leaves its conclusion to "
        + "somebody else.");

    public static readonly RefusalKind ObservationsNotConsidered = new(
        "observations-not-considered",
        RefusalStatus.Precondition,
        "Not all observations were considered.",
        "What a review comes to takes account of all observations that have led to it, and of none that have not.");

    public static readonly RefusalKind ReviewedVersionPassed = new(
        "reviewed-version-passed",
        RefusalStatus.Precondition,
        "The entry reads otherwise than when it was reviewed.",
        "The outcome of a review is about the entry as it reads now. Read it again and propose the outcome anew.");

    public static readonly RefusalKind ProposalDoesNotFit = new(
        "proposal-does-not-fit",
        RefusalStatus.Precondition,
        "The proposal is about something else.",
        "What follows a review or a judgment is a proposal on the same entry of the same list, of the kind that it calls for.");

    public static readonly RefusalKind AccessAnswered = new(
        "access-answered",
        RefusalStatus.Precondition,
        "The request was answered already.",
        "Access to the file is given or refused once. Who asks again is recorded again.");

    public static readonly RefusalKind DocumentNotReleased = new(
        "document-not-released",
        RefusalStatus.Precondition,
        "What is given has not been released.",
        "Access to the file is given to evidence of a concluded dossier that the legal service has released, and no longer when "
        + "it has taken that back: to its bytes, or to the extract that was released of them (its UTF-8 bytes), named by their "
        + "SHA-256. What belongs to an exercise is given in an exercise alone.");

    public static readonly RefusalKind CaseKnown = new(
        "case-known",
        RefusalStatus.Exists,
        "The case is on record already.",
        "The number of a case is recorded once for an entry.");

    public static readonly RefusalKind NotThatStep = new(
        "not-that-step",
        RefusalStatus.Precondition,
        "The case is not there yet, or beyond it.",
        "A judgment decides what is pending, an appeal is brought against a judgment, and a judgment on appeal decides an "
        + "appeal.");

    public static readonly RefusalKind NotAnnulled = new(
        "not-annulled",
        RefusalStatus.Precondition,
        "Nothing was annulled.",
        "Only what was annulled is followed by a delisting, an amendment or another listing.");
}
