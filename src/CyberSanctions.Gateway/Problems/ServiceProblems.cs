using CyberSanctions.ServiceDefaults.Problems;

namespace CyberSanctions.Gateway.Problems;

/// <summary>The kinds of problem whose reason a service gives, each by the service's own name for it.</summary>
internal static class ServiceProblems
{
    private const int Invalid = StatusCodes.Status400BadRequest;
    private const int Forbidden = StatusCodes.Status403Forbidden;
    private const int Conflict = StatusCodes.Status409Conflict;

    public static IReadOnlyList<ProblemKind> All { get; } =
    [
        // Dossiers
        new("dossier-concluded", Conflict, "The dossier is concluded.", "A concluded dossier is frozen at its version and takes nothing more. Open another one."),
        new("dossier-incomplete", Conflict, "The dossier is not complete.",
            "To be concluded it needs an incident, an item of evidence and an actor, and each incident an attack kind, an external-threat "
            + "criterion and a significant effect (Regulation (EU) 2019/796, Articles 1 and 2). `errors` names what is missing."),
        new("dossier-too-large", Conflict, "The dossier would become too large.", "One dossier holds only so much. Open another one for the rest."),
        new("handling-above-dossier", Conflict, "The marking is above the dossier's.", "Evidence may not be marked more restrictively than the dossier that holds it."),

        // Proposals and acts
        new("no-identifying-information", Invalid, "Nothing identifies the subject.",
            "A listing needs information that identifies its subject, more than a name alone (Regulation (EU) 2019/796, Article 14)."),
        new("dossier-not-concluded", Conflict, "The cited dossier is not concluded.", "A proposal can only rest on a dossier that is concluded."),
        new("eu-reference-number-taken", Conflict, "The EU reference number is taken.", "Another listing has this EU reference number already."),
        new("own-draft", Forbidden, "You drafted it yourself.", "Four eyes: somebody other than the drafter has to clear a proposal."),
        new("not-a-draft", Conflict, "It is no draft any more.", "It was cleared, or submitted, already."),
        new("proposal-not-cleared", Conflict, "A proposal is not free to be bundled.", "An act bundles proposals that are cleared and in no other act. `errors` names those that are not."),
        new("exercise-mixed", Conflict, "Exercise and real are mixed.", "An act holds exercise proposals or real ones, never both."),
        new("act-number-taken", Conflict, "The act's number is taken.", "Another act has this number already."),
        new("act-too-large", Conflict, "The act would become too large.", "The text of one act holds only so much. Make two of it."),
        new("not-submitted", Conflict, "It is not submitted.", "Only a submitted act is corrected; a draft has no ballot yet."),
        new("nothing-corrected", Conflict, "Nothing is corrected.", "The text would be the same as before, byte for byte."),
        new("handling-above-council", Conflict, "Delegates may not see the act.", "A proposal in it is marked TLP:RED: no delegate could vote on it."),
    ];
}
