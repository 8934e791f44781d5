using CyberSanctions.Contracts.Events.V1;
using CyberSanctions.Contracts.Listing.V1;

namespace CyberSanctions.Contracts.ActDocuments;

/// <summary>
/// An instrument as it is read: title, citations, recitals, articles and annex, in the layout of the Official Journal. It comes
/// from the text of the act alone, so that whoever holds the bytes that were voted on can make it again.
/// </summary>
/// <param name="Instrument">Which of the two; unspecified of a text that does not say what it is.</param>
/// <param name="Number">2026/1127.</param>
/// <param name="Title">In one line.</param>
/// <param name="Citations">"Having regard to …", each with its comma.</param>
/// <param name="Recitals">Without their numbers.</param>
/// <param name="Articles">In order.</param>
/// <param name="Annex">What is added, amended, deleted and reviewed; empty where an act sets a day alone.</param>
/// <param name="Publication">Where and when it was published; empty where the text does not say.</param>
public sealed record ActDocument(
    Instrument Instrument,
    string Number,
    string Title,
    IReadOnlyList<string> Citations,
    IReadOnlyList<string> Recitals,
    IReadOnlyList<ActArticle> Articles,
    IReadOnlyList<AnnexPart> Annex,
    string Publication)
{
    /// <summary>The instruments of a text: both of a pair, the Decision first; else what it is, or unspecified.</summary>
    public static IReadOnlyList<Instrument> Instruments(ActText text)
        => text.Twin is null ? [text.Instrument] : [Instrument.Decision, Instrument.Regulation];

    /// <summary>One of the instruments of a text.</summary>
    /// <exception cref="ArgumentException">The text is no such instrument.</exception>
    public static ActDocument Of(ActText text, Instrument instrument)
    {
        if (!Instruments(text).Contains(instrument))
        {
            throw new ArgumentException($"The text of {text.Reference} is no {instrument}.", nameof(instrument));
        }

        var words = InstrumentWords.Of(instrument);
        var does = Does(text, instrument);
        var (number, title, legalBasis, url) = text.Twin is { } twin && instrument != text.Instrument
            ? (twin.Number, twin.Title, twin.LegalBasis, twin.PublicationUrl)
            : (text.Number, text.Title, text.LegalBasis, text.PublicationUrl);
        return new(
            instrument,
            number,
            title,
            Cited(instrument, legalBasis),
            ActRecitals.Of(text, does, words),
            ActArticles.Of(text, does, words),
            ActAnnex.Of(text, does, words),
            Published(text, url));
    }

    /// <summary>
    /// What an instrument does. The Regulation is about freezes, and sets no days: those are the Decision's.
    /// </summary>
    public static IReadOnlyList<Operation> Does(ActText text, Instrument instrument)
        => instrument != Instrument.Regulation
            ? text.AllOperations
            : [.. text.AllOperations.Where(operation => operation.WhatCase switch
            {
                Operation.WhatOneofCase.List => operation.List.Measures.Contains(Measure.AssetFreeze),
                Operation.WhatOneofCase.Amend or Operation.WhatOneofCase.Delist => true,
                _ => false,
            })];

    private static List<string> Cited(Instrument instrument, string legalBasis)
    {
        var treaty = instrument switch
        {
            Instrument.Decision => "Treaty on European Union",
            Instrument.Regulation => "Treaty on the Functioning of the European Union",
            _ => "",
        };
        var citations = new List<string>();
        if (treaty.Length > 0 && !legalBasis.Contains(treaty, StringComparison.OrdinalIgnoreCase))
        {
            citations.Add($"Having regard to the {treaty},");
        }

        citations.Add($"Having regard to {legalBasis},");
        return citations;
    }

    private static string Published(ActText text, string url)
        => (text.PublishedOn, url.Length) switch
        {
            (null, 0) => "",
            (null, _) => $"Published at {url}.",
            (var day, 0) => $"Published on {DateWords.Of(day)}.",
            var (day, _) => $"Published on {DateWords.Of(day)} at {url}.",
        };
}

/// <summary>An article.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Paragraphs">What it says.</param>
public sealed record ActArticle(int Number, IReadOnlyList<string> Paragraphs);

/// <summary>A part of the annex.</summary>
/// <param name="Intro">What is done: a sentence.</param>
/// <param name="Tables">To what.</param>
public sealed record AnnexPart(string Intro, IReadOnlyList<AnnexTable> Tables);

/// <summary>A table of the annex.</summary>
/// <param name="Heading">"A. Natural persons"; empty where one is not needed.</param>
/// <param name="Columns">What stands at their heads, the number included.</param>
/// <param name="Rows">A cell for each column but the first: rows are numbered from 1.</param>
public sealed record AnnexTable(string Heading, IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<AnnexCell>> Rows);

/// <summary>A cell.</summary>
public sealed record AnnexCell(IReadOnlyList<AnnexLine> Lines)
{
    /// <summary>With one text.</summary>
    public static AnnexCell Of(string text) => new([new AnnexLine("", text)]);
}

/// <summary>A line of a cell.</summary>
/// <param name="Label">"Date of birth"; the suite's own words, or nothing.</param>
/// <param name="Text">As the act has it.</param>
public sealed record AnnexLine(string Label, string Text);
