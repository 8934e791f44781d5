using System.Text;
using System.Text.Json.Nodes;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using CyberSanctions.Contracts.Attribution.V1;
using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.Gateway.Proposals;
using CyberSanctions.Gateway.Tests.Json;
using CyberSanctions.Gateway.Tests.Json.Mapping;
using CyberSanctions.Testing;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Wire = CyberSanctions.Contracts.Listing.V1;

namespace CyberSanctions.Gateway.Tests.Proposals;

/// <summary>A proposal as a page, as a foreign parser of HTML reads it, whatever people have written.</summary>
public sealed class ProposalDocumentPageTests
{
    private const string Report = "0190a0c2-0000-7000-8000-000000000002";
    private const string Invoice = "0190a0c2-0000-7000-8000-000000000003";
    private const string Aurelia = "0190a0c2-0000-7000-8000-000000000006";

    [Theory]
    [MemberData(nameof(WrittenReport.Hostile), MemberType = typeof(WrittenReport))]
    public async Task WhateverPeopleWrote_IsText_AndAddsNothingToThePage(string said)
    {
        var (plain, _) = await ReadAsync(Document("x"));
        var (page, _) = await ReadAsync(Document(said));
        Assert.Equal($"LP-2026-0012: proposal to list {said}", page.QuerySelector("h1")!.TextContent);
        Assert.Equal(
            [said, said, $"Extract: {said}"],
            page.QuerySelectorAll("p.said").Select(paragraph => paragraph.TextContent));
        Assert.Equal(plain.All.Select(Shape), page.All.Select(Shape));
    }

