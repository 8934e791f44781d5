using CyberSanctions.Contracts.Publication.V1;
using CyberSanctions.Procedures.Periods;
using static CyberSanctions.Publication.Tests.Operations;

namespace CyberSanctions.Publication.Tests.Versions.Processes;

/// <summary>
/// What is due at a moment makes its version exactly once, whatever happens to the processes and to their clocks.
/// </summary>
public sealed class MomentTests : IAsyncLifetime
{
    private readonly PublicationProcesses _publication = new();

    public Task InitializeAsync() => _publication.InitializeAsync();

    public Task DisposeAsync() => _publication.DisposeAsync();

    [Fact]
    public async Task ReplicasKilledBetweenRecordingAndEffect_MakeTheVersionOnceAtTheNextStart_AsOfItsMoment()
    {
        var day = Today.AddDays(3);
        _publication.Adopt(ActOf(1, List(Invented.AureliaNimbus("EU.1.1")), Renew(day.AddDays(3), "EU.1.1")).From(day));
        await _publication.RecordedAsync(_publication.First, "ACT-2026-0001");
        Array.ForEach(_publication.Replicas, replica => replica.Kill());

        _publication.World.Set(new DateTimeOffset(CouncilData.BeginningInBrussels(day.AddDays(5))));
        await _publication.AgreeAsync();

        var versions = await _publication.VersionsAsync(2);
        Assert.Equal(
            [(VersionCause.Act, 1, 1), (VersionCause.Expiry, 0, 0)],
            versions.Select(version => (version.Cause, version.Added, version.Entries)));
        Assert.All(
            versions, version => Assert.True(version.RecordedAt.ToDateTime() >= CouncilData.BeginningInBrussels(day.AddDays(5))));
    }

    [Fact]
    public async Task TwoReplicasAtTheMoment_MakeEachVersionOnce_AndOneThatIsKilledMeanwhileLeavesNothingHalf()
    {
        var day = Today.AddDays(3);
        _publication.Adopt(ActOf(1, List(Invented.AureliaNimbus("EU.1.1"))));
        for (var number = 2; number <= 9; number++)
        {
            _publication.Adopt(ActOf(number, Amend("EU.1.1", $"Reasons {number}.")).From(day));
        }

        await _publication.RecordedAsync(_publication.First, "ACT-2026-0009");
        _publication.World.Set(new DateTimeOffset(CouncilData.BeginningInBrussels(day)));
        _publication.Second.Kill();
        await _publication.AgreeAsync();

        var versions = await _publication.VersionsAsync(9);
        Assert.Equal(
            Enumerable.Range(1, 9).Select(number => $"ACT-2026-{number:D4}"), versions.Select(version => version.ActReference));
    }

    [Fact]
    public async Task ReplicaWhoseClockJumpsForwardADayAndBack_BringsNothingIntoForce()
    {
        var day = Today.AddDays(1);
        _publication.First.Kill();
        _publication.Adopt(ActOf(1, List(Invented.AureliaNimbus("EU.1.1"))).From(day));
        await _publication.RecordedAsync(_publication.Second, "ACT-2026-0001");
        var refusing = _publication.Second.SaysAsync("it waits until they agree");

        _publication.Second.Clock.Jump(TimeSpan.FromDays(1));
        await refusing;
        _publication.Second.Clock.Agree();
        Assert.Empty(await PublicationProcesses.ListedAsync(_publication.Second));

        // Another one is published, so it has looked again.
        await _publication.AgreeAsync();
        _publication.Adopt(ActOf(2, List(Invented.BlueHeron("EU.2.2"))));
        Assert.Equal("ACT-2026-0002", Assert.Single(await _publication.VersionsAsync(1)).ActReference);

        _publication.World.Set(new DateTimeOffset(CouncilData.BeginningInBrussels(day)));
        Assert.Equal(
            ["ACT-2026-0002", "ACT-2026-0001"], (await _publication.VersionsAsync(2)).Select(version => version.ActReference));
    }

    private DateOnly Today => CouncilData.DayInBrussels(_publication.World.Now.UtcDateTime);
}
