using System.Text.Json.Nodes;
using Json.Schema;

namespace CyberSanctions.Attribution.Tests.Stix;

/// <summary>The schemas of those who made STIX.</summary>
internal static class OasisSchemas
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Stix", "oasis");
    private static readonly EvaluationOptions Options = Registered();

    /// <summary>What they find wrong with an object; nothing when they do not know its type.</summary>
    public static IReadOnlyList<string>? ProblemsOf(JsonNode stix)
    {
        var schema = new[] { "sdos", "sros", "observables" }
            .Select(folder => Path.Combine(Folder, folder, $"{(string)stix["type"]!}.json"))
            .Where(File.Exists).Select(file => JsonSchema.FromFile(file)).FirstOrDefault();
        if (schema is null)
        {
            return null;
        }

        var result = schema.Evaluate(stix, Options);
        return result.IsValid ? [] : [$"{stix["id"]} is not valid", .. result.Details.Where(detail => detail.HasErrors)
            .SelectMany(detail => detail.Errors!.Select(error => $"{detail.InstanceLocation} {error.Value}"))];
    }

    private static EvaluationOptions Registered()
    {
        var options = new EvaluationOptions { OutputFormat = OutputFormat.List };
        foreach (var file in Directory.GetFiles(Folder, "*.json", SearchOption.AllDirectories))
        {
            options.SchemaRegistry.Register(JsonSchema.FromFile(file));
        }

        return options;
    }
}
