using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.Journal.Appending;
using CyberSanctions.Procedures.Periods;
using Dapper;

namespace CyberSanctions.Listing.Derogations;

/// <summary>How the entry stands that a request is about: by what is in force, and not by what will be.</summary>
/// <param name="Content">What it says, an <see cref="EntryContent"/> as JSON.</param>
/// <param name="ListedAt">When the act that listed it took effect; null of one from before acts were on record here.</param>
/// <param name="DelistedAt">When the act that takes it off the list takes effect; null when there is none.</param>
/// <param name="AppliesUntil">The last day of the listing; null when none is set.</param>
/// <param name="FrameworkUntil">The last day of the framework; null when none is set.</param>
/// <param name="Lapsed">Whether it ended with the framework, before that was extended again.</param>
internal sealed record EntryStanding(
    string Content, DateTime? ListedAt, DateTime? DelistedAt, DateOnly? AppliesUntil, DateOnly? FrameworkUntil, bool Lapsed)
{
    private const string Select =
        """
        SELECT e.content, listed.takes_effect_at AS listed_at, delisted.takes_effect_at AS delisted_at, e.applies_until,
               l.framework_until, e.lapsed
        FROM listed_entry e
        JOIN public_list l ON l.name = e.list
        LEFT JOIN recorded_act listed ON listed.act_reference = e.act_reference
        LEFT JOIN recorded_act delisted ON delisted.act_reference = e.delisted_by
        WHERE e.list = @list AND e.reference = @entryReference
        """;

    /// <summary>How it stands; nothing when there never was such an entry.</summary>
    public static Task<EntryStanding?> FindAsync(Change change, string list, string entryReference)
        => change.Connection.QuerySingleOrDefaultAsync<EntryStanding>(Select, new { list, entryReference }, change.Transaction);

    /// <summary>
    /// The same. Nobody else requests or grants anything on it, or takes it off the list, until the change ends.
    /// </summary>
    public static Task<EntryStanding?> LockAsync(Change change, string list, string entryReference)
        => change.Connection.QuerySingleOrDefaultAsync<EntryStanding>(
            $"{Select} FOR UPDATE OF e", new { list, entryReference }, change.Transaction);

    /// <summary>Since when it is off the list; nothing while it is on it.</summary>
    /// <param name="now">UTC.</param>
    public DateTime? EndedAt(DateTime now)
    {
        DateTime?[] moments = [DelistedAt, EndOf(AppliesUntil), EndOf(FrameworkUntil)];
        return moments.Min() is { } first && first <= now ? first : Lapsed ? now : null;
    }

    /// <summary>What is wrong with a derogation from a measure against it; null when nothing is.</summary>
    public string? Problem(DateTime now)
        => ListedAt > now ? "The act that lists it has not taken effect."
            : EndedAt(now) is { } ended ? $"It is off the list since {CouncilData.DayInBrussels(ended):yyyy-MM-dd}."
            : null;

    /// <summary>Whether a measure applies to it.</summary>
    public bool IsUnder(Measure measure) => EntryContent.Parser.ParseJson(Content).Measures.Contains(measure);

    /// <summary>The day of its listing, in Brussels, if it is known.</summary>
    public DateOnly? ListedOn => ListedAt is { } at ? CouncilData.DayInBrussels(at) : null;

    private static DateTime? EndOf(DateOnly? day) => day is { } last ? CouncilData.EndInBrussels(last) : null;
}
