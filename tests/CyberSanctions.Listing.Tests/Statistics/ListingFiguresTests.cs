using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.ServiceDefaults.Errors;
using CyberSanctions.ServiceDefaults.Identity;
using CyberSanctions.Testing.Kinds;
using Dapper;
using Grpc.Core;
using Npgsql;
using static CyberSanctions.Listing.Tests.Statistics.StatisticsService;

namespace CyberSanctions.Listing.Tests.Statistics;

/// <summary>
/// What listing figures count, each on years of its own: what happens in one test does not count in the next one's years.
/// </summary>
public sealed class ListingFiguresTests(StatisticsService service) : IClassFixture<StatisticsService>
{
    [Fact]
    public async Task Act_OfTheLastHourOfTheYearInLondon_IsOfTheNextYearInBrussels()
    {
        await service.RecordAsync(Utc(1950, 12, 31, 22, 59), Enlisting(service.NewEntry()));
        await service.RecordAsync(Utc(1950, 12, 31, 23, 30), Enlisting(service.NewEntry()));

        var years = (await service.ReadAsync(from: 1950, until: 1951)).Periods;

        Assert.Equal([1L, 1L], years.Select(year => year.Total.Listed));
        Assert.Equal([1L, 2L], years.Select(year => year.Total.OnList));
    }

    [Fact]
    public async Task LeapDay_IsOfItsQuarter_AndAnExpiryOnItOfTheDayAfter()
    {
        var entry = service.NewEntry();
        await service.RecordAsync(Utc(1952, 2, 29, 23, 30), Enlisting(entry));
        await service.RecordAsync(Utc(1953, 6, 1), Renewing(new DateOnly(1956, 2, 29), entry));
        var entryOfMarch = service.NewEntry();
        await service.RecordAsync(Utc(1953, 6, 2), Enlisting(entryOfMarch));

        var quarters = (await service.ReadAsync(FigurePeriod.Quarter, 1952, 1956)).Periods;

        Assert.Equal(1, quarters[0].Total.Listed);
        Assert.Equal(new Date { Year = 1952, Month = 3, Day = 31 }, quarters[0].Until);
        // Whoever is listed after the last day of listings was set has it too.
        Assert.Equal(2, quarters.Single(of => of.From.Year == 1956 && of.From.Month == 1).Total.Expired);
    }

    [Fact]
    public async Task LastDay_IsStillOnTheList_AndWhatIsRenewedAtMidnightNeverLeftIt()
    {
        var (kept, ended) = (service.NewEntry(), service.NewEntry());
        await service.RecordAsync(Utc(1960, 1, 5), Enlisting(kept), Enlisting(ended));
        await service.RecordAsync(Utc(1960, 1, 6), Renewing(new DateOnly(1960, 12, 31), kept, ended));
        var before = (await service.ReadAsync(from: 1959, until: 1959)).Periods[0].Total.OnList;
        await service.RecordAsync(Utc(1960, 12, 31, 23), Renewing(new DateOnly(1962, 12, 31), kept));

        var years = (await service.ReadAsync(from: 1960, until: 1963)).Periods;

        Assert.Equal([before + 2, before + 1, before + 1, before], years.Select(year => year.Total.OnList));
        Assert.Equal([0L, 1L, 0L, 1L], years.Select(year => year.Total.Expired));
        Assert.Equal([2L, 1L, 0L, 0L], years.Select(year => year.Total.Renewed));
    }

    [Fact]
    public async Task TwoRenewalsInAYear_CountTwice_AndTheEntryStaysOne()
    {
        var entry = service.NewEntry();
        await service.RecordAsync(Utc(1965, 1, 5), Enlisting(entry));
        await service.RecordAsync(Utc(1965, 3, 5), Renewing(new DateOnly(1970, 1, 1), entry));
        await service.RecordAsync(Utc(1965, 9, 5), Renewing(new DateOnly(1971, 1, 1), entry));

        var year = (await service.ReadAsync(from: 1965, until: 1965)).Periods.Single();

        Assert.Equal((1, 2), (year.Total.Listed, year.Total.Renewed));
    }

    [Fact]
    public async Task WhoeverIsListedByTheActThatRenews_HasItsLastDay_IfThatComesFirst()
    {
        var (first, last, old) = (service.NewEntry(), service.NewEntry(), service.NewEntry());
        await service.RecordAsync(Utc(1967, 1, 5), Enlisting(old));
        await service.RecordAsync(Utc(1967, 6, 1), Renewing(new DateOnly(1968, 6, 1), old), Enlisting(last));
        await service.RecordAsync(Utc(1967, 7, 1), Enlisting(first), Renewing(new DateOnly(1969, 6, 1), old));

        var years = (await service.ReadAsync(from: 1967, until: 1969)).Periods;

        // `last` and `first` end with what was set before each: 1 June 1968.
        Assert.Equal([0L, 2L, 1L], years.Select(year => year.Total.Expired));
    }

