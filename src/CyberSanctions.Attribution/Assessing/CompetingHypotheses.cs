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
        var rows = evidence
            .Select((item, i) => new Row(item, origins[i], [.. verdicts.Select(of => of.GetValueOrDefault(item.Id))])).ToList();

        // Of each origin the item that is the most credible speaks, the first one if several are: by hypothesis, as not each is
        // judged for all.
        var speaking = rows.GroupBy(row => row.Origin)
            .Select(origin => origin.OrderBy(row => row.Item.Credibility).ToList()).ToList();
        var matrix = new Matrix { Origins = speaking.Count };
        matrix.Rows.AddRange(rows.Select(row => row.ToMessage(hypotheses)).OrderByDescending(row => row.Diagnosticity));
        matrix.Hypotheses.AddRange(hypotheses.Select((hypothesis, column) =>
        {
            var judged = speaking.Select(origin => origin.FirstOrDefault(row => row.Verdicts[column] != Consistency.Unspecified))
                .OfType<Row>().ToList();
            var against = judged.Where(row => row.Verdicts[column] == Consistency.Inconsistent).ToList();
            return new MatrixHypothesis
            {
                Id = hypothesis.Id,
                Statement = hypothesis.Statement,
                Likelihood = hypothesis.Likelihood,
                Confidence = hypothesis.Confidence,
                Consistent = judged.Count(row => row.Verdicts[column] == Consistency.Consistent),
                Inconsistent = against.Count,
                WeightAgainst = against.Sum(row => WeightOf(row.Item.Credibility)),
            };
        }));
        return matrix;
    }

    // Between each two: consistent and inconsistent are told apart, and either is told from neutral by half. What nobody has
    // judged is neutral.
    private static int DiagnosticityOf(IReadOnlyList<Consistency> verdicts)
    {
        var pairs = verdicts.Count * (verdicts.Count - 1) / 2;
        var apart = verdicts.SelectMany((one, i) => verdicts.Skip(i + 1).Select(other => Math.Abs(Sign(one) - Sign(other))))
            .Sum();
        return pairs == 0 ? 0 : 100 * apart / (2 * pairs);
    }

    private static int Sign(Consistency consistency) => consistency switch
    {
        Consistency.Consistent => 1,
        Consistency.Inconsistent => -1,
        _ => 0,
    };

    private static int WeightOf(int credibility) => Math.Max(6 - credibility, 1);

    // What an item means to each hypothesis, in their order.
    private sealed record Row(Evidence Item, int Origin, IReadOnlyList<Consistency> Verdicts)
    {
        public MatrixRow ToMessage(IReadOnlyList<Hypothesis> hypotheses)
        {
            var row = new MatrixRow
            {
                EvidenceId = Item.Id,
                Title = Item.Title,
                Origin = Origin,
                Diagnosticity = DiagnosticityOf(Verdicts),
            };
            row.Verdicts.AddRange(hypotheses.Zip(Verdicts)
                .Where(verdict => verdict.Second != Consistency.Unspecified)
                .Select(verdict => new MatrixVerdict { HypothesisId = verdict.First.Id, Consistency = verdict.Second }));
            return row;
        }
    }
}
