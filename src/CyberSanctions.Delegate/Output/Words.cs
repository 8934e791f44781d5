using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.Contracts.Voting.V1;
using CyberSanctions.Procedures.Statements;

namespace CyberSanctions.Delegate.Output;

/// <summary>The field's terms, for people; scripts get the words of <see cref="Wording"/>.</summary>
internal static class Words
{
    public static string Of(Rule rule) => rule switch
    {
        Rule.Unanimity => "unanimity (Article 31(1) TEU)",
        Rule.QualifiedMajority => "qualified majority (Article 16(4) TEU, Article 238(3)(a) TFEU)",
        Rule.ReinforcedQualifiedMajority => "reinforced qualified majority (Article 238(2), (3)(b) TFEU)",
        Rule.SimpleMajority => "simple majority (Article 238(1) TFEU)",
        _ => Unknown(rule),
    };

    public static string Of(Mode mode) => mode switch
    {
        Mode.Meeting => "vote at a meeting",
        Mode.Written => "written procedure",
        Mode.Silence => "silence procedure",
        _ => Unknown(mode),
    };

    public static string Of(Choice choice) => choice switch
    {
        Choice.For => "for",
        Choice.Against => "against",
        Choice.Abstain => "abstains",
        Choice.ConstructiveAbstain => "abstains constructively",
        _ => "-",
    };

    public static string Of(Outcome outcome) => outcome switch
    {
        Outcome.Adopted => "adopted",
        Outcome.NotAdopted => "not adopted",
        Outcome.NoVote => "no vote taken",
        Outcome.Lapsed => "lapsed",
        Outcome.Superseded => "superseded",
        _ => Unknown(outcome),
    };

    public static string Of(BallotState state) => state switch
    {
        BallotState.Open => "open",
        BallotState.Decided => "decided",
        BallotState.Suspended => "suspended by a reservation",
        _ => Unknown(state),
    };

    public static string Of(ListingGround ground) => ground switch
    {
        ListingGround.Responsible => "(a) responsible for cyber-attacks",
        ListingGround.SupportOrInvolvement => "(b) support or involvement",
        ListingGround.Associated => "(c) associated",
        _ => Unknown(ground),
    };

    public static string Of(Measure measure) => measure switch
    {
        Measure.AssetFreeze => "asset freeze",
        Measure.TravelBan => "travel ban",
        _ => Unknown(measure),
    };

    public static string Of(Instrument instrument) => instrument switch
    {
        Instrument.Decision => "Decision",
        Instrument.Regulation => "Regulation",
        _ => Unknown(instrument),
    };

    public static string Of(DelistingReason reason) => reason switch
    {
        DelistingReason.AnnulledByCourt => "the Court of Justice of the European Union has annulled the listing",
        DelistingReason.ObservationsAccepted => "observations, or new evidence, led to another conclusion",
        DelistingReason.Deceased => "the person has died",
        DelistingReason.CriteriaNoLongerMet => "the grounds for listing are no longer met",
        DelistingReason.Expired => "the listing is not to be renewed",
        DelistingReason.Error => "listed by mistake",
        _ => Unknown(reason),
    };

    public static string ProposedBy(string code) => code switch
    {
        "HR" => "the High Representative",
        "COM" => "the Commission",
        _ => code,
    };

    /// <summary>Why a silence procedure is shorter than the minimum, and at whose word.</summary>
    public static string Of(Urgency urgency)
        => $"shorter than the minimum; asked for by {urgency.RequestedBy}, approved by {urgency.ApprovedBy}: {urgency.Reasons}";

    /// <summary>What stands behind whatever belongs to an exercise.</summary>
    public static string Exercise(bool exercise) => exercise ? " [EXERCISE]" : "";

    /// <summary>A rule in a few words, without its provision.</summary>
    public static string Short(Rule rule) => ForScripts(rule).Replace('-', ' ');

    /// <summary>How many there are of something: <c>1 listing</c>, <c>2 listings</c>.</summary>
    public static string Count(int number, string one, string? many = null)
        => number == 1 ? $"1 {one}" : $"{number} {many ?? $"{one}s"}";

    /// <summary>For scripts; a value that this version does not know is no reason to fail.</summary>
    public static string ForScripts<T>(T value)
        where T : struct, Enum
        => Enum.IsDefined(value) ? Wording.Of(value) : Unknown(value);

    private static string Unknown<T>(T value)
        where T : struct, Enum
        => $"unknown ({value:D})";
}
