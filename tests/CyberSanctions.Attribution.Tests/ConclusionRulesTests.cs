using CyberSanctions.Attribution.Concluding;
using CyberSanctions.Contracts.Attribution.V1;
using Grpc.Core;

namespace CyberSanctions.Attribution.Tests;

public sealed class ConclusionRulesTests
{
    [Fact]
    public void Dossier_WithIncidentEvidenceAndActor_IsComplete()
        => ConclusionRules.RequireComplete(Examples.CompleteDossier());

    [Fact]
    public void Dossier_Empty_IsIncomplete_NamingAllThree()
    {
        var refusal = Refused.By(() => ConclusionRules.RequireComplete(new Dossier { Reference = "ATT-2026-0001" }));
        Assert.Equal((StatusCode.FailedPrecondition, "dossier-incomplete"), (refusal.Status, refusal.Reason));
        Assert.Equal(["incidents", "evidence", "actors"], refusal.Fields.Select(f => f.Field));
    }

    [Fact]
    public void Incident_WithoutAttackKindExternalThreatAndEffect_MakesItIncomplete_NamingEach()
    {
        var dossier = Examples.CompleteDossier();
        dossier.Incidents.Add(new Incident { Title = "Attempt on Lark Hospital", Attempted = true });
        Assert.Equal(
            ["incidents[1].attack_kinds", "incidents[1].external_threat", "incidents[1].effects"],
            ConclusionRules.Missing(dossier).Select(f => f.Field));
    }

    [Fact]
    public void EachIncident_MustHaveItsOwn()
    {
        var dossier = Examples.CompleteDossier();
        dossier.Incidents.Add(Examples.Incident());
        dossier.Incidents[1].Effects.Clear();
        Assert.Equal("incidents[1].effects", Assert.Single(ConclusionRules.Missing(dossier)).Field);
    }

    [Fact]
    public void Refusal_NamesNoMoreThanFitIntoAHeader()
    {
        var dossier = Examples.CompleteDossier();
        dossier.Incidents.AddRange(Enumerable.Range(0, 1_000).Select(_ => new Incident()));
        Assert.Equal(50, Refused.By(() => ConclusionRules.RequireComplete(dossier)).Fields.Count);
    }
}
