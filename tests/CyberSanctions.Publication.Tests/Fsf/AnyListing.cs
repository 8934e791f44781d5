using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.Contracts.Events.V1;
using CyberSanctions.Contracts.Listing.V1;
using FsCheck;
using FsCheck.Fluent;

namespace CyberSanctions.Publication.Tests.Fsf;

/// <summary>Listings as a proposal may have them: each field absent or present, and as long as drafting lets it be.</summary>
internal static class AnyListing
{
    private const int Name = 500;
    private const int Text = 1000;
    private const int Short = 256;
    private const int Url = 512;
    private const int Remarks = 4_000;
    private const int Reasons = 20_000;

    // What XML has to escape, what it knows only as a reference, and what takes two UTF-16 units; what ends a field or a
    // line of CSV, and what spreadsheets take for a formula; what is written from right to left, and what says so.
    private static readonly string[] Characters =
    [
        "a", "Ж", "é", "𝄞", "<", "&", "\"", "'", "’", "漢", ";", "\n", "=", "א", "\u202e", "+", "\r", "@", "\t", "-", " ", "ع",
        "\u2069", "\u2028", "\u0301",
    ];

    public static Gen<ActListing> Of { get; } =
        from kind in Gen.Elements(SubjectKind.Person, SubjectKind.Entity)
        from subject in SubjectOf(kind)
        from reasons in TextOf(Reasons)
        from ground in Gen.Elements(ListingGround.Responsible, ListingGround.SupportOrInvolvement, ListingGround.Associated)
        from travelBan in Gen.Elements(true, false)
        select new ActListing
        {
            ProposalReference = "LP-2026-0001",
            Ground = ground,
            Measures = { travelBan ? [Measure.AssetFreeze, Measure.TravelBan] : [Measure.AssetFreeze] },
            StatementOfReasons = $"{reasons}\n\r\n\t{reasons}",
            Subject = subject,
        };

    private static Gen<string> Optional(int most) => Gen.OneOf(Gen.Constant(""), TextOf(most));

    private static Gen<string> Country => Gen.Elements("", "GR", "AD", "XK");

    private static Gen<PartialDate> DateOf => Gen.Elements(
        new PartialDate { Year = 1985, Month = 8, Day = 3 },
        new PartialDate { Year = 1985, Month = 8, Day = 3, Circa = true },
        new PartialDate { Year = 1985, Month = 8, Circa = true },
        new PartialDate { Year = 1801 },
        new PartialDate { YearFrom = 1960, YearTo = 1965, Circa = true });

    private static Gen<PartialDate?> OptionalDate =>
        Gen.OneOf(Gen.Constant<PartialDate?>(null), DateOf.Select(date => (PartialDate?)date.Clone()));

    private static Gen<Date?> OptionalDay => Gen.Elements<Date?>(null, new Date { Year = 2019, Month = 2, Day = 28 });

    private static Gen<bool> Flag => Gen.Elements(true, false);

    private static Gen<Name> NameOf =>
        from whole in TextOf(Name)
        from parts in Optional(Name).ArrayOf(5)
        from title in Optional(Text)
        from quality in Gen.Elements(NameQuality.Strong, NameQuality.Weak)
        from language in Gen.Elements("", "en", "ru")
        from kind in Gen.Elements(Enum.GetValues<NameKind>())
        from script in Gen.Elements("", "Latn", "Cyrl")
        from standard in Gen.Elements("", "ISO 9", "BGN/PCGN")
        from remark in Optional(Text)
        select new Name
        {
            WholeName = whole,
            FirstName = parts[0],
            MiddleName = parts[1],
            LastName = parts[2],
            Patronymic = parts[3],
            TransliterationOf = parts[4],
            TransliterationStandard = standard,
            Title = title,
            Quality = quality,
            Language = language,
            Kind = kind,
            Script = script,
            Remark = remark,
        };

