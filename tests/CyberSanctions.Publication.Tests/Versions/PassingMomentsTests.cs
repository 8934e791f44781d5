using System.Net;
using System.Text.Json.Nodes;
using CyberSanctions.Contracts.Events.V1;
using CyberSanctions.Contracts.Publication.V1;
using CyberSanctions.Procedures.Periods;
using CyberSanctions.Publication.Acts;
using CyberSanctions.Publication.Versions;
using CyberSanctions.Testing;
using Dapper;
using Microsoft.Extensions.DependencyInjection;
using static CyberSanctions.Publication.Tests.Operations;

namespace CyberSanctions.Publication.Tests.Versions;

/// <summary>
/// Acts that take effect in the future, and last days, by a clock that the tests move; the service's own loop looks as it always
/// does.
/// </summary>
public sealed class PassingMomentsTests : IAsyncLifetime
{
    private readonly TestClock _clock = new();
    private TestService<Program> _service = null!;
    private HttpClient _client = null!;

    private DateOnly Today => CouncilData.DayInBrussels(_clock.GetUtcNow().UtcDateTime);

    public async Task InitializeAsync()
    {
        _service = await TestService.StartAsync<Program>(
            "publication", _clock, settings: [("Publication:MostClockDifference", "10000.00:00:00")]);
        _client = _service.CreateClient();
        await AdoptAsync(Invented.Act(1, Invented.AureliaNimbus("EU.1.1"), Invented.BlueHeron("EU.2.2")));
    }

    public async Task DisposeAsync()
    {
        _client.Dispose();
        await _service.DisposeAsync();
    }

    [Fact]
    public async Task ActOfADayToCome_IsRecordedAtOnce_ToldAsUpcoming_AndTakesEffectAtItsMoment()
    {
        var day = Today.AddDays(5);
        await AdoptAsync(ActOf(2, Amend("EU.1.1", "Better."), List(Invented.BlueHeron())).From(day));

        Assert.Equal(1, (int)(await ListAsync())["version"]!);
        var told = (await _service.JournalAsync()).Select(entry => entry.EventType.Split('.')[^1]).ToList();
        Assert.Equal([
            "EntryChanged", "EntryChanged", "ActRecorded", "ListVersionPublished", "EntryChanged", "EntryChanged", "ActRecorded"
        ], told);
        var upcoming = Assert.Single((await UpcomingAsync())["acts"]!.AsArray())!;
        Assert.Equal(
            ("ACT-2026-0002", $"{Begins(day):yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'}"),
            ((string?)upcoming["reference"], (string?)upcoming["takesEffectAt"]));
        Assert.Equal(["amend", "list"], upcoming["operations"]!.AsArray().Select(operation => (string?)operation!["kind"]));
        Assert.Equal(
            ["EU.1.1", $"CYB-{_clock.GetUtcNow().Year}-0001"],
            upcoming["operations"]!.AsArray().Select(operation => (string?)operation!["entry"]));
        Assert.Equal("Blue Heron Ltd", (string?)upcoming["operations"]![1]!["name"]);

        MoveTo(day);

        var list = await VersionAsync(2);
        Assert.Equal(
            ($"{day:yyyy-MM-dd}", "ACT-2026-0002"),
            ((string?)list["act"]!["entryIntoForce"], (string?)list["act"]!["reference"]));
        Assert.Equal($"{Begins(day):yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'}", (string?)list["validAt"]);
        Assert.Equal(("Better.", 3), ((string?)list["entries"]![0]!["statementOfReasons"], list["entries"]!.AsArray().Count));
        Assert.Empty((await UpcomingAsync())["acts"]!.AsArray());
    }

    [Fact]
    public async Task Listings_LeaveTheListByThemselves_InAVersionThatCitesTheActThatSetTheDay()
    {
        var until = Today.AddDays(5);
        await AdoptAsync(ActOf(2, Renew(until, "EU.1.1", "EU.2.2")));
        await AdoptAsync(ActOf(3, Renew(until.AddYears(1), "EU.2.2")));
        Assert.Equal($"{until.AddYears(1):yyyy-MM-dd}", (string?)(await UpcomingAsync())["listingsUntil"]!["day"]);

        MoveTo(until);
        await PassAsync();
        Assert.Equal(3, (int)(await ListAsync())["version"]!);
        MoveTo(until.AddDays(1));

        var list = await VersionAsync(4);
        Assert.Equal(("expiry", "ACT-2026-0002"), ((string?)list["cause"], (string?)list["act"]!["reference"]));
        Assert.Equal(["EU.2.2"], References(list));
        var published = (await PublishedAsync())[^1];
        Assert.Equal(
            (VersionCause.Expiry, 1, 1, "ACT-2026-0002"),
            (published.Cause, published.Entries, published.Removed, published.ActReference));
    }

