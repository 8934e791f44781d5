using CyberSanctions.Contracts.Kinds;
using CyberSanctions.Contracts.Voting.V1;
using CyberSanctions.Procedures.Periods;
using CyberSanctions.Voting.Ballots;
using CyberSanctions.Voting.Roster;
using CyberSanctions.Voting.Tests.Ballots;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using static CyberSanctions.Voting.Tests.Ballots.VotingService;
using static CyberSanctions.Voting.Tests.Council.Administrators;

namespace CyberSanctions.Voting.Tests.Council;

/// <summary>What a release has an effect on: what comes after it, and nothing that is open or past.</summary>
public sealed class EffectTests : IAsyncLifetime
{
    private readonly VotingService _voting = new();
    private readonly Administrators _administrators;

    public EffectTests() => _administrators = new Administrators(_voting);

    public Task InitializeAsync() => _voting.InitializeAsync();

    public Task DisposeAsync() => _voting.DisposeAsync();

    [Fact]
    public async Task Table_OfTheNewYear_IsInForceOn31December2330Utc_WhenItIsNewYearInBrussels()
    {
        var newYear = new DateOnly(_administrators.Today.Year + 1, 1, 1);
        await _administrators.ChangeAsync(_administrators.Table(newYear));
        SetTo(new DateTimeOffset(newYear.Year - 1, 12, 31, 22, 30, 0, TimeSpan.Zero));
        var oldYear = await _voting.GetAsync(await _voting.OpenBallotAsync());
        SetTo(new DateTimeOffset(newYear.Year - 1, 12, 31, 23, 30, 0, TimeSpan.Zero));
        var open = await _voting.GetAsync(await _voting.OpenBallotAsync());

        Assert.Equal((2025, newYear.Year), (oldYear.PopulationYear, open.PopulationYear));
        Assert.Equal(newYear, _administrators.Today);
        Assert.Equal(2, (await BasisAsync(open.Reference)).Populations.Provenance.Edition);
        Assert.Equal((1, newYear.AddDays(-1)), (
            (await BasisAsync(oldYear.Reference)).Populations.Provenance.Edition,
            (await BasisAsync(oldYear.Reference)).Day.ToDay()));

        // The same midnight for whoever proposes: what is from today on UTC's calendar is from yesterday.
        var past = await RefusedAsync(_administrators.One.ProposeChangeAsync(_administrators.Table(newYear.AddDays(-1))));
        Assert.Equal("valid_from", past.Fields[0].Field);
    }

    [Fact]
    public async Task OpenAndDecidedBallots_StayAsTheyAre_WhateverIsReleased()
    {
        var meeting = await _voting.OpenMeetingAsync(Rule.QualifiedMajority);
        var silence = await _voting.OpenSilenceAsync();
        var decided = await _voting.OpenBallotAsync();
        await _voting.EverybodyVotesForAsync(decided);
        await _voting.Officer.DecideBallotAsync(new DecideBallotRequest { Reference = decided });
        string[] ballots = [meeting, silence, decided];
        var before = await Task.WhenAll(ballots.Select(_voting.GetAsync));
        var bases = await Task.WhenAll(ballots.Select(BasisAsync));

        var today = _administrators.Today;
        await _administrators.ChangeAsync(Accession(today, 1));
        await _administrators.ChangeAsync(_administrators.Table(today, null, "AQ"));
        await _administrators.ChangeAsync(Withdrawal("FR", today));
        await _administrators.ChangeAsync(Calendar(
            today, today.AddYears(2), [.. Enumerable.Range(0, 100).Select(i => today.AddDays(i))]));
        await _administrators.ChangeAsync(Minimum(today, 60));

        Assert.Equal(before, await Task.WhenAll(ballots.Select(_voting.GetAsync)));
        Assert.Equal(bases, await Task.WhenAll(ballots.Select(BasisAsync)));

        // What is done in them goes by what was frozen: an extension names its moment, and 60 days of holidays move nothing.
        var end = before[1].Deadline.ToDateTime().AddHours(1);
        var extended = await _voting.Officer.ExtendDeadlineAsync(new ExtendDeadlineRequest
        {
            Reference = silence,
            Deadline = end.ToTimestamp(),
        });
        Assert.Equal(end, extended.Deadline.ToDateTime());
        Assert.Equal(2, (await _voting.VoteAsync(meeting, "FR")).Proceeding.Position);
        _voting.Clock.Move(TimeSpan.FromHours(50));
        await _voting.Service.Services.GetRequired<Voting.Deadlines.PassingDeadlines>().DecideDueAsync(CancellationToken.None);
        Assert.Equal(Outcome.Adopted, (await _voting.GetAsync(silence)).Decision.Outcome);
    }

