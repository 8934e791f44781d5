using System.Globalization;
using System.Text;
using System.Text.Json;

namespace CyberSanctions.Bench;

/// <summary>
/// A bundle of STIX 2.1 as those who share such things send: mostly indicators and what they indicate, some groups, and a report
/// of all
/// of it; and its objects as lines for Postgres's COPY.
/// </summary>
internal static class StixBundles
{
    private const string Time = "2025-03-01T10:00:00.000Z";
    private const string Description =
        "Seen on servers that were rented for a few weeks, behind names that are registered anew each time. Invented to measure"
        + " with.";

    /// <summary>Writes both. Ids are new each time.</summary>
    public static void Write(int count, FileInfo bundle, FileInfo copy)
    {
        var objects = Objects(count).ToList();
        using (var text = new StreamWriter(bundle.Create()))
        {
            text.Write($"{{\"type\":\"bundle\",\"id\":\"{IdOf("bundle")}\",\"objects\":[{string.Join(',', objects)}]}}");
        }

        using var lines = new StreamWriter(copy.Create()) { NewLine = "\n" };
        foreach (var stix in objects)
        {
            lines.WriteLine(stix.Replace("\\", "\\\\", StringComparison.Ordinal));
        }
    }

    // A tenth groups, four tenths indicators, as much malware, and relationships between them; the report is the last.
    private static IEnumerable<string> Objects(int count)
    {
        var ids = new List<string>();
        while (ids.Count < count - 1)
        {
            var number = ids.Count.ToString(CultureInfo.InvariantCulture);
            var (type, own) = (ids.Count % 10) switch
            {
                0 => ("intrusion-set",
                    $"\"name\":\"Heron {number}\",\"aliases\":[\"Crane {number}\"],\"description\":\"{Description}\""),
                < 4 => ("malware", $"\"name\":\"Reedbed {number}\",\"is_family\":false,\"description\":\"{Description}\""),
                < 7 => ("indicator", $"\"name\":\"Server {number}\",\"pattern\":\"[domain-name:value = 'r{number}.example']\","
                    + $"\"pattern_type\":\"stix\",\"valid_from\":\"{Time}\",\"description\":\"{Description}\""),
                _ => ("relationship",
                    $"\"relationship_type\":\"indicates\",\"source_ref\":\"{ids[^3]}\",\"target_ref\":\"{ids[^6]}\""),
            };
            ids.Add(IdOf(type));
            yield return Object(type, ids[^1], own);
        }

        yield return Object(
            "report",
            IdOf("report"),
            $"\"name\":\"All of it\",\"published\":\"{Time}\",\"object_refs\":{JsonSerializer.Serialize(ids)}");
    }

    private static string Object(string type, string id, string own)
        => new StringBuilder("{\"type\":\"").Append(type).Append("\",\"spec_version\":\"2.1\",\"id\":\"").Append(id)
            .Append("\",\"created\":\"").Append(Time).Append("\",\"modified\":\"").Append(Time).Append("\",").Append(own)
                .Append('}')
            .ToString();

    private static string IdOf(string type) => $"{type}--{Guid.NewGuid()}";
}
