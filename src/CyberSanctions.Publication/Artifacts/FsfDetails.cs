using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.Contracts.Kinds;
using CyberSanctions.Contracts.Listing.V1;
using Name = CyberSanctions.Contracts.Listing.V1.Name;

namespace CyberSanctions.Publication.Artifacts;

/// <summary>
/// Writes the attributes of one name, birth and so on, and says what they have no room for. docs/list-formats.md says what
/// goes where.
/// </summary>
internal static class FsfDetails
{
    private const int Short = 256;
    private const int Long = 2048;
    private const int LongestCode = 32;
    private const int LongestLanguage = 6;

    // The first is what readers take for the primary name, and in the schema's own words strong marks the main one.
    public static FsfRest Name(FsfAttributes alias, Name name, Subject subject)
    {
        var first = ReferenceEquals(name, subject.Names[0]);
        alias
            .Attribute("firstName", name.FirstName, Short)
            .Attribute("middleName", name.MiddleName, Short)
            .Attribute("lastName", name.LastName, Short)
            .Attribute("wholeName", name.WholeName, Short)
            .Attribute("function", first ? FsfParticulars.Function(subject) : "", Long)
            .AttributeIf(subject.Gender is Gender.Female or Gender.Male, "gender", subject.Gender == Gender.Female ? "F" : "M")
            .Attribute("title", name.Title, Long)

            // Readers drop a name whose language they do not know; entries from before may have one.
            .Attribute(
                "nameLanguage", Languages.All.Contains(name.Language) ? name.Language.ToUpperInvariant() : "", LongestLanguage)
            .Attribute("strong", name.Quality == NameQuality.Strong || first);
        return new FsfRest(name.Remark)
        {
            Facts = Fact.Known(
                ("kind", ListWords.Of(name.Kind)),

                // Of the others the attribute says it.
                ("quality", first && name.Quality == NameQuality.Weak ? "weak" : ""),
                ("patronymic", name.Patronymic),
                ("script", name.Script),
                ("transliterationOf", name.TransliterationOf),
                ("transliterationStandard", name.TransliterationStandard)),
        };
    }

    public static FsfRest Nationality(FsfAttributes citizenship, NationalityDetail nationality)
    {
        citizenship
            .Date("acquisitionDate", nationality.AcquiredOn)
            .Date("disenfranchisementDate", nationality.LostOn)
            .Attribute("region", nationality.Region, Short)
            .Country(nationality.Country);
        return new FsfRest(nationality.Remark);
    }

    // Where the Gregorian date is known it stands in the attributes, since readers look no further; else the other calendar's
    // does.
    public static FsfRest Birth(FsfAttributes birthdate, Birth birth)
    {
        var isOther = OtherCalendars.IsOther(birth.Calendar);
        var given = isOther && birth.Date is null;
        var date = (given ? birth.DateInCalendar?.ToPartialDate() : birth.Date) ?? new PartialDate();
        var worded = birth.City.Length > 0 ? birth.Place : "";
        birthdate
            .Attribute("circa", date.Circa)
            .Attribute("calendarType", given ? ListWords.Of(birth.Calendar).ToUpperInvariant() : "GREGORIAN")
            .AttributeIf(!given && date is { Year: > 0, Month: > 0, Day: > 0 }, "birthdate", IsoDates.Prefix(date))
            .AttributeIf(date.Day > 0, "dayOfMonth", $"{date.Day}")
            .AttributeIf(date.Month > 0, "monthOfYear", $"{date.Month}")
            .AttributeIf(date.Year > 0, "year", $"{date.Year}")
            .AttributeIf(date.YearFrom > 0, "yearRangeFrom", $"{date.YearFrom}")
            .AttributeIf(date.YearTo > 0, "yearRangeTo", $"{date.YearTo}")
            .Attribute("city", birth.City.Length > 0 ? birth.City : birth.Place, Long)
            .Attribute("zipCode", birth.Postcode, Short)
            .Attribute("region", birth.Region, Short)
            .Attribute("place", worded, Short)
            .Country(birth.Country);
        return new FsfRest(birth.Remark)
        {
            Facts = Fact.Known(
                ("cityKnown", birth.City.Length > 0 ? "true" : ""),
                ("calendar", isOther && !given ? ListWords.Of(birth.Calendar) : ""),
                ("dateInCalendar", isOther && !given ? FsfParticulars.Known(birth.DateInCalendar?.ToPartialDate()) : ""),
                ("dateAsGiven", birth.AsGiven)),
        };
    }

