using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace CyberSanctions.Gateway.OpenApi;

/// <summary>A value for each parameter that a request cannot do without, so that one can see what it looks like.</summary>
internal static class ParameterExamples
{
    private const string Reference = "reference";

    private static readonly Dictionary<string, JsonNode> OfReferences = new(StringComparer.Ordinal)
    {
        ["dossiers"] = "ATT-2026-0007",
        ["proposals"] = "LP-2026-0012",
        ["acts"] = "ACT-2026-0003",
        ["ballots"] = "BAL-2026-0003",
        ["derogations"] = "DER-2026-0001",
        ["entries"] = "EU.5701.88",
        ["changes"] = "RD-2026-0034",
        ["exercises"] = "EX-2026-0001",
        ["reports"] = "REP-7H3KQ-0MZ4T-V9WXB-2C8RN",
        ["notifications"] = "NTF-2026-0003",
        ["observations"] = "OBS-7H3KQ-0MZ4T-V9WXB-2C8RN",
        ["reviews"] = "REV-2026-0002",
        ["access-requests"] = "ACC-2026-0001",
        ["court-cases"] = "CRT-2026-0001",
    };

    private static readonly Dictionary<string, JsonNode> OfOthers = new(StringComparer.Ordinal)
    {
        ["asOf"] = "2026-09-30",
        ["entryReference"] = "EU.5701.88",
        ["fromYear"] = "2020",
        ["id"] = "01990d6e-3f0c-7a52-b1d4-5c8e2f7a9b10",
        ["key"] = "call",
        ["keyId"] = "NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs",
        ["language"] = "bg",
        ["list"] = "eu-cyber",
        ["memberState"] = "FR",
        ["number"] = 1,
        ["reason"] = "stale-version",
        ["service"] = "voting",
        ["sha256"] = "a591a6d40bf420404a011733cfb7b190d62c65bf0bcda32b57b277d9ad9f146e",
        ["untilYear"] = "2026",
        ["version"] = 1,
        ["workingDays"] = "10",
    };

    public static void Describe(OpenApiDocument document)
    {
        foreach (var (path, item) in document.Paths)
        {
            foreach (var parameter in item.Operations!.Values.SelectMany(operation => operation.Parameters ?? [])
                .OfType<OpenApiParameter>())
            {
                if (parameter.Schema?.Enum is not { Count: > 0 } && (parameter.Required || OfOthers.ContainsKey(parameter.Name!)))
                {
                    parameter.Example = Of(path, parameter.Name!).DeepClone();
                }
            }
        }
    }

    // The part of the path before a reference says what it refers to: /api/v1/acts/{reference}/clearance.
    private static JsonNode Of(string path, string name)
        => name == "reason" && path.EndsWith("/content", StringComparison.Ordinal) ? "To compare it with the laboratory's copy."
            : name == "reason" && path.EndsWith("/court-file", StringComparison.Ordinal) ? "Case T-123/26: the defence is due."
            : name == "reason" && path.EndsWith("/file", StringComparison.Ordinal) ? "To have it looked at in a sealed room."
            : name == "id" && path.Contains("/work-queue/", StringComparison.Ordinal) ? "review:REV-2026-0002"
            : name == Reference
            ? OfReferences[path[..path.IndexOf($"/{{{Reference}}}", StringComparison.Ordinal)].Split('/')[^1]]
            : OfOthers[name];
}
