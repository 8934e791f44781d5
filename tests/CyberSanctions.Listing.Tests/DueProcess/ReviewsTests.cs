using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.Contracts.Kinds;
using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.Listing.DueProcess;
using CyberSanctions.ServiceDefaults.Identity;
using Dapper;
using Microsoft.Extensions.DependencyInjection;
using static CyberSanctions.Listing.Tests.DueProcess.DueProcessService;

namespace CyberSanctions.Listing.Tests.DueProcess;

/// <summary>
/// Listings are reviewed. Who gains from abuse: whoever wants a listing kept without looking at it again, or gone without anybody
/// else looking.
/// </summary>
public sealed class ReviewsTests(DueProcessService service) : IClassFixture<DueProcessService>
{
    [Fact]
    public async Task Grounds_OpenOneReview_AndJoinIt()
    {
        var entry = await service.ListAsync();
        var opened = await OpenAsync(entry, ReviewGround.NewEvidence, "A new witness.", Handling.TlpGreen);
        Assert.Equal((ReviewState.Open, 1L, Handling.TlpGreen), (opened.State, opened.Version, opened.Handling));
        var joined = await OpenAsync(entry, ReviewGround.Death, "A notice of death.", Handling.TlpRed);
        Assert.Equal(
            (opened.Reference, 2L, 2, Handling.TlpRed),
            (joined.Reference, joined.Version, joined.Openings.Count, joined.Handling));
        await service.ObserveAsync(entry);
        Assert.Equal(
            [ReviewGround.NewEvidence, ReviewGround.Death, ReviewGround.Observations],
            (await service.ReviewOfAsync(entry)).Openings.Select(o => o.Ground));
        Assert.Single(await service.DueAsync(entry), due => due.Kind == DueKind.Review);

        // What is marked above somebody's clearance does not exist for them.
        var observer = service.As("flavia.fog", Roles.Observer);
        Assert.Empty((await observer.GetEntryProcessAsync(new() { Reference = entry })).Reviews);
        Assert.Equal("not-found", await ReasonAsync(observer.GetReviewAsync(new() { Reference = opened.Reference })));
    }

    [Fact]
    public async Task Conclusion_IsByFourEyes()
    {
        var entry = await service.ListAsync();
        await OpenAsync(entry);
        await service.Legal.OpenReviewAsync(
            new() { EntryReference = entry, Ground = ReviewGround.Death, Reason = "x", Handling = Handling.TlpAmber });
        var review = await service.Second.ProposeOutcomeAsync(await service.OutcomeAsync(entry));
        foreach (var somebody in (string[])["aurelia.nimbus", "Aurelia.Nimbus", "aureIia.nimbus", "legal-1", "tiberius.quill"])
        {
            Assert.Equal(
                "own-review",
                await ReasonAsync(service.As(somebody, Roles.Legal).ConcludeReviewAsync(new() { Reference = review.Reference })));
        }

        var concluded = await service.As("livia.frost", Roles.Officer).ConcludeReviewAsync(
            new() { Reference = review.Reference, ExpectedVersion = review.Version });
        Assert.Equal((ReviewState.Concluded, "livia.frost"), (concluded.State, concluded.ConcludedBy));
    }

    [Fact]
    public async Task Concluded_ThePersonIsToBeTold_AndThe12MonthsBeginAgain()
    {
        var entry = await service.ListAsync(service.Today.AddDays(-100));
        await OpenAsync(entry);
        var concluded = await service.ConcludeAsync(entry);
        var process = await service.ReadAsync(entry);
        var owed = process.Notifications[^1];
        Assert.Equal(
            (NotificationCause.ReviewConcluded, concluded.Reference, Day(service.Today), ""),
            (owed.Cause, owed.ReviewReference, owed.OwedSince, owed.ActReference));
        Assert.Equal(Day(service.Today), process.ReviewedOn);
        Assert.Equal(Day(service.Today.AddMonths(12)), process.ReviewDueOn);

        Assert.Equal(
            "review-ended", await ReasonAsync(service.Legal.ConcludeReviewAsync(new() { Reference = concluded.Reference })));
        Assert.Equal(
            "review-ended",
            await ReasonAsync(service.Second.ProposeOutcomeAsync(
                new(await service.OutcomeAsync(entry)) { Reference = concluded.Reference })));
    }

