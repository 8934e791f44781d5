using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.Contracts.Events.V1;
using CyberSanctions.Contracts.Listing.V1;

namespace CyberSanctions.Listing.Tests;

/// <summary>Invented proposals and acts: complete, so that a test takes away or spoils what it is about.</summary>
internal static class Examples
{
    private static int _people;

    /// <summary>Somebody else each time: another name, another passport.</summary>
    public static Subject AnotherPerson()
    {
        var number = Interlocked.Increment(ref _people);
        var another = Person();
        foreach (var name in another.Names)
        {
            name.WholeName += $" {Letters(number)}";
        }

        another.Identifiers[0].Number = $"X {number:000 000}";
        return another;
    }

    /// <summary>Another company each time.</summary>
    public static Subject AnotherEntity()
    {
        var number = Interlocked.Increment(ref _people);
        var another = Entity();
        another.Names[0].WholeName = $"Blue Heron {Letters(number)} Ltd";
        another.Identifiers[0].Number = $"77-{number}";
        return another;
    }

    /// <summary>The day by which rules are tested that go by today's date.</summary>
    public static DateOnly Today { get; } = new(2026, 11, 25);

    public static Subject Person() => new()
    {
        Kind = SubjectKind.Person,
        Names =
        {
            new Name
            {
                WholeName = "Aurelia NIMBUS",
                FirstName = "Aurelia",
                LastName = "NIMBUS",
                Quality = NameQuality.Strong,
                Language = "en",
            },
            new Name { WholeName = "Аурелия НИМБУС", Quality = NameQuality.Strong, Language = "ru" },
        },
        Births = { new Birth { Date = new PartialDate { YearFrom = 1979, YearTo = 1981 }, Place = "Port Lark", Country = "AQ" } },
        Nationalities = { "AQ" },
        Gender = Gender.Female,
        Function = "Head of department, Blue Heron Ltd",
        Identifiers =
        {
            new Identifier
            {
                Type = "passport",
                Number = "X 000 001",
                IssuingCountry = "AQ",
                IssuedOn = new Date { Year = 2001, Month = 2, Day = 28 },
            },
        },
        Addresses = { new Address { Text = "1 Cloud Street, Port Lark", City = "Port Lark", Country = "AQ" } },
    };

    public static Subject Entity() => new()
    {
        Kind = SubjectKind.Entity,
        Names = { new Name { WholeName = "Blue Heron Ltd", Quality = NameQuality.Strong } },
        RegisteredOn = new PartialDate { Year = 2011, Month = 5, Circa = true },
        PlaceOfRegistration = "Port Lark",
        Identifiers = { new Identifier { Type = "regnumber", Number = "77-1" } },
        Addresses = { new Address { Country = "AQ" } },
    };

    /// <summary>A person of whom everything is said that can be.</summary>
    public static Subject PersonInFull()
    {
        var person = AnotherPerson();
        var (latin, cyrillic) = (person.Names[0], person.Names[1]);
        (latin.Kind, latin.Script, latin.Title) = (NameKind.Primary, "Latn", "Dr");
        (latin.MiddleName, latin.Patronymic, latin.Remark) = ("Prima", "Tiberievna", "As in her passport");
        latin.TransliterationStandard = "ICAO 9303";
        cyrillic.WholeName = string.Concat(
            cyrillic.WholeName.Select(c => char.IsAsciiLetter(c) ? (char)('а' + ((c | 32) - 'a')) : c));
        (cyrillic.Script, latin.TransliterationOf) = ("Cyrl", cyrillic.WholeName);
        person.Names.Add(new Name
        {
            WholeName = $"Strontium {Letters(_people)}",
            Quality = NameQuality.Weak,
            Kind = NameKind.LowQualityAlias,
        });
        var birth = person.Births[0];
        (birth.City, birth.Region, birth.Postcode, birth.Remark) = ("Port Lark", "Lark County", "1010", "By her own word");
        (birth.Calendar, birth.AsGiven) = (CalendarKind.Islamic, "in Ramadan 1400");
        birth.DateInCalendar = new DateInCalendar { Year = 1400, Month = 9 };
        person.NationalityDetails.Add(new NationalityDetail
        {
            Country = "AQ",
            Region = "Lark County",
            AcquiredOn = new Date { Year = 1990, Month = 1, Day = 2 },
            LostOn = new Date { Year = 2020, Month = 3, Day = 4 },
            Remark = "Renounced",
        });
        person.Functions.Add(new HeldFunction
        {
            Title = "Head of department",
            Organisation = "Blue Heron Ltd",
            From = new PartialDate { Year = 2012, Month = 3 },
            Until = new PartialDate { Year = 2024 },
            Remark = "On leave since 2023",
        });
        var passport = person.Identifiers[0];
        (passport.LatinNumber, passport.IssuedBy, passport.Region) = (passport.Number, "Passport Office", "Lark County");
        passport.ValidFrom = passport.IssuedOn;
        passport.ValidTo = new Date { Year = 2011, Month = 2, Day = 27 };
        (passport.NameOnDocument, passport.TypeDescription, passport.Remark) = ("NIMBUS", "Service passport", "Seen in 2010");
        (passport.KnownExpired, passport.ReportedLost, passport.RevokedByIssuer, passport.Diplomatic) = (true, true, true, true);
        InFull(person);
        person.Relations.Add(new SubjectRelation
        {
            Kind = SubjectRelationKind.Owns,
            Name = "Blue Heron Ltd",
            Percentage = "50.01",
            Since = new PartialDate { Year = 2012 },
            Until = new PartialDate { Year = 2024, Month = 5 },
            Remark = "Through a trust",
        });
        return person;
    }

