using CyberSanctions.Contracts.Attribution.V1;
using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.ServiceDefaults.Identity;
using CyberSanctions.Testing;
using Grpc.Core;
using static CyberSanctions.Attribution.Tests.Exercises.ExercisesService;

namespace CyberSanctions.Attribution.Tests.Exercises;

public sealed class RunningTests(ExercisesService exercises) : IClassFixture<ExercisesService>
{
    [Fact]
    public async Task Injects_AreToldToTheirParts_WhenTheyAreDue_AndWhenTheyAreReleased()
    {
        var reference = await exercises.StartAsync();
        Assert.Equal("call", await InjectsAsync(exercises.Desk, reference));
        Assert.Equal("", await InjectsAsync(exercises.Lawyer, reference));

        await exercises.PassAsync(TimeSpan.FromMinutes(9));
        Assert.Equal("call", await InjectsAsync(exercises.Desk, reference));
        await exercises.PassAsync(TimeSpan.FromMinutes(1));
        Assert.Equal("call press", await InjectsAsync(exercises.Desk, reference));
        Assert.Equal("press", await InjectsAsync(exercises.Lawyer, reference));

        await exercises.Second.ReleaseInjectAsync(new() { Reference = reference, Key = "leak" });
        Assert.Equal("press leak", await InjectsAsync(exercises.Lawyer, reference));
        var seen = (await exercises.Lawyer.ListInjectsAsync(new() { Reference = reference })).Injects[0];
        Assert.Equal((["legal"], "", ""), (seen.Parts, seen.After, seen.ReleasedBy));
        Assert.Equal(
            "inject-released",
            await ReasonAsync(exercises.Conductor.ReleaseInjectAsync(new() { Reference = reference, Key = "leak" })));
        Assert.Equal(3, await exercises.EntriesAsync(reference, "InjectReleased"));
    }

    [Fact]
    public async Task APause_StopsTheClock_AndNothingIsReleasedInIt()
    {
        var reference = await exercises.StartAsync();
        await exercises.PassAsync(TimeSpan.FromMinutes(4));
        var ran = (await exercises.SteerAsync(reference, ExerciseStep.Pause)).RunningSeconds;
        Assert.InRange(ran, 240, 260);

        await exercises.PassAsync(TimeSpan.FromHours(5));
        Assert.Equal("call", await InjectsAsync(exercises.Desk, reference));
        Assert.Equal(
            "exercise-not-running",
            await ReasonAsync(exercises.Conductor.ReleaseInjectAsync(new() { Reference = reference, Key = "press" })));
        Assert.Equal(
            "exercise-not-running",
            await ReasonAsync(exercises.Desk.AnswerInjectAsync(new() { Reference = reference, Key = "call", Text = "Yes." })));

        Assert.Equal(ran, (await exercises.SteerAsync(reference, ExerciseStep.Resume, exercises.Second)).RunningSeconds);
        await exercises.PassAsync(TimeSpan.FromMinutes(5));
        Assert.Equal("call", await InjectsAsync(exercises.Desk, reference));
        await exercises.PassAsync(TimeSpan.FromMinutes(1));
        Assert.Equal("call press", await InjectsAsync(exercises.Desk, reference));
    }

    [Fact]
    public async Task WhatWasDueBeforeAPause_IsReleasedBeforeIt_AlsoIfNobodyHadLooked()
    {
        var reference = await exercises.StartAsync();
        exercises.Clock.Move(TimeSpan.FromMinutes(12));

        await exercises.SteerAsync(reference, ExerciseStep.Pause);

        Assert.Equal("call press", await InjectsAsync(exercises.Desk, reference));
        Assert.Equal(2, await exercises.EntriesAsync(reference, "InjectReleased"));
    }

    [Fact]
    public async Task TwoReplicas_AndTwoLooks_ReleaseEachInjectOnce_AndAClockThatIsBehindTakesNothingBack()
    {
        var reference = await exercises.StartAsync();
        var behind = new TestClock();
        await using var other = exercises.Service.Replica(behind);
        exercises.Clock.Move(TimeSpan.FromMinutes(11));

        await Task.WhenAll(Enumerable.Range(0, 6).Select(i => LookAsync(i % 2 == 0 ? exercises.Service : other)));

        Assert.Equal("call press", await InjectsAsync(exercises.Desk, reference));
        Assert.Equal(2, await exercises.EntriesAsync(reference, "InjectReleased"));
        var elsewhere = new Contracts.Attribution.V1.Exercises.ExercisesClient(
            other.Channel(ConductorName, [Roles.Officer]));
        var paused = await exercises.SteerAsync(reference, ExerciseStep.Pause, elsewhere);
        Assert.InRange(paused.RunningSeconds, 660, 700);
    }

