using System.Net;
using System.Text.Json.Nodes;
using CyberSanctions.Contracts.Events.V1;
using CyberSanctions.Contracts.Publication.V1;
using CyberSanctions.Contracts.Voting.V1;
using CyberSanctions.Publication.Acts;
using CyberSanctions.Testing;
using Dapper;
using Npgsql;

namespace CyberSanctions.Publication.Tests;

public class PublishingTests
{
    [Fact]
    public async Task AdoptedActs_BecomeVersionsOneAfterTheOther_AndKeepWhatWasListedBefore()
    {
        await using var service = await TestService.StartAsync<Program>("publication");
        await service.ApplyAsync<BallotDecidedHandler>(Invented.Adopted(Invented.Act(1, Invented.AureliaNimbus("EU.1.1"))));
        await service.ApplyAsync<BallotDecidedHandler>(Invented.Adopted(Invented.Act(2, Invented.BlueHeron())));
        using var client = service.CreateClient();

        var first = await Json(client, "/lists/eu-cyber/versions/1/list.json");
        var second = await Json(client, "/lists/eu-cyber/latest/list.json");

        Assert.Equal(["EU.1.1"], Numbers(first));
        Assert.Equal(2, (int?)second["version"]);
        Assert.Equal(["EU.1.1", $"CYB-{DateTime.UtcNow.Year}-0001"], Numbers(second));
        Assert.Equal(first["entries"]![0]!.ToJsonString(), second["entries"]![0]!.ToJsonString());
        Assert.Equal("2026-02-01", (string?)second["entries"]![0]!["listedOn"]);
        Assert.Equal("ACT-2026-0001", (string?)second["entries"]![0]!["act"]!["reference"]);
        Assert.Equal("2026-02-02", (string?)second["entries"]![1]!["listedOn"]);
        Assert.Equal("ACT-2026-0002", (string?)second["act"]!["reference"]);
    }

