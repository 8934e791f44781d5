using CyberSanctions.Attribution.Actors;
using CyberSanctions.Attribution.EvidenceItems;
using CyberSanctions.Attribution.Incidents;
using CyberSanctions.Contracts.Attribution.V1;
using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.ServiceDefaults.Validation;

namespace CyberSanctions.Attribution.Tests;

public sealed class ContentsRulesTests
{
    private static readonly DateOnly Today = new(2026, 11, 25);

    [Fact]
    public void CompleteContents_AreAccepted()
    {
        IncidentRules.Check(new Checks(), Examples.Incident(), Today).Throw();
        EvidenceRules.Check(new Checks(), Examples.Evidence()).Throw();
        ActorRules.Check(new Checks(), Examples.Actor()).Throw();
    }

    [Fact]
    public void AbsentContents_AreRefused()
    {
        Assert.Equal(["incident"], Refused.FieldsBy(() => IncidentRules.Check(new Checks(), incident: null, Today).Throw()));
        Assert.Equal(["evidence"], Refused.FieldsBy(() => EvidenceRules.Check(new Checks(), evidence: null).Throw()));
        Assert.Equal(["actor"], Refused.FieldsBy(() => ActorRules.Check(new Checks(), actor: null).Throw()));
    }

    [Fact]
    public void Incident_WhoseAssessmentIsStillOpen_IsAccepted()
        => IncidentRules.Check(new Checks(), new Incident { Title = "Pumps stopped at Nimbus Water Works" }, Today).Throw();

    public static TheoryData<string, Action<Incident>> SpoiltIncidents => new()
    {
        { "incident.id", i => i.Id = "1" },
        { "incident.title", i => i.Title = "" },
        { "incident.title", i => i.Title = "two\nlines" },
        { "incident.description", i => i.Description = new string('x', 10_001) },
        { "incident.began", i => i.Began = new PartialDate { Year = 2023, Month = 2, Day = 30 } },
        { "incident.attack_kinds[2]", i => i.AttackKinds.Add(AttackKind.AccessToInformationSystems) },
        { "incident.attack_kinds[2]", i => i.AttackKinds.Add((AttackKind)5) },
        { "incident.attack_kinds[2]", i => i.AttackKinds.Add(AttackKind.Unspecified) },
        { "incident.attack_kinds", i =>
            i.AttackKinds.AddRange([AttackKind.DataInterception, AttackKind.DataInterference, (AttackKind)9]) },
        { "incident.external_threat[1]", i => i.ExternalThreat.Add(ExternalThreat.OriginatesOutsideUnion) },
        { "incident.external_threat[1]", i => i.ExternalThreat.Add((ExternalThreat)(-1)) },
        { "incident.effects[0].assessment", i => i.Effects[0].Assessment = "" },
        { "incident.effects[0].assessment", i => i.Effects[0].Assessment = new string('x', 4_001) },
        { "incident.effects[1].factor", i => i.Effects.Add(i.Effects[0].Clone()) },
        { "incident.effects[1].factor", i => i.Effects.Add(new SignificantEffect { Assessment = "Much." }) },
        { "incident.ended", i => i.Ended = new PartialDate { Year = 2024, Month = 1 } },
        { "incident.ended", i => i.Ended = new PartialDate { Year = 2023 } },
        { "incident.policy_objective", i => i.PolicyObjective = "International security." },
        { "incident.offences[2]", i => i.Offences.Add(Offence.IllegalAccess) },
        { "incident.offences[2]", i => i.Offences.Add((Offence)1) },
        { "incident.targets[1].kind", i => i.Targets.Add(i.Targets[0].Clone()) },
        { "incident.targets[0].kind", i => i.Targets[0].Kind = TargetKind.Unspecified },
        { "incident.targets[0].sector", i => i.Targets[0].Sector = Sector.Unspecified },
        { "incident.targets[0].sector", i => i.Targets[0].Kind = TargetKind.ClassifiedInformation },
        { "incident.targets[0].state_function", i => i.Targets[0].StateFunction = StateFunction.Defence },
        { "incident.targets[1].state_function", i => i.Targets.Add(new Target { Kind = TargetKind.CriticalStateFunctions }) },
        { "incident.targets[1].union_body", i => i.Targets.Add(new Target { Kind = TargetKind.Union }) },
        { "incident.targets[1].member_state", i => i.Targets.Add(
            new Target { Kind = TargetKind.Union, UnionBody = UnionBody.Delegations, MemberState = "MT" }) },
        { "incident.targets[1].third_state", i => i.Targets.Add(new Target { Kind = TargetKind.ThirdState }) },
        { "incident.targets[1].third_state", i => i.Targets.Add(new Target { Kind = TargetKind.ThirdState, ThirdState = "GR" }) },
        { "incident.targets[1].third_state", i => i.Targets.Add(new Target { Kind = TargetKind.ThirdState, ThirdState = "FR" }) },
        { "incident.targets[1].name", i => i.Targets.Add(new Target { Kind = TargetKind.InternationalOrganisation }) },
        { "incident.targets[1].name", i => i.Targets.Add(new Target { Kind = TargetKind.Other }) },
        { "incident.effects[0].figures[0].unit", i => i.Effects[0].Figures[0].Unit = FigureUnit.Records },
        { "incident.effects[0].figures[1].unit", i => i.Effects[0].Figures.Add(i.Effects[0].Figures[0].Clone()) },
        { "incident.effects[0].figures[0].value", i => i.Effects[0].Figures[0].Value = -1 },
        { "incident.effects[0].figures[0].bound", i => i.Effects[0].Figures[0].Bound = FigureBound.Unspecified },
        { "incident.effects[0].figures[0].currency", i => i.Effects[0].Figures[0].Currency = "EUR" },
        { "incident.effects[1].figures[0].currency", i => i.Effects.Add(new SignificantEffect
        {
            Factor = EffectFactor.EconomicLoss,
            Assessment = "Much.",
            Figures = { new EffectFigure { Unit = FigureUnit.Amount, Value = 1, Bound = FigureBound.About } },
        }) },
        { "incident.effects[0].member_states", i => i.Effects[0].MemberStates.Add("MT") },
        { "incident.effects[1].member_states[1]", i => i.Effects.Add(new SignificantEffect
        {
            Factor = EffectFactor.MemberStatesConcerned,
            Assessment = "Two.",
            MemberStates = { "MT", "MT" },
        }) },
    };

