using CyberSanctions.Contracts.Refusals;

namespace CyberSanctions.Listing.Derogations;

/// <summary>What a derogation is refused for.</summary>
internal static class DerogationRefusals
{
    public static readonly RefusalKind EntryNotListed = new(
        "entry-not-listed",
        RefusalStatus.Precondition,
        "The entry is not on the list.",
        "A derogation is from a measure that applies: the entry has to be on the list, and the act that listed it in force.");

    public static readonly RefusalKind NoSuchMeasure = new(
        "no-such-measure",
        RefusalStatus.Precondition,
        "That measure does not apply to the entry.",
        "Funds are released to whoever is under an asset freeze, travel is allowed to whoever is under a travel ban.");

    public static readonly RefusalKind NotBeforeListing = new(
        "not-before-listing",
        RefusalStatus.Precondition,
        "What it rests on is not from before the listing.",
        "An arbitral decision (Article 5), and a contract or an obligation (Article 6), count only from before the day of the "
        + "listing.");

    public static readonly RefusalKind SamePayment = new(
        "same-payment",
        RefusalStatus.Precondition,
        "It was asked for already.",
        "A request on the same entry that is pending or granted names the same document. What is to be paid is authorised once, "
        + "and in one piece: withdraw or revoke the other one first.");

    public static readonly RefusalKind AlikeDerogation = new(
        "alike-derogation",
        RefusalStatus.Precondition,
        "It looks like another request.",
        "Somebody of the same or a look-alike name has asked for the same on the same entry in the last 90 days; `errors` names "
        + "the requests. An amount that is asked for in parts is judged as a whole: if it is something else, name them in "
        + "`distinctFrom`.");

    public static readonly RefusalKind PeriodEndedBeforeRecorded = new(
        "period-ended-before-recorded",
        RefusalStatus.Precondition,
        "The period of silence had ended already.",
        "The service concludes nothing from a silence that was over before the request was recorded: one person alone could "
        + "otherwise grant it by writing a date. Decide on it, or record the day on which it was completed.");

    public static readonly RefusalKind OwnDerogation = new(
        "own-derogation",
        RefusalStatus.Forbidden,
        "You have put something into the file.",
        "Four eyes: whoever recorded the request, answered conditions, recorded steps or prepared the decision does not take "
        + "it.");

    public static readonly RefusalKind AnotherState = new(
        "another-state",
        RefusalStatus.Forbidden,
        "It is not for you to do.",
        "A request is handled by the authority of the Member State that received it. Another Member State may object to an "
        + "exemption from the travel ban; on one that was objected to the Council decides, whose officers record it.");

    public static readonly RefusalKind DerogationDecided = new(
        "derogation-decided",
        RefusalStatus.Precondition,
        "The request is not pending any more.",
        "It was decided, withdrawn, has lapsed, or is deemed granted. Only an authorisation can be revoked, and only once.");

    public static readonly RefusalKind GrantedBySilence = new(
        "granted-by-silence",
        RefusalStatus.Precondition,
        "The period of silence has ended.",
        "Nobody answered in time, and so the request is deemed granted. The authorisation can be revoked.");

    public static readonly RefusalKind NothingPrepared = new(
        "nothing-prepared",
        RefusalStatus.Precondition,
        "No decision was prepared.",
        "One person prepares a decision, another one takes it. What was prepared falls when the file changes.");

    public static readonly RefusalKind ConditionsNotMet = new(
        "conditions-not-met",
        RefusalStatus.Precondition,
        "It cannot be granted.",
        "Conditions of the article are not met, or nobody has said whether they are; `errors` names everything that is missing.");

    public static readonly RefusalKind NothingToReport = new(
        "nothing-to-report",
        RefusalStatus.Precondition,
        "There is no authorisation to report.",
        "The other Member States and the Commission are informed of authorisations, under the articles that say so.");

    public static readonly RefusalKind StepOutOfPlace = new(
        "step-out-of-place",
        RefusalStatus.Precondition,
        "The step has no place in this request.",
        "Grounds are notified under Article 4(1)(d); a request for information and a notice of more time end the five working "
        + "days of Article 4a; other Member States object to exemptions from the travel ban while their period runs.");
}
