using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.ServiceDefaults.Errors;

namespace CyberSanctions.Listing.Reasons;

/// <summary>Nothing is cleared or submitted whose reasons would not stand.</summary>
internal static class StandingReasons
{
    // The answer travels in a header.
    private const int MostNamed = 50;

    /// <summary>Refuses proposals whose reasons would not stand.</summary>
    /// <param name="checks">What was found.</param>
    /// <param name="fieldOf">Where a proposal stands in what was asked; empty: it is all there is.</param>
    public static void Require(IEnumerable<ProposalCheck> checks, Func<string, string> fieldOf)
    {
        var problems = checks
            .SelectMany(check => check.Gaps.Select(gap => new FieldProblem(
                FieldOf(fieldOf(check.Reference), gap),
                fieldOf(check.Reference).Length == 0 ? gap.Text : $"{check.Reference}: {gap.Text}")))
            .Take(MostNamed)
            .ToList();
        if (problems.Count > 0)
        {
            throw ReasonsRefusals.DoNotStand.Because(problems);
        }
    }

    /// <summary>The field that a gap is in.</summary>
    /// <param name="proposal">Where its proposal stands; empty: it is all there is.</param>
    public static string FieldOf(string proposal, Gap gap)
    {
        var within = gap switch
        {
            { Kind: GapKind.HandlingAboveCouncil } => "handling",
            { Kind: GapKind.DossierSuperseded } => "dossier_reference",
            { Paragraph: > 0 } => $"reasons[{gap.Paragraph - 1}]",
            _ => "reasons",
        };
        return proposal.Length == 0 ? within : $"{proposal}.{within}";
    }
}
