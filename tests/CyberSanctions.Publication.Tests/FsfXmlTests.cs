using System.Security.Cryptography;
using System.Xml.Linq;
using System.Xml.Schema;
using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.Contracts.Events.V1;
using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.Publication.Artifacts;
using CyberSanctions.Publication.Tests.Fsf;

namespace CyberSanctions.Publication.Tests;

public class FsfXmlTests
{
    private static readonly XNamespace Fsf = "http://eu.europa.ec/fpi/fsd/export";

    [Fact]
    public void Person_IsWrittenAsReadersExpect()
    {
        var entity = Render(Invented.Act(Invented.AureliaNimbus("EU.1.1"))).Element(Fsf + "sanctionEntity")!;

        Assert.Equal("EU.1.1", (string?)entity.Attribute("euReferenceNumber"));
        Assert.Equal("1000000100", (string?)entity.Attribute("logicalId"));
        Assert.Equal("2026-02-01", (string?)entity.Attribute("designationDate"));
        Assert.Equal("", (string?)entity.Attribute("unitedNationId"));
        var regulation = entity.Element(Fsf + "regulation")!;
        Assert.Equal("CYB", (string?)regulation.Attribute("programme"));
        Assert.Equal("council", (string?)regulation.Attribute("organisationType"));
        Assert.Equal("2026/1", (string?)regulation.Attribute("numberTitle"));
        Assert.Equal("https://example.invalid/eli/2026/1", (string?)regulation.Element(Fsf + "publicationUrl"));
        Assert.Equal("P", (string?)entity.Element(Fsf + "subjectType")!.Attribute("classificationCode"));
        Assert.All(entity.Elements().Attributes("regulationLanguage"), language => Assert.Equal("en", (string)language));
    }

    [Fact]
    public void ListThatWasNeverAmended_IsByteForByteWhatItWasBeforeActsCouldAmend()
        => Assert.Equal(
            "b4b23af12e2e9ceb7dc0e3724207890f1d06553bf5ef8137ebfa5657f8abbb93",
            Convert.ToHexStringLower(
                SHA256.HashData(FsfXml.Render(Invented.Content(Invented.Act(Invented.AureliaNimbus(), Invented.BlueHeron()))))));

    [Fact]
    public void EverythingThatIsSaid_HasItsPlace_AndIsReadBackFromThere()
    {
        var entities = Render(Invented.Act(Invented.PersonInFull(), Invented.EntityInFull()))
            .Elements(Fsf + "sanctionEntity")
            .ToList();
        var (person, company) = (entities[0], entities[1]);

        Assert.Equal(FsfReader.Alike(Invented.PersonInFull().Subject), FsfReader.Subject(person));
        Assert.Equal(FsfReader.Alike(Invented.EntityInFull().Subject), FsfReader.Subject(company));
        Assert.Equal(("QDi.999", "Together with her brother"), (
            (string?)person.Attribute("unitedNationId"), (string?)person.Attribute("designationDetails")));
        var births = person.Elements(Fsf + "birthdate").ToList();
        Assert.Equal(("GREGORIAN", "1985-08-03"), (
            (string?)births[0].Attribute("calendarType"), (string?)births[0].Attribute("birthdate")));
        Assert.Equal(("COPTIC", "1701", "13", null), (
            (string?)births[2].Attribute("calendarType"), (string?)births[2].Attribute("year"),
            (string?)births[2].Attribute("monthOfYear"), (string?)births[2].Attribute("birthdate")));
        var nationality = person.Elements(Fsf + "citizenship").Last();
        Assert.Equal(("2003-05-01", "2020-03-04"), (
            (string?)nationality.Attribute("acquisitionDate"), (string?)nationality.Attribute("disenfranchisementDate")));
        Assert.Equal("true", (string?)person.Element(Fsf + "identification")!.Attribute("knownFalse"));
        Assert.Equal(
            [
                ("PHONE", "+30 210 123-4567"), ("PHONE", "+30 210 123-4568"), ("EMAIL", "desk@example.invalid"),
                ("FAX", "+30 210 123-4569"), ("WEB", "https://example.invalid/rain"),
            ],
            person.Descendants(Fsf + "contactInfo")
                .Select(info => ((string?)info.Attribute("key"), (string?)info.Attribute("value"))));
        Assert.Equal(
            ["77-1", "78", "5493001KJTIIGC8Y1R12", "1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2"],
            company.Elements(Fsf + "identification").Select(document => (string?)document.Attribute("number")));
        Assert.Contains(("relation.1.percentage", "50.01"), Facts(company));
        Assert.Contains(("remark.1", "First remark.\n\nWith a second paragraph."), Facts(company));
    }

