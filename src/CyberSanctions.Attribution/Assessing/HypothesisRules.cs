using CyberSanctions.Attribution.Items;
using CyberSanctions.Contracts.Attribution.V1;
using CyberSanctions.ServiceDefaults.Validation;

namespace CyberSanctions.Attribution.Assessing;

/// <summary>What must be said of a hypothesis, and what competing ones may say together.</summary>
internal static class HypothesisRules
{
    private const int MostActors = 50;
    private const int MostVerdicts = 1_000;

    /// <summary>Adds what is wrong with a hypothesis to the checks.</summary>
    public static Checks Check(Checks checks, Hypothesis? hypothesis)
    {
        if (hypothesis is null)
        {
            return checks.That(false, "hypothesis", "Is required.");
        }

        var verdicts = hypothesis.Verdicts;
        checks
            .GivenByTheService("hypothesis.id", hypothesis.Id.Length == 0)
            .Paragraphs("hypothesis.statement", hypothesis.Statement, 2_000)
            .References("hypothesis.actor_ids", hypothesis.ActorIds, MostActors)
            .OptionalChoice("hypothesis.likelihood", hypothesis.Likelihood)
            .OptionalChoice("hypothesis.confidence", hypothesis.Confidence)
            .That(
                hypothesis.Confidence == Confidence.Unspecified || hypothesis.Likelihood != Likelihood.Unspecified,
                "hypothesis.confidence",
                "Must be left out as long as no likelihood is said.")
            .Paragraphs("hypothesis.reasoning", hypothesis.Reasoning, 10_000, required: false)
            .That(verdicts.Count <= MostVerdicts, "hypothesis.verdicts", $"Must not be more than {MostVerdicts}.");
        var judged = new HashSet<string>();
        foreach (var (i, verdict) in verdicts.Take(MostVerdicts).Index())
        {
            checks
                .Reference($"hypothesis.verdicts[{i}].evidence_id", verdict.EvidenceId)
                .Once($"hypothesis.verdicts[{i}].evidence_id", verdict.EvidenceId.Length == 0 || judged.Add(verdict.EvidenceId))
                .Choice($"hypothesis.verdicts[{i}].consistency", verdict.Consistency)
                .Paragraphs($"hypothesis.verdicts[{i}].note", verdict.Note, 2_000, required: false);
        }

        return checks;
    }

    /// <summary>The actors and the evidence that a hypothesis names.</summary>
    public static IEnumerable<Citation> CitationsOf(Hypothesis hypothesis)
        => [
            .. Citations.Of(ItemKind.Actor, "hypothesis.actor_ids", hypothesis.ActorIds),
            .. hypothesis.Verdicts.Select((verdict, i)
                => new Citation(ItemKind.Evidence, $"hypothesis.verdicts[{i}].evidence_id", verdict.EvidenceId)),
        ];

    /// <summary>
    /// Whether competing hypotheses are said to be more likely than can be: at most one is true, so that even the least that
    /// their words mean adds up to no more than 100 per cent.
    /// </summary>
    public static bool AreMoreThanCertain(IEnumerable<Hypothesis> hypotheses)
        => hypotheses.Sum(hypothesis => RangeOf(hypothesis.Likelihood).From) > 100;

    /// <summary>What a likelihood means in per cent: Intelligence Community Directive 203.</summary>
    public static (int From, int To) RangeOf(Likelihood likelihood) => likelihood switch
    {
        Likelihood.AlmostNoChance => (1, 5),
        Likelihood.VeryUnlikely => (5, 20),
        Likelihood.Unlikely => (20, 45),
        Likelihood.RoughlyEven => (45, 55),
        Likelihood.Likely => (55, 80),
        Likelihood.VeryLikely => (80, 95),
        Likelihood.AlmostCertain => (95, 99),
        _ => (0, 100),
    };
}
