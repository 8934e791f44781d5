using CyberSanctions.Contracts.Refusals;

namespace CyberSanctions.Listing.Proposals;

/// <summary>What a proposal may have against the list that it is about.</summary>
internal static class OperationRefusals
{
    public static readonly RefusalKind EntryUnknown = new(
        "entry-unknown",
        RefusalStatus.Precondition,
        "There is no such entry.",
        "The list has never had an entry with this reference. Exercises have a list of their own.");

    public static readonly RefusalKind EntryEnded = new(
        "entry-ended",
        RefusalStatus.Precondition,
        "The entry is off the list.",
        "An act has taken it off the list, or will, or it has expired. Whoever is to be on the list again is proposed anew.");

    public static readonly RefusalKind EntryChanged = new(
        "entry-changed",
        RefusalStatus.Precondition,
        "The entry has changed.",
        "Since the proposal was drafted, an act has done something to the entry. "
        + "Read the entry again and draft the proposal anew.");

    public static readonly RefusalKind EntryReadsOtherwise = new(
        "entry-reads-otherwise",
        RefusalStatus.Precondition,
        "The entry reads otherwise.",
        "What `before` says is not what the entry says at this version.");

    public static readonly RefusalKind AnotherSubject = new(
        "another-subject",
        RefusalStatus.Precondition,
        "It would be somebody else.",
        "An amendment has to leave a name or an identifier of the entry, and of the subject as it was "
        + "listed. If it is somebody else, delist the one and propose to list the other.");

    public static readonly RefusalKind DayNotLater = new(
        "day-not-later",
        RefusalStatus.Precondition,
        "The day is not later.",
        "Renewals and extensions move a day on. An act that ends something earlier delists.");
}