    [Fact]
    public void Names_TheFirstIsThePrimary_AndStrongTellsTheTruth()
    {
        var aliases = Render(Invented.Act(Invented.AureliaNimbus())).Descendants(Fsf + "nameAlias").ToList();

        Assert.Equal(
            ["Aurelia Nimbus", "Аурелия Нимбус", "Rain'y \"Cloud\" O’Day ☂𝄞"],
            aliases.Select(a => (string?)a.Attribute("wholeName")));
        Assert.Equal([true, true, false], aliases.Select(a => (bool)a.Attribute("strong")!));
        Assert.Equal(["EN", "RU", ""], aliases.Select(a => (string?)a.Attribute("nameLanguage")));
        Assert.Equal(["Colonel of the Atlantean Weather Corps", "", ""], aliases.Select(a => (string?)a.Attribute("function")));
        Assert.Equal(3, aliases.Select(a => (long)a.Attribute("logicalId")!).Distinct().Count());
    }

    [Fact]
    public void Births_OnlyAFullDateIsABirthdate_AYearStandsInItsOwnAttribute()
    {
        var births = Render(Invented.Act(Invented.AureliaNimbus())).Descendants(Fsf + "birthdate").ToList();

        Assert.Equal("1985-08-03", (string?)births[0].Attribute("birthdate"));
        Assert.Equal("1985", (string?)births[0].Attribute("year"));
        Assert.Equal("Poseidonis", (string?)births[0].Attribute("city"));
        Assert.Equal("GREECE", (string?)births[0].Attribute("countryDescription"));
        Assert.Null(births[1].Attribute("birthdate"));
        Assert.Null(births[1].Attribute("monthOfYear"));
        Assert.Equal("1985", (string?)births[1].Attribute("year"));
        Assert.True((bool)births[1].Attribute("circa")!);
        Assert.Equal("00", (string?)births[1].Attribute("countryIso2Code"));
        Assert.Equal("UNKNOWN", (string?)births[1].Attribute("countryDescription"));
    }

    [Fact]
    public void Births_ARangeOfYears_AndAPlaceWithoutADate()
    {
        var listing = Invented.AureliaNimbus();
        listing.Subject.Births.Clear();
        listing.Subject.Births.Add(new Birth { Date = new PartialDate { YearFrom = 1960, YearTo = 1965 } });
        listing.Subject.Births.Add(new Birth { Date = new PartialDate { Year = 1961, Month = 2 } });
        listing.Subject.Births.Add(new Birth { Place = "Thule" });

        var births = Render(Invented.Act(listing)).Descendants(Fsf + "birthdate").ToList();

        Assert.Equal("1960", (string?)births[0].Attribute("yearRangeFrom"));
        Assert.Equal("1965", (string?)births[0].Attribute("yearRangeTo"));
        Assert.Null(births[0].Attribute("year"));
        Assert.Equal("2", (string?)births[1].Attribute("monthOfYear"));
        Assert.Null(births[1].Attribute("dayOfMonth"));
        Assert.Null(births[1].Attribute("birthdate"));
        Assert.Null(births[2].Attribute("year"));
        Assert.Equal("Thule", (string?)births[2].Attribute("city"));
    }

