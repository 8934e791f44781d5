using System.Globalization;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using CyberSanctions.Contracts.ActDocuments;
using CyberSanctions.Contracts.Events.V1;
using CyberSanctions.Contracts.Listing.V1;
using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace CyberSanctions.Contracts.Tests.ActDocuments;

/// <summary>
/// An act as a page, read back by a foreign parser and compared with what the act does. What must be in it is found by the
/// contracts' descriptors, field by field, and not by the code that writes it.
/// </summary>
public sealed class ReadBackTests
{
    // Of what the text says, these are no words to be read: what they mean is.
    private static readonly string[] NotShownAsTheyAre =
    [
        "proposal_reference", "country", "issuing_country", "nationalities", "type", "entry_version",
    ];

    private static readonly string[] Months =
    [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
    ];

    [Fact]
    public void Page_ValidatesStrictly_InBothInstruments()
    {
        foreach (var instrument in ActDocument.Instruments(InventedTexts.Pair()))
        {
            Read(InventedTexts.Pair(), instrument);
        }

        Read(InventedTexts.Pair("</p></td></table><script>alert(1)</script><!-- \" ' & ]]>"), Instrument.Decision);
        Assert.Throws<HtmlParseException>(() => Strictly("<!doctype html><title>x</title><p></div>"));
    }

    [Fact]
    public void EveryWordOfTheAct_IsInTheDecision_InItsRow()
    {
        var text = InventedTexts.Pair();
        var page = Read(text, Instrument.Decision);
        var persons = Rows(page, "A. Natural persons");
        var others = Rows(page, "B. Legal persons, entities and bodies");
        var listings = text.AllOperations.Select(operation => operation.List).OfType<ActListing>().ToList();
        var expected = listings.GroupBy(listing => listing.Subject.Kind).ToDictionary(kind => kind.Key, kind => kind.ToList());
        Assert.Equal(expected[SubjectKind.Person].Count, persons.Count);
        Assert.Equal(expected[SubjectKind.Entity].Count, others.Count);
        foreach (var (listing, row) in expected[SubjectKind.Person].Zip(persons).Concat(expected[SubjectKind.Entity].Zip(others)))
        {
            Assert.All(Words(listing), word => Assert.Contains(word, row.TextContent, StringComparison.Ordinal));
            Assert.Equal(listing.Subject.Names[0].WholeName, First(row.Children[1]).Split("; ")[0]);
            Assert.Equal(listing.StatementOfReasons, First(row.Children[3]));
            Assert.Equal("Date of adoption", row.Children[4].TextContent);
        }

        Assert.Equal(
            ["1.", "2."], Rows(page, "A. Natural persons").Select(row => row.Children[0].TextContent));

        // All else stands after the tables of listings, in the order of the act.
        var all = page.QuerySelector("main")!.TextContent;
        Assert.All(
            text.AllOperations.Where(operation => operation.List is null).SelectMany(Words),
            word => Assert.Contains(word, all, StringComparison.Ordinal));
    }

    [Fact]
    public void Amendment_ShowsBothReadings_AndWhatSaysNothing()
    {
        var table = Read(InventedTexts.Pair(), Instrument.Decision).QuerySelectorAll("table")
            .Single(table => table.QuerySelectorAll("th")[1].TextContent == "What");
        Assert.Equal(
            [
                ("1.", "function", "Function: Director", "(nothing)"),
                ("2.", "measures", "asset freeze", "asset freezetravel ban"),
                ("3.", "statement of reasons", "(nothing)", "Aurelia Nimbus paid for the servers."),
            ],
            table.QuerySelectorAll("tbody tr").Select(row => (row.Children[0].TextContent, row.Children[1].TextContent,
                row.Children[2].TextContent, row.Children[3].TextContent)));
    }

    [Fact]
    public void EachInstrument_SaysWhatRestsOnIt_UnderItsOwnName()
    {
        var (decision, regulation) = (Said(Instrument.Decision), Said(Instrument.Regulation));
        Assert.Contains("2026/2", decision, StringComparison.Ordinal);
        Assert.Contains(
            "Having regard to the Treaty on the Functioning of the European Union,", regulation, StringComparison.Ordinal);
        Assert.Contains("Having regard to Article 13(1) of Regulation (EU) 2019/796,", regulation, StringComparison.Ordinal);
        Assert.Equal(1, decision.Split("Treaty on European Union").Length - 1);
        Assert.Contains("‘This Decision shall apply until 18 May 2029.’", decision, StringComparison.Ordinal);
        Assert.Contains("HAS ADOPTED THIS DECISION:", decision, StringComparison.Ordinal);
        Assert.Contains("binding in its entirety", regulation, StringComparison.Ordinal);

        // Days and travel bans are the Decision's.
        Assert.All(
            [
                "apply until", "18 May 2029", "18 May 2027", "He still sells the wiper.", "Flavia Fog",
                "Measures: asset freeze; travel ban",
            ],
            words => Assert.True(decision.Contains(words, StringComparison.Ordinal)
                && !regulation.Contains(words, StringComparison.Ordinal), words));
        Assert.Contains("one natural person and one legal person, entity or body should be included in Annex I to Regulation (EU)"
            + " 2019/796", regulation, StringComparison.Ordinal);
        Assert.Contains("2 natural persons and one legal person", decision, StringComparison.Ordinal);
        Assert.Equal(
            Enumerable.Range(1, 4).Select(number => $"Article {number}"),
            Read(InventedTexts.Pair(), Instrument.Decision).QuerySelectorAll("h2").SkipLast(1).Select(heading => heading.TextContent));
        Assert.Throws<ArgumentException>(() => ActDocument.Of(InventedTexts.Pair(), Instrument.Unspecified));
    }