    [Fact]
    public async Task DayFromWhichNothingFollowsAnyMore_MakesNoVersion()
    {
        var until = Today.AddDays(5);
        await AdoptAsync(ActOf(2, Renew(until, "EU.1.1")));
        await AdoptAsync(ActOf(3, Renew(until.AddDays(5), "EU.1.1")));

        MoveTo(until.AddDays(2));
        await PassAsync();
        Assert.Equal(3, (int)(await ListAsync())["version"]!);

        MoveTo(until.AddDays(6));
        Assert.Equal(["EU.2.2"], References(await VersionAsync(4)));
    }

    [Fact]
    public async Task FrameworkThatEnds_EmptiesTheList()
    {
        await AdoptAsync(ActOf(2, Extend(Today.AddDays(5))));

        MoveTo(Today.AddDays(6));

        Assert.Empty(References(await VersionAsync(3)));
    }

    [Fact]
    public async Task ActFromTheDayAfterTheLastOne_RenewsWithoutAGap_AndWhoIsLeftOutLeavesInAVersionOfTheirOwn()
    {
        var until = Today.AddDays(5);
        await AdoptAsync(ActOf(2, Renew(until, "EU.1.1", "EU.2.2")));
        await AdoptAsync(ActOf(3, Renew(until.AddYears(1), "EU.2.2"), List(Invented.BlueHeron("EU.3.3"))).From(until.AddDays(1)));

        MoveTo(until.AddDays(1));

        Assert.Equal(["EU.2.2", "EU.3.3"], References(await VersionAsync(4)));
        Assert.Equal(
            [("act", 1, 0), ("expiry", 0, 1)],
            (await PublishedAsync()).Skip(2).Select(v => (v.Cause.ToString().ToLowerInvariant(), v.Added, v.Removed)));
        Assert.Equal(["EU.1.1", "EU.2.2", "EU.3.3"], References(await ListAsync("/lists/eu-cyber/versions/3/list.json")));
    }

    [Fact]
    public async Task ActAMinuteAfterMidnight_FirstPassesTheDay_AndRenewsNobody()
    {
        var until = Today.AddDays(5);
        await AdoptAsync(ActOf(2, Renew(until, "EU.1.1", "EU.2.2")));
        _clock.Move(Begins(until.AddDays(1)).AddMinutes(1) - _clock.GetUtcNow().UtcDateTime);

        await AdoptAsync(ActOf(3, Renew(until.AddYears(1), "EU.1.1", "EU.2.2")));

        Assert.Empty(References(await VersionAsync(4)));
        Assert.Equal(
            [VersionCause.Act, VersionCause.Act, VersionCause.Expiry, VersionCause.Act],
            (await PublishedAsync()).Select(version => version.Cause));
    }

    [Fact]
    public async Task TwoActsOnOneEntryAtTheSameMoment_MakeAVersionEach_InTheOrderOfRecording()
    {
        var day = Today.AddDays(5);
        await AdoptAsync(ActOf(3, Amend("EU.1.1", "First.")).From(day));
        await AdoptAsync(ActOf(2, Amend("EU.1.1", "Second.")).From(day));

        MoveTo(day);

        Assert.Equal("Second.", (string?)(await VersionAsync(3))["entries"]![0]!["statementOfReasons"]);
        Assert.Equal(
            "First.", (string?)(await ListAsync("/lists/eu-cyber/versions/2/list.json"))["entries"]![0]!["statementOfReasons"]);
        Assert.Equal([1, 2, 3], (await PublishedAsync()).Select(version => (int)version.Version));
    }

    [Fact]
    public async Task CorrigendumToAnActOfADayToCome_TakesEffectWithIt()
    {
        var day = Today.AddDays(5);
        await AdoptAsync(ActOf(2, Amend("EU.1.1", "With a slip.")).From(day));
        await AdoptAsync(ActOf(3, Amend("EU.1.1", "Without.")).Correcting("ACT-2026-0002"));

        Assert.Equal(2, (await UpcomingAsync())["acts"]!.AsArray().Count);
        MoveTo(day);
        Assert.Equal("Without.", (string?)(await VersionAsync(3))["entries"]![0]!["statementOfReasons"]);
    }

    [Fact]
    public async Task ActThatTheCouncilDecidedLaterThanPlanned_TakesEffectWithTheDecision()
    {
        await AdoptAsync(ActOf(2, Amend("EU.1.1", "Better.")).From(Today.AddDays(-3)));

        Assert.Equal($"{Today:yyyy-MM-dd}", (string?)(await VersionAsync(2))["entries"]![0]!["amendments"]![0]!["inForceFrom"]);
    }

