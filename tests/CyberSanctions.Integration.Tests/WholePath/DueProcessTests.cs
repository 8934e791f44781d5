using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace CyberSanctions.Integration.Tests.WholePath;

/// <summary>
/// Whoever is listed is told, is heard, and has the listing reviewed: through the API, the pages for the public, and the list.
/// </summary>
[Collection(SuiteCollection.Name)]
public sealed class DueProcessTests(Suite suite)
{
    private const string List = ExerciseListing.List;

    private static readonly object Proof = new { reference = "OJ C, C/2026/5210", sha256 = new string('a', 64) };
    private string _officer = "";

    [Fact]
    public async Task Listed_Told_Heard_Reviewed_Answered()
    {
        var entry = await ExerciseListing.MakeAsync(suite);
        _officer = await suite.TokenAsync("officer.process", "officer");
        var (second, legal) = (
            await suite.TokenAsync("second.process", "officer"), await suite.TokenAsync("legal.process", "legal"));
        var notification = (await ProcessAsync(entry)).GetProperty("notifications")[0];
        Assert.Equal("owed", notification.GetProperty("state").GetString());
        var told = await AskAsync(
            HttpMethod.Post,
            $"notifications/{notification.GetProperty("reference").GetString()}/dispatch",
            _officer,
            new { channel = "notice", on = Today, proof = Proof });
        Assert.Equal("done", told.GetProperty("state").GetString());

        var number = await ObserveAsBrowserAsync(entry);
        var review = (await ProcessAsync(entry)).GetProperty("reviews")[0].GetProperty("reference").GetString();
        await AskAsync(HttpMethod.Post, $"reviews/{review}/outcome", second, new
        {
            outcome = "maintain",
            reasons = "The contract is dated after the attack.",
            entryVersion = 1,
            considered = new[] { number },
        });
        using (var own = await suite.SendAsync(HttpMethod.Post, $"/api/v1/reviews/{review}/conclusion", second, new { }))
        {
            Assert.Equal(HttpStatusCode.Forbidden, own.StatusCode);
        }

        using (var early = await suite.SendAsync(
            HttpMethod.Post, $"/api/v1/observations/{number}/answer", legal, new { answer = "Maintained." }))
        {
            Assert.Contains("review-open", await early.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        var concluded = await AskAsync(HttpMethod.Post, $"reviews/{review}/conclusion", legal, new { });
        Assert.Equal("concluded", concluded.GetProperty("state").GetString());
        await AskAsync(HttpMethod.Post, $"observations/{number}/answer", legal, new { answer = "Maintained." });
        var answer = await suite.Gateway.GetFromJsonAsync<JsonElement>($"/api/v1/observations/{number}/answer");
        Assert.Equal("Maintained.", answer.GetProperty("answer").GetString());
        Assert.Equal(
            ["listed done", "review-concluded owed"],
            (await ProcessAsync(entry)).GetProperty("notifications").EnumerateArray()
                .Select(n => $"{n.GetProperty("cause")} {n.GetProperty("state")}"));
    }

    [Fact]
    public async Task RedressPage_NeedsNoToken_AndNoScript_ShowsWhatItIsGivenAsText_AndNobodysName()
    {
        var entry = await ExerciseListing.MakeAsync(suite);
        using var response = await suite.Gateway.GetAsync($"/redress/{List}/{entry}");
        var page = await response.Content.ReadAsStringAsync();
        Assert.Equal((HttpStatusCode.OK, "text/html"), (response.StatusCode, response.Content.Headers.ContentType!.MediaType));
        Assert.Contains("form-action 'self'", Assert.Single(response.Headers.GetValues("Content-Security-Policy")));
        Assert.All(
            ["Exercise.", "Aurelia Nimbus", entry, "Article 13(2)", "Articles 263 and 275", "action=\"/api/v1/observations\""],
            text => Assert.Contains(text, page, StringComparison.Ordinal));
        Assert.All(
            ["<script", " src=", " onload=", "http://", "https://", "officer.drafting", "legal.drafting", "ACT-", "NTF-"],
            text => Assert.DoesNotContain(text, page, StringComparison.Ordinal));

        var json = await suite.Gateway.GetStringAsync($"/api/v1/lists/{List}/entries/{entry}/redress");
        Assert.DoesNotContain("officer", json, StringComparison.Ordinal);
        using var wrongList = await suite.Gateway.GetAsync($"/redress/eu-cyber/{entry}");
        using var markup = await suite.Gateway.GetAsync("/redress/eu-cyber/%3Cscript%3E");
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (wrongList.StatusCode, markup.StatusCode));
        Assert.DoesNotContain("<script>", await markup.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task FormThatIsNone_IsRefused_WithEverythingThatIsWrong()
    {
        using var form = new MultipartFormDataContent
        {
            { new StringContent("x"), "text" }, { new StringContent("delisted"), "outcome" },
        };
        using var refused = await suite.Gateway.PostAsync("/api/v1/observations", form);
        Assert.Equal(400, (int)refused.StatusCode);
        Assert.Contains("\"outcome\"", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var bare = new MultipartFormDataContent { { new StringContent(""), "text" } };
        using var missing = await suite.Gateway.PostAsync("/api/v1/observations", bare);
        var problem = await missing.Content.ReadAsStringAsync();
        Assert.All(
            ["entryReference", "sender", "text"],
            field => Assert.Contains($"\"{field}\"", problem, StringComparison.Ordinal));
    }

    private static string Today
        => Contracts.Kinds.LivedDates.Today(TimeProvider.System).ToString("O", System.Globalization.CultureInfo.InvariantCulture);

    private async Task<string> ObserveAsBrowserAsync(string entry)
    {
        using var form = new MultipartFormDataContent
        {
            { new StringContent(List), "list" }, { new StringContent(entry), "entryReference" },
            { new StringContent("Marius Cumulus, avocat"), "sender" }, { new StringContent(""), "contact" },
            { new StringContent("One\r\n<b>two</b>"), "text" },
            { new ByteArrayContent("<svg onload=alert(1)>"u8.ToArray()), "file", "..\\contract.svg" },
        };
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/observations") { Content = form };
        request.Headers.Accept.ParseAdd("text/html");
        using var response = await suite.Gateway.SendAsync(request);
        var page = await response.Content.ReadAsStringAsync();
        Assert.True(response.StatusCode == HttpStatusCode.Created, page);
        var number = Regex.Match(page, "OBS(-[0-9A-Z]{5}){4}").Value;
        var read = await AskAsync(HttpMethod.Get, $"observations/{number}", _officer);
        Assert.Equal(
            ("One\n<b>two</b>", "contract.svg", "TLP:AMBER+STRICT"),
            (
                read.GetProperty("text").GetString(), read.GetProperty("file").GetProperty("name").GetString(),
                read.GetProperty("handling").GetString()));
        using var file = await suite.SendAsync(
            HttpMethod.Get, $"/api/v1/observations/{number}/file?reason=To%20look", _officer);
        Assert.Equal("<svg onload=alert(1)>"u8.ToArray(), await file.Content.ReadAsByteArrayAsync());
        Assert.Equal("attachment", file.Content.Headers.ContentDisposition!.DispositionType);
        return number;
    }

    private Task<JsonElement> ProcessAsync(string entry)
        => AskAsync(HttpMethod.Get, $"lists/{List}/entries/{entry}/due-process", _officer);

    private Task<JsonElement> AskAsync(HttpMethod method, string path, string token, object? body = null)
        => suite.AskAsync(method, $"/api/v1/{path}", token, body);
}
