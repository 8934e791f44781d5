using System.Text.Json;
using CyberSanctions.Contracts.Acts;
using CyberSanctions.Contracts.Events.V1;
using CyberSanctions.Contracts.Listing.V1;
using What = CyberSanctions.Contracts.Events.V1.Operation.WhatOneofCase;

namespace CyberSanctions.Contracts.ActDocuments;

/// <summary>
/// The annex of an act, in the layout of Annex I to Regulation (EU) 2019/796: natural persons, then legal persons, entities and
/// bodies; numbered; name, identifying information, reasons, date of listing.
/// </summary>
internal static class ActAnnex
{
    private const string Number = "No";
    private const string Entry = "Entry";
    private const string Reasons = "Reasons";
    private static readonly string[] ListingColumns = [Number, "Name", "Identifying information", Reasons, "Date of listing"];

    public static IReadOnlyList<AnnexPart> Of(ActText text, IReadOnlyList<Operation> does, InstrumentWords words)
    {
        var parts = new List<AnnexPart>();
        var listed = does.Where(operation => operation.WhatCase == What.List).Select(operation => operation.List).ToList();
        if (listed.Count > 0)
        {
            var persons = listed.Where(listing => listing.Subject?.Kind != SubjectKind.Entity).ToList();
            var others = listed.Where(listing => listing.Subject?.Kind == SubjectKind.Entity).ToList();
            parts.Add(new(
                $"The following entries are added to {words.List}:",
                [
                    .. persons.Count > 0 ? [Listings("A. Natural persons", persons, text, words)] : Array.Empty<AnnexTable>(),
                    .. others.Count > 0
                        ? [Listings("B. Legal persons, entities and bodies", others, text, words)]
                        : Array.Empty<AnnexTable>(),
                ]));
        }

        foreach (var amendment in does.Where(operation => operation.WhatCase == What.Amend).Select(operation => operation.Amend))
        {
            parts.Add(new(
                $"In {words.List}, in the entry {amendment.EntryReference}, the following is replaced:",
                [new("", [Number, "What", "Text that is replaced", "Text that replaces it"], [.. amendment.Fields.Select(
                    field => Amended(amendment, field))])]));
        }

        var deleted = does.Where(operation => operation.WhatCase == What.Delist).Select(operation => operation.Delist).ToList();
        if (deleted.Count > 0)
        {
            parts.Add(new(
                $"The following entries are deleted from {words.List}:",
                [new("", [Number, Entry, "Ground", Reasons], [.. deleted.Select(Deleted)])]));
        }

        foreach (var renewal in does.Select(operation => operation.Renew).OfType<Renewal>())
        {
            parts.Add(new(
                $"The following entries have been reviewed, and apply until {DateWords.Of(renewal.Until)}:",
                [new("", [Number, Entry, "Conclusion of the review"], [.. renewal.Reviews.Select(Reviewed)])]));
        }

        return parts;
    }

    private static AnnexTable Listings(
        string heading, IReadOnlyList<ActListing> listings, ActText text, InstrumentWords words)
        => new(heading, ListingColumns, [.. listings.Select(listing => Listing(listing, text, words))]);

    private static IReadOnlyList<AnnexCell> Listing(ActListing listing, ActText text, InstrumentWords words)
    {
        var subject = listing.Subject ?? new Subject();
        List<AnnexLine> reasons =
        [
            new("", listing.StatementOfReasons),
            new("Ground", ActWords.Of(listing.Ground)),
            new("Measures", string.Join("; ", listing.Measures.Where(words.Holds).Select(ActWords.Of))),
        ];
        return
        [
            new([
                .. NameWords.Of(subject),
                .. listing.EuReferenceNumber.Length > 0
                    ? [new AnnexLine("EU reference number", listing.EuReferenceNumber)]
                    : Array.Empty<AnnexLine>(),
            ]),
            new([.. SubjectWords.Of(subject)]),
            new(reasons),
            AnnexCell.Of(text.EntryIntoForce is { } day ? DateWords.Of(day) : "Date of adoption"),
        ];
    }

    private static IReadOnlyList<AnnexCell> Amended(Amendment amendment, EntryField field)
        => [
            AnnexCell.Of(JsonNamingPolicy.KebabCaseLower.ConvertName(field.ToString()).Replace('-', ' ')),
            Only(amendment.Before, field),
            Only(amendment.After, field),
        ];

    // Of one field, as a listing would say it.
    private static AnnexCell Only(EntryContent? content, EntryField field)
    {
        var only = EntryContents.Only(content ?? new EntryContent(), [field]);
        AnnexLine[] lines =
        [
            .. NameWords.Of(only.Subject), .. SubjectWords.Of(only.Subject),
            .. only.Ground == ListingGround.Unspecified ? [] : new AnnexLine[] { new("Ground", ActWords.Of(only.Ground)) },
            .. only.Measures.Select(measure => new AnnexLine("", ActWords.Of(measure))),
            .. only.StatementOfReasons.Length == 0 ? [] : new AnnexLine[] { new("", only.StatementOfReasons) },
        ];
        return lines.Length > 0 ? new(lines) : AnnexCell.Of("(nothing)");
    }

    private static IReadOnlyList<AnnexCell> Deleted(Delisting delisting)
        => [
            AnnexCell.Of(delisting.EntryReference), AnnexCell.Of(ActWords.Of(delisting.Reason)),
            AnnexCell.Of(delisting.StatementOfReasons),
        ];

    private static IReadOnlyList<AnnexCell> Reviewed(Review review)
        => [AnnexCell.Of(review.EntryReference), AnnexCell.Of(review.Conclusion)];
}
