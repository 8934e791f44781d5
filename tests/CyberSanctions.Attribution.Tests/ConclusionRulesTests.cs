using CyberSanctions.Attribution.Concluding;
using CyberSanctions.Contracts.Attribution.V1;
using Grpc.Core;

namespace CyberSanctions.Attribution.Tests;

public sealed class ConclusionRulesTests
{
    private static readonly Contents OneOfEach = new() { Incidents = 1, Evidence = 1, Actors = 1 };

    [Fact]
    public void Dossier_WithIncidentEvidenceAndActor_IsComplete()
        => ConclusionRules.RequireComplete("ATT-2026-0001", OneOfEach, [], []);

    [Fact]
    public void Dossier_Empty_IsIncomplete_NamingAllThree()
    {
        var refusal = Refused.By(() => ConclusionRules.RequireComplete("ATT-2026-0001", new Contents(), [], []));
        Assert.Equal((StatusCode.FailedPrecondition, "dossier-incomplete"), (refusal.Status, refusal.Reason));
        Assert.Equal(["incidents", "evidence", "actors"], refusal.Fields.Select(f => f.Field));
    }

    [Fact]
    public void Incident_OfWhichSomethingIsNotSaid_MakesItIncomplete_NamingEach()
        => Assert.Equal(
            [
                "incidents[1].attack_kinds", "incidents[1].targets", "incidents[1].external_threat", "incidents[1].effects",
                "incidents[1].policy_objective",
            ],
            ConclusionRules.Missing(OneOfEach, [Incomplete(1)], []).Select(f => f.Field));

    [Fact]
    public void EachIncident_MustHaveItsOwn()
        => Assert.Equal(
            "incidents[1].effects",
            Assert.Single(ConclusionRules.Missing(
                OneOfEach, [new IncompleteIncident(1, false, false, false, true, false)], [])).Field);

    [Fact]
    public void Refusal_NamesNoMoreThanFitIntoAHeader()
    {
        var incomplete = Enumerable.Range(0, 1_000).Select(Incomplete);
        Assert.Equal(
            50, Refused.By(() => ConclusionRules.RequireComplete("ATT-2026-0001", OneOfEach, incomplete, [])).Fields.Count);
    }

    private static IncompleteIncident Incomplete(int place) => new(place, true, true, true, true, true);
}
