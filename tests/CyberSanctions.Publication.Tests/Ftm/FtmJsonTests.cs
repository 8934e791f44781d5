using System.Text;
using System.Text.Json.Nodes;
using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.Contracts.Events.V1;
using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.Publication.Artifacts;
using CyberSanctions.Publication.Entries;
using CyberSanctions.Publication.Tests.Fsf;
using FsCheck;
using FsCheck.Fluent;
using Name = CyberSanctions.Contracts.Listing.V1.Name;

namespace CyberSanctions.Publication.Tests.Ftm;

/// <summary>entities.ftm.json as readers of OpenSanctions' files take it.</summary>
public sealed class FtmJsonTests
{
    private static readonly string[] Keys =
    [
        "id", "caption", "schema", "properties", "referents", "datasets", "first_seen", "last_seen", "last_change", "target",
    ];

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void AnyListing_IsOfTheModel_AndEveryReferenceLeadsSomewhere(bool exercise)
        => Check.One(Config.QuickThrowOnFailure.WithMaxTest(200), Prop.ForAll(Arb.From(AnyListing.Of), listing =>
        {
            var related = Invented.EntityInFull("EU.1.1");
            var act = Invented.Act(listing, related);
            act.Exercise = exercise;
            var content = Invented.Content(act);
            Assert.Empty(FtmModel.Faults(Lines(content)));
            AsListJsonSays(content);
        }));

    [Fact]
    public void Lines_HaveTheKeysOfTheFormat_InTheOrderOfTheirIds()
    {
        var lines = Lines(Invented.Act(Invented.PersonInFull(), Invented.EntityInFull("EU.1.1"), Invented.BlueHeron()));

        Assert.Empty(FtmModel.Faults(lines));
        Assert.All(lines, line => Assert.Equal(Keys, line.AsObject().Select(key => key.Key)));
        Assert.Equal(lines.Select(Id).Order(StringComparer.Ordinal), lines.Select(Id));
        Assert.Equal(lines.Count, lines.Select(Id).Distinct().Count());
        Assert.Equal(3, lines.Count(line => (bool)line["target"]!));
        Assert.All(lines, line => Assert.Equal(["eu-cyber"], Texts(line["datasets"]!)));
        Assert.All(lines, line => Assert.Equal("2026-02-01T12:30:15", (string?)line["last_seen"]));
        Assert.All(lines.SelectMany(line => line["properties"]!.AsObject()), property => Assert.Equal(
            Texts(property.Value!).OrderBy(text => text, Comparer<string>.Create(ByBytes)), Texts(property.Value!)));
    }

    [Fact]
    public void Person_SaysWhatTheActSays_AsFarAsItIsKnown()
    {
        var person = Lines(Invented.Act(Invented.PersonInFull())).Single(line => (bool)line["target"]!);

        Assert.Equal(("Person", "Aurelia Nimbus", "eu-cyber-1000000100"), (
            (string?)person["schema"], (string?)person["caption"], Id(person)));
        Assert.Equal(["Aurelia Nimbus"], Of(person, "name"));
        Assert.Equal(["Аурелия Нимбус"], Of(person, "alias"));
        Assert.Equal(["Rain'y \"Cloud\" O’Day ☂𝄞"], Of(person, "weakAlias"));
        Assert.Equal(["Tiberievna"], Of(person, "fatherName"));
        Assert.Equal(["1985", "1985-08-03"], Of(person, "birthDate"));
        Assert.Equal(["gr"], Of(person, "nationality"));
        Assert.Contains("ad", Of(person, "country"));
        Assert.Equal(["female"], Of(person, "gender"));
        Assert.Equal(["AT 000001"], Of(person, "passportNumber"));
        Assert.Equal(["sanction"], Of(person, "topics"));
        Assert.Equal(["EU-CYB"], Of(person, "programId"));
        Assert.Contains("Born: about 1985", Of(person, "notes"));
        Assert.Contains("Born: about 1701-13-05 (coptic calendar)", Of(person, "notes"));
    }

