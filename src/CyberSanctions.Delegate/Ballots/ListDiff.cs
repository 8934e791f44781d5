namespace CyberSanctions.Delegate.Ballots;

/// <summary>A field in which two entries differ.</summary>
/// <param name="Name">As in list.json.</param>
/// <param name="Published">As published now; empty when not known.</param>
/// <param name="Proposed">As in the act.</param>
internal sealed record DifferentField(string Name, string Published, string Proposed);

/// <summary>An entry on the list that may be about the same person or entity. It stays as it is, beside the new one.</summary>
/// <param name="Published">The entry.</param>
/// <param name="SameNumber">Whether it has the number that the act gives to the new one; else they share a name.</param>
/// <param name="Differences">What the act says otherwise.</param>
internal sealed record Lookalike(Entry Published, bool SameNumber, IReadOnlyList<DifferentField> Differences);

/// <summary>An entry that an act adds to the list.</summary>
/// <param name="Entry">As in the act; without a number where publication gives one.</param>
/// <param name="NumberTaken">The number that the act gives and that is taken; empty when it is free, or when it gives
/// none.</param>
/// <param name="Lookalikes">What is on the list already.</param>
internal sealed record Addition(Entry Entry, string NumberTaken, IReadOnlyList<Lookalike> Lookalikes);

/// <summary>
/// What an act does to the published list. As publication does (its <c>NewEntries</c>): each listing becomes an entry of its own,
/// whatever is there already, and a number that is taken is not given twice.
/// </summary>
internal static class ListDiff
{
    /// <summary>What is added, in the order of the act.</summary>
    public static IReadOnlyList<Addition> Of(IReadOnlyList<Entry> act, IReadOnlyList<Entry> published)
    {
        var taken = published.Select(entry => entry.EuReferenceNumber).ToHashSet(StringComparer.Ordinal);
        return [.. act.Select(entry =>
        {
            var number = entry.EuReferenceNumber;
            var isTaken = number.Length > 0 && !taken.Add(number);
            return new Addition(
                entry with { EuReferenceNumber = isTaken ? "" : number },
                isTaken ? number : "",
                [.. Lookalikes(entry, published)]);
        })];
    }

    private static IEnumerable<Lookalike> Lookalikes(Entry entry, IReadOnlyList<Entry> published)
    {
        foreach (var other in published)
        {
            var sameNumber = entry.EuReferenceNumber.Length > 0 && other.EuReferenceNumber == entry.EuReferenceNumber;
            if (sameNumber
                || (other.Fields["kind"] == entry.Fields["kind"]
                    && string.Equals(other.Name, entry.Name, StringComparison.OrdinalIgnoreCase)))
            {
                yield return new Lookalike(other, sameNumber, [.. Differences(other, entry)]);
            }
        }
    }

    private static IEnumerable<DifferentField> Differences(Entry before, Entry after)
        => after.Fields
            .Select(field => new DifferentField(field.Key, before.Fields.GetValueOrDefault(field.Key, ""), field.Value))
            .Where(field => field.Published != field.Proposed);
}
