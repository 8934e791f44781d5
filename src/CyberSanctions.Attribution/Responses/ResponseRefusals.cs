using CyberSanctions.Contracts.Refusals;

namespace CyberSanctions.Attribution.Responses;

/// <summary>What an assessment, or a change of a response plan, is refused for.</summary>
internal static class ResponseRefusals
{
    public static readonly RefusalKind DossierReplaced = new(
        "dossier-replaced",
        RefusalStatus.Precondition,
        "Another dossier has taken the place of this one.",
        "What was agreed on it is followed to its end; what is new is assessed, proposed and agreed on the dossier that holds"
        + " now.");

    public static readonly RefusalKind NotAssessed = new(
        "not-assessed",
        RefusalStatus.Precondition,
        "Nobody has assessed what would be proportionate.",
        "Measures are proposed once proportionality is assessed: without that nobody can tell whether they lie in the range.");

    public static readonly RefusalKind SameAssessment = new(
        "same-assessment",
        RefusalStatus.Precondition,
        "The newest assessment says the same.",
        "An assessment takes the place of the one before, so it has to say something else, or of another version of the"
        + " dossier.");

    public static readonly RefusalKind NotInToolbox = new(
        "not-in-toolbox",
        RefusalStatus.Precondition,
        "The toolbox in force has no such measure.",
        "`GET /reference-data` has the measures in force; an administrator can propose another edition of them.");

    public static readonly RefusalKind OutsideRange = new(
        "outside-range",
        RefusalStatus.Precondition,
        "The measure lies outside of the proposed range.",
        "The range is a proposal, and what lies outside of it can be right; whoever proposes such a measure says why. When the"
        + " range"
        + " has changed since a measure was proposed, withdraw it, and propose it again with a justification.");

    public static readonly RefusalKind OwnMeasure = new(
        "own-measure",
        RefusalStatus.Forbidden,
        "You proposed the measure yourself.",
        "Four eyes: a measure is agreed to by somebody who did not propose it.");

    public static readonly RefusalKind MeasureState = new(
        "measure-state",
        RefusalStatus.Precondition,
        "The measure is not in the state for that.",
        "A measure is proposed, agreed to, carried out and ended, in this order; until it is carried out it can be withdrawn."
        + " `detail`"
        + " says in which state it is.");

    public static readonly RefusalKind TextMissing = new(
        "text-missing",
        RefusalStatus.Precondition,
        "The measure has no text yet.",
        "A statement or a démarche is carried out with a text that somebody else has approved.");

    public static readonly RefusalKind TextNotApproved = new(
        "text-not-approved",
        RefusalStatus.Precondition,
        "The newest version of the text is not approved.",
        "Each version of a text needs an approval of its own: have the newest one approved.");

    public static readonly RefusalKind TextApproved = new(
        "text-approved",
        RefusalStatus.Precondition,
        "The text is approved already.",
        "An approved text stays as it is. To say something else, draft another version.");

    public static readonly RefusalKind AnotherText = new(
        "another-text",
        RefusalStatus.Precondition,
        "The newest version of the text is another one.",
        "What is approved is named by its hash. Read the newest version.");

    public static readonly RefusalKind OwnText = new(
        "own-text",
        RefusalStatus.Forbidden,
        "You drafted the text yourself.",
        "Four eyes: a text is approved by somebody who did not draft it.");

    public static readonly RefusalKind ProposalMissing = new(
        "proposal-missing",
        RefusalStatus.Precondition,
        "The measure has led to no proposal yet.",
        "Restrictive measures are carried out by listing somebody: draft the proposal on this dossier, and name it here.");

    public static readonly RefusalKind NoSuchProposal = new(
        "no-such-proposal",
        RefusalStatus.Precondition,
        "No such proposal rests on this dossier.",
        "Restrictive measures name a proposal that cites their own dossier, and that you may see.");

    public static readonly RefusalKind NoProposalNeeded = new(
        "no-proposal-needed",
        RefusalStatus.Precondition,
        "The measure leads to no listing.",
        "Only restrictive measures lead to a proposal to list somebody; all others are decided on and followed without one.");

    public static readonly RefusalKind BeforeIt = new(
        "too-early-a-day",
        RefusalStatus.Precondition,
        "The day lies before what comes first.",
        "Nothing is carried out before the day on which it was agreed to, and nothing ends before it was carried out.");

    public static readonly RefusalKind UnderWay = new(
        "response-under-way",
        RefusalStatus.Precondition,
        "Measures are under way.",
        "A dossier is not withdrawn while a measure was agreed to or is carried out on it: withdraw the measures, or end them.");

    public static readonly RefusalKind NothingSaid = new(
        "nothing-said",
        RefusalStatus.Precondition,
        "The measure consists in nothing that is said.",
        "Only the text of a measure that needs one, a statement for example, is released to the public.");

    public static readonly RefusalKind ExerciseNotPublic = new(
        "exercise-not-public",
        RefusalStatus.Precondition,
        "What is of an exercise does not become public.",
        "The public could not tell it from what the Union has said. Players read it in the response plan.");

    public static readonly RefusalKind StatementReleased = new(
        "statement-released",
        RefusalStatus.Precondition,
        "The statement was released already.",
        "What was said is released once. One that was retracted is not released again: say it anew, in another measure.");

    public static readonly RefusalKind StatementNotPublic = new(
        "statement-not-public",
        RefusalStatus.Precondition,
        "The statement is not public.",
        "A statement is retracted once it was released, and once only.");
}
