using System.Text.Json;
using CyberSanctions.Gateway.Json;

namespace CyberSanctions.Gateway.Tests.Json;

/// <summary>The API's way with JSON.</summary>
internal static class Rules
{
    public static JsonSerializerOptions Options { get; } = Make();

    private static JsonSerializerOptions Make()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web);
        JsonRules.Apply(options);
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }
}
