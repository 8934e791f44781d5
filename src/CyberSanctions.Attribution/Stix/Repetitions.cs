namespace CyberSanctions.Attribution.Stix;

/// <summary>An id stands for one object. The same one twice is one; another one, or another version, is none too many.</summary>
internal static class Repetitions
{
    /// <summary>Notes them: at the second one, and at those after.</summary>
    public static void Check(IReadOnlyList<StixObject> objects)
    {
        var first = new Dictionary<string, StixObject>(StringComparer.Ordinal);
        foreach (var stix in objects.Where(stix => stix.Id.Length > 0))
        {
            if (!first.TryAdd(stix.Id, stix) && !stix.Canonical.AsSpan().SequenceEqual(first[stix.Id].Canonical))
            {
                var problem = $"Is there twice, and not the same: also at objects[{first[stix.Id].Place}]. Send one version.";
                ObjectRules.Note(stix, "id", problem);
                if (first[stix.Id].Problems.Count == 0)
                {
                    ObjectRules.Note(first[stix.Id], "id", $"Is there twice, and not the same: also at objects[{stix.Place}].");
                }
            }
        }
    }
}
