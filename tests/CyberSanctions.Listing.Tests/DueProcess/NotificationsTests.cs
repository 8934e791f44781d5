using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.ServiceDefaults.Identity;
using static CyberSanctions.Listing.Tests.DueProcess.DueProcessService;

namespace CyberSanctions.Listing.Tests.DueProcess;

/// <summary>
/// Whoever is listed is told. Who gains from abuse: whoever has not told in time and dates it back, or publishes a notice that
/// nobody reads although the address is known.
/// </summary>
public sealed class NotificationsTests(DueProcessService service) : IClassFixture<DueProcessService>
{
    [Fact]
    public async Task Acts_ThatListAmendReasonsRenewAndDelist_AreToldOf_AndNoOthers()
    {
        var entry = await service.ListAsync();
        var content = (await EntryAsync(entry)).Content;
        var otherwise = content.Clone();
        otherwise.Subject.Function = "Director, Blue Heron Ltd";
        await service.ActAsync(entry, OperationKind.Amend, otherwise);
        var reasons = otherwise.Clone();
        reasons.StatementOfReasons = "She rented the servers.";
        await service.ActAsync(entry, OperationKind.Amend, reasons);
        var measures = reasons.Clone();
        measures.Measures.Add(Measure.TravelBan);
        await service.ActAsync(entry, OperationKind.Amend, measures);
        await service.ActAsync(entry, OperationKind.Renew);
        await service.ActAsync(entry, OperationKind.Delist);

        Assert.Equal(
            [
                (NotificationCause.Listed, 1), (NotificationCause.ReasonsAmended, 3), (NotificationCause.ReasonsAmended, 4),
                (NotificationCause.Maintained, 5), (NotificationCause.Delisted, 6),
            ],
            (await service.ReadAsync(entry)).Notifications.Select(n => (n.Cause, n.EntryVersion)));
        Assert.Equal(5, (await service.DueAsync(entry)).Count(due => due.Kind == DueKind.Notification));
    }

    [Fact]
    public async Task WithoutAKnownAddress_ItIsANotice_WithProof_AndItIsOwedNoMore()
    {
        var entry = await service.ListAsync(service.Today.AddDays(-10));
        var owed = await OwedAsync(entry);
        Assert.Equal(Day(service.Today.AddDays(-10)), owed.OwedSince);
        Assert.Equal("address-unknown", await ReasonAsync(SendAsync(owed, NotificationChannel.Direct, -9)));

        var done = await SendAsync(owed, NotificationChannel.Notice, -9);
        Assert.Equal((NotificationState.Done, 2L), (done.State, done.Version));
        Assert.Equal(
            (NotificationChannel.Notice, Day(service.Today.AddDays(-9)), Proof("OJ C, C/2026/5210"), "aurelia.nimbus"),
            (done.Attempts[0].Channel, done.Attempts[0].On, done.Attempts[0].Proof, done.Attempts[0].RecordedBy));
        Assert.DoesNotContain(await service.DueAsync(entry), due => due.Kind == DueKind.Notification);
        Assert.Equal("notification-done", await ReasonAsync(SendAsync(done, NotificationChannel.Notice, -8)));
        Assert.Equal("notification-not-sent", await ReasonAsync(ReturnAsync(done, -8)));
    }

    [Fact]
    public async Task WithAKnownAddress_ItIsDirect_AndANoticeOnlyOnceThatCameBack()
    {
        var entry = await service.ListAsync(service.Today.AddDays(-10), address: true);
        var owed = await OwedAsync(entry);
        Assert.Equal("address-known", await ReasonAsync(SendAsync(owed, NotificationChannel.Notice, -9)));
        var done = await SendAsync(owed, NotificationChannel.Direct, -9);
        Assert.Equal("invalid-field", await ReasonAsync(ReturnAsync(done, -10)));
        var returned = await ReturnAsync(done, -3);
        Assert.Equal(
            (NotificationState.Returned, Day(service.Today.AddDays(-3))), (returned.State, returned.Attempts[0].ReturnedOn));
        var due = (await service.DueAsync(entry)).Single(d => d.Kind == DueKind.Notification);
        Assert.Equal((Day(service.Today.AddDays(-10)), Day(service.Today.AddDays(-3))), (due.DueOn, due.Since));

        Assert.Equal("notification-not-sent", await ReasonAsync(ReturnAsync(returned, -2)));
        Assert.Equal("invalid-field", await ReasonAsync(SendAsync(returned, NotificationChannel.Notice, -4)));
        var again = await SendAsync(returned, NotificationChannel.Notice, -2);
        Assert.Equal((NotificationState.Done, 2), (again.State, again.Attempts.Count));
    }

