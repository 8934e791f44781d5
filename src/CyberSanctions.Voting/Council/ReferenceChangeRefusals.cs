using CyberSanctions.Contracts.Refusals;

namespace CyberSanctions.Voting.Council;

/// <summary>What a change of reference data is refused for.</summary>
internal static class ReferenceChangeRefusals
{
    public static readonly RefusalKind OwnChange = new(
        "own-change",
        RefusalStatus.Forbidden,
        "You proposed it yourself.",
        "Four eyes: another administrator releases or rejects it. You may withdraw it.");

    public static readonly RefusalKind OfAnother = new(
        "change-of-another",
        RefusalStatus.Forbidden,
        "Somebody else proposed it.",
        "Whoever proposed a change may withdraw it; others reject it.");

    public static readonly RefusalKind Decided = new(
        "change-decided",
        RefusalStatus.Precondition,
        "The change is decided.",
        "It was released, rejected or withdrawn already, and stays so. Propose another one.");

    public static readonly RefusalKind AnotherChange = new(
        "another-change",
        RefusalStatus.Precondition,
        "It is not what was looked at.",
        "The hash is that of another proposal. Read the change again, and release it by its own hash.");

    public static readonly RefusalKind Overtaken = new(
        "change-overtaken",
        RefusalStatus.Precondition,
        "Another change came first.",
        "Since it was proposed, another change of the same was released, beside which nobody has seen it. Propose it anew.");

    public static readonly RefusalKind FirstDayPast = new(
        "first-day-past",
        RefusalStatus.Precondition,
        "Its first day has passed.",
        "What was in force on a day that has passed stays. Propose the change from today or later.");

    public static readonly RefusalKind NoLongerFits = new(
        "change-no-longer-fits",
        RefusalStatus.Precondition,
        "It no longer fits what is on record.",
        "What was released since it was proposed stands against it. `errors` says where. Propose it anew.");

    public static readonly RefusalKind SharesChangedMuch = new(
        "shares-changed-much",
        RefusalStatus.Precondition,
        "Shares change much.",
        "From one year to the next, a State's share of the population changes little. `detail` names those that change by more"
        + " than a "
        + "tenth: compare them with the source, and release with `largeChangesConfirmed: true` if they are meant so.");
}
