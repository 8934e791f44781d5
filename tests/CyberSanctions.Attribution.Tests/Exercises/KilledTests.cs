using CyberSanctions.Contracts.Attribution.V1;
using CyberSanctions.Testing;
using static CyberSanctions.Attribution.Tests.Exercises.ExercisesService;

namespace CyberSanctions.Attribution.Tests.Exercises;

/// <summary>kill -9 while injects fall due: each is released once, at the latest when the service is there again.</summary>
public sealed class KilledTests(KilledReplicas replicas) : IClassFixture<KilledReplicas>, IAsyncLifetime
{
    private const int Many = 40;

    // A replica that was just started says so before it first looks.
    private static readonly TimeSpan AtOnce = TimeSpan.FromSeconds(30);

    public Task InitializeAsync() => replicas.StartAsync();

    public Task DisposeAsync() => Task.CompletedTask;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task WhatFellDueWhileNothingRan_IsReleasedOnce_WhenItIsThereAgain(int again)
    {
        var exercise = await PlayAsync(Injects());
        await Eventually.HoldsAsync(async () => (await replicas.ReleasedAsync(exercise)).Count == 1, "It does not begin.");
        replicas.Kill();

        replicas.Pass(TimeSpan.FromMinutes(20));
        Assert.Single(await replicas.ReleasedAsync(exercise));
        var restarted = replicas.Now;
        await Task.WhenAll(new[] { replicas.First, replicas.Second }.Take(again).Select(replica => replica.StartAsync()));

        var released = await AllAsync(exercise, 1 + Many);
        Assert.All(released.Skip(1), inject =>
        {
            // The row says when it was released, and not when it was due; that the service was away counts as running.
            Assert.InRange(inject.ReleasedAt, restarted.UtcDateTime, restarted.UtcDateTime + AtOnce);
            Assert.InRange(inject.Seconds, 20 * 60, (20 * 60) + 120);
        });
        await OnceAsync(exercise, 1 + Many);
    }

    [Fact]
    public async Task KilledWhileTheyRelease_AgainAndAgain_EachIsReleasedOnce()
    {
        // Every exercise is a transaction of its own: some are done when the replicas are killed, and some are not.
        var exercises = new List<string>();
        for (var i = 0; i < 8; i++)
        {
            exercises.Add(await PlayAsync(Injects()));
        }

        replicas.Pass(TimeSpan.FromMinutes(20));
        for (var kill = 0; kill < 3; kill++)
        {
            await Eventually.HoldsAsync(async () => await DoneAsync() >= Math.Min(1 + (3 * kill), 8), "Nothing is released.");
            replicas.Kill();
            await replicas.StartAsync();
        }

        foreach (var exercise in exercises)
        {
            await AllAsync(exercise, 1 + Many);
            await OnceAsync(exercise, 1 + Many);
        }

        async Task<int> DoneAsync()
        {
            var done = 0;
            foreach (var exercise in exercises)
            {
                // Of one exercise all that is due is released together, or nothing.
                var count = (await replicas.ReleasedAsync(exercise)).Count;
                Assert.Contains(count, (int[])[0, 1, 1 + Many]);
                done += count == 1 + Many ? 1 : 0;
            }

            return done;
        }
    }

    private static IEnumerable<NewInject> Injects() => Enumerable.Range(0, Many).Select(i => new NewInject
    {
        Key = $"due-{i:D2}x",
        Title = "One more call",
        Text = "And another server.",
        Parts = { "desk" },
        After = $"PT{10 + (i % 10)}M",
    });

    private async Task<string> PlayAsync(IEnumerable<NewInject> injects)
    {
        var scenario = Scenario();
        scenario.Injects.Clear();
        scenario.Injects.Add(new NewInject
        {
            Key = "call",
            Title = "A call",
            Text = "It was wiped.",
            Parts = { "desk" },
            After = "PT0S",
        });
        scenario.Injects.Add(injects);
        scenario.Reactions.Clear();
        var conductor = KilledReplicas.Conductor(replicas.First);
        var exercise = await conductor.PrepareExerciseAsync(new() { Scenario = scenario });
        await conductor.SteerExerciseAsync(new() { Reference = exercise.Reference, Step = ExerciseStep.Start });
        return exercise.Reference;
    }

    private Task<IReadOnlyList<KilledReplicas.Released>> AllAsync(string exercise, int count)
        => Eventually.IsAsync(
            () => replicas.ReleasedAsync(exercise),
            released => released.Count == count,
            released => $"{released.Count} of {count} are released.");

    // Also after they had time to do it once more.
    private async Task OnceAsync(string exercise, int count)
    {
        await Task.Delay(TimeSpan.FromSeconds(1.5));
        var released = await replicas.ReleasedAsync(exercise);
        Assert.Equal(count, released.Count);
        Assert.All(released, inject => Assert.Equal(1, inject.Entries));
    }
}
