using CyberSanctions.Contracts.Attribution.V1;

namespace CyberSanctions.Attribution.Assessing;

/// <summary>
/// Which items of evidence go back to one source, and so count as one: those that say so of each other, directly or by way of a
/// third, and those with the same bytes.
/// </summary>
internal static class Origins
{
    /// <summary>The origin of each item, numbered from 1 in the order of the items.</summary>
    public static IReadOnlyList<int> Of(IReadOnlyList<Evidence> items)
    {
        var parents = new Dictionary<string, string>();
        foreach (var item in items)
        {
            if (item.Sha256.Length > 0)
            {
                Join(item.Id, $"sha256 {item.Sha256}");
            }

            if (item.SameOriginAs.Length > 0)
            {
                Join(item.Id, item.SameOriginAs);
            }
        }

        var numbers = new Dictionary<string, int>();
        return [.. items.Select(item =>
        {
            var root = RootOf(item.Id);
            if (!numbers.TryGetValue(root, out var number))
            {
                numbers[root] = number = numbers.Count + 1;
            }

            return number;
        })];

        void Join(string one, string other) => parents[RootOf(one)] = RootOf(other);

        string RootOf(string id)
        {
            while (parents.GetValueOrDefault(id, id) is var parent && parent != id)
            {
                parents[id] = parents.GetValueOrDefault(parent, parent);
                id = parent;
            }

            return id;
        }
    }
}
