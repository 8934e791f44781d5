using CyberSanctions.Contracts.Refusals;

namespace CyberSanctions.Attribution.Concluding;

/// <summary>What the conclusion of a dossier is refused for.</summary>
internal static class ConclusionRefusals
{
    public static readonly RefusalKind DossierIncomplete = new(
        "dossier-incomplete",
        RefusalStatus.Precondition,
        "The dossier is not complete.",
        "To be concluded it needs an incident, an item of evidence and an actor, and each incident an attack kind, something that"
        + " was hit, a significant effect, and an external-threat criterion or, where only third States or international"
        + " organisations were hit, the policy objective (Regulation (EU) 2019/796, Articles 1 and 2). Hypotheses, if there are"
        + " any,"
        + " need a likelihood, and together are not more likely than certain. `errors` names what is missing.");

    public static readonly RefusalKind RequestsOpen = new(
        "requests-open",
        RefusalStatus.Precondition,
        "Requests for change are not settled.",
        "A dossier is not concluded while somebody waits for something in it to be changed. Settle the requests first.");

    public static readonly RefusalKind NoConclusion = new(
        "no-conclusion",
        RefusalStatus.Precondition,
        "There is no conclusion to be confirmed.",
        "Somebody has to conclude the dossier as it is now. A conclusion holds for what the dossier said then: any change undoes"
        + " it.");

    public static readonly RefusalKind OwnConclusion = new(
        "own-conclusion",
        RefusalStatus.Forbidden,
        "You drew the conclusion yourself.",
        "Four eyes: a conclusion is confirmed by somebody who did not draw it.");
}