    [Fact]
    public async Task Rehearsal_GoesThrough_AndLeavesNothingBehind()
    {
        await using var service = await TestService.StartAsync<Program>("publication");
        await service.RehearseAsync();
        using var client = service.CreateClient();

        Assert.Empty(await service.JournalAsync());
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync("/exercise/lists/eu-cyber-exercise/latest")).StatusCode);
    }

    [Fact]
    public async Task LogicalIds_AreEachGivenOnce()
    {
        await using var service = await TestService.StartAsync<Program>("publication");
        await service.ApplyAsync<BallotDecidedHandler>(
            Invented.Adopted(Invented.Act(1, Invented.AureliaNimbus(), Invented.BlueHeron())));
        await service.ApplyAsync<BallotDecidedHandler>(Invented.Adopted(Invented.Act(2, Invented.AureliaNimbus())));
        using var client = service.CreateClient();

        var ids = Ids(await Json(client, "/lists/eu-cyber/latest/list.json")).ToList();

        // Two persons with three names, two births, a nationality, an identifier and an address, and an entity with one name.
        Assert.Equal((2 * 9) + 2, ids.Count);
        Assert.Equal(ids.Count, ids.Distinct().Count());
        Assert.All(ids, id => Assert.InRange(id, 1_000_000_001, int.MaxValue));
    }

    private static readonly string[] Files =
    [
        "entities.ftm.json", "index.json", "list.csv", "list.json", "list.xml", "names.txt", "targets.simple.csv",
    ];

    [Fact]
    public async Task Publishing_IsAppendedToTheJournal()
    {
        await using var service = await TestService.StartAsync<Program>("publication");
        await service.ApplyAsync<BallotDecidedHandler>(
            Invented.Adopted(Invented.Act(Invented.AureliaNimbus(), Invented.BlueHeron())));

        var entry = Assert.Single(await PublishedAsync(service));
        var version = ListVersionPublished.Parser.ParseFrom(entry.Payload).Version;

        Assert.Equal("cybersanctions.events.v1.ListVersionPublished", entry.EventType);
        Assert.Equal("eu-cyber/1", entry.Subject);
        Assert.Equal(1, version.Version);
        Assert.Equal(2, version.Entries);
        Assert.Equal(2, version.Added);
        Assert.Equal("2026/1", version.ActNumber);
        Assert.Equal(Files, version.Artifacts.Select(a => a.Name));
        Assert.Equal((0, 0, VersionCause.Act), (version.Amended, version.Removed, version.Cause));
        Assert.Equal(entry.RecordedAt, version.RecordedAt);
    }

    [Fact]
    public async Task NotAdopted_ChangesNothing()
    {
        await using var service = await TestService.StartAsync<Program>("publication");
        await service.ApplyAsync<BallotDecidedHandler>(Invented.Decided(
            Invented.Act(Invented.AureliaNimbus()), Outcome.NotAdopted));
        await service.ApplyAsync<BallotDecidedHandler>(new BallotProceeded());

        Assert.Equal(0, await CountAsync(service, "act"));
        Assert.Empty(await service.JournalAsync());
    }

    [Fact]
    public async Task ListingThatCannotBePublished_KeepsTheWholeActOffTheList()
    {
        await using var service = await TestService.StartAsync<Program>("publication");
        var nameless = Invented.BlueHeron();
        nameless.Subject.Names.Clear();

        await Assert.ThrowsAsync<InvalidOperationException>(
            () => service.ApplyAsync<BallotDecidedHandler>(Invented.Adopted(Invented.Act(Invented.AureliaNimbus(), nameless))));

        Assert.Equal(
            0, await CountAsync(service, "act") + await CountAsync(service, "entry") + await CountAsync(service, "list_version"));
    }

    [Fact]
    public async Task FailureInTheMiddle_LeavesNothingBehind()
    {
        await using var service = await TestService.StartAsync<Program>("publication");
        await service.ApplyAsync<BallotDecidedHandler>(Invented.Adopted(Invented.Act(1, Invented.AureliaNimbus())));
        var unstorable = Invented.AureliaNimbus("EU.1\0.1"); // Postgres has no null character in a text.

        await Assert.ThrowsAsync<PostgresException>(
            () => service.ApplyAsync<BallotDecidedHandler>(Invented.Adopted(Invented.Act(2, Invented.BlueHeron(), unstorable))));

        Assert.Equal(1, await CountAsync(service, "act"));
        Assert.Equal(1, await CountAsync(service, "entry"));
        Assert.Equal(1, await CountAsync(service, "list_version"));
        Assert.Equal(3 * Files.Length, await CountAsync(service, "artifact"));
        Assert.Single(await PublishedAsync(service));
        Assert.Equal(3, (await service.JournalAsync()).Count); // the entry, the act, the version
    }

    [Fact]
    public async Task ActDecidedTwice_IsPublishedOnce()
    {
        await using var service = await TestService.StartAsync<Program>("publication");
        var decided = Invented.Adopted(Invented.Act(Invented.AureliaNimbus()));
        await service.ApplyAsync<BallotDecidedHandler>(decided);

        await Assert.ThrowsAsync<PostgresException>(() => service.ApplyAsync<BallotDecidedHandler>(decided));

        Assert.Equal(1, await CountAsync(service, "list_version"));
    }

    [Fact]
    public async Task EuReferenceNumberThatIsTaken_IsNeverSharedByTwoEntries()
    {
        await using var service = await TestService.StartAsync<Program>("publication");
        var year = DateTime.UtcNow.Year;
        await service.ApplyAsync<BallotDecidedHandler>(
            Invented.Adopted(Invented.Act(1, Invented.AureliaNimbus("EU.1.1"), Invented.BlueHeron($"CYB-{year}-0001"))));
        await service.ApplyAsync<BallotDecidedHandler>(Invented.Adopted(Invented.Act(
            2, Invented.BlueHeron("EU.1.1"), Invented.AureliaNimbus(), Invented.BlueHeron("EU.2.2"))));
        using var client = service.CreateClient();

        Assert.Equal(
            ["EU.1.1", $"CYB-{year}-0001", $"CYB-{year}-0002", $"CYB-{year}-0003", "EU.2.2"],
            Numbers(await Json(client, "/lists/eu-cyber/latest/list.json")));
    }

    [Theory]
    [InlineData("UPDATE list_version SET entries = 0")]
    [InlineData("DELETE FROM artifact")]
    [InlineData("UPDATE entry SET eu_reference_number = 'EU.9.9'")]
    [InlineData("TRUNCATE act CASCADE")]
    [InlineData("INSERT INTO list (name, exercise) VALUES ('another', false)")]
    public async Task WhatIsPublished_TheServiceCannotChange(string sql)
    {
        await using var service = await TestService.StartAsync<Program>("publication");
        await service.ApplyAsync<BallotDecidedHandler>(Invented.Adopted(Invented.Act(Invented.AureliaNimbus())));

        var refusal = await Assert.ThrowsAsync<PostgresException>(() => ExecuteAsync(service, sql));

        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refusal.SqlState);
    }

    [Fact]
    public async Task VersionThatLeavesAGap_IsImpossible()
    {
        await using var service = await TestService.StartAsync<Program>("publication");
        await service.ApplyAsync<BallotDecidedHandler>(Invented.Adopted(Invented.Act(1, Invented.AureliaNimbus())));
        await InsertActAsync(service, exercise: false);

        var refusal = await Assert.ThrowsAsync<PostgresException>(() => ExecuteAsync(
            service,
            "INSERT INTO list_version (list, version, exercise, act_reference, recorded_at, entries, added, amended, removed,"
            + " cause, valid_at, with_what_ends_then) "
            + "VALUES ('eu-cyber', 3, false, 'ACT-X', now(), 1, 1, 0, 0, 'act', now(), true)"));

        Assert.Equal(PostgresErrorCodes.ForeignKeyViolation, refusal.SqlState);
    }

    [Theory]
    [InlineData("eu-cyber", true)]
    [InlineData("eu-cyber", false)]
    [InlineData("eu-cyber-exercise", false)]
    public async Task ExerciseActOnAListThatIsNone_OrTheOtherWayRound_IsImpossible(string list, bool versionSaysExercise)
    {
        await using var service = await TestService.StartAsync<Program>("publication");
        await InsertActAsync(service, exercise: true);

        var refusal = await Assert.ThrowsAsync<PostgresException>(() => ExecuteAsync(
            service,
            "INSERT INTO list_version "
            + "(list, version, exercise, act_reference, recorded_at, entries, added, amended, removed, cause, valid_at,"
            + " with_what_ends_then) "
            + $"VALUES ('{list}', 1, {versionSaysExercise}, 'ACT-X', now(), 1, 1, 0, 0, 'act', now(), true)"));

        Assert.Equal(PostgresErrorCodes.ForeignKeyViolation, refusal.SqlState);
    }

    [Fact]
    public async Task Exercise_IsPublishedOnItsOwnListUnderItsOwnPath()
    {
        await using var service = await TestService.StartAsync<Program>("publication");
        var act = Invented.Act(Invented.AureliaNimbus());
        act.Exercise = true;
        await service.ApplyAsync<BallotDecidedHandler>(Invented.Adopted(act));
        using var client = service.CreateClient();

        var list = await Json(client, "/exercise/lists/eu-cyber-exercise/latest/list.json");

        Assert.True((bool?)list["exercise"]);
        Assert.Equal([$"EXERCISE-{DateTime.UtcNow.Year}-0001"], Numbers(list));
        foreach (var path in (string[])[
            "/lists/eu-cyber/latest/list.json", "/lists/eu-cyber-exercise/latest/list.json",
            "/exercise/lists/eu-cyber/latest/list.json"
        ])
        {
            using var elsewhere = await client.GetAsync(path);
            Assert.Equal(System.Net.HttpStatusCode.NotFound, elsewhere.StatusCode);
        }
    }

    [Fact]
    public async Task ActOfFiveHundredListings_IsPublishedWhole()
    {
        await using var service = await TestService.StartAsync<Program>("publication");
        ActListing[] listings = [.. Enumerable.Range(0, 500).Select(n => Invented.AureliaNimbus($"EU.{n}.1"))];
        await service.ApplyAsync<BallotDecidedHandler>(Invented.Adopted(Invented.Act(listings)));
        using var client = service.CreateClient();

        Assert.Equal(listings.Select(l => l.EuReferenceNumber), Numbers(await Json(client, "/lists/eu-cyber/latest/list.json")));
    }

    private static async Task<JsonNode> Json(HttpClient client, string path)
        => JsonNode.Parse(await client.GetStringAsync(path))!;

    private static IEnumerable<string?> Numbers(JsonNode list)
        => list["entries"]!.AsArray().Select(entry => (string?)entry!["euReferenceNumber"]);

    private static IEnumerable<long> Ids(JsonNode? node) => node switch
    {
        JsonObject o => o.SelectMany(p => p.Key == "logicalId" ? [(long)p.Value!] : Ids(p.Value)),
        JsonArray a => a.SelectMany(Ids),
        _ => [],
    };

    private static async Task<IEnumerable<Contracts.Journal.V1.Entry>> PublishedAsync(TestService<Program> service)
        => (await service.JournalAsync()).Where(entry => entry.EventType == ListVersionPublished.Descriptor.FullName);

    private static async Task<long> CountAsync(TestService<Program> service, string table)
    {
        await using var connection = await service.Database.OpenConnectionAsync();
        return await connection.ExecuteScalarAsync<long>($"SELECT count(*) FROM {table}");
    }

    private static async Task ExecuteAsync(TestService<Program> service, string sql)
    {
        await using var connection = await service.Database.OpenConnectionAsync();
        await connection.ExecuteAsync(sql);
    }

    private static Task InsertActAsync(TestService<Program> service, bool exercise)
        => ExecuteAsync(
            service,
            "INSERT INTO act (reference, exercise, number, title, in_force_from, takes_effect_at, ballot_reference, text,"
            + " text_sha256, recorded_at) "
            + $"VALUES ('ACT-X', {exercise}, 'n', 't', '2026-02-01', now(), 'BAL-X', 'x', sha256('x'), now())");
}
