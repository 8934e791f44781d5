using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using CyberSanctions.Publication.Artifacts;
using CyberSanctions.Publication.Lists;

namespace CyberSanctions.Publication.Fetching;

/// <summary>What there is to know of a version before fetching its files, as JSON.</summary>
internal static class VersionDocument
{
    private static readonly JsonWriterOptions Options =
        new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static (byte[] Bytes, string ETag) Render(PublishedVersion version)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, Options))
        {
            json.WriteStartObject();
            json.WriteString("list", version.List.Name);
            json.WriteBoolean("exercise", version.List.Exercise);
            json.WriteNumber("version", version.Version);
            json.WriteString("recordedAt", IsoDates.Instant(version.RecordedAt));
            json.WriteString("validAt", IsoDates.Instant(version.ValidAt));
            json.WriteString("cause", ListWords.Of(version.Cause));
            json.WriteString("inForceFrom", $"{version.Act.InForceFrom:yyyy-MM-dd}");
            json.WriteNumber("entries", version.Entries);
            json.WriteNumber("added", version.Changes.Added);
            json.WriteNumber("amended", version.Changes.Amended);
            json.WriteNumber("removed", version.Changes.Removed);
            json.WriteStartObject("act");
            json.WriteString("reference", version.Act.Reference);
            json.WriteString("number", version.Act.Number);
            json.WriteString("title", version.Act.Title);
            json.WriteString("textSha256", version.Act.TextSha256);
            json.WriteString("ballot", version.Act.BallotReference);
            json.WriteEndObject();
            json.WriteStartArray("artifacts");
            foreach (var artifact in version.Artifacts)
            {
                json.WriteStartObject();
                json.WriteString("name", artifact.Name);
                json.WriteString("mediaType", artifact.MediaType);
                json.WriteNumber("bytes", artifact.Identity.Bytes);
                json.WriteString("sha256", artifact.Identity.HexSha256);
                json.WriteString("url", $"{version.List.Path}/versions/{version.Version}/{artifact.Name}");
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        bytes.WriteByte((byte)'\n');
        var document = bytes.ToArray();
        return (document, $"\"{Convert.ToHexStringLower(SHA256.HashData(document))}\"");
    }
}
