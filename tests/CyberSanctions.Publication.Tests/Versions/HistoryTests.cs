using System.Text.Json.Nodes;
using CyberSanctions.Contracts.Events.V1;
using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.Publication.Acts;
using CyberSanctions.Testing;
using Dapper;
using static CyberSanctions.Publication.Tests.Operations;

namespace CyberSanctions.Publication.Tests.Versions;

/// <summary>
/// Acts that do more than list: what becomes of the list, of its entries' versions, and of the lists of before.
/// </summary>
public sealed class HistoryTests : IAsyncLifetime
{
    private const string Latest = "/lists/eu-cyber/latest/list.json";
    private readonly DateTimeOffset _now = DateTimeOffset.UtcNow;
    private TestService<Program> _service = null!;
    private HttpClient _client = null!;

    public async Task InitializeAsync()
    {
        _service = await TestService.StartAsync<Program>("publication");
        _client = _service.CreateClient();
        await AdoptAsync(Invented.Act(1, Invented.AureliaNimbus("EU.1.1"), Invented.BlueHeron("EU.2.2")));
    }

    public async Task DisposeAsync()
    {
        _client.Dispose();
        await _service.DisposeAsync();
    }

    [Fact]
    public async Task Amendment_ChangesWhatItNames_CitesItsAct_AndKeepsTheDayOfListingAndTheIdsOfWhatStays()
    {
        var before = Entry(await ListAsync(), "EU.1.1");
        var names = Invented.AureliaNimbus().Subject.Names;
        await AdoptAsync(ActOf(
            2, Rename("EU.1.1", names[0], new Name { WholeName = "Aurelia Cumulus", Quality = NameQuality.Strong })));

        var entry = Entry(await ListAsync(), "EU.1.1");

        Assert.Equal(
            ["Aurelia Nimbus", "Aurelia Cumulus"], entry["names"]!.AsArray().Select(name => (string?)name!["wholeName"]));
        Assert.Equal((long)before["names"]![0]!["logicalId"]!, (long)entry["names"]![0]!["logicalId"]!);
        Assert.DoesNotContain(
            (long)entry["names"]![1]!["logicalId"]!, before["names"]!.AsArray().Select(name => (long)name!["logicalId"]!));
        Assert.Equal(before["births"]!.ToJsonString(), entry["births"]!.ToJsonString());
        Assert.Equal("2026-02-01", (string?)entry["listedOn"]);
        Assert.Equal(2, (int)entry["version"]!);
        var amendment = Assert.Single(entry["amendments"]!.AsArray())!;
        Assert.Equal(["names"], amendment["fields"]!.AsArray().Select(field => (string?)field));
        Assert.Equal(
            ("ACT-2026-0002", 2, false),
            ((string?)amendment["act"]!["reference"], (int)amendment["addedInVersion"]!, (bool)amendment["corrigendum"]!));
        Assert.Equal(
            before.ToJsonString(), Entry(await ListAsync("/lists/eu-cyber/versions/1/list.json"), "EU.1.1").ToJsonString());
    }

    [Fact]
    public async Task ValueThatComesBack_HasItsOldId()
    {
        var names = Invented.AureliaNimbus().Subject.Names;
        var before = Entry(await ListAsync(), "EU.1.1")["names"]!.ToJsonString();
        await AdoptAsync(ActOf(2, Rename("EU.1.1", new Name { WholeName = "Aurelia Cumulus", Quality = NameQuality.Strong })));
        await AdoptAsync(ActOf(3, Rename("EU.1.1", [.. names])));

        Assert.Equal(before, Entry(await ListAsync(), "EU.1.1")["names"]!.ToJsonString());
    }

    [Fact]
    public async Task Delisting_TakesTheEntryOff_AndItsReferenceIsNeverAnybodyElses()
    {
        await AdoptAsync(ActOf(2, Delist("EU.1.1")));
        Assert.Equal(["EU.2.2"], References(await ListAsync()));
        var document = JsonNode.Parse(await _client.GetStringAsync("/lists/eu-cyber/latest"))!;
        Assert.Equal(
            (1, 0, 0, 1),
            ((int)document["entries"]!, (int)document["added"]!, (int)document["amended"]!, (int)document["removed"]!));

        await AdoptAsync(ActOf(3, List(Invented.AureliaNimbus("EU.1.1"))));
        Assert.Equal(["EU.2.2", $"CYB-{DateTime.UtcNow.Year}-0001"], References(await ListAsync()));
    }

