using System.Globalization;
using CyberSanctions.Attribution.Partners;
using CyberSanctions.Attribution.Stix;
using Npgsql;

namespace CyberSanctions.Attribution.Taxii;

/// <summary>
/// All that is shared with one partner now, as objects. The same item in two shares is two versions of one object. Of everything
/// only ids and times are held; what it says is read for the page that is asked for.
/// </summary>
internal sealed class PartnerCollection
{
    // Items that are looked at together, and those of a share when it is gone through for its report.
    private const int Together = 64;
    private const int OfAShare = 500;

    // A page travels in one gRPC message of at most 4 MiB; it ends early rather than not to arrive.
    private const int LargestPage = 2 * 1024 * 1024;

    private readonly NpgsqlConnection _connection;
    private readonly IReadOnlyList<CollectionEntry> _entries;
    private readonly ILookup<string, CollectionEntry> _versionsOf;
    private readonly ILookup<Guid, CollectionEntry> _ofShare;
    private readonly Dictionary<Guid, IReadOnlyDictionary<string, string>> _names = [];
    private readonly Dictionary<CollectionEntry, DateTime?> _versions = [];

    private PartnerCollection(NpgsqlConnection connection, IReadOnlyList<CollectionEntry> entries)
    {
        (_connection, _entries) = (connection, entries);
        _versionsOf = entries.ToLookup(entry => entry.Id, StringComparer.Ordinal);
        _ofShare = entries.Where(entry => entry.Item != Guid.Empty).ToLookup(entry => entry.Share!.Id);
    }

    /// <summary>The collection of the partner that some shares are there for.</summary>
    public static async Task<PartnerCollection> OfAsync(NpgsqlConnection connection, IReadOnlyList<ReceivedShareRow> shares)
        => new(connection, await CollectionTable.EntriesAsync(connection, shares));

    /// <summary>The objects after a place that are asked for, and whether there are more.</summary>
    public async Task<(IReadOnlyList<CollectionObject> Objects, bool More)> ReadAsync(
        CollectionFilter filter, CollectionPlace after, int most, bool written)
    {
        var objects = new List<CollectionObject>();
        var size = 0;
        foreach (var some in _entries.Where(entry => entry.At.CompareTo(after) > 0 && filter.Admits(entry)).Chunk(Together))
        {
            var found = await ShownAsync(some);
            await CompareAsync(some);
            foreach (var shown in some.Where(entry => IsAsked(entry, filter)).Select(entry => found[entry]))
            {
                var json = written ? shown.Write() : [];
                size += json.Length;
                if (objects.Count == most || (objects.Count > 0 && size > LargestPage))
                {
                    return (objects, true);
                }

                objects.Add(shown with { Json = json });
            }
        }

        return (objects, false);
    }

    // Of two that are the same version of the same object, the one of the later share is there.
    private bool IsAsked(CollectionEntry entry, CollectionFilter filter)
    {
        if (_versions[entry] is not { } version)
        {
            return false;
        }

        var all = _versionsOf[entry.Id].Where(other => _versions[other] is not null).ToList();
        return filter.Chooses(version, [.. all.Select(other => _versions[other]!.Value)])
            && !all.Exists(other => _versions[other] == version && other.Share?.Ordinal > entry.Share?.Ordinal);
    }

    // Which versions there are of what is in several shares.
    private async Task CompareAsync(IEnumerable<CollectionEntry> entries)
    {
        var others = entries.SelectMany(entry => _versionsOf[entry.Id]).Where(entry => !_versions.ContainsKey(entry)).Distinct();
        foreach (var some in others.ToList().Chunk(Together))
        {
            _ = await ShownAsync(some);
        }
    }

