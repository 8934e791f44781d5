using CyberSanctions.Contracts.Voting.V1;
using CyberSanctions.ServiceDefaults.Identity;
using CyberSanctions.Signing;
using CyberSanctions.Testing;
using static CyberSanctions.Voting.Tests.Council.Administrators;

namespace CyberSanctions.Voting.Tests.Council;

/// <summary>A database from before changes: its reference data are the first that were released, and its ballots stay.</summary>
public sealed class KeptReferenceDataTests
{
    [Fact]
    public async Task DatabaseOfBefore_HasItsDataAsReleasedChanges_AndItsBallotsNameThem()
    {
        using var receipts = SigningKey.Create();
        await using var kept = await TestService.StartOnKeptAsync<Program>(
            "voting", settings: ("Receipts:SigningKey", receipts.ToPem()));
        var data = new Contracts.Voting.V1.ReferenceData.ReferenceDataClient(kept.Channel("officer-1", [Roles.Officer]));
        var ballots = new Contracts.Voting.V1.Ballots.BallotsClient(kept.Channel("officer-1", [Roles.Officer]));

        var changes = (await data.ListChangesAsync(new ListChangesRequest { Page = new() { Size = 200 } })).Changes;
        var old = (await ballots.ListBallotsAsync(new ListBallotsRequest())).Ballots;

        Assert.Equal(32, changes.Count);
        Assert.All(changes, change => Assert.Equal(
            (ChangeState.Released, "service:voting", 64), (change.State, change.ProposedBy, change.Sha256.Length)));
        Assert.NotEmpty(old);
        foreach (var ballot in old)
        {
            var basis = await data.GetForBallotAsync(new GetForBallotRequest { BallotReference = ballot.Reference });
            var whole = await ballots.GetBallotAsync(new GetBallotRequest { Reference = ballot.Reference });
            Assert.Equal((ballot.PopulationYear, 1), (basis.Populations.Year, basis.Populations.Provenance.Edition));
            Assert.Equal(
                whole.Roster.Select(member => (member.MemberState, member.Population)),
                basis.Populations.Figures.Select(f => (f.MemberState, f.Population)));
        }

        // And they can be changed from here on.
        var administrator = new Contracts.Voting.V1.ReferenceData.ReferenceDataClient(kept.Channel(
            "aurelia.nimbus", [Roles.Administrator]));
        var other = new Contracts.Voting.V1.ReferenceData.ReferenceDataClient(kept.Channel(
            "tiberius.quill", [Roles.Administrator]));
        var today = Procedures.Periods.CouncilData.DayInBrussels(DateTime.UtcNow);
        var released = await other.ReleaseChangeAsync(Release(await administrator.ProposeChangeAsync(Minimum(today, 3))));
        Assert.Equal(2, released.Edition);
        Assert.Equal(
            released.Reference, (await data.GetInForceAsync(new GetInForceRequest())).SilenceMinimum.Provenance.ChangeReference);
    }
}
