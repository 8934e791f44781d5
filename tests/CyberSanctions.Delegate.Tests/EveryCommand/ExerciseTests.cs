using System.Text.Json.Nodes;
using CyberSanctions.Delegate.Output;

namespace CyberSanctions.Delegate.Tests.EveryCommand;

/// <summary>Nobody takes an exercise for the real thing, or the real thing for an exercise.</summary>
public sealed class ExerciseTests
{
    public static TheoryData<string> Commands => [.. AtADesk.Commands];

    // The roll call that the others read is that of an exercise.
    public static TheoryData<string> OfTheBallot
        => [.. AtADesk.Commands.Where(
            command => !command.StartsWith("rollcall", StringComparison.Ordinal)
                && !command.StartsWith("verify", StringComparison.Ordinal))];

    public static TheoryData<string> WithJson => [.. AtADesk.WithJson];

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task Exercise_IsCalledThat_WhateverIsTyped(string command)
    {
        await using var service = await AtADesk.OpenAsync(exercise: true);

        var (code, printed, error) = await AtADesk.TypeAsync(service, command);

        Assert.True(code == 0, error);
        Assert.Contains("[EXERCISE]", printed + error);
    }

    [Theory]
    [MemberData(nameof(OfTheBallot))]
    public async Task WhatIsNone_IsNotCalledThat(string command)
    {
        await using var service = await AtADesk.OpenAsync(exercise: false);

        var (code, printed, error) = await AtADesk.TypeAsync(service, command);

        Assert.True(code == 0, error);
        Assert.DoesNotContain("EXERCISE", printed + error);
    }

    [Theory]
    [MemberData(nameof(WithJson))]
    public async Task Json_SaysWhetherItIsOne(string command)
    {
        await using var service = await AtADesk.OpenAsync(exercise: true);

        var (code, printed, error) = await AtADesk.TypeAsync(service, command);

        Assert.True(code == 0, error);
        JsonNode?[] documents = command.StartsWith("watch", StringComparison.Ordinal)
            ? [.. printed.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line))]
            : JsonNode.Parse(printed) is JsonArray items ? [.. items] : [JsonNode.Parse(printed)];
        Assert.NotEmpty(documents);
        Assert.All(documents, document => Assert.True((bool?)document!["exercise"]));
    }

    [Theory]
    [InlineData(true, "This is an EXERCISE. Sign and send this?")]
    [InlineData(false, "Sign and send this?")]
    public async Task Question_WhetherToSign_NamesIt(bool exercise, string question)
    {
        await using var service = await AtADesk.OpenAsync(exercise);
        using var rehearsal = new Rehearsal(input: "yes\n", terminal: true);
        await service.SignInAsync(rehearsal);

        Assert.Equal(ExitCode.Ok, await rehearsal.RunAsync("vote", Made.Reference, "for"));
        Assert.Contains($"\n{question}", $"\n{rehearsal.Error}");
    }

    [Fact]
    public async Task BallotAndText_ThatDisagree_AreNotSigned()
    {
        await using var service = await AtADesk.OpenAsync(exercise: false);
        service.Ballot.Exercise = true;

        var (code, _, error) = await AtADesk.TypeAsync(service, $"vote {Made.Reference} for --yes");

        Assert.Equal(ExitCode.DoesNotVerify, code);
        Assert.Contains("SAYS THAT IT IS AN EXERCISE, AND ITS TEXT SAYS THE OPPOSITE", error);
        Assert.Empty(service.Sent);
    }
}
