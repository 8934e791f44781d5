using CyberSanctions.Contracts.Events.V1;
using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.Journal.Appending;
using CyberSanctions.Publication.Acts;
using CyberSanctions.Publication.Lists;
using Dapper;

namespace CyberSanctions.Publication.Entries;

/// <summary>Numbers what an act does to entries, and gives new entries and what is new in others their ids.</summary>
internal static class EntryVersions
{
    /// <summary>One for each operation on an entry, in the order of the annex.</summary>
    /// <exception cref="InvalidOperationException">An operation names an entry that the list never had.</exception>
    public static async Task<IReadOnlyList<EntryVersion>> NumberAsync(
        Change change, PublicList list, AdoptedAct act, ILogger logger)
    {
        var operations = act.Text.AllOperations;
        var references = new Queue<string>(
            await ReferenceNumbers.GiveAsync(
                change, list, act.Text.Reference, [.. operations.Select(o => o.List).OfType<ActListing>()], logger));
        var entries = await EntryTable.ReadAsync(
            change, list, [.. operations.SelectMany(Named).Distinct(StringComparer.Ordinal)]);
        var ids = await IdsAsync(
            change, operations.Sum(operation => Details.Of(operation).Count() + (operation.List is null ? 0 : 1)));
        var known = await DetailTable.ReadAsync(change, [.. entries.Values.Select(entry => entry.LogicalId)]);
        var said = known.ToDictionary(of => of.Key, of => of.ToList());
        var versions = new List<EntryVersion>();
        foreach (var (place, operation) in operations.Index())
        {
            if (operation.List is not null)
            {
                // What the act itself does to it further on must find it.
                var entry = new StoredEntry(ids.Dequeue(), references.Dequeue(), 0);
                entries.Add(entry.Reference, entry);
                Add(entry, entry.Reference, place, operation, OperationKind.List);
            }

            foreach (var reference in Named(operation))
            {
                var entry = entries.GetValueOrDefault(reference)
                    ?? throw AdoptedAct.Impossible(act.BallotReference, $"{list.Name} never had an entry {reference}");
                Add(entry, null, place, operation, KindOf(operation));
            }
        }

        return versions;

        void Add(StoredEntry entry, string? newReference, int place, Operation operation, OperationKind kind)
        {
            var details = Details.Of(operation).ToList();
            if (!said.TryGetValue(entry.LogicalId, out var before))
            {
                said.Add(entry.LogicalId, before = []);
            }

            var same = Details.Known(details, before);
            var added = details.Where(detail => !same.ContainsKey(detail.Detail))
                .Select(detail => (detail.Detail, detail.Value, Id: ids.Dequeue()))
                .ToList();
            before.AddRange(added.Select(detail => new KnownDetail(detail.Detail.Kind, detail.Value, detail.Id, null)));
            var version = new EntryVersion(
                entry.LogicalId,
                newReference,
                entry.Version + 1,
                place,
                kind,
                [.. added.Select(detail => KeyValuePair.Create(detail.Detail, detail.Id))]);
            entries[entry.Reference] = entry with { Version = version.Number };
            versions.Add(version);
        }
    }

    private static IEnumerable<string> Named(Operation operation) => operation switch
    {
        { Amend: { } amendment } => [amendment.EntryReference],
        { Delist: { } delisting } => [delisting.EntryReference],
        { Renew: { } renewal } => renewal.Reviews.Select(review => review.EntryReference),
        _ => [],
    };

    private static OperationKind KindOf(Operation operation) => operation.WhatCase switch
    {
        Operation.WhatOneofCase.Amend => OperationKind.Amend,
        Operation.WhatOneofCase.Delist => OperationKind.Delist,
        _ => OperationKind.Renew,
    };

    private static async Task<Queue<long>> IdsAsync(Change change, int count) => new(await change.Connection.QueryAsync<long>(
        "SELECT nextval('logical_id') FROM generate_series(1, @count)", new { count }, change.Transaction));
}
