using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using CyberSanctions.Publication.Entries;

namespace CyberSanctions.Publication.Artifacts;

/// <summary>Renders <c>index.json</c>: every other file of a version, with its size and hashes.</summary>
internal static class IndexJson
{
    private static readonly JsonWriterOptions Options =
        new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static byte[] Render(ListContent content, IReadOnlyList<IndexedFile> files)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, Options))
        {
            json.WriteStartObject();
            json.WriteString("format", "cybersanctions-index/1");
            json.WriteString("list", content.List.Name);
            json.WriteBoolean("exercise", content.List.Exercise);
            json.WriteNumber("version", content.Version);
            json.WriteString("recordedAt", IsoDates.Instant(content.RecordedAt));
            json.WriteString("validAt", IsoDates.Instant(content.ValidAt));
            json.WriteNumber("entries", content.Entries.Count);
            json.WriteStartArray("artifacts");
            foreach (var file in files.OrderBy(file => file.Name, StringComparer.Ordinal))
            {
                json.WriteStartObject();
                json.WriteString("name", file.Name);
                json.WriteString("mediaType", file.MediaType);
                json.WriteNumber("bytes", file.Bytes);
                json.WriteString("sha256", file.Sha256);
                json.WriteString("sha1", file.Sha1);
                json.WriteString("url", $"{content.List.Path}/versions/{content.Version}/{file.Name}");
                if (file.Name == "list.json")
                {
                    json.WriteString("schema", ListSchema.Path);
                }

                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        bytes.WriteByte((byte)'\n');
        return bytes.ToArray();
    }
}

/// <summary>A file as the index names it.</summary>
/// <param name="Name">For example <c>list.json</c>.</param>
/// <param name="MediaType">As in Content-Type.</param>
/// <param name="Bytes">Its length, uncompressed.</param>
/// <param name="Sha256">Lower-case hexadecimal.</param>
/// <param name="Sha1">The same; a signal of change for readers who know no other, and no proof of anything.</param>
internal sealed record IndexedFile(string Name, string MediaType, long Bytes, string Sha256, string Sha1)
{
    [SuppressMessage(
        "Security", "CA5350:Do Not Use Weak Cryptographic Algorithms", Justification = "Readers of today's lists compare it.")]
    public static IndexedFile Of(EncodedArtifact file)
        => new(
            file.Kind.Name,
            file.Kind.MediaType,
            file.Plain.Bytes.Length,
            Convert.ToHexStringLower(file.Plain.Sha256),
            Convert.ToHexStringLower(SHA1.HashData(file.Plain.Bytes)));
}
