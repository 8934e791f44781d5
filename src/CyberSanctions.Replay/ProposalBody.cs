namespace CyberSanctions.Replay;

/// <summary>A published listing as the body of a proposal.</summary>
internal static class ProposalBody
{
    // How the acts end an address or a place; what is not here stays without a code.
    private static readonly (string Ending, string Iso2)[] Countries =
        [
            ("China", "CN"), ("Russian Federation", "RU"), ("Russian Federation)", "RU"), ("Russia", "RU"), ("DPRK", "KP"),
            ("Ukraine", "UA")
        ];

    public static object Of(string dossier, PublicListing listing, string ground)
    {
        var person = listing.Type == "person";
        var body = new Dictionary<string, object?>
        {
            ["dossierReference"] = dossier,
            ["handling"] = "TLP:CLEAR",
            ["ground"] = ground,
            ["measures"] = person ? ["asset-freeze", "travel-ban"] : new[] { "asset-freeze" },
            ["statementOfReasons"] = listing.ReasonsInBrief,
            ["asPublished"] = true,
            ["euReferenceNumber"] = listing.EuReferenceNumber,
        };
        var subject = new Dictionary<string, object?>
        {
            ["kind"] = listing.Type,
            ["names"] = listing.Aliases.Prepend(listing.Name).Select(name => new { wholeName = name, quality = "strong" }),
            ["identifiers"] = listing.Identifiers.Select(Identifier),
            ["addresses"] = listing.Addresses.Select(address => WithCountry("text", address)),
        };
        if (person)
        {
            if (listing.DateOfBirth is not null || listing.PlaceOfBirth is not null)
            {
                subject["births"] = new[] { Birth(listing) };
            }

            subject["nationalities"] = listing.NationalityIso2 is { } nationality ? new[] { nationality } : [];
            if (listing.Gender is { } gender)
            {
                subject["gender"] = gender;
            }
        }

        body["subject"] = subject;
        return body;
    }

    private static Dictionary<string, object?> Birth(PublicListing listing)
    {
        var birth = listing.PlaceOfBirth is { } place ? WithCountry("place", place) : [];
        if (listing.DateOfBirth is { } date)
        {
            birth["date"] = date;
        }

        return birth;
    }

    private static Dictionary<string, object?> Identifier(PublicIdentifier identifier)
    {
        var body = new Dictionary<string, object?> { ["type"] = identifier.Type, ["number"] = identifier.Value };
        if (identifier.IssuedOn is { } issued)
        {
            body["issuedOn"] = issued;
        }

        if (CountryOf(identifier.IssuingCountry) is { } country)
        {
            body["issuingCountry"] = country;
        }

        return body;
    }

    private static Dictionary<string, object?> WithCountry(string name, string text)
    {
        var body = new Dictionary<string, object?> { [name] = text };
        if (CountryOf(text) is { } country)
        {
            body["country"] = country;
        }

        return body;
    }

    private static string? CountryOf(string? text)
        => Countries.FirstOrDefault(c => text?.EndsWith(c.Ending, StringComparison.Ordinal) == true).Iso2;
}
