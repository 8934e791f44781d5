using CyberSanctions.Contracts.Events.V1;
using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.Delegate.Output;

namespace CyberSanctions.Delegate.Ballots;

/// <summary>What the text of an act does to the list, operation by operation.</summary>
internal static class TextView
{
    private static readonly string[] ShownApart = ["ground", "measures", "statementOfReasons"];

    /// <summary>Whether it is about somebody who is on the list, whom it names by their reference alone.</summary>
    public static bool NamesEntries(ActText text)
        => text.Operations.Any(operation => operation is { Amend: not null } or { Delist: not null } or { Renew: not null });

    /// <summary>All of it.</summary>
    public static void Show(Screen screen, ActText text, PublishedList? published)
    {
        var operations = text.AllOperations;
        screen.Heading($"The text: {Summary(operations)}");
        foreach (var (place, operation) in operations.Index())
        {
            switch (operation.WhatCase)
            {
                case Operation.WhatOneofCase.Amend:
                    ShowAmendment(screen, place + 1, operation.Amend, published);
                    break;
                case Operation.WhatOneofCase.Delist:
                    var delisted = Who(operation.Delist.EntryReference, published);
                    screen.Write($"{place + 1}. {delisted} leaves the list: {Words.Of(operation.Delist.Reason)}");
                    screen.Indented2(operation.Delist.StatementOfReasons);
                    break;
                case Operation.WhatOneofCase.Renew:
                    ShowRenewal(screen, place + 1, operation.Renew, published);
                    break;
                case Operation.WhatOneofCase.Extend:
                    var until = Days.Of(operation.Extend.Until);
                    screen.Write($"{place + 1}. The framework applies until {until}: no listing outlasts it.");
                    break;
                default:
                    ShowListing(screen, place + 1, operation.List);
                    break;
            }
        }
    }

    /// <summary>When it takes effect.</summary>
    public static string InForce(ActText text)
        => text.EntryIntoForce is null ? "the day of its adoption"
            : text.PublishedOn is { } published ? $"{Days.Of(text.EntryIntoForce)}; it was published on {Days.Of(published)}"
            : text.PublicationUrl.Length > 0 ? Days.Of(text.EntryIntoForce)
            : $"the beginning of {Days.Of(text.EntryIntoForce)} (Brussels time), or when it is adopted if that is later";

    /// <summary>
    /// Which instruments it is, each with its number, title, basis and address: both of a pair, in the order in which the
    /// treaty bases follow each other; none where the text does not say.
    /// </summary>
    public static IEnumerable<(string What, string Instrument)> Instruments(ActText text)
    {
        var itself = (text.Instrument, Named(text.Number, text.Title, text.LegalBasis, text.PublicationUrl));
        IEnumerable<(Instrument What, string Named)> instruments = text.Twin is not { } twin
            ? [itself]
            : [itself, (Other(text.Instrument), Named(twin.Number, twin.Title, twin.LegalBasis, twin.PublicationUrl))];
        return instruments.OrderBy(instrument => instrument.What)
            .Where(instrument => text.Twin is not null || instrument.What != Instrument.Unspecified)
            .Select(instrument => (Words.Of(instrument.What), instrument.Named));
    }

    /// <summary>What it corrects, and from when.</summary>
    public static string Of(Corrigendum corrects)
        => $"{corrects.ActReference}, from {(corrects.From is { } from ? Days.Of(from) : "when that took effect")}";

    /// <summary>Who is meant by a reference, as the list has it now.</summary>
    public static string Who(string reference, PublishedList? published)
        => $"{reference} ({(published?.Find(reference) is { } entry ? entry.Name : "not on the list now")})";

    private static Instrument Other(Instrument instrument) => instrument switch
    {
        Instrument.Decision => Instrument.Regulation,
        Instrument.Regulation => Instrument.Decision,
        _ => Instrument.Unspecified,
    };

    private static string Named(string number, string title, string legalBasis, string url)
        => $"{number}: {title}, on {legalBasis}{(url.Length > 0 ? $"; {url}" : "")}";

    private static string Summary(IReadOnlyList<Operation> operations)
    {
        (int Number, string What)[] counts =
        [
            (Count(Operation.WhatOneofCase.List), "listing"),
            (Count(Operation.WhatOneofCase.Amend), "amendment"),
            (Count(Operation.WhatOneofCase.Delist), "delisting"),
            (Count(Operation.WhatOneofCase.Renew), "renewal"),
            (Count(Operation.WhatOneofCase.Extend), "extension"),
        ];
        return operations.Count == 0 ? Words.Count(0, "listing")
            : string.Join(", ", counts.Where(count => count.Number > 0).Select(count => Words.Count(count.Number, count.What)));

        int Count(Operation.WhatOneofCase what) => operations.Count(operation => operation.WhatCase == what);
    }

    private static void ShowListing(Screen screen, int place, ActListing listing)
    {
        var subject = listing.Subject;
        var reference = listing.EuReferenceNumber.Length > 0 ? $" ({listing.EuReferenceNumber})" : "";
        screen.Write($"{place}. {string.Join(" / ", subject?.Names.Select(name => name.WholeName) ?? [])}{reference}");
        screen.Indented2($"{Words.Of(listing.Ground)}; {string.Join(", ", listing.Measures.Select(Words.Of))}");
        ShowParticulars(screen, Entry.Of(listing));
        screen.Indented2(listing.StatementOfReasons);
    }

    // Whoever signs has seen all that it says; the rest stands above and below.
    private static void ShowParticulars(Screen screen, Entry entry)
    {
        foreach (var (name, value) in entry.Fields.Where(field => field.Value.Length > 0 && !ShownApart.Contains(field.Key)))
        {
            ShowLines(screen, $"{name}:", value);
        }
    }

    private static void ShowAmendment(Screen screen, int place, Amendment amendment, PublishedList? published)
    {
        screen.Write($"{place}. {Who(amendment.EntryReference, published)} reads differently:");
        var (before, after) = (Entry.FieldsOf(amendment.Before), Entry.FieldsOf(amendment.After));
        foreach (var name in amendment.Fields.Select(Entry.NameOf))
        {
            ShowLines(screen, $"{name} was:", before[name]);
            ShowLines(screen, $"{name} is:", after[name]);
        }
    }

    private static void ShowLines(Screen screen, string what, string value)
    {
        foreach (var line in value.Length > 0 ? value.Split('\n') : ["nothing"])
        {
            screen.Indented2($"{what} {line}");
        }
    }

    // Whom the review came to the same of are named together: of hundreds it mostly did.
    private static void ShowRenewal(Screen screen, int place, Renewal renewal, PublishedList? published)
    {
        var listings = Words.Count(renewal.Reviews.Count, "listing applies", "listings apply");
        screen.Write($"{place}. {listings} until {Days.Of(renewal.Until)}, having been reviewed:");
        foreach (var reviews in renewal.Reviews.GroupBy(review => review.Conclusion, StringComparer.Ordinal))
        {
            var who = string.Join("; ", reviews.Select(review => Who(review.EntryReference, published)));
            screen.Indented2($"{who}: {reviews.Key}");
        }
    }
}
