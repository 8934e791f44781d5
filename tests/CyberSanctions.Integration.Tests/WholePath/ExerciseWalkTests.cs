using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json;
using CyberSanctions.Contracts.Kinds;
using CyberSanctions.Testing;

namespace CyberSanctions.Integration.Tests.WholePath;

/// <summary>
/// A table-top exercise from the scenario to the report: two who conduct it, three who play (an officer, a legal reviewer, a
/// partner), one who watches, and an officer who is not in it. Nothing of it touches what is real.
/// </summary>
[Collection(SuiteCollection.Name)]
public sealed class ExerciseWalkTests(Suite suite)
{
    private static readonly string Today = LivedDates.Today(TimeProvider.System).ToString("O");

    [Fact]
    public async Task Exercise_FromItsScenarioToItsReport()
    {
        var (conductor, second) = (await TokenAsync("walk.conductor", "officer"), await TokenAsync("walk.second", "legal"));
        var (desk, lawyer) = (await TokenAsync("walk.desk", "officer"), await TokenAsync("walk.lawyer", "legal"));
        var partner = await TokenAsync("walk.partner", "partner", "US");
        var (watcher, stranger) = (await TokenAsync("walk.watcher", "observer"), await TokenAsync("walk.stranger", "officer"));

        // Set up: all that is wrong is said, then it stands, and is there for nobody who is not in it.
        using (var refused = await suite.SendAsync(
            HttpMethod.Post, "/api/v1/exercises", conductor, Scenario(deskToo: "w\u0430lk.desk")))
        {
            var problem = await refused.Content.ReadFromJsonAsync<JsonElement>();
            Assert.Equal(
                (HttpStatusCode.BadRequest, "parts[1].subjects[1]"),
                (refused.StatusCode, Text(problem.GetProperty("errors")[0], "field")));
        }

        var prepared = await PostAsync(conductor, "exercises", Scenario());
        var exercise = Text(prepared, "reference");
        var at = $"exercises/{exercise}";
        Assert.StartsWith("EX-", exercise, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(stranger, at));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(watcher, at));
        Assert.Equal("player", Text(await GetAsync(partner, at), "role"));
        Assert.Equal(HttpStatusCode.Conflict, await OpeningAsync(desk, exercise, exerciseToo: true));
        await PostAsync(conductor, $"{at}/observers", new { subject = "walk.watcher", injects = true, report = true });

