using CyberSanctions.Attribution.Exercises;
using CyberSanctions.Contracts.Attribution.V1;
using static CyberSanctions.Attribution.Tests.Exercises.ExercisesService;

namespace CyberSanctions.Attribution.Tests.Exercises;

public sealed class ReactionTests(ExercisesService exercises) : IClassFixture<ExercisesService>
{
    // Released at minute 10, ten minutes are given; times in minutes of running time.
    [Theory]
    [InlineData(null, "", 30, false, ReactionStatus.Waiting)]
    [InlineData(null, "DossierCreated@5", 30, true, ReactionStatus.Waiting)]
    [InlineData(10, "", 20, false, ReactionStatus.Open)]
    [InlineData(10, "", 21, false, ReactionStatus.Missed)]
    [InlineData(10, "", 12, true, ReactionStatus.Missed)]
    [InlineData(10, "DossierCreated@9", 12, false, ReactionStatus.Open)]
    [InlineData(10, "DossierCreated@10", 12, false, ReactionStatus.Met)]
    [InlineData(10, "DossierCreated@20", 90, true, ReactionStatus.Met)]
    [InlineData(10, "DossierCreated@21", 90, true, ReactionStatus.Late)]
    [InlineData(10, "RemarkMade@15", 90, true, ReactionStatus.Missed)]
    [InlineData(10, "DossierCreated@9 EvidenceAdded@15 DossierCreated@30", 90, true, ReactionStatus.Met)]
    public void AReaction_IsMetInItsTime_LateAfterIt_AndMissedWhenNothingWasDone(
        int? released, string done, int now, bool over, ReactionStatus status)
    {
        var expected = Row(["DossierCreated", "EvidenceAdded"]);
        var deeds = done.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(deed => deed.Split('@'))
            .Select(deed => new DoneRow(1, "desk", deed[0], default) { Ran = Minutes(int.Parse(deed[1], null)) });

        Assert.Equal(
            status,
            ReactionRules.Of(expected, released is { } at ? Minutes(at) : null, deeds, Minutes(now), over).Status);
    }

    [Fact]
    public void WithoutDeeds_ItIsOpen_UntilSomebodyJudges()
        => Assert.Equal(ReactionStatus.Open, ReactionRules.Of(Row([]), 0, [], Minutes(90), over: true).Status);

    [Theory]
    [InlineData(5, 5)]
    [InlineData(25, 10)]
    [InlineData(31, 11)]
    [InlineData(50, 20)]
    public void TheClock_StandsStillInPauses(int minute, int ran)
    {
        var start = new DateTime(2026, 11, 28, 9, 0, 0, DateTimeKind.Utc);
        StepRow[] steps =
        [
            new(ExerciseStep.Start, "x", start, 0), new(ExerciseStep.Pause, "x", start.AddMinutes(10), Minutes(10)),
            new(ExerciseStep.Resume, "x", start.AddMinutes(30), Minutes(10)),
            new(ExerciseStep.End, "x", start.AddMinutes(40), Minutes(20)),
        ];

        Assert.Equal(Minutes(ran), RunningTime.At(steps, start.AddMinutes(minute)));
    }

    [Fact]
    public async Task WhatIsExpected_IsComputedFromWhatIsDone_AndAJudgementHoldsOverIt()
    {
        var reference = await exercises.StartAsync();
        Assert.Equal("Open Waiting Open", await StatusesAsync(exercises.Conductor, reference));
        await exercises.PassAsync(TimeSpan.FromMinutes(6));
        Assert.Equal("Missed Waiting Open", await StatusesAsync(exercises.Conductor, reference));
        await exercises.OpenAsync(reference);
        await exercises.Conductor.ReleaseInjectAsync(new() { Reference = reference, Key = "leak" });
        Assert.Equal("Late Open Open", await StatusesAsync(exercises.Conductor, reference));
        await exercises.Lawyer.AnswerInjectAsync(new() { Reference = reference, Key = "leak", Text = "No comment." });
        await exercises.Second.JudgeReactionAsync(
            new()
            {
                Reference = reference,
                Key = "open",
                Status = ReactionStatus.Met,
                Note = "The clock on the wall was wrong.",
            });
        await exercises.Second.JudgeReactionAsync(new() { Reference = reference, Key = "calm", Status = ReactionStatus.Missed });
        await exercises.Second.JudgeReactionAsync(new() { Reference = reference, Key = "calm", Status = ReactionStatus.Met });
        Assert.Equal("Met Met Met", await StatusesAsync(exercises.Conductor, reference));
        Assert.Equal(
            "not-found",
            await ReasonAsync(exercises.Conductor.JudgeReactionAsync(
                new() { Reference = reference, Key = "nothing", Status = ReactionStatus.Met })));
        Assert.Equal("not-found", await ReasonAsync(exercises.Desk.ListReactionsAsync(new() { Reference = reference })));
    }

    private static long Minutes(int minutes) => RunningTime.Of(TimeSpan.FromMinutes(minutes));

    private static ReactionRow Row(string[] deeds)
        => new(1, "open", "x", "desk", "call", Minutes(10), deeds, null, null, null, null, null);
}