    [Fact]
    public async Task Relisting_IsAnotherEntry_AndCountsAgain()
    {
        var (once, again) = (service.NewEntry(), service.NewEntry());
        await service.RecordAsync(Utc(1972, 1, 5), Enlisting(once));
        await service.RecordAsync(Utc(1972, 3, 5), Delisting(once, DelistingReason.AnnulledByCourt));
        await service.RecordAsync(Utc(1972, 3, 5), Enlisting(again));

        var year = (await service.ReadAsync(from: 1972, until: 1972)).Periods.Single();

        Assert.Equal((2, 1), (year.Total.Listed, year.Total.Delisted));
        Assert.Equal(1, year.DelistedFor.Single(of => of.Reason == DelistingReason.AnnulledByCourt).Delisted);
        Assert.Equal(1, year.DelistedFor.Sum(of => of.Delisted));
    }

    [Fact]
    public async Task Corrigendum_CountsAsACorrection_OnTheDayFromWhichItHasEffect()
    {
        var (wrong, misspelt) = (service.NewEntry(), service.NewEntry());
        var act = await service.RecordAsync(Utc(1974, 1, 5), Enlisting(wrong), Enlisting(misspelt));
        await service.RecordAsync(
            Utc(1974, 1, 5), Utc(2018, 1, 1), "eu-cyber", act, Renaming(misspelt), Delisting(wrong, DelistingReason.Error));

        var year = (await service.ReadAsync(from: 1974, until: 1974)).Periods.Single();

        Assert.Equal((2, 0, 1, 1), (year.Total.Listed, year.Total.Amended, year.Total.Corrected, year.Total.Delisted));
        Assert.Equal(1, year.DelistedFor.Single(of => of.Reason == DelistingReason.Error).Delisted);
    }

    [Fact]
    public async Task AnotherGround_MovesTheEntryFromOneToTheOther_FromTheDayOfItsEffect()
    {
        var entry = service.NewEntry();
        await service.RecordAsync(Utc(1976, 1, 5), Enlisting(entry));
        await service.RecordAsync(Utc(1976, 5, 5), Regrounding(entry, ListingGround.Associated));
        await service.RecordAsync(Utc(1976, 2, 5), Renaming(entry));

        var quarters = (await service.ReadAsync(FigurePeriod.Quarter, 1976, 1976)).Periods;
        var (first, second) = (Of(quarters[0], ListingGround.Responsible), Of(quarters[1], ListingGround.Responsible));

        Assert.Equal((1, 1, 0), (first.Listed, first.Amended, first.GroundLost));
        Assert.Equal((0, 1), (second.Amended, second.GroundLost));
        Assert.Equal(1, Of(quarters[1], ListingGround.Associated).GroundGained);
        Assert.Equal(first.OnList - 1, second.OnList);
    }

    [Fact]
    public async Task WhatHasYetToTakeEffect_OrToBeRecorded_IsNotCounted_NorSeenByComparing()
    {
        var before = await service.ReadAsync(FigurePeriod.Quarter, 2026, 2026);
        var entry = service.NewEntry();
        await service.RecordAsync(
            service.Clock.GetUtcNow().UtcDateTime.AddDays(2), Utc(2018, 1, 1), "eu-cyber", null, Enlisting(entry));
        Assert.Equal(before, await service.ReadAsync(FigurePeriod.Quarter, 2026, 2026));

        // Today's: in effect, and told when today has ended.
        await service.RecordAsync(
            service.Clock.GetUtcNow().UtcDateTime.AddMinutes(-1), Utc(2018, 1, 1), "eu-cyber", null,
                Enlisting(service.NewEntry()));
        await service.RecordAsync(
            Utc(2026, 1, 1), service.Clock.GetUtcNow().UtcDateTime.AddMinutes(-1), "eu-cyber", null,
                Enlisting(service.NewEntry()));
        Assert.Equal(before, await service.ReadAsync(FigurePeriod.Quarter, 2026, 2026));
    }

    [Fact]
    public async Task FiguresOfADayThatWasNamed_StayTheSame_WhateverIsRecordedLater()
    {
        var day = new DateOnly(2020, 7, 30);
        await service.RecordAsync(Utc(1980, 1, 1), Utc(2020, 7, 30, 12), "eu-cyber", null, Enlisting(service.NewEntry()));
        var then = await service.ReadAsync(from: 1980, until: 1980, asOf: day);
        await service.RecordAsync(Utc(1980, 2, 1), Utc(2020, 7, 31, 12), "eu-cyber", null, Enlisting(service.NewEntry()));

        Assert.Equal(1, then.Periods.Single().Total.Listed);
        Assert.Equal(then, await service.ReadAsync(from: 1980, until: 1980, asOf: day));
        Assert.Equal(2, (await service.ReadAsync(from: 1980, until: 1980)).Periods.Single().Total.Listed);
    }

