using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.Contracts.Kinds;
using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.Listing.Tests.Derogations;
using CyberSanctions.Listing.Tests.DueProcess;
using CyberSanctions.Procedures.Periods;
using CyberSanctions.ServiceDefaults.Identity;
using static CyberSanctions.Listing.Tests.DueProcess.DueProcessService;

namespace CyberSanctions.Listing.Tests.WorkQueue;

/// <summary>What is owed to those who are listed is in the queue, and gone from it when it is done.</summary>
public sealed class DueProcessInTheQueueTests(DueProcessService service) : IClassFixture<DueProcessService>
{
    [Fact]
    public async Task WhatIsOwed_IsThere_AsDueProcessTellsIt_AndGoesWhenItIsDone()
    {
        var (officer, entry) = (service.Service.Officer(), await service.ListAsync());
        var observed = (await service.ObserveAsync(entry)).Reference;
        await service.Officer.RequestAccessAsync(new()
        {
            List = "eu-cyber",
            EntryReference = entry,
            RequestedBy = "Marius Cumulus, avocat",
            ReceivedOn = Day(service.Today),
            Handling = Handling.TlpAmber,
        });
        var due = await service.DueAsync(entry);
        var queue = (await officer.AllAsync(size: 7)).Where(item => item.EntryReference == entry).ToList();
        Assert.Equal(
            due.Select(item => ($"{item.Kind}".ToLowerInvariant(), item.Reference, item.DueOn, item.Since)).Order(),
            queue.Select(item => (item.Id.Split(':')[0], item.Reference, item.DueOn, item.Since)).Order());
        Assert.Equal(["access", "notification", "review"], queue.Select(item => item.Id.Split(':')[0]).Order());
        Assert.All(queue, item => Assert.True(item.MayAct));

        // The answer is owed when the review has ended, and no notification any more once the person was told.
        var notification = queue.Single(item => item.Kind == WorkItemKind.Notification);
        Assert.Equal((true, WorkUrgency.Overdue), (notification.Overdue, notification.Urgency));
        await service.Officer.RecordNotificationAsync(new()
        {
            Reference = notification.Reference,
            Channel = NotificationChannel.Notice,
            On = Day(service.Today),
            Proof = Proof(),
        });
        Assert.DoesNotContain(notification.Id, (await officer.AllAsync()).Select(item => item.Id));

        // Whoever proposed what the review comes to does not conclude it.
        var review = queue.Single(item => item.Kind == WorkItemKind.Review);
        await service.Second.ProposeOutcomeAsync(new()
        {
            Reference = review.Reference,
            Outcome = ReviewOutcome.Maintain,
            Reasons = "As before.",
            EntryVersion = 1,
            Considered = { observed },
        });
        var second = service.Service.Officer("Tiberius.Quill", "RELEX.1.C");
        Assert.False((await second.GetWorkItemAsync(new() { Id = review.Id })).MayAct);
        Assert.Equal("work-of-its-author", (await Refused.ByAsync(second.AssignWorkItemAsync(Asking.To(review.Id, "Tiberius.Quill")))).Reason);
        await officer.AssignWorkItemAsync(Asking.To(review.Id, unit: "RELEX.1.C"));
        Assert.DoesNotContain(review.Id, (await second.AllAsync(WorkScope.Unit)).Select(item => item.Id));
        Assert.Contains(
            review.Id, (await service.Service.Legal(unit: "RELEX.1.C").AllAsync(WorkScope.Unit)).Select(item => item.Id));
        await service.Legal.ConcludeReviewAsync(new() { Reference = review.Reference });
        Assert.Equal("answer", await officer.OfAsync(observed));
    }

