using System.Text.Json.Nodes;
using CyberSanctions.Attribution.Incidents;
using CyberSanctions.Contracts.Attribution.V1;
using CyberSanctions.ServiceDefaults.Validation;

namespace CyberSanctions.Attribution.Stix.Mapping;

/// <summary>An incident is an incident, with the core extension that says what came of it.</summary>
internal static class IncidentMapping
{
    private const string Failed = "failed-attempt";

    public static void Write(JsonObject stix, Incident incident, Outgoing to)
    {
        stix.Set("name", incident.Title);
        stix.Set("description", incident.Description);
        var extensions = OurExtension.ExtensionsOf(stix);
        if (extensions[StixIds.IncidentCore] is not JsonObject core)
        {
            extensions[StixIds.IncidentCore] = core = new JsonObject
            {
                ["extension_type"] = "property-extension",
                ["investigation_status"] = "open",
            };
        }

        if ((string?)core["determination"] is not { } said || said == Failed != incident.Attempted)
        {
            core["determination"] = incident.Attempted ? Failed : "successful-attempt";
        }

        OurExtension.Write(stix, "incident", incident, to, "title", "description", "attempted");
    }

    public static Incident Read(StixObject stix, Incoming from)
    {
        var core = JsonText.ObjectOf(stix.Json, "extensions", StixIds.IncidentCore);
        var incident = from.Read<Incident>(stix, new JsonObject
        {
            ["title"] = JsonText.Of(stix.Json, "name"),
            ["description"] = JsonText.Of(stix.Json, "description") ?? "",
            ["attempted"] = core is { } said && JsonText.Of(said, "determination") == Failed,
        });
        Incoming.Require(IncidentRules.Check(new Checks(), incident, from.Today));
        return IncidentRules.WithOffences(incident);
    }
}
