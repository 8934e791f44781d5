using CyberSanctions.Contracts.Refusals;

namespace CyberSanctions.Listing.Proposals;

/// <summary>What a proposal, or its clearance, is refused for.</summary>
internal static class ProposalRefusals
{
    public static readonly RefusalKind EuReferenceNumberTaken = new(
        "eu-reference-number-taken",
        RefusalStatus.Exists,
        "The EU reference number is taken.",
        "Another listing has this EU reference number already.");

    public static readonly RefusalKind SameSubject = new(
        "same-subject",
        RefusalStatus.Precondition,
        "It looks like another proposal.",
        "It shares an identifier, or a name and a birth, with proposals that `errors` names, or with somebody on the "
        + "list. Nobody is listed twice by accident: if it is somebody else, name them in `distinctFrom`.");

    public static readonly RefusalKind OwnDraft = new(
        "own-draft",
        RefusalStatus.Forbidden,
        "You wrote it yourself.",
        "Four eyes: somebody who wrote none of it has to clear it.");

    public static readonly RefusalKind NotADraft = new(
        "not-a-draft",
        RefusalStatus.Precondition,
        "It is no draft any more.",
        "It was cleared already.");

    public static readonly RefusalKind InAnAct = new(
        "in-an-act",
        RefusalStatus.Precondition,
        "An act holds the proposal.",
        "What an act holds is voted on as it is.");

    public static readonly RefusalKind Withdrawn = new(
        "proposal-withdrawn",
        RefusalStatus.Precondition,
        "The proposal was given up.",
        "It stays on record as it was. Draft another one.");

    public static readonly RefusalKind AnotherKind = new(
        "another-kind",
        RefusalStatus.Precondition,
        "It would be another proposal.",
        "What a proposal proposes (to list, amend, delist, renew or extend) stays as it was drafted.");

    public static readonly RefusalKind NothingEdited = new(
        "nothing-edited",
        RefusalStatus.Precondition,
        "Nothing would change.",
        "It says all of that already.");

    public static readonly RefusalKind ExerciseMixed = new(
        "exercise-mixed",
        RefusalStatus.Precondition,
        "Exercise and real are mixed.",
        "An act holds exercise proposals or real ones, never both; and what is real does not "
        + "rest on the dossier of an exercise, nor the other way round.");
}