    [Fact]
    public void Reasons_AreTheOneRemark_AndTheRestStandsUnderKeys()
    {
        var entities = Render(Invented.Act(Invented.AureliaNimbus(), Invented.BlueHeron()))
            .Elements(Fsf + "sanctionEntity")
            .ToList();

        Assert.Equal(
            "Aurelia Nimbus wrote the wiper \"Paper Rain\".\n\nIt erased <all> weather records of Atlantis & Thule.",
            (string)Assert.Single(entities[0].Descendants(Fsf + "remark")));
        Assert.Equal(
            [
                ("ground", "responsible"), ("groundProvision", "point (a) of Article 3(3) of Regulation (EU) 2019/796"),
                ("measures", "asset-freeze, travel-ban"), ("listedOn", "2026-02-01"),
            ],
            Facts(entities[0]));
        Assert.Equal(
            [("title", "Implementing Regulation on invented cyber-attacks")], Facts(entities[0].Element(Fsf + "regulation")!));
        Assert.Equal("E", (string?)entities[1].Element(Fsf + "subjectType")!.Attribute("classificationCode"));
        Assert.Equal(
            [
                ("ground", "support-or-involvement"),
                ("groundProvision", "point (b) of Article 3(3) of Regulation (EU) 2019/796"),
                ("measures", "asset-freeze"), ("listedOn", "2026-02-01"), ("registeredOn", "2002-04"),
                ("placeOfRegistration", "Thule"),
            ],
            Facts(entities[1]));
    }

    [Fact]
    public void Gender_ThatIsNotKnown_IsLeftOut()
    {
        var listing = Invented.AureliaNimbus();
        listing.Subject.Gender = Gender.Unspecified;

        Assert.All(Render(Invented.Act(listing)).Descendants(Fsf + "nameAlias"), alias => Assert.Null(alias.Attribute("gender")));
        Assert.All(
            Render(Invented.Act(Invented.AureliaNimbus())).Descendants(Fsf + "nameAlias"),
            alias => Assert.Equal("F", (string?)alias.Attribute("gender")));
    }

    [Fact]
    public void PrimaryName_IsStrong_AsTheSchemaCallsTheMainOne()
    {
        var listing = Invented.AureliaNimbus();
        listing.Subject.Names[0].Quality = NameQuality.Weak;

        Assert.True((bool)Render(Invented.Act(listing)).Descendants(Fsf + "nameAlias").First().Attribute("strong")!);
    }

    [Fact]
    public void AddressOnTheWebThatIsTooLong_IsNamedByAUrn_AndStandsUnderAKey()
    {
        var act = Invented.Act(Invented.AureliaNimbus());
        act.PublicationUrl = $"https://example.invalid/{new string('a', 500)}";

        var regulation = Render(act).Descendants(Fsf + "regulation").Single();

        Assert.Equal("urn:cybersanctions:act:ACT-2026-0001", (string?)regulation.Element(Fsf + "publicationUrl"));
        Assert.Contains(("publicationUrl", act.PublicationUrl), Facts(regulation));
    }

    [Fact]
    public void TravelBanWithoutFreeze_IsNotInTheFile()
    {
        var travelBanOnly = Invented.AureliaNimbus();
        travelBanOnly.Measures.Clear();
        travelBanOnly.Measures.Add(Measure.TravelBan);

        Assert.Empty(Render(Invented.Act(travelBanOnly)).Elements());
        Assert.Single(Render(Invented.Act(travelBanOnly, Invented.BlueHeron())).Elements());
    }

    [Fact]
    public void ActWithoutAnAddress_IsNamedByAUrn()
    {
        var act = Invented.Act(Invented.AureliaNimbus());
        act.PublicationUrl = "";

        var export = Render(act);

        Assert.Equal("urn:cybersanctions:act:ACT-2026-0001", (string?)export.Descendants(Fsf + "publicationUrl").Single());
        Assert.All(
            export.Descendants(Fsf + "regulationSummary"),
            summary => Assert.NotEmpty((string)summary.Attribute("publicationUrl")!));
    }

