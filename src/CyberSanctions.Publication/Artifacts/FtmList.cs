using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.Publication.Entries;

namespace CyberSanctions.Publication.Artifacts;

/// <summary>
/// The list as entities of FollowTheMoney: everybody on it, their sanctions, documents and wallets, and what they are to each
/// other. docs/list-formats.md says what goes where.
/// </summary>
internal static class FtmList
{
    /// <summary>Each entry with what belongs to it; the entry itself comes first.</summary>
    public static IEnumerable<IReadOnlyList<FtmEntity>> Of(ListContent content)
    {
        var ids = content.Entries.ToDictionary(
            entry => entry.State.Identity.Reference, entry => Id(content, entry), StringComparer.Ordinal);
        return content.Entries.Select(entry => (IReadOnlyList<FtmEntity>)
        [
            FtmSubject.Of(content, entry, Id(content, entry)),
            Sanction(content, entry, Id(content, entry)),
            .. FtmDocuments.Of(content, entry, Id(content, entry)),
            .. Links(content, entry, ids),
        ]);
    }

    /// <summary>The number that an entry or a detail has in all files, after the name of the list.</summary>
    public static string Id(ListContent content, long logicalId) => $"{content.List.Name}-{logicalId}";

    /// <summary>An entity that belongs to an entry.</summary>
    public static FtmEntity Adjacent(ListEntry entry, string id, string schema, string caption)
        => new(id, schema, caption, entry.Added.RecordedAt, LastChange(entry));

    /// <summary>When an act on record last changed the entry.</summary>
    public static DateTime LastChange(ListEntry entry)
        => entry.State.Amendments.Select(amendment => amendment.Act.Carried!.RecordedAt)
            .Append(entry.Added.RecordedAt)
            .Max();

    /// <summary>The programme. Readers who screen by it must not meet an exercise under the real one's.</summary>
    public static string ProgrammeId(ListContent content) => content.List.Exercise ? "EU-CYB-EXERCISE" : "EU-CYB";

    /// <summary>A date as far as it is known; nothing of a range, which is no date. About a day is a year.</summary>
    public static string Date(PartialDate? date)
        => date is null or { Year: 0 } ? "" : date.Circa ? IsoDates.Year(date.Year) : IsoDates.Prefix(date);

    private static string Id(ListContent content, ListEntry entry) => Id(content, entry.State.Identity.LogicalId);

    private static FtmEntity Sanction(ListContent content, ListEntry entry, string id)
    {
        var (state, act) = (entry.State, entry.State.Act);
        const string Regulation = "Council Regulation (EU) 2019/796 and Council Decision (CFSP) 2019/797, cyber-attacks";
        var programme = content.List.Exercise ? $"EXERCISE: {Regulation}" : Regulation;
        return Adjacent(entry, $"{id}-sanction", "Sanction", programme)
            .Add("entity", id)
            .Add("authority", "Council of the European Union")
            .Add("authorityId", state.Identity.Reference)
            .Add("recordId", FsfFacts.NumberTitle(act.Text))
            .Add("unscId", state.Content.Subject.UnReferenceNumber)
            .Add("program", programme)
            .Add("programId", ProgrammeId(content))
            .Add("provisions", state.Content.Measures.Select(ListWords.Of))
            .Add("status", "active")
            .Add("reason", state.Content.StatementOfReasons)
            .Add("country", "eu")
            .Add("listingDate", IsoDates.Full(act.InForceFrom))
            .Add("startDate", IsoDates.Full(act.InForceFrom))
            .Add("endDate", state.Until is { } until ? IsoDates.Full(until.Day) : "")
            .Add("sourceUrl", FsfInstrument.Of(act.Text).PublicationUrl);
    }

    // To somebody who is on this version of the list: a link leads to an entity of the file. All others are notes.
    private static IEnumerable<FtmEntity> Links(ListContent content, ListEntry entry, Dictionary<string, string> ids)
        => entry.State.Content.Subject.Relations
            .Where(relation => ids.ContainsKey(relation.EntryReference))
            .GroupBy(relation => $"{Id(content, entry)}-{ListWords.Of(relation.Kind)}-{ids[relation.EntryReference]}")
            .SelectMany(alike => alike.Select((relation, place) => Adjacent(
                    entry, place == 0 ? alike.Key : $"{alike.Key}-{place + 1}", "UnknownLink", ListWords.Of(relation.Kind))
                .Add("subject", Id(content, entry))
                .Add("object", ids[relation.EntryReference])
                .Add("role", ListWords.Of(relation.Kind))
                .Add("startDate", Date(relation.Since))
                .Add("endDate", Date(relation.Until))
                .Add("summary", relation.Percentage.Length > 0 ? $"{relation.Percentage} %" : "")
                .Add("description", relation.Remark)));
}
