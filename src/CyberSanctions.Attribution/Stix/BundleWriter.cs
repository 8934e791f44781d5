using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CyberSanctions.Attribution.Changes;
using CyberSanctions.Attribution.Stix.Mapping;
using CyberSanctions.Contracts.Attribution.V1;

namespace CyberSanctions.Attribution.Stix;

/// <summary>
/// A dossier as a bundle. What came in and was not changed goes out byte for byte; what was changed is a later version of the
/// same
/// object, with all that others said in it; what was withdrawn is revoked.
/// </summary>
internal sealed class BundleWriter
{
    private readonly Dossier _dossier;
    private readonly DossierTimes _times;
    private readonly IReadOnlyList<GoingItem> _items;
    private readonly IReadOnlyList<KeptObject> _kept;
    private readonly Dictionary<Guid, KeptObject> _keptByItem;
    private readonly SortedDictionary<string, byte[]> _objects = new(StringComparer.Ordinal);
    private readonly HashSet<byte[]> _written = [];
    private readonly Outgoing _to;

    private BundleWriter(
        Dossier dossier, DossierTimes times, IReadOnlyList<GoingItem> items, IReadOnlyList<KeptObject> kept)
    {
        (_dossier, _times, _items, _kept) = (dossier, times, items, kept);
        _keptByItem = kept.Where(stix => stix.Item is not null).ToDictionary(stix => stix.Item!.Value);
        var report = kept.SingleOrDefault(stix => stix.IsDossier)?.Id
            ?? StixIds.Of("report", $"{dossier.Reference} {TimeOf(dossier.CreatedAt.ToDateTime())}");
        _to = new Outgoing(dossier, report, items.ToDictionary(item => item.Id.ToString(), IdOf, StringComparer.Ordinal));
    }

    /// <summary>The bundle, canonical JSON.</summary>
    public static byte[] Write(Dossier dossier, DossierTimes times, IReadOnlyList<GoingItem> items,
        IReadOnlyList<KeptObject> kept)
    {
        var writer = new BundleWriter(dossier, times, items, kept);
        writer.WriteKept();
        writer.WriteItems();
        writer.WriteReport();
        return writer.Whole();
    }

    private string IdOf(GoingItem item) => _keptByItem.TryGetValue(item.Id, out var came)
        ? came.Id
        : StixIds.Of(ItemMapping.TypeOf(item.Kind, item.Content), $"{_dossier.Reference} {item.Id}");

    private void WriteKept()
    {
        foreach (var stix in _kept.Where(stix => !stix.IsDossier && stix.Unchanged != false))
        {
            if (stix.Item is null || stix.Unchanged == true)
            {
                _objects[stix.Id] = stix.Content;
                continue;
            }

            var revoked = Read(stix);
            revoked["revoked"] = true;
            revoked["modified"] = LaterThan(revoked, stix.WithdrawnAt ?? _dossier.CreatedAt.ToDateTime());
            Add(revoked);
        }
    }

    private void WriteItems()
    {
        foreach (var item in _items)
        {
            if (!_keptByItem.TryGetValue(item.Id, out var came))
            {
                var isEvidence = item.Kind == ItemKind.Evidence;
                var changed = !isEvidence && _times.MarkedAt > item.ChangedAt ? _times.MarkedAt : item.ChangedAt;
                var stix = New(_to.Ids[item.Id.ToString()], item.CreatedAt, changed);
                ItemMapping.Write(stix, DifferenceTable.ContentOf(item.Kind, item.Content)!, _to, isNew: true);
                Markings.Set(stix, isEvidence ? item.Handling : _dossier.Handling);
                Add(stix);
            }
            else if (came.Unchanged == false)
            {
                var stix = Read(came);
                stix["modified"] = LaterThan(stix, item.ChangedAt);
                ItemMapping.Write(stix, DifferenceTable.ContentOf(item.Kind, item.Content)!, _to, isNew: false);
                if (item.Kind == ItemKind.Evidence)
                {
                    Markings.Set(stix, item.Handling);
                }

                Add(stix);
            }
        }
    }

