using CyberSanctions.Contracts.Refusals;

namespace CyberSanctions.Listing.Acts;

/// <summary>What a draft act is refused for.</summary>
internal static class ActRefusals
{
    public static readonly RefusalKind ProposalNotCleared = new(
        "proposal-not-cleared",
        RefusalStatus.Precondition,
        "A proposal is not free to be bundled.",
        "An act bundles proposals that are cleared and in no other act. `errors` names those that are not.");

    public static readonly RefusalKind NumberTaken = new(
        "act-number-taken",
        RefusalStatus.Exists,
        "The act's number is taken.",
        "Another act has this number already.");

    public static readonly RefusalKind TooLarge = new(
        "act-too-large",
        RefusalStatus.Precondition,
        "The act would become too large.",
        "The text of one act holds only so much. Make two of it.");

    public static readonly RefusalKind NothingCorrected = new(
        "nothing-corrected",
        RefusalStatus.Precondition,
        "Nothing is corrected.",
        "The text would be the same as before, byte for byte. Where only what its reasons cite is to change, take the "
        + "proposal out of the act, have it sent back and edited, and take it in again.");
}
