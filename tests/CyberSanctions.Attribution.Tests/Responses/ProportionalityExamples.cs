using CyberSanctions.Contracts.Attribution.V1;

namespace CyberSanctions.Attribution.Tests.Responses;

/// <summary>Assessments: everything looked at, so that a test changes what it is about.</summary>
internal static class ProportionalityExamples
{
    private const BasisAvailability Yes = BasisAvailability.Yes;

    /// <summary>17 of 28: from cooperative to stability measures.</summary>
    public static AssessProportionalityRequest Serious() => Of(2, 2, 2, 3, 3, 3, 2);

    /// <summary>24 of 28, and an impact of 4: from stability to restrictive measures.</summary>
    public static AssessProportionalityRequest Grave() => Of(4, 4, 2, 4, 3, 3, 4);

    /// <summary>Nothing of anything: preventive measures.</summary>
    public static AssessProportionalityRequest Slight() => Of(0, 0, 0, 0, 0, 0, 0);

    /// <summary>These criteria, no risk, partners who are ready, and a legal basis for all but support.</summary>
    public static AssessProportionalityRequest Of(
        int scope, int scale, int duration, int intensity, int complexity, int sophistication, int impact) => new()
        {
            Reference = "ATT-2026-9999",
            Criteria = new()
            {
                Scope = Rated(scope, "Three water works in two Member States."),
                Scale = Rated(scale, "40,000 households."),
                Duration = Rated(duration, "Six hours."),
                Intensity = Rated(intensity, "The pumps stood still."),
                Complexity = Rated(complexity, "Two networks were crossed."),
                Sophistication = Rated(sophistication, "An implant made for these pumps."),
                Impact = Rated(impact, "No water for six hours."),
            },
            Weighing = new()
            {
                RiskOfEscalation = Rated(0, "There were talks last week."),
                RiskOfMisperception = Rated(0, "It is said openly."),
                ReadinessOfPartners = Rated(3, "Most have said that they would join."),
                LegalBasis = new()
                {
                    Preventive = new() { Availability = Yes, Text = "Article 29 TEU." },
                    Cooperative = new() { Availability = Yes, Text = "Article 29 TEU." },
                    Stability = new() { Availability = Yes, Text = "Article 29 TEU." },
                    Restrictive = new() { Availability = Yes, Text = "Decision (CFSP) 2019/797." },
                    Support = new() { Availability = BasisAvailability.No, Text = "No Member State has asked." },
                },
            },
        };

    public static RatedCriterion Rated(int value, string reason) => new() { Value = value, Reason = reason };
}
