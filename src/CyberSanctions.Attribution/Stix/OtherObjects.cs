namespace CyberSanctions.Attribution.Stix;

/// <summary>
/// Objects name others. That one is not in the bundle STIX allows; here it is asked for, because a report or a relationship that
/// leads nowhere is usually a mistake. An author may be missing; a marking that nobody knows may not.
/// </summary>
internal static class OtherObjects
{
    /// <summary>Notes what is named and not there. What is refused is not there for the others.</summary>
    public static void Check(IReadOnlyList<StixObject> objects, bool external)
    {
        var there = objects.Where(stix => stix.Problems.Count == 0).Select(stix => stix.Id).ToHashSet(StringComparer.Ordinal);
        var named = objects.Select(stix => stix.Id).ToHashSet(StringComparer.Ordinal);
        var naming = objects.Where(stix => stix.Problems.Count == 0)
            .SelectMany(stix => stix.References.Select(reference => (reference.Id, Stix: stix)))
            .ToLookup(naming => naming.Id, naming => naming.Stix, StringComparer.Ordinal);
        IReadOnlyCollection<StixObject> asked = objects;
        while (asked.Count > 0)
        {
            List<string> refused = [];
            foreach (var stix in asked.Where(stix => stix.Problems.Count == 0))
            {
                stix.Notes.Clear();
                Check(stix, there, named, external);
                if (stix.Problems.Count > 0 && there.Remove(stix.Id))
                {
                    refused.Add(stix.Id);
                }
            }

            asked = [.. refused.SelectMany(id => naming[id]).Distinct()];
        }
    }

    private static void Check(StixObject stix, HashSet<string> there, HashSet<string> named, bool external)
    {
        if (ObjectTypes.SortOf(stix) == ObjectSort.Domain
            && !stix.References.Any(reference => reference.Name == "created_by_ref"))
        {
            stix.Notes.Add("It does not say who made it.");
        }

        foreach (var (name, path, id) in stix.References.Where(reference => StixIds.Is(reference.Id)
            && !there.Contains(reference.Id)))
        {
            var why = named.Contains(id) ? "is refused" : "is not in the bundle";
            switch (name)
            {
                case "object_marking_refs" or "marking_ref":
                    if (Markings.HandlingOf(id) is null)
                    {
                        ObjectRules.Note(stix, path, $"Is a marking that {why}: {id}.");
                    }

                    break;
                case "created_by_ref":
                    stix.Notes.Add($"Who made it {why}: {id}.");
                    break;
                default:
                    if (external)
                    {
                        stix.Notes.Add($"{path} {why}: {id}.");
                    }
                    else
                    {
                        ObjectRules.Note(stix, path, $"{char.ToUpperInvariant(why[0])}{why[1..]}: {id}.");
                    }

                    break;
            }
        }
    }
}
