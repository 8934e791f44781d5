using CyberSanctions.Contracts.Attribution.V1;
using Dapper;
using Grpc.Core;
using static CyberSanctions.Attribution.Tests.Exercises.ExercisesService;
using Client = CyberSanctions.Contracts.Attribution.V1.Exercises.ExercisesClient;

namespace CyberSanctions.Attribution.Tests.Exercises;

/// <summary>
/// Whatever is done in whatever order, whatever the clock does: each inject is released at most once and only while the exercise
/// runs; nobody who plays sees what is not theirs, or not released; running time never goes back, and stands still in pauses;
/// deeds are of its own dossiers and answers, in order; nothing happens after the end. Compared with a model kept by hand.
/// </summary>
public sealed class AnyExerciseTests(ExercisesService exercises) : IClassFixture<ExercisesService>
{
    private const int Steps = 80;
    private readonly HashSet<string> _released = [];
    private readonly HashSet<string> _dossiers = [];
    private readonly List<NewInject> _injects = [];
    private string _reference = "";
    private ExerciseState _state = ExerciseState.Prepared;
    private TimeSpan _ran;
    private DateTimeOffset _counted;
    private int _deeds;
    private long _told;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public async Task WhateverIsDone_TheInvariantsHold(int seed)
    {
        var random = new Random(seed);
        var scenario = Scenario();
        _reference = await exercises.PrepareAsync(scenario);
        _injects.AddRange(scenario.Injects);
        for (var step = 0; step < Steps; step++)
        {
            await StepAsync(random, step);
            await CheckAsync($"seed {seed}, step {step}");
        }

        if (_state is not (ExerciseState.Ended or ExerciseState.Abandoned))
        {
            await SteerAsync(ExerciseStep.Abandon);
        }

        await CheckAsync($"seed {seed}, at the end");
        await EndedAsync();
    }

    private async Task StepAsync(Random random, int step)
    {
        switch (random.Next(14))
        {
            case 0 or 1 or 2:
                await SteerAsync((ExerciseStep)random.Next(1, 4));
                break;
            case 3 when step > Steps / 2 && random.Next(4) == 0:
                await SteerAsync((ExerciseStep)random.Next(4, 6));
                break;
            case 4 or 5:
                exercises.Clock.Move(TimeSpan.FromMinutes(random.Next(0, 8)));
                await LookAsync(exercises.Service);
                Count();
                break;
            case 6:
                // A clock that is set back: the exercise's stands still until it is caught up with.
                exercises.Clock.Move(-TimeSpan.FromMinutes(random.Next(0, 3)));
                break;
            case 7 or 8:
                var key = _injects[random.Next(_injects.Count)].Key;
                var runs = _state == ExerciseState.Running;
                Count();
                await IsAsync(runs && !_released.Contains(key), () => exercises.Second.ReleaseInjectAsync(
                    new() { Reference = _reference, Key = key }).ResponseAsync);
                if (runs)
                {
                    _released.Add(key);
                }

                break;
            case 9 when _injects.Count < 12:
                var more = new NewInject
                {
                    Key = $"more-{step}",
                    Title = "More",
                    Text = "More.",
                    Parts = { "legal" },
                    After = "PT30M",
                };
                if (await IsAsync(_state <= ExerciseState.Paused, () => exercises.Conductor.AddInjectAsync(
                    new() { Reference = _reference, Inject = more }).ResponseAsync))
                {
                    _injects.Add(more);
                    Count();
                }

                break;
            case 10:
                var opened = "";
                if (await IsAsync(_state == ExerciseState.Running, async () => opened = await exercises.OpenAsync(_reference)))
                {
                    _dossiers.Add(opened);
                    _deeds++;
                }

                break;
            case 11 when _dossiers.Count > 0:
                var dossier = _dossiers.ElementAt(random.Next(_dossiers.Count));
                if (await IsAsync(_state == ExerciseState.Running, () => exercises.DeskDossiers.NameActorAsync(
                    new() { Reference = dossier, Actor = Examples.Actor() }).ResponseAsync))
                {
                    _deeds++;
                }

                break;
            case 12:
                await IsAsync(false, () => exercises.OpenAsync(_reference, exercises.StrangeDossiers));
                break;
            default:
                var (who, part) = random.Next(2) == 0 ? (exercises.Desk, "desk") : (exercises.Lawyer, "legal");
                var answered = _injects[random.Next(_injects.Count)];
                Count();
                if (await IsAsync(
                    _state == ExerciseState.Running && _released.Contains(answered.Key) && answered.Parts.Contains(part),
                    () =>
                        who.AnswerInjectAsync(new() { Reference = _reference, Key = answered.Key, Text = "Yes." }).ResponseAsync))
                {
                    _deeds++;
                }

                break;
        }
    }