    [Fact]
    public async Task AServiceWhoseClockDisagreesWithTheDatabase_ReleasesNothing()
    {
        var clock = new TestClock();
        await using var service = await TestService.StartAsync<Program>("attribution", clock);
        var conductor = new Contracts.Attribution.V1.Exercises.ExercisesClient(service.Channel(ConductorName, [Roles.Officer]));
        var reference = (await conductor.PrepareExerciseAsync(new() { Scenario = Scenario() })).Reference;
        await conductor.SteerExerciseAsync(new() { Reference = reference, Step = ExerciseStep.Start });
        clock.Move(TimeSpan.FromHours(1));

        await LookAsync(service);

        var injects = (await conductor.ListInjectsAsync(new() { Reference = reference })).Injects;
        Assert.Equal(["call"], injects.Where(inject => inject.ReleasedAt is not null).Select(inject => inject.Key));
        Assert.Equal(
            "clock-disagrees",
            await ReasonAsync(conductor.SteerExerciseAsync(new() { Reference = reference, Step = ExerciseStep.Pause })));
    }

    [Fact]
    public async Task WhoeverConducts_SteersItThroughItsStates_AndThereIsNoWayBack()
    {
        var reference = await exercises.PrepareAsync();
        await IsRefusedAsync(ExerciseStep.Pause, ExerciseStep.Resume, ExerciseStep.End);
        await exercises.SteerAsync(reference, ExerciseStep.Start);
        await IsRefusedAsync(ExerciseStep.Start, ExerciseStep.Resume);
        await exercises.SteerAsync(reference, ExerciseStep.Pause);
        await IsRefusedAsync(ExerciseStep.Start, ExerciseStep.Pause);
        Assert.Equal("not-conductor", await ReasonAsync(exercises.SteerAsync(reference, ExerciseStep.End, exercises.Desk)));
        Assert.Equal("not-found", await ReasonAsync(exercises.SteerAsync(reference, ExerciseStep.End, exercises.Stranger)));
        var ended = await exercises.EndAsync(reference);
        Assert.Equal((ExerciseState.Ended, "All was played."), (ended.State, ended.EndedBecause));
        await IsRefusedAsync(Enum.GetValues<ExerciseStep>()[1..]);
        Assert.Equal(
            "exercise-state",
            await ReasonAsync(exercises.Conductor.ObserveAsync(new() { Reference = reference, Text = "Too late." })));
        Assert.Equal(
            "exercise-state",
            await ReasonAsync(
                exercises.Conductor.AddInjectAsync(new() { Reference = reference, Inject = Scenario().Injects[2] })));

        async Task IsRefusedAsync(params ExerciseStep[] steps)
        {
            foreach (var step in steps)
            {
                Assert.Equal("exercise-state", await ReasonAsync(exercises.SteerAsync(reference, step)));
            }
        }
    }

    [Fact]
    public async Task AddedOnTheWay_AnInjectIsToldToo_UnderAKeyOfItsOwn_ToPartsThatThereAre()
    {
        var reference = await exercises.StartAsync();
        var added = new NewInject
        {
            Key = "more",
            Title = "More",
            Text = "<b>There</b> is more.",
            Parts = { "legal" },
            After = "PT1S",
        };

        await exercises.Conductor.AddInjectAsync(new() { Reference = reference, Inject = added });
        await exercises.PassAsync(TimeSpan.FromSeconds(2));

        var told = Assert.Single((await exercises.Lawyer.ListInjectsAsync(new() { Reference = reference })).Injects);
        Assert.Equal("<b>There</b> is more.", told.Text);
        Assert.Equal(
            "key-taken", await ReasonAsync(exercises.Conductor.AddInjectAsync(new() { Reference = reference, Inject = added })));
        added.Key = "other";
        added.Parts.Add("navy");
        Assert.Equal(
            "invalid-field",
            await ReasonAsync(exercises.Conductor.AddInjectAsync(new() { Reference = reference, Inject = added })));
    }

