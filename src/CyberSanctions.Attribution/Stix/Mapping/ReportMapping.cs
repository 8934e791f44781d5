using System.Text.Json.Nodes;
using CyberSanctions.Contracts.Attribution.V1;

namespace CyberSanctions.Attribution.Stix.Mapping;

/// <summary>
/// What a dossier says of itself is a report, which names all that is in the dossier, in the order in which it stands there.
/// Whether it
/// is concluded, who worked on it and what was remarked stays here.
/// </summary>
internal static class ReportMapping
{
    private const string Item = "dossier";
    private const string Reference = "attribution-dossier";

    /// <summary>Whether an object is a dossier of this suite.</summary>
    public static bool Is(StixObject stix) => stix.Type == "report" && !stix.IsRevoked && OurExtension.ItemOf(stix) == Item;

    /// <summary>Puts it into an object.</summary>
    public static void Write(JsonObject stix, Dossier dossier, IReadOnlyCollection<string> contents, bool isNew)
    {
        stix.Set("name", dossier.Title);
        stix.Set("description", dossier.Summary);

        // A report names something.
        stix.Set("object_refs", contents.Count > 0 ? contents : [StixIds.Suite]);
        if (isNew)
        {
            stix["published"] = (string)stix["created"]!;
            stix["report_types"] = new JsonArray("threat-report");
            stix["external_references"] = new JsonArray(
                new JsonObject { ["source_name"] = Reference, ["external_id"] = dossier.Reference });
        }

        OurExtension.Write(stix, Item, [], dossier);
        Markings.Set(stix, dossier.Handling);
    }

    /// <summary>Whether a report that came in says what the dossier says.</summary>
    public static bool Says(StixObject report, Dossier dossier)
        => JsonText.Of(report.Json, "name") == dossier.Title
            && (JsonText.Of(report.Json, "description") ?? "") == dossier.Summary
            && Markings.HandlingOf(report) == dossier.Handling;
}
