using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.Contracts.Events.V1;
using CyberSanctions.Contracts.Listing.V1;

namespace CyberSanctions.Publication.Tests;

internal static partial class Invented
{
    /// <summary>A person of whom everything is said that lists carry.</summary>
    public static ActListing PersonInFull(string euReferenceNumber = "")
    {
        var listing = AureliaNimbus(euReferenceNumber);
        var subject = listing.Subject;
        var name = subject.Names[0];
        (name.Kind, name.Script, name.Title, name.Patronymic) = (NameKind.Primary, "Latn", "Dr", "Tiberievna");
        (name.TransliterationOf, name.TransliterationStandard) = (subject.Names[1].WholeName, "ICAO 9303");
        name.Remark = "As in her passport";
        subject.Names[2].Kind = NameKind.LowQualityAlias;
        subject.Births.Add(new Birth
        {
            Calendar = CalendarKind.Coptic,
            DateInCalendar = new DateInCalendar { Year = 1701, Month = 13, Day = 5, Circa = true },
            AsGiven = "5 Nasie 1701",
            City = "Poseidonis",
            Region = "Atlantis",
            Postcode = "1010",
            Country = "GR",
            Remark = "From a register of the parish",
        });
        subject.Births[0].City = "Poseidonis";
        (subject.Births[0].Calendar, subject.Births[0].AsGiven) = (CalendarKind.Islamic, "in 1405");
        subject.Births[0].DateInCalendar = new DateInCalendar { YearFrom = 1405, YearTo = 1406 };
        subject.Nationalities.Add("AD");
        subject.NationalityDetails.Add(new NationalityDetail
        {
            Country = "AD",
            Region = "Thule",
            AcquiredOn = Day(2003, 5, 1),
            LostOn = Day(2020, 3, 4),
            Remark = "Renounced",
        });
        subject.Functions.Add(new HeldFunction
        {
            Title = "Head of the department of rain",
            Organisation = "Atlantean Weather Corps",
            From = new PartialDate { Year = 2012, Month = 3 },
            Until = new PartialDate { Year = 2024 },
            Remark = "Acting since 2011",
        });
        var passport = subject.Identifiers[0];
        (passport.LatinNumber, passport.IssuedBy, passport.Region) = ("AT 000001", "Passport office", "Atlantis");
        (passport.ValidFrom, passport.ValidTo) = (Day(2019, 3, 1), Day(2029, 2, 28));
        (passport.NameOnDocument, passport.TypeDescription, passport.Remark) = ("NIMBUS", "Service passport", "Seen in 2020");
        (passport.KnownFalse, passport.ReportedLost, passport.RevokedByIssuer) = (true, true, true);
        subject.Identifiers.Add(new Identifier { Type = "id", Number = "1", KnownExpired = true, Diplomatic = true });
        InFull(subject);
        return listing;
    }

    /// <summary>The same of a company.</summary>
    public static ActListing EntityInFull(string euReferenceNumber = "")
    {
        var listing = BlueHeron(euReferenceNumber);
        var subject = listing.Subject;
        (subject.LegalForm, subject.PrincipalPlaceOfBusiness, subject.Lei) = ("Ltd", "Thule", "5493001KJTIIGC8Y1R12");
        subject.Registrations.Add(new Registration
        {
            Register = "Register of companies of Thule",
            Number = "77-1",
            RegisteredOn = new PartialDate { Year = 2002, Month = 4, Day = 5 },
            Place = "Thule",
            Country = "GR",
            Remark = "Struck off",
        });
        subject.Registrations.Add(
            new Registration { Number = "78", RegisteredOn = new PartialDate { Year = 2003, Circa = true } });
        InFull(subject);
        return listing;
    }

    private static void InFull(Subject subject)
    {
        subject.Addresses.Add(new Address
        {
            Text = "2 Trident Street, Poseidonis",
            Street = "2 Trident Street",
            PoBox = "12",
            Postcode = "1010",
            City = "Poseidonis",
            Region = "Atlantis",
            Place = "Upper Poseidonis",
            Country = "GR",
            NotAtListingTime = true,
            Contact = new ContactData
            {
                Phones = { "+30 210 123-4567", "+30 210 123-4568" },
                Emails = { "desk@example.invalid" },
            },
            Remark = "Since 2025",
        });
        subject.Contact = new ContactData { Faxes = { "+30 210 123-4569" }, Websites = { "https://example.invalid/rain" } };
        subject.CryptoAddresses.Add(new CryptoAddress
        {
            Currency = "BTC",
            Address = "1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2",
            Remark = "Paid the rent of the servers",
        });
        subject.Relations.Add(new SubjectRelation
        {
            Kind = SubjectRelationKind.OwnedBy,
            EntryReference = "EU.1.1",
            Percentage = "50.01",
            Since = new PartialDate { Year = 2012 },
            Until = new PartialDate { Year = 2024, Month = 5, Day = 6 },
            Remark = "Through a trust",
        });
        subject.Relations.Add(new SubjectRelation { Kind = SubjectRelationKind.ActsOnBehalfOf, Name = "Grey Heron Ltd" });
        subject.Links.Add(new RegisterLink
        {
            Title = "Register of companies",
            Url = "https://example.invalid/77-1",
            SeenOn = Day(2026, 1, 2),
        });
        subject.Remarks.Add(["First remark.\n\nWith a second paragraph.", "Second remark."]);
        (subject.UnReferenceNumber, subject.DesignationDetails) = ("QDi.999", "Together with her brother");
    }

    private static Date Day(int year, int month, int day) => new() { Year = year, Month = month, Day = day };
}
