using System.Text.Json;
using System.Text.Json.Nodes;
using CyberSanctions.Contracts.Attribution.V1;
using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.Contracts.Events.V1;
using CyberSanctions.Contracts.Journal.V1;
using CyberSanctions.Journal.Sealing;
using CyberSanctions.Signing;

namespace CyberSanctions.Attribution.Custody;

/// <summary>An entry of the custody in its place in the journal's chain.</summary>
/// <param name="Row">As the journal has it.</param>
/// <param name="Position">Its place.</param>
/// <param name="Previous">The hash of the place before.</param>
/// <param name="Hash">Its own.</param>
internal sealed record SealedCustody(JournalRow Row, long Position, byte[] Previous, byte[] Hash);

/// <summary>
/// The custody of an item as a file that a stranger can check offline: docs/custody.md describes it for whoever wants to do so
/// with a program of their own. Canonical JSON (RFC 8785); the seal covers all of it but itself.
/// </summary>
internal static class CustodyFileWriter
{
    /// <summary>What a file says that it is.</summary>
    public const string Format = "cybersanctions-custody/1";

    /// <summary>Type of the JWS of its seal.</summary>
    public const string SealType = "cybersanctions-custody";

    /// <summary>Writes and seals it.</summary>
    public static byte[] Write(
        string dossier, string item, string exportedBy, DateTime exportedAt, IEnumerable<SealedCustody> entries, Head head,
        SigningKey key)
    {
        var file = new JsonObject
        {
            ["format"] = Format,
            ["dossier"] = dossier,
            ["item"] = item,
            ["exportedBy"] = exportedBy,
            ["exportedAt"] = Timestamps.Text(exportedAt),
            ["entries"] = new JsonArray([.. entries.Select(EntryJson)]),
            ["head"] = new JsonObject { ["position"] = head.Position, ["hash"] = Hex(head.Hash.ToByteArray()) },
        };
        return SealedFile.Write(file, "item", SealType, key);
    }

    private static JsonNode EntryJson(SealedCustody custody)
    {
        var (row, entry) = (custody.Row, CustodyRecorded.Parser.ParseFrom(custody.Row.Payload).Entry);
        return new JsonObject
        {
            ["journal"] = new JsonObject
            {
                ["position"] = custody.Position,
                ["previous"] = Hex(custody.Previous),
                ["recordedAt"] = Timestamps.Text(row.RecordedAt),
                ["actor"] = row.Actor,
                ["eventType"] = row.EventType,
                ["subject"] = row.Subject,
                ["payload"] = Convert.ToBase64String(row.Payload),
                ["traceParent"] = row.TraceParent,
                ["hash"] = Hex(custody.Hash),
            },
            ["number"] = entry.Number,
            ["previous"] = entry.Previous,
            ["kind"] = Word(entry.Kind),
            ["recordedBy"] = entry.RecordedBy,
            ["recordedAt"] = Timestamps.Text(entry.RecordedAt.ToDateTime()),
            ["reason"] = entry.Reason,
            ["sha256"] = entry.Sha256,
            ["size"] = entry.Size,
            ["range"] = entry.Range,
            ["recipient"] = entry.Recipient,
            ["outcome"] = entry.Outcome == RehashOutcome.Unspecified ? "" : Word(entry.Outcome),
            ["released"] = entry.Release is { } release ? release.Released ? "yes" : "no" : "",
            ["extract"] = entry.Release?.Extract ?? "",
            ["extractHandling"] = MarkOf(entry.Release?.Handling ?? Handling.Unspecified),
        };
    }

    private static string Word<T>(T value)
        where T : struct, Enum
        => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());

    private static string MarkOf(Handling handling) => handling switch
    {
        Handling.TlpClear => "TLP:CLEAR",
        Handling.TlpGreen => "TLP:GREEN",
        Handling.TlpAmber => "TLP:AMBER",
        Handling.TlpAmberStrict => "TLP:AMBER+STRICT",
        Handling.TlpRed => "TLP:RED",
        _ => "",
    };

    private static string Hex(byte[] bytes) => Convert.ToHexStringLower(bytes);
}
