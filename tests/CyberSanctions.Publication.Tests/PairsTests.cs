using System.Text.Json.Nodes;
using System.Xml.Linq;
using System.Xml.Schema;
using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.Publication.Acts;
using CyberSanctions.Publication.Tests.Fsf;
using CyberSanctions.Testing;

namespace CyberSanctions.Publication.Tests;

/// <summary>What the published list says of an act that is a Decision and a Regulation.</summary>
public sealed class PairsTests
{
    private const string List = "/lists/eu-cyber";
    private static readonly XNamespace Fsf = "http://eu.europa.ec/fpi/fsd/export";

    [Theory]
    [InlineData(Instrument.Regulation, "regulation", "2026/1", "2026/2")]
    [InlineData(Instrument.Decision, "decision", "2026/2", "2026/1")]
    public async Task List_TellsBothInstruments_AndFreezesByTheRegulation(
        Instrument itself, string word, string regulation, string decision)
    {
        var act = Invented.Act(1, Invented.AureliaNimbus());
        (act.Instrument, act.Number) = (itself, "2026/1");
        act.Twin = new Twin
        {
            Number = "2026/2",
            Title = "The other instrument",
            LegalBasis = "The other basis",
            PublicationUrl = "http://data.example.eu/eli/2026/2/oj",
        };
        await using var service = await TestService.StartAsync<Program>("publication");
        using var client = service.CreateClient();
        await service.ApplyAsync<BallotDecidedHandler>(Invented.Adopted(act));

        var json = JsonNode.Parse(await client.GetStringAsync($"{List}/latest/list.json"))!["act"]!;
        Assert.Equal(
            ("2026/1", word, "2026/2", "The other instrument", "The other basis", "http://data.example.eu/eli/2026/2/oj"),
            ((string?)json["number"], (string?)json["instrument"], (string?)json["twin"]!["number"],
                (string?)json["twin"]!["title"], (string?)json["twin"]!["legalBasis"], (string?)json["twin"]!["publicationUrl"]));

        var bytes = await client.GetByteArrayAsync($"{List}/latest/list.xml");
        var xml = XDocument.Load(new MemoryStream(bytes));
        xml.Validate(FsfDocument.Schemas, (_, found) => Assert.Fail(found.Message));
        var named = xml.Descendants(Fsf + "regulation").Single();
        var facts = named.Elements(Fsf + "additionalInformation")
            .ToDictionary(
                fact => (string)fact.Attribute("key")!, fact => (string?)fact.Attribute("value"), StringComparer.Ordinal);
        var titles = itself == Instrument.Regulation ? (act.Title, act.Twin.Title) : (act.Twin.Title, act.Title);
        Assert.Equal(
            (regulation, decision, titles),
            ((string?)named.Attribute("numberTitle"), facts["decision"], (facts["title"], facts["decisionTitle"])));
        Assert.All(
            xml.Descendants(Fsf + "regulationSummary"),
            summary => Assert.Equal(regulation, (string?)summary.Attribute("numberTitle")));
        var url = itself == Instrument.Decision ? act.Twin.PublicationUrl : act.PublicationUrl;
        Assert.Equal(
            url.Length > 0 ? url : "urn:cybersanctions:act:ACT-2026-0001", (string?)named.Element(Fsf + "publicationUrl"));
    }

    [Fact]
    public async Task ActThatSaysNoInstrument_HasNone()
    {
        await using var service = await TestService.StartAsync<Program>("publication");
        using var client = service.CreateClient();
        await service.ApplyAsync<BallotDecidedHandler>(Invented.Adopted(Invented.Act(1, Invented.AureliaNimbus())));
        var act = JsonNode.Parse(await client.GetStringAsync($"{List}/latest/list.json"))!["act"]!.AsObject();
        Assert.True(act.ContainsKey("instrument") && act.ContainsKey("twin"));
        Assert.Null(act["instrument"]);
        Assert.Null(act["twin"]);
        Assert.DoesNotContain("decision", await client.GetStringAsync($"{List}/latest/list.xml"), StringComparison.Ordinal);
    }
}
