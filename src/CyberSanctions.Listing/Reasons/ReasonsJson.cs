using System.Text.Json;
using CyberSanctions.Contracts.Listing.V1;
using Google.Protobuf;

namespace CyberSanctions.Listing.Reasons;

/// <summary>Paragraphs as they are stored: an array, each in protobuf's JSON mapping.</summary>
internal static class ReasonsJson
{
    public static string Of(IEnumerable<ReasonsParagraph> paragraphs)
        => $"[{string.Join(",", paragraphs.Select(paragraph => JsonFormatter.Default.Format(paragraph)))}]";

    public static IEnumerable<ReasonsParagraph> Read(string json)
    {
        using var array = JsonDocument.Parse(json);
        return [.. array.RootElement.EnumerateArray().Select(paragraph => ReasonsParagraph.Parser.ParseJson(paragraph.GetRawText()))];
    }
}
