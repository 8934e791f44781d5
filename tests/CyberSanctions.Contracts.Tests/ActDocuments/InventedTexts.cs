using CyberSanctions.Contracts.ActDocuments;
using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.Contracts.Events.V1;
using CyberSanctions.Contracts.Listing.V1;

namespace CyberSanctions.Contracts.Tests.ActDocuments;

/// <summary>Texts of acts, with invented people only.</summary>
internal static class InventedTexts
{
    public static ActFrame Frame { get; } =
        new("ACT-2026-0004", 2, new string('a', 64), Handling.TlpAmber, Adopted: false, Exercise: false);

    /// <summary>A pair that does everything that an act can do.</summary>
    public static ActText Pair(string said = "Aurelia Nimbus")
    {
        var text = new ActText
        {
            Reference = "ACT-2026-0004",
            Title = "Council Implementing Regulation (EU) 2026/1 implementing Regulation (EU) 2019/796",
            LegalBasis = "Article 13(1) of Regulation (EU) 2019/796",
            Number = "2026/1",
            Instrument = Instrument.Regulation,
            Twin = new Twin
            {
                Title = "Council Decision (CFSP) 2026/2 amending Decision (CFSP) 2019/797",
                LegalBasis = "Article 29 of the Treaty on European Union",
                Number = "2026/2",
            },
        };
        text.Add(
        [
            new Operation { ProposalReference = "LP-2026-0001", Extend = new Extension { Until = Day(2029, 5, 18) } },
            new Operation
            {
                ProposalReference = "LP-2026-0002",
                Renew = new Renewal
                {
                    Until = Day(2027, 5, 18),
                    Reviews = { new Review { EntryReference = "EU.1.1", Conclusion = "He still sells the wiper." } },
                },
            },
            List(Person(said), Measure.AssetFreeze, Measure.TravelBan),
            List(Entity(), Measure.AssetFreeze),
            List(new Subject { Kind = SubjectKind.Person, Names = { new Name { WholeName = "Flavia Fog" } } }, Measure.TravelBan),
            new Operation
            {
                ProposalReference = "LP-2026-0006",
                Amend = new Amendment
                {
                    EntryReference = "EU.2.2",
                    EntryVersion = 3,
                    Fields = { EntryField.Function, EntryField.Measures, EntryField.StatementOfReasons },
                    Before = new EntryContent
                    {
                        Subject = new Subject { Function = "Director" },
                        Measures = { Measure.AssetFreeze },
                    },
                    After = new EntryContent
                    {
                        Subject = new Subject(),
                        Measures = { Measure.AssetFreeze, Measure.TravelBan },
                        StatementOfReasons = $"{said} paid for the servers.",
                    },
                },
            },
            new Operation
            {
                ProposalReference = "LP-2026-0007",
                Delist = new Delisting
                {
                    EntryReference = "EU.3.3",
                    Reason = DelistingReason.AnnulledByCourt,
                    StatementOfReasons = "The General Court has annulled the listing.",
                },
            },
        ]);
        return text;
    }

    /// <summary>An act of so many listings.</summary>
    public static ActText Listings(int count)
    {
        var text = Pair();
        text.Operations.Clear();
        text.Add([.. Enumerable.Range(1, count).Select(number => List(Person($"Aurelia Nimbus {number}"), Measure.AssetFreeze))]);
        return text;
    }

    public static Operation List(Subject subject, params Measure[] measures) => new()
    {
        ProposalReference = "LP-2026-0003",
        List = new ActListing
        {
            ProposalReference = "LP-2026-0003",
            Subject = subject,
            Ground = ListingGround.SupportOrInvolvement,
            Measures = { measures },
            StatementOfReasons =
                "Nimbus Water Works was attacked in February 2024.\n\n"
                + $"{subject.Names[0].WholeName} ran the servers & paid < 100.",
            EuReferenceNumber = "EU.9001.1",
        },
    };

    public static Date Day(int year, int month, int day) => new() { Year = year, Month = month, Day = day };

