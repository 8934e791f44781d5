using CyberSanctions.Contracts.Acts;
using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.Contracts.Events.V1;
using CyberSanctions.Contracts.Listing.V1;

namespace CyberSanctions.Publication.Acts;

/// <summary>Whether an act says all that publication needs to know of what it does.</summary>
internal static class CompleteOperations
{
    /// <summary>What is missing; null when nothing is.</summary>
    public static string? Problem(ActText text)
    {
        if (text.AllOperations.Count == 0)
        {
            return "the act lists nobody and does nothing else";
        }

        return text.AllOperations.FirstOrDefault(operation => !IsComplete(operation)) is { } incomplete
            ? $"the {What(incomplete)} {incomplete.ProposalReference} is incomplete"
            : null;
    }

    private static string What(Operation operation) => operation.WhatCase switch
    {
        Operation.WhatOneofCase.List => "listing",
        Operation.WhatOneofCase.Amend => "amendment",
        Operation.WhatOneofCase.Delist => "delisting",
        Operation.WhatOneofCase.Renew => "renewal",
        Operation.WhatOneofCase.Extend => "extension",
        _ => "operation",
    };

    private static bool IsComplete(Operation operation) => operation switch
    {
        { List: { } listing } => listing.Subject is { Kind: SubjectKind.Person or SubjectKind.Entity } subject
            && AreComplete(subject.Names) && IsKnown(listing.Ground) && AreComplete(listing.Measures),
        { Amend: { } amendment } => IsComplete(amendment),
        { Delist: { } delisting } => delisting.EntryReference.Length > 0 && delisting.Reason != DelistingReason.Unspecified,
        { Renew: { } renewal } => IsDay(renewal.Until)
            && renewal.Reviews.Select(review => review.EntryReference).Distinct(StringComparer.Ordinal).Count()
                == renewal.Reviews.Count,
        { Extend: { } extension } => IsDay(extension.Until),
        _ => false,
    };

    // Only the fields that it names are looked at.
    private static bool IsComplete(Amendment amendment)
        => amendment is { EntryReference.Length: > 0, Fields.Count: > 0, After: { } after }
            && amendment.Fields.All(EntryContents.Fields.Contains)
            && amendment.Fields.All(field => field switch
            {
                EntryField.Names => AreComplete(after.Subject?.Names ?? []),
                EntryField.Ground => IsKnown(after.Ground),
                EntryField.Measures => AreComplete(after.Measures),
                _ => true,
            });

    private static bool AreComplete(IReadOnlyCollection<Name> names)
        => names.Count > 0
            && names.All(name => name.WholeName.Length > 0 && name.Quality is NameQuality.Strong or NameQuality.Weak);

    private static bool AreComplete(IReadOnlyCollection<Measure> measures)
        => measures.Count > 0 && measures.All(measure => measure is Measure.AssetFreeze or Measure.TravelBan);

    private static bool IsKnown(ListingGround ground)
        => ground is ListingGround.Responsible or ListingGround.SupportOrInvolvement or ListingGround.Associated;

    private static bool IsDay(Date? date)
        => date is { Year: > 0 and < 10_000, Month: > 0 and <= 12 }
            && date.Day > 0
            && date.Day <= DateTime.DaysInMonth(date.Year, date.Month);
}
