using CyberSanctions.Attribution.Assessing;
using CyberSanctions.Contracts.Attribution.V1;

namespace CyberSanctions.Attribution.Tests;

/// <summary>Which items count as one, what tells hypotheses apart, and what they may say together.</summary>
public sealed class CompetingHypothesesTests
{
    [Fact]
    public void ItemsThatGoBackToEachOther_InWhateverOrderAndEvenInACircle_HaveOneOrigin()
    {
        Assert.Equal([1, 1, 1], Origins.Of([Item("a", "b"), Item("b", "c"), Item("c", "")]));
        Assert.Equal([1, 1, 1], Origins.Of([Item("a", "c"), Item("b", "a"), Item("c", "b")]));
        Assert.Equal([1, 2, 1], Origins.Of([Item("a", ""), Item("b", ""), Item("c", "a")]));
        Assert.Equal([1, 1], Origins.Of([Item("a", "gone"), Item("b", "gone")]));
    }

    [Fact]
    public void ItemsWithTheSameBytes_HaveOneOrigin()
        => Assert.Equal([1, 2, 1], Origins.Of([Item("a", "", "same"), Item("b", ""), Item("c", "", "same")]));

    // Compared with a search of the whole graph of who goes back to whom, which knows nothing of roots.
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Origins_AreThePartsThatHangTogether(int seed)
    {
        var random = new Random(seed);
        for (var round = 0; round < 200; round++)
        {
            var count = random.Next(1, 12);
            var items = Enumerable.Range(0, count)
                .Select(i => Item($"{i}", random.Next(2) == 0 ? "" : $"{random.Next(count)}", $"{random.Next(20)}")).ToList();
            var found = Origins.Of(items);
            for (var one = 0; one < count; one++)
            {
                for (var other = 0; other < count; other++)
                {
                    Assert.Equal(Reaches(items, one, other), found[one] == found[other]);
                }
            }
        }
    }

    // As judged for three hypotheses: of the three pairs, how many are told apart.
    [Theory]
    [InlineData("ccc", 0)]
    [InlineData("iii", 0)]
    [InlineData("nnn", 0)]
    [InlineData("cci", 66)]
    [InlineData("cni", 66)]
    [InlineData("cnn", 33)]
    [InlineData("c??", 33)]
    [InlineData("ci", 100)]
    [InlineData("c", 0)]
    public void Item_TellsHypothesesApart_AsFarAsItMeansSomethingElseToEach(string verdicts, int diagnosticity)
    {
        var hypotheses = verdicts.Select(verdict => Hypothesis("", ("a", verdict))).ToList();
        Assert.Equal(diagnosticity, CompetingHypotheses.Of(hypotheses, [Item("a", "")]).Rows[0].Diagnosticity);
    }

    [Fact]
    public void Hypothesis_IsWeighedByOrigins_TheMostCredibleItemOfEachSpeaking()
    {
        var evidence = new[]
        {
            Item("a", "", credibility: 3), Item("b", "a", credibility: 1), Item("c", "", credibility: 6),
            Item("d", "a", credibility: 1),
        };
        var matrix = CompetingHypotheses.Of(
            [
                Hypothesis("all against", ("a", 'i'), ("b", 'i'), ("c", 'i'), ("d", 'i')),
                Hypothesis("the most credible for it", ("a", 'i'), ("b", 'c'), ("c", 'n')),
                Hypothesis("the most credible not judged", ("a", 'i')),
            ],
            evidence);
        Assert.Equal(2, matrix.Origins);
        Assert.Equal(
            [(0L, 2L, 6L), (1, 0, 0), (0, 1, 3)],
            matrix.Hypotheses.Select(h => (h.Consistent, h.Inconsistent, h.WeightAgainst)));
    }

    // The ranges as Intelligence Community Directive 203 has them.
    [Theory]
    [InlineData(Likelihood.AlmostNoChance, 1, 5)]
    [InlineData(Likelihood.VeryUnlikely, 5, 20)]
    [InlineData(Likelihood.Unlikely, 20, 45)]
    [InlineData(Likelihood.RoughlyEven, 45, 55)]
    [InlineData(Likelihood.Likely, 55, 80)]
    [InlineData(Likelihood.VeryLikely, 80, 95)]
    [InlineData(Likelihood.AlmostCertain, 95, 99)]
    public void Likelihood_MeansARange(Likelihood likelihood, int from, int to)
        => Assert.Equal((from, to), HypothesisRules.RangeOf(likelihood));

    [Theory]
    [InlineData(false, Likelihood.Likely, Likelihood.RoughlyEven)]
    [InlineData(true, Likelihood.Likely, Likelihood.Likely)]
    [InlineData(true, Likelihood.AlmostCertain, Likelihood.VeryUnlikely, Likelihood.AlmostNoChance)]
    [InlineData(false, Likelihood.AlmostCertain, Likelihood.VeryUnlikely)]
    public void CompetingHypotheses_AreTogetherNotMoreLikelyThanCertain(bool areMore, params Likelihood[] likelihoods)
        => Assert.Equal(
            areMore,
            HypothesisRules.AreMoreThanCertain(likelihoods.Select(likelihood => new Hypothesis { Likelihood = likelihood })));

    private static Evidence Item(string id, string sameOriginAs, string sha256 = "", int credibility = 2)
        => new() { Id = id, SameOriginAs = sameOriginAs, Sha256 = sha256.Length > 0 ? sha256 : id, Credibility = credibility };

    private static Hypothesis Hypothesis(string statement, params (string Evidence, char Verdict)[] verdicts)
    {
        var hypothesis = new Hypothesis { Statement = statement };
        hypothesis.Verdicts.AddRange(verdicts.Where(verdict => verdict.Verdict != '?').Select(verdict => new EvidenceVerdict
        {
            EvidenceId = verdict.Evidence,
            Consistency = verdict.Verdict switch
            {
                'c' => Consistency.Consistent,
                'i' => Consistency.Inconsistent,
                _ => Consistency.Neutral,
            },
        }));
        return hypothesis;
    }

    private static bool Reaches(List<Evidence> items, int from, int to)
    {
        var seen = new HashSet<int> { from };
        for (var before = 0; before < seen.Count;)
        {
            before = seen.Count;
            foreach (var i in Enumerable.Range(0, items.Count).Where(i => seen.Any(j => Touch(items[i], items[j]))).ToList())
            {
                seen.Add(i);
            }
        }

        return seen.Contains(to);
    }

    private static bool Touch(Evidence one, Evidence other)
        => one.Sha256 == other.Sha256 || one.SameOriginAs == other.Id || other.SameOriginAs == one.Id
            || (one.SameOriginAs.Length > 0 && one.SameOriginAs == other.SameOriginAs);
}
