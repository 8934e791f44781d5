using CyberSanctions.Contracts.Attribution.V1;
using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.ServiceDefaults.Errors;
using static CyberSanctions.Attribution.Tests.Exercises.ExercisesService;

namespace CyberSanctions.Attribution.Tests.Exercises;

public sealed class ScenarioTests(ExercisesService exercises) : IClassFixture<ExercisesService>
{
    [Fact]
    public async Task WhatIsWrong_IsSaidAtOnce_ByItsPath_AndNothingIsKept()
    {
        var scenario = Scenario();
        scenario.Title = "";
        scenario.Parts[1].Key = "desk";
        scenario.Injects[0].After = "soon";
        scenario.Injects[1].Parts[1] = "navy";
        scenario.Injects[2].Key = "call";
        scenario.Reactions[0].Deeds[0] = "DossierBurnt";
        scenario.Reactions[0].Within = "PT0S";
        scenario.Reactions[1].Inject = "nothing";
        var before = await exercises.EntriesAsync("", "ExercisePrepared");

        var refused = await RefusedAsync(exercises.Conductor.PrepareExerciseAsync(new() { Scenario = scenario }));

        Assert.Equal(
            [
                "scenario.injects[0].after", "scenario.injects[1].parts[1]", "scenario.injects[2].key",
                "scenario.injects[2].parts[0]", "scenario.parts[1].key", "scenario.reactions[0].deeds[0]",
                "scenario.reactions[0].within", "scenario.reactions[1].inject", "scenario.reactions[1].part",
                "scenario.reactions[2].part", "scenario.title",
            ],
            StatusDetails.FromRpcException(refused).Fields.Select(field => field.Field).Order(StringComparer.Ordinal));
        Assert.Equal(before, await exercises.EntriesAsync("", "ExercisePrepared"));
    }

    [Theory]
    [InlineData(DeskName, "scenario.parts[1].subjects[1]")]
    [InlineData("FLAVIA.FOG", "scenario.parts[1].subjects[1]")]
    [InlineData("fl\u0430via.fog", "scenario.parts[1].subjects[1]")]
    [InlineData(ConductorName, "scenario.parts[1].subjects[1]")]
    [InlineData("tiberius.qui11", "scenario.parts[1].subjects[1]")]
    public async Task Nobody_PlaysTwoParts_OrConductsAndPlays_AlsoNotUnderANameThatLooksAlike(string subject, string field)
    {
        var scenario = Scenario();
        scenario.Parts[1].Subjects.Add(subject);

        var refused = await RefusedAsync(exercises.Conductor.PrepareExerciseAsync(new() { Scenario = scenario }));

        Assert.Contains(field, StatusDetails.FromRpcException(refused).Fields.Select(problem => problem.Field));
    }

    [Fact]
    public async Task Prepared_ItIsThereForThoseInIt_EachWithWhatIsTheirs_AndForNobodyElse()
    {
        var reference = await exercises.PrepareAsync();

        var conducted = await exercises.Second.GetExerciseAsync(new() { Reference = reference });
        Assert.Equal((ExerciseRole.Conductor, ""), (conducted.Role, conducted.Part));
        Assert.Equal([ConductorName, SecondName], conducted.Conductors);
        Assert.Equal([DeskName], conducted.Parts[0].Subjects);
        Assert.Equal("call press leak", await InjectsAsync(exercises.Second, reference));

        var played = await exercises.Desk.GetExerciseAsync(new() { Reference = reference });
        Assert.Equal((ExerciseRole.Player, "desk"), (played.Role, played.Part));
        Assert.Empty(played.Objectives);
        Assert.Empty(played.Conductors);
        Assert.Equal(["The desk officer"], played.Parts.Select(part => part.Title));
        Assert.Empty(played.Parts[0].Subjects);
        Assert.Equal("", await InjectsAsync(exercises.Desk, reference));

        foreach (var outside in new[] { exercises.Stranger, exercises.Watcher, exercises.Call("FLAVIA.FOG", "officer") })
        {
            Assert.Equal("not-found", await ReasonAsync(outside.GetExerciseAsync(new() { Reference = reference })));
            Assert.Equal("not-found", await ReasonAsync(outside.ListInjectsAsync(new() { Reference = reference })));
            Assert.DoesNotContain(reference, (await outside.ListExercisesAsync(new())).Exercises.Select(one => one.Reference));
        }

        Assert.Equal(ExerciseRole.Auditor, (await exercises.Auditor.GetExerciseAsync(new() { Reference = reference })).Role);
    }

    [Fact]
    public async Task WhoMayNotSeeItsMarking_IsNotInIt_WhateverTheScenarioSays()
    {
        var scenario = Scenario();
        scenario.Handling = Handling.TlpAmberStrict;
        scenario.Parts[0].Subjects.Add("us.analyst");
        var reference = await exercises.PrepareAsync(scenario);
        var partner = exercises.Call("us.analyst", "partner");

        Assert.Equal("not-found", await ReasonAsync(partner.GetExerciseAsync(new() { Reference = reference })));
        Assert.DoesNotContain(reference, (await partner.ListExercisesAsync(new())).Exercises.Select(one => one.Reference));
    }

    [Fact]
    public async Task Cast_WithoutAScenario_IsRefused()
        => Assert.Equal("invalid-field", await ReasonAsync(exercises.Conductor.PrepareExerciseAsync(new())));
}
