using CyberSanctions.Contracts.Acts;
using CyberSanctions.Contracts.Events.V1;
using CyberSanctions.Contracts.Listing.V1;

namespace CyberSanctions.Publication.History;

/// <summary>A list at a point of its history.</summary>
/// <param name="Entries">Everybody who is on it or was, in the order of their ids.</param>
/// <param name="Listings">Until when listings apply; null: no act has set a day.</param>
/// <param name="Framework">Until when the framework applies; null: no act has set a day.</param>
/// <param name="NextEnd">The next moment at which somebody leaves the list unless an act keeps them on it; null: there is
/// none.</param>
/// <param name="WithoutEffect">What acts did to entries that were not yet, or no longer, on the list.</param>
internal sealed record ListState(
    IReadOnlyList<EntryState> Entries,
    Until? Listings,
    Until? Framework,
    DateTime? NextEnd,
    IReadOnlyList<WithoutEffect> WithoutEffect)
{
    /// <summary>Who is on it.</summary>
    public IEnumerable<EntryState> OnList => Entries.Where(entry => entry.Ending is null);
}

/// <summary>A last day.</summary>
/// <param name="Day">Brussels time.</param>
/// <param name="EndsAt">The midnight after it, UTC; of a day that had passed when the act set it, that moment.</param>
/// <param name="Act">The act that set it.</param>
internal sealed record Until(DateOnly Day, DateTime EndsAt, RecordedAct Act);

/// <summary>How an entry left the list.</summary>
/// <param name="At">When, UTC.</param>
/// <param name="Act">The act that delisted it, or set the day that it came to.</param>
/// <param name="Delisting">Null: it has expired.</param>
internal sealed record Ending(DateTime At, RecordedAct Act, Delisting? Delisting);

/// <summary>Fields of an entry that an act made read differently.</summary>
internal sealed record AppliedAmendment(RecordedAct Act, Amendment Amendment);

/// <summary>An operation that found its entry not on the list.</summary>
/// <param name="Operation">The operation.</param>
/// <param name="Reference">The entry.</param>
internal sealed record WithoutEffect(RecordedOperation Operation, string Reference);

/// <summary>An entry at a point of the list's history.</summary>
internal sealed class EntryState
{
    private readonly List<AppliedAmendment> _amendments = [];
    private EntryContent? _content;

    internal EntryState(RecordedOperation listing, Until? until, int lapses)
    {
        (Identity, Act, Listing) = (listing.Listed!, listing.Act, listing.What.List);
        (Until, LapsesBefore) = (until, lapses);
    }

    public EntryIdentity Identity { get; }

    /// <summary>The act that listed it.</summary>
    public RecordedAct Act { get; }

    /// <summary>What that act said of it.</summary>
    public ActListing Listing { get; }

    /// <summary>In the order in which they took effect.</summary>
    public IReadOnlyList<AppliedAmendment> Amendments => _amendments;

    /// <summary>Its own last day; null: it has none.</summary>
    public Until? Until { get; internal set; }

    /// <summary>How it left the list; null: it is on it.</summary>
    public Ending? Ending { get; internal set; }

    /// <summary>What it says.</summary>
    public EntryContent Content => _content ??= _amendments.Aggregate(
        EntryContents.Of(Listing),
        (content, applied) => EntryContents.With(content, applied.Amendment.Fields, applied.Amendment.After));

    /// <summary>How often the framework had lapsed before it was listed.</summary>
    internal int LapsesBefore { get; }

    internal void Apply(RecordedAct act, Amendment amendment)
    {
        _amendments.Add(new AppliedAmendment(act, amendment));
        _content = null;
    }
}
