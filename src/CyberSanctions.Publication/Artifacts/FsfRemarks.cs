using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.Contracts.Events.V1;
using CyberSanctions.Contracts.Listing.V1;

namespace CyberSanctions.Publication.Artifacts;

/// <summary>What FSF has no element for, in words: it goes into the remarks of an entity.</summary>
internal static class FsfRemarks
{
    public static IEnumerable<string> Of(ActListing listing, bool exercise)
    {
        if (exercise)
        {
            yield return "EXERCISE: this entry was made in an exercise. Nobody is sanctioned by it.";
        }

        yield return $"Statement of reasons: {listing.StatementOfReasons}";
        yield return listing.Ground switch
        {
            ListingGround.Responsible =>
                "Listed under point (a) of Article 3(3) of Regulation (EU) 2019/796: responsible for (attempted) cyber-attacks.",
            ListingGround.SupportOrInvolvement =>
                "Listed under point (b) of Article 3(3) of Regulation (EU) 2019/796: support for, or involvement in, (attempted) cyber-attacks.",
            _ =>
                "Listed under point (c) of Article 3(3) of Regulation (EU) 2019/796: associated with those covered by points (a) or (b).",
        };
        if (listing.Measures.Contains(Measure.TravelBan))
        {
            yield return "Also subject to restrictions on entry and transit: Article 4 of Decision (CFSP) 2019/797.";
        }

        if (listing.Subject.RegisteredOn is { } date)
        {
            yield return $"Registered on: {(date.Circa ? "about " : "")}{Describe(date)}";
        }

        if (listing.Subject.PlaceOfRegistration.Length > 0)
        {
            yield return $"Place of registration: {listing.Subject.PlaceOfRegistration}";
        }
    }

    /// <summary>What a type of identifier is called.</summary>
    public static string Describe(string identifierType) => identifierType switch
    {
        "passport" => "Passport",
        "id" => "Identity card",
        "taxid" => "Tax identification number",
        "regnumber" => "Registration number",
        "imo" => "IMO number",
        "swiftbic" => "SWIFT/BIC",
        "fiscalcode" => "Fiscal code",
        _ => "Other",
    };

    private static string Describe(PartialDate date)
        => date.Year > 0 ? IsoDates.Prefix(date) : $"between {IsoDates.Year(date.YearFrom)} and {IsoDates.Year(date.YearTo)}";
}
