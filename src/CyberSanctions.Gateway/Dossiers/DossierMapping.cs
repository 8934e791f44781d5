using CyberSanctions.Gateway.Json;
using Wire = CyberSanctions.Contracts.Attribution.V1;

namespace CyberSanctions.Gateway.Dossiers;

/// <summary>Between the API's dossiers and the attribution service's.</summary>
internal static class DossierMapping
{
    public static Wire.CreateDossierRequest ToWire(this NewDossier dossier) => new()
    {
        Title = dossier.Title,
        Summary = dossier.Summary ?? "",
        Handling = dossier.Handling,
        Exercise = dossier.Exercise,
    };

    public static Wire.Incident ToWire(this NewIncident incident) => new()
    {
        Title = incident.Title,
        Description = incident.Description ?? "",
        Began = incident.Began?.ToWire(),
        AttackKinds = { incident.AttackKinds },
        Attempted = incident.Attempted,
        ExternalThreat = { incident.ExternalThreat },
        Effects = { incident.Effects.Select(e => new Wire.SignificantEffect { Factor = e.Factor, Assessment = e.Assessment }) },
    };

    public static Wire.Evidence ToWire(this NewEvidence evidence) => new()
    {
        Title = evidence.Title,
        Description = evidence.Description ?? "",
        Source = evidence.Source ?? "",
        Reliability = evidence.Reliability,
        Credibility = evidence.Credibility,
        Sha256 = evidence.Sha256,
        Handling = evidence.Handling,
    };

    public static Wire.Actor ToWire(this NewActor actor) => new()
    {
        Kind = actor.Kind,
        Name = actor.Name,
        Aliases = { actor.Aliases },
        Involvement = actor.Involvement,
    };

    public static DossierSummary ToSummary(this Wire.Dossier dossier) => new()
    {
        Reference = dossier.Reference,
        Version = dossier.Version,
        Title = dossier.Title,
        Summary = dossier.Summary.OrAbsent(),
        Handling = dossier.Handling,
        Exercise = dossier.Exercise,
        State = dossier.State,
        CreatedBy = dossier.CreatedBy,
        CreatedAt = dossier.CreatedAt.ToTime(),
    };

    public static Dossier ToDossier(this Wire.Dossier dossier) => new()
    {
        Reference = dossier.Reference,
        Version = dossier.Version,
        Title = dossier.Title,
        Summary = dossier.Summary.OrAbsent(),
        Handling = dossier.Handling,
        Exercise = dossier.Exercise,
        State = dossier.State,
        CreatedBy = dossier.CreatedBy,
        CreatedAt = dossier.CreatedAt.ToTime(),
        Incidents = new Contents { Count = dossier.Contents.Incidents, Href = $"{AddressOf(dossier.Reference)}/incidents" },
        Evidence = new Contents { Count = dossier.Contents.Evidence, Href = $"{AddressOf(dossier.Reference)}/evidence" },
        Actors = new Contents { Count = dossier.Contents.Actors, Href = $"{AddressOf(dossier.Reference)}/actors" },
        Conclusion = dossier.Conclusion is { } conclusion
            ? new Conclusion
            {
                Assessment = conclusion.Assessment,
                ConcludedBy = conclusion.ConcludedBy,
                ConcludedAt = conclusion.ConcludedAt.ToTime(),
            }
            : null,
    };

    /// <summary>Where a dossier is.</summary>
    public static string AddressOf(string reference) => $"/api/v1/dossiers/{reference}";

    public static Incident ToIncident(this Wire.Incident incident) => new()
    {
        Id = incident.Id,
        Title = incident.Title,
        Description = incident.Description.OrAbsent(),
        Began = incident.Began?.ToPartialDate(),
        AttackKinds = [.. incident.AttackKinds],
        Attempted = incident.Attempted,
        ExternalThreat = [.. incident.ExternalThreat],
        Effects = [.. incident.Effects.Select(e => new SignificantEffect { Factor = e.Factor, Assessment = e.Assessment })],
    };

    public static Evidence ToEvidence(this Wire.Evidence evidence) => new()
    {
        Id = evidence.Id,
        Title = evidence.Title,
        Description = evidence.Description.OrAbsent(),
        Source = evidence.Source.OrAbsent(),
        Reliability = evidence.Reliability,
        Credibility = evidence.Credibility,
        Sha256 = evidence.Sha256,
        Handling = evidence.Handling,
        AddedBy = evidence.AddedBy,
        AddedAt = evidence.AddedAt.ToTime(),
    };

    public static Actor ToActor(this Wire.Actor actor) => new()
    {
        Id = actor.Id,
        Kind = actor.Kind,
        Name = actor.Name,
        Aliases = [.. actor.Aliases],
        Involvement = actor.Involvement,
    };
}