    [Fact]
    public void ActThatSaysNoInstrument_IsOneDocument()
    {
        var text = InventedTexts.Listings(1);
        (text.Instrument, text.Twin) = (Instrument.Unspecified, null);
        Assert.Equal([Instrument.Unspecified], ActDocument.Instruments(text));
        Assert.Contains("HAS ADOPTED THIS ACT:", ActPlain.Of(ActDocument.Of(text, Instrument.Unspecified), InventedTexts.Frame),
            StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => ActDocument.Of(text, Instrument.Decision));
    }

    [Fact]
    public void EntryIntoForce_IsToldAsItIs()
    {
        var text = InventedTexts.Pair();
        Assert.Contains("shall enter into force on the date of its adoption.", Of(text), StringComparison.Ordinal);
        text.EntryIntoForce = InventedTexts.Day(2026, 12, 1);
        Assert.Contains(
            "on 1 December 2026, or on the date of its adoption if that is later.", Of(text), StringComparison.Ordinal);
        text.PublishedOn = InventedTexts.Day(2026, 11, 30);
        (text.PublicationUrl, text.Twin.PublicationUrl) = ("https://example.eu/1", "https://example.eu/2");
        Assert.Contains("Published on 30 November 2026 at https://example.eu/2.", Of(text), StringComparison.Ordinal);
        Assert.DoesNotContain("https://example.eu/1", Of(text), StringComparison.Ordinal);
        text.Corrects = new Corrigendum { ActReference = "ACT-2025-0001" };
        Assert.Contains("This Decision corrects the act ACT-2025-0001.", Of(text), StringComparison.Ordinal);

        static string Of(ActText text) => Read(text, Instrument.Decision).QuerySelector("main")!.TextContent;
    }

    private static string Said(Instrument instrument)
        => Read(InventedTexts.Pair(), instrument).QuerySelector("main")!.TextContent;

    private static IHtmlDocument Read(ActText text, Instrument instrument)
        => Strictly(ActPage.Of(ActDocument.Of(text, instrument), InventedTexts.Frame));

    // The parser of AngleSharp stops at whatever the HTML standard calls a parse error.
    private static IHtmlDocument Strictly(string html)
        => new HtmlParser(new HtmlParserOptions { IsStrictMode = true }).ParseDocument(html);

    private static List<IElement> Rows(IHtmlDocument page, string heading)
        => [.. page.QuerySelectorAll("h3").Single(h => h.TextContent == heading).NextElementSibling!
            .QuerySelectorAll("tbody tr")];

    private static string First(IElement cell) => cell.QuerySelector("bdi")!.TextContent;

    private static IEnumerable<string> Words(IMessage message)
        => message switch
        {
            Common.V1.Date date => [$"{date.Day} {Months[date.Month - 1]} {date.Year}"],
            Common.V1.PartialDate date => date.Year == 0 ? [$"{date.YearFrom}", $"{date.YearTo}"]
                : date.Month == 0 ? [$"{date.Year}"]
                : [$"{(date.Day > 0 ? $"{date.Day} " : "")}{Months[date.Month - 1]} {date.Year}"],
            DateInCalendar date => [date.Year.ToString(CultureInfo.InvariantCulture)],
            _ => message.Descriptor.Fields.InDeclarationOrder()
                .Where(field => !NotShownAsTheyAre.Contains(field.Name))
                .SelectMany(field => ValuesOf(field.Accessor.GetValue(message)).SelectMany(value => Words(field, value))),
        };

    private static IEnumerable<string> Words(FieldDescriptor field, object value) => field.FieldType switch
    {
        FieldType.Message => Words((IMessage)value),
        FieldType.String => [(string)value],
        _ => [],
    };

    private static IEnumerable<object> ValuesOf(object? value) => value switch
    {
        null => [],
        System.Collections.IList items => items.Cast<object>(),
        _ => [value],
    };
}
