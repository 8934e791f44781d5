using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.Contracts.Listing.V1;

namespace CyberSanctions.Publication.Tests.Fsf;

/// <summary>
/// Reads a subject back from list.xml by what docs/list-formats.md says, and by nothing else: whatever an act says of a
/// subject, a reader of that page finds again.
/// </summary>
internal static partial class FsfReader
{
    private static readonly XNamespace Fsf = "http://eu.europa.ec/fpi/fsd/export";

    /// <summary>The subject, where what means the same reads the same.</summary>
    public static Subject Alike(Subject subject)
    {
        var alike = subject.Clone();
        foreach (var birth in alike.Births.Where(birth => birth.Calendar == CalendarKind.Gregorian))
        {
            birth.Calendar = CalendarKind.Unspecified;
        }

        return alike;
    }

    public static Subject Subject(XElement entity)
    {
        var person = Of(entity.Element(Fsf + "subjectType")!, "classificationCode") == "P";
        var names = entity.Elements(Fsf + "nameAlias").ToList();
        var documents = entity.Elements(Fsf + "identification").ToList();
        var addresses = entity.Elements(Fsf + "address").ToList();
        var functions = Several(entity, "function").Select(parts => new HeldFunction
        {
            Title = parts("")!,
            Organisation = parts("organisation") ?? "",
            From = Known(parts("from")),
            Until = Known(parts("until")),
            Remark = parts("remark") ?? "",
        }).ToList();
        var function = Of(names[0], "function");
        return new Subject
        {
            Kind = person ? SubjectKind.Person : SubjectKind.Entity,
            Names = { names.Select((name, at) => Name(name, at == 0)) },
            Gender = (string?)names[0].Attribute("gender") switch
            {
                "F" => Gender.Female,
                "M" => Gender.Male,
                _ => Gender.Unspecified,
            },
            Function = function == functions.FirstOrDefault()?.Title ? "" : function,
            Functions = { functions },
            Births = { entity.Elements(Fsf + "birthdate").Select(Birth) },
            Nationalities = { entity.Elements(Fsf + "citizenship").Select(Country) },
            NationalityDetails =
            {
                entity.Elements(Fsf + "citizenship").Select(Nationality)
                    .Where(nationality => !nationality.Equals(new NationalityDetail { Country = nationality.Country })),
            },
            Identifiers = { documents.Where(document => Fact(document, "type") is null).Select(Identifier) },
            Registrations = { documents.Where(document => Fact(document, "type") == "registration").Select(Registration) },
            Lei = documents.SingleOrDefault(document => Fact(document, "type") == "lei") is { } lei ? Of(lei, "number") : "",
            CryptoAddresses =
            {
                documents.Where(document => Fact(document, "type") == "crypto-address").Select(address => new CryptoAddress
                {
                    Currency = Fact(address, "currency"), Address = Of(address, "number"), Remark = Remark(address),
                }),
            },
            Addresses = { addresses.Where(address => Fact(address, "type") is null).Select(Address) },
            Contact = addresses.Where(address => Fact(address, "type") == "contact").Select(Contact).SingleOrDefault(),
            RegisteredOn = Known(Fact(entity, "registeredOn")),
            PlaceOfRegistration = Fact(entity, "placeOfRegistration") ?? "",
            LegalForm = Fact(entity, "legalForm") ?? "",
            PrincipalPlaceOfBusiness = Fact(entity, "principalPlaceOfBusiness") ?? "",
            Relations = { Several(entity, "relation").Select(parts => new SubjectRelation
            {
                Kind = Enum.Parse<SubjectRelationKind>(parts("")!.Replace("-", ""), ignoreCase: true),
                EntryReference = parts("entry") ?? "",
                Name = parts("name") ?? "",
                Percentage = parts("percentage") ?? "",
                Since = Known(parts("since")),
                Until = Known(parts("until")),
                Remark = parts("remark") ?? "",
            }) },
            Links = { Several(entity, "link").Select(parts => new RegisterLink
            {
                Url = parts(""), Title = parts("title") ?? "", SeenOn = Day(parts("seenOn")),
            }) },
            Remarks = { Several(entity, "remark").Select(parts => parts("")) },
            UnReferenceNumber = Of(entity, "unitedNationId"),
            DesignationDetails = Of(entity, "designationDetails"),
        };
    }

