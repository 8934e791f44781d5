using System.Text;
using System.Text.Json.Nodes;
using CyberSanctions.Contracts.Attribution.V1;
using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.ServiceDefaults.Errors;
using CyberSanctions.ServiceDefaults.Identity;
using Google.Protobuf;
using Grpc.Core;

namespace CyberSanctions.Attribution.Tests.Stix;

/// <summary>Short ways to bring bundles in and out.</summary>
internal static class StixService
{
    public static readonly ImportStart Foreign = new()
    {
        Title = "Reedbed",
        Handling = Handling.TlpGreen,
        Exercise = false,
    };

    public static readonly ImportStart Ours = new() { Handling = Handling.TlpClear, Exercise = false };

    /// <summary>A sample bundle of somebody else's, to be spoilt.</summary>
    public static JsonObject Sample()
        => JsonNode.Parse(
            File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Stix", "samples", "foreign.json")))!.AsObject();

    public static async Task<byte[]> ExportAsync(
        this AttributionService attribution, string reference, string role = Roles.Officer)
    {
        using var call = Client(attribution, role).ExportBundle(new ExportBundleRequest { Reference = reference });
        using var bundle = new MemoryStream();
        await foreach (var part in call.ResponseStream.ReadAllAsync())
        {
            part.Json.WriteTo(bundle);
        }

        return bundle.ToArray();
    }

    public static Task<ImportBundleReply> ImportAsync(this AttributionService attribution, JsonNode bundle, ImportStart start)
        => attribution.ImportAsync(Encoding.UTF8.GetBytes(bundle.ToJsonString()), start);

    public static async Task<ImportBundleReply> ImportAsync(
        this AttributionService attribution, byte[] bundle, ImportStart start, string? key = null)
    {
        Metadata metadata = key is null ? [] : new Metadata { { "idempotency-key", key } };
        using var call = Client(attribution, Roles.Officer).ImportBundle(metadata);
        try
        {
            await call.RequestStream.WriteAsync(new ImportBundleRequest { Start = start });
            for (var at = 0; at < bundle.Length; at += 64 * 1024)
            {
                var part = ByteString.CopyFrom(bundle, at, Math.Min(64 * 1024, bundle.Length - at));
                await call.RequestStream.WriteAsync(new ImportBundleRequest { Bytes = part });
            }

            await call.RequestStream.CompleteAsync();
        }
        catch (Exception exception) when (exception is RpcException or InvalidOperationException)
        {
            // It was refused before all of it was sent: why, says the answer.
        }

        return await call;
    }

    public static async Task<ReceivedRefusal> RefusedAsync(this AttributionService attribution, byte[] bundle, ImportStart start)
        => StatusDetails.FromRpcException(
            await Assert.ThrowsAsync<RpcException>(() => attribution.ImportAsync(bundle, start)));

    public static Task<ReceivedRefusal> RefusedAsync(this AttributionService attribution, JsonNode bundle, ImportStart start)
        => attribution.RefusedAsync(Encoding.UTF8.GetBytes(bundle.ToJsonString()), start);

    /// <summary>The objects of a bundle, by id, as they are written.</summary>
    public static Dictionary<string, string> ObjectsOf(byte[] bundle)
        => JsonNode.Parse(bundle)!["objects"]!.AsArray()
            .ToDictionary(stix => (string)stix!["id"]!, stix => stix!.ToJsonString(Plain));

    /// <summary>An object of a bundle.</summary>
    public static JsonObject Find(this JsonNode bundle, string idBegins)
        => bundle["objects"]!.AsArray()
            .Single(stix => ((string)stix!["id"]!).StartsWith(idBegins, StringComparison.Ordinal))!.AsObject();

    /// <summary>The extension of this suite in an object.</summary>
    public static JsonObject Extension(this JsonObject stix)
        => stix["extensions"]![Attribution.Stix.StixIds.Extension]!.AsObject();

    public static readonly System.Text.Json.JsonSerializerOptions Plain = new()
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>A dossier with one item of every kind, and more than one of some.</summary>
    public static async Task<Dossier> EveryKindAsync(this AttributionService attribution, bool exercise = false)
    {
        var opening = Examples.NewDossier();
        opening.Exercise = exercise;
        var dossier = await attribution.Officer.CreateDossierAsync(opening);
        var reference = dossier.Reference;
        var officer = attribution.Officer;
        var incident = (await officer.AddIncidentAsync(new() { Reference = reference, Incident = Examples.Incident() })).Incident;
        var image = (await officer.AddEvidenceAsync(new() { Reference = reference, Evidence = Examples.Evidence() })).Evidence;
        var copy = (await officer.AddEvidenceAsync(new()
        {
            Reference = reference,
            Evidence = new(Examples.Evidence())
            {
                Title = "A copy of it",
                Description = "A copy of it",
                SameOriginAs = image.Id,
                Handling = Handling.TlpGreen,
                Credibility = 6,
                Sha256 = new string('b', 64),
            },
        })).Evidence;
        var group = (await officer.NameActorAsync(new() { Reference = reference, Actor = Examples.Actor() })).Actor;
        var organ = (await officer.NameActorAsync(new()
        {
            Reference = reference,
            Actor = new Actor { Kind = ActorKind.StateOrgan, Name = "Bureau 9", Involvement = "Gave the orders.", State = "CH" },
        })).Actor;
        var person = (await officer.NameActorAsync(new()
        {
            Reference = reference,
            Actor = new Actor { Kind = ActorKind.Person, Name = "Octavia Reed", Involvement = "Rented the servers." },
        })).Actor;
        await officer.NameActorAsync(new()
        {
            Reference = reference,
            Actor = new Actor { Kind = ActorKind.Entity, Name = "Reed Hosting Ltd", Involvement = "Owned the servers." },
        });
        await officer.AddEventAsync(new()
        {
            Reference = reference,
            Event = new(Examples.Event()) { IncidentId = incident.Id, EvidenceIds = { image.Id } },
        });
        await officer.AddEventAsync(new() { Reference = reference, Event = Examples.Event() });
        await officer.AddRelationAsync(new()
        {
            Reference = reference,
            Relation = new Relation
            {
                Kind = RelationKind.DirectedBy,
                SourceId = group.Id,
                TargetId = organ.Id,
                Since = new PartialDate { Year = 2020 },
                EvidenceIds = { image.Id, copy.Id },
            },
        });
        await officer.AddHypothesisAsync(new()
        {
            Reference = reference,
            Hypothesis = new Hypothesis
            {
                Statement = "Blue Heron did it.",
                ActorIds = { group.Id, person.Id },
                Likelihood = Likelihood.VeryLikely,
                Confidence = Confidence.Moderate,
                Verdicts = { new EvidenceVerdict { EvidenceId = copy.Id, Consistency = Consistency.Consistent, Note = "Fits." } },
            },
        });
        await officer.AddHypothesisAsync(
            new() { Reference = reference, Hypothesis = new() { Statement = "Somebody else did." } });
        await officer.AddResponsibilityAsync(new()
        {
            Reference = reference,
            Responsibility = new StateResponsibility
            {
                State = "CH",
                Basis = ResponsibilityBasis.Organs,
                Reasoning = "An invented example.",
                ActorIds = { organ.Id },
                EvidenceIds = { image.Id },
                Norms = { Norm.C, Norm.F },
                Likelihood = Likelihood.Likely,
                Confidence = Confidence.High,
            },
        });
        await officer.MoveItemAsync(new() { Reference = reference, Id = person.Id, Reason = "The first one." });
        return await officer.GetDossierAsync(new GetDossierRequest { Reference = reference });
    }

    private static Contracts.Attribution.V1.Stix.StixClient Client(AttributionService attribution, string role)
        => new(attribution.Service.Channel("aurelia.nimbus", [role]));
}