    [Fact]
    public async Task WithoutAnOutcome_ThereIsNoConclusion_AndAnotherGroundTakesItAway()
    {
        var entry = await service.ListAsync();
        var review = await OpenAsync(entry);
        Assert.Equal(
            "outcome-not-proposed", await ReasonAsync(service.Legal.ConcludeReviewAsync(new() { Reference = review.Reference })));
        var proposed = await service.Second.ProposeOutcomeAsync(await service.OutcomeAsync(entry));

        // An hour after observations came in, without having read them.
        await service.ObserveAsync(entry);
        Assert.Equal(
            "stale-version",
            await ReasonAsync(service.Legal.ConcludeReviewAsync(
                new() { Reference = review.Reference, ExpectedVersion = proposed.Version })));
        Assert.Equal(
            "outcome-not-proposed", await ReasonAsync(service.Legal.ConcludeReviewAsync(new() { Reference = review.Reference })));
        var blind = await service.OutcomeAsync(entry);
        blind.Considered.Clear();
        Assert.Equal("observations-not-considered", await ReasonAsync(service.Second.ProposeOutcomeAsync(blind)));
        blind.Considered.Add(ObservationRules.NewReference());
        Assert.Equal("observations-not-considered", await ReasonAsync(service.Second.ProposeOutcomeAsync(blind)));
        var twice = await service.OutcomeAsync(entry);
        twice.Considered.Add(twice.Considered[0]);
        Assert.Equal("observations-not-considered", await ReasonAsync(service.Second.ProposeOutcomeAsync(twice)));
        Assert.Equal(ReviewState.Concluded, (await service.ConcludeAsync(entry)).State);
    }

    [Fact]
    public async Task AmendmentInTheMiddle_IsLookedAt()
    {
        var entry = await service.ListAsync();
        await OpenAsync(entry);
        var outcome = await service.OutcomeAsync(entry);
        await service.Second.ProposeOutcomeAsync(outcome);
        await service.ActAsync(
            entry, OperationKind.Amend, new() { Subject = Examples.AnotherPerson(), StatementOfReasons = "Other." });
        Assert.Equal(
            "reviewed-version-passed",
            await ReasonAsync(service.Legal.ConcludeReviewAsync(new() { Reference = outcome.Reference })));
        Assert.Equal("reviewed-version-passed", await ReasonAsync(service.Second.ProposeOutcomeAsync(outcome)));
        Assert.Equal(ReviewState.Concluded, (await service.ConcludeAsync(entry)).State);
    }

    [Theory]
    [InlineData(ReviewOutcome.Delist, true, null)]
    [InlineData(ReviewOutcome.Amend, false, null)]
    [InlineData(ReviewOutcome.Delist, false, "proposal-does-not-fit")]
    [InlineData(ReviewOutcome.Amend, true, "proposal-does-not-fit")]
    [InlineData(ReviewOutcome.Maintain, true, "invalid-field")]
    public async Task AmendmentAndDelisting_NameTheProposal_OnThatEntryAndOfThatKind(
        ReviewOutcome outcome, bool delist, string? refusal)
    {
        var (entry, other) = (await service.ListAsync(), await service.ListAsync());
        await OpenAsync(entry);
        var (fits, elsewhere) = (await service.ProposeAsync(entry, delist), await service.ProposeAsync(other, delist));
        Assert.Equal(
            outcome == ReviewOutcome.Maintain ? "invalid-field" : "proposal-does-not-fit",
            await ReasonAsync(service.Second.ProposeOutcomeAsync(
                await service.OutcomeAsync(entry, outcome, elsewhere.Reference))));
        if (outcome != ReviewOutcome.Maintain)
        {
            Assert.Equal(
                "invalid-field",
                await ReasonAsync(service.Second.ProposeOutcomeAsync(await service.OutcomeAsync(entry, outcome))));
            Assert.Equal(
                "not-found",
                await ReasonAsync(service.Second.ProposeOutcomeAsync(
                    await service.OutcomeAsync(entry, outcome, "LP-1999-0001"))));
        }

        var proposing = service.Second.ProposeOutcomeAsync(await service.OutcomeAsync(entry, outcome, fits.Reference));
        if (refusal is not null)
        {
            Assert.Equal(refusal, await ReasonAsync(proposing));
            return;
        }

        Assert.Equal(fits.Reference, (await proposing).Proposed.ProposalReference);
        var concluded = await service.Legal.ConcludeReviewAsync(new() { Reference = (await proposing).Reference });
        Assert.Equal(outcome, concluded.Proposed.Outcome);
    }

    [Fact]
    public async Task ProposalOfAnExercise_CarriesOutNothingReal()
    {
        var exercise = await service.ListAsync(list: "eu-cyber-exercise");
        var proposal = await service.ProposeAsync(exercise, delist: true, "eu-cyber-exercise");
        var entry = await service.ListAsync();
        await OpenAsync(entry);
        Assert.Equal(
            "proposal-does-not-fit",
            await ReasonAsync(service.Second.ProposeOutcomeAsync(
                await service.OutcomeAsync(entry, ReviewOutcome.Delist, proposal.Reference))));
    }

