using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.Contracts.Publication.V1;
using CyberSanctions.Journal.Appending;
using CyberSanctions.Procedures.Periods;
using CyberSanctions.Publication.History;
using CyberSanctions.Publication.Lists;

namespace CyberSanctions.Publication.Entries;

/// <summary>Everything that stands on a list at one of its versions: what artifacts are rendered from.</summary>
/// <param name="List">The list.</param>
/// <param name="Version">1, 2, 3 …</param>
/// <param name="RecordedAt">When the suite recorded this version, UTC.</param>
/// <param name="ValidAt">As of when it says what is on the list, UTC.</param>
/// <param name="Cause">What made it.</param>
/// <param name="Act">The act that made it, or set the day that has come.</param>
/// <param name="Listings">Until when listings apply; null: no day is set.</param>
/// <param name="Framework">Until when the framework applies; null: no day is set.</param>
/// <param name="Entries">In the order in which they were listed.</param>
internal sealed record ListContent(
    PublicList List,
    long Version,
    DateTime RecordedAt,
    DateTime ValidAt,
    VersionCause Cause,
    RecordedAct Act,
    Until? Listings,
    Until? Framework,
    IReadOnlyList<ListEntry> Entries)
{
    /// <summary>Whose assets are to be frozen: what a list of targets for banks holds.</summary>
    public IEnumerable<ListEntry> Frozen => Entries.Where(entry => entry.State.Content.Measures.Contains(Measure.AssetFreeze));

    /// <summary>The content of a version that is on record.</summary>
    public static async Task<ListContent> ReadAsync(
        Change change,
        PublicList list,
        Carrying version,
        DateTime validAt,
        VersionCause cause,
        RecordedAct act,
        ListHistory history,
        ListState state)
    {
        var numbers = await EntryTable.NewestAsync(change, list, version.Version);
        var known = await DetailTable.ReadAsync(change, list, history);
        return new ListContent(
            list,
            version.Version,
            version.RecordedAt,
            validAt,
            cause,
            act,
            state.Listings,
            state.Framework,
            [.. state.OnList.Select(
                entry => ListEntry.Of(entry, numbers[entry.Identity.LogicalId], known[entry.Identity.LogicalId]))]);
    }
}

/// <summary>A person, entity or body on the list.</summary>
/// <param name="State">What the list says of it.</param>
/// <param name="Version">How many operations on it the list knows of.</param>
/// <param name="Details">Ids of its names, births and so on, and the acts that said them first.</param>
internal sealed record ListEntry(EntryState State, int Version, IReadOnlyDictionary<Detail, KnownDetail> Details)
{
    /// <summary>An entry with its details found among those that are known of it.</summary>
    public static ListEntry Of(EntryState state, int version, IEnumerable<KnownDetail> known)
        => new(state, version, Entries.Details.Known(Entries.Details.Of(state.Content.Subject), known));

    /// <summary>The version that brought it, and when the suite recorded that.</summary>
    public Carrying Added => State.Act.Carried!;

    /// <summary>
    /// Whether it was in force before the suite recorded it, by days in Brussels: the act was published already.
    /// </summary>
    public bool RecordedLater => State.Act.InForceFrom < CouncilData.DayInBrussels(Added.RecordedAt);
}
