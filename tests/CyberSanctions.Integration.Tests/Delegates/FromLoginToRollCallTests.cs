namespace CyberSanctions.Integration.Tests.Delegates;

/// <summary>One vote as a delegate sees it, from signing in to checking the roll call.</summary>
[Collection(SuiteCollection.Name)]
public sealed class FromLoginToRollCallTests(Suite suite, Seats seats)
{
    [Fact]
    public async Task Delegate_SignsIn_MakesAKey_Reads_Votes_Watches_AndVerifiesTheRollCall()
    {
        var council = new Council(suite);
        var act = await council.ProposeAsync();
        var france = seats.Empty("FR");

        Assert.Contains("You have no key", await EndsWithAsync(3, france, "vote", act.Ballot, "for"));
        Assert.Contains("delegate login", await EndsWithAsync(3, france, "agenda"));
        var signedIn = await france.SignInAsync(suite);
        Assert.Contains("Signed in as delegate.fr, delegate of FR", signedIn.Words);
        Assert.Contains("From now on only this key is trusted", signedIn.Words);

        var made = await france.RunAsync("key", "new");
        Assert.Contains("only you can read", made.Words);
        Assert.Contains("The service does not have it", (await france.RunAsync("key", "show")).Words);
        var key = await france.RegisterAsync(suite, made);
        Assert.Contains($"Key id: {key}", made.Words);
        Assert.Contains("The service has it as a key of FR", (await france.RunAsync("key", "show")).Words);

        var agenda = await france.RunAsync("agenda");
        Assert.Equal(("vote at a meeting, unanimity", "at the meeting", "has not voted"), Columns(agenda, act.Ballot));
        var shown = await france.ShowAsync(act.Ballot);
        Assert.Contains($"The text: 1 listing 1. Aurelia Nimbus ({act.EuReferenceNumber}) (a) responsible for cyber-attacks;"
            + " asset freeze, travel ban", shown);
        Assert.Contains(
            "Procedure vote at a meeting; unanimity (Article 31(1) TEU) Proposed by the High Representative State open", shown);
        Assert.Contains("by its hash, computed here, the one that the ballot is on: SHA-256", shown);
        var diff = await france.RunAsync("diff", act.Ballot);
        Assert.Contains($"added: Aurelia Nimbus ({act.EuReferenceNumber})", diff.Words);
        Assert.Contains("+ statementOfReasons: Aurelia Nimbus entered the servers of an invented ministry.", diff.Words);

        var voted = await france.StateAsync("vote", act.Ballot, "for");
        Assert.Contains("Statement FR votes for", voted.Words);
        Assert.Contains("\"choice\":\"for\"", voted.Words);
        Assert.Contains("1 receipt, which verifies", (await france.RunAsync("receipts", act.Ballot)).Words);

        using var watching = france.Start("watch", act.Ballot);
        await watching.SeeAsync("FR votes for");
        await council.VoteAsync(act, ["FR"]);
        Assert.Equal("adopted", await council.CloseAsync(act));
        var watched = await watching.EndAsync();
        watched.ExitedWith(0);
        Assert.Contains(
            "decided: adopted Adopted: 27 of 27 members voted for and nobody against", watched.After($"{act.Ballot}:"));
        Assert.DoesNotContain("has not voted", watched.After($"{act.Ballot}:"));

        var file = france.Write("rollcall.json", "");
        var downloaded = await france.RunAsync("rollcall", act.Ballot, "--output", file);
        Assert.Contains(
            $"Check them with: CYBERSANCTIONS_DELEGATE_HOME={france.Home} delegate verify {file}",
            downloaded.Words.Replace(" \\", ""));
        var verified = await france.RunAsync("verify", file, "--own-keys");
        verified.ExitedWith(0);
        Assert.Contains("Outcome adopted", verified.Words);
        Assert.Contains("29 proceedings, 27 of them statements", verified.Words);
        Assert.Contains("The roll call verifies.", verified.Words);
        await council.PublishedAsync(act);
        Assert.DoesNotContain(act.Ballot, (await france.RunAsync("agenda")).Words);
    }

    private static (string Procedure, string TimeLeft, string You) Columns(Output agenda, string ballot)
        => (agenda.Cell(ballot, "Procedure"), agenda.Cell(ballot, "Time left"), agenda.Cell(ballot, "You"));

    private static async Task<string> EndsWithAsync(int exitCode, Seat seat, params string[] command)
    {
        var output = await seat.RunAsync(command);
        output.ExitedWith(exitCode);
        return output.Words;
    }
}
