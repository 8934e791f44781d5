using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.Contracts.Events.V1;
using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.Publication.Entries;

namespace CyberSanctions.Publication.Artifacts;

/// <summary>
/// What FSF has no element for. Readers in use take the first <c>remark</c> of an entity and no other, so it holds the
/// reasons; everything else is a fact under a key, with the words of list.json.
/// </summary>
internal static class FsfFacts
{
    /// <summary>The one remark of an entity: the statement of reasons, and in exercises first of all that it is one.</summary>
    public static string Remark(ActListing listing, bool exercise)
        => exercise
            ? $"EXERCISE: this entry was made in an exercise. Nobody is sanctioned by it. {listing.StatementOfReasons}"
            : listing.StatementOfReasons;

    /// <summary>Of an entity.</summary>
    public static IEnumerable<Fact> Of(ListEntry entry, bool exercise)
    {
        var listing = entry.Listing;
        if (exercise)
        {
            yield return new("exercise", "true");
        }

        yield return new("ground", ListWords.Of(listing.Ground));
        yield return new("groundProvision", $"point ({Point(listing.Ground)}) of Article 3(3) of Regulation (EU) 2019/796");
        yield return new("measures", string.Join(", ", listing.Measures.Select(ListWords.Of)));
        yield return new("listedOn", IsoDates.Full(entry.Act.Text.EntryIntoForce));
        if (entry.RecordedLater)
        {
            yield return new("recordedLater", IsoDates.Instant(entry.RecordedAt));
        }

        if (listing.Subject.RegisteredOn is { } date)
        {
            yield return new("registeredOn", Describe(date));
        }

        if (listing.Subject.PlaceOfRegistration.Length > 0)
        {
            yield return new("placeOfRegistration", listing.Subject.PlaceOfRegistration);
        }
    }

    /// <summary>Of the act.</summary>
    /// <param name="act">The act.</param>
    /// <param name="address">What stands in <c>publicationUrl</c>.</param>
    public static IEnumerable<Fact> Of(ActText act, string address)
    {
        yield return new("title", act.Title);
        if (act.PublicationUrl.Length > 0 && act.PublicationUrl != address)
        {
            yield return new("publicationUrl", act.PublicationUrl);
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

    private static string Point(ListingGround ground) => ground switch
    {
        ListingGround.Responsible => "a",
        ListingGround.SupportOrInvolvement => "b",
        _ => "c",
    };

    private static string Describe(PartialDate date)
    {
        var about = date.Circa ? "about " : "";
        return date.Year > 0 ? about + IsoDates.Prefix(date) : $"{about}{IsoDates.Year(date.YearFrom)} to {IsoDates.Year(date.YearTo)}";
    }
}
