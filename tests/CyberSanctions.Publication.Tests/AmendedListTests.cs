using System.Text.Json.Nodes;
using System.Xml.Linq;
using System.Xml.Schema;
using CyberSanctions.Contracts.Events.V1;
using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.Publication.Artifacts;
using CyberSanctions.Publication.Entries;
using CyberSanctions.Publication.History;
using CyberSanctions.Publication.Tests.Fsf;
using static CyberSanctions.Publication.Tests.Operations;

namespace CyberSanctions.Publication.Tests;

/// <summary>What the files say of an entry that acts have amended, renewed and corrected.</summary>
public class AmendedListTests
{
    private static readonly XNamespace Fsf = "http://eu.europa.ec/fpi/fsd/export";
    private static readonly DateTime Listed = new(2026, 1, 31, 23, 0, 0, DateTimeKind.Utc);

    private static readonly ListContent List = Invented.Content(
        On(Invented.Act(1, Invented.AureliaNimbus("EU.1.1")), 1, Listed),
        On(
            ActOf(2, Rename(
                "EU.1.1",
                Invented.AureliaNimbus().Subject.Names[0],
                new Name { WholeName = "Aurelia Cumulus", Quality = NameQuality.Weak })),
            2,
            Listed.AddDays(28)),
        On(ActOf(3, Renew(new DateOnly(2027, 5, 18), "EU.1.1"), Extend(new DateOnly(2029, 5, 18))), 3, Listed.AddDays(30)),
        On(ActOf(4, Amend("EU.1.1", "Without the slip.")).Correcting("ACT-2026-0001"), 4, Listed));

    [Fact]
    public void Json_ReadsAsAmended_AndSaysByWhichActs()
    {
        var list = JsonNode.Parse(ListJson.Render(List))!;
        var entry = list["entries"]![0]!;

        Assert.Equal(
            ("2027-05-18", "2029-05-18", "2027-05-18"),
            ((string?)list["listingsUntil"], (string?)list["frameworkUntil"], (string?)entry["appliesUntil"]));
        Assert.Equal(
            ["Aurelia Nimbus", "Aurelia Cumulus"], entry["names"]!.AsArray().Select(name => (string?)name!["wholeName"]));
        Assert.Equal("Without the slip.", (string?)entry["statementOfReasons"]);
        Assert.Equal(("2026-02-01", "2026-02-01"), ((string?)entry["listedOn"], (string?)entry["inForceFrom"]));
        Assert.Equal(
            [("ACT-2026-0004", "2026-02-01", true, "statement-of-reasons"), ("ACT-2026-0002", "2026-03-01", false, "names")],
            entry["amendments"]!.AsArray().Select(a => (
                (string?)a!["act"]!["reference"], (string?)a[
                    "inForceFrom"], (bool)a["corrigendum"]!, (string?)Assert.Single(a["fields"]!.AsArray()))));
    }

    [Fact]
    public void Xml_IsValid_KeepsTheDayOfTheListing_AndCitesTheActThatSaidEachDetailFirst()
    {
        var document = XDocument.Load(new MemoryStream(FsfXml.Render(List)));
        document.Validate(FsfDocument.Schemas, null);
        Assert.Empty(FsfFormat.Faults(document.Root!));

        var entity = document.Root!.Element(Fsf + "sanctionEntity")!;
        Assert.Equal("2026-02-01", (string?)entity.Attribute("designationDate"));
        Assert.Equal(["2026/1", "2026/2"], entity.Elements(Fsf + "nameAlias")
            .Select(alias => (string?)alias.Element(Fsf + "regulationSummary")!.Attribute("numberTitle")));
        Assert.All(
            entity.Elements(Fsf + "birthdate"),
            birth => Assert.Equal("2026/1", (string?)birth.Element(Fsf + "regulationSummary")!.Attribute("numberTitle")));
        Assert.Equal(
            "2026/4",
            (string?)Assert.Single(entity.Element(Fsf + "regulation")!.Elements(Fsf + "corrigendum")).Attribute("numberTitle"));
        Assert.Equal(
            ["2027-05-18", "corrigendum 2026/4 from 2026-02-01: statement-of-reasons; 2026/2 from 2026-03-01: names"],
            entity.Elements(Fsf + "additionalInformation")
                .Where(fact => (string?)fact.Attribute("key") is "appliesUntil" or "amendments")
                    .Select(fact => (string?)fact.Attribute("value")));
    }

    [Fact]
    public void WhatIsAmended_GetsAnotherId_AndWhatReadsAsBefore_KeepsItsOwn()
    {
        var after = Invented.EntityInFull().Subject;
        after.Lei = "7LTWFZYICNSX8D621K86";
        after.Registrations.RemoveAt(0);
        after.CryptoAddresses.Insert(
            0, new CryptoAddress { Currency = "ETH", Address = "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed" });
        var person = Invented.PersonInFull("EU.1.1").Subject;
        person.NationalityDetails[0].LostOn = null;
        var before = Invented.Act(1, Invented.PersonInFull("EU.1.1"), Invented.EntityInFull("EU.2.2"));
        var list = Invented.Content(
            On(before, 1, Listed),
            On(
                ActOf(
                    2,
                    Amend("EU.1.1", new EntryContent { Subject = person }, EntryField.Nationalities),
                    Amend(
                        "EU.2.2",
                        new EntryContent { Subject = after },
                        EntryField.Lei,
                        EntryField.Registrations,
                        EntryField.CryptoAddresses)),
                2,
                Listed.AddDays(28)));
        var entries = JsonNode.Parse(ListJson.Render(list))!["entries"]!;
        var then = JsonNode.Parse(ListJson.Render(Invented.Content(On(before, 1, Listed))))!["entries"]!;

        Assert.Equal("7LTWFZYICNSX8D621K86", (string?)entries[1]!["lei"]);
        Assert.Equal(Id(then, 1, "registrations", 1), Id(entries, 1, "registrations", 0));
        Assert.Equal(Id(then, 1, "cryptoAddresses", 0), Id(entries, 1, "cryptoAddresses", 1));
        Assert.Equal(Id(then, 0, "nationalities", 0), Id(entries, 0, "nationalities", 0));
        Assert.NotEqual(Id(then, 0, "nationalities", 1), Id(entries, 0, "nationalities", 1));
        Assert.Null(entries[0]!["nationalities"]![1]!["lostOn"]);
        Assert.Equal(
            ["lei", "registrations", "crypto-addresses"],
            entries[1]!["amendments"]![0]!["fields"]!.AsArray().Select(field => (string?)field));
        var document = XDocument.Load(new MemoryStream(FsfXml.Render(list)));
        document.Validate(FsfDocument.Schemas, null);

        static long Id(JsonNode entries, int entry, string key, int place) => (long)entries[entry]![key]![place]!["logicalId"]!;
    }

    private static RecordedAct On(ActText act, long version, DateTime takesEffectAt)
        => new(
            version,
            act,
            new string('a', 64),
            act.Reference.Replace("ACT", "BAL"),
            takesEffectAt,
            new Carrying(version, Listed.AddDays(40 + version)));
}
