using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using CyberSanctions.Contracts.Kinds;

namespace CyberSanctions.Integration.Tests.WholePath;

/// <summary>
/// A whole case, from what a researcher reports to what the Union says in public, as three officers, a legal reviewer and a
/// partner: each does what is theirs, and is refused what is not.
/// </summary>
[Collection(SuiteCollection.Name)]
public sealed class WholeCaseTests(Suite suite)
{
    private const string Finding = "The pumps were stopped from a server that Blue Heron Ltd rents.";
    private static readonly byte[] Log = Encoding.UTF8.GetBytes("2026-03-14T02:40:00Z stop pump 3 from 192.0.2.7");
    private static readonly string Today = LivedDates.Today(TimeProvider.System).ToString("O");

    [Fact]
    public async Task FromAReport_ToAnAttribution_WithAPartner_AndAStatementOfTheUnion()
    {
        var (aurelia, tiberius, cassia) = (
            await TokenAsync("aurelia.nimbus", "officer"),
            await TokenAsync("tiberius.quill", "officer"),
            await TokenAsync("cassia.cirrus", "officer"));
        var (livia, us) = (await TokenAsync("livia.stratus", "legal"), await TokenAsync("us.analyst", "partner", "US"));

        // A researcher reports; an officer takes it up as evidence.
        var dossier = Text(await PostAsync(
            aurelia, "dossiers", new { title = "Pumps of Nimbus Water Works", handling = "TLP:AMBER", exercise = false }),
            "reference");
        var report = await ReportAsync();
        var answered = await PostAsync(aurelia, $"reports/{report}/answer", new
        {
            answer = "Thank you. It helps.",
            takingUp = new { dossierReference = dossier, reliability = "C", credibility = 3, handling = "TLP:GREEN" },
        });
        var evidence = answered.GetProperty("evidenceIds").EnumerateArray().Select(id => id.GetString()!).ToList();
        Assert.Equal("taken-up", Text(await GetAsync("", $"reports/{report}/answer"), "state"));

        // The dossier is built by three.
        var of = $"dossiers/{dossier}";
        var incident = Text(await PostAsync(tiberius, $"{of}/incidents", new
        {
            title = "Pumps stopped",
            began = "2026-03-14",
            attackKinds = new[] { "information-system-interference" },
            externalThreat = new[] { "originates-outside-union" },
            targets = new[] { new { kind = "essential-services", sector = "drinking-water", memberState = "MT" } },
            effects = new[] { new { factor = "disruption", assessment = "No water for two days." } },
        }), "id");
        var actor = Text(await PostAsync(cassia, $"{of}/actors", new
        {
            kind = "entity",
            name = "Blue Heron Ltd",
            involvement = "Rents the server.",
        }), "id");
        await PostAsync(cassia, $"{of}/timeline", new
        {
            date = "2026-03-14",
            time = "02:40",
            text = "Pump 3 is stopped.",
            incidentId = incident,
            evidenceIds = new[] { evidence[1] },
        });
        await PostAsync(cassia, $"{of}/hypotheses", new
        {
            statement = "Blue Heron Ltd did it.",
            actorIds = new[] { actor },
            likelihood = "likely",
            confidence = "moderate",
            verdicts = new[] { new { evidenceId = evidence[1], consistency = "consistent" } },
        });

        // A partner sees of it what is shared, once somebody else has approved that; and nothing else.
        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(us, of));
        var share = Text(await PostAsync(aurelia, $"{of}/shares", new
        {
            partner = "US",
            itemIds = new[] { evidence[1], actor },
            until = Today,
            purpose = "For a joint statement.",
        }), "id");
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(us, $"shares/{share}"));
        using (var own = await suite.SendAsync(HttpMethod.Post, $"/api/v1/{of}/shares/{share}/approval", aurelia, new { }))
        {
            Assert.Equal(HttpStatusCode.Forbidden, own.StatusCode);
        }

        await PostAsync(livia, $"{of}/shares/{share}/approval", new { });
        var items = (await GetAsync(us, $"shares/{share}/items")).GetProperty("items");
        Assert.Equal(2, items.GetArrayLength());
        Assert.DoesNotContain("No water for two days", items.GetRawText(), StringComparison.Ordinal);
        await PostAsync(us, $"shares/{share}/answers", new { itemId = actor, opinion = "agree", text = "We have seen it too." });
        Assert.Equal(
            "agree", Text((await GetAsync(tiberius, $"{of}/partner-answers")).GetProperty("items")[0], "opinion"));

        // One concludes, and somebody else confirms it.
        await PostAsync(aurelia, $"{of}/conclusion", new { assessment = "Blue Heron Ltd stopped the pumps." });
        using (var own = await suite.SendAsync(HttpMethod.Post, $"/api/v1/{of}/conclusion/confirmation", aurelia, new { }))
        {
            Assert.Equal(HttpStatusCode.Forbidden, own.StatusCode);
        }

        Assert.Equal("concluded", Text(await PostAsync(livia, $"{of}/conclusion/confirmation", new { }), "state"));

        // What the Union does about it, and says.
        await PostAsync(tiberius, $"{of}/proportionality", Proportionality());
        var measure = Text(await PostAsync(aurelia, $"{of}/response/measures", new
        {
            code = "statement",
            title = "Statement on the pumps",
            owner = "EEAS, cyber policy",
            plannedFrom = Today,
        }), "id");
        var at = $"{of}/response/measures/{measure}";
        await PostAsync(tiberius, $"{at}/agreement", new { });
        var sha256 = Text(
            (await PostAsync(cassia, $"{at}/texts", new { text = "The European Union condemns it." })).GetProperty("text"),
            "sha256");
        await PostAsync(tiberius, $"{at}/texts/approval", new { sha256 });
        await PostAsync(aurelia, $"{at}/realisation", new { on = Today, results = "Published." });
        using (var early = await suite.SendAsync(
            HttpMethod.Post, $"/api/v1/{at}/release", aurelia, new { title = "Statement on the pumps", sha256 }))
        {
            Assert.Equal(HttpStatusCode.Forbidden, early.StatusCode);
        }

        var released = (await PostAsync(livia, $"{at}/release", new { title = "Statement on the pumps", sha256 })).GetProperty(
            "release");
        var statement = await GetAsync("", $"statements/{Text(released, "statementId")}");
        Assert.Equal("The European Union condemns it.", Text(statement, "text"));
        Assert.Contains(
            "The European Union condemns it.", await suite.Gateway.GetStringAsync("/statements"), StringComparison.Ordinal);

        // What it rests on can be shown: the bytes, what was done with them, and the whole as a bundle.
        using (var content = await suite.SendAsync(
            HttpMethod.Get, $"/api/v1/{of}/evidence/{evidence[1]}/content?reason=Court", livia))
        {
            Assert.Equal(Log, await content.Content.ReadAsByteArrayAsync());
        }

        var custody = (await GetAsync(livia, $"{of}/evidence/{evidence[1]}/custody")).GetProperty("items");
        Assert.Equal(
            ["received", "shared", "viewed", "viewed"], custody.EnumerateArray().Select(entry => Text(entry, "kind")));
        using (var bundle = await suite.SendAsync(HttpMethod.Get, $"/api/v1/{of}/stix", aurelia))
        {
            Assert.Equal("application/stix+json", bundle.Content.Headers.ContentType!.MediaType);
            Assert.Contains("Blue Heron Ltd", await bundle.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
    }

    private static object Proportionality()
    {
        object Rated(int value) => new { value, reason = "As it was seen." };
        object Basis(string availability) => new { availability, text = "Article 29 TEU." };
        return new
        {
            criteria = new
            {
                scope = Rated(2),
                scale = Rated(2),
                duration = Rated(2),
                intensity = Rated(3),
                complexity = Rated(2),
                sophistication = Rated(2),
                impact = Rated(3),
            },
            weighing = new
            {
                riskOfEscalation = Rated(1),
                riskOfMisperception = Rated(1),
                readinessOfPartners = Rated(3),
                legalBasis = new
                {
                    preventive = Basis("yes"),
                    cooperative = Basis("yes"),
                    stability = Basis("yes"),
                    restrictive = Basis("yes"),
                    support = Basis("no"),
                },
            },
        };
    }

    private async Task<string> ReportAsync()
    {
        using var form = new MultipartFormDataContent
        {
            { new StringContent("Pumps at Nimbus Water Works"), "subject" },
            { new StringContent(Finding), "text" },
            { new ByteArrayContent(Log), "file", "pumps.log" },
        };
        using var response = await suite.Gateway.PostAsync("/api/v1/reports", form);
        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        return Text(await response.Content.ReadFromJsonAsync<JsonElement>(), "reference");
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

    private async Task<JsonElement> GetAsync(string token, string path)
    {
        if (token.Length > 0)
        {
            return await suite.AskAsync(HttpMethod.Get, $"/api/v1/{path}", token);
        }

        return await suite.Gateway.GetFromJsonAsync<JsonElement>($"/api/v1/{path}");
    }

    private async Task<HttpStatusCode> StatusAsync(string token, string path)
    {
        using var response = await suite.SendAsync(HttpMethod.Get, $"/api/v1/{path}", token);
        return response.StatusCode;
    }

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;
}
