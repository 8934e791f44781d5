using CyberSanctions.Contracts.Events.V1;
using CyberSanctions.Contracts.Listing.V1;
using What = CyberSanctions.Contracts.Events.V1.Operation.WhatOneofCase;

namespace CyberSanctions.Contracts.ActDocuments;

/// <summary>What an act enacts.</summary>
internal static class ActArticles
{
    /// <summary>In order, the last one when it takes effect.</summary>
    public static IReadOnlyList<ActArticle> Of(ActText text, IReadOnlyList<Operation> does, InstrumentWords words)
    {
        var articles = new List<IReadOnlyList<string>>();
        if (does.Any(operation => operation.WhatCase is What.List or What.Amend or What.Delist))
        {
            articles.Add([$"{Capital(words.List)} is amended as set out in the Annex to {Lower(words.Itself)}."]);
        }

        foreach (var extension in does.Select(operation => operation.Extend).OfType<Extension>())
        {
            articles.Add(
            [
                "In Article 10 of Decision (CFSP) 2019/797, the day until which that Decision applies is replaced as follows:",
                $"‘This Decision shall apply until {DateWords.Of(extension.Until)}.’",
            ]);
        }

        foreach (var renewal in does.Select(operation => operation.Renew).OfType<Renewal>())
        {
            articles.Add(
            [
                "The measures set out in Articles 4 and 5 of Decision (CFSP) 2019/797 shall apply until"
                + $" {DateWords.Of(renewal.Until)} to the natural and legal persons, entities and bodies whose entries have been"
                + $" reviewed, as set out in the Annex to {Lower(words.Itself)}.",
            ]);
        }

        if (text.Corrects is { } corrects)
        {
            var from = corrects.From is { } day ? DateWords.Of(day) : "the day from which that act has effect";
            articles.Add([$"{words.Itself} corrects the act {corrects.ActReference}. The corrected text applies from {from}."]);
        }

        articles.Add(
        [
            InForce(text, words),
            .. words.Itself == InstrumentWords.Of(Instrument.Regulation).Itself
                ? ["This Regulation shall be binding in its entirety and directly applicable in all Member States."]
                : Array.Empty<string>(),
        ]);
        return [.. articles.Select((paragraphs, place) => new ActArticle(place + 1, paragraphs))];
    }

    private static string InForce(ActText text, InstrumentWords words)
        => text.EntryIntoForce is not { } day ? $"{words.Itself} shall enter into force on the date of its adoption."
            : text.PublishedOn is not null || text.PublicationUrl.Length > 0
                ? $"{words.Itself} shall enter into force on {DateWords.Of(day)}."
                : $"{words.Itself} shall enter into force on {DateWords.Of(day)}, or on the date of its adoption if that is"
                    + " later.";

    private static string Capital(string words) => char.ToUpperInvariant(words[0]) + words[1..];

    private static string Lower(string words) => char.ToLowerInvariant(words[0]) + words[1..];
}
