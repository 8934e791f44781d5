using CyberSanctions.Contracts.Events.V1;
using CyberSanctions.Contracts.Listing.V1;

namespace CyberSanctions.Delegate.Ballots;

/// <summary>A field that an act amends.</summary>
/// <param name="Name">As in list.json.</param>
/// <param name="Before">As the text says that it reads.</param>
/// <param name="After">As it is to read.</param>
/// <param name="Published">As it reads on the list now.</param>
internal sealed record AmendedField(string Name, string Before, string After, string Published);

/// <summary>An entry that an act amends.</summary>
/// <param name="Amendment">As in the act.</param>
/// <param name="Published">The entry; nothing when it is not on the list.</param>
/// <param name="Fields">Each field that is amended.</param>
internal sealed record Amended(Amendment Amendment, Entry? Published, IReadOnlyList<AmendedField> Fields);

/// <summary>An entry that an act takes off the list.</summary>
/// <param name="Delisting">As in the act.</param>
/// <param name="Published">The entry; nothing when it is not on the list.</param>
internal sealed record Delisted(Delisting Delisting, Entry? Published);

/// <summary>What an act renews.</summary>
/// <param name="Renewal">As in the act.</param>
/// <param name="Reviewed">What was reviewed and is on the list.</param>
/// <param name="NotReviewed">What is on the list and neither reviewed nor delisted by the act: its day stays.</param>
/// <param name="NotOnTheList">The references of what was reviewed and is not on the list.</param>
internal sealed record Renewed(
    Renewal Renewal, IReadOnlyList<Entry> Reviewed, IReadOnlyList<Entry> NotReviewed, IReadOnlyList<string> NotOnTheList);

/// <summary>What an act does to the published list as it is now.</summary>
internal sealed record ActDiff(
    IReadOnlyList<Addition> Added,
    IReadOnlyList<Amended> Amended,
    IReadOnlyList<Delisted> Delisted,
    IReadOnlyList<Renewed> Renewed,
    IReadOnlyList<Extension> Extended)
{
    /// <summary>Compares them. Entries are found by their references, to the letter.</summary>
    public static ActDiff Of(ActText text, PublishedList published)
    {
        var operations = text.AllOperations;
        List<Delisting> delistings = [.. operations.Select(operation => operation.Delist).OfType<Delisting>()];
        var listings = operations.Select(operation => operation.List).OfType<ActListing>();
        var amendments = operations.Select(operation => operation.Amend).OfType<Amendment>();
        var renewals = operations.Select(operation => operation.Renew).OfType<Renewal>();
        return new ActDiff(
            ListDiff.Of([.. listings.Select(Entry.Of)], published.Entries),
            [.. amendments.Select(amendment => AmendedOf(amendment, published))],
            [.. delistings.Select(delisting => new Delisted(delisting, published.Find(delisting.EntryReference)))],
            [.. renewals.Select(renewal => RenewedOf(renewal, delistings, published))],
            [.. operations.Select(operation => operation.Extend).OfType<Extension>()]);
    }

    private static Amended AmendedOf(Amendment amendment, PublishedList published)
    {
        var entry = published.Find(amendment.EntryReference);
        var (before, after) = (Entry.FieldsOf(amendment.Before), Entry.FieldsOf(amendment.After));
        var fields = amendment.Fields.Select(Entry.NameOf)
            .Select(name => new AmendedField(name, before[name], after[name], entry?.Fields[name] ?? ""));
        return new Amended(amendment, entry, [.. fields]);
    }

    private static Renewed RenewedOf(Renewal renewal, IReadOnlyList<Delisting> delistings, PublishedList published)
    {
        var reviewed = renewal.Reviews.Select(review => review.EntryReference).ToHashSet(StringComparer.Ordinal);
        var settled = delistings.Select(delisting => delisting.EntryReference).Concat(reviewed).ToHashSet(StringComparer.Ordinal);
        return new Renewed(
            renewal,
            [.. published.Entries.Where(entry => reviewed.Contains(entry.EuReferenceNumber))],
            [.. published.Entries.Where(entry => !settled.Contains(entry.EuReferenceNumber))],
            [.. reviewed.Where(reference => published.Find(reference) is null)]);
    }
}
