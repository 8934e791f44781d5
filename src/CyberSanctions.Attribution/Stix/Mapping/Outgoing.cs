using CyberSanctions.Contracts.Attribution.V1;

namespace CyberSanctions.Attribution.Stix.Mapping;

/// <summary>What is to be known of a dossier when an item of it goes out.</summary>
/// <param name="Dossier">As it is.</param>
/// <param name="ReportId">What is about nothing else is about the report that stands for the dossier.</param>
/// <param name="Ids">The ids of its items in STIX, by those that they have here.</param>
internal sealed record Outgoing(Dossier Dossier, string ReportId, IReadOnlyDictionary<string, string> Ids)
{
    private HashSet<string>? _known;

    /// <summary>Whether an id is that of an item of this dossier.</summary>
    public bool IsItem(string id) => (_known ??= Ids.Values.ToHashSet(StringComparer.Ordinal)).Contains(id);

    /// <summary>The ids that items have in STIX.</summary>
    public IEnumerable<string> Named(IEnumerable<string> items) => items.Select(item => Ids[item]);
}
