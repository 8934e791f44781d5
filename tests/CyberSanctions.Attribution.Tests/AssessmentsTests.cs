using CyberSanctions.Contracts.Attribution.V1;
using CyberSanctions.ServiceDefaults.Errors;
using Grpc.Core;

namespace CyberSanctions.Attribution.Tests;

/// <summary>What is judged of a dossier's facts: each judgement rests on what is in the dossier, and stays on record.</summary>
public sealed class AssessmentsTests(AttributionService attribution) : IClassFixture<AttributionService>
{
    private Contracts.Attribution.V1.Dossiers.DossiersClient Officer => attribution.Officer;

    [Fact]
    public async Task Relation_IsBetweenTwoActorsOfTheDossier_AndNamesItsEvidence()
    {
        var (reference, evidence, actor) = await CaseAsync();
        var organ = await NameAsync(
            reference, new(Examples.Actor()) { Name = "5th Bureau", Kind = ActorKind.StateOrgan, State = "CH" });
        var (_, foreign, stranger) = await CaseAsync();
        var relation = new Relation
        {
            Kind = RelationKind.DirectedBy,
            SourceId = actor,
            TargetId = organ,
            EvidenceIds = { evidence },
        };
        foreach (var (field, spoil) in new (string, Action<Relation>)[]
        {
            ("relation.target_id", r => r.TargetId = actor),
            ("relation.target_id", r => r.TargetId = stranger),
            ("relation.source_id", r => r.SourceId = evidence),
            ("relation.evidence_ids", r => r.EvidenceIds.Clear()),
            ("relation.evidence_ids[0]", r => r.EvidenceIds[0] = foreign),
            ("relation.evidence_ids[1]", r => r.EvidenceIds.Add(evidence)),
            ("relation.kind", r => r.Kind = RelationKind.Unspecified),
        })
        {
            var bad = relation.Clone();
            spoil(bad);
            Assert.Equal(field, await FieldAsync(Officer.AddRelationAsync(new() { Reference = reference, Relation = bad })));
        }

        var added = (await Officer.AddRelationAsync(new() { Reference = reference, Relation = relation })).Relation;
        Assert.Equal(new Relation(relation) { Id = added.Id }, added);
        Assert.Equal([added], (await Officer.ListRelationsAsync(new() { Reference = reference })).Relations);
        foreach (var named in (string[])[actor, organ, evidence])
        {
            Assert.Equal("item-cited", await ReasonAsync(
                Officer.WithdrawItemAsync(new() { Reference = reference, Id = named, Reason = "x" })));
        }

        relation.Kind = RelationKind.MemberOf;
        var amended = await Officer.AmendRelationAsync(
            new() { Reference = reference, Id = added.Id, Relation = relation, Reason = "On its payroll." });
        Assert.Equal(RelationKind.MemberOf, amended.Relation.Kind);
        Assert.Equal(amended.Relation, await Officer.GetRelationAsync(new() { Reference = reference, Id = added.Id }));
        var difference = (await Officer.CompareVersionsAsync(
            new() { Reference = reference, From = amended.DossierVersion - 1 })).Differences;
        Assert.Equal(
            (RelationKind.DirectedBy, RelationKind.MemberOf),
            (Assert.Single(difference).Before.Relation.Kind, difference[0].After.Relation.Kind));
        await Officer.WithdrawItemAsync(new() { Reference = reference, Id = added.Id, Reason = "x" });
        await Officer.WithdrawItemAsync(new() { Reference = reference, Id = organ, Reason = "x" });
    }

