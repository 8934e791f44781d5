using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace CyberSanctions.Gateway.Json;

/// <summary>How the API reads and writes JSON: what is not agreed is refused, nothing is guessed.</summary>
internal static class JsonRules
{
    /// <summary>Deeper than any body of the API, and than its description, which has two levels for each of theirs.</summary>
    public const int Deepest = 24;

    /// <summary>Sets them.</summary>
    public static void Apply(JsonSerializerOptions options)
    {
        options.PropertyNamingPolicy = JsonNamingPolicy.CamelCase;
        options.PropertyNameCaseInsensitive = false;
        options.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        options.AllowDuplicateProperties = false;
        options.NumberHandling = JsonNumberHandling.Strict;
        options.ReadCommentHandling = JsonCommentHandling.Disallow;
        options.AllowTrailingCommas = false;
        options.RespectNullableAnnotations = true;
        options.RespectRequiredConstructorParameters = true;
        options.MaxDepth = Deepest;
        options.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;

        // Names in any script stay readable. That it is no HTML, the media type and nosniff say.
        options.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
        options.Converters.Add(new WordConverter());
        options.Converters.Add(new PartialDateConverter());
        options.Converters.Add(new InstantConverter());
        options.TypeInfoResolver = JsonTypeInfoResolver.Combine(AnswerJson.Default, new DefaultJsonTypeInfoResolver());
    }
}