    [Fact]
    public async Task Filters_LeaveWhatTheySay_InTheOrderOfTheirDays()
    {
        var officer = service.Service.Officer();
        for (var i = 0; i < 4; i++)
        {
            await service.ListAsync(service.Today.AddDays(-i));
        }

        var all = await officer.AllAsync();
        Assert.Equal(all.Select(item => item.Id), (await officer.AllAsync(size: 1)).Select(item => item.Id));
        Assert.Equal(all.Select(DayOf).Order(), all.Select(DayOf));
        Assert.Equal(
            all.Where(item => item.Overdue).Select(item => item.Id),
            (await officer.AllAsync(filter: asked => asked.Overdue = true)).Select(item => item.Id));
        Assert.Equal(
            all.Where(item => !item.Overdue).Select(item => item.Id),
            (await officer.AllAsync(filter: asked => asked.Overdue = false)).Select(item => item.Id));
        Assert.Equal(
            all.Where(item => item.Kind == WorkItemKind.Review).Select(item => item.Id),
            (await officer.AllAsync(filter: asked => asked.Kind = WorkItemKind.Review)).Select(item => item.Id));
        Assert.Equal(
            all.Where(item => item.DueOn?.ToDay() < service.Today).Select(item => item.Id),
            (await officer.AllAsync(filter: asked => asked.DueBefore = Day(service.Today))).Select(item => item.Id));

        var first = await officer.ListWorkQueueAsync(new() { Whose = WorkScope.Everybody, Page = new() { Size = 1 } });
        var foreign = new ListWorkQueueRequest
        {
            Whose = WorkScope.Everybody,
            Kind = WorkItemKind.Review,
            Page = new() { Size = 1, Cursor = first.NextCursor },
        };
        Assert.Equal("page.cursor", (await Refused.ByAsync(officer.ListWorkQueueAsync(foreign))).Fields[0].Field);
    }

    [Theory]
    [InlineData("Europe/Helsinki", "01:00:00+02:00", "01:00:00+03:00")]
    [InlineData("America/New_York", "18:00:00-05:00", "18:00:00-04:00")]
    [InlineData("UTC", "23:00:00+00:00", "22:00:00+00:00")]
    public async Task Deadline_IsShownInTheReadersZoneToo(string zone, string winter, string summer)
    {
        var (officer, entry) = (service.Service.Officer(), await service.ListAsync());
        var id = (await officer.AllAsync()).First(item => item.EntryReference == entry).Id;
        var item = await officer.GetWorkItemAsync(new() { Id = id, TimeZone = zone });
        Assert.Contains(item.EndsAtInZone[11..], new[] { winter, summer });
        Assert.Equal(DateTimeOffset.Parse(item.EndsAtInBrussels, null).UtcDateTime, item.EndsAt.ToDateTime());
        Assert.Equal(DateTimeOffset.Parse(item.EndsAtInZone, null).UtcDateTime, item.EndsAt.ToDateTime());
        Assert.EndsWith("T00:00:00", item.EndsAtInBrussels[..19], StringComparison.Ordinal);
    }

    private static DateOnly DayOf(WorkItem item) => item.DueOn?.ToDay() ?? DateOnly.MaxValue;
}

/// <summary>Clocks of derogations are in the queue: of the own State all, of others what the articles tell them of.</summary>
public sealed class DerogationsInTheQueueTests(DerogationService service) : IClassFixture<DerogationService>
{
    [Fact]
    public async Task Authority_SeesItsOwnClocks_AndNothingElse_AndOthersWhatTheyAreInformedOf()
    {
        var (clerk, other, officer) = (Of("cornelia.stratus", "BE"), Of("clerk.fr", "FR"), service.Service.Officer());
        var pending = await service.ReceivedAsync(DerogationKind.Humanitarian);
        var granted = await service.GrantedAsync(DerogationKind.BasicNeeds);
        var travel = await service.ReceivedAsync(DerogationKind.Travel);
        Assert.Equal(
            ["report", "silence", "silence"],
            (await clerk.AllAsync()).Where(item => Mine(item)).Select(item => item.Id.Split(':')[0]).Order());
        Assert.All(await clerk.AllAsync(), item => Assert.Equal("BE", item.MemberState));
        Assert.Empty(await other.AllAsync());
        Assert.Equal("", await officer.OfAsync(pending.Reference));
        Assert.Equal("report", await officer.OfAsync(granted.Reference));
        Assert.Equal("silence", await officer.OfAsync(travel.Reference));
        Assert.Equal(
            "not-found", (await Refused.ByAsync(officer.GetWorkItemAsync(new() { Id = $"silence:{pending.Reference}" }))).Reason);

        bool Mine(WorkItem item) => new[] { pending, granted, travel }.Any(of => of.Reference == item.Reference);
    }

