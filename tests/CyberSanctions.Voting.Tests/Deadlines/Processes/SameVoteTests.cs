using CyberSanctions.Contracts.Voting.V1;
using Grpc.Core;

namespace CyberSanctions.Voting.Tests.Deadlines.Processes;

/// <summary>A vote that is sent to both replicas, as by a client that has heard nothing from the first.</summary>
[Collection(VotingProcessesCollection.Name)]
public sealed class SameVoteTests(VotingProcesses voting) : IAsyncLifetime
{
    public Task InitializeAsync() => voting.AgreeAsync();

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task AtBothReplicasAtOnce_UnderOneKey_IsOneVote_WithOneReceipt()
    {
        var ballot = await voting.OpenSilenceAsync();
        var vote = voting.Sign(ballot, "FR", Choice.Abstain);

        var receipts = await Task.WhenAll(Enumerable.Range(0, 10)
            .Select(i => VotingProcesses.Delegate(voting.Replicas[i % 2], "FR")
                .MakeStatementAsync(vote, new Metadata { { "idempotency-key", "one-vote" } }).ResponseAsync));

        Assert.Equal(2, Assert.Single(receipts.Distinct()).Proceeding.Position);
        voting.World.Move(TimeSpan.FromHours(49));
        var decided = await Exactly.OnceAsync(voting, ballot);
        Assert.Equal((3, "FR"), (decided.Position, Assert.Single(decided.Decision.Abstentions)));
    }
}