    [Theory]
    [MemberData(nameof(SpoiltIncidents))]
    public void Incident_Spoilt_IsRefusedNamingTheField(string field, Action<Incident> spoil)
    {
        var incident = Examples.Incident();
        spoil(incident);
        Assert.Equal([field], Refused.FieldsBy(() => IncidentRules.Check(new Checks(), incident, Today).Throw()));
    }

    public static TheoryData<string, Action<Evidence>> SpoiltEvidence => new()
    {
        { "evidence.id", e => e.Id = "1" },
        { "evidence.added_by", e => e.AddedBy = "somebody else" },
        { "evidence.added_at", e => e.AddedAt = new Google.Protobuf.WellKnownTypes.Timestamp() },
        { "evidence.title", e => e.Title = " " },
        { "evidence.source", e => e.Source = "bell\a" },
        { "evidence.reliability", e => e.Reliability = SourceReliability.Unspecified },
        { "evidence.reliability", e => e.Reliability = (SourceReliability)7 },
        { "evidence.credibility", e => e.Credibility = 0 },
        { "evidence.credibility", e => e.Credibility = 7 },
        { "evidence.sha256", e => e.Sha256 = "" },
        { "evidence.sha256", e => e.Sha256 = new string('a', 63) },
        { "evidence.sha256", e => e.Sha256 = new string('A', 64) },
        { "evidence.sha256", e => e.Sha256 = new string('g', 64) },
        { "evidence.handling", e => e.Handling = Handling.Unspecified },
    };

    [Theory]
    [MemberData(nameof(SpoiltEvidence))]
    public void Evidence_Spoilt_IsRefusedNamingTheField(string field, Action<Evidence> spoil)
    {
        var evidence = Examples.Evidence();
        spoil(evidence);
        Assert.Contains(field, Refused.FieldsBy(() => EvidenceRules.Check(new Checks(), evidence).Throw()));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(6)]
    public void Evidence_CredibilityFromOneToSix_IsAccepted(int credibility)
    {
        var evidence = Examples.Evidence();
        evidence.Credibility = credibility;
        EvidenceRules.Check(new Checks(), evidence).Throw();
    }

    [Fact]
    public void Evidence_MarkedLikeItsDossierOrLower_IsAccepted()
    {
        var evidence = Examples.Evidence();
        EvidenceRules.RequireFitting(evidence, Examples.OpenDossier());
        evidence.Handling = Handling.TlpClear;
        EvidenceRules.RequireFitting(evidence, Examples.OpenDossier());
    }

    [Fact]
    public void Evidence_MarkedAboveItsDossier_IsRefused()
    {
        var evidence = Examples.Evidence();
        evidence.Handling = Handling.TlpAmberStrict;
        var refusal = Refused.By(() => EvidenceRules.RequireFitting(evidence, Examples.OpenDossier()));
        Assert.Equal(("handling-above-dossier", "evidence.handling"), (refusal.Reason, refusal.Fields.Single().Field));
    }

    public static TheoryData<string, Action<Actor>> SpoiltActors => new()
    {
        { "actor.id", a => a.Id = "1" },
        { "actor.kind", a => a.Kind = ActorKind.Unspecified },
        { "actor.kind", a => a.Kind = (ActorKind)5 },
        { "actor.name", a => a.Name = "" },
        { "actor.name", a => a.Name = "Blue\u202EHeron" },
        { "actor.involvement", a => a.Involvement = "" },
        { "actor.aliases[1]", a => a.Aliases.Add("Paper Crane") },
        { "actor.aliases[1]", a => a.Aliases.Add("Blue Heron") },
        { "actor.aliases", a => a.Aliases.AddRange(Enumerable.Range(0, 100).Select(i => $"Alias {i}")) },
    };

    [Theory]
    [MemberData(nameof(SpoiltActors))]
    public void Actor_Spoilt_IsRefusedNamingTheField(string field, Action<Actor> spoil)
    {
        var actor = Examples.Actor();
        spoil(actor);
        Assert.Equal([field], Refused.FieldsBy(() => ActorRules.Check(new Checks(), actor).Throw()));
    }
}
