using System.Text.Json.Nodes;
using CyberSanctions.Contracts.Refusals;
using CyberSanctions.Gateway.Problems;
using CyberSanctions.ServiceDefaults.Errors;
using CyberSanctions.ServiceDefaults.Identity;
using CyberSanctions.Testing;
using Grpc.Core;
using Microsoft.Extensions.Hosting;

namespace CyberSanctions.Gateway.Tests.Problems;

/// <summary>
/// Refusals from the service through the gateway to the client, where the service is of another version, or does not tell the
/// truth.
/// </summary>
public sealed class OtherVersionTests : IAsyncLifetime
{
    private RefusingService _attribution = null!;
    private GatewayApp _gateway = null!;

    public async Task InitializeAsync()
    {
        _attribution = await RefusingService.StartAsync();
        _gateway = new GatewayApp(Environments.Development, [("services:attribution:grpc:0", _attribution.Address)]);
    }

    public async Task DisposeAsync()
    {
        await _gateway.DisposeAsync();
        await _attribution.DisposeAsync();
    }

    [Fact]
    public async Task KindThatTheGatewayKnows_IsShownAsTheCatalogueHasIt()
    {
        var known = ProblemCatalogue.Find("dossier-concluded")!;

        var problem = await AskAsync(StatusDetails.ToRpcException(known.Because("ATT-2026-0007 is concluded.").Refusal));

        Assert.Equal(("/problems/dossier-concluded", 409, known.Title, "ATT-2026-0007 is concluded."), Of(problem));
    }

    [Theory]
    [InlineData(StatusCode.FailedPrecondition, 409)]
    [InlineData(StatusCode.FailedPrecondition, 423)]
    [InlineData(StatusCode.AlreadyExists, 422)]
    [InlineData(StatusCode.Aborted, 412)]
    [InlineData(StatusCode.PermissionDenied, 403)]
    [InlineData(StatusCode.InvalidArgument, 400)]
    [InlineData(StatusCode.NotFound, 404)]
    [InlineData(StatusCode.ResourceExhausted, 429)]
    public async Task KindOfANewerService_IsShownAsTheServiceMeansIt(StatusCode grpc, int http)
    {
        var newer = new RefusalKind("review-pending", RefusalStatus.Of(grpc, http), "A review is pending.", "Wait for it.");

        var refusal = newer.Because("reference", "ATT-2026-0007 is under review.").Refusal;

        var problem = await AskAsync(StatusDetails.ToRpcException(refusal));

        Assert.Equal(("/problems/review-pending", http, "A review is pending.", "ATT-2026-0007 is under review."), Of(problem));
        Assert.Equal("reference", (string?)problem["errors"]![0]!["field"]);
    }

    [Theory]
    [InlineData(StatusCode.FailedPrecondition, "/problems/review-pending", 409)]
    [InlineData(StatusCode.PermissionDenied, "/problems/review-pending", 403)]
    [InlineData(StatusCode.InvalidArgument, "/problems/invalid-field", 400)]
    public async Task KindOfAnOlderService_ThatTellsNoTitle_IsShownByItsStatus(StatusCode grpc, string type, int http)
    {
        var problem = await AskAsync(RefusingService.Written(grpc, "REVIEW_PENDING"));

        Assert.Equal((type, http), ((string?)problem["type"], (int)problem["status"]!));
    }

    [Fact]
    public async Task KnownKind_WithAnotherTitleAndStatus_IsStillTheCatalogues()
    {
        var problem = await AskAsync(RefusingService.Written(
            StatusCode.PermissionDenied, "OWN_DRAFT", metadata: [("http_status", "409"), ("title", "All is well.")]));

        Assert.Equal(("/problems/own-draft", 403, ProblemCatalogue.Find("own-draft")!.Title, "It is so."), Of(problem));
    }

