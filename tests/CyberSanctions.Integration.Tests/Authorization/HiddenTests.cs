using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CyberSanctions.Integration.Tests.BadInput;
using Xunit.Abstractions;

namespace CyberSanctions.Integration.Tests.Authorization;

/// <summary>
/// What one may not see answers as what does not exist: at every operation on it, the whole answer, and in the same time. The
/// dossier that is hidden holds much, so that whoever read it before looking at its marking would be seen to.
/// </summary>
[Collection(SuiteCollection.Name)]
public sealed partial class HiddenTests(Suite suite, ITestOutputHelper output)
{
    private const int Rounds = 60;

    private static readonly string Id = Guid.CreateVersion7().ToString();
    private static int _hidden;

    [Fact]
    public async Task AtEveryOperation_TheWholeAnswerIsThatToWhatDoesNotExist()
    {
        var hidden = await HiddenAsync();
        var document = (await suite.Gateway.GetFromJsonAsync<JsonObject>("/openapi/v1.json"))!;
        var differing = new List<string>();
        var (compared, notFound) = (0, 0);
        foreach (var (kind, (reference, id, readers)) in hidden)
        {
            foreach (var (path, item) in document["paths"]!.AsObject().Where(
                path => path.Key.StartsWith($"/api/v1/{kind}/{{reference}}", StringComparison.Ordinal)))
            {
                foreach (var (method, operation) in item!.AsObject().Where(method => method.Value is JsonObject))
                {
                    foreach (var reader in readers)
                    {
                        var there = await AnswerAsync(reader, method, path, operation!, reference, id);
                        var absent = await AnswerAsync(reader, method, path, operation!, Absent(reference), Id);
                        compared++;
                        notFound += there.Status == HttpStatusCode.NotFound ? 1 : 0;
                        if (there != absent)
                        {
                            differing.Add($"{reader} at {method} {path}:\n  {there}\n  {absent}");
                        }
                    }
                }
            }
        }

        Assert.True(differing.Count == 0, string.Join('\n', differing));
        Assert.InRange(notFound, 50, compared);
        output.WriteLine($"{compared} answers compared, of which {notFound} say that there is no such thing.");
    }

    [Fact]
    public async Task TheAnswerTakesNoLonger()
    {
        foreach (var (kind, (reference, id, readers)) in await HiddenAsync())
        {
            string[] paths = kind == "dossiers" ? ["", "/evidence", $"/evidence/{id}", "/changes", "/stix"] : [""];
            foreach (var path in paths)
            {
                var (there, absent) = (new List<TimeSpan>(), new List<TimeSpan>());
                for (var i = 0; i < Rounds; i++)
                {
                    there.Add(await TimeAsync(readers[0], $"/api/v1/{kind}/{reference}{path}"));
                    absent.Add(await TimeAsync(readers[0], $"/api/v1/{kind}/{Absent(reference)}{path}"));
                }

                // One after the other, so that whatever else the machine does falls on both.
                var ratio = Median(there) / Median(absent);
                output.WriteLine($"{kind}{path.Replace(id, "{id}", StringComparison.Ordinal)}: {ratio:0.00} times as long");
                Assert.InRange(ratio, 0.5, 2);
            }
        }

        static TimeSpan Median(List<TimeSpan> times) => times.Order().ElementAt(times.Count / 2);
    }

