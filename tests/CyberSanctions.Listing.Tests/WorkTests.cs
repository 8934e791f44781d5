using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.Listing.Entries;

namespace CyberSanctions.Listing.Tests;

/// <summary>What ends by itself is told in time.</summary>
public sealed class WorkTests(ListingService listing) : IClassFixture<ListingService>
{
    private static readonly DateOnly Day = new(2026, 11, 27);

    [Theory]
    [InlineData(-1, null)]
    [InlineData(0, true)]
    [InlineData(29, true)]
    [InlineData(30, false)]
    [InlineData(60, false)]
    [InlineData(61, null)]
    public void Listings_AreTold60DaysBefore_AndUrgent30(int daysAhead, bool? urgent)
        => Assert.Equal(urgent, WorkRules.Of(Standing(Day.AddDays(daysAhead), null)).SingleOrDefault()?.Urgent);

    [Fact]
    public void LastDay_IsOneDayLeft() => Assert.Equal(1, WorkRules.Of(Standing(Day, null)).Single().DaysLeft);

    [Fact]
    public void Framework_EndsEveryListing_AndTheEarlierDayIsTheOneToldOf()
    {
        var work = WorkRules.Of(Standing(Day.AddDays(40), Day.AddDays(20))).ToList();
        Assert.Equal((WorkKind.ExtendFramework, 2), (work.Single().Kind, work[0].Entries));
        work = [.. WorkRules.Of(Standing(Day.AddDays(20), Day.AddDays(40)))];
        Assert.Equal([WorkKind.RenewListings, WorkKind.ExtendFramework], work.Select(item => item.Kind));
        Assert.Equal("ACT-2026-0003", work[0].ActReference);
    }

    [Fact]
    public void WithoutADay_NothingEnds() => Assert.Empty(WorkRules.Of(Standing(null, null)));

    [Fact]
    public async Task WorkQueue_AndEntries_SayWhatPublicationRecorded()
    {
        var today = DateOnly.FromDateTime(DateTime.UtcNow);
        var (kept, gone) = (listing.Publication.Listed(), listing.Publication.Listed());
        listing.Publication.Changed(kept, OperationKind.Renew, act: "ACT-2026-0003", until: today.AddDays(20));
        listing.Publication.Changed(gone, OperationKind.Renew, act: "ACT-2026-0003", until: today.AddDays(20));
        listing.Publication.Changed(gone, OperationKind.Delist, act: "ACT-2026-0003", until: today.AddDays(20));
        listing.Publication.Recorded("ACT-2026-0003", listingsUntil: today.AddDays(20), frameworkUntil: today.AddDays(400));

        var item = (await listing.Entries.ListWorkAsync(new ListWorkRequest())).Items.Single();
        Assert.Equal(
            (WorkKind.RenewListings, "eu-cyber", 1, "ACT-2026-0003", true),
            (item.Kind, item.List, item.Entries, item.ActReference, item.Urgent));
        var entries = (await listing.Entries.ListEntriesAsync(new ListEntriesRequest())).Entries;
        Assert.Equal([(gone, 3, true), (kept, 2, false)], entries.Select(entry => (entry.Reference, entry.Version, entry.Ended)));
        Assert.Equal(Examples.Day(today.AddDays(20)), entries[1].AppliesUntil);
        Assert.Equal(
            "day-not-later",
            (await Refused.ByAsync(listing.Drafter.DraftProposalAsync(Examples.Renewing(today.AddDays(20), (kept, 2))))).Reason);
        Assert.Equal(
            "renewal-beyond-framework",
            (await Refused.ByAsync(listing.Acts.DraftActAsync(Examples.ActToCome(
                listing.NewActNumber(),
                (await listing.ClearedAsync(Examples.Renewing(today.AddDays(401), (kept, 2)))).Reference)))).Reason);

        // What ended with the framework stays off the list when that is extended afterwards.
        listing.Publication.Recorded("ACT-2026-0004", frameworkUntil: today.AddDays(-1));
        Assert.True((await listing.Entries.GetEntryAsync(new GetEntryRequest { Reference = kept })).Ended);
        listing.Publication.Recorded("ACT-2026-0005", frameworkUntil: today.AddDays(400));
        Assert.True((await listing.Entries.GetEntryAsync(new GetEntryRequest { Reference = kept })).Ended);
    }

    private static ListStanding Standing(DateOnly? listings, DateOnly? framework) => new(
        "eu-cyber",
        new ListDays(listings, "ACT-2026-0003", framework, "ACT-2026-0004"),
        new Dictionary<string, ListedEntry>
        {
            ["EU.1.1"] = new("eu-cyber", "EU.1.1", 1, "", "ACT-2026-0001", listings, null, false),
            ["EU.2.2"] = new("eu-cyber", "EU.2.2", 1, "", "ACT-2026-0001", listings, null, false),
            ["EU.3.3"] = new("eu-cyber", "EU.3.3", 2, "", "ACT-2026-0001", listings, "ACT-2026-0002", false),
        },
        Day);
}
