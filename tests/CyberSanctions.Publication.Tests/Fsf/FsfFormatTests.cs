using System.Xml.Linq;
using System.Xml.Schema;
using CyberSanctions.Contracts.Events.V1;
using FsCheck;
using FsCheck.Fluent;

namespace CyberSanctions.Publication.Tests.Fsf;

/// <summary>Whatever an act lists, list.xml is a document of FSF XML 1.1 in which nothing is lost.</summary>
public sealed class FsfFormatTests
{
    private static readonly XNamespace Fsf = "http://eu.europa.ec/fpi/fsd/export";

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void AnyListing_IsValidByTheSchemaAndByTheTable(bool exercise)
        => Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(300),
            Prop.ForAll(Arb.From(AnyListing.Of), listing => !Faults(Document(listing, exercise)).Any()));

    [Fact]
    public void AnyListing_IsThereWhole_HoweverLongItsTexts()
        => Check.One(Config.QuickThrowOnFailure.WithMaxTest(300), Prop.ForAll(Arb.From(AnyListing.Of), listing =>
        {
            var entity = Document(listing, exercise: false).Root!.Element(Fsf + "sanctionEntity")!;
            Assert.Equal(FsfReader.Alike(listing.Subject), FsfReader.Subject(entity));
            return (string)entity.Element(Fsf + "remark")! == listing.StatementOfReasons;
        }));

    [Theory]
    [InlineData("nameAlias", "gender", "")]
    [InlineData("nameAlias", "gender", "female")]
    [InlineData("nameAlias", "strong", "")]
    [InlineData("birthdate", "year", "")]
    [InlineData("birthdate", "birthdate", "1985")]
    [InlineData("birthdate", "calendarType", "JULIAN")]
    [InlineData("birthdate", "circa", "approximately")]
    [InlineData("citizenship", "countryIso2Code", "GRC")]
    [InlineData("identification", "issueDate", "")]
    [InlineData("identification", "logicalId", "EU.1")]
    [InlineData("subjectType", "classificationCode", "X")]
    [InlineData("subjectType", "code", "ship")]
    [InlineData("regulation", "entryIntoForceDate", "2026-02-30")]
    [InlineData("regulation", "colour", "blue")]
    public void SchemaAndTable_BothRefuse(string element, string attribute, string value)
    {
        var document = Document(Invented.AureliaNimbus(), exercise: false);
        document.Descendants(Fsf + element).First().SetAttributeValue(attribute, value);

        Assert.NotEmpty(SchemaFaults(document));
        Assert.NotEmpty(FsfFormat.Faults(document.Root!));
    }

    [Theory]
    [InlineData("birthdate", "place", 256)]
    [InlineData("birthdate", "city", 2048)]
    [InlineData("address", "place", 256)]
    [InlineData("address", "city", 256)]
    [InlineData("address", "street", 2048)]
    [InlineData("nameAlias", "wholeName", 256)]
    [InlineData("nameAlias", "function", 2048)]
    [InlineData("nameAlias", "nameLanguage", 6)]
    [InlineData("identification", "number", 256)]
    [InlineData("identification", "identificationTypeCode", 32)]
    [InlineData("regulation", "programme", 32)]
    [InlineData("regulation", "numberTitle", 256)]
    [InlineData("regulationSummary", "publicationUrl", 512)]
    [InlineData("sanctionEntity", "euReferenceNumber", 256)]
    [InlineData("additionalInformation", "key", 32)]
    public void SchemaAndTable_KnowTheSameLength(string element, string attribute, int most)
    {
        var document = Document(Invented.AureliaNimbus(), exercise: false);
        var target = document.Descendants(Fsf + element).First();

        target.SetAttributeValue(attribute, new string('A', most + 1));
        Assert.NotEmpty(SchemaFaults(document));
        Assert.NotEmpty(FsfFormat.Faults(document.Root!));

        target.SetAttributeValue(attribute, new string('A', most));
        Assert.Empty(SchemaFaults(document));
    }

    [Theory]
    [InlineData("sanctionEntity", "logicalId")]
    [InlineData("regulation", "numberTitle")]
    [InlineData("regulationSummary", "regulationType")]
    [InlineData("citizenship", "countryDescription")]
    [InlineData("birthdate", "calendarType")]
    [InlineData("identification", "identificationTypeDescription")]
    [InlineData("additionalInformation", "value")]
    [InlineData("subjectType", "code")]
    public void SchemaAndTable_BothMiss(string element, string attribute)
    {
        var document = Document(Invented.AureliaNimbus(), exercise: false);
        document.Descendants(Fsf + element).First().SetAttributeValue(attribute, null);

        Assert.NotEmpty(SchemaFaults(document));
        Assert.NotEmpty(FsfFormat.Faults(document.Root!));
    }

    [Fact]
    public void SchemaAndTable_BothMindTheOrderOfChildren()
    {
        var document = Document(Invented.AureliaNimbus(), exercise: false);
        var regulation = document.Descendants(Fsf + "regulation").Single();
        regulation.Remove();
        document.Root!.Element(Fsf + "sanctionEntity")!.Add(regulation);

        Assert.NotEmpty(SchemaFaults(document));
        Assert.NotEmpty(FsfFormat.Faults(document.Root!));
    }

    private static XDocument Document(ActListing listing, bool exercise)
    {
        var act = Invented.Act(listing);
        act.Exercise = exercise;
        return FsfDocument.Render(act);
    }

    private static IEnumerable<string> Faults(XDocument document)
    {
        var entity = document.Root!.Element(Fsf + "sanctionEntity")!;
        var information = document.Descendants(Fsf + "additionalInformation").GroupBy(fact => fact.Parent);
        string[] readers =
        [
            .. document.Descendants(Fsf + "remark").GroupBy(remark => remark.Parent).All(remarks => remarks.Count() == 1)
                ? (string[])[]
                : ["more than one remark"],
            .. (string)entity.Elements(Fsf + "nameAlias").First().Attribute("strong")! == "true"
                ? (string[])[]
                : ["the primary name is weak"],
            .. information
                .Where(facts => facts.DistinctBy(fact => (string)fact.Attribute("key")!).Count() != facts.Count())
                .Select(_ => "a key twice"),
        ];
        return [.. SchemaFaults(document), .. FsfFormat.Faults(document.Root!), .. readers];
    }

    private static List<string> SchemaFaults(XDocument document)
    {
        var faults = new List<string>();
        document.Validate(FsfDocument.Schemas, (_, fault) => faults.Add(fault.Message));
        return faults;
    }
}