    [Fact]
    public async Task Delisted_TheOpenReviewLapses_AndNothingIsDueOfIt()
    {
        var entry = await service.ListAsync(service.Today.AddDays(-400));
        var review = await OpenAsync(entry);
        await service.Second.ProposeOutcomeAsync(await service.OutcomeAsync(entry));
        await service.ActAsync(entry, OperationKind.Delist);
        Assert.Equal(
            "entry-off-the-list", await ReasonAsync(service.Legal.ConcludeReviewAsync(new() { Reference = review.Reference })));
        Assert.Equal("entry-off-the-list", await ReasonAsync(OpenAsync(entry)));
        await service.SweepAsync();
        await service.SweepAsync();
        var lapsed = await service.ReviewOfAsync(entry);
        Assert.Equal((ReviewState.Lapsed, "The entry is off the list."), (lapsed.State, lapsed.LapsedBecause));
        Assert.DoesNotContain(await service.DueAsync(entry), due => due.Kind == DueKind.Review);
    }

    // Postgres counts the months, and .NET here.
    [Theory]
    [InlineData(2024, 2, 29)]
    [InlineData(2024, 2, 28)]
    [InlineData(2023, 2, 28)]
    [InlineData(2024, 3, 31)]
    [InlineData(2024, 10, 27)]
    [InlineData(2020, 7, 30)]
    public async Task TwelveMonths_AreOfTheCalendar_LeapDaysAndSummerTimeIncluded(int year, int month, int day)
    {
        var listed = new DateOnly(year, month, day);
        var process = await service.ReadAsync(await service.ListAsync(listed));
        Assert.Equal((Day(listed), Day(listed.AddMonths(12))), (process.ReviewedOn, process.ReviewDueOn));
    }

    [Fact]
    public async Task Days_AreThoseOfBrussels_OnEitherSideOfSummerTime()
    {
        var act = service.NewAct();
        var winter = service.Lists.Listed(new() { Subject = Examples.AnotherPerson() }, act);
        service.Lists.Recorded(act, new DateTime(2026, 1, 10, 23, 0, 0, DateTimeKind.Utc));
        act = service.NewAct();
        var summer = service.Lists.Listed(new() { Subject = Examples.AnotherPerson() }, act);
        service.Lists.Recorded(act, new DateTime(2026, 7, 10, 22, 0, 0, DateTimeKind.Utc));
        await service.HeardAsync();
        Assert.Equal(Day(new(2026, 1, 11)), (await service.ReadAsync(winter)).ListedOn);
        Assert.Equal(Day(new(2026, 7, 11)), (await service.ReadAsync(summer)).ListedOn);
    }

    [Fact]
    public async Task Renewal_IsAReview_AndEndsWhatThe12MonthsAloneHaveOpened()
    {
        var (quiet, heard) = (
            await service.ListAsync(service.Today.AddDays(-350)), await service.ListAsync(service.Today.AddDays(-350)));
        await service.SweepAsync();
        Assert.Equal(ReviewGround.Periodic, (await service.ReviewOfAsync(quiet)).Openings.Single().Ground);
        await service.ObserveAsync(heard);
        await service.ActAsync(quiet, OperationKind.Renew);
        await service.ActAsync(heard, OperationKind.Renew);
        await service.SweepAsync();
        Assert.Equal(ReviewState.Lapsed, (await service.ReviewOfAsync(quiet)).State);
        Assert.Equal(ReviewState.Open, (await service.ReviewOfAsync(heard)).State);
        Assert.Equal(Day(service.Today.AddMonths(12)), (await service.ReadAsync(quiet)).ReviewDueOn);
    }

    // Whatever comes first: one conclusion at most, and what was observed is in that review or opens the next one.
    [Fact]
    public async Task ConclusionsAndObservations_AtOnce_HaveOneOutcomeEach()
    {
        for (var round = 0; round < 6; round++)
        {
            var entry = await service.ListAsync();
            var first = (await service.ObserveAsync(entry)).Reference;
            var review = await service.Second.ProposeOutcomeAsync(await service.OutcomeAsync(entry));
            var concluding = new[] { "legal-1", "livia.frost", "legal-1" }.Select(person => Task.Run(async () =>
            {
                try
                {
                    var mine = service.As(person, Roles.Legal);
                    return (await mine.ConcludeReviewAsync(new() { Reference = review.Reference })).ConcludedBy;
                }
                catch (Grpc.Core.RpcException refused) when (refused.StatusCode == Grpc.Core.StatusCode.FailedPrecondition)
                {
                    return "";
                }
            })).ToList();
            var observing = Task.Run(() => service.ObserveAsync(entry));
            var concluded = (await Task.WhenAll(concluding)).Count(by => by.Length > 0);
            var second = (await observing).Reference;

            Assert.InRange(concluded, 0, 1);
            var process = await service.ReadAsync(entry);
            var joined = (await service.Officer.GetObservationsAsync(new() { Reference = second })).ReviewReference;
            Assert.Equal(concluded + 1, process.Notifications.Count);
            Assert.Equal(concluded == 1, joined != review.Reference);
            Assert.Equal(
                concluded == 1 ? [first] : Array.Empty<string>(), process.Reviews[0].Proposed?.Considered.ToArray() ?? []);
            Assert.Equal((1 + concluded, ReviewState.Open), (process.Reviews.Count, process.Reviews[^1].State));
        }
    }