    [Fact]
    public async Task AmendmentAndDelistingInOneAct_BothGoOnRecord()
    {
        await AdoptAsync(ActOf(2, Amend("EU.1.1", "Last words."), Delist("EU.1.1")));

        Assert.Equal(["EU.2.2"], References(await ListAsync()));
        var told = await ToldAsync<EntryChanged>();
        Assert.Equal(
            [
                ("EU.1.1", 1, OperationKind.List), ("EU.2.2", 1, OperationKind.List), ("EU.1.1", 2, OperationKind.Amend),
                ("EU.1.1", 3, OperationKind.Delist)
            ],
            told.Select(change => (change.Reference, change.Version, change.Operation)));
        Assert.Equal("Last words.", told[2].Content.StatementOfReasons);
        Assert.Null(told[3].Content);
    }

    [Fact]
    public async Task RenewalAndExtension_SetTheDaysOfTheList_AndOfWhomTheyReview()
    {
        var (until, framework) = (Today.AddYears(1), Today.AddYears(3));
        await AdoptAsync(ActOf(2, Renew(until, "EU.1.1"), Extend(framework)));

        var list = await ListAsync();
        Assert.Equal(
            ($"{until:yyyy-MM-dd}", $"{framework:yyyy-MM-dd}"),
            ((string?)list["listingsUntil"], (string?)list["frameworkUntil"]));
        Assert.Equal([$"{until:yyyy-MM-dd}", null], list["entries"]!.AsArray().Select(entry => (string?)entry!["appliesUntil"]));
        Assert.Equal([2, 1], list["entries"]!.AsArray().Select(entry => (int)entry!["version"]!));
        var recorded = (await ToldAsync<ActRecorded>())[^1];
        Assert.Equal((Day(until), "ACT-2026-0002"), (recorded.ListingsUntil, recorded.ListingsUntilAct));
        Assert.Equal((Day(framework), "ACT-2026-0002"), (recorded.FrameworkUntil, recorded.FrameworkUntilAct));
        Assert.Equal(Day(until), (await ToldAsync<EntryChanged>())[^1].AppliesUntil);
    }

    [Fact]
    public async Task Corrigendum_AppliesFromWhenTheActThatItCorrectsDid_AndLeavesTheListsOfBefore()
    {
        var first = await _client.GetStringAsync("/lists/eu-cyber/versions/1/list.json");
        await AdoptAsync(ActOf(2, Amend("EU.1.1", "Without the slip.")).Correcting("ACT-2026-0001"));

        var entry = Entry(await ListAsync(), "EU.1.1");
        Assert.Equal("Without the slip.", (string?)entry["statementOfReasons"]);
        Assert.Equal(
            ("2026-02-01", true),
            ((string?)entry["amendments"]![0]!["inForceFrom"], (bool)entry["amendments"]![0]!["corrigendum"]!));
        Assert.Equal("ACT-2026-0001", (string?)entry["amendments"]![0]!["act"]!["corrects"]);
        Assert.Equal(first, await _client.GetStringAsync("/lists/eu-cyber/versions/1/list.json"));
        var xml = await _client.GetStringAsync("/lists/eu-cyber/latest/list.xml");
        Assert.Contains("<corrigendum regulationType=\"amendment\"", xml);
        Assert.Contains("numberTitle=\"2026/2\"", xml);
    }

    [Fact]
    public async Task CorrigendumFromBeforeTheListing_IsOnTheListWithoutEffect()
    {
        await AdoptAsync(ActOf(2, Amend("EU.1.1", "Too early."), Amend("EU.2.2", "Too early as well.")).Correcting(
            "ACT-2026-0001", new DateOnly(2026, 1, 1)));

        var list = await ListAsync();
        Assert.Equal(2, (int)list["version"]!);
        Assert.All(
            list["entries"]!.AsArray(), entry => Assert.DoesNotContain("Too early", (string?)entry!["statementOfReasons"]));
    }

    [Fact]
    public async Task RenewalRecordedLate_BringsBackWhatHadExpiredMeanwhile()
    {
        await AdoptAsync(ActOf(2, Renew(new DateOnly(2026, 3, 1), "EU.1.1", "EU.2.2")).PublishedOn(new DateOnly(2026, 2, 15)));
        Assert.Empty(References(await ListAsync()));

        await AdoptAsync(ActOf(3, Renew(Today.AddYears(1), "EU.1.1")).PublishedOn(new DateOnly(2026, 2, 20)));
        Assert.Equal(["EU.1.1"], References(await ListAsync()));
        Assert.Empty(References(await ListAsync("/lists/eu-cyber/versions/2/list.json")));
    }