    [Fact]
    public async Task StateResponsibility_NamesWhatItRestsOn_AndNothingOfItLeavesWithTheConclusion()
    {
        var (reference, evidence, actor) = await CaseAsync();
        var responsibility = new StateResponsibility
        {
            State = "CH",
            Basis = ResponsibilityBasis.Organs,
            Reasoning = "An invented example.",
            EvidenceIds = { evidence },
            Norms = { Norm.C, Norm.F },
            Likelihood = Likelihood.Likely,
            Confidence = Confidence.Low,
        };
        Assert.Equal(
            "responsibility.actor_ids",
            await FieldAsync(Officer.AddResponsibilityAsync(new() { Reference = reference, Responsibility = responsibility })));
        responsibility.ActorIds.Add(actor);
        var added = await Officer.AddResponsibilityAsync(new() { Reference = reference, Responsibility = responsibility });
        Assert.Equal(
            [added.Responsibility], (await Officer.ListResponsibilitiesAsync(new() { Reference = reference })).Responsibilities);
        responsibility.Basis = ResponsibilityBasis.DueDiligence;
        responsibility.ActorIds.Clear();
        await Officer.AmendResponsibilityAsync(new()
        {
            Reference = reference,
            Id = added.Responsibility.Id,
            Responsibility = responsibility,
            Reason = "They were nobody's organ.",
        });

        await Officer.ConcludeDossierAsync(new() { Reference = reference, Assessment = "Blue Heron did it." });
        await attribution.ConfirmAsync(reference);
        var concluded = (await attribution.JournalOfAsync(reference))[^1];
        Assert.Equal("cybersanctions.events.v1.DossierConcluded", concluded.EventType);
        Assert.DoesNotContain("CH", concluded.Payload.ToStringUtf8(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Hypotheses_NeedALikelihoodForTheConclusion_AndAreTogetherNotMoreThanCertain()
    {
        var (reference, evidence, actor) = await CaseAsync();
        var first = await AddAsync(reference, Likelihood.Unspecified, evidence);
        var second = await AddAsync(reference, Likelihood.Likely, evidence);
        Assert.Equal("hypotheses[0].likelihood", await FieldAsync(ConcludeAsync(reference)));
        await AmendAsync(reference, first, Likelihood.RoughlyEven, actor);
        await ConcludeAsync(reference);
        await AmendAsync(reference, second, Likelihood.VeryLikely, actor);
        Assert.Equal("hypotheses", await FieldAsync(ConcludeAsync(reference)));
        await Officer.WithdrawItemAsync(new() { Reference = reference, Id = first, Reason = "Refuted." });
        await ConcludeAsync(reference);
    }

    [Fact]
    public async Task Matrix_SetsTheHypothesesBesideTheEvidence()
    {
        var (reference, evidence, _) = await CaseAsync();
        var copy = (await Officer.AddEvidenceAsync(new()
        {
            Reference = reference,
            Evidence = new(Examples.Evidence())
            {
                Title = "A report of it",
                Sha256 = new string('b', 64),
                SameOriginAs = evidence,
            },
        })).Evidence;
        var first = await AddAsync(reference, Likelihood.Likely, evidence);
        var second = await AddAsync(reference, Likelihood.Unlikely, evidence, Consistency.Inconsistent);

        var matrix = await Officer.GetMatrixAsync(new() { Reference = reference });

        Assert.Equal(1, matrix.Origins);
        Assert.Equal(
            [(evidence, 100, 1L), (copy.Id, 0, 1L)], matrix.Rows.Select(row => (row.EvidenceId, row.Diagnosticity, row.Origin)));
        Assert.Equal(
            [(first, Consistency.Consistent), (second, Consistency.Inconsistent)],
            matrix.Rows[0].Verdicts.Select(verdict => (verdict.HypothesisId, verdict.Consistency)));
        Assert.Empty(matrix.Rows[1].Verdicts);
        Assert.Equal(
            [(first, 1L, 0L, 0L), (second, 0, 1, 4)],
            matrix.Hypotheses.Select(h => (h.Id, h.Consistent, h.Inconsistent, h.WeightAgainst)));
        Assert.Equal("item-cited", await ReasonAsync(
            Officer.WithdrawItemAsync(new() { Reference = reference, Id = evidence, Reason = "x" })));
        Assert.Equal("evidence.same_origin_as", await FieldAsync(Officer.AmendEvidenceAsync(new()
        {
            Reference = reference,
            Id = copy.Id,
            Evidence = new(Examples.Evidence()) { SameOriginAs = copy.Id },
            Reason = "x",
        })));
    }

    private async Task<(string Reference, string Evidence, string Actor)> CaseAsync()
    {
        var reference = (await attribution.CompleteDossierAsync()).Reference;
        return (
            reference,
            (await Officer.ListEvidenceAsync(new() { Reference = reference })).Evidence[0].Id,
            (await Officer.ListActorsAsync(new() { Reference = reference })).Actors[0].Id);
    }

    private async Task<string> NameAsync(string reference, Actor actor)
        => (await Officer.NameActorAsync(new() { Reference = reference, Actor = actor })).Actor.Id;

    private async Task<string> AddAsync(
        string reference, Likelihood likelihood, string evidence, Consistency consistency = Consistency.Consistent)
        => (await Officer.AddHypothesisAsync(new()
        {
            Reference = reference,
            Hypothesis = new Hypothesis
            {
                Statement = "Blue Heron did it.",
                Likelihood = likelihood,
                Verdicts = { new EvidenceVerdict { EvidenceId = evidence, Consistency = consistency } },
            },
        })).Hypothesis.Id;

    private async Task AmendAsync(string reference, string id, Likelihood likelihood, string actor)
        => await Officer.AmendHypothesisAsync(new()
        {
            Reference = reference,
            Id = id,
            Hypothesis = new Hypothesis { Statement = "Others did it.", Likelihood = likelihood, ActorIds = { actor } },
            Reason = "x",
        });

    private AsyncUnaryCall<Dossier> ConcludeAsync(string reference)
        => Officer.ConcludeDossierAsync(new() { Reference = reference, Assessment = "x" });

    private static async Task<ReceivedRefusal> RefusalAsync<T>(AsyncUnaryCall<T> call)
        => StatusDetails.FromRpcException(await Assert.ThrowsAsync<RpcException>(() => call.ResponseAsync));

    private static async Task<string> ReasonAsync<T>(AsyncUnaryCall<T> call) => (await RefusalAsync(call)).Reason;

    private static async Task<string> FieldAsync<T>(AsyncUnaryCall<T> call)
        => Assert.Single((await RefusalAsync(call)).Fields).Field;
}