    private static Subject Person(string said) => new()
    {
        Kind = SubjectKind.Person,
        Names =
        {
            new Name
            {
                WholeName = said, FirstName = "Aurelia", MiddleName = "Prima", LastName = "NIMBUS", Quality = NameQuality.Strong,
                Language = "en", Script = "Latn", Title = "Dr", Patronymic = "Tiberievna", TransliterationOf = "Аурелия НИМБУС",
                TransliterationStandard = "ICAO 9303", Remark = "As in her passport", Kind = NameKind.Primary,
            },
            new Name { WholeName = "Аурелия НИМБУС", Quality = NameQuality.Strong, Kind = NameKind.Primary, Script = "Cyrl" },
            new Name { WholeName = "أوريليا نيمبوس", Quality = NameQuality.Weak, Kind = NameKind.LowQualityAlias },
        },
        Births =
        {
            new Birth
            {
                Date = new PartialDate { Year = 1980, Month = 8, Day = 3, Circa = true }, Place = "Port Lark", Country = "AQ",
                City = "Lark", Region = "Lark County", Postcode = "1010", Calendar = CalendarKind.Islamic,
                DateInCalendar = new DateInCalendar { Year = 1400, Month = 9 }, AsGiven = "in Ramadan 1400",
                Remark = "Her own word",
            },
        },
        Nationalities = { "AQ" },
        NationalityDetails =
        {
            new NationalityDetail
            {
                Country = "AQ", Region = "Finch County", AcquiredOn = Day(1990, 1, 2), LostOn = Day(2020, 3, 4),
                Remark = "Renounced",
            },
        },
        Gender = Gender.Female,
        Function = "Head of department, Blue Heron Ltd",
        Functions =
        {
            new HeldFunction
            {
                Title = "Courier", Organisation = "Grey Heron Ltd", From = new PartialDate { Year = 2012, Month = 3 },
                Until = new PartialDate { Year = 2024 }, Remark = "On leave since 2023",
            },
        },
        Identifiers =
        {
            new Identifier
            {
                Type = "passport", Number = "X 000 001", IssuingCountry = "AQ", IssuedOn = Day(2001, 2, 28), LatinNumber = "X1",
                IssuedBy = "Passport Office", Region = "Wren County", ValidFrom = Day(2001, 3, 1), ValidTo = Day(2011, 2, 27),
                NameOnDocument = "NIMBUS A.", TypeDescription = "Service passport", Remark = "Seen in 2010", KnownExpired = true,
                ReportedLost = true, RevokedByIssuer = true, Diplomatic = true, KnownFalse = true,
            },
        },
        Addresses =
        {
            new Address
            {
                Text = "1 Cloud Street, Port Lark", City = "Lark Town", Street = "Cloud Street", PoBox = "12", Postcode = "2020",
                Region = "Plover County", Place = "Upper Lark", Country = "AQ", NotAtListingTime = true, Remark = "Since 2025",
                Contact = new ContactData { Phones = { "+672 1 234-56" }, Faxes = { "+672 1 234-57" } },
            },
        },
        Contact = new ContactData
        {
            Emails = { "desk@blue-heron.example.org" },
            Websites = { "https://blue-heron.example.org/" },
        },
        CryptoAddresses =
        {
            new CryptoAddress { Currency = "BTC", Address = "1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2", Remark = "Wallet 7" },
        },
        Relations =
        {
            new SubjectRelation
            {
                Kind = SubjectRelationKind.Owns, Name = "Swift Ltd", Percentage = "50.01",
                Since = new PartialDate { Year = 2013 },
                Until = new PartialDate { YearFrom = 2021, YearTo = 2022 }, Remark = "Through a trust",
            },
        },
        Links =
        {
            new RegisterLink { Title = "Register 9", Url = "https://register.example.org/77-1", SeenOn = Day(2026, 11, 2) },
        },
        Remarks = { "She travels under other names.\n\nSo does her brother." },
        UnReferenceNumber = "QDi.999",
        DesignationDetails = "Designated with her brother",
    };

    private static Subject Entity() => new()
    {
        Kind = SubjectKind.Entity,
        Names = { new Name { WholeName = "Blue Heron Ltd", Quality = NameQuality.Strong } },
        RegisteredOn = new PartialDate { Year = 2011, Month = 5, Circa = true },
        PlaceOfRegistration = "Port Sparrow",
        Registrations =
        {
            new Registration
            {
                Register = "Companies House of Port Lark", Number = "RC 77",
                RegisteredOn = new PartialDate { Year = 2011, Month = 5, Day = 6 },
                Place = "Port Thrush", Country = "AQ", Remark = "Struck off",
            },
        },
        LegalForm = "Limited company",
        PrincipalPlaceOfBusiness = "Port Finch",
        Lei = "529900T8BM49AURSDO55",
    };
}