    [Theory]
    [InlineData(-11)]
    [InlineData(1)]
    public async Task Notification_DatedBack_OrAhead_IsRefused(int day)
    {
        var owed = await OwedAsync(await service.ListAsync(service.Today.AddDays(-10)));
        Assert.Equal("invalid-field", await ReasonAsync(SendAsync(owed, NotificationChannel.Notice, day)));
        Assert.Equal(NotificationState.Owed, (await OwedAsync(owed.EntryReference)).State);
    }

    [Fact]
    public async Task SecondTab_AndWhoeverHasNoPart_AreRefused()
    {
        var owed = await OwedAsync(await service.ListAsync());
        var stale = Sending(owed, NotificationChannel.Notice, 0);
        stale.ExpectedVersion = 2;
        Assert.Equal("stale-version", await ReasonAsync(service.Officer.RecordNotificationAsync(stale)));
        Assert.Equal(
            "not-found",
            await ReasonAsync(service.Officer.RecordNotificationAsync(
                new(Sending(owed, NotificationChannel.Notice, 0)) { Reference = "NTF-1999-0001" })));
        foreach (var role in (string[])[Roles.Observer, Roles.Auditor, Roles.Delegate, Roles.Publisher])
        {
            Assert.Equal(
                "permission-denied",
                await ReasonAsync(service.As("flavia.fog", role)
                    .RecordNotificationAsync(Sending(owed, NotificationChannel.Notice, 0))));
        }
    }

    [Fact]
    public async Task ActThatIsToTakeEffect_IsToldOfFromWhenItIsThere_AndOneOfLongAgoFromThen()
    {
        var ahead = await service.ListAsync(service.Today.AddDays(20));
        Assert.Equal(Day(service.Today), (await OwedAsync(ahead)).OwedSince);
        var past = await service.ListAsync(new DateOnly(2020, 7, 30));
        Assert.Equal(Day(new(2020, 7, 30)), (await OwedAsync(past)).OwedSince);
    }

    [Fact]
    public async Task ActThatIsNotWhollyOnRecord_IsToldOfByNobody()
    {
        var entry = service.Lists.Listed();
        await service.HeardAsync();
        Assert.Equal("not-found", await ReasonAsync(service.Officer.GetEntryProcessAsync(new() { Reference = entry })));
        Assert.Empty(await service.DueAsync(entry));
    }

    [Fact]
    public async Task Exercises_AreToldOfTheSameWay_AndAreNowhereElse()
    {
        var exercise = await service.ListAsync(list: "eu-cyber-exercise");
        Assert.Single(await service.DueAsync(exercise, "eu-cyber-exercise"));
        Assert.Empty(await service.DueAsync(exercise));
        Assert.Equal("not-found", await ReasonAsync(service.Officer.GetEntryProcessAsync(new() { Reference = exercise })));
        Assert.Equal(
            "not-found",
            await ReasonAsync(service.Officer.GetEntryProcessAsync(new() { List = "eu-cyber2", Reference = exercise })));
    }

    private async Task<Entry> EntryAsync(string entry)
        => await new Contracts.Listing.V1.Entries.EntriesClient(service.Service.Channel("aurelia.nimbus", [Roles.Officer]))
            .GetEntryAsync(new() { Reference = entry });

    private async Task<Notification> OwedAsync(string entry) => (await service.ReadAsync(entry)).Notifications[^1];

    private RecordNotificationRequest Sending(Notification owed, NotificationChannel channel, int day) => new()
    {
        Reference = owed.Reference,
        ExpectedVersion = owed.Version,
        Channel = channel,
        On = Day(service.Today.AddDays(day)),
        Proof = Proof("OJ C, C/2026/5210"),
    };

    private async Task<Notification> SendAsync(Notification owed, NotificationChannel channel, int day)
        => await service.Officer.RecordNotificationAsync(Sending(owed, channel, day));

    private async Task<Notification> ReturnAsync(Notification sent, int day)
        => await service.Officer.ReportUndeliverableAsync(new()
        {
            Reference = sent.Reference,
            ExpectedVersion = sent.Version,
            On = Day(service.Today.AddDays(day)),
            Proof = Proof("Envelope marked unknown"),
        });
}