    [GeneratedRegex(@"\{(\w+)\}", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Placeholder();

    // Of the same length.
    private static string Absent(string reference) => $"{reference[..^4]}9{reference[^3..]}";

    // What is hidden, by what its path begins with; something in it; and from whom.
    private async Task<IReadOnlyDictionary<string, (string Reference, string Id, TokenKind[] From)>> HiddenAsync()
    {
        var (officer, legal) =
            (await suite.TokenAsync("hiding.officer", "officer"), await suite.TokenAsync("hiding.legal", "legal"));
        var drafting = new Drafting(suite, officer, legal);
        var number = 99_000 + Interlocked.Increment(ref _hidden);
        var dossier = await drafting.PostAsync(
            officer, "dossiers", new { title = "Hidden", summary = "Invented.", handling = "TLP:RED", exercise = false });
        var evidence = "";
        for (var i = 0; i < 100; i++)
        {
            var added = await suite.AskAsync(HttpMethod.Post, $"/api/v1/dossiers/{dossier}/evidence", officer, new
            {
                title = $"Report {i}",
                reliability = "B",
                credibility = 2,
                sha256 = new string('a', 64),
                handling = "TLP:RED",
            });
            evidence = added.GetProperty("id").GetString()!;
        }

        await drafting.ConcludeAsync(dossier);
        var proposal = (await suite.AskAsync(HttpMethod.Post, "/api/v1/proposals", officer, new
        {
            dossierReference = dossier,
            handling = "TLP:AMBER+STRICT",
            subject = new
            {
                kind = "person",
                names = new[] { new { wholeName = "Aurelia Flavia Nimbus" } },
                births = new[] { new { date = new DateOnly(1950, 1, 1).AddDays(number - 99_000).ToString("O") } },
            },
            ground = "responsible",
            measures = new[] { "asset-freeze" },
            reasons = drafting.Reasons(dossier),
            euReferenceNumber = $"EU.{number}.7",
        })).GetProperty("reference").GetString()!;
        await drafting.PostAsync(legal, $"proposals/{proposal}/clearance", new { });
        var act = await drafting.ActAsync($"2026/{number}", proposal);
        var exercise = (await suite.AskAsync(HttpMethod.Post, "/api/v1/exercises", officer, new
        {
            title = "Hidden",
            handling = "TLP:GREEN",
            parts = new[] { new { key = "desk", title = "Desk", subjects = new[] { "hiding.desk" } } },
            injects = new[] { new { key = "call", title = "A call", text = "The grid is down.", parts = new[] { "desk" } } },
        })).GetProperty("reference").GetString()!;
        var derogation = (await suite.AskAsync(
            HttpMethod.Post, "/api/v1/derogations", await suite.TokenAsync("hiding.clerk", "authority", "BE"), new
            {
                list = "eu-cyber-exercise",
                entryReference = await WholePath.ListedForDerogations.OfAsync(suite),
                kind = "basic-needs",
                applicant = $"Flavia Fog {Id}{Random.Shared.Next()}",
                description = "Hidden",
                receivedOn = DateTime.UtcNow.AddDays(-2).ToString("yyyy-MM-dd"),
            })).GetProperty("reference").GetString()!;
        TokenKind[] readers = [TokenKind.Observer, TokenKind.DelegateOfFrance, TokenKind.Partner, TokenKind.Publisher];
        return new Dictionary<string, (string, string, TokenKind[])>
        {
            ["dossiers"] = (dossier, evidence, readers),
            ["proposals"] = (proposal, Id, readers),

            // What delegates may not see is not cleared for them to vote on.
            ["acts"] = (act, Id, [.. readers.Except([TokenKind.DelegateOfFrance])]),
            ["derogations"] =
            (
                derogation,
                Id,
                [TokenKind.AuthorityOfFrance, TokenKind.Officer, TokenKind.Legal, TokenKind.Auditor, .. readers]),
            ["exercises"] = (exercise, Id, [TokenKind.Officer, TokenKind.Legal, .. readers]),
        };
    }

    private async Task<Answer> AnswerAsync(
        TokenKind reader, string method, string path, JsonNode operation, string reference, string id)
    {
        var query = (operation["parameters"]?.AsArray() ?? [])
            .Where(parameter => (string)parameter!["in"]! == "query" && (bool?)parameter["required"] == true)
            .Select(parameter => $"{parameter!["name"]}={Uri.EscapeDataString($"{parameter["example"]}")}");
        var filled = Placeholder().Replace(path, placeholder => placeholder.Groups[1].Value switch
        {
            "reference" => reference,
            "id" => id,
            "key" => "call",
            "language" => "de",
            "version" or "number" => "1",
            var other => throw new InvalidOperationException($"What to put for {other} in {path}?"),
        });
        using var request = Request(new HttpMethod(method.ToUpperInvariant()), $"{filled}?{string.Join('&', query)}", reader);
        request.Content = operation["requestBody"]?["content"]?["application/json"] is null ? null : JsonContent.Create(new { });
        using var response = await suite.Gateway.SendAsync(request);
        var headers = response.Headers.Concat(response.Content.Headers)
            .Where(header => header.Key is not "Date" && !header.Key.StartsWith("RateLimit", StringComparison.OrdinalIgnoreCase))
            .OrderBy(header => header.Key, StringComparer.Ordinal)
            .Select(header => $"{header.Key}: {string.Join(", ", header.Value)}");
        var body = await response.Content.ReadAsStringAsync();
        var trace = body.StartsWith('{') && JsonDocument.Parse(body).RootElement.TryGetProperty("traceId", out var traceId)
            ? traceId.GetString()!
            : "no trace";
        return new Answer(response.StatusCode, Plain(string.Join('\n', headers)), Plain(body));

        string Plain(string text) => text.Replace(trace, "{trace}", StringComparison.Ordinal)
            .Replace(reference, "{reference}", StringComparison.Ordinal).Replace(id, "{id}", StringComparison.Ordinal);
    }

    private async Task<TimeSpan> TimeAsync(TokenKind reader, string path)
    {
        using var request = Request(HttpMethod.Get, path, reader);
        var started = Stopwatch.GetTimestamp();
        using var response = await suite.Gateway.SendAsync(request);
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        return Stopwatch.GetElapsedTime(started);
    }

    private static HttpRequestMessage Request(HttpMethod method, string path, TokenKind reader)
    {
        var request = new HttpRequestMessage(method, path);
        request.Headers.TryAddWithoutValidation("Authorization", Suite.Authorizations.For(reader));
        return request;
    }

    private sealed record Answer(HttpStatusCode Status, string Headers, string Body);
}
