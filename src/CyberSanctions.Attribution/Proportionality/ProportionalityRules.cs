using CyberSanctions.Attribution.Dossiers;
using CyberSanctions.Attribution.Toolbox;
using CyberSanctions.Contracts.Attribution.V1;
using CyberSanctions.ServiceDefaults.Validation;

namespace CyberSanctions.Attribution.Proportionality;

/// <summary>What an assessment of proportionality has to be: everything looked at, each with its reason; and what comes of
/// it.</summary>
internal static class ProportionalityRules
{
    private const int MostOfRating = 4;
    private const int LongestReason = 2_000;

    /// <summary>Begins the checks of an assessment.</summary>
    public static Checks Check(AssessProportionalityRequest request)
    {
        var checks = DossierRules.Changing(request.Reference, request.ExpectedVersion);
        var criteria = request.Criteria ?? new();
        var weighing = request.Weighing ?? new();
        var bases = weighing.LegalBasis ?? new();
        Check(checks, "criteria.scope", criteria.Scope);
        Check(checks, "criteria.scale", criteria.Scale);
        Check(checks, "criteria.duration", criteria.Duration);
        Check(checks, "criteria.intensity", criteria.Intensity);
        Check(checks, "criteria.complexity", criteria.Complexity);
        Check(checks, "criteria.sophistication", criteria.Sophistication);
        Check(checks, "criteria.impact", criteria.Impact);
        Check(checks, "weighing.risk_of_escalation", weighing.RiskOfEscalation);
        Check(checks, "weighing.risk_of_misperception", weighing.RiskOfMisperception);
        Check(checks, "weighing.readiness_of_partners", weighing.ReadinessOfPartners);
        Check(checks, "weighing.legal_basis.preventive", bases.Preventive);
        Check(checks, "weighing.legal_basis.cooperative", bases.Cooperative);
        Check(checks, "weighing.legal_basis.stability", bases.Stability);
        Check(checks, "weighing.legal_basis.restrictive", bases.Restrictive);
        Check(checks, "weighing.legal_basis.support", bases.Support);
        return checks;
    }

    /// <summary>What comes of what was found, with the toolbox in force.</summary>
    /// <param name="found">Who found it, and of what, filled in already.</param>
    public static ProportionalityAssessment Assessed(ProportionalityAssessment found, ToolboxEdition toolbox)
    {
        var situation = Situation.Of(found.Criteria, found.Weighing);
        var range = Explanation.RangeOf(situation);
        return new(found)
        {
            Rule = RangeRule.Version,
            ToolboxEdition = toolbox.Edition,
            Range = range,
            Steps = { Explanation.Steps(situation) },
            Turns = { Explanation.Turns(situation) },
            Measures =
            {
                toolbox.Measures.Where(measure => range.Categories.Contains(measure.Category))
                    .Select(measure => new MeasureInRange
                    {
                        Code = measure.Code,
                        Category = measure.Category,
                        Title = measure.Title,
                        LegalBasis = measure.LegalBasis,
                        NeedsText = measure.NeedsText,
                        NeedsProposal = measure.NeedsProposal,
                    }),
            },
        };
    }

    /// <summary>Whether two assessments say the same of the same version of a dossier, whoever made them and when.</summary>
    public static bool SayTheSame(ProportionalityAssessment one, ProportionalityAssessment other)
        => Substance(one).Equals(Substance(other));

    private static ProportionalityAssessment Substance(ProportionalityAssessment assessment)
        => new(assessment) { Version = 0, Handling = default, AssessedBy = "", AssessedAt = null };

    private static void Check(Checks checks, string field, RatedCriterion? rated)
    {
        if (rated is null)
        {
            checks.That(false, field, "Is required.");
            return;
        }

        checks
            .That(rated is { HasValue: true, Value: >= 0 and <= MostOfRating }, $"{field}.value", "Must be 0, 1, 2, 3 or 4.")
            .Paragraphs($"{field}.reason", rated.Reason, LongestReason);
    }

    private static void Check(Checks checks, string field, CategoryBasis? basis)
    {
        if (basis is null)
        {
            checks.That(false, field, "Is required.");
            return;
        }

        checks.Choice($"{field}.availability", basis.Availability).Paragraphs($"{field}.text", basis.Text, LongestReason);
    }
}