    public static FsfRest Address(FsfAttributes address, Address at)
    {
        address
            .Attribute("city", at.City, Short)
            .Attribute("street", at.Street.Length > 0 ? at.Street : at.Text, Long)
            .Attribute("poBox", at.PoBox, Short)
            .Attribute("zipCode", at.Postcode, Short)
            .Attribute("region", at.Region, Short)
            .Attribute("place", at.Place, Short)
            .Attribute("asAtListingTime", !at.NotAtListingTime)
            .Country(at.Country);
        return new FsfRest(at.Remark)
        {
            Facts = Fact.Known(
                ("streetKnown", at.Street.Length > 0 ? "true" : ""), ("text", at.Street.Length > 0 ? at.Text : "")),
            Contacts = Contacts(at.Contact),
        };
    }

    // The schema has contact data in addresses alone.
    public static FsfRest Contact(FsfAttributes address, ContactData contact)
        => Address(address, new Address()) with
        {
            Facts = Fact.Known(("type", "contact")),
            Contacts = Contacts(contact),
        };

    // False here says that nothing of the kind is known, as in the Commission's files.
    public static FsfRest Identifier(FsfAttributes identification, Identifier identifier)
    {
        identification
            .Attribute("diplomatic", identifier.Diplomatic)
            .Attribute("knownExpired", identifier.KnownExpired)
            .Attribute("knownFalse", identifier.KnownFalse)
            .Attribute("reportedLost", identifier.ReportedLost)
            .Attribute("revokedByIssuer", identifier.RevokedByIssuer)
            .Date("issueDate", identifier.IssuedOn)
            .Date("validFrom", identifier.ValidFrom)
            .Date("validTo", identifier.ValidTo)
            .Attribute("issuedBy", identifier.IssuedBy, Short)
            .Attribute("latinNumber", identifier.LatinNumber, Short)
            .Attribute("nameOnDocument", identifier.NameOnDocument, Short)
            .Attribute("number", identifier.Number, Short)
            .Attribute("region", identifier.Region, Short)
            .Attribute("identificationTypeCode", identifier.Type, LongestCode)
            .Attribute(
                "identificationTypeDescription",
                identifier.TypeDescription.Length > 0 ? identifier.TypeDescription : FsfFacts.Describe(identifier.Type),
                Long)
            .Country(identifier.IssuingCountry);
        return new FsfRest(identifier.Remark);
    }

    public static FsfRest Registration(FsfAttributes identification, Registration registration)
    {
        var isFull = registration.RegisteredOn is { Day: > 0, Circa: false };
        Number(
            identification,
            registration.RegisteredOn is { } on && isFull ? new Date { Year = on.Year, Month = on.Month, Day = on.Day } : null,
            registration.Register,
            registration.Number,
            registration.Place,
            "regnumber",
            FsfFacts.Describe("regnumber"),
            registration.Country);
        return new FsfRest(registration.Remark)
        {
            Facts = Fact.Known(
                ("type", "registration"),
                ("registeredOn", registration.RegisteredOn is { } date && !isFull ? FsfFacts.Describe(date) : "")),
        };
    }

    public static FsfRest Lei(FsfAttributes identification, string lei)
    {
        Number(identification, null, "", lei, "", "other", "Legal entity identifier (LEI)", "");
        return new FsfRest("") { Facts = Fact.Known(("type", "lei")) };
    }

    public static FsfRest CryptoAddress(FsfAttributes identification, CryptoAddress address)
    {
        Number(identification, null, "", address.Address, "", "other", $"Crypto-asset address ({address.Currency})", "");
        return new FsfRest(address.Remark) { Facts = Fact.Known(("type", "crypto-address"), ("currency", address.Currency)) };
    }

    private static void Number(
        FsfAttributes identification,
        Date? issued,
        string issuedBy,
        string number,
        string region,
        string type,
        string description,
        string country)
        => Identifier(identification, new Identifier
        {
            IssuedOn = issued,
            IssuedBy = issuedBy,
            Number = number,
            Region = region,
            Type = type,
            TypeDescription = description,
            IssuingCountry = country,
        });

    private static IEnumerable<(string Key, string Value)> Contacts(ContactData? contact)
        => contact is null ? [] :
        [
            .. contact.Phones.Select(phone => ("PHONE", phone)),
            .. contact.Faxes.Select(fax => ("FAX", fax)),
            .. contact.Emails.Select(email => ("EMAIL", email)),
            .. contact.Websites.Select(website => ("WEB", website)),
        ];
}

/// <summary>What a detail says beyond its attributes.</summary>
/// <param name="Remark">On it; empty when there is none.</param>
internal sealed record FsfRest(string Remark)
{
    /// <summary>Under keys.</summary>
    public IEnumerable<Fact> Facts { get; init; } = [];

    /// <summary>Telephones and so on: key and value.</summary>
    public IEnumerable<(string Key, string Value)> Contacts { get; init; } = [];
}
