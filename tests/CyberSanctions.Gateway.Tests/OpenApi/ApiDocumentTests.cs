using System.Text.Json;
using System.Text.Json.Nodes;
using CyberSanctions.Gateway.Json;
using CyberSanctions.Gateway.Tests.Json;
using CyberSanctions.ServiceDefaults.Identity;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace CyberSanctions.Gateway.Tests.OpenApi;

public sealed class ApiDocumentTests(GatewayApp gateway) : IClassFixture<GatewayApp>
{
    [Fact]
    public async Task Document_IsOpenApi31_AndPublic()
    {
        var document = await ReadAsync();

        Assert.StartsWith("3.1.", (string?)document["openapi"]);
        Assert.Equal("CyberSanctions", (string?)document["info"]!["title"]);
        Assert.Equal("bearer", (string?)document["components"]!["securitySchemes"]!["bearer"]!["scheme"]);
    }

    [Fact]
    public async Task Document_DescribesEveryEndpointOfTheApi()
    {
        Assert.Equal(
            [
                "DELETE /api/v1/dossier-views/{id}", "DELETE /api/v1/dossiers/{reference}/evidence/{id}/content/upload",
                "GET /api/v1/acts", "GET /api/v1/acts/{reference}", "GET /api/v1/acts/{reference}/check",
                "GET /api/v1/acts/{reference}/stages", "GET /api/v1/acts/{reference}/text", "GET /api/v1/ballots",
                "GET /api/v1/ballots/{reference}", "GET /api/v1/ballots/{reference}/events",
                "GET /api/v1/ballots/{reference}/receipts", "GET /api/v1/ballots/{reference}/reference-data",
                "GET /api/v1/ballots/{reference}/rollcall", "GET /api/v1/ballots/{reference}/text", "GET /api/v1/contributions",
                "GET /api/v1/contributions/{id}", "GET /api/v1/court-files/keys", "GET /api/v1/custody/keys",
                "GET /api/v1/deadlines", "GET /api/v1/delegations/keys", "GET /api/v1/delegations/service-key",
                "GET /api/v1/derogations", "GET /api/v1/derogations/figures", "GET /api/v1/derogations/{reference}",
                "GET /api/v1/dossier-views", "GET /api/v1/dossier-views/{id}", "GET /api/v1/dossiers",
                "GET /api/v1/dossiers/{reference}", "GET /api/v1/dossiers/{reference}/actors",
                "GET /api/v1/dossiers/{reference}/actors/{id}", "GET /api/v1/dossiers/{reference}/changes",
                "GET /api/v1/dossiers/{reference}/contributors", "GET /api/v1/dossiers/{reference}/differences",
                "GET /api/v1/dossiers/{reference}/evidence", "GET /api/v1/dossiers/{reference}/evidence/{id}",
                "GET /api/v1/dossiers/{reference}/evidence/{id}/content",
                "GET /api/v1/dossiers/{reference}/evidence/{id}/content/upload",
                "GET /api/v1/dossiers/{reference}/evidence/{id}/custody",
                "GET /api/v1/dossiers/{reference}/evidence/{id}/custody/export", "GET /api/v1/dossiers/{reference}/hypotheses",
                "GET /api/v1/dossiers/{reference}/hypotheses/{id}", "GET /api/v1/dossiers/{reference}/incidents",
                "GET /api/v1/dossiers/{reference}/incidents/{id}", "GET /api/v1/dossiers/{reference}/matrix",
                "GET /api/v1/dossiers/{reference}/partner-answers", "GET /api/v1/dossiers/{reference}/proportionality",
                "GET /api/v1/dossiers/{reference}/proportionality/versions", "GET /api/v1/dossiers/{reference}/relations",
                "GET /api/v1/dossiers/{reference}/relations/{id}", "GET /api/v1/dossiers/{reference}/remarks",
                "GET /api/v1/dossiers/{reference}/response", "GET /api/v1/dossiers/{reference}/response/changes",
                "GET /api/v1/dossiers/{reference}/response/measures", "GET /api/v1/dossiers/{reference}/response/measures/{id}",
                "GET /api/v1/dossiers/{reference}/response/measures/{id}/texts",
                "GET /api/v1/dossiers/{reference}/responsibilities", "GET /api/v1/dossiers/{reference}/responsibilities/{id}",
                "GET /api/v1/dossiers/{reference}/shares", "GET /api/v1/dossiers/{reference}/shares/{id}",
                "GET /api/v1/dossiers/{reference}/stix", "GET /api/v1/dossiers/{reference}/timeline",
                "GET /api/v1/dossiers/{reference}/timeline/{id}", "GET /api/v1/exercises", "GET /api/v1/exercises/{reference}",
                "GET /api/v1/exercises/{reference}/deeds", "GET /api/v1/exercises/{reference}/injects",
                "GET /api/v1/exercises/{reference}/observations", "GET /api/v1/exercises/{reference}/reactions",
                "GET /api/v1/exercises/{reference}/report", "GET /api/v1/journals/{service}",
                "GET /api/v1/journals/{service}/bodies/{sha256}", "GET /api/v1/lists/{list}/due",
                "GET /api/v1/lists/{list}/entries", "GET /api/v1/lists/{list}/entries/{reference}",
                "GET /api/v1/lists/{list}/entries/{reference}/due-process",
                "GET /api/v1/lists/{list}/entries/{reference}/redress", "GET /api/v1/lists/{list}/observations",
                "GET /api/v1/lists/{list}/versions", "GET /api/v1/observations/{reference}",
                "GET /api/v1/observations/{reference}/answer", "GET /api/v1/observations/{reference}/file",
                "GET /api/v1/proposals", "GET /api/v1/proposals/{reference}", "GET /api/v1/proposals/{reference}/changes",
                "GET /api/v1/proposals/{reference}/check", "GET /api/v1/proposals/{reference}/copy",
                "GET /api/v1/proposals/{reference}/court-file", "GET /api/v1/proposals/{reference}/differences",
                "GET /api/v1/proposals/{reference}/document", "GET /api/v1/proposals/{reference}/translations",
                "GET /api/v1/proposals/{reference}/translations/{language}", "GET /api/v1/reference-data",
                "GET /api/v1/reference-data/changes", "GET /api/v1/reference-data/changes/{reference}",
                "GET /api/v1/reference-data/member-states", "GET /api/v1/reports", "GET /api/v1/reports/{reference}",
                "GET /api/v1/reports/{reference}/answer", "GET /api/v1/reports/{reference}/file",
                "GET /api/v1/reviews/{reference}", "GET /api/v1/shares", "GET /api/v1/shares/{id}",
                "GET /api/v1/shares/{id}/answers", "GET /api/v1/shares/{id}/items", "GET /api/v1/statements",
                "GET /api/v1/statements/{id}", "GET /api/v1/statistics/adoptions", "GET /api/v1/statistics/listings",
                "GET /api/v1/statistics/reviews", "GET /api/v1/work", "GET /api/v1/work-queue",
                "GET /api/v1/work-queue-calendars", "GET /api/v1/work-queue.ics", "GET /api/v1/work-queue/{id}",
                "GET /api/v1/work-queue/{id}/assignments", "POST /api/v1/access-requests/{reference}/answer",
                "POST /api/v1/acts", "POST /api/v1/acts/{reference}/arrangement", "POST /api/v1/acts/{reference}/clearance",
                "POST /api/v1/acts/{reference}/corrections", "POST /api/v1/acts/{reference}/opinions",
                "POST /api/v1/acts/{reference}/reservations", "POST /api/v1/acts/{reference}/reservations/{id}/lift",
                "POST /api/v1/acts/{reference}/stages", "POST /api/v1/acts/{reference}/stages/{number}/corrections",
                "POST /api/v1/acts/{reference}/submission", "POST /api/v1/acts/{reference}/urgency-approval",
                "POST /api/v1/acts/{reference}/withdrawal", "POST /api/v1/ballots/{reference}/deadline",
                "POST /api/v1/ballots/{reference}/decision", "POST /api/v1/ballots/{reference}/statements",
                "POST /api/v1/contributions", "POST /api/v1/contributions/{id}/settlement",
                "POST /api/v1/court-cases/{reference}/follow-up", "POST /api/v1/court-cases/{reference}/steps",
                "POST /api/v1/delegations/keys/{keyId}/revocation", "POST /api/v1/delegations/{memberState}/keys",
                "POST /api/v1/derogations", "POST /api/v1/derogations/{reference}/conditions",
                "POST /api/v1/derogations/{reference}/decision", "POST /api/v1/derogations/{reference}/prepared-decision",
                "POST /api/v1/derogations/{reference}/reports", "POST /api/v1/derogations/{reference}/steps",
                "POST /api/v1/derogations/{reference}/withdrawal", "POST /api/v1/dossier-views", "POST /api/v1/dossiers",
                "POST /api/v1/dossiers/stix", "POST /api/v1/dossiers/{reference}/actors",
                "POST /api/v1/dossiers/{reference}/actors/{id}/corrections", "POST /api/v1/dossiers/{reference}/conclusion",
                "POST /api/v1/dossiers/{reference}/conclusion/confirmation", "POST /api/v1/dossiers/{reference}/corrections",
                "POST /api/v1/dossiers/{reference}/evidence", "POST /api/v1/dossiers/{reference}/evidence/{id}/content/rehash",
                "POST /api/v1/dossiers/{reference}/evidence/{id}/corrections",
                "POST /api/v1/dossiers/{reference}/evidence/{id}/release",
                "POST /api/v1/dossiers/{reference}/evidence/{id}/sharing", "POST /api/v1/dossiers/{reference}/hypotheses",
                "POST /api/v1/dossiers/{reference}/hypotheses/{id}/corrections", "POST /api/v1/dossiers/{reference}/incidents",
                "POST /api/v1/dossiers/{reference}/incidents/{id}/corrections",
                "POST /api/v1/dossiers/{reference}/items/{id}/place", "POST /api/v1/dossiers/{reference}/items/{id}/withdrawal",
                "POST /api/v1/dossiers/{reference}/proportionality", "POST /api/v1/dossiers/{reference}/relations",
                "POST /api/v1/dossiers/{reference}/relations/{id}/corrections", "POST /api/v1/dossiers/{reference}/remarks",
                "POST /api/v1/dossiers/{reference}/remarks/{id}/settlement",
                "POST /api/v1/dossiers/{reference}/response/measures",
                "POST /api/v1/dossiers/{reference}/response/measures/{id}/agreement",
                "POST /api/v1/dossiers/{reference}/response/measures/{id}/end",
                "POST /api/v1/dossiers/{reference}/response/measures/{id}/proposal",
                "POST /api/v1/dossiers/{reference}/response/measures/{id}/realisation",
                "POST /api/v1/dossiers/{reference}/response/measures/{id}/release",
                "POST /api/v1/dossiers/{reference}/response/measures/{id}/retraction",
                "POST /api/v1/dossiers/{reference}/response/measures/{id}/texts",
                "POST /api/v1/dossiers/{reference}/response/measures/{id}/texts/approval",
                "POST /api/v1/dossiers/{reference}/response/measures/{id}/withdrawal",
                "POST /api/v1/dossiers/{reference}/responsibilities",
                "POST /api/v1/dossiers/{reference}/responsibilities/{id}/corrections",
                "POST /api/v1/dossiers/{reference}/shares", "POST /api/v1/dossiers/{reference}/shares/{id}/approval",
                "POST /api/v1/dossiers/{reference}/shares/{id}/end", "POST /api/v1/dossiers/{reference}/successor",
                "POST /api/v1/dossiers/{reference}/timeline", "POST /api/v1/dossiers/{reference}/timeline/{id}/corrections",
                "POST /api/v1/dossiers/{reference}/withdrawal", "POST /api/v1/exercises",
                "POST /api/v1/exercises/{reference}/injects", "POST /api/v1/exercises/{reference}/injects/{key}/answers",
                "POST /api/v1/exercises/{reference}/injects/{key}/release", "POST /api/v1/exercises/{reference}/observations",
                "POST /api/v1/exercises/{reference}/observers", "POST /api/v1/exercises/{reference}/reactions/{key}/judgement",
                "POST /api/v1/exercises/{reference}/steps",
                "POST /api/v1/lists/{list}/entries/{entryReference}/access-requests",
                "POST /api/v1/lists/{list}/entries/{entryReference}/court-cases",
                "POST /api/v1/lists/{list}/entries/{entryReference}/observations",
                "POST /api/v1/lists/{list}/entries/{entryReference}/reviews", "POST /api/v1/notifications/{reference}/dispatch",
                "POST /api/v1/notifications/{reference}/return", "POST /api/v1/observations",
                "POST /api/v1/observations/{reference}/answer", "POST /api/v1/proposals",
                "POST /api/v1/proposals/{reference}/clearance", "POST /api/v1/proposals/{reference}/edits",
                "POST /api/v1/proposals/{reference}/return", "POST /api/v1/proposals/{reference}/translations/request",
                "POST /api/v1/proposals/{reference}/translations/{language}/review",
                "POST /api/v1/proposals/{reference}/translations/{language}/start",
                "POST /api/v1/proposals/{reference}/withdrawal", "POST /api/v1/reference-data/changes",
                "POST /api/v1/reference-data/changes/{reference}/rejection",
                "POST /api/v1/reference-data/changes/{reference}/release",
                "POST /api/v1/reference-data/changes/{reference}/withdrawal", "POST /api/v1/reports",
                "POST /api/v1/reports/{reference}/answer", "POST /api/v1/reviews/{reference}/conclusion",
                "POST /api/v1/reviews/{reference}/outcome", "POST /api/v1/shares/{id}/answers",
                "POST /api/v1/work-queue-calendars", "POST /api/v1/work-queue-calendars/{id}/renewal",
                "POST /api/v1/work-queue-calendars/{id}/revocation", "POST /api/v1/work-queue/{id}/assignment",
                "PUT /api/v1/dossier-views/{id}", "PUT /api/v1/dossiers/{reference}/evidence/{id}/content",
                "PUT /api/v1/proposals/{reference}/translations/{language}",
            ],
            Operations(await ReadAsync())
                .Select(o => $"{o.Method} {o.Path}")
                .Where(o => o.Contains("/api/v1/"))
                .Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task EveryOperation_HasASummary_AnIdOfItsOwn_AndItsErrors()
    {
        var operations = Operations(await ReadAsync()).ToList();

        Assert.Distinct(operations.Select(o => (string?)o.Operation["operationId"]));
        Assert.All(operations, o =>
        {
            Assert.NotEmpty((string?)o.Operation["summary"] ?? "");
            Assert.NotEmpty((string?)o.Operation["operationId"] ?? "");
        });
        Assert.All(operations.Where(o => o.Path.StartsWith("/api/", StringComparison.Ordinal)), o =>
        {
            var responses = o.Operation["responses"]!.AsObject();
            string[] refusals = NeedsToken(o) ? ["400", "401", "403", "429", "503"] : ["400", "429", "503"];
            foreach (var status in refusals)
            {
                Assert.Equal($"#/components/responses/Problem{status}", (string?)responses[status]!["$ref"]);
            }

            Assert.NotNull(o.Operation["security"]);
        });
    }

    [Fact]
    public async Task Commands_TakeAnIdempotencyKey_AndChangesOfAVersionIfMatch()
    {
        var operations = Operations(await ReadAsync()).Where(o => o.Path.StartsWith("/api/", StringComparison.Ordinal)).ToList();

        // What is uploaded once more is there already.
        Assert.All(operations, o => Assert.Equal(
            o.Method != "GET" && (string?)o.Operation["operationId"] != "uploadEvidence",
            Headers(o.Operation).Contains("Idempotency-Key")));
        Assert.Equal(
            ["Content-Range", "Repr-Digest"],
            Headers(operations.Single(o => (string?)o.Operation["operationId"] == "uploadEvidence").Operation));
        Assert.Contains(
            "If-Match", Headers(operations.Single(o => (string?)o.Operation["operationId"] == "submitAct").Operation));
        Assert.Contains(
            "If-None-Match", Headers(operations.Single(o => (string?)o.Operation["operationId"] == "getAct").Operation));

        static IEnumerable<string?> Headers(JsonObject operation)
            => operation["parameters"]?.AsArray().Where(p => (string?)p!["in"] == "header").Select(p => (string?)p!["name"])
                ?? [];
    }

    [Fact]
    public async Task Commands_SayForHowLongAKeyIsRemembered()
        => Assert.All(
            Operations(await ReadAsync())
                .SelectMany(o => o.Operation["parameters"]?.AsArray() ?? [])
                .Where(p => (string?)p!["name"] == "Idempotency-Key"),
            key => Assert.Contains("48 hours", (string?)key!["description"]));

    [Fact]
    public async Task WhatIsAddedToADossier_IsAnsweredAlone_WithItsAddressAndAnETag()
    {
        foreach (var (operation, item) in new[]
        {
            ("addIncident", "Incident"),
            ("addEvidence", "Evidence"),
            ("nameActor", "Actor"),
        })
        {
            var created = Operations(await ReadAsync()).Single(o => (string?)o.Operation["operationId"] == operation).Operation[
                "responses"]!["201"]!;
            Assert.Equal($"#/components/schemas/{item}", (string?)created["content"]!["application/json"]!["schema"]!["$ref"]);
            Assert.Equal(
                ["ETag", "Location"], created["headers"]!.AsObject().Select(header => header.Key).Order(StringComparer.Ordinal));
        }
    }

    [Fact]
    public async Task Document_NamesTheWordsOfClosedLists_ButNoUnspecifiedOne()
    {
        var document = await ReadAsync();
        var schemas = document["components"]!["schemas"]!;

        Assert.Equal(
            Words<Contracts.Common.V1.Handling>.All, schemas["Handling"]!["enum"]!.AsArray().Select(word => (string)word!));
        Assert.Equal(
            Words<Contracts.Attribution.V1.AttackKind>.All,
            schemas["NewIncident"]!["properties"]!["attackKinds"]!["items"]!["enum"]!.AsArray().Select(word => (string)word!));
        Assert.DoesNotContain("unspecified", document.ToJsonString(), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Requests_AreClosed_AndAnswersAreOpenToMore()
    {
        var schemas = (await ReadAsync())["components"]!["schemas"]!;

        string[] requests =
        [
            "NewDossier", "NewProposal", "Subject", "Name", "Amendment", "Particulars", "Renewal", "NewStatement",
            "NewDelegationKey",
            "Clearance",
        ];
        foreach (var sent in requests)
        {
            Assert.False((bool)schemas[sent]!["additionalProperties"]!, sent);
        }

        foreach (var answered in (string[])["Dossier", "Ballot", "ProposalPage", "Entry", "WorkToDo", "ProblemDocument"])
        {
            Assert.Null(schemas[answered]!["additionalProperties"]);
        }
    }

    [Fact]
    public async Task EveryBodyThatSaysSomething_HasAnExample_ThatTheApiWouldTake()
    {
        var examples = Operations(await ReadAsync())
            .Where(o => o.Operation["requestBody"]?["content"]?["application/json"] is not null)
            .ToDictionary(
                o => (string)o.Operation["operationId"]!,
                o => Examples(o.Operation["requestBody"]!["content"]!["application/json"]!));
        var endpoints = gateway.Services.GetRequiredService<EndpointDataSource>().Endpoints
            .Select(endpoint => (
                Name: endpoint.Metadata.GetMetadata<IEndpointNameMetadata>()?.EndpointName,
                Body: endpoint.Metadata.GetMetadata<IAcceptsMetadata>()))
            .Where(endpoint => endpoint is { Name: not null, Body: not null })
            .ToList();

        Assert.Equal(examples.Keys.Order(), endpoints.Select(endpoint => endpoint.Name!).Order());
        Assert.All(endpoints.Where(endpoint => endpoint.Body!.RequestType!.GetProperties().Length > 0), endpoint =>
        {
            Assert.NotEmpty(examples[endpoint.Name!]);
            Assert.All(examples[endpoint.Name!].Values, value =>
            {
                using var example = JsonDocument.Parse(value.ToJsonString());
                Assert.Empty(BodyCheck.Problems(example.RootElement, endpoint.Body!.RequestType!, Rules.Options));
            });
        });
        Assert.Equal(["listing", "amendment", "delisting", "renewal", "extension"], examples["draftProposal"].Keys);
    }

    [Fact]
    public async Task Items_AreOfArraysAlone_AndEveryArrayHasThem()
    {
        var schemas = Objects(await ReadAsync())
            .Where(node => node["type"] is JsonValue type && type.GetValueKind() == JsonValueKind.String)
            .ToList();

        Assert.NotEmpty(schemas);
        Assert.All(schemas, schema => Assert.Equal((string?)schema["type"] == "array", schema.ContainsKey("items")));
    }

    [Fact]
    public async Task WhoNeedsNoToken_IsSaidSoByEveryOperation()
    {
        var operations = Operations(await ReadAsync()).ToList();

        Assert.All(operations, o => Assert.NotNull(o.Operation["security"]));
        Assert.All(operations, o => Assert.Equal(NeedsToken(o), o.Operation["security"]!.AsArray().Count > 0));
        Assert.Equal(
            [
                "fetchWorkCalendar", "getDerogationFigures", "getListingFigures", "getObservationsAnswer", "getRedress",
                "getReportAnswer", "getStatement", "listStatements", "submitObservations", "submitReport",
            ],
            operations.Where(o => o.Path.StartsWith("/api/", StringComparison.Ordinal) && !NeedsToken(o))
                .Select(o => (string?)o.Operation["operationId"]).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task EveryRequiredParameter_HasAnExample_OrAListToChooseFrom()
    {
        var required = Operations(await ReadAsync())
            .SelectMany(o => (o.Operation["parameters"]?.AsArray() ?? []).Select(p => (o.Path, Parameter: p!.AsObject())))
            .Where(p => (bool?)p.Parameter["required"] == true)
            .ToList();

        Assert.NotEmpty(required);
        Assert.All(
            required, p => Assert.True(p.Parameter["example"] is not null || p.Parameter["schema"]!["enum"] is not null, p.Path));
    }

    [Fact]
    public async Task Tags_AndTheLicence_AreDescribed_InTheOrderOfTheProcedure()
    {
        var document = await ReadAsync();

        Assert.Equal(
            [
                "Dossiers", "Evidence", "Responses", "Partners", "Reports", "Statements", "Exercises", "Proposals", "Acts",
                "Ballots", "Delegations", "Deadlines", "Reference data", "Lists", "Derogations", "Due process",
                "Statistics", "Files for a court", "Work queue", "Public lists",
                "Journals",
                "Problems", "Development",
            ],
            document["tags"]!.AsArray().Select(tag => (string?)tag!["name"]));

        Assert.Equal("Apache-2.0", (string?)document["info"]!["license"]!["identifier"]);
        Assert.All(document["tags"]!.AsArray(), tag => Assert.NotEmpty((string?)tag!["description"] ?? ""));
    }

    [Fact]
    public async Task RollCall_SaysThatABallotMayNotBeDecided_AndThatTheReaderMayHaveIt()
    {
        var rollCall = Operations(await ReadAsync()).Single(o => (string?)o.Operation["operationId"] == "getRollCall").Operation;

        Assert.Contains("/problems/not-decided", Description(await ReadAsync(), rollCall, "409"));
        Assert.NotNull(rollCall["responses"]!["304"]);
    }

    [Theory]
    [InlineData("/lists/{list}/upcoming")]
    [InlineData("/exercise/lists/{list}/upcoming")]
    public async Task ListToCome_IsDescribed_WithEveryAnswer(string path)
    {
        var document = await ReadAsync();
        var operation = document["paths"]![path]!["get"]!.AsObject();

        Assert.Equal(
            "200 304 400 404 412 503 504",
            string.Join(' ', operation["responses"]!.AsObject().Select(r => r.Key).Order(StringComparer.Ordinal)));
        Assert.Equal(
            ["list", "If-Match", "If-None-Match"],
            operation["parameters"]!.AsArray().Select(p => (string)p!["name"]!));
        Assert.Equal(
            ["acts", "exercise", "frameworkUntil", "list", "listingsUntil"],
            document["components"]!["schemas"]!["UpcomingActs"]!["properties"]!
                .AsObject()
                .Select(p => p.Key)
                .Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("/lists/{list}/latest", "200 206 304 400 404 412 416 503 504")]
    [InlineData("/lists/{list}/versions/{version}", "200 206 304 400 404 412 416 503 504")]
    [InlineData("/lists/{list}/latest/{file}", "200 206 304 400 404 406 412 416 503 504")]
    [InlineData("/exercise/lists/{list}/versions/{version}/{file}", "200 206 304 400 404 406 412 416 503 504")]
    public async Task PublicLists_AreDescribed_WithEveryAnswer(string path, string statuses)
    {
        var document = await ReadAsync();
        var operation = document["paths"]![path]!["get"]!.AsObject();

        Assert.Equal(
            statuses, string.Join(' ', operation["responses"]!.AsObject().Select(r => r.Key).Order(StringComparer.Ordinal)));
        Assert.Contains("/problems/precondition-failed", Description(document, operation, "412"));
        Assert.Equal(
            ["If-Match", "If-Modified-Since", "If-None-Match", "If-Range", "If-Unmodified-Since", "Range"],
            operation["parameters"]!.AsArray()
                .Where(p => (string?)p!["in"] == "header")
                .Select(p => (string)p!["name"]!)
                .Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task EveryReference_LeadsSomewhere()
    {
        var document = await ReadAsync();
        foreach (var reference in References(document))
        {
            JsonNode? target = document;
            foreach (var part in reference.Split('/').Skip(1))
            {
                target = target?[part];
            }

            Assert.True(target is not null, reference);
        }
    }

    private static Dictionary<string, JsonNode> Examples(JsonNode content)
        => content["example"] is { } single
            ? new() { [""] = single }
            : (content["examples"]?.AsObject() ?? []).ToDictionary(example => example.Key, example => example.Value!["value"]!);

    private static string Description(JsonObject document, JsonObject operation, string status)
        => (string)document["components"]!["responses"]![((string)operation["responses"]![status]!["$ref"]!).Split('/')[^1]]![
            "description"]!;

    private static IEnumerable<JsonObject> Objects(JsonNode? node) => node switch
    {
        JsonObject members => members.SelectMany(m => Objects(m.Value)).Append(members),
        JsonArray items => items.SelectMany(Objects),
        _ => [],
    };

    private static IEnumerable<string> References(JsonNode? node) => node switch
    {
        JsonObject members => members.SelectMany(m => m.Key == "$ref" ? [(string)m.Value!] : References(m.Value)),
        JsonArray items => items.SelectMany(References),
        _ => [],
    };

    private static bool NeedsToken((string Method, string Path, JsonObject Operation) operation)
        => (string?)operation.Operation["x-grpc-method"] is { } method && !Rights.Of(method).OpenToAll;

    private static IEnumerable<(string Method, string Path, JsonObject Operation)> Operations(JsonObject document)
        => document["paths"]!.AsObject().SelectMany(
            path => path.Value!.AsObject(),
            (path, operation) => (operation.Key.ToUpperInvariant(), path.Key, operation.Value!.AsObject()));

    private async Task<JsonObject> ReadAsync()
    {
        using var client = gateway.Client();
        return JsonNode.Parse(await client.GetStringAsync(new Uri("/openapi/v1.json", UriKind.Relative)))!.AsObject();
    }
}
