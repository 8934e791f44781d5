using CyberSanctions.Contracts.Refusals;

namespace CyberSanctions.Listing.Acts;

/// <summary>What cannot be done with an act in the state that it is in, or not by this person.</summary>
internal static class ActCourseRefusals
{
    public static readonly RefusalKind Adopted = new(
        "act-adopted",
        RefusalStatus.Precondition,
        "The act is adopted.",
        "What the Council adopted stays as it was voted on. Another act changes it.");

    public static readonly RefusalKind Withdrawn = new(
        "act-withdrawn",
        RefusalStatus.Precondition,
        "The act was given up.",
        "Nothing more is done with it. What it held is free; draft another act.");

    public static readonly RefusalKind ClearedAlready = new(
        "cleared-already",
        RefusalStatus.Precondition,
        "The text is cleared already.",
        "A text is cleared once. Read the act again.");

    public static readonly RefusalKind NotTheNewestText = new(
        "not-the-newest-text",
        RefusalStatus.Precondition,
        "There is a newer text.",
        "The act was corrected in the meantime. Read its newest revision; that is the one to be cleared and submitted.");

    public static readonly RefusalKind NotCleared = new(
        "not-cleared",
        RefusalStatus.Precondition,
        "The text is not cleared.",
        "Nothing goes to the vote that was not cleared; a corrected text is to be cleared anew.");

    public static readonly RefusalKind BeforeTheCouncil = new(
        "before-the-council",
        RefusalStatus.Precondition,
        "The Council has it.",
        "A ballot on it is open, or about to be. Until that is decided the text is not put to the vote again, and what the act "
        + "holds stays in it.");

    public static readonly RefusalKind HandlingAboveCouncil = new(
        "handling-above-council",
        RefusalStatus.Precondition,
        "Delegates may not see the act.",
        "A proposal in it is marked TLP:RED: no delegate could vote on it.");

    public static readonly RefusalKind NotAwaitingApproval = new(
        "not-awaiting-approval",
        RefusalStatus.Precondition,
        "Nothing waits for approval.",
        "Only a submission whose period is shorter than the minimum is approved, once.");

    public static readonly RefusalKind OwnSubmission = new(
        "own-submission",
        RefusalStatus.Forbidden,
        "You submitted it yourself.",
        "It takes a second person to approve that a period is shorter than the minimum.");

    public static readonly RefusalKind DeadlinePassed = new(
        "deadline-passed",
        RefusalStatus.Precondition,
        "The period has ended.",
        "It ended before it was approved. Submit the act again with a later deadline.");
}