    // Those that are shown; of all it is known then whether they are, and in which version.
    private async Task<Dictionary<CollectionEntry, CollectionObject>> ShownAsync(IReadOnlyCollection<CollectionEntry> entries)
    {
        var found = new List<CollectionObject>();
        foreach (var entry in entries.Where(entry => entry.Share is null))
        {
            var (_, text, json) = SharedObjects.Definitions[(int)entry.Place - 1];
            var version = DateTime.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal);
            found.Add(new(entry, version, text, () => json));
        }

        foreach (var entry in entries.Where(entry => entry.Place == CollectionEntry.OfTheReport))
        {
            found.Add(await ReportAsync(entry));
        }

        foreach (var share in entries.Where(entry => entry.Item != Guid.Empty).GroupBy(entry => entry.Share!.Id))
        {
            found.AddRange(await ItemsAsync(share.First().Share!, [.. share]));
        }

        foreach (var entry in entries)
        {
            _versions[entry] = null;
        }

        foreach (var shown in found)
        {
            _versions[shown.Entry] = shown.Version;
        }

        return found.ToDictionary(shown => shown.Entry);
    }

    private async Task<IEnumerable<CollectionObject>> ItemsAsync(
        ReceivedShareRow share, IReadOnlyCollection<CollectionEntry> entries)
    {
        var byItem = entries.ToDictionary(entry => entry.Item);
        var rows = await SharedVersionTable.InShareAsync(_connection, share.DossierReference, share.Id, byItem.Keys);
        var shown = await ShownItems.OfAsync(_connection, share, rows);
        var turned = await TurnedAsync(share, [.. shown.SelectMany(item => item.Named)]);
        return shown.Select(item =>
        {
            var entry = byItem[item.Version.Id];
            var version = VersionOf(share, item.Named.Select(other => turned[other.Id]).Append(entry.AddedAt).Max());
            return new CollectionObject(
                entry,
                version,
                BundleWriter.TimeOf(version),
                () => SharedObjects.OfItem(entry, item.Item, version, NamesIn(share)))
            {
                Read = item.Version,
            };
        });
    }

    private async Task<CollectionObject> ReportAsync(CollectionEntry report)
    {
        var share = report.Share!;
        var names = NamesIn(share);
        var contents = new List<string>();
        var (changed, after) = (share.ApprovedAt, 0L);
        while (await SharedVersionTable.InShareAsync(_connection, share.DossierReference, share.Id, after, OfAShare)
            is { Count: > 0 } rows)
        {
            contents.AddRange((await ShownItems.OfAsync(_connection, share, rows)).Select(item => names[item.Item.Id]));
            changed = (await TurnedAsync(share, rows)).Values.Append(changed).Max();
            after = rows[^1].Ordinal;
        }

        var version = VersionOf(share, changed);
        return new CollectionObject(
            report, version, BundleWriter.TimeOf(version), () => SharedObjects.OfShare(share, contents, version));
    }

    // What speaks of others is another version once one of them is to be seen no more, or again. What happened before the share
    // was there, nobody saw.
    private async Task<Dictionary<Guid, DateTime>> TurnedAsync(ReceivedShareRow share, IReadOnlyCollection<SharedVersion> items)
    {
        var turned = await SharedVersionTable.TurnedAsync(
            _connection, share.DossierReference, [.. items.Select(item => item.Id).Distinct()]);
        return items.DistinctBy(item => item.Id).ToDictionary(
            item => item.Id,
            item => new[] { share.ApprovedAt, item.RefusedAt ?? share.ApprovedAt, turned.GetValueOrDefault(item.Id) }.Max());
    }

    // One moment may change what is in several shares: each of them makes a version of its own of that.
    private static DateTime VersionOf(ReceivedShareRow share, DateTime changed) => changed.AddMicroseconds(share.Earlier);

    private IReadOnlyDictionary<string, string> NamesIn(ReceivedShareRow share)
        => _names.TryGetValue(share.Id, out var names)
            ? names
            : _names[share.Id] = _ofShare[share.Id].ToDictionary(
                entry => entry.Item.ToString(), entry => entry.Id, StringComparer.Ordinal);
}
