using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using CyberSanctions.Gateway.Exercises;
using CyberSanctions.Testing;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace CyberSanctions.Gateway.Tests.Exercises;

/// <summary>The report of an exercise as a page, as a foreign parser of HTML reads it, whatever people have written.</summary>
public sealed class ReportPageTests
{
    private static readonly string[] Known =
    [
        "HTML", "HEAD", "META", "TITLE", "STYLE", "BODY", "MAIN", "H1", "H2", "H3", "P", "UL", "OL", "LI", "TIME", "SPAN", "BDI",
        "STRONG",
    ];

    [Theory]
    [MemberData(nameof(WrittenReport.Hostile), MemberType = typeof(WrittenReport))]
    public async Task WhateverPeopleWrote_IsText_AndAddsNothingToThePage(string said)
    {
        var (plain, _) = await ReadAsync(WrittenReport.Of("x"));
        var (page, _) = await ReadAsync(WrittenReport.Of(said));

        Assert.Equal(said, page.QuerySelector("h1")!.TextContent);
        Assert.Equal(said, page.QuerySelector("title")!.TextContent);
        Assert.Equal(
            ["told desk: " + said + " (call, by service:attribution)", "InjectAnswered call by flavia.fog (desk): " + said],
            page.QuerySelector(".timed")!.Children.Skip(1).Select(item => item.LastElementChild!.TextContent));
        Assert.Equal(plain.All.Select(Shape), page.All.Select(Shape));
    }

    [Fact]
    public async Task ThePage_SaysLineByLine_WhatTheReportSays()
    {
        var (page, _) = await ReadAsync(WrittenReport.Of("x"));

        Assert.Equal(
            ["What happened", "The desk (desk)", "Observed of the whole"],
            page.QuerySelectorAll("h2").Select(heading => heading.TextContent));
        Assert.Equal(["Expected", "Observed"], page.QuerySelectorAll("h3").Select(heading => heading.TextContent));
        Assert.Equal(
            [
                "0:00:00 start: aurelia.nimbus", "0:00:02 told desk: x (call, by service:attribution)",
                "1:01:05 InjectAnswered call by flavia.fog (desk): x",
                "met at 1:01:05: They answer. (answer, after call, within PT2H)",
                "0:00:07 They were quick. (aurelia.nimbus)", "0:00:09 All shouted. (aurelia.nimbus)",
            ],
            page.QuerySelectorAll("li").Select(item => item.TextContent));
        Assert.Equal("TLP:AMBER · exercise EX-2026-0001", page.QuerySelector(".marking")!.TextContent);
        Assert.Equal(["x", "met"], page.QuerySelectorAll("li strong").Select(strong => strong.TextContent));
    }

    [Fact]
    public async Task ThePage_RunsAndFetchesNothing_AlsoWhenItIsKeptInAFile()
    {
        var (page, response) = await ReadAsync(WrittenReport.Of("x"));

        var style = page.QuerySelector("style")!.TextContent;
        var hash = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(style)));
        var policy = $"default-src 'none'; style-src 'sha256-{hash}'; base-uri 'none'";
        Assert.Equal(
            $"{policy}; form-action 'none'; frame-ancestors 'none'", response.Headers.ContentSecurityPolicy);
        Assert.Equal(policy, page.QuerySelector("meta[http-equiv]")!.GetAttribute("content"));
        Assert.Equal("text/html; charset=utf-8", response.ContentType);
        Assert.All(page.All, element => Assert.Contains(element.TagName, Known));
        Assert.DoesNotContain("url(", style, StringComparison.Ordinal);
        Assert.DoesNotContain("@import", style, StringComparison.Ordinal);
        Assert.All(
            page.All.SelectMany(element => element.Attributes),
            attribute => Assert.Contains(
                attribute.Name, (string[])["lang", "charset", "http-equiv", "name", "content", "class"]));
    }

    private static string Shape(IElement element) => $"{element.TagName} {element.ClassName} {element.ParentElement?.TagName}";

    private static async Task<(IHtmlDocument Page, HttpResponse Response)> ReadAsync(JsonObject report)
    {
        using var body = new MemoryStream();
        var context = new DefaultHttpContext
        {
            RequestServices = new ServiceCollection().AddLogging().BuildServiceProvider(),
            Response = { Body = body },
        };
        await ExerciseReportPage.Of(context, Encoding.UTF8.GetBytes(report.ToJsonString())).ExecuteAsync(context);
        var html = Encoding.UTF8.GetString(body.ToArray());
        return (new HtmlParser().ParseDocument(html), context.Response);
    }
}