    private static Name Name(XElement name, bool first) => new()
    {
        WholeName = Of(name, "wholeName"),
        FirstName = Of(name, "firstName"),
        MiddleName = Of(name, "middleName"),
        LastName = Of(name, "lastName"),
        Title = Of(name, "title"),
        Language = Of(name, "nameLanguage").ToLowerInvariant(),
        Quality = (first && Fact(name, "quality") == "weak") || !(bool)name.Attribute("strong")!
            ? NameQuality.Weak
            : NameQuality.Strong,
        Kind = Fact(name, "kind") is { } kind ? Enum.Parse<NameKind>(kind.Replace("-", ""), ignoreCase: true) : default,
        Patronymic = Fact(name, "patronymic") ?? "",
        Script = Fact(name, "script") ?? "",
        TransliterationOf = Fact(name, "transliterationOf") ?? "",
        TransliterationStandard = Fact(name, "transliterationStandard") ?? "",
        Remark = Remark(name),
    };

    private static Birth Birth(XElement birth)
    {
        var written = new PartialDate
        {
            Year = (int?)birth.Attribute("year") ?? 0,
            Month = (int?)birth.Attribute("monthOfYear") ?? 0,
            Day = (int?)birth.Attribute("dayOfMonth") ?? 0,
            YearFrom = (int?)birth.Attribute("yearRangeFrom") ?? 0,
            YearTo = (int?)birth.Attribute("yearRangeTo") ?? 0,
            Circa = (bool)birth.Attribute("circa")!,
        };
        var date = written.Equals(new PartialDate()) ? null : written;
        var attribute = Of(birth, "calendarType");
        var isOther = attribute != "GREGORIAN";
        var city = Fact(birth, "cityKnown") == "true";
        return new Birth
        {
            Date = isOther ? null : date,
            Calendar = Fact(birth, "calendar") is { } calendar ? Enum.Parse<CalendarKind>(calendar, ignoreCase: true)
                : isOther ? Enum.Parse<CalendarKind>(attribute, ignoreCase: true) : default,
            DateInCalendar = There(isOther ? date : Known(Fact(birth, "dateInCalendar"))),
            AsGiven = Fact(birth, "dateAsGiven") ?? "",
            Place = Of(birth, city ? "place" : "city"),
            City = city ? Of(birth, "city") : "",
            Region = Of(birth, "region"),
            Postcode = Of(birth, "zipCode"),
            Country = Country(birth),
            Remark = Remark(birth),
        };
    }

    private static DateInCalendar? There(PartialDate? date) => date is null ? null : new DateInCalendar
    {
        Year = date.Year,
        Month = date.Month,
        Day = date.Day,
        YearFrom = date.YearFrom,
        YearTo = date.YearTo,
        Circa = date.Circa,
    };

    private static NationalityDetail Nationality(XElement citizenship) => new()
    {
        Country = Country(citizenship),
        Region = Of(citizenship, "region"),
        AcquiredOn = Day((string?)citizenship.Attribute("acquisitionDate")),
        LostOn = Day((string?)citizenship.Attribute("disenfranchisementDate")),
        Remark = Remark(citizenship),
    };

    private static Identifier Identifier(XElement document) => new()
    {
        Type = Of(document, "identificationTypeCode"),
        TypeDescription = Of(document, "identificationTypeDescription") is var words && Usual.Contains(words) ? "" : words,
        Number = Of(document, "number"),
        LatinNumber = Of(document, "latinNumber"),
        NameOnDocument = Of(document, "nameOnDocument"),
        IssuedBy = Of(document, "issuedBy"),
        Region = Of(document, "region"),
        IssuingCountry = Country(document),
        IssuedOn = Day((string?)document.Attribute("issueDate")),
        ValidFrom = Day((string?)document.Attribute("validFrom")),
        ValidTo = Day((string?)document.Attribute("validTo")),
        KnownFalse = (bool)document.Attribute("knownFalse")!,
        KnownExpired = (bool)document.Attribute("knownExpired")!,
        ReportedLost = (bool)document.Attribute("reportedLost")!,
        RevokedByIssuer = (bool)document.Attribute("revokedByIssuer")!,
        Diplomatic = (bool)document.Attribute("diplomatic")!,
        Remark = Remark(document),
    };

