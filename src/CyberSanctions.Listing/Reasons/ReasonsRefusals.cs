using CyberSanctions.Contracts.Refusals;

namespace CyberSanctions.Listing.Reasons;

/// <summary>What reasons are refused for.</summary>
internal static class ReasonsRefusals
{
    public static readonly RefusalKind DoNotStand = new(
        "reasons-do-not-stand",
        RefusalStatus.Precondition,
        "The statement of reasons would not stand.",
        "`errors` names everything that is missing: what is claimed without released evidence that supports it, what rests on "
        + "one "
        + "source alone, what says nothing of the person itself. `GET …/check` of the proposal says the same at any time.");

    public static readonly RefusalKind NotPublishedThen = new(
        "not-published-then",
        RefusalStatus.Precondition,
        "The act is none that was published before this suite was there.",
        "A proposal says that it gives the reasons of an act as they were published. Only such an act bundles it: one that "
        + "names its "
        + "publication, on a day until which the operator has acts taken over (`Listing:TakenOverUntil`).");
}
