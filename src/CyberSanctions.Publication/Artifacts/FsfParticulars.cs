using System.Globalization;
using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.Contracts.Listing.V1;

namespace CyberSanctions.Publication.Artifacts;

/// <summary>
/// What is known of a subject and FSF has no element for, as facts of the entity. Of things that may be several each has its
/// number, and each of its parts a key of its own: <c>relation.2.percentage</c>. So nothing has to be taken apart to be read.
/// </summary>
internal static class FsfParticulars
{
    /// <summary>
    /// The one function that the format has room for: what the act gives as such, else the first of those with dates.
    /// </summary>
    public static string Function(Subject subject)
        => subject.Function.Length > 0 ? subject.Function : subject.Functions.FirstOrDefault()?.Title ?? "";

    /// <summary>Of an entity.</summary>
    public static IEnumerable<Fact> Of(Subject subject)
        =>
        [
            .. Fact.Known(
                ("legalForm", subject.LegalForm), ("principalPlaceOfBusiness", subject.PrincipalPlaceOfBusiness)),
            .. Each("function", subject.Functions, function =>
            [
                ("", function.Title), ("organisation", function.Organisation), ("from", Known(function.From)),
                ("until", Known(function.Until)), ("remark", function.Remark),
            ]),
            .. Each("relation", subject.Relations, relation =>
            [
                ("", ListWords.Of(relation.Kind)), ("entry", relation.EntryReference), ("name", relation.Name),
                ("percentage", relation.Percentage), ("since", Known(relation.Since)), ("until", Known(relation.Until)),
                ("remark", relation.Remark),
            ]),
            .. Each("link", subject.Links, link =>
            [
                ("", link.Url), ("title", link.Title), ("seenOn", link.SeenOn is { } seen ? IsoDates.Full(seen) : ""),
            ]),
            .. Each("remark", subject.Remarks, remark => [("", remark)]),
        ];

    private static IEnumerable<Fact> Each<T>(string key, IEnumerable<T> things, Func<T, (string Part, string Value)[]> parts)
        => things.SelectMany((thing, at) =>
        {
            var numbered = string.Create(CultureInfo.InvariantCulture, $"{key}.{at + 1}");
            return Fact.Known(
                [.. parts(thing).Select(part => (part.Part.Length > 0 ? $"{numbered}.{part.Part}" : numbered, part.Value))]);
        });

    /// <summary>A date; nothing where there is none.</summary>
    public static string Known(PartialDate? date) => date is null ? "" : FsfFacts.Describe(date);
}
