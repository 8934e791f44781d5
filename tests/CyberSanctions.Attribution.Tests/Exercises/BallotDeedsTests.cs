using System.Text;
using CyberSanctions.Contracts.Attribution.V1;
using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.Contracts.Events.V1;
using CyberSanctions.Procedures.Statements;
using Dapper;
using static CyberSanctions.Attribution.Tests.Exercises.BallotsService;
using static CyberSanctions.Attribution.Tests.Exercises.ExercisesService;

namespace CyberSanctions.Attribution.Tests.Exercises;

/// <summary>What is done in the ballots on acts that rest on dossiers of an exercise.</summary>
public sealed class BallotDeedsTests(BallotsService exercises) : IClassFixture<BallotsService>
{
    [Fact]
    public async Task WhatEachDoesInABallot_IsADeed_ByWhoDidIt_Once()
    {
        var reference = await exercises.StartAsync(WithADelegation());
        var dossier = await exercises.OpenAsync(reference);
        var ballot = exercises.OpenBallot(exercises.DraftAct(dossier));
        exercises.State(ballot, StatementKind.Proxy, proxy: "DE");
        exercises.State(ballot, StatementKind.Proxy);
        exercises.State(ballot, StatementKind.Reservation);
        exercises.State(ballot, StatementKind.Lifting);
        exercises.Extend(ballot, DeskName);
        exercises.State(ballot, StatementKind.Vote);
        exercises.State(ballot, StatementKind.Vote, by: "delegate.lemuria");
        exercises.State(ballot, StatementKind.SilenceBroken);
        exercises.State(ballot, StatementKind.EmergencyBrake);
        exercises.Decide(ballot, DeskName);
        await exercises.HearAsync();

        var deeds = (await DeedsAsync(exercises.Conductor, reference)).Where(deed => deed.Source == DeedSource.Voting).ToList();

        Assert.Equal(
            [
                ("", "service:voting", "BallotOpened"),
                ("delegation", DelegateName, "ProxyGiven"), ("delegation", DelegateName, "ProxyWithdrawn"),
                ("delegation", DelegateName, "ReservationEntered"), ("delegation", DelegateName, "ReservationLifted"),
                ("desk", DeskName, "DeadlineExtended"),
                ("delegation", DelegateName, "VoteCast"), ("", "delegate.lemuria", "VoteCast"),
                ("delegation", DelegateName, "SilenceBroken"), ("delegation", DelegateName, "EmergencyBrakePulled"),
                ("desk", DeskName, "BallotDecided"),
            ],
            deeds.Select(deed => (deed.Part, deed.Actor, deed.Kind)));
        Assert.All(deeds, deed => Assert.Equal((ballot, dossier, ""), (deed.Subject, deed.DossierReference, deed.Text)));
        Assert.Equal(
            [
                "ProxyGiven", "ProxyWithdrawn", "ReservationEntered", "ReservationLifted", "VoteCast", "SilenceBroken",
                "EmergencyBrakePulled"
            ],
            (await exercises.Conductor.ListDeedsAsync(new() { Reference = reference, Part = "delegation" })).Deeds
                .Select(deed => deed.Kind));
    }

    [Fact]
    public async Task WhatIsReal_AndWhatIsOfNoExercise_IsNoDeed()
    {
        var reference = await exercises.StartAsync(WithADelegation());
        var act = exercises.DraftAct(await exercises.OpenAsync(reference));
        var none = await exercises.DeskDossiers.CreateDossierAsync(new(Examples.NewDossier()) { Exercise = true });
        var real = await exercises.DeskDossiers.CreateDossierAsync(new(Examples.NewDossier()) { Exercise = false });
        await exercises.HearAsync();

        // Also not one that says that it is on an act of the exercise.
        foreach (var ballot in (string[])
        [
            exercises.OpenBallot(act, exercise: false),
            exercises.OpenBallot(exercises.DraftAct(real.Reference, exercise: false), exercise: false),
            exercises.OpenBallot(exercises.DraftAct(none.Reference)),
            "",
        ])
        {
            exercises.State(ballot.Length > 0 ? ballot : "BAL-2026-1", StatementKind.Vote);
            exercises.Decide(ballot, DeskName);
        }

        await exercises.HearAsync();

        Assert.DoesNotContain(
            await DeedsAsync(exercises.Conductor, reference), deed => deed.Source == DeedSource.Voting);
    }

