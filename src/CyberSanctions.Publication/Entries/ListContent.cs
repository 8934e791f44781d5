using CyberSanctions.Contracts.Events.V1;
using CyberSanctions.Procedures.Periods;
using CyberSanctions.Publication.Lists;

namespace CyberSanctions.Publication.Entries;

/// <summary>Everything that stands on a list at one of its versions: what artifacts are rendered from.</summary>
/// <param name="List">The list.</param>
/// <param name="Version">1, 2, 3 …</param>
/// <param name="RecordedAt">When the suite recorded this version, UTC.</param>
/// <param name="Act">The act that made this version.</param>
/// <param name="Entries">In the order in which they were listed.</param>
internal sealed record ListContent(PublicList List, long Version, DateTime RecordedAt, RecordedAct Act, IReadOnlyList<ListEntry> Entries);

/// <summary>An act on record.</summary>
/// <param name="LogicalId">Its id in the files.</param>
/// <param name="Text">What was voted on.</param>
/// <param name="TextSha256">Hash of its bytes, lower-case hexadecimal.</param>
/// <param name="BallotReference">The ballot that adopted it.</param>
internal sealed record RecordedAct(long LogicalId, ActText Text, string TextSha256, string BallotReference);

/// <summary>A person, entity or body on the list.</summary>
/// <param name="LogicalId">Its id in the files, the same in every version.</param>
/// <param name="EuReferenceNumber">The Commission's, or one that the suite gave.</param>
/// <param name="AddedIn">The version that added it.</param>
/// <param name="RecordedAt">When the suite recorded that, UTC.</param>
/// <param name="Act">The act that listed it.</param>
/// <param name="Listing">What that act says of it.</param>
/// <param name="DetailIds">Ids of its names, births and so on.</param>
internal sealed record ListEntry(
    long LogicalId,
    string EuReferenceNumber,
    long AddedIn,
    DateTime RecordedAt,
    RecordedAct Act,
    ActListing Listing,
    IReadOnlyDictionary<Detail, long> DetailIds)
{
    /// <summary>Whether it was in force before the suite recorded it, by days in Brussels: the act was published already.</summary>
    public bool RecordedLater
        => Act.Text.EntryIntoForce is { } day && new DateOnly(day.Year, day.Month, day.Day) < CouncilData.DayInBrussels(RecordedAt);
}

/// <summary>One of an entry's names, births and so on.</summary>
/// <param name="Kind">Which of them.</param>
/// <param name="Place">Its position in the act's text, from 0.</param>
internal sealed record Detail(DetailKind Kind, int Place);

/// <summary>What has an id of its own within an entry; the table <c>entry_detail</c> has the names in lower case.</summary>
internal enum DetailKind
{
    Name,
    Birth,
    Nationality,
    Identifier,
    Address,
}