    private static Gen<Birth> BirthOf =>
        from date in OptionalDate
        from calendar in Gen.Elements(Enum.GetValues<CalendarKind>())
        from there in OptionalDate
        from given in Optional(Short)
        from place in Optional(Text)
        from parts in Optional(Short).ArrayOf(3)
        from country in Country
        from remark in Optional(Text)
        select new Birth
        {
            Date = date,
            Calendar = calendar,
            DateInCalendar = there is null || calendar is CalendarKind.Unspecified or CalendarKind.Gregorian ? null : new()
            {
                Year = there.Year,
                Month = there.Month,
                Day = there.Day,
                YearFrom = there.YearFrom,
                YearTo = there.YearTo,
                Circa = there.Circa,
            },
            AsGiven = given,
            Place = place,
            City = parts[0],
            Region = parts[1],
            Postcode = parts[2],
            Country = country,
            Remark = remark,
        };

    private static Gen<NationalityDetail> NationalityOf =>
        from acquired in OptionalDay
        from lost in OptionalDay
        from region in TextOf(Short)
        from remark in Optional(Text)
        select new NationalityDetail
        {
            Country = "AD",
            Region = region,
            AcquiredOn = acquired,
            LostOn = lost,
            Remark = remark,
        };

    private static Gen<Identifier> IdentifierOf =>
        from type in Gen.Elements("passport", "id", "taxid", "regnumber", "imo", "swiftbic", "fiscalcode", "other")
        from number in TextOf(Name)
        from parts in Optional(Short).ArrayOf(4)
        from country in Country
        from days in OptionalDay.ArrayOf(3)
        from flags in Flag.ArrayOf(5)
        from description in Optional(Text)
        from remark in Optional(Text)
        select new Identifier
        {
            Type = type,
            Number = number,
            LatinNumber = parts[0],
            IssuedBy = parts[1],
            Region = parts[2],
            NameOnDocument = parts[3],
            IssuingCountry = country,
            IssuedOn = days[0],
            ValidFrom = days[1],
            ValidTo = days[2],
            KnownFalse = flags[0],
            KnownExpired = flags[1],
            ReportedLost = flags[2],
            RevokedByIssuer = flags[3],
            Diplomatic = flags[4],
            TypeDescription = description,
            Remark = remark,
        };

    // These are ASCII, and never cut.
    private static Gen<string> Bmp => TextOf(Short).Select(text => text.Replace("𝄞", "x", StringComparison.Ordinal));

    private static Gen<ContactData> ContactOf =>
        from phones in SomeOf(Bmp, 1)
        from faxes in SomeOf(Bmp, 0)
        from emails in SomeOf(Bmp, 0)
        from websites in SomeOf(Bmp, 0)
        select new ContactData { Phones = { phones }, Faxes = { faxes }, Emails = { emails }, Websites = { websites } };

    private static Gen<ContactData?> OptionalContact =>
        Gen.OneOf(Gen.Constant<ContactData?>(null), ContactOf.Select(contact => (ContactData?)contact));

    private static Gen<Address> AddressOf =>
        from text in Optional(Text)
        from street in Optional(Text)
        from city in Optional(Name)
        from parts in Optional(Short).ArrayOf(4)
        from country in Country
        from later in Flag
        from contact in OptionalContact
        from remark in Optional(Text)
        select new Address
        {
            Text = text,
            Street = street,
            City = city,
            PoBox = parts[0],
            Postcode = parts[1],
            Region = parts[2],
            Place = parts[3],
            Country = country,
            NotAtListingTime = later,
            Contact = contact,
            Remark = remark,
        };

    private static Gen<HeldFunction> FunctionOf =>
        from title in TextOf(Text - 1)
        from organisation in Optional(Text)
        from start in OptionalDate
        from until in OptionalDate
        from remark in Optional(Text)
        select new HeldFunction
        {
            Title = $"§{title}",
            Organisation = organisation,
            From = start,
            Until = until,
            Remark = remark,
        };

    private static Gen<Registration> RegistrationOf =>
        from register in Optional(Short)
        from number in TextOf(Short)
        from date in OptionalDate
        from place in Optional(Short)
        from country in Country
        from remark in Optional(Text)
        select new Registration
        {
            Register = register,
            Number = number,
            RegisteredOn = date,
            Place = place,
            Country = country,
            Remark = remark,
        };

