using CyberSanctions.Contracts.Events.V1;
using CyberSanctions.Journal.Appending;
using CyberSanctions.Publication.Lists;
using Dapper;

namespace CyberSanctions.Publication.Entries;

/// <summary>Gives listings their EU reference numbers, where the act has none for them that can be theirs.</summary>
internal static class ReferenceNumbers
{
    /// <summary>One for each listing, in their order.</summary>
    public static async Task<string[]> GiveAsync(
        Change change, PublicList list, string act, IReadOnlyList<ActListing> listings, ILogger logger)
    {
        if (listings.Count == 0)
        {
            return [];
        }

        var taken = (await change.Connection.QueryAsync<string>(
            "SELECT eu_reference_number FROM entry WHERE list = @Name", new { list.Name }, change.Transaction)).ToHashSet(
                StringComparer.Ordinal);
        var numbers = listings.Select(listing => listing.EuReferenceNumber).ToArray();
        for (var place = 0; place < numbers.Length; place++)
        {
            if (numbers[place].Length > 0 && !taken.Add(numbers[place]))
            {
                // What was adopted has to be on the list; but clients know entries by this number,
                // so two of them must never share one.
                logger.LogWarning(
                    "{Act} gives {Listing} the EU reference number {Number}, which {List} has already; it gets one of the"
                    + " suite's.",
                    act, listings[place].ProposalReference, numbers[place], list.Name);
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
