using CyberSanctions.Contracts.Attribution.V1;

namespace CyberSanctions.Attribution.Assessing;

/// <summary>
/// Competing hypotheses beside the evidence: what speaks for none of them in particular proves nothing between them, however
/// convincing it is, and the one that least speaks against is the hardest to refute (Heuer, Psychology of Intelligence Analysis,
/// chapter 8).
/// </summary>
internal static class CompetingHypotheses
{
    /// <summary>The matrix.</summary>
    public static Matrix Of(IReadOnlyList<Hypothesis> hypotheses, IReadOnlyList<Evidence> evidence)
    {
        var origins = Origins.Of(evidence);
        var verdicts = hypotheses.Select(hypothesis => hypothesis.Verdicts.ToDictionary(
            verdict => verdict.EvidenceId, verdict => verdict.Consistency)).ToList();
        var rows = evidence.Select((item, i) =>
        {
            var row = new MatrixRow { EvidenceId = item.Id, Title = item.Title, Origin = origins[i] };
            row.Verdicts.AddRange(verdicts.Select(of => of.GetValueOrDefault(item.Id)));
            row.Diagnosticity = DiagnosticityOf(row.Verdicts);
            return row;
        }).ToList();

        // Of each origin the item that is the most credible speaks, the first one if several are: by hypothesis, as not each is
        // judged for all.
        var speaking = evidence.Zip(rows).GroupBy(item => item.Second.Origin)
            .Select(origin => origin.OrderBy(item => item.First.Credibility).ToList()).ToList();
        var matrix = new Matrix { Origins = speaking.Count };
        matrix.Rows.AddRange(rows.OrderByDescending(row => row.Diagnosticity));
        matrix.Hypotheses.AddRange(hypotheses.Select((hypothesis, column) =>
        {
            var judged = speaking
                .Select(origin => origin.FirstOrDefault(item => item.Second.Verdicts[column] != Consistency.Unspecified))
                .Where(item => item.First is not null).ToList();
            var against = judged.Where(item => item.Second.Verdicts[column] == Consistency.Inconsistent).ToList();
            return new MatrixHypothesis
            {
                Id = hypothesis.Id,
                Statement = hypothesis.Statement,
                Likelihood = hypothesis.Likelihood,
                Confidence = hypothesis.Confidence,
                Consistent = judged.Count(item => item.Second.Verdicts[column] == Consistency.Consistent),
                Inconsistent = against.Count,
                WeightAgainst = against.Sum(item => WeightOf(item.First.Credibility)),
            };
        }));
        return matrix;
    }

    // Between each two: consistent and inconsistent are told apart, and either is told from neutral by half. What nobody has
    // judged is neutral.
    private static int DiagnosticityOf(IReadOnlyList<Consistency> verdicts)
    {
        var pairs = verdicts.Count * (verdicts.Count - 1) / 2;
        var apart = verdicts.SelectMany((one, i) => verdicts.Skip(i + 1).Select(other => Math.Abs(Sign(one) - Sign(other)))).Sum();
        return pairs == 0 ? 0 : 100 * apart / (2 * pairs);
    }

    private static int Sign(Consistency consistency) => consistency switch
    {
        Consistency.Consistent => 1,
        Consistency.Inconsistent => -1,
        _ => 0,
    };

    private static int WeightOf(int credibility) => Math.Max(6 - credibility, 1);
}