    /// <summary>The same of a company.</summary>
    public static Subject EntityInFull()
    {
        var entity = AnotherEntity();
        entity.Registrations.Add(new Registration
        {
            Register = "Register of companies of Port Lark",
            Number = $"RC {entity.Identifiers[0].Number}",
            RegisteredOn = new PartialDate { Year = 2011, Month = 5, Day = 6 },
            Place = "Port Lark",
            Country = "AQ",
            Remark = "Struck off in 2024",
        });
        (entity.LegalForm, entity.PrincipalPlaceOfBusiness) = ("Limited company", "Port Finch");
        InFull(entity);
        return entity;
    }

    private static void InFull(Subject subject)
    {
        var number = Interlocked.Increment(ref _people);
        var address = subject.Addresses[0];
        (address.Text, address.City, address.Street) = ("1 Cloud Street, Port Lark", "Port Lark", "1 Cloud Street");
        (address.PoBox, address.Postcode, address.Region, address.Place) = ("12", "1010", "Lark County", "Upper Lark");
        (address.NotAtListingTime, address.Remark) = (true, "Since 2025");
        address.Contact = Contact();
        subject.Contact = Contact();
        subject.CryptoAddresses.Add(new CryptoAddress
        {
            Currency = "BTC",
            Address = "1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2",
            Remark = $"Wallet {number}",
        });
        subject.Links.Add(new RegisterLink
        {
            Title = "Register of companies",
            Url = "https://register.example.org/77-1",
            SeenOn = new Date { Year = 2026, Month = 11, Day = 2 },
        });
        subject.Remarks.Add("She travels under other names.\n\nSo does her brother.");
        (subject.UnReferenceNumber, subject.DesignationDetails) = ("QDi.999", "Designated with her brother");
    }

    private static ContactData Contact() => new()
    {
        Phones = { "+672 1 234-56" },
        Faxes = { "+672 (1) 234 57" },
        Emails = { "desk@blue-heron.example.org" },
        Websites = { "https://blue-heron.example.org/" },
    };

    public static DraftProposalRequest NewProposal(string dossierReference = "ATT-2026-0001") => new()
    {
        DossierReference = dossierReference,
        Handling = Handling.TlpAmber,
        Subject = AnotherPerson(),
        Ground = ListingGround.Responsible,
        Measures = { Measure.AssetFreeze, Measure.TravelBan },
        Reasons =
        {
            Cited.Context("Nimbus Water Works was attacked in February 2024."),
            Cited.Individual(
                "Aurelia Nimbus ran the servers from which that was done.", ListingGround.Responsible, Cited.Aurelia),
        },
    };

    public static DraftProposalRequest NewEntityProposal(string dossierReference = "ATT-2026-0001") => new()
    {
        DossierReference = dossierReference,
        Handling = Handling.TlpGreen,
        Subject = AnotherEntity(),
        Ground = ListingGround.SupportOrInvolvement,
        Measures = { Measure.AssetFreeze },
        Reasons =
        {
            Cited.Context("Nimbus Water Works was attacked in February 2024."),
            Cited.Individual("Blue Heron Ltd paid for the servers.", ListingGround.SupportOrInvolvement, Cited.BlueHeron),
        },
    };

