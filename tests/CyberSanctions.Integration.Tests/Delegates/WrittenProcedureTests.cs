using System.Net;

namespace CyberSanctions.Integration.Tests.Delegates;

/// <summary>The ordinary written procedure: the Council's Rules of Procedure, Article 12(1).</summary>
[Collection(SuiteCollection.Name)]
public sealed class WrittenProcedureTests(Suite suite, Seats seats)
{
    [Fact]
    public async Task ConsentOfAll_IsAskedForInWriting_AndNobodysIsPresumed()
    {
        var council = new Council(suite);
        var (latvia, france) = (await seats.OfAsync(suite, "LV"), await seats.OfAsync(suite, "FR"));
        var act = await council.ProposeAsync(Procedure.Within(TimeSpan.FromDays(3), "written"));
        await council.VoteAsync(act, ["FR", "LV"]);
        await france.StateAsync("vote", act.Ballot, "for");

        using (var early = await suite.SendAsync(
            HttpMethod.Post, $"/api/v1/ballots/{act.Ballot}/decision", act.Officer, new { closeWithVotesMissing = true }))
        {
            Assert.Equal(HttpStatusCode.Conflict, early.StatusCode);
            Assert.Contains("these have not answered: LV", await early.Content.ReadAsStringAsync());
        }

        Assert.Contains(
            "If it ended now: not adopted Not adopted: LV did not answer, and nobody's consent is presumed",
            await latvia.ShowAsync(act.Ballot));
        var agenda = await latvia.RunAsync("agenda");
        Assert.Equal("written procedure, unanimity", agenda.Cell(act.Ballot, "Procedure"));
        Assert.Equal("2 d 23 h", agenda.Cell(act.Ballot, "Time left"));
        await latvia.StateAsync("vote", act.Ballot, "for");

        Assert.Equal("adopted", await council.CloseAsync(act));
        Assert.Contains("Decided: adopted Adopted: 27 of 27 members voted for", await latvia.ShowAsync(act.Ballot));
        await council.PublishedAsync(act);
    }
}
