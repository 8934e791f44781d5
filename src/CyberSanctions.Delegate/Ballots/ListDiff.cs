namespace CyberSanctions.Delegate.Ballots;

/// <summary>A field that an act changes.</summary>
/// <param name="Name">As in list.json.</param>
/// <param name="Published">As published now; empty when not known.</param>
/// <param name="Proposed">As in the act.</param>
internal sealed record ChangedField(string Name, string Published, string Proposed);

/// <summary>What an act does to one entry of the list.</summary>
/// <param name="Entry">As in the act.</param>
/// <param name="Published">As published now; null when the act adds it.</param>
/// <param name="Changed">The fields that differ.</param>
internal sealed record Change(Entry Entry, Entry? Published, IReadOnlyList<ChangedField> Changed)
{
    /// <summary>In a word.</summary>
    public string Kind => Published is null ? "added" : Changed.Count > 0 ? "changed" : "unchanged";
}

/// <summary>An act against the published list.</summary>
internal static class ListDiff
{
    /// <summary>Compares, in the order of the act.</summary>
    public static IReadOnlyList<Change> Of(IReadOnlyList<Entry> act, IReadOnlyList<Entry> published)
    {
        return [.. act.Select(entry =>
        {
            // A number is the entry's name for good; where publication has yet to give one, the primary name has to do.
            var before = entry.EuReferenceNumber.Length > 0
                ? published.FirstOrDefault(other => other.EuReferenceNumber == entry.EuReferenceNumber)
                : published.FirstOrDefault(other => other.Name == entry.Name && other.Fields["kind"] == entry.Fields["kind"]);
            return new Change(entry, before, before is null ? [] : [.. Fields(before, entry)]);
        })];
    }

    private static IEnumerable<ChangedField> Fields(Entry before, Entry after)
        => after.Fields
            .Select(field => new ChangedField(field.Key, before.Fields.GetValueOrDefault(field.Key, ""), field.Value))
            .Where(field => field.Published != field.Proposed);
}
