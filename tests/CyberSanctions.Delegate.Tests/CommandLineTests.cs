using CyberSanctions.Delegate.Output;

namespace CyberSanctions.Delegate.Tests;

public sealed class CommandLineTests : IDisposable
{
    private readonly Rehearsal _rehearsal = new();

    public void Dispose() => _rehearsal.Dispose();

    [Theory]
    [InlineData("")]
    [InlineData("votes")]
    [InlineData("vote BAL-2026-0004")]
    [InlineData("vote BAL-2026-0004 perhaps")]
    [InlineData("vote 2026-0004 for")]
    [InlineData("vote BAL-2026-0004 for --on-behalf-of DEU")]
    [InlineData("vote BAL-2026-0004 constructive")]
    [InlineData("vote BAL-2026-0004 for --declaration x.txt")]
    [InlineData("reserve BAL-2026-0004 substance")]
    [InlineData("reserve BAL-2026-0004 moral --reason x")]
    [InlineData("silence break BAL-2026-0004 --reason x --reason-file y")]
    [InlineData("brake BAL-2026-0004")]
    [InlineData("login --development")]
    [InlineData("login --subject amelie")]
    [InlineData("login --gateway localhost")]
    [InlineData("completion fish")]
    [InlineData("verify missing.json")]
    public async Task Run_ACommandLineThatMakesNoSense_EndsWith2(string line)
    {
        Assert.Equal(ExitCode.Usage, await _rehearsal.RunAsync(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)));
        // One line that says what is wrong, one that says where to read on, and not the whole help.
        Assert.InRange(_rehearsal.Error.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Length, 1, 2);
        Assert.Empty(_rehearsal.Out.ToString());
        Assert.False(Directory.Exists(_rehearsal.Home));
    }

    [Theory]
    [InlineData("vote", "BAL and CHOICE are missing.", "vote")]
    [InlineData("vote BAL-2026-0004", "CHOICE is missing.", "vote")]
    [InlineData("proxy", "A command is missing: give, withdraw.", "proxy")]
    [InlineData("proxy give", "XX and BAL are missing.", "proxy give")]
    [InlineData("verify", "FILE is missing.", "verify")]
    [InlineData("verify x.json --trust", "--trust is not an option of delegate verify.", "verify")]
    [InlineData("brake BAL-2026-0004 --reason", "--reason comes with TEXT.", "brake")]
    [InlineData(
        "proxy give GR BAL-2026-0004",
        "GR: Must be the Council's code of a Member State, upper case: "
        + "Greece is EL in the Council; GR is the code of ISO 3166-1.",
        "proxy give")]
    [InlineData(
        "vote BAL-2026-0004 for --on-behalf-of UK",
        "UK: Must be the Council's code of a Member State, upper case: "
        + "the United Kingdom left the Union on 31 January 2020.",
        "vote")]
    [InlineData(
        "login --development --member-state XX --subject amelie",
        "XX: Must be the Council's code of a Member State, upper case: for example FR.",
        "login")]
    public async Task Run_SomethingMissingOrWrong_SaysWhatInOneLine_AndWhereToReadOn(string line, string problem, string command)
    {
        Assert.Equal(ExitCode.Usage, await _rehearsal.RunAsync(line.Split(' ')));
        Assert.Equal(
            $"{problem}\nHow it is used: delegate {command} --help\n", _rehearsal.Error.ToString().ReplaceLineEndings("\n"));
        Assert.Empty(_rehearsal.Out.ToString());
        Assert.False(Directory.Exists(_rehearsal.Home));
    }

    [Fact]
    public async Task Hint_InAFolderOfItsOwn_WorksThere()
    {
        await _rehearsal.RunAsync("agenda");

        Assert.Contains(
            $"Sign in with: CYBERSANCTIONS_DELEGATE_HOME={_rehearsal.Home} delegate login", _rehearsal.Error.ToString());
    }

    [Fact]
    public async Task Run_Help_EndsWith0() => Assert.Equal(ExitCode.Ok, await _rehearsal.RunAsync("vote", "--help"));

    [Theory]
    [InlineData("agenda")]
    [InlineData("show BAL-2026-0004 --json")]
    [InlineData("vote BAL-2026-0004 for --yes")]
    public async Task Run_NotSignedInOrNoKey_EndsWith3(string line)
        => Assert.Equal(ExitCode.NotSignedIn, await _rehearsal.RunAsync(line.Split(' ')));

    [Fact]
    public async Task Vote_NobodyToConfirmAndNoYes_EndsWith2AndSignsNothing()
    {
        Assert.Equal(ExitCode.Usage, await _rehearsal.RunAsync("vote", Made.Reference, "for"));
        Assert.Contains("--yes", _rehearsal.Error.ToString());
    }

    [Fact]
    public async Task KeyNew_ASecondTime_IsRefused_AndRotatingKeepsBoth()
    {
        Assert.Equal(ExitCode.Ok, await _rehearsal.RunAsync("key", "new"));
        Assert.Contains("only you can read", _rehearsal.Out.ToString());
        Assert.Equal(ExitCode.Refused, await _rehearsal.RunAsync("key", "new"));
        Assert.Equal(ExitCode.Ok, await _rehearsal.RunAsync("key", "new", "--rotate"));
        Assert.Equal(2, Directory.GetFiles(Path.Combine(_rehearsal.Home, "keys")).Length);
    }

    [Fact]
    public async Task Verify_AFileThatIsNoRollCall_EndsWith10()
    {
        var file = Path.Combine(Path.GetDirectoryName(_rehearsal.Home)!, "rollcall.json");
        await File.WriteAllTextAsync(file, "{}");

        Assert.Equal(10, await _rehearsal.RunAsync("verify", file, "--json"));
        Assert.Contains("\"kind\": \"unreadable\"", _rehearsal.Out.ToString());
    }

    [Theory]
    [InlineData("vot", "vote")]
    [InlineData("vote BAL-2026-0004 ag", "against")]
    [InlineData("proxy gi", "give")]
    [InlineData("vote BAL-2026-0004 for --on", "--on-behalf-of")]
    public async Task Suggest_WhatIsBegun_IsCompleted(string line, string completed)
    {
        Assert.Equal(ExitCode.Ok, await _rehearsal.RunAsync($"[suggest:{line.Length}]", line));
        Assert.Equal(
            [completed],
            _rehearsal.Out.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(word => word.Trim()));
    }

    [Fact]
    public async Task Completion_Bash_PrintsAScriptThatAsksTheProgram()
    {
        Assert.Equal(ExitCode.Ok, await _rehearsal.RunAsync("completion", "bash"));
        Assert.Contains("complete -o default -F _delegate delegate", _rehearsal.Out.ToString());
        Assert.Contains("[suggest:${point}]", _rehearsal.Out.ToString());
    }
}
