using CyberSanctions.Contracts.Refusals;

namespace CyberSanctions.Procedures.Proceedings;

/// <summary>What is objected to in a statement in a ballot, whatever it states.</summary>
public static class AdmissionRefusals
{
    public static readonly RefusalKind DeclarationMismatch = new(
        "declaration-mismatch",
        RefusalStatus.Invalid,
        "The declaration is not the one that was signed.",
        "The statement holds the SHA-256 of the declaration or reasons that go "
        + "with it, in UTF-8; this is another text, or none.");

    public static readonly RefusalKind ForAnotherBallot = new(
        "statement-for-another-ballot",
        RefusalStatus.Precondition,
        "The statement is for another ballot.",
        "It was signed for another ballot than this one. Sign one for this ballot.");

    public static readonly RefusalKind ForAnotherText = new(
        "statement-for-another-text",
        RefusalStatus.Precondition,
        "The statement is about another text.",
        "It holds the hash of another text than the one that is voted on. Read "
        + "the text again, and sign a statement with its hash.");

    public static readonly RefusalKind NotOnTheRoster = new(
        "not-on-the-roster",
        RefusalStatus.Precondition,
        "That State does not vote in this ballot.",
        "The roster was frozen when the ballot was opened: the State was not on "
        + "it, or takes no part in the vote under the Treaties.");

    public static readonly RefusalKind BallotClosed = new(
        "ballot-closed",
        RefusalStatus.Precondition,
        "The ballot is closed.",
        "It is decided, or its period is over: nothing is stated any more, and it is not decided again.");

    public static readonly RefusalKind ClockOff = new(
        "clock-off",
        RefusalStatus.Precondition,
        "The statement's time is off.",
        "It was signed too long ago, or in the future. Set your clock, and sign it anew.");

    public static readonly RefusalKind Replayed = new(
        "statement-replayed",
        RefusalStatus.Precondition,
        "The statement was made already.",
        "Its sequence number was used in this ballot. `detail` gives the next one.");

    public static readonly RefusalKind OutOfSequence = new(
        "statement-out-of-sequence",
        RefusalStatus.Precondition,
        "A statement before it is missing.",
        "Sequence numbers have no gaps within a ballot. `detail` gives the next one.");
}