    public static TheoryData<string, string> Unbelievable => new()
    {
        { "200", "A review is pending." },
        { "302", "A review is pending." },
        { "399", "A review is pending." },
        { "500", "A review is pending." },
        { "503", "A review is pending." },
        { "999", "A review is pending." },
        { "-409", "A review is pending." },
        { "+423", "A review is pending." },
        { " 423", "A review is pending." },
        { "423.0", "A review is pending." },
        { "4e2", "A review is pending." },
        { "٤٢٣", "A review is pending." },
        { "99999999999999999999", "A review is pending." },
        { "", "A review is pending." },
        { "401", "A review is pending." }, // FAILED_PRECONDITION is no lack of a token,
        { "404", "A review is pending." }, // nor does it mean that there is nothing.
        { "423", "" },
        { "423", "A review is pending" },
        { "423", "A review\nis pending." },
        { "423", "A review is\u0000 pending." },
        { "423", "A review is \u202Egnidnep." },
        { "423", new string('A', 100) + "." },
        { "423", new string('A', 6_000) + "." },
    };

    [Theory]
    [MemberData(nameof(Unbelievable))]
    public async Task WhatIsNotToBeBelieved_IsNot(string http, string title)
    {
        var problem = await AskAsync(RefusingService.Written(
            StatusCode.FailedPrecondition, "REVIEW_PENDING", metadata: [("http_status", http), ("title", title)]));

        Assert.Equal(("/problems/review-pending", 409, "The state of things does not allow it.", "It is so."), Of(problem));
    }

    [Theory]
    [InlineData("../../LISTS")]
    [InlineData("REVIEW PENDING")]
    [InlineData("REVIEW_PENDING\n")]
    [InlineData("<SCRIPT>")]
    [InlineData("")]
    [InlineData("A_REASON_THAT_HAS_SIXTY_FOUR_CHARACTERS_WHICH_IS_ONE_MORE_THAN_A")]
    public async Task ReasonThatIsNone_IsNotMadeAnAddress(string reason)
    {
        var problem = await AskAsync(RefusingService.Written(
            StatusCode.FailedPrecondition, reason, metadata: [("http_status", "423"), ("title", "A review is pending.")]));

        Assert.Equal(("/problems/failed-precondition", 409, "The state of things does not allow it.", "It is so."), Of(problem));
    }

    [Fact]
    public async Task ReasonOfAnotherDomain_IsNotOurs()
    {
        var problem = await AskAsync(RefusingService.Written(
            StatusCode.PermissionDenied, "OWN_DRAFT", "example.org", ("http_status", "403"), ("title", "A review is pending.")));

        Assert.Equal(("/problems/permission-denied", 403), ((string?)problem["type"], (int)problem["status"]!));
    }

    [Theory]
    [InlineData(StatusCode.Internal, "/problems/service-failed", 502)]
    [InlineData(StatusCode.Unknown, "/problems/service-failed", 502)]
    [InlineData(StatusCode.DataLoss, "/problems/service-failed", 502)]
    [InlineData(StatusCode.Unimplemented, "/problems/service-failed", 502)]
    [InlineData(StatusCode.Unavailable, "/problems/unavailable", 503)]
    [InlineData(StatusCode.DeadlineExceeded, "/problems/deadline-exceeded", 504)]
    public async Task Failure_ThatGivesItselfOutForARefusal_IsAFailure_AndNotQuoted(StatusCode grpc, string type, int http)
    {
        var problem = await AskAsync(RefusingService.Written(
            grpc, "REVIEW_PENDING", metadata: [("http_status", "409"), ("title", "A review is pending.")]));

        Assert.Equal((type, http), ((string?)problem["type"], (int)problem["status"]!));
        Assert.DoesNotContain("It is so.", (string?)problem["detail"], StringComparison.Ordinal);
    }

    private static (string? Type, int Status, string? Title, string? Detail) Of(JsonObject problem)
        => ((string?)problem["type"], (int)problem["status"]!, (string?)problem["title"], (string?)problem["detail"]);

    private async Task<JsonObject> AskAsync(RpcException refusal)
    {
        _attribution.Refusal = refusal;
        var token = TestTokens.Mint("officer.one", [Roles.Officer], "", DateTimeOffset.UtcNow, TimeSpan.FromMinutes(5));
        using var officer = _gateway.Client(token);
        using var answer = await officer.GetAsync(new Uri("/api/v1/dossiers/ATT-2026-0007", UriKind.Relative));
        return await GatewayApp.ProblemAsync(answer);
    }
}
