using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using CyberSanctions.Integration.Tests.BadInput;

namespace CyberSanctions.Integration.Tests.WholePath;

/// <summary>What the public reads, and what it sends: pages without scripts, and forms that hold what a report has.</summary>
[Collection(SuiteCollection.Name)]
public sealed class PublicPagesTests(Suite suite)
{
    private static readonly string Officer = Suite.Authorizations.For(TokenKind.Officer)!["Bearer ".Length..];

    [Theory]
    [InlineData("/statements", "form-action 'none'")]
    [InlineData("/report", "form-action 'self'")]
    public async Task Page_NeedsNoToken_AndNoScript_AndFetchesNothing(string path, string forms)
    {
        using var response = await suite.Gateway.GetAsync(path);
        var page = await response.Content.ReadAsStringAsync();

        Assert.Equal((HttpStatusCode.OK, "text/html"), (response.StatusCode, response.Content.Headers.ContentType!.MediaType));
        var policy = Assert.Single(response.Headers.GetValues("Content-Security-Policy"));
        Assert.StartsWith("default-src 'none'; style-src 'sha256-", policy, StringComparison.Ordinal);
        Assert.Contains(forms, policy, StringComparison.Ordinal);
        Assert.Contains("<html lang=\"en\">", page, StringComparison.Ordinal);
        Assert.All(
            ["<script", " src=", " onload=", " onclick=", " onsubmit=", "http://", "https://"],
            word => Assert.DoesNotContain(word, page, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("/statements/00000000-0000-4000-8000-000000000000")]
    [InlineData("/statements/%3Cscript%3E")]
    public async Task StatementThatIsNone_IsAPageThatSaysSo(string path)
    {
        using var response = await suite.Gateway.GetAsync(path);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Contains("There is no such statement", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Form_AsABrowserSendsIt_IsAnsweredWithAPage_ThatHasTheNumber()
    {
        using var form = Form(("subject", "<b>Blue Heron</b>"), ("text", "One\r\ntwo"), ("contact", ""));
        using var nothing = new ByteArrayContent([]);
        nothing.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        nothing.Headers.ContentDisposition = new ContentDispositionHeaderValue("form-data")
        {
            Name = "\"file\"",
            FileName = "\"\"",
        };
        form.Add(nothing);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/reports") { Content = form };
        request.Headers.Accept.ParseAdd("text/html,application/xhtml+xml,*/*;q=0.8");
        using var response = await suite.Gateway.SendAsync(request);
        var page = await response.Content.ReadAsStringAsync();

        Assert.Equal(
            (HttpStatusCode.Created, "text/html"), (response.StatusCode, response.Content.Headers.ContentType!.MediaType));
        var number = System.Text.RegularExpressions.Regex.Match(page, "REP(-[0-9A-Z]{5}){4}").Value;
        var report = await suite.AskAsync(HttpMethod.Get, $"/api/v1/reports/{number}", Officer);
        Assert.Equal(
            ("<b>Blue Heron</b>", "One\ntwo", false),
            (report.GetProperty("subject")
                .GetString(), report.GetProperty("text").GetString(), report.TryGetProperty("file", out _)));
    }

    [Fact]
    public async Task File_GoesOutAsItCame_AsSomethingToBeSaved()
    {
        var bytes = "<svg onload=alert(1)>"u8.ToArray();
        using var form = Form(("subject", "A picture"), ("text", "It runs a script."));
        form.Add(new ByteArrayContent(bytes), "file", "..\\..\\picture.svg");
        using var response = await suite.Gateway.PostAsync("/api/v1/reports", form);
        var receipt = await response.Content.ReadFromJsonAsync<JsonElement>();
        var number = receipt.GetProperty("reference").GetString();
        Assert.Equal($"/api/v1/reports/{number}/answer", response.Headers.Location!.ToString());

        var report = await suite.AskAsync(HttpMethod.Get, $"/api/v1/reports/{number}", Officer);
        Assert.Equal("picture.svg", report.GetProperty("file").GetProperty("name").GetString());
        using var file = await suite.SendAsync(
            HttpMethod.Get, $"/api/v1/reports/{number}/file?reason=To%20look", Officer);
        Assert.Equal(bytes, await file.Content.ReadAsByteArrayAsync());
        Assert.Equal(
            ("application/octet-stream", "attachment"),
            (file.Content.Headers.ContentType!.MediaType, file.Content.Headers.ContentDisposition!.DispositionType));
        Assert.StartsWith("sandbox;", Assert.Single(file.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task FormThatIsNoReport_IsRefused_WithEverythingThatIsWrong()
    {
        using (var form = Form(("subject", "x"), ("text", "x"), ("text", "y"), ("state", "taken-up")))
        {
            form.Add(new ByteArrayContent([1]), "picture", "a.png");
            var (status, problem) = await RefusedAsync(form);
            Assert.Equal(400, status);
            Assert.All(["state", "picture", "text"], field => Assert.Contains($"\"{field}\"", problem, StringComparison.Ordinal));
        }

        using (var form = Form(("subject", "x"), ("text", "")))
        {
            form.Add(new ByteArrayContent([]), "file", "empty.bin");
            var (status, problem) = await RefusedAsync(form);
            Assert.Equal(400, status);
            Assert.All(["text", "file"], field => Assert.Contains($"\"{field}\"", problem, StringComparison.Ordinal));
        }

        using (var form = Form(("subject", "x"), ("text", "x")))
        {
            form.Add(new ByteArrayContent(new byte[(10 * 1024 * 1024) + 1]), "file", "large.bin");
            var (status, problem) = await RefusedAsync(form);
            Assert.Equal(413, status);
            Assert.Contains("/problems/report-too-large", problem, StringComparison.Ordinal);
        }

        using (var form = Form(("subject", "x"), ("text", new string('x', 200_000))))
        {
            Assert.Equal(400, (await RefusedAsync(form)).Status);
        }

        using var json = JsonContent.Create(new { subject = "x", text = "x" });
        Assert.Equal(415, (await RefusedAsync(json)).Status);
    }

    private static MultipartFormDataContent Form(params (string Name, string Value)[] fields)
    {
        var form = new MultipartFormDataContent();
        foreach (var (name, value) in fields)
        {
            form.Add(new StringContent(value), name);
        }

        return form;
    }

    private async Task<(int Status, string Problem)> RefusedAsync(HttpContent content)
    {
        using var response = await suite.Gateway.PostAsync("/api/v1/reports", content);
        return ((int)response.StatusCode, await response.Content.ReadAsStringAsync());
    }
}
