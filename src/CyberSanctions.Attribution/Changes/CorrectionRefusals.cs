using CyberSanctions.Contracts.Refusals;

namespace CyberSanctions.Attribution.Changes;

/// <summary>What a correction of a dossier, or of what is in it, is refused for.</summary>
internal static class CorrectionRefusals
{
    public static readonly RefusalKind ItemWithdrawn = new(
        "item-withdrawn",
        RefusalStatus.Precondition,
        "The item was withdrawn.",
        "An item that was withdrawn is not in the dossier any more, and is neither corrected nor withdrawn again. Add it anew.");

    public static readonly RefusalKind NothingChanged = new(
        "nothing-changed",
        RefusalStatus.Precondition,
        "The correction changes nothing.",
        "What was sent says what is there already. A correction makes a new version of the dossier, so it has to change"
        + " something.");

    public static readonly RefusalKind ItemCited = new(
        "item-cited",
        RefusalStatus.Precondition,
        "Something in the dossier rests on the item.",
        "What other items name as their evidence, or otherwise, is not withdrawn: they would rest on nothing. `detail` says which"
        + " they are (the first five). Correct or withdraw them first.");

    public static readonly RefusalKind OrderOfTime = new(
        "order-of-time",
        RefusalStatus.Precondition,
        "Events stand in the order of time.",
        "An event is not moved on the time line. Correct its date or its time, and it stands where these do.");

    public static readonly RefusalKind HandlingBelowContents = new(
        "handling-below-contents",
        RefusalStatus.Precondition,
        "Something in the dossier is marked higher.",
        "A dossier is marked at least as high as everything in it. Lower the marking of its evidence first, or withdraw it.");
}