    [Fact]
    public void Sanction_HasTheReasonsInFull_AndTheDayOfTheListing()
    {
        var lines = Lines(Invented.Act(Invented.AureliaNimbus("EU.1.1")));
        var sanction = lines.Single(line => (string?)line["schema"] == "Sanction");

        Assert.Equal([Invented.AureliaNimbus().StatementOfReasons], Of(sanction, "reason"));
        Assert.Equal(["eu-cyber-1000000100"], Of(sanction, "entity"));
        Assert.Equal(["2026-02-01"], Of(sanction, "listingDate"));
        Assert.Equal(["asset-freeze", "travel-ban"], Of(sanction, "provisions"));
        Assert.Equal(["EU.1.1"], Of(sanction, "authorityId"));
        Assert.False((bool)sanction["target"]!);
    }

    [Theory]
    [InlineData(NameKind.Unspecified, NameQuality.Strong, "", "alias")]
    [InlineData(NameKind.Alias, NameQuality.Strong, "", "alias")]
    [InlineData(NameKind.Former, NameQuality.Strong, "", "previousName")]
    [InlineData(NameKind.Maiden, NameQuality.Strong, "", "previousName")]
    [InlineData(NameKind.Maiden, NameQuality.Weak, "", "weakAlias")]
    [InlineData(NameKind.LowQualityAlias, NameQuality.Strong, "", "weakAlias")]
    [InlineData(NameKind.Primary, NameQuality.Strong, "", "name")]
    [InlineData(NameKind.Unspecified, NameQuality.Strong, "Blue Heron Ltd", "name")]
    public void Names_StandWhereScreeningLooksForThem(
        NameKind kind, NameQuality quality, string transliterationOf, string property)
    {
        var listing = Invented.BlueHeron();
        listing.Subject.Names.Add(new Name
        {
            WholeName = "Кваква",
            Kind = kind,
            Quality = quality,
            TransliterationOf = transliterationOf,
        });
        var heron = Lines(Invented.Act(listing)).Single(line => (bool)line["target"]!);
        Assert.Contains("Кваква", Of(heron, property));
        Assert.Equal("Blue Heron Ltd", (string?)heron["caption"]);
    }

    [Fact]
    public void DateThatCannotBeCompared_IsNoDate()
    {
        var listing = Invented.AureliaNimbus();
        listing.Subject.Births.Clear();
        listing.Subject.Births.Add(
        [
            new Birth { Date = new PartialDate { YearFrom = 1960, YearTo = 1965 } },
            new Birth { Date = new PartialDate { Year = 1970, Month = 5, Day = 6, Circa = true } },
            new Birth { Date = new PartialDate { Year = 1971, Month = 5 } },
        ]);
        var person = Lines(Invented.Act(listing)).Single(line => (bool)line["target"]!);

        Assert.Equal(["1970", "1971-05"], Of(person, "birthDate"));
        Assert.Equal(["Born: 1960 to 1965", "Born: about 1970-05-06"], Of(person, "notes"));
    }

    [Fact]
    public void Exercise_IsNoneOfTheRealProgramme_AndSaysSo()
    {
        var act = Invented.Act(Invented.AureliaNimbus());
        act.Exercise = true;
        var lines = Lines(act);

        Assert.DoesNotContain(lines, line => Of(line, "programId").Contains("EU-CYB"));
        Assert.All(lines, line => Assert.StartsWith("eu-cyber-exercise-", Id(line), StringComparison.Ordinal));
        Assert.Contains(Of(lines[0], "notes"), note => note.StartsWith("EXERCISE", StringComparison.Ordinal));
        Assert.All(lines, line => Assert.Equal(["eu-cyber-exercise"], Texts(line["datasets"]!)));
    }

    [Fact]
    public void EntryUnderATravelBanAlone_IsInIt()
    {
        var banned = Invented.AureliaNimbus();
        banned.Measures.Remove(Measure.AssetFreeze);
        var lines = Lines(Invented.Act(banned));
        Assert.Equal(["travel-ban"], Of(lines.Single(line => (string?)line["schema"] == "Sanction"), "provisions"));
    }

