using System.Text;
using System.Text.Json.Nodes;
using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.Contracts.Events.V1;
using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.Publication.Artifacts;

namespace CyberSanctions.Publication.Tests;

public class ListJsonTests
{
    [Fact]
    public void Header_NamesListVersionTimeAndAct()
    {
        var list = Json(Invented.Act(Invented.AureliaNimbus()));

        Assert.Equal("cybersanctions-list/3", (string?)list["format"]);
        Assert.Equal("eu-cyber", (string?)list["list"]);
        Assert.False((bool?)list["exercise"]);
        Assert.Equal(3, (int?)list["version"]);
        Assert.Equal("2026-02-01T12:30:15.250000Z", (string?)list["recordedAt"]);
        Assert.Equal("2026-02-01T12:30:15.250000Z", (string?)list["validAt"]);
        Assert.Equal("act", (string?)list["cause"]);
        Assert.Equal("2026/1", (string?)list["act"]!["number"]);
        Assert.Equal("2026-02-01", (string?)list["act"]!["entryIntoForce"]);
        Assert.Equal("BAL-2026-0001", (string?)list["act"]!["ballot"]);
    }

    [Fact]
    public void Entry_SaysWhatTheOfficialFileLoses()
    {
        var entry = Json(Invented.Act(Invented.AureliaNimbus("EU.1.1")))["entries"]![0]!;

        Assert.Equal("EU.1.1", (string?)entry["euReferenceNumber"]);
        Assert.Equal("person", (string?)entry["kind"]);
        Assert.Equal("responsible", (string?)entry["ground"]);
        Assert.Equal(["asset-freeze", "travel-ban"], entry["measures"]!.AsArray().Select(m => (string?)m));
        Assert.StartsWith(
            "Aurelia Nimbus wrote the wiper \"Paper Rain\".\n\nIt erased <all>", (string?)entry["statementOfReasons"]);
        Assert.Equal("2026-02-01", (string?)entry["listedOn"]);
        Assert.Equal("2026-02-01", (string?)entry["inForceFrom"]);
        Assert.Equal(["strong", "strong", "weak"], entry["names"]!.AsArray().Select(n => (string?)n!["quality"]));
        Assert.Equal("Аурелия Нимбус", (string?)entry["names"]![1]!["wholeName"]);
        Assert.Equal("Rain'y \"Cloud\" O’Day ☂𝄞", (string?)entry["names"]![2]!["wholeName"]);
        Assert.Equal("2019-02-28", (string?)entry["identifiers"]![0]!["issuedOn"]);
    }

    [Theory]
    [InlineData(1985, 8, 3, "day", "1985-08-03")]
    [InlineData(1985, 8, 0, "month", "1985-08")]
    [InlineData(1985, 0, 0, "year", "1985")]
    [InlineData(85, 0, 0, "year", "0085")]
    public void Birth_IsGivenAsFarAsItIsKnown(int year, int month, int day, string precision, string value)
    {
        var date = BirthOf(new PartialDate { Year = year, Month = month, Day = day, Circa = true });

        Assert.Equal(precision, (string?)date["precision"]);
        Assert.Equal(value, (string?)date["value"]);
        Assert.Null(date["from"]);
        Assert.True((bool?)date["circa"]);
    }

    [Fact]
    public void Birth_ARangeOfYears_HasNoValueButBothEnds()
    {
        var date = BirthOf(new PartialDate { YearFrom = 1960, YearTo = 1965 });

        Assert.Equal("range", (string?)date["precision"]);
        Assert.Null(date["value"]);
        Assert.Equal("1960", (string?)date["from"]);
        Assert.Equal("1965", (string?)date["to"]);
    }

    [Fact]
    public void EveryKeyIsThere_ForAnEntryOfWhichLittleIsKnown()
    {
        var entries = Json(Invented.Act(Invented.AureliaNimbus(), Invented.BlueHeron()))["entries"]!.AsArray();

        Assert.Equal(entries[0]!.AsObject().Select(p => p.Key), entries[1]!.AsObject().Select(p => p.Key));
        Assert.Equal("2002-04", (string?)entries[1]!["registeredOn"]!["value"]);
        Assert.Null(entries[1]!["gender"]);
        Assert.Empty(entries[1]!["births"]!.AsArray());
    }

    [Fact]
    public void SameContent_SameBytes_WithoutByteOrderMark()
    {
        var once = ListJson.Render(Invented.Content(Invented.Act(Invented.AureliaNimbus(), Invented.BlueHeron())));
        var again = ListJson.Render(Invented.Content(Invented.Act(Invented.AureliaNimbus(), Invented.BlueHeron())));

        Assert.Equal(once, again);
        Assert.Equal((byte)'{', once[0]);
        Assert.DoesNotContain('\r', Encoding.UTF8.GetString(once));
    }

    private static JsonNode Json(ActText act) => JsonNode.Parse(ListJson.Render(Invented.Content(act)))!;

    private static JsonNode BirthOf(PartialDate date)
    {
        var listing = Invented.AureliaNimbus();
        listing.Subject.Births.Clear();
        listing.Subject.Births.Add(new Birth { Date = date });
        return Json(Invented.Act(listing))["entries"]![0]!["births"]![0]!["date"]!;
    }
}
