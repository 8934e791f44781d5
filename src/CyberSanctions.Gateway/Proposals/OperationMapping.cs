using CyberSanctions.Contracts.Acts;
using CyberSanctions.Gateway.Entries;
using CyberSanctions.Gateway.Json;
using Wire = CyberSanctions.Contracts.Listing.V1;

namespace CyberSanctions.Gateway.Proposals;

/// <summary>Between what the API's proposals do to a list and what the listing service's do.</summary>
internal static class OperationMapping
{
    public static Wire.Amendment ToWire(this Amendment amendment) => new()
    {
        EntryReference = amendment.EntryReference,
        EntryVersion = amendment.EntryVersion,
        Fields = { amendment.Fields },
        Before = amendment.Before?.ToWire(),
        After = amendment.After.ToWire(),
    };

    public static Amendment ToAmendment(this Wire.Amendment amendment) => new()
    {
        EntryReference = amendment.EntryReference,
        EntryVersion = amendment.EntryVersion,
        Fields = [.. amendment.Fields],
        Before = amendment.Before is null ? null : Named(amendment, amendment.Before),
        After = Named(amendment, amendment.After ?? new Wire.EntryContent()),
    };

    public static Wire.Delisting ToWire(this Delisting delisting) => new()
    {
        EntryReference = delisting.EntryReference,
        EntryVersion = delisting.EntryVersion,
        Reason = delisting.Reason,
        StatementOfReasons = delisting.StatementOfReasons,
    };

    public static Delisting ToDelisting(this Wire.Delisting delisting) => new()
    {
        EntryReference = delisting.EntryReference,
        EntryVersion = delisting.EntryVersion,
        Reason = delisting.Reason,
        StatementOfReasons = delisting.StatementOfReasons,
    };

    public static Wire.Renewal ToWire(this Renewal renewal) => new()
    {
        Until = renewal.Until.ToWire(),
        Reviews =
        {
            renewal.Reviews.Select(review => new Wire.Review
            {
                EntryReference = review.EntryReference,
                EntryVersion = review.EntryVersion,
                Conclusion = review.Conclusion,
            }),
        },
    };

    public static Renewal ToRenewal(this Wire.Renewal renewal) => new()
    {
        Until = renewal.Until.ToDate(),
        Reviews =
        [
            .. renewal.Reviews.Select(review => new Review
            {
                EntryReference = review.EntryReference,
                EntryVersion = review.EntryVersion,
                Conclusion = review.Conclusion,
            }),
        ],
    };

    public static Wire.Extension ToWire(this Extension extension) => new() { Until = extension.Until.ToWire() };

    public static Extension ToExtension(this Wire.Extension extension) => new() { Until = extension.Until.ToDate() };

    // Only the fields that are amended mean anything. One that a newer service knows is named in `fields`, and not shown.
    private static EntryContent Named(Wire.Amendment amendment, Wire.EntryContent content)
        => EntryContents.Only(content, amendment.Fields.Intersect(EntryContents.Fields)).ToContent();
}
