using CyberSanctions.Contracts.Refusals;

namespace CyberSanctions.Listing.Acts;

/// <summary>What an act may not do at once, or beside another one.</summary>
internal static class TogetherRefusals
{
    public static readonly RefusalKind EntryTwice = new(
        "entry-twice",
        RefusalStatus.Precondition,
        "The act does two things to one entry.",
        "In one act an entry is dealt with once; only what is amended can be renewed as well.");

    public static readonly RefusalKind DayTwice = new(
        "day-twice",
        RefusalStatus.Precondition,
        "The act sets one day twice.",
        "An act renews the listings once, and extends the framework once.");

    public static readonly RefusalKind ReviewMissing = new(
        "review-missing",
        RefusalStatus.Precondition,
        "Somebody on the list is left out.",
        "An act that renews listings reviews or delists everybody on the list (Article 13(4) of Regulation (EU) 2019/796).");

    public static readonly RefusalKind RenewalBeyondFramework = new(
        "renewal-beyond-framework",
        RefusalStatus.Precondition,
        "The listings would outlast the framework.",
        "Extend the framework in the same act, or renew the listings until an earlier day.");

    public static readonly RefusalKind EntryInAnotherAct = new(
        "entry-in-another-act",
        RefusalStatus.Precondition,
        "Another act does the same.",
        "It is before the Council, or adopted without having taken effect yet. Which of the two holds would be left to chance.");
}
