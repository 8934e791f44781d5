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
        new("handling-above-dossier", Conflict, "The marking is above the dossier's.", "Evidence may not be marked more restrictively than the dossier that holds it."),

        // Proposals and acts
        new("no-identifying-information", Invalid, "Nothing identifies the subject.",
            "A listing needs information that identifies its subject, more than a name alone (Regulation (EU) 2019/796, Article 14)."),
        new("mixed-scripts", Conflict, "A word of a name mixes scripts.",
            "Letters of several scripts look alike, and no search finds a name with a wrong one. `errors` names the characters. Correct them, or say "
            + "`confirmedMixedScripts: true` if they are meant so."),
        new("dossier-not-concluded", Conflict, "The cited dossier is not concluded.", "A proposal can only rest on a dossier that is concluded."),
        new("eu-reference-number-taken", Conflict, "The EU reference number is taken.", "Another listing has this EU reference number already."),
        new("same-subject", Conflict, "It looks like another proposal.",
            "It shares an identifier, or a name and a birth, with proposals that `errors` names, or with somebody on the list. "
            + "Nobody is listed twice by accident: if it is somebody else, name them in `distinctFrom`."),
        new("own-draft", Forbidden, "You wrote it yourself.", "Four eyes: somebody who wrote none of it has to clear it."),
        new("own-submission", Forbidden, "You submitted it yourself.",
            "It takes a second person to approve that a period is shorter than the minimum."),
        new("not-a-draft", Conflict, "It is no draft any more.", "It was cleared already."),
        new("proposal-not-cleared", Conflict, "A proposal is not free to be bundled.", "An act bundles proposals that are cleared and in no other act. `errors` names those that are not."),
        new("exercise-mixed", Conflict, "Exercise and real are mixed.", "An act holds exercise proposals or real ones, never both."),
        new("act-number-taken", Conflict, "The act's number is taken.", "Another act has this number already."),
        new("act-too-large", Conflict, "The act would become too large.", "The text of one act holds only so much. Make two of it."),
        new("act-adopted", Conflict, "The act is adopted.", "What the Council adopted stays as it was voted on. Another act changes it."),
        new("not-cleared", Conflict, "The text is not cleared.",
            "Nothing goes to the vote that was not cleared; a corrected text is to be cleared anew."),
        new("cleared-already", Conflict, "The text is cleared already.", "A text is cleared once. Read the act again."),
        new("not-the-newest-text", Conflict, "There is a newer text.",
            "The act was corrected in the meantime. Read its newest revision; that is the one to be cleared and submitted."),
        new("before-the-council", Conflict, "The text is before the Council.", "A ballot is open on this very text, or about to be."),
        new("not-awaiting-approval", Conflict, "Nothing waits for approval.",
            "Only a submission whose period is shorter than the minimum is approved, once."),
        new("deadline-passed", Conflict, "The period has ended.", "It ended before it was approved. Submit the act again with a later deadline."),
        new("no-silence-minimum", Conflict, "The minimum period is not on record.",
            "How long a silence procedure lasts at least is on record only for some years."),
        new("nothing-corrected", Conflict, "Nothing is corrected.", "The text would be the same as before, byte for byte."),
        new("handling-above-council", Conflict, "Delegates may not see the act.", "A proposal in it is marked TLP:RED: no delegate could vote on it."),
    ];
}
