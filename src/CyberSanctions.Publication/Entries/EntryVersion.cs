using CyberSanctions.Contracts.Listing.V1;

namespace CyberSanctions.Publication.Entries;

/// <summary>What an act does to an entry, about to go on record.</summary>
/// <param name="Entry">The entry's id.</param>
/// <param name="NewReference">Of a new entry: its reference; else null.</param>
/// <param name="Number">1 is its listing.</param>
/// <param name="PlaceInAct">Which operation of the act it is, from 0.</param>
/// <param name="Kind">What is done.</param>
/// <param name="NewDetails">Names, births and so on that it says first, with their ids.</param>
internal sealed record EntryVersion(
    long Entry,
    string? NewReference,
    int Number,
    int PlaceInAct,
    OperationKind Kind,
    IReadOnlyList<KeyValuePair<Detail, long>> NewDetails);
