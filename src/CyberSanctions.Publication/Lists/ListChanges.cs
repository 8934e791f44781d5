using CyberSanctions.Publication.History;

namespace CyberSanctions.Publication.Lists;

/// <summary>In how many entries a version differs from the one before.</summary>
/// <param name="Added">Were not on the list before.</param>
/// <param name="Amended">Read otherwise than before.</param>
/// <param name="Removed">Are not on the list any more.</param>
internal sealed record ListChanges(int Added, int Amended, int Removed);

/// <summary>In which entries a version differs from the one before, by their ids, ascending.</summary>
internal sealed record ChangedEntries(
    IReadOnlyList<long> Added, IReadOnlyList<long> Amended, IReadOnlyList<long> Removed)
{
    public static ChangedEntries Between(ListState? before, ListState after)
    {
        var left = before?.OnList.ToDictionary(entry => entry.Identity.LogicalId) ?? [];
        var (added, amended) = (new List<long>(), new List<long>());
        foreach (var entry in after.OnList)
        {
            if (!left.Remove(entry.Identity.LogicalId, out var earlier))
            {
                added.Add(entry.Identity.LogicalId);
            }
            else if (!Acts(earlier).SequenceEqual(Acts(entry)) && !earlier.Content.Equals(entry.Content))
            {
                amended.Add(entry.Identity.LogicalId);
            }
        }

        return new ChangedEntries(added, amended, [.. left.Keys.Order()]);
    }

    private static IEnumerable<long> Acts(EntryState entry) => entry.Amendments.Select(amendment => amendment.Act.LogicalId);
}
