using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.Journal.Appending;
using CyberSanctions.Publication.Acts;
using CyberSanctions.Publication.Lists;
using Dapper;

namespace CyberSanctions.Publication.Entries;

/// <summary>An entry about to be added.</summary>
internal sealed record NewEntry(long LogicalId, string EuReferenceNumber, int PlaceInAct, IReadOnlyList<KeyValuePair<Detail, long>> Details);

/// <summary>Gives the listings of an act their ids and, where the act has none for them, their EU reference numbers.</summary>
internal static class NewEntries
{
    public static async Task<IReadOnlyList<NewEntry>> NumberAsync(Change change, PublicList list, AdoptedAct act, ILogger logger)
    {
        var numbers = await ReferenceNumbersAsync(change, list, act, logger);
        var details = act.Text.Listings.Select(listing => Details(listing.Subject).ToList()).ToList();
        var ids = new Queue<long>(await change.Connection.QueryAsync<long>(
            "SELECT nextval('logical_id') FROM generate_series(1, @Count)",
            new { Count = details.Sum(entry => 1 + entry.Count) },
            change.Transaction));
        return
        [
            .. details.Select((entry, place) => new NewEntry(
                ids.Dequeue(), numbers[place], place, [.. entry.Select(detail => KeyValuePair.Create(detail, ids.Dequeue()))])),
        ];
    }

    private static IEnumerable<Detail> Details(Subject subject)
        => Enumerable.Range(0, subject.Names.Count).Select(place => new Detail(DetailKind.Name, place))
            .Concat(Enumerable.Range(0, subject.Births.Count).Select(place => new Detail(DetailKind.Birth, place)))
            .Concat(Enumerable.Range(0, subject.Nationalities.Count).Select(place => new Detail(DetailKind.Nationality, place)))
            .Concat(Enumerable.Range(0, subject.Identifiers.Count).Select(place => new Detail(DetailKind.Identifier, place)))
            .Concat(Enumerable.Range(0, subject.Addresses.Count).Select(place => new Detail(DetailKind.Address, place)));

    private static async Task<string[]> ReferenceNumbersAsync(Change change, PublicList list, AdoptedAct act, ILogger logger)
    {
        var taken = (await change.Connection.QueryAsync<string>(
            "SELECT eu_reference_number FROM entry WHERE list = @Name", new { list.Name }, change.Transaction)).ToHashSet(StringComparer.Ordinal);
        var numbers = act.Text.Listings.Select(listing => listing.EuReferenceNumber).ToArray();
        for (var place = 0; place < numbers.Length; place++)
        {
            if (numbers[place].Length > 0 && !taken.Add(numbers[place]))
            {
                // What was adopted has to be on the list; but clients know entries by this number,
                // so two of them must never share one.
                logger.LogWarning(
                    "{Act} gives {Listing} the EU reference number {Number}, which {List} has already; it gets one of the suite's.",
                    act.Text.Reference, act.Text.Listings[place].ProposalReference, numbers[place], list.Name);
                numbers[place] = "";
            }
        }

        for (var place = 0; place < numbers.Length; place++)
        {
            // CYB-2026-0001 cannot be taken for one of the Commission's, which look like EU.5701.88.
            while (numbers[place].Length == 0)
            {
                var number = await change.NextReferenceAsync(list.Exercise ? "EXERCISE" : "CYB");
                numbers[place] = taken.Add(number) ? number : "";
            }
        }

        return numbers;
    }
}