    [Fact]
    public async Task Exercise_IsInItsOwnFiguresAlone()
    {
        await service.RecordAsync(Utc(1983, 1, 1), Utc(2018, 1, 1), "eu-cyber-exercise", null, Enlisting(service.NewEntry()));

        var real = await service.ReadAsync(from: 1983, until: 1983);
        var exercise = await service.ReadAsync(from: 1983, until: 1983, list: "eu-cyber-exercise");

        Assert.Equal(("eu-cyber", "CYB", 0), (real.List, real.Programme, real.Periods.Single().Total.Listed));
        Assert.Equal(
            ("eu-cyber-exercise", "CYB-EXERCISE", 1), (exercise.List, exercise.Programme,
                exercise.Periods.Single().Total.Listed));
    }

    [Fact]
    public async Task EveryFigure_IsDefined_InTheAnswer()
        => Assert.Superset(
            ListingCounts.Descriptor.Fields.InDeclarationOrder().Select(field => field.JsonName).Append("asOf").ToHashSet(),
            (await service.ReadAsync(from: 2020, until: 2020)).Definitions.Select(of => of.Figure).ToHashSet());

    [Theory]
    [InlineData(2024, 2023, "until_year")]
    [InlineData(1949, 0, "from_year")]
    [InlineData(0, 2999, "until_year")]
    [InlineData(-1, 0, "from_year")]
    public async Task Years_ThatAreNone_AreRefusedByName(int from, int until, string field)
    {
        var refused = await Assert.ThrowsAsync<RpcException>(() => service.ReadAsync(from: from, until: until));

        Assert.Equal(StatusCode.InvalidArgument, refused.StatusCode);
        Assert.Equal(field, Assert.Single(StatusDetails.FromRpcException(refused).Fields).Field);
    }

    [Fact]
    public async Task Day_ThatHasNotEnded_IsRefused()
    {
        var refused = await Assert.ThrowsAsync<RpcException>(() => service.ReadAsync(asOf: service.Today));

        Assert.Equal("as_of", Assert.Single(StatusDetails.FromRpcException(refused).Fields).Field);
    }

    [Fact]
    public async Task EveryField_RefusesWhatIsNotOfItsKind()
        => Assert.Empty(await FieldSweep.FindingsAsync(
            service.Service.Channel("aurelia.nimbus", [Roles.Officer]).CreateCallInvoker(),
            Contracts.Listing.V1.Statistics.Descriptor,
            new GetListingFiguresRequest
            {
                List = "eu-cyber",
                By = FigurePeriod.Quarter,
                FromYear = 2020,
                UntilYear = 2021,
                AsOf = new Date { Year = 2022, Month = 1, Day = 1 },
            },
            new GetAdoptionFiguresRequest { List = "eu-cyber", FromYear = 2020, UntilYear = 2021 },
            new GetReviewFiguresRequest { List = "eu-cyber", FromYear = 2020, UntilYear = 2021 }));

    [Fact]
    public async Task Postgres_KeepsWhatIsCounted()
    {
        await service.RecordAsync(Utc(1985, 1, 1), Enlisting(service.NewEntry()));
        _ = await service.ReadAsync(from: 1985, until: 1985);
        await using var connection = await service.Service.Database.OpenConnectionAsync();

        Assert.Equal(
            "55000", await RefusedAsync("UPDATE entry_operation SET effective_at = now() WHERE effective_on = '1985-01-01'"));
        Assert.Equal("42501", await RefusedAsync("UPDATE entry_operation SET kind = 2"));
        Assert.Equal("42501", await RefusedAsync("DELETE FROM entry_operation"));
        Assert.Equal("42501", await RefusedAsync("UPDATE list_day SET until = now()"));
        Assert.Equal("23514", await RefusedAsync(
            "INSERT INTO entry_operation (list, reference, version, kind, reason, act_reference) VALUES ('eu-cyber', 'x', 1, 2,"
            + " 1, 'y')"));
        Assert.Equal("23514", await RefusedAsync(
            "INSERT INTO entry_operation (list, reference, version, kind, act_reference) VALUES ('eu-cyber', 'x', 1, 1, 'y')"));

        async Task<string> RefusedAsync(string sql)
            => (await Assert.ThrowsAsync<PostgresException>(() => connection.ExecuteAsync(sql))).SqlState;
    }

    private static ListingCounts Of(ListingPeriod period, ListingGround ground)
        => period.Grounds.Single(of => of.Ground == ground).Counts;

    private static DateTime Utc(int year, int month, int day, int hour = 12, int minute = 0)
        => new(year, month, day, hour, minute, 0, DateTimeKind.Utc);
}
