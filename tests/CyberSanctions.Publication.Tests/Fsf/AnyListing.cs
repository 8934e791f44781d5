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
    private const int Reasons = 20_000;

    // What XML has to escape, what it knows only as a reference, and what takes two UTF-16 units.
    private static readonly string[] Characters = ["a", "Ж", "é", "𝄞", "<", "&", "\"", "'", "’", "漢"];

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

    private static Gen<Name> NameOf =>
        from whole in TextOf(Name)
        from first in Optional(Name)
        from middle in Optional(Name)
        from last in Optional(Name)
        from quality in Gen.Elements(NameQuality.Strong, NameQuality.Weak)
        from language in Gen.Elements("", "en", "ru")
        select new Name
        {
            WholeName = whole,
            FirstName = first,
            MiddleName = middle,
            LastName = last,
            Quality = quality,
            Language = language,
        };

    private static Gen<PartialDate> DateOf => Gen.Elements(
        new PartialDate { Year = 1985, Month = 8, Day = 3 },
        new PartialDate { Year = 1985, Month = 8, Circa = true },
        new PartialDate { Year = 1801 },
        new PartialDate { YearFrom = 1960, YearTo = 1965, Circa = true });

    private static Gen<Birth> BirthOf =>
        from date in Gen.OneOf(Gen.Constant<PartialDate?>(null), DateOf.Select(date => (PartialDate?)date))
        from place in Optional(Text)
        from country in Country
        select new Birth { Date = date, Place = place, Country = country };

    private static Gen<Identifier> IdentifierOf =>
        from type in Gen.Elements("passport", "id", "taxid", "regnumber", "imo", "swiftbic", "fiscalcode", "other")
        from number in TextOf(Name)
        from country in Country
        from issued in Gen.Elements(true, false)
        select new Identifier
        {
            Type = type,
            Number = number,
            IssuingCountry = country,
            IssuedOn = issued ? new Date { Year = 2019, Month = 2, Day = 28 } : null,
        };

    private static Gen<Address> AddressOf =>
        from text in Optional(Text)
        from city in Optional(Name)
        from country in Country
        select new Address { Text = text, City = city, Country = country };

    private static Gen<Subject> SubjectOf(SubjectKind kind) =>
        from names in SomeOf(NameOf, 1)
        from births in SomeOf(BirthOf, 0)
        from nationalities in SomeOf(Gen.Elements("GR", "AD"), 0)
        from identifiers in SomeOf(IdentifierOf, 0)
        from addresses in SomeOf(AddressOf, 0)
        from gender in Gen.Elements(Gender.Unspecified, Gender.Female, Gender.Male)
        from function in Optional(Text)
        from registered in Gen.OneOf(Gen.Constant<PartialDate?>(null), DateOf.Select(date => (PartialDate?)date))
        from place in Optional(Text)
        let person = kind == SubjectKind.Person
        select new Subject
        {
            Kind = kind,
            Names = { names },
            Births = { person ? births : [] },
            Nationalities = { person ? nationalities : [] },
            Identifiers = { identifiers },
            Addresses = { addresses },
            Gender = person ? gender : Gender.Unspecified,
            Function = function,
            RegisteredOn = person ? null : registered,
            PlaceOfRegistration = person ? "" : place,
        };

    private static Gen<T[]> SomeOf<T>(Gen<T> item, int least) => Gen.Choose(least, 3).SelectMany(count => item.ArrayOf(count));

    // The lengths at which attributes end, and one more, as often as all others together.
    private static Gen<string> TextOf(int most) =>
        from length in Gen.OneOf(
            Gen.Choose(1, 40), Gen.Elements(most, Math.Min(most, 255), Math.Min(most, 256), Math.Min(most, 257)))
        from start in Gen.Choose(0, Characters.Length - 1)
        select string.Concat(Enumerable.Range(start, length).Select(at => Characters[at % Characters.Length]));
}