    [Fact]
    public async Task ThePage_NumbersParagraphs_AndSaysWhatEachRestsOn()
    {
        var (page, _) = await ReadAsync(Document("x"));
        Assert.Equal(
            ["What is proposed", "Who it is about", "Statement of reasons", "What it rests on", "What was done with it"],
            page.QuerySelectorAll("h2").Select(heading => heading.TextContent));
        Assert.Equal(
            ["Paragraph 1", "Paragraph 2", "[1] evidence", "[2] actor", "[3] evidence", "[4] not in the dossier"],
            page.QuerySelectorAll("h3").Select(heading => heading.TextContent));
        Assert.Equal(
            ["Rests on: [1]", "Significant effect: disruption"],
            page.QuerySelectorAll("h3")[0].NextElementSibling!.NextElementSibling!.Children.Select(item => item.TextContent));
        Assert.Equal(
            [
                "Rests on: [2], [1], [3], [4]", "Reasons of the person’s own: yes",
                "Ground: responsible (Regulation (EU) 2019/796, Article 3(3)(a))",
            ],
            page.QuerySelectorAll("h3")[1].NextElementSibling!.NextElementSibling!.Children.Select(item => item.TextContent));
        Assert.Equal(
            [
                $"Item of the dossier: {Report}", "Origin: 1", $"SHA-256: {new string('a', 64)}",
                "Released: yes, as TLP:AMBER+STRICT",
            ],
            page.QuerySelectorAll("h3")[2].NextElementSibling!.Children.Select(item => item.TextContent));
        Assert.Equal(
            [
                $"Item of the dossier: {Invoice}", "Origin: 2", $"SHA-256: {new string('b', 64)}",
                "Released: no, and so not told here", "Damaged: its bytes are not what was received",
            ],
            page.QuerySelectorAll("h3")[4].NextElementSibling!.Children.Select(item => item.TextContent));
        Assert.Equal(
            ["Version 1, 2026-11-28 08:00:00Z: drafted by x: x"],
            page.QuerySelectorAll("h2")[^1].NextElementSibling!.Children.Select(item => item.TextContent));
        Assert.Contains("3 of 23 translations are current.", page.QuerySelector(".about")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ThePage_IsMarkedAsTheHighestOfWhatIsInIt_OnEachSheet()
    {
        var (page, _) = await ReadAsync(Document("x"));
        Assert.Equal("TLP:AMBER+STRICT · LP-2026-0012, version 4", page.QuerySelector(".marking")!.TextContent);
        var exercise = Document("x");
        exercise.Proposal.Exercise = true;
        (page, _) = await ReadAsync(exercise);
        Assert.Contains("exercise, nothing in it is real", page.QuerySelector(".marking")!.TextContent, StringComparison.Ordinal);
        Assert.Matches(@"\.marking \{ display: table-header-group", page.QuerySelector("style")!.TextContent);
    }

    [Fact]
    public async Task ThePage_RunsAndFetchesNothing_AndIsTheSameEachTime()
    {
        var (page, html) = await ReadAsync(Document("x"));
        Assert.Equal(html, (await ReadAsync(Document("x"))).Html);
        Assert.DoesNotContain(
            page.All, element => element.TagName is "SCRIPT" or "IMG" or "LINK" or "IFRAME" or "OBJECT" or "FORM");
        Assert.All(page.QuerySelectorAll("a"), link => Assert.NotNull(page.GetElementById(link.GetAttribute("href")![1..])));
        Assert.All(
            page.All.SelectMany(element => element.Attributes),
            attribute => Assert.Contains(
                attribute.Name, (string[])["lang", "charset", "http-equiv", "name", "content", "class", "id", "href"]));
    }

    [Fact]
    public async Task WhatProposalsOfOtherKindsSay_IsThere()
    {
        var renewal = new Wire.Proposal
        {
            Reference = "LP-2026-0013",
            Version = 1,
            Handling = Handling.TlpGreen,
            Kind = OperationKind.Renew,
            DraftedAt = Timestamp.FromDateTime(new DateTime(2026, 11, 28, 8, 0, 0, DateTimeKind.Utc)),
            Renewal = new Wire.Renewal
            {
                Until = new Date { Year = 2027, Month = 5, Day = 18 },
                Reviews =
                {
                    new Wire.Review
                    {
                        EntryReference = "EU.5701.88",
                        EntryVersion = 2,
                        Conclusion = "The servers are still run.",
                    },
                },
            },
        };
        var (page, _) = await ReadAsync(new ProposalDocument(renewal, [], [], new StatementStanding()));
        var text = page.QuerySelector("main")!.TextContent;
        Assert.All(
            (string[])["2027-05-18", "EU.5701.88", "The servers are still run."],
            said => Assert.Contains(said, text, StringComparison.Ordinal));
        Assert.Equal(
            ["What is proposed", "What was done with it"], page.QuerySelectorAll("h2").Select(heading => heading.TextContent));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task WhateverAProposalSays_IsOnThePage(int seed)
    {
        var proposal = new AnyMessage(new Random(seed), answered: true)
            .Of<Wire.Proposal>(Rules.Options.GetTypeInfo(typeof(Gateway.Proposals.Proposal)));
        proposal.Kind = OperationKind.List;
        (proposal.Amendment, proposal.Delisting, proposal.Renewal, proposal.Extension) = (null, null, null, null);
        var sources = proposal.Reasons.SelectMany(paragraph => paragraph.Cites).Distinct()
            .Select(id => new CitedSource { Id = id });
        var (page, _) = await ReadAsync(
            new ProposalDocument(proposal, [.. sources], [], new StatementStanding { Sha256 = new string('c', 64) }));
        var shown = page.QuerySelector("main")!.TextContent;

        // By protobuf's own JSON, which knows nothing of the gateway's.
        proposal.StatementOfReasons = "";
        var said = JsonNode.Parse(JsonFormatter.Default.Format(proposal))!.AsObject();
        Assert.All(Strings(said), text => Assert.Contains(text, shown, StringComparison.Ordinal));
    }

    // What is no word of a closed list, and no time.
    private static IEnumerable<string> Strings(JsonNode? node) => node switch
    {
        JsonObject members => members.Where(member => !member.Key.EndsWith("At", StringComparison.Ordinal))
            .SelectMany(member => Strings(member.Value)),
        JsonArray items => items.SelectMany(Strings),
        JsonValue value when value.TryGetValue<string>(out var text) && !text.Contains('_', StringComparison.Ordinal) => [text],
        _ => [],
    };

    private static ProposalDocument Document(string said) => new(
        new Wire.Proposal
        {
            Reference = "LP-2026-0012",
            Version = 4,
            State = ProposalState.Draft,
            Handling = Handling.TlpAmber,
            Kind = OperationKind.List,
            List = "eu-cyber",
            DossierReference = "ATT-2026-0007",
            DossierVersion = 4,
            Subject = new Wire.Subject
            {
                Kind = SubjectKind.Person,
                Names = { new Wire.Name { WholeName = said, Quality = NameQuality.Strong } },
                Function = said,
                Remarks = { said },
            },
            Ground = ListingGround.Responsible,
            Measures = { Measure.AssetFreeze },
            StatementOfReasons = $"{said}\n\n{said}",
            Reasons =
            {
                new Wire.ReasonsParagraph { Text = said, Cites = { Report }, Effects = { EffectFactor.Disruption } },
                new Wire.ReasonsParagraph
                {
                    Text = said,
                    Cites = { Aurelia, Report, Invoice, "0190a0c2-0000-7000-8000-00000000ffff" },
                    Individual = true,
                    Ground = ListingGround.Responsible,
                },
            },
            DraftedBy = said,
            DraftedAt = Timestamp.FromDateTime(new DateTime(2026, 11, 28, 8, 0, 0, DateTimeKind.Utc)),
            WrittenBy = { said },
            Evidence = { said },
        },
        [
            new CitedSource
            {
                Id = Report,
                Kind = ItemKind.Evidence,
                Sha256 = new string('a', 64),
                Origin = 1,
                Released = true,
                ExtractHandling = Handling.TlpAmberStrict,
                Extract = said,
            },
            new CitedSource { Id = Aurelia, Kind = ItemKind.Actor, Names = { said } },
            new CitedSource { Id = Invoice, Kind = ItemKind.Evidence, Sha256 = new string('b', 64), Origin = 2, Damaged = true },
            new CitedSource { Id = "0190a0c2-0000-7000-8000-00000000ffff" },
        ],
        [
            new Wire.ProposalChange
            {
                Version = 1,
                Kind = ProposalChangeKind.Drafted,
                ChangedBy = said,
                ChangedAt = Timestamp.FromDateTime(new DateTime(2026, 11, 28, 8, 0, 0, DateTimeKind.Utc)),
                Reason = said,
            },
        ],
        new StatementStanding { Sha256 = new string('c', 64), Current = 3, Of = 23 });

    private static string Shape(IElement element) => $"{element.TagName} {element.ClassName} {element.ParentElement?.TagName}";

    private static async Task<(IHtmlDocument Page, string Html)> ReadAsync(ProposalDocument document)
    {
        using var body = new MemoryStream();
        var context = new DefaultHttpContext
        {
            RequestServices = new ServiceCollection().AddLogging().BuildServiceProvider(),
            Response = { Body = body },
        };
        await ProposalDocumentPage.Of(context, document, Rules.Options).ExecuteAsync(context);
        var html = Encoding.UTF8.GetString(body.ToArray());
        return (new HtmlParser().ParseDocument(html), html);
    }
}