    [Fact]
    public async Task TwoReplicasLookingAgainAndAgain_MakeEachVersionOnce()
    {
        await using var other = _service.Replica(_clock);
        var day = Today.AddDays(5);
        for (var number = 2; number <= 8; number++)
        {
            await AdoptAsync(ActOf(number, Amend("EU.1.1", $"Reasons {number}.")).From(day.AddDays(number % 3)));
        }

        MoveTo(day.AddDays(3));
        var second = other.Services.GetRequiredService<PassingMoments>();
        await Task.WhenAll(Enumerable.Range(0, 10)
            .Select(i => (i % 2 == 0 ? Moments : second).PassDueAsync(CancellationToken.None)));

        Assert.Equal(Enumerable.Range(1, 8), (await PublishedAsync()).Select(version => (int)version.Version));
        Assert.Equal("Reasons 8.", (string?)(await VersionAsync(8))["entries"]![0]!["statementOfReasons"]);
    }

    [Fact]
    public async Task Upcoming_IsCachedForSeconds_AndAnswersConditions()
    {
        using var first = await _client.GetAsync("/lists/eu-cyber/upcoming");
        Assert.Equal("public, max-age=5", first.Headers.CacheControl!.ToString());
        using var request = new HttpRequestMessage(HttpMethod.Get, "/lists/eu-cyber/upcoming")
        {
            Headers = { { "If-None-Match", first.Headers.ETag!.Tag } },
        };
        using var again = await _client.SendAsync(request);
        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);

        Assert.Equal(
            "{\"list\":\"eu-cyber-exercise\",\"exercise\":true,\"listingsUntil\":null,\"frameworkUntil\":null,\"acts\":[]}",
                JsonNode.Parse(await _client.GetStringAsync("/exercise/lists/eu-cyber-exercise/upcoming"))!.ToJsonString());
        foreach (var path in (string[])[
            "/lists/eu-land/upcoming", "/lists/eu-cyber-exercise/upcoming", "/exercise/lists/eu-cyber/upcoming"
        ])
        {
            using var elsewhere = await _client.GetAsync(path);
            Assert.Equal(HttpStatusCode.NotFound, elsewhere.StatusCode);
        }
    }

    [Fact]
    public async Task WhatIsDue_TheServiceCannotPutOffOrForget()
    {
        await AdoptAsync(ActOf(2, Amend("EU.1.1", "Better.")).From(Today.AddDays(5)));

        await using var connection = await _service.Database.OpenConnectionAsync();
        foreach (var sql in (string[])[
            "UPDATE due SET due_at = now()", "DELETE FROM due", "UPDATE due SET act_reference = 'ACT-2026-0001'"
        ])
        {
            var refusal = await Assert.ThrowsAsync<Npgsql.PostgresException>(() => connection.ExecuteAsync(sql));
            Assert.Equal(Npgsql.PostgresErrorCodes.InsufficientPrivilege, refusal.SqlState);
        }
    }

    private PassingMoments Moments => _service.Services.GetRequiredService<PassingMoments>();

    private static DateTime Begins(DateOnly day) => CouncilData.BeginningInBrussels(day);

    private void MoveTo(DateOnly day) => _clock.Move(Begins(day).AddSeconds(1) - _clock.GetUtcNow().UtcDateTime);

    private Task AdoptAsync(ActText act) => _service.ApplyAsync<BallotDecidedHandler>(act.AdoptedAt(_clock.GetUtcNow()));

    private Task PassAsync() => Moments.PassDueAsync(CancellationToken.None);

    private static IEnumerable<string?> References(JsonNode list)
        => list["entries"]!.AsArray().Select(entry => (string?)entry!["euReferenceNumber"]);

    // The service's own loop makes it; whoever asks meanwhile gets the one before.
    private async Task<JsonNode> VersionAsync(int version)
    {
        var list = await Eventually.IsAsync(
            () => ListAsync(), list => (int)list["version"]! >= version, _ => $"There is no version {version}.");
        Assert.Equal(version, (int)list["version"]!);
        return list;
    }

    private async Task<JsonNode> ListAsync(string path = "/lists/eu-cyber/latest/list.json")
        => JsonNode.Parse(await _client.GetStringAsync(path))!;

    private async Task<JsonNode> UpcomingAsync() => JsonNode.Parse(await _client.GetStringAsync("/lists/eu-cyber/upcoming"))!;

    private async Task<IReadOnlyList<ListVersion>> PublishedAsync()
        => [
            .. (await _service.JournalAsync()).Where(entry => entry.EventType == ListVersionPublished.Descriptor.FullName)
                .Select(entry => ListVersionPublished.Parser.ParseFrom(entry.Payload).Version),
        ];
}
