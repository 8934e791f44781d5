using CyberSanctions.Contracts.Refusals;

namespace CyberSanctions.Listing.Acts;

/// <summary>What a corrigendum is refused for.</summary>
internal static class CorrigendumRefusals
{
    public static readonly RefusalKind ActNotOnRecord = new(
        "act-not-on-record",
        RefusalStatus.Precondition,
        "There is no such act to correct.",
        "A corrigendum corrects an adopted act that is on record, of the same list. The "
        + "text of an act that is not adopted is corrected directly.");

    public static readonly RefusalKind BeforeTheAct = new(
        "before-the-act",
        RefusalStatus.Precondition,
        "It would apply before the act does.",
        "A correction applies from when the act that it corrects took effect, or later.");

    public static readonly RefusalKind NotACorrection = new(
        "not-a-correction",
        RefusalStatus.Precondition,
        "It corrects nothing.",
        "A corrigendum amends what the act that it corrects says of an entry, or "
        + "delists whom that act listed by mistake, and nothing else.");

    public static readonly RefusalKind NotOfTheAct = new(
        "not-of-the-act",
        RefusalStatus.Precondition,
        "Another act says that.",
        "What a later act has changed is that act's word. Correct that one, or amend the entry.");
}
