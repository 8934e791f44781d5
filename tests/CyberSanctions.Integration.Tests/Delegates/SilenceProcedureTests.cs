namespace CyberSanctions.Integration.Tests.Delegates;

/// <summary>The silence procedure (COREU): the Council's Rules of Procedure, Article 12(2).</summary>
[Collection(SuiteCollection.Name)]
public sealed class SilenceProcedureTests(Suite suite, Seats seats)
{
    private static readonly TimeSpan OneDay = TimeSpan.FromDays(1);
    private readonly Council _council = new(suite);

    [Fact]
    public async Task Silence_UntilTheEndOfThePeriod_IsConsent()
    {
        var france = await seats.OfAsync(suite, "FR");

        // Nothing needs to be done within it, so that nothing depends on how long it is.
        var act = await _council.ProposeAsync(Procedure.Within(TimeSpan.FromSeconds(3)));
        var watched = await france.RunAsync("watch", act.Ballot);

        watched.ExitedWith(0);
        Assert.Contains(
            "decided: adopted Adopted: 27 members were silent until the end of the period, which is consent (Council's Rules of"
            + " Procedure, Article 12(2));",
            watched.After($"{act.Ballot}:"));
        Assert.Equal("adopted", await _council.OutcomeAsync(act));
        await _council.PublishedAsync(act);
    }

    [Fact]
    public async Task SilenceBroken_WithAReason_EndsTheProcedure()
    {
        var (ireland, france) = (await seats.OfAsync(suite, "IE"), await seats.OfAsync(suite, "FR"));
        var act = await _council.ProposeAsync(Procedure.Within(OneDay));
        var agenda = await ireland.RunAsync("agenda");
        Assert.Equal("silence procedure, unanimity", agenda.Cell(act.Ballot, "Procedure"));
        Assert.Equal("silent", agenda.Cell(act.Ballot, "You"));
        await ireland.RefusedAsync("break-the-silence", "vote", act.Ballot, "against");

        var broken = await ireland.StateAsync("silence", "break", act.Ballot, "--reason", "The evidence does not bear it.");

        Assert.Contains("IE breaks the silence", broken.Words);
        var shown = await france.ShowAsync(act.Ballot);
        Assert.Contains("IE, against: The evidence does not bear it.", shown);
        Assert.Contains("Decided: not adopted Not adopted: IE broke the silence", shown);
        Assert.Equal("not-adopted", await _council.OutcomeAsync(act));
        await _council.NotPublishedAsync(act);
    }

    [Fact]
    public async Task Reservation_SuspendsThePeriod_LiftingItResumesIt_AndThePresidencyMayExtendIt()
    {
        var (netherlands, france) = (await seats.OfAsync(suite, "NL"), await seats.OfAsync(suite, "FR"));
        var act = await _council.ProposeAsync(Procedure.Within(OneDay));
        using var watching = france.Start("watch", act.Ballot);
        await watching.SeeAsync("the ballot opens");

        await netherlands.StateAsync("reserve", act.Ballot, "parliamentary", "--reason", "The Invented Chamber sits on Tuesday.");
        await watching.SeeAsync("silence procedure, suspended by a reservation; time left: suspended");
        Assert.Contains(
            "NL, parliamentary reservation: The Invented Chamber sits on Tuesday.", await france.ShowAsync(act.Ballot));
        await netherlands.RefusedAsync("reservation-stands", "reserve", act.Ballot, "substance", "--reason", "Another one.");
        await france.RefusedAsync("no-reservation", "lift", act.Ballot);

        await netherlands.StateAsync("lift", act.Ballot);
        await watching.SeeAsync("silence procedure, open; time left: 23 h");

        await _council.OfficerAsync(act, "deadline", new { deadline = DateTime.UtcNow.Date.AddDays(9) });
        await watching.SeeAsync("extended until");
        Assert.Matches("Time left [78] d", await france.ShowAsync(act.Ballot));

        // Whoever has seen enough leaves.
        watching.Type(Seat.Interrupt);
        var left = await watching.EndAsync();
        left.ExitedWith(130);
        Assert.DoesNotContain("Refused", left.Words);
    }

    [Fact]
    public async Task CorrectedText_StartsTheProcedureAgain_AndWhatWasSignedOnTheOldTextIsRefused()
    {
        var (france, ireland) = (await seats.OfAsync(suite, "FR"), await seats.OfAsync(suite, "IE"));
        var act = await _council.ProposeAsync(Procedure.Within(OneDay));
        await france.StateAsync("vote", act.Ballot, "for");
        using var watching = france.Start("watch", act.Ballot);
        await watching.SeeAsync("FR votes for");
        using var signing = ireland.Start("vote", act.Ballot, "for");
        await signing.SeeAsync(Seat.Question);

        var corrected = await _council.CorrectAsync(
            act, "The Invented Ministry has four servers, and Aurelia Nimbus entered them all.", Procedure.Within(OneDay));

        Assert.Contains(
            "decided: superseded Superseded: the text was corrected", (await watching.EndAsync()).After($"{act.Ballot}:"));
        signing.Type("yes\n");
        var refused = await signing.EndAsync();
        Assert.Contains("Refused (ballot-closed)", refused.Words);
        refused.ExitedWith(1);
        var agenda = await france.RunAsync("agenda");
        Assert.Equal("silent", agenda.Cell(corrected.Ballot, "You"));
        Assert.DoesNotContain(act.Ballot, agenda.Words);
        Assert.Contains("Aurelia Nimbus entered them all", await france.ShowAsync(corrected.Ballot));
        await ireland.StateAsync("vote", corrected.Ballot, "for");

        // With a period as short as can be, the corrected text comes onto the list.
        var adopted = await _council.CorrectAsync(
            corrected, "Aurelia Nimbus entered all five servers.", Procedure.Within(TimeSpan.FromSeconds(3)));
        Assert.Contains("decided: adopted", (await france.RunAsync("watch", adopted.Ballot)).After($"{adopted.Ballot}:"));
        Assert.Contains("Aurelia Nimbus entered all five servers.", await _council.PublishedAsync(adopted));
    }
}
