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
        "A word of a name mixes scripts.",
        "Letters of several scripts look alike, and no search finds a name with a wrong one. `errors` names the "
        + "characters. Correct them, or say `confirmedMixedScripts: true` if they are meant so.");
}
