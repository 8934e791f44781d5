using CyberSanctions.Contracts.Refusals;

namespace CyberSanctions.Listing.Acts.Pairs;

/// <summary>What an act is refused for, as a Decision, a Regulation, or both.</summary>
internal static class PairRefusals
{
    public static readonly RefusalKind MeasureWithoutInstrument = new(
        "measure-without-instrument",
        RefusalStatus.Precondition,
        "An instrument does not do what it would have to.",
        "A travel ban, a renewal and an extension rest on the Decision, an asset freeze on the Regulation. An act that says "
        + "which instrument it is has both where it needs both, and none that would do nothing. `errors` names each gap.");

    public static readonly RefusalKind NoPairToCorrect = new(
        "no-pair-to-correct",
        RefusalStatus.Precondition,
        "The act that is corrected has no such instrument.",
        "A corrigendum is a pair only if it corrects a pair, and of one instrument only if the act that it corrects has it.");
}
