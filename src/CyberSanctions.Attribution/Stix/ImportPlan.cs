using CyberSanctions.Attribution.Items;
using CyberSanctions.Attribution.Stix.Mapping;
using CyberSanctions.Contracts.Common.V1;

namespace CyberSanctions.Attribution.Stix;

/// <summary>What is to become of each object of a bundle. What is no item is kept; so is what an item was made of.</summary>
internal sealed class ImportPlan
{
    private readonly Dictionary<string, NewItem> _items = new(StringComparer.Ordinal);

    private ImportPlan(IReadOnlyList<StixObject> kept, StixObject? report) => (Kept, Report) = (kept, report);

    /// <summary>Every object that is taken, each once.</summary>
    public IReadOnlyList<StixObject> Kept { get; }

    /// <summary>What the dossier says of itself; nothing when no dossier of this suite is in the bundle, or several
    /// are.</summary>
    public StixObject? Report { get; }

    /// <summary>The item that is made of an object, if one is.</summary>
    public NewItem? ItemOf(StixObject stix) => _items.GetValueOrDefault(stix.Id);

    /// <summary>In the order in which they stand in the dossier: that of its report, and then that of the bundle.</summary>
    public IReadOnlyList<NewItem> Items
    {
        get
        {
            var named = Report is null ? [] : JsonText.TextsOf(Report.Json, "object_refs");
            return [.. named.Concat(Kept.Select(stix => stix.Id)).Distinct(StringComparer.Ordinal)
                .Select(id => _items.GetValueOrDefault(id)).OfType<NewItem>()];
        }
    }

    /// <summary>The strictest of what is said, and of what is marked.</summary>
    public Handling HandlingOf(Handling stated)
        => Kept.Select(stix => Markings.HandlingOf(stix) ?? stated).Append(stated).Max();

    /// <summary>Makes a plan.</summary>
    /// <param name="stated">How that is marked which has no TLP marking.</param>
    public static ImportPlan Of(StixBundle bundle, Handling stated, DateOnly today, string importer, DateTime now)
    {
        StixObject[] kept = [.. bundle.Accepted.DistinctBy(stix => stix.Id, StringComparer.Ordinal)];
        foreach (var again in bundle.Accepted.Except(kept))
        {
            again.Notes.Add("It is in the bundle twice, and kept once.");
        }

        var reports = kept.Where(ReportMapping.Is).ToList();
        var plan = new ImportPlan(kept, reports is [var only] ? only : null);
        plan.Read(stated, today, importer, now);
        return plan;
    }

    // What cannot be an item takes with it what names it; those are asked again.
    private void Read(Handling stated, DateOnly today, string importer, DateTime now)
    {
        var kinds = Kept.Where(stix => !stix.IsRevoked)
            .Select(stix => (stix.Id, Kind: ItemMapping.KindOf(stix)))
            .Where(candidate => candidate.Kind is not null)
            .ToDictionary(candidate => candidate.Id, candidate => candidate.Kind!.Value, StringComparer.Ordinal);
        var ids = kinds.Keys.ToDictionary(id => id, _ => Guid.CreateVersion7(new DateTimeOffset(now)), StringComparer.Ordinal);
        var kindOfItem = kinds.ToDictionary(candidate => ids[candidate.Key].ToString(), candidate => candidate.Value);
        var naming = Kept.SelectMany(stix => stix.References.Select(reference => (reference.Id, Stix: stix)))
            .ToLookup(named => named.Id, named => named.Stix, StringComparer.Ordinal);
        var from = new Incoming(ids, stated, today);
        Note(Kept.Where(stix => !kinds.ContainsKey(stix.Id)));
        IReadOnlyCollection<StixObject> asked = [.. Kept.Where(stix => kinds.ContainsKey(stix.Id))];
        while (asked.Count > 0)
        {
            List<string> none = [];
            foreach (var stix in asked.Where(stix => ids.ContainsKey(stix.Id)))
            {
                try
                {
                    var item = ItemMapping.Read(kinds[stix.Id], stix, from, importer, now);
                    if (item.Cites.FirstOrDefault(citation => kindOfItem[citation.Id] != citation.Kind) is { } wrong)
                    {
                        throw new NoItemException($"{wrong.Field} names an item of another kind");
                    }

                    _items[stix.Id] = item;
                }
                catch (NoItemException exception)
                {
                    stix.Notes.Add($"Is no item: {exception.Message}");
                    ids.Remove(stix.Id);
                    _items.Remove(stix.Id);
                    none.Add(stix.Id);
                }
            }

            asked = [.. none.SelectMany(id => naming[id]).Distinct()];
        }
    }

    private static void Note(IEnumerable<StixObject> others)
    {
        foreach (var stix in others)
        {
            if (stix.IsRevoked)
            {
                stix.Notes.Add("Is no item: it was revoked.");
            }
            else if (OurExtension.ItemOf(stix) is { Length: > 0 } said && !ReportMapping.Is(stix))
            {
                stix.Notes.Add($"Is no item: the extension of this suite has no {said} in a {stix.Type}.");
            }
        }
    }
}