    [Fact]
    public async Task LongerMinimum_ReleasedAfterASubmission_DoesNotMakeItsPeriodTooShort()
    {
        await using var connection = await _voting.Service.Database.OpenConnectionAsync();
        var submittedAt = _voting.Clock.GetUtcNow().UtcDateTime;
        var earliest = (await CouncilDataOnRecord.ReadAsync(connection)).EarliestEndOfSilence(submittedAt);
        var submitted = Silence(submittedAt, earliest);
        _voting.Clock.Move(TimeSpan.FromSeconds(5));
        await _administrators.ChangeAsync(Minimum(_administrators.Today, 20));
        await _administrators.ChangeAsync(Calendar(_administrators.Today, _administrators.Today.AddYears(1), earliest.ToDay()));

        await _voting.Service.ApplyAsync<ActSubmittedHandler>(submitted);

        Assert.Single(await _voting.BallotsOnAsync(Act(submitted)));

        // The next one is held to it.
        _voting.Clock.Move(TimeSpan.FromSeconds(5));
        var next = Silence(_voting.Clock.GetUtcNow().UtcDateTime, earliest);
        await _voting.Service.ApplyAsync<ActSubmittedHandler>(next);
        Assert.Empty(await _voting.BallotsOnAsync(Act(next)));
        var council = await CouncilDataOnRecord.ReadAsync(connection);
        Assert.Equal(earliest, council.EarliestEndOfSilence(submittedAt));
        Assert.True(council.EarliestEndOfSilence(_voting.Clock.GetUtcNow().UtcDateTime) > earliest.AddDays(14));
    }

    [Fact]
    public async Task TemporaryMinimum_GivesWayToTheOneBefore()
    {
        var today = _administrators.Today;
        await _administrators.ChangeAsync(Minimum(today.AddDays(5), 5));
        await _administrators.ChangeAsync(Minimum(today.AddDays(1), 9, to: today.AddDays(3)));

        var inForce = new List<int>();
        for (var i = 0; i < 6; i++)
        {
            inForce.Add((await _administrators.InForceAsync(today.AddDays(i))).SilenceMinimum.Period.WorkingDays);
        }

        Assert.Equal([2, 9, 9, 2, 2, 5], inForce);
    }

    [Fact]
    public async Task LanguagesAndToolbox_ChangeFromTheirFirstDay_AndOthersAreTold()
    {
        var day = _administrators.Today.AddDays(1);
        var languages = new ProposedChange
        {
            ValidFrom = Day(day),
            Source = "Invented",
            OfficialLanguages = new OfficialLanguages { Languages = { "de", "en", "fr", "is" } },
        };
        var toolbox = new ProposedChange
        {
            ValidFrom = Day(day),
            Source = "Invented",
            Toolbox = new Toolbox
            {
                Measures =
                {
                    new ToolboxMeasure { Code = "hotline", Category = "cooperative", Title = "A call to the other capital" },
                },
            },
        };

        await _administrators.ChangeAsync(languages);
        await _administrators.ChangeAsync(toolbox);

        var (today, then) = (await _administrators.InForceAsync(), await _administrators.InForceAsync(day));
        Assert.Equal((24, 12), (today.OfficialLanguages.Languages.Count, today.Toolbox.Measures.Count));
        Assert.Equal(("is", "hotline"), (then.OfficialLanguages.Languages[3], Assert.Single(then.Toolbox.Measures).Code));
        var told = await _administrators.LastToldAsync();
        Assert.Equal((2, 2), (told.OfficialLanguages.Count, told.Toolboxes.Count));
    }

    [Fact]
    public async Task ChangeWhoseFirstDayPassed_WhileItWaited_IsNotReleased()
    {
        var proposed = await _administrators.One.ProposeChangeAsync(Minimum(_administrators.Today, 3));
        _voting.Clock.Move(TimeSpan.FromDays(1));

        await RefusedAsync(
            StatusCode.FailedPrecondition, "first-day-past", _administrators.Other.ReleaseChangeAsync(Release(proposed)));
    }

    [Fact]
    public async Task BasisOfABallot_IsForWhoMaySeeTheBallot()
    {
        var ballot = await _voting.OpenBallotAsync(Contracts.Common.V1.Handling.TlpAmberStrict);

        Assert.Equal(27, (await BasisAsync(ballot)).Members.Count);
        await RefusedAsync(
            StatusCode.NotFound,
            "not-found",
            _administrators.Reader.GetForBallotAsync(new GetForBallotRequest { BallotReference = ballot }));
    }

    private async Task<InForce> BasisAsync(string ballot)
        => await new Contracts.Voting.V1.ReferenceData.ReferenceDataClient(_voting.Service.Channel(
            "officer-1", [ServiceDefaults.Identity.Roles.Officer]))
            .GetForBallotAsync(new GetForBallotRequest { BallotReference = ballot });

    private void SetTo(DateTimeOffset instant) => _voting.Clock.Move(instant - _voting.Clock.GetUtcNow());

    private static string Act(Contracts.Events.V1.ActSubmitted submitted)
        => Contracts.Events.V1.ActText.Parser.ParseFrom(submitted.Text).Reference;

    private Contracts.Events.V1.ActSubmitted Silence(DateTime at, DateTime end)
    {
        var submitted = _voting.Submitted(_voting.Act(), procedure: new Procedure
        {
            Rule = Rule.Unanimity,
            Mode = Mode.Silence,
            ProposedBy = "HR",
            Deadline = end.ToTimestamp(),
            LapsesAt = end.ToTimestamp(),
        });
        (submitted.SubmittedAt, submitted.Urgency) = (at.ToTimestamp(), null);
        return submitted;
    }
}

internal static class DayExtensions
{
    /// <summary>The day of a moment in Brussels.</summary>
    public static DateOnly ToDay(this DateTime instant) => CouncilData.DayInBrussels(instant);

    public static T GetRequired<T>(this IServiceProvider services)
        where T : notnull
        => Microsoft.Extensions.DependencyInjection.ServiceProviderServiceExtensions.GetRequiredService<T>(services);
}