        // It runs: what is due is told to its part, and to whoever may watch.
        await PostAsync(second, $"{at}/steps", new { step = "start" });
        await Eventually.HoldsAsync(async () => await KeysAsync(desk, at) == "call", "The call was not released.");
        Assert.Equal(("", "call"), (await KeysAsync(lawyer, at), await KeysAsync(watcher, at)));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(watcher, $"{at}/deeds"));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(desk, $"{at}/reactions"));

        // The desk works on a dossier of it; what is real is opened in no exercise, and strangers stay out.
        Assert.Equal(HttpStatusCode.BadRequest, await OpeningAsync(desk, exercise, exerciseToo: false));
        Assert.Equal(HttpStatusCode.NotFound, await OpeningAsync(stranger, exercise, exerciseToo: true));
        var dossier = Text(await PostAsync(desk, "dossiers", Dossier(exercise, exerciseToo: true)), "reference");
        var of = $"dossiers/{dossier}";
        var (drafting, cites) = (new Drafting(suite, desk, lawyer), new List<string>());
        cites.Add(Text(await PostAsync(desk, $"{of}/incidents", new
        {
            title = "The weather service is wiped",
            attackKinds = new[] { "data-interference" },
            externalThreat = new[] { "originates-outside-union" },
            targets = new[] { new { kind = "essential-services", sector = "transport", memberState = "MT" } },
            effects = new[] { new { factor = "disruption", assessment = "No forecast for a week." } },
        }), "id"));
        cites.Add(await drafting.ReleasedAsync(dossier, "Disk image"));
        cites.Add(await drafting.ReleasedAsync(dossier, "Invoice"));
        cites.Add(Text(
            await PostAsync(
                desk, $"{of}/actors", new { kind = "person", name = "Aurelia Nimbus", involvement = "Wrote the wiper." }),
            "id"));
        using (var outside = await suite.SendAsync(
            HttpMethod.Post, $"/api/v1/{of}/remarks", stranger, new { kind = "comment", text = "May I?" }))
        {
            Assert.Equal(HttpStatusCode.Conflict, outside.StatusCode);
        }

        // No report from outside, which is real, is taken up into it.
        Assert.Equal("not-for-an-exercise", await TakingUpAsync(desk, dossier));

        // A partner plays too: it is shown what is shared with it, and says what it thinks.
        var share = Text(
            await PostAsync(desk, $"{of}/shares", new { partner = "US", until = Today, purpose = "To play." }), "id");
        await PostAsync(lawyer, $"{of}/shares/{share}/approval", new { });
        await PostAsync(partner, $"shares/{share}/answers", new { text = "We have seen it too." });

        // Nothing is done in a pause.
        await PostAsync(conductor, $"{at}/steps", new { step = "pause" });
        using (var paused = await suite.SendAsync(
            HttpMethod.Post, $"/api/v1/{of}/conclusion", desk, new { assessment = "It was she." }))
        {
            Assert.Equal(HttpStatusCode.Conflict, paused.StatusCode);
            Assert.EndsWith(
                "/exercise-not-running",
                Text(await paused.Content.ReadFromJsonAsync<JsonElement>(), "type"),
                StringComparison.Ordinal);
        }

        await PostAsync(conductor, $"{at}/observations", new { part = "desk", text = "<b>Wanted</b> to go on." });
        await PostAsync(conductor, $"{at}/steps", new { step = "resume" });

        // Told by hand, answered, concluded by two, and proposed for listing: it follows the journals.
        await PostAsync(second, $"{at}/injects/press/release", new { });
        Assert.Equal("press", await KeysAsync(lawyer, at));
        await PostAsync(lawyer, $"{at}/injects/press/answers", new { text = "<script>alert(1)</script>" });
        await PostAsync(desk, $"{of}/conclusion", new { assessment = "It was she." });
        await PostAsync(lawyer, $"{of}/conclusion/confirmation", new { });
        var proposal = await ProposedAsync(desk, dossier, cites);
        await PostAsync(lawyer, $"proposals/{proposal}/clearance", new { });
        await Eventually.HoldsAsync(
            async () => (await KindsAsync(conductor, $"{at}/deeds")).Contains("ProposalCleared"),
            "Nobody heard of the clearance.");
        var kinds = await KindsAsync(conductor, $"{at}/deeds");
        Assert.Equal(
            [
                "DossierCreated", "IncidentAdded", "EvidenceAdded", "EvidenceAdded", "ActorNamed", "PartnerAnswered",
                "InjectAnswered",
                "ConclusionDrawn", "DossierConcluded", "ProposalDrafted", "ProposalCleared",
            ],
            kinds.Where(kind => kind is not ("ShareChanged" or "CustodyRecorded")));
        Assert.Equal(
            ["PartnerAnswered"],
            (await KindsAsync(conductor, $"{at}/deeds?part=ally")).Where(
                kind => kind is not ("ShareChanged" or "CustodyRecorded")));

        // An act is put to the vote, and the ballot closed: that is heard of too.
        var ballot = await drafting.BallotAsync(
            await drafting.SubmitAsync($"2026/{Random.Shared.Next(10_000, 90_000)}", proposal));
        await PostAsync(desk, $"ballots/{ballot}/decision", new { closeWithVotesMissing = true });
        await Eventually.HoldsAsync(
            async () => (await KindsAsync(conductor, $"{at}/deeds")).Contains("BallotDecided"),
            "Nobody heard of the decision.");
        Assert.Equal(
            ["ActCleared", "ActDrafted", "ActSubmitted", "BallotDecided", "BallotOpened"],
            (await KindsAsync(conductor, $"{at}/deeds"))
                .Where(kind => kind.StartsWith("Act", StringComparison.Ordinal) && kind != "ActorNamed"
                    || kind.StartsWith("Ballot", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal));

        // What was expected, computed and judged.
        await PostAsync(conductor, $"{at}/reactions/calm/judgement", new { status = "missed", note = "They shouted." });
        Assert.Equal(
            ["dossier met", "listing met", "calm missed"],
            (await GetAsync(second, $"{at}/reactions")).GetProperty("items").EnumerateArray()
                .Select(reaction => $"{Text(reaction, "key")} {Text(reaction, "status")}"));

        // Nothing of it is real: nothing is said in public.
        var before = await suite.Gateway.GetStringAsync("/statements");
        Assert.DoesNotContain("weather service is wiped", before, StringComparison.Ordinal);

        // The end: the report is the same for all who may read it, and nothing changes any more.
        var ended = await PostAsync(conductor, $"{at}/steps", new { step = "end", reason = "All was played." });
        Assert.Equal("ended", Text(ended, "state"));
        var report = await BytesAsync(watcher, $"{at}/report");
        Assert.Equal(Text(ended, "reportSha256"), Convert.ToHexStringLower(SHA256.HashData(report)));
        Assert.Equal(report, await BytesAsync(conductor, $"{at}/report"));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(desk, $"{at}/report"));
        var text = System.Text.Encoding.UTF8.GetString(await BytesAsync(watcher, $"{at}/report?format=markdown"));
        Assert.Contains("They shouted", text, StringComparison.Ordinal);
        Assert.DoesNotMatch(@"(?<!\\)<", text);
        var page = System.Text.Encoding.UTF8.GetString(await BytesAsync(watcher, $"{at}/report?format=html"));
        Assert.Contains("BallotDecided", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Conflict, await OpeningAsync(desk, exercise, exerciseToo: true));
        using (var late = await suite.SendAsync(
            HttpMethod.Post, $"/api/v1/{of}/remarks", desk, new { kind = "comment", text = "One more thing." }))
        {
            Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
        }
    }

    private static object Scenario(string? deskToo = null) => new
    {
        title = "Paper Rain",
        summary = "The weather service of Atlantis forecasts nothing any more.",
        handling = "TLP:GREEN",
        conductors = new[] { "walk.second" },
        parts = new[]
        {
            new { key = "desk", title = "The desk", subjects = new[] { "walk.desk" } },
            new
            {
                key = "legal",
                title = "The legal service",
                subjects = deskToo is null ? new[] { "walk.lawyer" } : ["walk.lawyer", deskToo],
            },
            new { key = "ally", title = "An ally", subjects = new[] { "walk.partner" } },
        },
        injects = new object[]
        {
            new { key = "call", title = "A call", text = "It was wiped.", parts = new[] { "desk" }, after = "PT1S" },
            new { key = "press", title = "The press", text = "Who did it?", parts = new[] { "legal" } },
        },
        reactions = new object[]
        {
            new
            {
                key = "dossier",
                text = "A dossier is opened.",
                part = "desk",
                inject = "call",
                within = "PT1H",
                deeds = new[] { "DossierCreated" },
            },
            new { key = "listing", text = "A listing is proposed.", part = "desk", deeds = new[] { "ProposalDrafted" } },
            new { key = "calm", text = "They keep calm.", part = "legal" },
        },
    };

    private static object Dossier(string exercise, bool exerciseToo) => new
    {
        title = "Operation Paper Rain",
        handling = "TLP:GREEN",
        exercise = exerciseToo,
        exerciseReference = exercise,
    };

    private async Task<HttpStatusCode> OpeningAsync(string token, string exercise, bool exerciseToo)
    {
        using var response = await suite.SendAsync(
            HttpMethod.Post, "/api/v1/dossiers", token, Dossier(exercise, exerciseToo));
        return response.StatusCode;
    }

    // Listing learns of the conclusion a moment later.
    private Task<string> ProposedAsync(string token, string dossier, IReadOnlyList<string> cites)
        => Eventually.IsAsync(
            async () =>
            {
                using var response = await suite.SendAsync(HttpMethod.Post, "/api/v1/proposals", token, new
                {
                    dossierReference = dossier,
                    handling = "TLP:GREEN",
                    subject = new
                    {
                        kind = "person",
                        names = new[] { new { wholeName = "Aurelia Nimbus" } },
                        births = new[]
                        {
                            new { date = new DateOnly(1900, 1, 1).AddDays(Random.Shared.Next(30_000)).ToString("O") },
                        },
                    },
                    ground = "responsible",
                    measures = new[] { "asset-freeze" },
                    reasons = new[]
                    {
                        new
                        {
                            text = "Aurelia Nimbus wrote the wiper.",
                            cites,
                            individual = true,
                            ground = "responsible",
                            effects = new[] { "disruption" },
                        },
                    },
                });
                var body = await response.Content.ReadFromJsonAsync<JsonElement>();
                return response.IsSuccessStatusCode ? Text(body, "reference") : "";
            },
            reference => reference.Length > 0,
            _ => "The dossier could not be proposed on.");

    private async Task<string> TakingUpAsync(string token, string dossier)
    {
        using var form = new MultipartFormDataContent
        {
            { new StringContent("A leaked key"), "subject" },
            { new StringContent("It is on a rented server."), "text" },
        };
        using var received = await suite.Gateway.PostAsync("/api/v1/reports", form);
        var report = Text(await received.Content.ReadFromJsonAsync<JsonElement>(), "reference");
        using var response = await suite.SendAsync(HttpMethod.Post, $"/api/v1/reports/{report}/answer", token, new
        {
            answer = "Thank you.",
            takingUp = new { dossierReference = dossier, reliability = "C", credibility = 3, handling = "TLP:GREEN" },
        });
        return Text(await response.Content.ReadFromJsonAsync<JsonElement>(), "type").Split('/')[^1];
    }

    private async Task<string> KeysAsync(string token, string exercise)
        => string.Join(
            ' ',
            (await GetAsync(token, $"{exercise}/injects"))
                .GetProperty("items")
                .EnumerateArray()
                .Select(item => Text(item, "key")));

    private async Task<IReadOnlyList<string>> KindsAsync(string token, string deeds)
        => [.. (await GetAsync(token, deeds)).GetProperty("items").EnumerateArray().Select(item => Text(item, "kind"))];

    private async Task<byte[]> BytesAsync(string token, string path)
    {
        using var response = await suite.SendAsync(HttpMethod.Get, $"/api/v1/{path}", token);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await response.Content.ReadAsByteArrayAsync();
    }

    private async Task<string> TokenAsync(string subject, string role, string? partner = null)
    {
        using var response = await suite.Gateway.PostAsJsonAsync(
            "/dev/tokens",
            partner is null ? (object)new { subject, roles = new[] { role } } : new { subject, roles = new[] { role }, partner });
        return Text(await response.Content.ReadFromJsonAsync<JsonElement>(), "token");
    }

    private Task<JsonElement> PostAsync(string token, string path, object body)
        => suite.AskAsync(HttpMethod.Post, $"/api/v1/{path}", token, body);

    private Task<JsonElement> GetAsync(string token, string path)
        => suite.AskAsync(HttpMethod.Get, $"/api/v1/{path}", token);

    private async Task<HttpStatusCode> StatusAsync(string token, string path)
    {
        using var response = await suite.SendAsync(HttpMethod.Get, $"/api/v1/{path}", token);
        return response.StatusCode;
    }

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;
}
