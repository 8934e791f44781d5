using CyberSanctions.Attribution.Dossiers;
using CyberSanctions.Contracts.Attribution.V1;
using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.ServiceDefaults.Errors;
using CyberSanctions.ServiceDefaults.Identity;
using Grpc.Core;

namespace CyberSanctions.Attribution.Tests;

public sealed class DossierRulesTests
{
    private static readonly Principal Officer = new("aurelia.nimbus", new HashSet<string> { Roles.Officer }, "");
    private static readonly Principal Observer = new("observer-1", new HashSet<string> { Roles.Observer }, "");

    [Fact]
    public void NewDossier_ThatSaysNothing_IsRefusedNamingEachField_AndWhetherItIsAnExercise()
        => Assert.Equal(
            ["title", "handling", "exercise"], Refused.FieldsBy(() => DossierRules.Check(new CreateDossierRequest())));

    [Fact]
    public void NewDossier_WithUnknownMarking_IsRefused()
        => Assert.Equal(["handling"], Refused.FieldsBy(() => DossierRules.Check(Examples.NewDossier((Handling)6))));

    [Fact]
    public void OpenDossier_AtTheExpectedVersion_MayBeChanged()
    {
        DossierRules.RequireOpen(Examples.OpenDossier(), expectedVersion: 4);
        DossierRules.RequireOpen(Examples.OpenDossier(), expectedVersion: 0);
    }

    [Fact]
    public void OpenDossier_AtAnotherVersion_IsRefusedSayingTheCurrentOne()
    {
        var refusal = Refused.By(() => DossierRules.RequireOpen(Examples.OpenDossier(), expectedVersion: 3));
        Assert.Equal(
            (StatusCode.Aborted, "stale-version", "4"),
            (refusal.Status, refusal.Reason, refusal.Metadata[Refusal.CurrentVersion]));
    }

    [Fact]
    public void ConcludedDossier_IsNotChanged_WhateverVersionIsExpected()
    {
        var dossier = Examples.OpenDossier();
        dossier.State = DossierState.Concluded;
        Assert.Equal("dossier-concluded", Refused.By(() => DossierRules.RequireOpen(dossier, expectedVersion: 0)).Reason);
        Assert.Equal("dossier-concluded", Refused.By(() => DossierRules.RequireOpen(dossier, expectedVersion: 4)).Reason);
    }

    [Fact]
    public void Dossier_MarkedAboveTheClearance_DoesNotExist()
    {
        var dossier = Examples.OpenDossier();
        var above = Refused.By(() => DossierRules.RequireExisting(Observer, dossier.Reference, dossier));
        var unknown = Refused.By(() => DossierRules.RequireExisting(Officer, dossier.Reference, dossier: null));
        Assert.Equal(StatusCode.NotFound, above.Status);
        Assert.Equal((unknown.Reason, unknown.Message), (above.Reason, above.Message));
    }
}