    [Fact]
    public void Exercise_HasAProgrammeOfItsOwn_AndSaysItFirstOfAll()
    {
        var act = Invented.Act(Invented.AureliaNimbus());
        act.Exercise = true;

        var entity = Render(act).Element(Fsf + "sanctionEntity")!;

        Assert.Equal("CYB-EXERCISE", (string?)entity.Element(Fsf + "regulation")!.Attribute("programme"));
        var remark = (string)Assert.Single(entity.Descendants(Fsf + "remark"));
        Assert.StartsWith("EXERCISE", remark);
        Assert.EndsWith(act.Listings[0].StatementOfReasons, remark);
        Assert.Contains(("exercise", "true"), Facts(entity));
    }

    [Fact]
    public void CountryThatHasOnlyACode_KeepsIt()
    {
        var listing = Invented.AureliaNimbus();
        listing.Subject.Nationalities.Add("ZZ");

        var citizenship = Render(Invented.Act(listing)).Descendants(Fsf + "citizenship").Last();

        Assert.Equal("ZZ", (string?)citizenship.Attribute("countryIso2Code"));
        Assert.Equal("UNKNOWN", (string?)citizenship.Attribute("countryDescription"));
    }

    [Fact]
    public void ValueLongerThanTheSchemaAllows_IsCutBetweenCharactersAndGivenWholeUnderItsName()
    {
        var listing = Invented.AureliaNimbus();
        listing.Subject.Names[0].WholeName = new string('a', 255) + "𝄞 the Long";

        var alias = Render(Invented.Act(listing)).Descendants(Fsf + "nameAlias").First();

        Assert.Equal(new string('a', 255), (string?)alias.Attribute("wholeName"));
        Assert.Equal([("wholeName", listing.Subject.Names[0].WholeName)], Facts(alias));
    }

    [Fact]
    public void CharactersThatXmlDoesNotKnow_DoNotKeepTheListFromBeingPublished()
    {
        var listing = Invented.AureliaNimbus();
        listing.Subject.Names[0].WholeName = "Aurelia\u0001 Nimbus\uFFFE";

        Assert.Equal(
            "Aurelia\uFFFD Nimbus\uFFFD",
            (string?)Render(Invented.Act(listing)).Descendants(Fsf + "nameAlias").First().Attribute("wholeName"));
    }

    [Fact]
    public void SameContent_SameBytes_WithoutByteOrderMark()
    {
        var once = FsfXml.Render(Invented.Content(Invented.Act(Invented.AureliaNimbus(), Invented.BlueHeron())));

        Assert.Equal(once, FsfXml.Render(Invented.Content(Invented.Act(Invented.AureliaNimbus(), Invented.BlueHeron()))));
        Assert.Equal((byte)'<', once[0]);
    }

    [Fact]
    public void Schema_RefusesWhatTheFormatRefuses()
    {
        var export = Render(Invented.Act(Invented.AureliaNimbus()));
        export.Descendants(Fsf + "nameAlias").First().Attribute("logicalId")!.Remove();

        Assert.Throws<XmlSchemaValidationException>(() => new XDocument(export).Validate(FsfDocument.Schemas, null));
    }

    private static IEnumerable<(string, string)> Facts(XElement element)
        => element.Elements(Fsf + "additionalInformation")
            .Select(fact => ((string)fact.Attribute("key")!, (string)fact.Attribute("value")!));

    private static XElement Render(ActText act)
    {
        var document = FsfDocument.Render(act);
        document.Validate(FsfDocument.Schemas, null);
        Assert.Empty(FsfFormat.Faults(document.Root!));
        return document.Root!;
    }
}
