using CyberSanctions.Contracts.Refusals;

namespace CyberSanctions.Listing.Stages;

/// <summary>What is refused to whoever records how an act went through the bodies of the Council.</summary>
internal static class StageRefusals
{
    public static readonly RefusalKind OutOfOrder = new(
        "out-of-order",
        RefusalStatus.Precondition,
        "It is not in order.",
        "A body that comes later has dealt with this text, or a later day is on record already. If it is meant so, say why in "
        + "`outOfOrder`.");

    public static readonly RefusalKind UnknownText = new(
        "unknown-text",
        RefusalStatus.Precondition,
        "The act never had this text.",
        "What a body agrees to is a text, and it is named by its hash: that of one of the act's revisions.");

    public static readonly RefusalKind StageReplaced = new(
        "stage-replaced",
        RefusalStatus.Precondition,
        "It was corrected already.",
        "What was recorded is corrected once; correct the correction.");

    public static readonly RefusalKind ReservationLifted = new(
        "reservation-lifted",
        RefusalStatus.Precondition,
        "The reservation is lifted already.",
        "A reservation is lifted once. A delegation that has another one enters it anew.");

    public static readonly RefusalKind ReservationOpen = new(
        "reservation-open",
        RefusalStatus.Precondition,
        "Delegations have reservations.",
        "The Council may vote all the same, but not by oversight: say why in `despiteReservations`. A reservation that was "
        + "entered after that has to be lifted, or the act submitted again.");

    public static readonly RefusalKind TooMuch = new(
        "stages-too-large",
        RefusalStatus.Precondition,
        "Too much is recorded of the act.",
        "What is recorded of the stages of one act holds only so much. Cite documents instead of copying them.");
}
