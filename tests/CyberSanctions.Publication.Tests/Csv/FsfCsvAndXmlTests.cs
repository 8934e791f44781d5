using System.Xml.Linq;
using CyberSanctions.Contracts.Events.V1;
using CyberSanctions.Publication.Tests.Fsf;
using FsCheck;
using FsCheck.Fluent;

namespace CyberSanctions.Publication.Tests.Csv;

/// <summary>Whatever an act lists, list.csv says of each detail what list.xml of the same version says.</summary>
public sealed class FsfCsvAndXmlTests
{
    private const string Known = "logicalId>LogicalId regulationLanguage>RegulationLanguage";
    private const string Country = "countryIso2Code>CountryIso2Code countryDescription>CountryDescription";

    private static readonly XNamespace Fsf = "http://eu.europa.ec/fpi/fsd/export";

    // Which attribute of which element stands in which column, written out apart from the code.
    private static readonly Dictionary<string, (string Element, string Columns)> Blocks = new()
    {
        ["NameAlias"] = (
            "nameAlias",
            "lastName>LastName firstName>FirstName middleName>MiddleName wholeName>WholeName nameLanguage>NameLanguage"
            + $" gender>Gender title>Title function>Function {Known}"),
        ["Address"] = (
            "address",
            "city>City street>Street poBox>PoBox zipCode>ZipCode region>Region place>Place asAtListingTime>AsAtListingTime"
            + $" {Country} {Known}"),
        ["BirthDate"] = (
            "birthdate",
            "birthdate>BirthDate dayOfMonth>Day monthOfYear>Month year>Year yearRangeFrom>YearRangeFrom"
            + " yearRangeTo>YearRangeTo circa>Circa calendarType>CalendarType zipCode>ZipCode region>Region place>Place"
            + $" city>City {Country} {Known}"),
        ["Identification"] = (
            "identification",
            "number>Number diplomatic>Diplomatic knownExpired>KnownExpired knownFalse>KnownFalse reportedLost>ReportedLost"
            + " revokedByIssuer>RevokedByIssuer issuedBy>IssuedBy issueDate>IssuedDate validFrom>ValidFrom validTo>ValidTo"
            + " latinNumber>LatinNumber nameOnDocument>NameOnDocument identificationTypeCode>TypeCode"
            + $" identificationTypeDescription>TypeDescription region>Region {Country} {Known}"),
        ["Citizenship"] = ("citizenship", $"region>Region {Country} {Known}"),
    };

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void AnyListing_ReadsTheSameInBoth(bool exercise)
        => Check.One(Config.QuickThrowOnFailure.WithMaxTest(200), Prop.ForAll(Arb.From(AnyListing.Of), listing =>
        {
            var act = Invented.Act(listing);
            act.Exercise = exercise;
            Compare(act);
        }));

    [Fact]
    public void ListingInFull_ReadsTheSameInBoth()
        => Compare(Invented.Act(Invented.PersonInFull(), Invented.EntityInFull(), Invented.BlueHeron()));

    private static void Compare(ActText act)
    {
        var rows = FsfCsvDocument.Rows(act);
        var entities = FsfDocument.Render(act).Root!.Elements(Fsf + "sanctionEntity").ToList();
        Assert.Equal(
            entities.Select(entity => (string)entity.Attribute("logicalId")!),
            rows.Select(row => row["Entity_LogicalId"]).Distinct());
        foreach (var entity in entities)
        {
            var own = rows.Where(row => row["Entity_LogicalId"] == (string)entity.Attribute("logicalId")!).ToList();
            Compare(entity, own);
            foreach (var (block, (element, columns)) in Blocks)
            {
                var details = entity.Elements(Fsf + element).ToList();
                var rowsOfKind = own.Where(row => FsfCsvTests.Kind(row) == block).ToList();
                Assert.Equal(details.Count, rowsOfKind.Count);
                foreach (var (detail, row) in details.Zip(rowsOfKind))
                {
                    Compare(detail, row, block, columns);
                }
            }
        }
    }

    private static void Compare(XElement entity, List<Dictionary<string, string>> rows)
    {
        var subject = entity.Element(Fsf + "subjectType")!;
        var regulation = entity.Element(Fsf + "regulation")!;
        Assert.Equal((string)entity.Element(Fsf + "remark")!, rows[0]["Entity_Remark"]);
        foreach (var row in rows)
        {
            Assert.Equal(
                [
                    Of(entity, "euReferenceNumber"), Of(entity, "unitedNationId"), Of(entity, "designationDate"),
                    Of(entity, "designationDetails"), Of(subject, "classificationCode"), Of(subject, "code"),
                    Of(regulation, "regulationType"), Of(regulation, "organisationType"), Of(regulation, "publicationDate"),
                    Of(regulation, "entryIntoForceDate"), Of(regulation, "numberTitle"), Of(regulation, "programme"),
                    (string)regulation.Element(Fsf + "publicationUrl")!,
                ],
                ((string[])[
                    "EU_ReferenceNumber", "UnitedNationId", "DesignationDate", "DesignationDetails", "SubjectType",
                    "SubjectType_ClassificationCode", "Regulation_Type", "Regulation_OrganisationType",
                    "Regulation_PublicationDate", "Regulation_EntryIntoForceDate", "Regulation_NumberTitle",
                    "Regulation_Programme", "Regulation_PublicationUrl",
                ]).Select(column => row[$"Entity_{column}"]));
        }
    }

    private static void Compare(XElement detail, Dictionary<string, string> row, string block, string columns)
    {
        foreach (var pair in columns.Split(' ').Select(pair => pair.Split('>')))
        {
            Assert.Equal((pair[1], Of(detail, pair[0])), (pair[1], row[$"{block}_{pair[1]}"]));
        }

        Assert.Equal((string?)detail.Element(Fsf + "remark") ?? "", row[$"{block}_Remark"]);
        var act = detail.Element(Fsf + "regulationSummary")!;
        Assert.Equal(
            [Of(act, "regulationType"), Of(act, "publicationDate"), Of(act, "numberTitle"), Of(act, "publicationUrl")],
            ((string[])["Type", "PublicationDate", "NumberTitle", "PublicationUrl"])
                .Select(column => row[$"{block}_Regulation_{column}"]));
        if (block == "Address")
        {
            Assert.Equal(
                string.Join('\n', detail.Elements(Fsf + "contactInfo").Select(info => $"{Of(info, "key")}[{Of(info, "value")}]")),
                row["Address_ContactInfo"]);
        }
    }

    // Whole, where the attribute had no room for it.
    private static string Of(XElement element, string attribute)
        => (string?)element.Elements(Fsf + "additionalInformation")
                .SingleOrDefault(fact => (string?)fact.Attribute("key") == attribute)?.Attribute("value")
            ?? (string?)element.Attribute(attribute)
            ?? "";
}