    public static DraftActRequest NewAct(string number, params string[] proposalReferences) => new()
    {
        Title = $"Council Implementing Regulation (EU) {number}",
        LegalBasis = "Article 13(1) of Regulation (EU) 2019/796",
        Number = number,
        EntryIntoForce = new Date { Year = 2026, Month = 3, Day = 16 },
        PublishedOn = new Date { Year = 2026, Month = 3, Day = 16 },
        PublicationUrl = "http://data.example.eu/eli/reg_impl/2026/1/oj",
        ProposalReferences = { proposalReferences },
    };

    /// <summary>An act that enters into force when it is adopted.</summary>
    public static DraftActRequest ActToCome(string number, params string[] proposalReferences)
    {
        var act = NewAct(number, proposalReferences);
        (act.EntryIntoForce, act.PublishedOn, act.PublicationUrl) = (null, null, "");
        return act;
    }

    /// <summary>Her function reads differently.</summary>
    public static DraftProposalRequest Amending(string entry, int version = 1) => new()
    {
        Handling = Handling.TlpAmber,
        Evidence = { "Register of companies of Port Lark, extract of 2 November 2026" },
        Amendment = new Amendment
        {
            EntryReference = entry,
            EntryVersion = version,
            Fields = { EntryField.Function },
            After = new EntryContent { Subject = new Subject { Function = "Director, Blue Heron Ltd" } },
        },
    };

    public static DraftProposalRequest Delisting(string entry, int version = 1) => new()
    {
        Handling = Handling.TlpAmber,
        Evidence = { "Judgment of the General Court of 3 November 2026, T-1/26" },
        Delisting = new Delisting
        {
            EntryReference = entry,
            EntryVersion = version,
            Reason = DelistingReason.AnnulledByCourt,
            StatementOfReasons = "The General Court has annulled the listing.",
        },
    };

    public static DraftProposalRequest Renewing(DateOnly until, params (string Entry, int Version)[] reviewed) => new()
    {
        Handling = Handling.TlpAmber,
        Renewal = new Renewal
        {
            Until = Day(until),
            Reviews =
            {
                reviewed.Select(entry => new Review
                {
                    EntryReference = entry.Entry,
                    EntryVersion = entry.Version,
                    Conclusion = "The servers are still run from there.",
                }),
            },
        },
    };

    public static DraftProposalRequest Extending(DateOnly until)
        => new() { Handling = Handling.TlpAmber, Extension = new Extension { Until = Day(until) } };

    public static Date Day(DateOnly day) => new() { Year = day.Year, Month = day.Month, Day = day.Day };

    /// <summary>
    /// Every State a member and no holidays: periods of working days leave out weekends alone. At least two, to 17:00 in
    /// Brussels.
    /// </summary>
    public static CouncilDataChanged Council()
    {
        var (first, last) = (new Date { Year = 2000, Month = 1, Day = 1 }, new Date { Year = 2999, Month = 1, Day = 1 });
        string[] states = ["BE", "DK", "EL", "FR", "IE", "MT"];
        return new CouncilDataChanged
        {
            MemberStates = { states.Select(
                state => new MemberStateData { MemberState = state, IsoCode = state, Name = state, ValidFrom = first }) },
            HolidayCalendars = { new HolidayCalendar { Edition = 1, ValidFrom = first, ValidTo = last, Source = "Invented" } },
            SilenceMinimums =
            {
                new SilenceMinimum { ValidFrom = first, WorkingDays = 2, MinutesOfDay = 17 * 60, Source = "Invented" },
            },
            OfficialLanguages =
            {
                new OfficialLanguagesData
                {
                    Edition = 1,
                    ValidFrom = first,
                    Source = "Regulation No 1, Article 1",
                    Languages =
                    {
                        "bg", "cs", "da", "de", "el", "en", "es", "et", "fi", "fr", "ga", "hr", "hu", "it", "lt", "lv", "mt",
                        "nl", "pl", "pt", "ro", "sk", "sl", "sv",
                    },
                },
            },
        };
    }

    // In letters: a number among the words of a name is no name.
    private static string Letters(int number) => string.Concat($"{number}".Select(digit => (char)('a' + digit - '0')));
}
