using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using CyberSanctions.Publication.Entries;

namespace CyberSanctions.Publication.Artifacts;

/// <summary>Renders <c>entities.ftm.json</c>: an entity of FollowTheMoney on each line, in the order of their ids.</summary>
internal static class FtmJson
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static byte[] Render(ListContent content)
    {
        using var bytes = new MemoryStream();
        using var json = new Utf8JsonWriter(bytes, Options);
        foreach (var entity in FtmList.Of(content)
            .SelectMany(entities => entities)
            .OrderBy(entity => entity.Id, StringComparer.Ordinal))
        {
            Write(json, entity, content);
            json.Flush();
            json.Reset();
            bytes.WriteByte((byte)'\n');
        }

        return bytes.ToArray();
    }

    /// <summary>UTC, to the second, as OpenSanctions writes it.</summary>
    public static string Seconds(DateTime utc) => utc.ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture);

    private static void Write(Utf8JsonWriter json, FtmEntity entity, ListContent content)
    {
        json.WriteStartObject();
        json.WriteString("id", entity.Id);
        json.WriteString("caption", entity.Caption);
        json.WriteString("schema", entity.Schema);
        json.WriteStartObject("properties");
        foreach (var (name, values) in entity.Properties)
        {
            json.WriteStartArray(name);
            foreach (var value in values)
            {
                json.WriteStringValue(value);
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
        json.WriteStartArray("referents");
        json.WriteEndArray();
        json.WriteStartArray("datasets");
        json.WriteStringValue(content.List.Name);
        json.WriteEndArray();
        json.WriteString("first_seen", Seconds(entity.FirstSeen));
        json.WriteString("last_seen", Seconds(content.RecordedAt));
        json.WriteString("last_change", Seconds(entity.LastChange));
        json.WriteBoolean("target", entity.Target);
        json.WriteEndObject();
    }
}