    [Fact]
    public async Task Auditor_AndObserver_Read_AndDoNothing()
    {
        var entry = await service.ListAsync();
        var review = await OpenAsync(entry, ReviewGround.NewEvidence, "x", Handling.TlpGreen);
        foreach (var role in (string[])[Roles.Observer, Roles.Auditor])
        {
            var reader = service.As("flavia.fog", role);
            Assert.Equal(review, await reader.GetReviewAsync(new() { Reference = review.Reference }));
            Assert.Equal(
                "permission-denied", await ReasonAsync(reader.ConcludeReviewAsync(new() { Reference = review.Reference })));
            Assert.Equal("permission-denied", await ReasonAsync(reader.ProposeOutcomeAsync(await service.OutcomeAsync(entry))));
        }

        Assert.Equal(
            "permission-denied",
            await ReasonAsync(service.As("flavia.fog", Roles.Delegate).GetEntryProcessAsync(new() { Reference = entry })));
    }

    private Task<ListingReview> OpenAsync(
        string entry,
        ReviewGround ground = ReviewGround.NewEvidence,
        string reason = "A new witness.",
        Handling handling = Handling.TlpAmber)
        => service.Officer.OpenReviewAsync(
            new() { EntryReference = entry, Ground = ground, Reason = reason, Handling = handling }).ResponseAsync;
}

/// <summary>The 12 months, on a clock that is set forward.</summary>
public sealed class TwelveMonthsTests
{
    [Fact]
    public async Task Review_OpensByItself_Once_WhoeverLooks_AndAfterALongStop()
    {
        var service = new DueProcessService();
        await service.InitializeAsync();
        try
        {
            var entry = await service.ListAsync(service.Today);
            await service.SweepAsync();
            Assert.Empty((await service.ReadAsync(entry)).Reviews);

            // Nobody was there for 14 months. Then two replicas look at once.
            service.Clock.Move(TimeSpan.FromDays(425));
            await using var replica = service.Service.Replica(service.Clock);
            await Task.WhenAll(
                Enumerable.Range(0, 8).Select(n => n % 2 == 0
                    ? service.SweepAsync()
                    : replica.Services.GetRequiredService<DueReviews>().RunAsync(CancellationToken.None)));
            var review = Assert.Single((await service.ReadAsync(entry)).Reviews);
            Assert.Equal(
                (ReviewGround.Periodic, "service:listing", ReviewState.Open),
                (review.Openings.Single().Ground, review.Openings[0].OpenedBy, review.State));
            var due = (await service.DueAsync(entry)).Single(d => d.Kind == DueKind.Review);
            Assert.True(due.DueOn.ToDay() < service.Today);

            // Held, it is not due again before the next 12 months are about to end.
            await service.ConcludeAsync(entry);
            await service.SweepAsync();
            service.Clock.Move(TimeSpan.FromDays(365 - ReviewRules.DaysAhead - 2));
            await service.SweepAsync();
            Assert.Single((await service.ReadAsync(entry)).Reviews);
            service.Clock.Move(TimeSpan.FromDays(3));
            await service.SweepAsync();
            Assert.Equal(2, (await service.ReadAsync(entry)).Reviews.Count);
            Assert.Equal(
                2,
                (await service.Service.JournalAsync())
                    .Count(e => e.EventType.EndsWith("ReviewOpened", StringComparison.Ordinal)));
        }
        finally
        {
            await service.DisposeAsync();
        }
    }

    [Fact]
    public async Task ClockThatDisagreesWithTheDatabase_OpensNothing()
    {
        var service = new StrictClock();
        await service.InitializeAsync();
        try
        {
            var entry = await service.ListAsync(service.Today);
            service.Clock.Move(TimeSpan.FromDays(400));
            await service.SweepAsync();
            await using var connection = await service.Service.Database.OpenConnectionAsync();
            Assert.Equal(0, await connection.ExecuteScalarAsync<long>("SELECT count(*) FROM review"));
            Assert.NotEmpty(entry);
        }
        finally
        {
            await service.DisposeAsync();
        }
    }

    private sealed class StrictClock : DueProcessService
    {
        protected override (string Key, string Value)[] Settings => [("Listing:MostClockDifference", "00:01:00")];
    }
}
