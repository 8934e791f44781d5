namespace CyberSanctions.Integration.Tests.Delegates;

/// <summary>A delegate with the delegations' client, in a terminal, with a folder of its own.</summary>
/// <param name="memberState">For whom it speaks.</param>
/// <param name="folder">Its own.</param>
internal sealed class Seat(string memberState, string folder)
{
    public const string Question = "Sign and send this? Type yes:";

    /// <summary>Ctrl-C.</summary>
    public const string Interrupt = "\u0003";

    /// <summary>For whom it speaks.</summary>
    public string MemberState { get; } = memberState;

    /// <summary>Where the client keeps its files.</summary>
    public string Home { get; } = Path.Combine(folder, "home");

    /// <summary>Signs in for development; what it says.</summary>
    public Task<Output> SignInAsync(Suite suite) => RunAsync(
        "login", "--development", "--member-state", MemberState, "--subject", $"delegate.{MemberState.ToLowerInvariant()}",
        "--gateway", suite.GrpcAddress.ToString(), "--lists", suite.Gateway.BaseAddress!.ToString());

    /// <summary>Hands the public key that the client printed to the administrator, who registers it.</summary>
    /// <returns>The key's id.</returns>
    public async Task<string> RegisterAsync(Suite suite, Output printed)
    {
        var registered = await suite.AskAsync(
            HttpMethod.Post,
            $"/api/v1/delegations/{MemberState}/keys",
            await suite.TokenAsync("administrator.keys", "administrator"),
            new { publicKey = printed.Lines[^1].Trim(), validTo = DateTime.UtcNow.Date.AddYears(1) });
        return registered.GetProperty("keyId").GetString()!;
    }

    /// <summary>Types a command.</summary>
    public Terminal Start(params string[] arguments)
        => Terminal.Start(
            ["dotnet", Repository.DelegateClient, .. arguments],
            new Dictionary<string, string> { ["CYBERSANCTIONS_DELEGATE_HOME"] = Home });

    /// <summary>Types a command that asks nothing, and waits for its end.</summary>
    public async Task<Output> RunAsync(params string[] arguments)
    {
        using var terminal = Start(arguments);
        return await terminal.EndAsync();
    }

    /// <summary>Types a command that makes a statement, and answers the question whether to sign.</summary>
    public async Task<Output> AnswerAsync(string answer, params string[] arguments)
    {
        using var terminal = Start(arguments);
        await terminal.SeeAsync(Question);
        terminal.Type($"{answer}\n");
        return await terminal.EndAsync();
    }

    /// <summary>Makes a statement, which is accepted.</summary>
    public async Task<Output> StateAsync(params string[] arguments)
    {
        var output = await AnswerAsync("yes", arguments);
        Assert.Contains("Accepted", output.Words);
        Assert.Contains("The receipt verifies", output.Words);
        output.ExitedWith(0);
        return output;
    }

    /// <summary>Would make a statement, which is refused, whatever was typed.</summary>
    public async Task<Output> RefusedAsync(string reason, params string[] arguments)
    {
        var output = await AnswerAsync("yes", arguments);
        Assert.Contains($"Refused ({reason})", output.Words);
        Assert.DoesNotContain("Accepted", output.Words);
        output.ExitedWith(1);
        return output;
    }

    /// <summary>What a ballot looks like from here.</summary>
    public async Task<string> ShowAsync(string ballot)
    {
        var output = await RunAsync("show", ballot);
        output.ExitedWith(0);
        return output.Words;
    }

    /// <summary>Puts a file beside its own.</summary>
    public string Write(string name, string text)
    {
        var path = Path.Combine(folder, name);
        File.WriteAllText(path, text);
        return path;
    }
}
