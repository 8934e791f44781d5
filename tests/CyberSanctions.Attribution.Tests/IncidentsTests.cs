using CyberSanctions.Attribution.Incidents;
using CyberSanctions.Contracts.Attribution.V1;
using CyberSanctions.ServiceDefaults.Errors;
using Grpc.Core;

namespace CyberSanctions.Attribution.Tests;

/// <summary>What an incident says of Regulation (EU) 2019/796, Articles 1 and 2, and what the conclusion asks of it.</summary>
public sealed class IncidentsTests(AttributionService attribution) : IClassFixture<AttributionService>
{
    private Contracts.Attribution.V1.Dossiers.DossiersClient Officer => attribution.Officer;

    // Each kind of Article 1(3), and the Article of the Convention on Cybercrime that its number says.
    [Theory]
    [InlineData(AttackKind.AccessToInformationSystems, false, 2)]
    [InlineData(AttackKind.DataInterception, false, 3)]
    [InlineData(AttackKind.DataInterference, false, 4)]
    [InlineData(AttackKind.InformationSystemInterference, false, 5)]
    [InlineData(AttackKind.InformationSystemInterference, true, 5, 11)]
    public void Offences_FollowFromTheAttackKinds_AndFromAnAttempt(AttackKind kind, bool attempted, params int[] articles)
        => Assert.Equal(
            articles.Select(article => (Offence)article),
            Convention.Offences(new Incident { AttackKinds = { kind }, Attempted = attempted }));

    [Fact]
    public async Task Offences_ThatAreNotNamed_FollowFromTheKinds_AndThoseThatAreNamed_Stay()
    {
        var reference = (await Officer.CreateDossierAsync(Examples.NewDossier())).Reference;
        var incident = Examples.Incident();
        incident.Offences.Clear();
        var added =
            (await Officer.AddIncidentAsync(new AddIncidentRequest { Reference = reference, Incident = incident })).Incident;
        Assert.Equal([Offence.IllegalAccess, Offence.SystemInterference], added.Offences);

        incident.Offences.Add(Offence.ComputerRelatedFraud);
        var amended = await Officer.AmendIncidentAsync(
            new AmendIncidentRequest
            {
                Reference = reference,
                Id = added.Id,
                Incident = incident,
                Reason = "Funds were stolen.",
            });
        Assert.Equal([Offence.ComputerRelatedFraud], amended.Incident.Offences);

        incident.Offences.Clear();
        incident.Attempted = true;
        amended = await Officer.AmendIncidentAsync(
            new AmendIncidentRequest
            {
                Reference = reference,
                Id = added.Id,
                Incident = incident,
                Reason = "It was an attempt.",
            });
        Assert.Equal(
            [Offence.IllegalAccess, Offence.SystemInterference, Offence.AttemptAidingOrAbetting], amended.Incident.Offences);
    }

    // What was hit; whether an external threat is claimed; whether the policy objective is said; and what is missing then.
    [Theory]
    [InlineData("", true, false, "targets")]
    [InlineData("home", true, false, "")]
    [InlineData("home", false, false, "external_threat")]
    [InlineData("union", false, false, "external_threat")]
    [InlineData("abroad", false, true, "")]
    [InlineData("abroad", false, false, "policy_objective")]
    [InlineData("abroad", true, false, "policy_objective")]
    [InlineData("organisation", false, true, "")]
    [InlineData("home and abroad", false, true, "external_threat")]
    [InlineData("home and abroad", true, true, "")]
    [InlineData("home and abroad", true, false, "policy_objective")]
    [InlineData("other", false, false, "external_threat")]
    public async Task Conclusion_AsksForAnExternalThreat_UnlessOnlyWhatIsAbroadWasHit_AndThenForThePolicyObjective(
        string hit, bool threat, bool objective, string missing)
    {
        var reference = (await attribution.CompleteDossierAsync()).Reference;
        var incident = Examples.Incident();
        incident.Targets.Clear();
        incident.Targets.AddRange(hit switch
        {
            "" => [],
            "home" => [Home],
            "union" => [new Target { Kind = TargetKind.Union, UnionBody = UnionBody.Delegations }],
            "abroad" => [Abroad],
            "organisation" => [new Target { Kind = TargetKind.InternationalOrganisation, Name = "Atlantis Pact" }],
            "other" => [new Target { Kind = TargetKind.Other, Name = "Nimbus Weather Ltd" }],
            _ => (Target[])[Home, Abroad],
        });
        if (!threat)
        {
            incident.ExternalThreat.Clear();
        }

        if (objective)
        {
            incident.PolicyObjective = "To strengthen international security (Article 21(2)(c) TEU).";
        }

        await Officer.AddIncidentAsync(new AddIncidentRequest { Reference = reference, Incident = incident });
        var concluding = Officer.ConcludeDossierAsync(new ConcludeDossierRequest { Reference = reference, Assessment = "x" });
        if (missing.Length == 0)
        {
            await concluding;
            return;
        }

        var refused = StatusDetails.FromRpcException(await Assert.ThrowsAsync<RpcException>(() => concluding.ResponseAsync));
        Assert.Equal(
            ("dossier-incomplete", $"incidents[1].{missing}"), (refused.Reason, Assert.Single(refused.Fields).Field));
    }

    private static Target Home => new()
    {
        Kind = TargetKind.CriticalStateFunctions,
        StateFunction = StateFunction.GovernanceAndInstitutions,
        MemberState = "EL",
    };

    private static Target Abroad => new() { Kind = TargetKind.ThirdState, ThirdState = "CH" };
}