    private async Task SteerAsync(ExerciseStep step)
    {
        var after = (_state, step) switch
        {
            (ExerciseState.Prepared, ExerciseStep.Start) or (ExerciseState.Paused, ExerciseStep.Resume) => ExerciseState.Running,
            (ExerciseState.Running, ExerciseStep.Pause) => ExerciseState.Paused,
            (ExerciseState.Running or ExerciseState.Paused, ExerciseStep.End) => ExerciseState.Ended,
            ( <= ExerciseState.Paused, ExerciseStep.Abandon) => ExerciseState.Abandoned,
            _ => ExerciseState.Unspecified,
        };
        Count();
        if (await IsAsync(after != ExerciseState.Unspecified, () => exercises.SteerAsync(_reference, step)))
        {
            _state = after;
            if (after == ExerciseState.Running && exercises.Clock.GetUtcNow() is var now && now > _counted)
            {
                _counted = now;
            }

            Count();
        }
    }

    // The model's own clock, and what is due by it. It may be some milliseconds behind the service's.
    private void Count()
    {
        if (_state != ExerciseState.Running)
        {
            return;
        }

        var now = exercises.Clock.GetUtcNow();
        if (now > _counted)
        {
            _ran += now - _counted;
            _counted = now;
        }

        _released.UnionWith(_injects.Where(inject => inject.After.Length > 0
            && System.Xml.XmlConvert.ToTimeSpan(inject.After) <= _ran).Select(inject => inject.Key));
    }

    private async Task CheckAsync(string where)
    {
        if (_state == ExerciseState.Running)
        {
            await LookAsync(exercises.Service);
            Count();
        }

        var exercise = await exercises.Conductor.GetExerciseAsync(new() { Reference = _reference });
        Assert.True(_state == exercise.State, $"{where}: {exercise.State}, not {_state}");
        Assert.True(exercise.RunningSeconds >= _told, $"{where}: the clock went from {_told} to {exercise.RunningSeconds}");
        Assert.True(
            Math.Abs(exercise.RunningSeconds - _ran.TotalSeconds) < 30,
            $"{where}: {exercise.RunningSeconds}, not {_ran.TotalSeconds}");
        _told = exercise.RunningSeconds;

        var all = (await exercises.Conductor.ListInjectsAsync(new() { Reference = _reference })).Injects;
        var released = all.Where(inject => inject.ReleasedAt is not null).Select(inject => inject.Key);
        Assert.True(_released.SetEquals(released), $"{where}: {string.Join(' ', released)}, not {string.Join(' ', _released)}");
        Assert.Equal(_released.Count, await exercises.EntriesAsync(_reference, "InjectReleased"));
        await SeesAsync(exercises.Desk, "desk");
        await SeesAsync(exercises.Lawyer, "legal");

        var deeds = await DeedsAsync(exercises.Conductor, _reference);
        Assert.True(deeds.Count == _deeds, $"{where}: {deeds.Count} deeds, not {_deeds}");
        Assert.All(deeds, deed => Assert.True(
            deed.Kind == "InjectAnswered" ? _released.Contains(deed.Subject) : _dossiers.Contains(deed.DossierReference), where));
        Assert.All(deeds, deed => Assert.InRange(deed.RunningSeconds, 0, exercise.RunningSeconds + 1));
        Assert.Equal(deeds.Select(deed => deed.Number).Order(), deeds.Select(deed => deed.Number));

        async Task SeesAsync(Client who, string part)
            => Assert.Equal(
                string.Join(' ', _injects.Where(inject => inject.Parts.Contains(part) && _released.Contains(inject.Key))
                    .Select(inject => inject.Key)),
                await InjectsAsync(who, _reference));
    }

    // Nothing is released, done or counted any more.
    private async Task EndedAsync()
    {
        var report = await ReportAsync(exercises.Conductor, _reference);
        var before = await exercises.Conductor.GetExerciseAsync(new() { Reference = _reference });
        await exercises.PassAsync(TimeSpan.FromHours(2));
        await IsAsync(false, () => exercises.OpenAsync(_reference));
        Assert.Equal(before, await exercises.Conductor.GetExerciseAsync(new() { Reference = _reference }));
        Assert.Equal(report, await ReportAsync(exercises.Conductor, _reference));
        await using var connection = await exercises.Service.Database.OpenConnectionAsync();
        Assert.Equal(
            0,
            await connection.ExecuteScalarAsync<long>(
                """
                SELECT count(*) FROM dossier d WHERE d.exercise_reference = @reference AND (NOT d.exercise OR EXISTS (
                    SELECT FROM dossier_change c WHERE c.dossier_reference = d.reference AND c.changed_by NOT IN (
                        SELECT subject FROM exercise_member WHERE exercise = @reference)))
                """,
                new { reference = _reference }));
    }

    private static async Task<bool> IsAsync(bool allowed, Func<Task> command)
    {
        try
        {
            await command();
        }
        catch (RpcException refused) when (refused.StatusCode is StatusCode.FailedPrecondition or StatusCode.NotFound)
        {
            Assert.False(allowed, refused.Status.Detail);
            return false;
        }

        Assert.True(allowed);
        return true;
    }
}