    [Fact]
    public void Relation_ToSomebodyOnTheList_IsALink_AndOneToOthersIsANote()
    {
        var lines = Lines(Invented.Act(Invented.PersonInFull(), Invented.BlueHeron("EU.1.1")));
        var link = lines.Single(line => (string?)line["schema"] == "UnknownLink");
        var alone = Lines(Invented.Act(Invented.PersonInFull()));

        Assert.Equal(["eu-cyber-1000000100"], Of(link, "subject"));
        Assert.Equal(["eu-cyber-1000000200"], Of(link, "object"));
        Assert.Equal(["owned-by"], Of(link, "role"));
        Assert.Equal("eu-cyber-1000000100-owned-by-eu-cyber-1000000200", Id(link));
        Assert.DoesNotContain(alone, line => (string?)line["schema"] == "UnknownLink");
        Assert.Contains("owned-by: EU.1.1", Of(alone.Single(line => (bool)line["target"]!), "notes"));
    }

    [Fact]
    public void SameContent_SameBytes()
        => Assert.Equal(
            FtmJson.Render(Invented.Content(Invented.Act(Invented.PersonInFull(), Invented.EntityInFull()))),
            FtmJson.Render(Invented.Content(Invented.Act(Invented.PersonInFull(), Invented.EntityInFull()))));

    internal static List<JsonNode> Lines(ListContent content)
    {
        var text = Encoding.UTF8.GetString(FtmJson.Render(content));
        Assert.DoesNotContain('\r', text);
        return text.Length == 0 ? [] : [.. text[..^1].Split('\n').Select(line => JsonNode.Parse(line)!)];
    }

    internal static string[] Of(JsonNode entity, string property)
        => entity["properties"]![property] is { } values ? Texts(values) : [];

    // Names, reasons, numbers and references of both files are the same.
    private static void AsListJsonSays(ListContent content)
    {
        var lines = Lines(content);
        foreach (var entry in JsonNode.Parse(ListJson.Render(content))!["entries"]!.AsArray())
        {
            var id = $"{content.List.Name}-{(long)entry!["logicalId"]!}";
            var target = lines.Single(line => Id(line) == id);
            var sanction = lines.Single(line => Of(line, "entity").Contains(id));
            string[] names =
            [
                .. Of(target, "name"), .. Of(target, "alias"), .. Of(target, "previousName"), .. Of(target, "weakAlias"),
            ];
            Assert.Equal(Values(entry, "names", "wholeName"), names.ToHashSet());
            Assert.Equal((string?)entry["names"]![0]!["wholeName"], (string?)target["caption"]);
            Assert.Equal([(string)entry["statementOfReasons"]!], Of(sanction, "reason"));
            Assert.Equal([(string)entry["euReferenceNumber"]!], Of(sanction, "authorityId"));
            Assert.Equal(Texts(entry["measures"]!).Order(), Of(sanction, "provisions"));
            Assert.Equal(
                [
                    .. Values(entry, "identifiers", "number"), .. Values(entry, "identifiers", "latinNumber"),
                    .. Values(entry, "registrations", "number"), .. Values(entry, "cryptoAddresses", "address"),
                ],
                lines.Where(line => Of(line, "holder").Contains(id))
                    .SelectMany(line => Of(line, "number").Concat(Of(line, "publicKey"))).ToHashSet());
        }
    }

    private static HashSet<string> Values(JsonNode entry, string array, string key)
        => [.. entry[array]!.AsArray().Select(item => (string?)item![key]).OfType<string>()];

    private static List<JsonNode> Lines(ActText act) => Lines(Invented.Content(act));

    private static string Id(JsonNode entity) => (string)entity["id"]!;

    private static string[] Texts(JsonNode array) => [.. array.AsArray().Select(text => (string)text!)];

    // Bytes of UTF-8 have the order of code points.
    private static int ByBytes(string one, string other)
        => Encoding.UTF8.GetBytes(one).AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(other));
}
