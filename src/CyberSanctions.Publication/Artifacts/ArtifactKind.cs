using CyberSanctions.Publication.Entries;

namespace CyberSanctions.Publication.Artifacts;

/// <summary>A file that every list version has; docs/list-formats.md says what is in it.</summary>
/// <param name="Name">The last part of its URL.</param>
/// <param name="MediaType">As in Content-Type.</param>
internal sealed record ArtifactKind(string Name, string MediaType)
{
    /// <summary>Names all others, with their hashes: it is made last.</summary>
    public static ArtifactKind Index { get; } = new("index.json", "application/json");

    /// <summary>All others, with what renders them. Same content, same bytes.</summary>
    public static IReadOnlyList<(ArtifactKind Kind, Func<ListContent, byte[]> Render)> Rendered { get; } =
    [
        (new("list.json", "application/json"), ListJson.Render),
        (new("list.xml", "application/xml; charset=utf-8"), FsfXml.Render),
        (new("list.csv", "text/csv; charset=utf-8; header=present") { IsAttachment = true }, FsfCsv.Render),
        (new("entities.ftm.json", "application/x-ndjson"), FtmJson.Render),
        (new("targets.simple.csv", "text/csv; charset=utf-8; header=present") { IsAttachment = true }, SimpleCsv.Render),
        (new("names.txt", "text/plain; charset=utf-8"), NamesText.Render),
    ];

    /// <summary>All of them.</summary>
    public static IReadOnlyList<ArtifactKind> All { get; } = [.. Rendered.Select(rendered => rendered.Kind), Index];

    /// <summary>Whether browsers are to save it, under a name that tells it from other lists and versions.</summary>
    public bool IsAttachment { get; init; }

    /// <summary>The one of that name; null where there is none, or not any more.</summary>
    public static ArtifactKind? Find(string name) => All.FirstOrDefault(kind => kind.Name == name);
}
