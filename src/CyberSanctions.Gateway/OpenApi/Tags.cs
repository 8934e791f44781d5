using Microsoft.OpenApi;

namespace CyberSanctions.Gateway.OpenApi;

/// <summary>What the parts of the API are about.</summary>
internal static class Tags
{
    private static readonly Dictionary<string, string> Descriptions = new(StringComparer.Ordinal)
    {
        ["Problems"] = "What errors mean.",
        ["Dossiers"] = "Attribution: incidents, evidence and actors, until a dossier is concluded.",
        ["Proposals"] = "Who is to be listed, on what ground and for what reasons.",
        ["Acts"] = "Cleared proposals bundled into the text that the Council votes on.",
        ["Ballots"] = "How the Member States decide on an act.",
        ["Delegations"] = "The keys that the delegations sign with.",
        ["Deadlines"] = "When periods of working days end.",
        ["Lists"] = "What was published, for those who made it.",
        ["Journals"] = "What happened in each service, by whom and when, for auditors.",
        ["Development"] = "For trying things out; not there in production.",
    };

    public static void Describe(OpenApiDocument document)
    {
        foreach (var tag in document.Tags ?? new HashSet<OpenApiTag>())
        {
            tag.Description ??= Descriptions.GetValueOrDefault(tag.Name ?? "");
        }
    }
}