    private static Gen<CryptoAddress> CryptoAddressOf =>
        from currency in Gen.Elements("BTC", "ETH")
        from address in TextOf(Short)
        from remark in Optional(Text)
        select new CryptoAddress { Currency = currency, Address = address, Remark = remark };

    private static Gen<SubjectRelation> RelationOf =>
        from kind in Gen.Elements(Enum.GetValues<SubjectRelationKind>()[1..])
        from entry in Gen.Elements("", "EU.1.1")
        from name in Optional(Name)
        from percentage in Gen.Elements("", "50.01")
        from since in OptionalDate
        from until in OptionalDate
        from remark in Optional(Text)
        select new SubjectRelation
        {
            Kind = kind,
            EntryReference = entry,
            Name = name,
            Percentage = percentage,
            Since = since,
            Until = until,
            Remark = remark,
        };

    private static Gen<RegisterLink> LinkOf =>
        from title in Optional(Short)
        from url in TextOf(Url)
        from seen in OptionalDay
        select new RegisterLink { Title = title, Url = url, SeenOn = seen };

    private static Gen<Subject> SubjectOf(SubjectKind kind) =>
        from names in SomeOf(NameOf, 1)
        from births in SomeOf(BirthOf, 0)
        from nationality in NationalityOf
        from nationalities in Gen.Elements<string[]>([], ["GR"], ["GR", "AD"])
        from identifiers in SomeOf(IdentifierOf, 0)
        from addresses in SomeOf(AddressOf, 0)
        from gender in Gen.Elements(Gender.Unspecified, Gender.Female, Gender.Male)
        from function in Optional(Text)
        from registered in OptionalDate
        from texts in Optional(Text).ArrayOf(4)
        from shorts in Optional(Short).ArrayOf(2)
        from functions in SomeOf(FunctionOf, 0)
        from registrations in SomeOf(RegistrationOf, 0)
        from contact in OptionalContact
        from crypto in SomeOf(CryptoAddressOf, 0)
        from relations in SomeOf(RelationOf, 0)
        from links in SomeOf(LinkOf, 0)
        from remarks in SomeOf(TextOf(Remarks), 0)
        let person = kind == SubjectKind.Person
        select new Subject
        {
            Kind = kind,
            Names = { names },
            Births = { person ? births : [] },
            Nationalities = { person ? nationalities : [] },
            NationalityDetails = { person && nationalities.Length == 2 ? [nationality] : [] },
            Identifiers = { identifiers },
            Addresses = { addresses },
            Gender = person ? gender : Gender.Unspecified,
            Function = function,
            Functions = { functions },
            RegisteredOn = person ? null : registered,
            PlaceOfRegistration = person ? "" : texts[0],
            PrincipalPlaceOfBusiness = person ? "" : texts[1],
            Registrations = { person ? [] : registrations },
            LegalForm = person ? "" : shorts[0],
            Lei = person || shorts[1].Length == 0 ? "" : "5493001KJTIIGC8Y1R12",
            Contact = contact,
            CryptoAddresses = { crypto },
            Relations = { relations },
            Links = { links },
            Remarks = { remarks },
            UnReferenceNumber = shorts[1],
            DesignationDetails = texts[2],
        };

    private static Gen<T[]> SomeOf<T>(Gen<T> item, int least) => Gen.Choose(least, 3).SelectMany(count => item.ArrayOf(count));

    // Never blank: drafting refuses that. The lengths at which attributes end, and one more, as often as all others together.
    private static Gen<string> TextOf(int most) =>
        from length in Gen.OneOf(
            Gen.Choose(1, 40), Gen.Elements(most, Math.Min(most, 255), Math.Min(most, 256), Math.Min(most, 257)))
        from start in Gen.Choose(0, Characters.Length - 1)
        let text = string.Concat(Enumerable.Range(start, length).Select(at => Characters[at % Characters.Length]))
        select string.IsNullOrWhiteSpace(text) ? $"a{text[1..]}" : text;
}
