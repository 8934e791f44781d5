namespace CyberSanctions.Attribution.Stix;

/// <summary>
/// What goes back to something does not go back to itself: what is derived from another object, a duplicate or a variant of it; a
/// report in a report; the author of an author; the parent of a folder or a process.
/// </summary>
internal static class Circles
{
    private static readonly string[] Back = ["derived-from", "duplicate-of", "variant-of"];
    private static readonly string[] Parents = ["created_by_ref", "parent_directory_ref", "parent_ref"];

    /// <summary>Notes them: at an object that closes one.</summary>
    public static void Check(IReadOnlyList<StixObject> objects)
    {
        var sound = objects.Where(stix => stix.Problems.Count == 0).ToList();
        foreach (var edges in Edges(sound).GroupBy(edge => edge.Kind))
        {
            Check(edges.ToLookup(edge => edge.From));
        }
    }

    private static IEnumerable<Edge> Edges(IEnumerable<StixObject> objects)
    {
        foreach (var stix in objects)
        {
            if (stix.Type == "relationship" && JsonText.Of(stix.Json, "relationship_type") is { } type && Back.Contains(type))
            {
                yield return new(type, JsonText.Of(stix.Json, "source_ref")!, JsonText.Of(stix.Json, "target_ref")!, stix,
                    "target_ref");
            }

            foreach (var (name, path, id) in stix.References)
            {
                if (Parents.Contains(name) || (name == "object_refs" && stix.Type is "report" or "grouping"))
                {
                    yield return new(name, stix.Id, id, stix, path);
                }
            }
        }
    }

    // Depth first, without recursion: a chain may have ten thousand links.
    private static void Check(ILookup<string, Edge> edges)
    {
        var done = new HashSet<string>(StringComparer.Ordinal);
        var under = new HashSet<string>(StringComparer.Ordinal);
        foreach (var start in edges.Select(from => from.Key).Where(id => !done.Contains(id)))
        {
            var path = new Stack<(string Id, IEnumerator<Edge> Next)>();
            Enter(start);
            while (path.TryPeek(out var at))
            {
                if (!at.Next.MoveNext())
                {
                    done.Add(at.Id);
                    under.Remove(at.Id);
                    path.Pop().Next.Dispose();
                }
                else if (under.Contains(at.Next.Current.To))
                {
                    var edge = at.Next.Current;
                    ObjectRules.Note(edge.Stix, edge.Path, $"Leads in a circle, back to {edge.To}.");
                }
                else if (!done.Contains(at.Next.Current.To))
                {
                    Enter(at.Next.Current.To);
                }
            }

            void Enter(string id)
            {
                under.Add(id);
                path.Push((id, edges[id].GetEnumerator()));
            }
        }
    }

    private sealed record Edge(string Kind, string From, string To, StixObject Stix, string Path);
}
