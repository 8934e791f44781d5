using CyberSanctions.Contracts.Refusals;

namespace CyberSanctions.Listing.Subjects;

/// <summary>What a subject is refused for.</summary>
internal static class SubjectRefusals
{
    public static readonly RefusalKind NoIdentifyingInformation = new(
        "no-identifying-information",
        RefusalStatus.Invalid,
        "Nothing identifies the subject.",
        "A listing needs information that identifies its subject, more than a "
        + "name alone (Regulation (EU) 2019/796, Article 14).");

    public static readonly RefusalKind MixedScripts = new(
        "mixed-scripts",
        RefusalStatus.Precondition,
        "A word of a name or a number mixes scripts.",
        "Letters of several scripts look alike, and no search finds a name or a number with a wrong one. `errors` names the "
        + "characters. Correct them, or say `confirmedMixedScripts: true` if they are meant so.");

    public static readonly RefusalKind RelatedEntryUnknown = new(
        "related-entry-unknown",
        RefusalStatus.Precondition,
        "There is no such entry to be related to.",
        "A relation names an entry of the same list, by its reference there; exercises have a list of their own. Whoever is not "
        + "on the list is named.");

    public static readonly RefusalKind RelationCircle = new(
        "relation-circle",
        RefusalStatus.Precondition,
        "The entry would own or control itself.",
        "By what the list says, following owners (by a majority, or in a part that nobody knows) leads back to the entry. "
        + "Correct one of the relations, or say since when and until when they were so.");
}
