using CyberSanctions.Contracts.Attribution.V1;
using CyberSanctions.Gateway.Json;
using CyberSanctions.Gateway.OpenApi;
using static CyberSanctions.Gateway.Tests.Json.Mapping.Answer;
using static CyberSanctions.Gateway.Tests.Json.Mapping.Filled;

namespace CyberSanctions.Gateway.Tests.Json.Mapping;

/// <summary>
/// Between the contracts and the API nothing is lost: messages in which every field has a value of its
/// own, so that a field that is forgotten or swapped shows. Here dossiers.
/// </summary>
public sealed class DossierMappingTests
{
    [Fact]
    public void NewDossier_SaysEverythingThatTheServiceAsks()
        => AssertFilled(ThroughJson(Examples.Dossier with { Exercise = true, ExerciseReference = "EX-2026-0001" }).ToWire());

    [Fact]
    public void NewIncident_SaysEverythingThatTheServiceAsks()
    {
        var incident = ThroughJson(IncidentExamples.Incident with
        {
            Attempted = true,
            PolicyObjective = "To strengthen international security (Article 21(2)(c) TEU).",
            Offences = [Offence.IllegalAccess],
        }).ToWire();

        AssertFilled(incident, except: "id");
        Assert.Equal([AttackKind.AccessToInformationSystems, AttackKind.DataInterference], incident.AttackKinds);
    }

    [Fact]
    public void NewEvidence_SaysEverythingThatTheServiceAsks()
        => AssertFilled(
            ThroughJson(Examples.Evidence with { SameOriginAs = "01990d6e-3f0c-7a52-b1d4-5c8e2f7a9b10" }).ToWire(),
            "id",
            "added_by",
            "added_at",
            "content",
            "release");

    [Fact]
    public void NewActor_SaysEverythingThatTheServiceAsks()
        => AssertFilled(ThroughJson(Examples.Actor with { State = "CH" }).ToWire(), except: "id");

    [Fact]
    public void Conclusion_SaysEverythingThatTheServiceAsks()
        => AssertFilled(ThroughJson(Examples.Conclusion).ToWire("ATT-2026-0007", 3));

    [Fact]
    public void Dossier_IsAnsweredWhole() => AssertSame(Message<Dossier>(), dossier => dossier.ToDossier());

    [Fact]
    public void Incident_IsAnsweredWhole() => AssertSame(Message<Incident>(), incident => incident.ToIncident());

    [Fact]
    public void Evidence_IsAnsweredWhole() => AssertSame(Message<Evidence>(), evidence => evidence.ToEvidence());

    [Fact]
    public void Actor_IsAnsweredWhole() => AssertSame(Message<Actor>(), actor => actor.ToActor());

    [Fact]
    public void Dossier_SaysWhereToReadWhatIsInIt()
    {
        var dossier = Message<Dossier>();
        dossier.Reference = "ATT-2026-0007";
        Assert.Equal("/api/v1/dossiers/ATT-2026-0007/incidents", dossier.ToDossier().Incidents.Href);
        Assert.Equal("/api/v1/dossiers/ATT-2026-0007/evidence", dossier.ToDossier().Evidence.Href);
        Assert.Equal("/api/v1/dossiers/ATT-2026-0007/actors", dossier.ToDossier().Actors.Href);
    }

    [Fact]
    public void Summary_IsTheWholeWithoutItsContents()
        => AssertPartOf(Message<Dossier>().ToSummary(), Message<Dossier>().ToDossier());
}