    private static readonly HashSet<string> Usual =
    [
        "Passport", "Identity card", "Tax identification number", "Registration number", "IMO number", "SWIFT/BIC", "Fiscal code",
        "Other",
    ];

    private static Registration Registration(XElement document) => new()
    {
        Register = Of(document, "issuedBy"),
        Number = Of(document, "number"),
        RegisteredOn = Known(Fact(document, "registeredOn") ?? (string?)document.Attribute("issueDate")),
        Place = Of(document, "region"),
        Country = Country(document),
        Remark = Remark(document),
    };

    private static Address Address(XElement address)
    {
        var street = Fact(address, "streetKnown") == "true";
        var contact = Contact(address);
        return new Address
        {
            Text = street ? Fact(address, "text") ?? "" : Of(address, "street"),
            Street = street ? Of(address, "street") : "",
            City = Of(address, "city"),
            PoBox = Of(address, "poBox"),
            Postcode = Of(address, "zipCode"),
            Region = Of(address, "region"),
            Place = Of(address, "place"),
            Country = Country(address),
            NotAtListingTime = !(bool)address.Attribute("asAtListingTime")!,
            Contact = contact.Equals(new ContactData()) ? null : contact,
            Remark = Remark(address),
        };
    }

    private static ContactData Contact(XElement address)
    {
        return new ContactData
        {
            Phones = { Of("PHONE") },
            Faxes = { Of("FAX") },
            Emails = { Of("EMAIL") },
            Websites = { Of("WEB") },
        };

        IEnumerable<string> Of(string key) => address.Elements(Fsf + "contactInfo")
            .Where(info => (string?)info.Attribute("key") == key)
            .Select(info => (string)info.Attribute("value")!);
    }

    // Whole, where the attribute had no room for it.
    private static string Of(XElement element, string attribute)
        => Fact(element, attribute) ?? (string?)element.Attribute(attribute) ?? "";

    private static string? Fact(XElement element, string key)
        => element.Elements(Fsf + "additionalInformation")
            .Where(fact => (string?)fact.Attribute("key") == key)
            .Select(fact => (string?)fact.Attribute("value"))
            .SingleOrDefault();

    private static string Remark(XElement element) => (string?)element.Element(Fsf + "remark") ?? "";

    private static string Country(XElement element) => Of(element, "countryIso2Code") is var code && code == "00" ? "" : code;

    // function.1, function.1.from, function.2 …
    private static IEnumerable<Func<string, string?>> Several(XElement entity, string key)
    {
        for (var number = 1; Fact(entity, $"{key}.{number}") is not null; number++)
        {
            var at = number;
            yield return part => Fact(entity, part.Length == 0 ? $"{key}.{at}" : $"{key}.{at}.{part}");
        }
    }

    private static Date? Day(string? text)
        => text is null ? null
            : DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture) is var day
                ? new Date { Year = day.Year, Month = day.Month, Day = day.Day } : null;

    private static PartialDate? Known(string? text)
    {
        if (text is null)
        {
            return null;
        }

        var parts = Written.Match(text);
        Assert.True(parts.Success, text);
        int Of(string group)
            => parts.Groups[group] is { Success: true } found ? int.Parse(found.Value, CultureInfo.InvariantCulture) : 0;
        return new PartialDate
        {
            Year = Of("year"),
            Month = Of("month"),
            Day = Of("day"),
            YearFrom = Of("from"),
            YearTo = Of("to"),
            Circa = parts.Groups["about"].Success,
        };
    }

    [GeneratedRegex(
        @"^(?<about>about )?((?<from>\d{4}) to (?<to>\d{4})|(?<year>\d{4})(-(?<month>\d\d)(-(?<day>\d\d))?)?)$",
        RegexOptions.ExplicitCapture)]
    private static partial Regex Written { get; }
}
