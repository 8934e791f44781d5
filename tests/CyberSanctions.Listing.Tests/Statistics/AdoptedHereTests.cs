using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.Listing.Tests.Stages;
using CyberSanctions.ServiceDefaults.Identity;
using CyberSanctions.Testing;

namespace CyberSanctions.Listing.Tests.Statistics;

/// <summary>Acts that go the whole way through the service: their proposals are counted when the day has ended.</summary>
public sealed class AdoptedHereTests(ListingService listing) : IClassFixture<ListingService>
{
    [Fact]
    public async Task Proposals_AreCountedOnTheDayAfter_FromThreeActsOn_WithWhatTheyWentThrough()
    {
        var clock = new TestClock();
        clock.Move(TimeSpan.FromDays(2));
        await using var later = listing.Service.Replica(clock);
        var reader = new Contracts.Listing.V1.Statistics.StatisticsClient(later.Channel("auditor-1", [Roles.Auditor]));
        foreach (var told in (int[])[0, 0, 1])
        {
            var act = await listing.DraftActAsync(Examples.NewProposal(listing.ConcludeDossier()));
            await listing.Recorder().RecordStageAsync(Recording.Stage(act, StageBody.Relex));
            await listing.AdoptAsync(await listing.SubmitAsync(await listing.ClearAsync(act)));
            Assert.Equal(told, (await reader.GetAdoptionFiguresAsync(new())).Groups.Count);
        }

        // One that is under way counts nowhere.
        await listing.SubmittedAsync();
        var group = (await reader.GetAdoptionFiguresAsync(new())).Groups.Single();

        Assert.Equal((OperationKind.List, 3, 3), (group.Kind, group.Proposals, group.Acts));
        Assert.Equal(
            [3, 0, 0, 3, 0, 3, 3, 0], group.Stages.Select(stage => stage.Figures.Proposals));
        Assert.All(group.Stages, stage => Assert.Equal(3, stage.Figures.Proposals + stage.Figures.Without));
        Assert.InRange(group.Stages[6].Figures.SinceDrafting.Longest, 0, 1);
        Assert.Empty(
            (await new Contracts.Listing.V1.Statistics.StatisticsClient(
                listing.Service.Channel("auditor-1", [Roles.Auditor])).GetAdoptionFiguresAsync(new())).Groups);
    }
}