    [Theory]
    [InlineData("eu.1.1")]
    [InlineData("EU.1.11")]
    [InlineData("EU.3.3")]
    public async Task EntryThatTheListNeverHad_KeepsTheWholeActOff(string reference)
        => await ImpossibleAsync(ActOf(2, Amend("EU.2.2", "Better."), Delist(reference)), $"never had an entry {reference}");

    [Fact]
    public async Task ExerciseThatNamesAnEntryOfTheRealList_IsImpossible()
        => await ImpossibleAsync(ActOf(2, Delist("EU.1.1")).Exercise(), "eu-cyber-exercise never had an entry EU.1.1");

    [Fact]
    public async Task CorrigendumToAnActThatIsNotOnRecord_IsImpossible()
        => await ImpossibleAsync(
            ActOf(2, Amend("EU.1.1", "Better.")).Correcting("ACT-2026-0099"),
            "it corrects ACT-2026-0099, which is not on record");

    [Fact]
    public async Task CorrigendumOfAnExerciseToARealAct_IsImpossible()
        => await ImpossibleAsync(
            ActOf(2, List(Invented.BlueHeron())).Exercise().Correcting("ACT-2026-0001"), "which is not on record");

    [Fact]
    public async Task EntriesHistory_ShowsBothTimes()
    {
        await AdoptAsync(ActOf(2, Amend("EU.1.1", "Better.")));
        await AdoptAsync(ActOf(3, Amend("EU.1.1", "As it was meant.")).Correcting("ACT-2026-0001", new DateOnly(2026, 2, 10)));

        await using var connection = await _service.Database.OpenConnectionAsync();
        var history = await connection.QueryAsync<(int Number, DateTime From, DateTime? Until, long RecordedIn)>(
            "SELECT number, in_force_from, in_force_until, recorded_in FROM entry_history WHERE eu_reference_number = 'EU.1.1'"
            + " ORDER BY in_force_from");
        Assert.Equal([(1, 1L), (3, 3L), (2, 2L)], history.Select(row => (row.Number, row.RecordedIn)));
        Assert.Equal(history.Skip(1).Select(row => (DateTime?)row.From).Append(null), history.Select(row => row.Until));
    }

    [Fact]
    public async Task ActsFromBeforeAnybodyWasTold_AreToldOnceAtTheNextStart()
    {
        await using var kept = await TestService.StartOnKeptAsync<Program>("publication");
        await using var again = kept.Replica(TimeProvider.System);

        var journal = await again.JournalAsync();
        var recorded = journal.Where(entry => entry.EventType == ActRecorded.Descriptor.FullName).Select(entry => entry.Subject);
        Assert.Equal(["ACT-2026-0001", "ACT-2026-0002", "ACT-2026-0003", "ACT-2026-0004", "ACT-2026-0006"], recorded);
        var changed = journal.Where(entry => entry.EventType == EntryChanged.Descriptor.FullName)
            .Select(entry => EntryChanged.Parser.ParseFrom(entry.Payload))
            .ToList();
        Assert.Equal(22, changed.Select(change => (change.List, change.Reference)).Distinct().Count());
        Assert.All(changed, change => Assert.Equal(
            (OperationKind.List, 1, true), (change.Operation, change.Version, change.Content.Subject.Names.Count > 0)));
        Assert.Equal(22, changed.Count);
    }

    private static DateOnly Today => DateOnly.FromDateTime(DateTime.UtcNow);

    private static JsonNode Entry(JsonNode list, string reference)
        => list["entries"]!.AsArray().Single(entry => (string?)entry!["euReferenceNumber"] == reference)!;

    private static IEnumerable<string?> References(JsonNode list)
        => list["entries"]!.AsArray().Select(entry => (string?)entry!["euReferenceNumber"]);

    private async Task<JsonNode> ListAsync(string path = Latest) => JsonNode.Parse(await _client.GetStringAsync(path))!;

    private Task AdoptAsync(ActText act) => _service.ApplyAsync<BallotDecidedHandler>(act.AdoptedAt(_now));

    private async Task ImpossibleAsync(ActText act, string why)
    {
        var before = (await _service.JournalAsync()).Count;
        Assert.Contains(why, (await Assert.ThrowsAsync<InvalidOperationException>(() => AdoptAsync(act))).Message);
        Assert.Equal(before, (await _service.JournalAsync()).Count);
        Assert.Equal(1, (int)(await ListAsync())["version"]!);
    }

    private async Task<IReadOnlyList<T>> ToldAsync<T>()
        where T : Google.Protobuf.IMessage<T>, new()
        => [
            .. (await _service.JournalAsync()).Where(entry => entry.EventType == new T().Descriptor.FullName)
                .Select(entry => new Google.Protobuf.MessageParser<T>(() => new T()).ParseFrom(entry.Payload)),
        ];
}
