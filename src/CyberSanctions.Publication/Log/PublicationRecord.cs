using System.Security.Cryptography;
using System.Text.Json.Nodes;
using CyberSanctions.Publication.Artifacts;
using CyberSanctions.Publication.Lists;
using CyberSanctions.Signing;

namespace CyberSanctions.Publication.Log;

/// <summary>
/// What the log says of a version of a list: an entry of the log, canonical JSON (docs/proof.md). It holds the hash of every
/// file, and of the record before, so that one record proves all before it.
/// </summary>
internal static class PublicationRecord
{
    private const string Format = "cybersanctions-publication/1";

    // An entry of a log has at most 65,535 bytes, and an id ten digits.
    private const int MostIds = 4_000;

    /// <summary>Its bytes.</summary>
    /// <param name="version">With its files.</param>
    /// <param name="changes">In which entries it differs from the version before.</param>
    /// <param name="previous">The record before; nothing: it is the first.</param>
    public static byte[] Render(PublishedVersion version, ChangedEntries changes, byte[]? previous)
    {
        var ids = new JsonObject
        {
            ["added"] = Ids(changes.Added),
            ["amended"] = Ids(changes.Amended),
            ["removed"] = Ids(changes.Removed),
        };
        var record = new JsonObject
        {
            ["format"] = Format,
            ["list"] = version.List.Name,
            ["exercise"] = version.List.Exercise,
            ["version"] = version.Version,
            ["cause"] = ListWords.Of(version.Cause),
            ["recordedAt"] = IsoDates.Instant(version.RecordedAt),
            ["validAt"] = IsoDates.Instant(version.ValidAt),
            ["act"] = new JsonObject
            {
                ["reference"] = version.Act.Reference,
                ["number"] = version.Act.Number,
                ["textSha256"] = version.Act.TextSha256,
                ["ballot"] = version.Act.BallotReference,
            },
            ["entries"] = version.Entries,
            ["changes"] = new JsonObject
            {
                ["added"] = changes.Added.Count,
                ["amended"] = changes.Amended.Count,
                ["removed"] = changes.Removed.Count,
                ["idsSha256"] = Sha256(CanonicalJson.Bytes(ids)),
            },
            ["artifacts"] = new JsonArray([
                .. version.Artifacts.OrderBy(artifact => artifact.Name, StringComparer.Ordinal).Select(Artifact)
            ]),
            ["previous"] = previous is null ? "" : Sha256(previous),
        };
        if (changes.Added.Count + changes.Amended.Count + changes.Removed.Count <= MostIds)
        {
            record["ids"] = ids;
        }

        return CanonicalJson.Bytes(record);
    }

    private static JsonNode Artifact(PublishedArtifact artifact) => new JsonObject
    {
        ["name"] = artifact.Name,
        ["mediaType"] = artifact.MediaType,
        ["bytes"] = artifact.Identity.Bytes,
        ["sha256"] = artifact.Identity.HexSha256,
    };

    private static JsonArray Ids(IReadOnlyList<long> ids) => new([.. ids.Select(id => (JsonNode)id)]);

    private static string Sha256(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