    private void WriteReport()
    {
        var came = _kept.SingleOrDefault(stix => stix.IsDossier);
        if (came is not null && _dossier.Version == 1)
        {
            using var document = JsonDocument.Parse(came.Content);
            if (ReportMapping.Says(StixObject.Of(0, document.RootElement), _dossier))
            {
                _objects[came.Id] = came.Content;
                AddMarkings();
                return;
            }
        }

        var report = came is null ? New(_to.ReportId, _dossier.CreatedAt.ToDateTime(), _times.ChangedAt) : Read(came);
        if (came is not null)
        {
            report["modified"] = LaterThan(report, _times.ChangedAt);
        }

        var items = _items.Select(item => _to.Ids[item.Id.ToString()]);
        var others = _objects.Keys.Where(id => StixIds.TypeOf(id) is not ("marking-definition" or "extension-definition")
            && id != StixIds.Suite);
        ReportMapping.Write(report, _dossier, [.. items.Concat(others).Distinct(StringComparer.Ordinal)], came is null);
        Add(report);
        AddMarkings();
    }

    private void AddMarkings()
    {
        var used = _objects.Values.SelectMany(json => MarkingsIn(json)).Distinct(StringComparer.Ordinal).ToList();
        foreach (var id in used)
        {
            _objects.TryAdd(id, Markings.PublishedAs(id));
        }
    }

    // Of the objects that were written here alone; of what came, those markings that came along are there.
    private IEnumerable<string> MarkingsIn(byte[] json)
        => _written.Contains(json)
            ? JsonNode.Parse(json)!["object_marking_refs"] is JsonArray refs
                ? refs.Select(id => (string)id!).Where(id => Markings.HandlingOf(id) is not null)
                : []
            : [];

    private byte[] Whole()
    {
        var size = _objects.Values.Sum(json => json.Length + 1);
        using var objects = new MemoryStream(size + 100);
        foreach (var json in _objects.Values)
        {
            if (objects.Length > 0)
            {
                objects.WriteByte((byte)',');
            }

            objects.Write(json);
        }

        var content = objects.GetBuffer().AsSpan(0, (int)objects.Length);
        var id = StixIds.Of("bundle", Convert.ToHexStringLower(SHA256.HashData(content)));
        return [
            .. Encoding.ASCII.GetBytes($$"""{"id":"{{id}}","objects":["""), .. content, .. "],\"type\":\"bundle\"}"u8,
        ];
    }

    private void Add(JsonObject stix)
    {
        var json = ObjectReading.CanonicalOf(stix);
        _written.Add(json);
        _objects[(string)stix["id"]!] = json;
        foreach (var (id, definition) in OurExtension.Definitions)
        {
            _objects.TryAdd(id, definition);
        }
    }

    /// <summary>A new object of this suite's.</summary>
    internal static JsonObject New(string id, DateTime created, DateTime modified) => new()
    {
        ["type"] = StixIds.TypeOf(id),
        ["spec_version"] = "2.1",
        ["id"] = id,
        ["created_by_ref"] = StixIds.Suite,
        ["created"] = TimeOf(created),
        ["modified"] = TimeOf(modified),
    };

    private static JsonObject Read(KeptObject stix) => JsonNode.Parse(stix.Content)!.AsObject();

    // A clock elsewhere may be ahead of ours; a later version is later all the same.
    private static string LaterThan(JsonObject before, DateTime changed)
    {
        var said = (string?)before["modified"] ?? "";
        var now = TimeOf(changed);
        return PropertyRules.Compare(said, now) < 0
            ? now
            : TimeOf(DateTime.ParseExact(
                $"{said[..19]}Z",
                "yyyy-MM-dd'T'HH:mm:ss'Z'",
                CultureInfo.InvariantCulture,
                DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal).AddSeconds(1));
    }

    /// <summary>A time as it stands in an object, to the microsecond.</summary>
    internal static string TimeOf(DateTime time)
        => time.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture);
}
