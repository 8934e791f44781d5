using System.Globalization;
using CyberSanctions.Contracts.Events.V1;
using CyberSanctions.Contracts.Listing.V1;
using What = CyberSanctions.Contracts.Events.V1.Operation.WhatOneofCase;

namespace CyberSanctions.Contracts.ActDocuments;

/// <summary>What moved the Council, by the kinds of what an act does.</summary>
internal static class ActRecitals
{
    /// <summary>In order, the last one what follows from the others.</summary>
    public static IReadOnlyList<string> Of(ActText text, IReadOnlyList<Operation> does, InstrumentWords words)
    {
        var recitals = new List<string> { words.Background };
        if (text.Corrects is { } corrects)
        {
            recitals.Add($"What the act {corrects.ActReference} says should be corrected.");
        }

        var listed = does.Where(operation => operation.WhatCase == What.List).Select(operation => operation.List).ToList();
        if (listed.Count > 0)
        {
            recitals.Add(
                "In view of cyber-attacks with a significant effect which constitute an external threat to the Union or its"
                + $" Member States, {Listed(listed)} should be included in {words.List}.");
        }

        var amended = Entries(does, What.Amend);
        if (amended.Count > 0)
        {
            recitals.Add($"{Entries(amended.Count)} in {words.List} should be amended.");
        }

        var deleted = Entries(does, What.Delist);
        if (deleted.Count > 0)
        {
            recitals.Add($"{Entries(deleted.Count)} should be deleted from {words.List}.");
        }

        foreach (var renewal in does.Select(operation => operation.Renew).OfType<Renewal>())
        {
            var reviewed = Entries(renewal.Reviews.Count, capital: false);
            recitals.Add(
                $"On the basis of a review in accordance with Article 13(4) of Regulation (EU) 2019/796 of {reviewed}, the"
                + $" measures should apply to those concerned until {DateWords.Of(renewal.Until)}.");
        }

        foreach (var extension in does.Select(operation => operation.Extend).OfType<Extension>())
        {
            var until = DateWords.Of(extension.Until);
            recitals.Add($"The application of Decision (CFSP) 2019/797 should be extended until {until}.");
        }

        recitals.Add($"{Capital(words.Amended)} should therefore be amended accordingly.");
        return recitals;
    }

    private static List<Operation> Entries(IReadOnlyList<Operation> does, What what)
        => [.. does.Where(operation => operation.WhatCase == what)];

    private static string Listed(List<ActListing> listed)
    {
        var persons = listed.Count(listing => listing.Subject?.Kind != SubjectKind.Entity);
        var others = listed.Count - persons;
        string[] said =
        [
            .. persons > 0 ? [Count(persons, "natural person", "natural persons")] : Array.Empty<string>(),
            .. others > 0
                ? [Count(others, "legal person, entity or body", "legal persons, entities or bodies")]
                : Array.Empty<string>(),
        ];
        return string.Join(" and ", said);
    }

    private static string Entries(int count, bool capital = true)
        => count == 1 ? $"{(capital ? "One" : "one")} entry" : $"{count.ToString(CultureInfo.InvariantCulture)} entries";

    private static string Count(int count, string one, string many)
        => count == 1 ? $"one {one}" : $"{count.ToString(CultureInfo.InvariantCulture)} {many}";

    private static string Capital(string words) => char.ToUpperInvariant(words[0]) + words[1..];
}
