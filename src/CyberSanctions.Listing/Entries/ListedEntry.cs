using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.Contracts.Kinds;
using CyberSanctions.Contracts.Listing.V1;

namespace CyberSanctions.Listing.Entries;

/// <summary>An entry of a list, as stored.</summary>
/// <param name="List">For example <c>eu-cyber</c>.</param>
/// <param name="Reference">EU.5701.88, CYB-2026-0001.</param>
/// <param name="Version">One more with each operation that is on record.</param>
/// <param name="Content">What it says at that version, an <see cref="EntryContent"/> as JSON; empty where nobody asked for
/// it.</param>
/// <param name="ActReference">The act that listed it.</param>
/// <param name="AppliesUntil">The last day of the listing, Brussels time; null when none is set.</param>
/// <param name="DelistedBy">The act that takes it off the list.</param>
/// <param name="Lapsed">Whether it ended with the framework, before that was extended again.</param>
internal sealed record ListedEntry(
    string List,
    string Reference,
    int Version,
    string Content,
    string ActReference,
    DateOnly? AppliesUntil,
    string? DelistedBy,
    bool Lapsed)
{
    public const string Columns = "list, reference, version, content, act_reference, applies_until, delisted_by, lapsed";

    public const string ColumnsWithoutContent =
        "list, reference, version, '' AS content, act_reference, applies_until, delisted_by, lapsed";

    /// <summary>Whether it is off the list on a day, or will be once what is on record takes effect.</summary>
    public bool HasEnded(ListDays days, DateOnly today)
        => DelistedBy is not null || Lapsed || AppliesUntil < today || days.FrameworkUntil < today;

    public EntryContent ToContent() => EntryContent.Parser.ParseJson(Content);

    /// <param name="days">Those of its list.</param>
    /// <param name="today">In Brussels.</param>
    /// <param name="inProgress">The act that is to do something to it; empty when there is none.</param>
    public Entry ToMessage(ListDays days, DateOnly today, string inProgress) => new()
    {
        List = List,
        Reference = Reference,
        Version = Version,
        Content = ToContent(),
        ActReference = ActReference,
        AppliesUntil = Earlier(AppliesUntil, days.FrameworkUntil),
        Ended = HasEnded(days, today),
        ActInProgress = inProgress,
    };

    private static Date? Earlier(DateOnly? one, DateOnly? other) => (one < other ? one : other ?? one)?.ToMessage();
}

/// <summary>The days that a list has.</summary>
/// <param name="ListingsUntil">The last on which listings apply, for those that are made now; null when none is set.</param>
/// <param name="ListingsUntilAct">The act that set it.</param>
/// <param name="FrameworkUntil">The last on which the framework applies; null when none is set.</param>
/// <param name="FrameworkUntilAct">The act that set it.</param>
internal sealed record ListDays(
    DateOnly? ListingsUntil, string? ListingsUntilAct, DateOnly? FrameworkUntil, string? FrameworkUntilAct);