    [Fact]
    public async Task WhoWorksAtAnAuthority_NobodyElseReads_NorTheJournal()
    {
        var (clerk, officer) = (Of("cornelia.stratus", "BE", "DIV.4"), service.Service.Officer());
        var granted = await service.GrantedAsync(DerogationKind.BasicNeeds);
        var id = $"report:{granted.Reference}";
        Assert.Equal("work-of-other-roles", (await Refused.ByAsync(officer.AssignWorkItemAsync(Asking.To(id,
            "legal-1")))).Reason);
        await clerk.AssignWorkItemAsync(Asking.To(id, "octavia.gale", "DIV.4"));
        Assert.Equal([id], (await Of("octavia.gale", "BE").AllAsync(WorkScope.Me)).Select(item => item.Id));
        Assert.Equal("octavia.gale", (await clerk.GetWorkItemAsync(new() { Id = id })).Assignment.Assignee);

        var seen = await officer.GetWorkItemAsync(new() { Id = id });
        Assert.Null(seen.Assignment);
        Assert.False(seen.MayAct);
        Assert.Equal("not-found", (await Refused.ByAsync(officer.ListWorkAssignmentsAsync(new() { Id = id }))).Reason);
        Assert.Single((await clerk.ListWorkAssignmentsAsync(new() { Id = id })).Items);
        Assert.DoesNotContain(
            (await service.JournalOfAsync(granted)).Where(entry => entry.EventType.EndsWith("WorkItemAssigned",
                StringComparison.Ordinal)),
            entry => entry.Payload.ToStringUtf8().Contains("octavia", StringComparison.Ordinal));

        // Another State's unit of the same name has none of it.
        Assert.Empty(await Of("clerk.fr", "FR", "DIV.4").AllAsync(WorkScope.Unit));
        Assert.DoesNotContain(id, (await service.Service.Officer(unit: "DIV.4").AllAsync(WorkScope.Unit)).Select(
            item => item.Id));
    }

    [Fact]
    public async Task WorkingDays_AreThoseOfTheClock_AndItIsOverdueWhenItEnds()
    {
        service.SetTo(DerogationService.Beginning.UtcDateTime);
        var derogation = await service.ReceivedAsync(DerogationKind.Humanitarian);
        var (clerk, id) = (Of("cornelia.stratus", "BE"), $"silence:{derogation.Reference}");
        var item = await clerk.GetWorkItemAsync(new() { Id = id });

        // Received on Monday, 7 December 2026: five working days are over with Monday, 14 December.
        Assert.Equal((5, false, WorkUrgency.Soon), (item.WorkingDaysLeft, item.Overdue, item.Urgency));
        Assert.Equal("2026-12-15T00:00:00+01:00", item.EndsAtInBrussels);
        service.SetTo(CouncilData.EndInBrussels(new DateOnly(2026, 12, 14)).AddMinutes(-2));
        item = await clerk.GetWorkItemAsync(new() { Id = id });
        Assert.Equal((0, false, WorkUrgency.Urgent), (item.WorkingDaysLeft, item.Overdue, item.Urgency));
    }

    private Contracts.Listing.V1.WorkQueue.WorkQueueClient Of(string subject, string state, string unit = "")
        => service.Service.QueueAs(subject, Roles.Authority, state, unit);
}
