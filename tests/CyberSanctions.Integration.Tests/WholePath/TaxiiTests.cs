using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using CyberSanctions.Contracts.Kinds;
using CyberSanctions.Integration.Tests.Authorization;

namespace CyberSanctions.Integration.Tests.WholePath;

/// <summary>
/// A partner's client of TAXII 2.1 at the suite: it knows one address and a token, and finds its way as the standard says; what
/// it insists on is what clients that are in use insist on.
/// </summary>
[Collection(SuiteCollection.Name)]
public sealed class TaxiiTests(Suite suite)
{
    private const string Media = "application/taxii+json;version=2.1";

    [Fact]
    public async Task WhatIsShared_IsFoundFromTheDiscovery_PageByPage_AndIsGoneWhenItEnds()
    {
        var (aurelia, tiberius) = (await TokenAsync("aurelia.nimbus", "officer"), await TokenAsync("tiberius.quill", "officer"));
        var norway = await TokenAsync("no.analyst", "partner", "NO");
        var (dossier, share) = await ShareAsync(aurelia, tiberius);

        // Discovery, root, collection; each address from the answer before.
        var root = (string)(await GetAsync("/taxii2/", norway))["default"]!;
        Assert.Contains(Media, (await GetAsync(root, norway))["versions"]!.AsArray().Select(version => (string)version!));
        var collection = (await GetAsync($"{root}collections/", norway))["collections"]!.AsArray().Single()!;
        Assert.Equal((true, false), ((bool)collection["can_read"]!, (bool)collection["can_write"]!));
        var own = $"{root}collections/{collection["id"]}/";

        // The same objects in the manifest and page by page, each complete with what it names.
        var objects = await PagesAsync($"{own}objects/", norway, 2, "objects");
        var manifest = await PagesAsync($"{own}manifest/", norway, 3, "objects");
        Assert.Equal(manifest.Select(entry => (string)entry!["id"]!), objects.Select(stix => (string)stix!["id"]!));
        Assert.Equal(
            manifest.Select(entry => (string)entry!["version"]!),
            objects.Select(stix => (string)(stix!["modified"] ?? stix["created"])!));
        Assert.Equal(
            manifest.Select(entry => (string)entry!["date_added"]!).Order(StringComparer.Ordinal),
            manifest.Select(entry => (string)entry!["date_added"]!));
        var report = objects.Single(stix => (string)stix!["type"]! == "report")!;
        var ids = objects.Select(stix => (string)stix!["id"]!).ToHashSet();
        Assert.Subset(ids, report["object_refs"]!.AsArray().Select(id => (string)id!).ToHashSet());
        Assert.DoesNotContain("aurelia", string.Concat(objects), StringComparison.OrdinalIgnoreCase);

        // One of them, its versions, and what is newer than the newest.
        var actor = objects.Single(stix => (string)stix!["type"]! == "intrusion-set")!;
        Assert.Equal("Blue Heron", (string?)actor["name"]);
        var alone = (await GetAsync($"{own}objects/{actor["id"]}/", norway))["objects"]!.AsArray().Single();
        Assert.True(JsonNode.DeepEquals(actor, alone));
        Assert.Equal(
            [(string)actor["modified"]!],
            (await GetAsync($"{own}objects/{actor["id"]}/versions/", norway))["versions"]!.AsArray().Select(v => (string)v!));
        Assert.Null((await GetAsync($"{own}objects/?added_after={manifest[^1]!["date_added"]}", norway))["objects"]);
        Assert.Null((await GetAsync($"{own}objects/{actor["id"]}/?added_after=9999-01-01T00:00:00Z", norway))["objects"]);
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(
            HttpMethod.Get, $"{own}objects/report--01990d6e-3f0c-4a52-b1d4-5c8e2f7a9b10/", norway));
        Assert.Equal(HttpStatusCode.BadRequest, await StatusAsync(HttpMethod.Get, $"{own}objects/?next=x", norway));
        Assert.Equal(HttpStatusCode.BadRequest, await StatusAsync(HttpMethod.Get, $"{own}objects/?match[id]=x", norway));
        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(HttpMethod.Delete, $"{own}objects/{actor["id"]}/", norway));

        // To another partner the collection is not there.
        var korea = await TokenAsync("kr.analyst", "partner", "KR");
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(HttpMethod.Get, $"{own}objects/", korea));

        await suite.AskAsync(
            HttpMethod.Post, $"/api/v1/dossiers/{dossier}/shares/{share}/end", aurelia, new { reason = "It is done." });
        Assert.Empty(await PagesAsync($"{own}objects/", norway, 200, "objects"));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(HttpMethod.Get, $"{own}objects/{actor["id"]}/", norway));
    }

    [Fact]
    public async Task Request_OfTenThousandIds_OrAnEndlessAccept_IsRefused_AndTheSuiteGoesOn()
    {
        var token = await TokenAsync("us.analyst", "partner", "US");
        var own = $"/taxii2/partners/collections/{await CollectionAsync(token)}/";
        var ids = string.Join(',', Enumerable.Repeat("report--01990d6e-3f0c-4a52-b1d4-5c8e2f7a9b10", 10_000));
        Assert.Equal(
            HttpStatusCode.RequestUriTooLong, await StatusAsync(HttpMethod.Get, $"{own}objects/?match[id]={ids}", token));
        using var answer = await suite.SendAsync(
            HttpMethod.Get, own, token, null, ("Accept", string.Concat(Enumerable.Repeat("text/html,", 10_000))));
        Assert.Equal(HttpStatusCode.RequestHeaderFieldsTooLarge, answer.StatusCode);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(HttpMethod.Get, own, token));
    }

    // As the matrix of the API does it: TAXII is not in its description.
    [Fact]
    public async Task EveryIdentity_AtEveryDoorOfTaxii()
    {
        var right = ServiceDefaults.Identity.Rights.Of("cybersanctions.attribution.v1.Partners/ListReceivedObjects");
        (string Method, string Path)[] doors =
        [
            ("GET", ""), ("GET", "partners/"), ("GET", "partners/status/x/"), ("GET", "partners/collections/"),
            ("GET", "partners/collections/x/"), ("GET", "partners/collections/x/manifest/"),
            ("GET", "partners/collections/x/objects/"), ("POST", "partners/collections/x/objects/"),
            ("GET", "partners/collections/x/objects/y/"), ("DELETE", "partners/collections/x/objects/y/"),
            ("GET", "partners/collections/x/objects/y/versions/"),
        ];
        foreach (var identity in Identity.All)
        {
            foreach (var (method, path) in doors)
            {
                using var request = new HttpRequestMessage(new HttpMethod(method), $"/taxii2/{path}");
                if (Suite.Authorizations.For(identity.Token) is { } authorization)
                {
                    request.Headers.TryAddWithoutValidation("Authorization", authorization);
                }

                using var answer = await suite.Gateway.SendAsync(request);
                var code = (int)answer.StatusCode is 401 or 403
                    ? (string?)(await answer.Content.ReadFromJsonAsync<JsonObject>())!["error_code"]
                    : null;
                var expected = identity.Expected(right) switch
                {
                    Admission.Admitted => null,
                    Admission.Unknown => "unauthenticated",
                    Admission.NotAccepted => "invalid-token",
                    Admission.RefusedForItsState => "no-member-state",
                    Admission.RefusedForItsPartner => "no-partner",
                    _ => "permission-denied",
                };
                Assert.Equal((identity.Token, method, path, expected), (identity.Token, method, path, code));
            }
        }
    }

    private async Task<(string Dossier, string Share)> ShareAsync(string proposer, string approver)
    {
        var dossier = (await suite.AskAsync(HttpMethod.Post, "/api/v1/dossiers", proposer, new
        {
            title = "Intrusion at Nimbus Water Works",
            handling = "TLP:AMBER",
            exercise = true,
        })).GetProperty("reference").GetString()!;
        var of = $"/api/v1/dossiers/{dossier}";
        await suite.AskAsync(
            HttpMethod.Post, $"{of}/actors", proposer, new { kind = "group", name = "Blue Heron", involvement = "Rented it." });
        await suite.AskAsync(HttpMethod.Post, $"{of}/evidence", proposer, new
        {
            title = "A log",
            reliability = "B",
            credibility = 2,
            sha256 = new string('a', 64),
            handling = "TLP:GREEN",
        });
        var share = (await suite.AskAsync(HttpMethod.Post, $"{of}/shares", proposer, new
        {
            partner = "NO",
            until = LivedDates.Today(TimeProvider.System).ToString("O"),
            purpose = "For a joint statement.",
        })).GetProperty("id").GetString()!;
        await suite.AskAsync(HttpMethod.Post, $"{of}/shares/{share}/approval", approver, new { });
        return (dossier, share);
    }

    // With the same conditions and `next`, until there is no more.
    private async Task<IReadOnlyList<JsonNode?>> PagesAsync(string address, string token, int limit, string name)
    {
        var all = new List<JsonNode?>();
        var next = "";
        JsonObject page;
        do
        {
            page = await GetAsync($"{address}?limit={limit}{(next.Length > 0 ? $"&next={next}" : "")}", token);
            var items = page[name]?.AsArray() ?? [];
            Assert.True(items.Count <= limit);
            all.AddRange(items);
            next = (string?)page["next"] ?? "";
        }
        while ((bool)page["more"]!);
        return all;
    }

    private async Task<string> CollectionAsync(string token)
        => (string)(await GetAsync("/taxii2/partners/collections/", token))["collections"]![0]!["id"]!;

    private async Task<JsonObject> GetAsync(string path, string token)
    {
        using var answer = await suite.SendAsync(HttpMethod.Get, path, token, null, ("Accept", Media));

        // Before it is read, since reading parses it, and writes it in another way.
        Assert.Equal(Media, answer.Content.Headers.NonValidated["Content-Type"].ToString());
        var json = (await answer.Content.ReadFromJsonAsync<JsonObject>())!;
        Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{path}: {json}");
        Assert.Equal(
            json.ContainsKey("more") && json.Count > 1, answer.Headers.Contains("X-TAXII-Date-Added-Last"));
        return json;
    }

    private async Task<HttpStatusCode> StatusAsync(HttpMethod method, string path, string token)
    {
        using var answer = await suite.SendAsync(method, path, token, null, ("Accept", Media));
        return answer.StatusCode;
    }

    private async Task<string> TokenAsync(string subject, string role, string partner = "")
    {
        using var response = await suite.Gateway.PostAsJsonAsync("/dev/tokens", partner.Length == 0
            ? (object)new { subject, roles = new[] { role } }
            : new { subject, roles = new[] { role }, partner });
        return (string)(await response.Content.ReadFromJsonAsync<JsonObject>())!["token"]!;
    }
}
