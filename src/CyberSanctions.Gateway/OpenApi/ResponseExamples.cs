using CyberSanctions.Contracts.Attribution.V1;
using CyberSanctions.Gateway.Dossiers;
using CyberSanctions.Gateway.Responses;
using CategoryBasis = CyberSanctions.Gateway.Responses.CategoryBasis;
using RatedCriterion = CyberSanctions.Gateway.Responses.RatedCriterion;

namespace CyberSanctions.Gateway.OpenApi;

/// <summary>Bodies about proportionality and responses, for the API's description. The people are invented.</summary>
internal static class ResponseExamples
{
    public static NewProportionality Proportionality { get; } = new()
    {
        Criteria = new()
        {
            Scope = Rated(2, "Three operators in two Member States."),
            Scale = Rated(2, "Some 90,000 bookings."),
            Duration = Rated(2, "Four days."),
            Intensity = Rated(3, "No boarding at all."),
            Complexity = Rated(2, "One way in for all three."),
            Sophistication = Rated(2, "A wiper that was known, in new clothes."),
            Impact = Rated(3, "Two islands were cut off."),
        },
        Weighing = new()
        {
            RiskOfEscalation = Rated(1, "It was done for money."),
            RiskOfMisperception = Rated(1, "It would be said openly whom it concerns."),
            ReadinessOfPartners = Rated(3, "Most like-minded partners would join a statement."),
            LegalBasis = new()
            {
                Preventive = Basis(BasisAvailability.Yes, "Article 29 TEU."),
                Cooperative = Basis(BasisAvailability.Yes, "Article 29 TEU."),
                Stability = Basis(BasisAvailability.Yes, "Article 29 TEU."),
                Restrictive = Basis(BasisAvailability.Yes, "Decision (CFSP) 2019/797 and Regulation (EU) 2019/796."),
                Support = Basis(BasisAvailability.No, "No Member State has asked for assistance."),
            },
        },
    };

    public static NewMeasure Measure { get; } = new()
    {
        Code = "statement",
        Title = "Statement by the High Representative on the ferry operators",
        Owner = "EEAS, cyber policy",
        PlannedFrom = new DateOnly(2026, 12, 14),
        PlannedUntil = new DateOnly(2026, 12, 18),
    };

    public static NewWithdrawal Withdrawal { get; } = new() { Reason = "The operators have asked for silence until the trial." };

    public static NewRealisation Realisation { get; } =
        new() { On = new DateOnly(2026, 12, 15), Results = "Published at noon; eleven partners have joined." };

    public static NewEnding Ending { get; } =
        new() { On = new DateOnly(2027, 1, 29), Results = "The servers were taken down by their host." };

    public static NamedProposal Proposal { get; } = new() { ProposalReference = "LP-2026-0012" };

    public static NewMeasureText Text { get; } =
        new() { Text = "The European Union condemns the wiping of the reservation systems of three ferry operators." };

    public static TextApproval Approval { get; } =
        new() { Sha256 = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08" };

    public static NewRelease Release { get; } = new()
    {
        Title = "Statement by the High Representative on attacks against ferry operators",
        Sha256 = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
    };

    public static NewRetraction Retraction { get; } =
        new() { Reason = "It named a company that had nothing to do with the attacks." };

    private static RatedCriterion Rated(int value, string reason) => new() { Value = value, Reason = reason };

    private static CategoryBasis Basis(BasisAvailability availability, string text)
        => new() { Availability = availability, Text = text };
}