    [Fact]
    public async Task AnActOnWhichNoBallotCanBeHeld_IsToldOf()
    {
        var reference = await exercises.StartAsync(WithADelegation());
        var act = exercises.DraftAct(await exercises.OpenAsync(reference));
        exercises.Happens(new BallotNotOpened { ActReference = act, Reason = "The period is too short." });
        await exercises.HearAsync();

        var deed = Assert.Single(
            await DeedsAsync(exercises.Conductor, reference), deed => deed.Source == DeedSource.Voting);
        Assert.Equal(("BallotNotOpened", act, ""), (deed.Kind, deed.Subject, deed.Text));
    }

    [Fact]
    public async Task HowTheyVoted_TheirReasons_AndStatementsThatWereRefused_AreToldToNobody()
    {
        var reference = await exercises.StartAsync(WithADelegation());
        var ballot = exercises.OpenBallot(exercises.DraftAct(await exercises.OpenAsync(reference)));
        exercises.State(ballot, StatementKind.Vote);
        exercises.State(ballot, StatementKind.SilenceBroken);
        exercises.Happens(
            new StatementRefused { BallotReference = ballot, MemberState = "FR", Reason = "bad-signature", Statement = "secret" },
            DelegateName);
        await exercises.HearAsync();
        var deeds = await DeedsAsync(exercises.Conductor, reference);
        await exercises.EndAsync(reference);

        var report = Encoding.UTF8.GetString(await ReportAsync(exercises.Conductor, reference));
        Assert.Equal(2, deeds.Count(deed => deed.Actor == DelegateName));
        foreach (var told in deeds.Select(deed => deed.ToString()).Append(report))
        {
            Assert.DoesNotContain("gainst", told, StringComparison.Ordinal);
            Assert.DoesNotContain("convinced", told, StringComparison.Ordinal);
            Assert.DoesNotContain("efused", told, StringComparison.Ordinal);
            Assert.DoesNotContain("secret", told, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task WhatANewerServiceAccepted_IsADeedWithoutAName_AndHoldsNothingUp()
    {
        var reference = await exercises.StartAsync(WithADelegation());
        var ballot = exercises.OpenBallot(exercises.DraftAct(await exercises.OpenAsync(reference)));
        exercises.Link(ballot, "in.another.form", DelegateName);
        exercises.State(ballot, StatementKind.Vote);
        await exercises.HearAsync();

        Assert.Equal(
            ["BallotProceeded", "VoteCast"],
            (await DeedsAsync(exercises.Conductor, reference))
                .Where(deed => deed.Actor == DelegateName)
                .Select(deed => deed.Kind));
    }

    [Fact]
    public async Task AVote_MeetsWhatWasExpectedOfItsPart_AndNothingElseDoes()
    {
        var reference = await exercises.StartAsync(WithADelegation());
        var ballot = exercises.OpenBallot(exercises.DraftAct(await exercises.OpenAsync(reference)));
        exercises.State(ballot, StatementKind.Reservation);
        exercises.State(ballot, StatementKind.Vote, by: "delegate.lemuria");
        exercises.State(ballot, StatementKind.Vote, by: "delegate.аtlantis"); // with a Cyrillic а
        await exercises.HearAsync();
        Assert.Equal("Open", await StatusesAsync(exercises.Conductor, reference));

        exercises.State(ballot, StatementKind.Vote);
        await exercises.HearAsync();

        Assert.Equal("Met", await StatusesAsync(exercises.Conductor, reference));
    }

    [Fact]
    public async Task AKindThatIsNone_IsRefused()
    {
        var scenario = WithADelegation();
        scenario.Reactions[0].Deeds.Add(["BallotProceeded", "StatementRefused", "VoteCounted"]);

        var refused = await RefusedAsync(exercises.Conductor.PrepareExerciseAsync(new() { Scenario = scenario }));

        Assert.Equal(
            ["scenario.reactions[0].deeds[1]", "scenario.reactions[0].deeds[2]", "scenario.reactions[0].deeds[3]"],
            ServiceDefaults.Errors.StatusDetails.FromRpcException(refused).Fields.Select(field => field.Field));
    }

    [Fact]
    public async Task ABallotAboveTheClearance_IsNotThere_NorIsWhatItMeets_NorTheReportThatTellsOfIt()
    {
        var reference = await exercises.StartAsync(WithADelegation());
        await exercises.AllowAsync(
            reference, new() { Subject = WatcherName, Deeds = true, Reactions = true, Report = true });
        var dossier = await exercises.OpenAsync(reference);
        var green = exercises.OpenBallot(exercises.DraftAct(dossier));
        var amber = exercises.OpenBallot(exercises.DraftAct(dossier, Handling.TlpAmber), Handling.TlpAmber);
        exercises.State(amber, StatementKind.Vote);
        await exercises.HearAsync();

        Assert.Equal(
            ["ATT", "LP", "ACT", green],
            (await DeedsAsync(exercises.Watcher, reference)).Select(deed => deed.Subject).Select(
                subject => subject == green ? green : subject.Split('-')[0]));
        Assert.Contains(await DeedsAsync(exercises.Conductor, reference), deed => deed.Subject == amber);
        Assert.Equal("Open", await StatusesAsync(exercises.Watcher, reference));
        Assert.Equal("Met", await StatusesAsync(exercises.Conductor, reference));
        await exercises.EndAsync(reference);
        Assert.Equal("not-found", await ReasonAsync(ReportAsync(exercises.Watcher, reference)));
        var report = Encoding.UTF8.GetString(await ReportAsync(exercises.Conductor, reference));
        Assert.Contains("\"handling\":\"TLP:AMBER\"", report, StringComparison.Ordinal);
        Assert.Contains($"\"subject\":\"{amber}\"", report, StringComparison.Ordinal);
        var text = Encoding.UTF8.GetString(await ReportAsync(exercises.Conductor, reference, ReportFormat.Markdown));
        Assert.Contains("VoteCast", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ABallotThatIsHeardOfBeforeItsAct_WaitsForIt()
    {
        var reference = await exercises.StartAsync(WithADelegation());
        var dossier = await exercises.OpenAsync(reference);
        await exercises.HearAsync();
        await using (var connection = await exercises.Service.Database.OpenConnectionAsync())
        await using (var transaction = await connection.BeginTransactionAsync())
        {
            // What follows listing's journal is held up.
            await connection.ExecuteAsync(
                "SELECT FROM journal_cursor WHERE source = 'listing' AND consumer = 'exercises' FOR UPDATE",
                transaction: transaction);
            exercises.State(exercises.OpenBallot(exercises.DraftAct(dossier)), StatementKind.Vote);
            await Task.Delay(TimeSpan.FromSeconds(1));
            Assert.DoesNotContain("Ballot", string.Join(' ', await KindsAsync(reference)), StringComparison.Ordinal);
        }

        await exercises.HearAsync();

        Assert.Equal(
            ["DossierCreated", "ProposalDrafted", "ActDrafted", "BallotOpened", "VoteCast"], await KindsAsync(reference));
    }

    [Fact]
    public async Task WithReplicasThatComeAndGo_EachIsADeedOnce()
    {
        var reference = await exercises.StartAsync(WithADelegation());
        var ballot = exercises.OpenBallot(exercises.DraftAct(await exercises.OpenAsync(reference)));
        for (var i = 0; i < 3; i++)
        {
            // Another one takes over what the one before has left off, and the one that is always there helps.
            await using var replica = exercises.Service.Replica(exercises.Clock);
            for (var j = 0; j < 9; j++)
            {
                exercises.State(ballot, StatementKind.Vote);
            }
        }

        await exercises.HearAsync();

        Assert.Equal(27, (await KindsAsync(reference)).Count(kind => kind == "VoteCast"));
    }

    [Fact]
    public async Task WhatIsDoneAfterTheEnd_IsNoDeed_AndWhatIsHeardAfterItIsOne_ThatTheReportDoesNotTellOf()
    {
        var reference = await exercises.StartAsync(WithADelegation());
        var ballot = exercises.OpenBallot(exercises.DraftAct(await exercises.OpenAsync(reference)));
        await exercises.HearAsync();
        await exercises.EndAsync(reference);
        var report = await ReportAsync(exercises.Conductor, reference);

        exercises.State(ballot, StatementKind.Vote, later: TimeSpan.FromMinutes(-1));
        exercises.State(ballot, StatementKind.SilenceBroken, later: TimeSpan.FromMinutes(1));
        await exercises.HearAsync();

        Assert.Equal(["VoteCast"], (await KindsAsync(reference)).SkipWhile(kind => kind != "BallotOpened").Skip(1));
        Assert.Equal(report, await ReportAsync(exercises.Conductor, reference));
    }

    private async Task<IReadOnlyList<string>> KindsAsync(string reference)
        => [.. (await DeedsAsync(exercises.Conductor, reference)).Select(deed => deed.Kind)];
}