    [Fact]
    public async Task OfTwoWhoConduct_TheSecondIsToldThatTheFirstHasDecided_AndAKeyIsTheSameAnswer()
    {
        var reference = await exercises.StartAsync();
        var pause = new SteerExerciseRequest { Reference = reference, ExpectedVersion = 2, Step = ExerciseStep.Pause };
        Metadata key = new() { { "idempotency-key", "pause-once" } };

        var first = await exercises.Conductor.SteerExerciseAsync(pause, key);
        Assert.Equal(first, await exercises.Conductor.SteerExerciseAsync(pause, key));
        pause.Step = ExerciseStep.Resume;
        Assert.Equal("stale-version", await ReasonAsync(exercises.Second.SteerExerciseAsync(pause)));
        Assert.Equal(2, await exercises.EntriesAsync(reference, "ExerciseSteered"));
    }

    [Fact]
    public async Task Observers_SeeWhatTheyAreAllowed_AndAllElseIsNotThere()
    {
        var reference = await exercises.StartAsync();
        await IsAsync("not-found not-found not-found not-found");
        await exercises.AllowAsync(reference, new() { Injects = true });
        await IsAsync("call not-found not-found not-found");
        await exercises.AllowAsync(reference, new() { Subject = WatcherName, Deeds = true, Reactions = true });
        await IsAsync("call 0 3 not-found");
        var seen = await exercises.Watcher.GetExerciseAsync(new() { Reference = reference });
        Assert.Equal((ExerciseRole.Observer, 0, 0), (seen.Role, seen.Parts.Count, seen.Observers.Count));
        await exercises.AllowAsync(reference, new());
        await exercises.AllowAsync(reference, new() { Subject = WatcherName });
        await IsAsync("not-found not-found not-found not-found");
        Assert.Equal("not-found", await ReasonAsync(exercises.Watcher.GetExerciseAsync(new() { Reference = reference })));

        async Task IsAsync(string expected)
            => Assert.Equal(
                expected,
                string.Join(
                    ' ',
                    await SeenAsync(() => InjectsAsync(exercises.Watcher, reference)),
                    await SeenAsync(async () => $"{(await DeedsAsync(exercises.Watcher, reference)).Count}"),
                    await SeenAsync(async () => $"{(await StatusesAsync(exercises.Watcher, reference)).Split(' ').Length}"),
                    await SeenAsync(async () => $"{(await ReportAsync(exercises.Watcher, reference)).Length}")));
    }

    [Fact]
    public async Task WhoeverPlays_WatchesNothing_NeitherByAnotherRoleNorUnderAnotherName()
    {
        var reference = await exercises.StartAsync();
        await exercises.AllowAsync(reference, new() { Injects = true, Deeds = true, Reactions = true, Report = true });
        await exercises.Conductor.ReleaseInjectAsync(new() { Reference = reference, Key = "leak" });
        var both = exercises.Call(DeskName, Roles.Officer, Roles.Observer, Roles.Auditor);

        Assert.Equal("call", await InjectsAsync(both, reference));
        Assert.Equal("not-found", await ReasonAsync(both.ListDeedsAsync(new() { Reference = reference })));
        Assert.Equal(
            "not-found",
            await ReasonAsync(exercises.Call("FLAVIA.FOG", Roles.Observer).ListInjectsAsync(new() { Reference = reference })));
        foreach (var subject in new[] { DeskName, "Flavia.Fog", ConductorName })
        {
            Assert.Equal(
                "invalid-field", await ReasonAsync(exercises.AllowAsync(reference, new() { Subject = subject, Deeds = true })));
        }

        await exercises.AllowAsync(reference, new() { Subject = DeskName, Report = true });
        await exercises.EndAsync(reference);
        Assert.NotEmpty(await ReportAsync(exercises.Desk, reference));
        Assert.Equal("not-found", await ReasonAsync(ReportAsync(exercises.Lawyer, reference)));
    }

    [Fact]
    public async Task Deeds_OfADossierAboveTheClearance_AreNotThere_AndNorIsTheReport()
    {
        var reference = await exercises.StartAsync();
        await exercises.AllowAsync(reference, new() { Deeds = true, Report = true });
        await exercises.OpenAsync(reference);
        await exercises.OpenAsync(reference, handling: Handling.TlpRed);

        Assert.Single(await DeedsAsync(exercises.Watcher, reference));
        Assert.Equal(2, (await DeedsAsync(exercises.Conductor, reference)).Count);
        await exercises.EndAsync(reference);
        Assert.Equal("not-found", await ReasonAsync(ReportAsync(exercises.Watcher, reference)));
        Assert.NotEmpty(await ReportAsync(exercises.Conductor, reference));
    }

    private static async Task<string> SeenAsync(Func<Task<string>> see)
    {
        try
        {
            return await see();
        }
        catch (RpcException refused)
        {
            return ServiceDefaults.Errors.StatusDetails.FromRpcException(refused).Reason;
        }
    }
}
