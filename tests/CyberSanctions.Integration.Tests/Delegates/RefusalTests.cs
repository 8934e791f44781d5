namespace CyberSanctions.Integration.Tests.Delegates;

/// <summary>What a delegate sees when it does not go on, and what the client then ends with.</summary>
[Collection(SuiteCollection.Name)]
public sealed class RefusalTests(Suite suite, Seats seats)
{
    private readonly Council _council = new(suite);

    [Fact]
    public async Task AnythingButYes_SignsNothing()
    {
        var belgium = await seats.OfAsync(suite, "BE");
        var act = await _council.ProposeAsync();

        foreach (var answer in new[] { "no", "", "y" })
        {
            var declined = await belgium.AnswerAsync(answer, "vote", act.Ballot, "for");
            Assert.Contains("Nothing was signed or sent.", declined.Words);
            declined.ExitedWith(2);
        }

        Assert.Contains("No receipts are kept here.", (await belgium.RunAsync("receipts", act.Ballot)).Words);
        using (var asked = belgium.Start("vote", act.Ballot, "for"))
        {
            await asked.SeeAsync(Seat.Question);
            asked.Type(Seat.Interrupt);
            (await asked.EndAsync()).ExitedWith(130);
        }

        Assert.Equal("has not voted", (await belgium.RunAsync("agenda")).Cell(act.Ballot, "You"));
    }

    [Fact]
    public async Task RevokedKey_SignsNothingMore_AndANewOneDoes()
    {
        var (belgium, keyId) = await seats.NewAsync(suite, "BE");
        var act = await _council.ProposeAsync();
        await belgium.StateAsync("vote", act.Ballot, "for");
        await suite.AskAsync(
            HttpMethod.Post,
            $"/api/v1/delegations/keys/{keyId}/revocation",
            await suite.TokenAsync("administrator.keys", "administrator"));

        await belgium.RefusedAsync("key-not-valid", "vote", act.Ballot, "against");
        Assert.Contains("it was revoked at", (await belgium.RunAsync("key", "show")).Words);

        var renewed = await belgium.RunAsync("key", "new", "--rotate");
        await belgium.RefusedAsync("unknown-key", "vote", act.Ballot, "against");
        await belgium.RegisterAsync(suite, renewed);
        await belgium.StateAsync("vote", act.Ballot, "against");
    }

    [Fact]
    public async Task VoteAfterTheClose_IsRefused()
    {
        var belgium = await seats.OfAsync(suite, "BE");
        var act = await _council.ProposeAsync();
        await _council.VoteAsync(act, []);
        Assert.Equal("adopted", await _council.CloseAsync(act));

        Assert.Contains("is decided", (await belgium.RefusedAsync("ballot-closed", "vote", act.Ballot, "against")).Words);
        Assert.Equal("adopted", await _council.OutcomeAsync(act));
    }

    [Fact]
    public async Task WhatMakesNoSense_EndsWith2_AndABallotThatIsNone_With1()
    {
        var belgium = await seats.OfAsync(suite, "BE");

        (await belgium.RunAsync("vote", "BAL-1999-0001", "perhaps")).ExitedWith(2);
        var unknown = await belgium.RunAsync("show", "BAL-1999-0001");
        Assert.Contains("Refused (not-found)", unknown.Words);
        unknown.ExitedWith(1);
    }

    [Fact]
    public async Task GatewayThatIsNotThere_EndsWith4()
    {
        var (belgium, _) = await seats.NewAsync(suite, "BE");
        var settings = Path.Combine(belgium.Home, "settings.json");
        var elsewhere = (await File.ReadAllTextAsync(settings)).Replace(
            suite.GrpcAddress.Port.ToString(System.Globalization.CultureInfo.InvariantCulture), "1");
        await File.WriteAllTextAsync(settings, elsewhere);

        var output = await belgium.RunAsync("agenda");

        Assert.Contains("The gateway cannot be reached", output.Words);
        output.ExitedWith(4);
    }

    [Fact]
    public async Task ReceiptOrRollCallThatWasTamperedWith_DoesNotVerify()
    {
        var (belgium, _) = await seats.NewAsync(suite, "BE");
        var act = await _council.ProposeAsync();
        await belgium.StateAsync("vote", act.Ballot, "for");
        await _council.VoteAsync(act, ["BE"]);
        await _council.CloseAsync(act);
        var file = belgium.Write("rollcall.json", "");
        await belgium.RunAsync("rollcall", act.Ballot, "--output", file);
        await File.WriteAllTextAsync(file, (await File.ReadAllTextAsync(file)).Replace("Invented act", "Another act"));

        var rollCall = await belgium.RunAsync("verify", file);
        Assert.Contains("THE ROLL CALL DOES NOT VERIFY.", rollCall.Words);
        Assert.InRange(rollCall.ExitCode, 10, 99);

        var kept = Directory.GetFiles(Path.Combine(belgium.Home, "receipts"), "*", SearchOption.AllDirectories).Single();
        await File.WriteAllTextAsync(kept, (await File.ReadAllTextAsync(kept)).Replace("delegate.be", "delegate.de"));
        (await belgium.RunAsync("receipts")).ExitedWith(5);
    }
}
