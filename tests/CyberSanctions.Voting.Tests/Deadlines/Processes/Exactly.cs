using CyberSanctions.Contracts.Events.V1;
using CyberSanctions.Contracts.Voting.V1;
using CyberSanctions.Procedures.RollCalls;
using CyberSanctions.Testing;
using Grpc.Core;

namespace CyberSanctions.Voting.Tests.Deadlines.Processes;

/// <summary>What "decided exactly once" means, at all replicas, in the chain, in the journal and in the roll call.</summary>
internal static class Exactly
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    /// <summary>Waits until a ballot is decided, and makes sure that it is, once.</summary>
    public static async Task<Ballot> OnceAsync(VotingProcesses voting, OpenBallot ballot)
    {
        var chains = await Task.WhenAll(voting.Replicas.Select(replica => ChainAsync(replica, ballot)));
        var decided = await VotingProcesses.Officer(voting.First)
            .GetBallotAsync(new GetBallotRequest { Reference = ballot.Reference });
        Assert.Equal(
            decided,
            await VotingProcesses.Officer(voting.Second).GetBallotAsync(new GetBallotRequest { Reference = ballot.Reference }));
        Assert.Equal(BallotState.Decided, decided.State);
        Assert.Equal(chains[0], chains[1]);
        Assert.Equal(Enumerable.Range(1, decided.Position), chains[0].Select(link => link.Position));
        Assert.All(chains[0].Zip(chains[0].Skip(1)), pair => Assert.Equal(pair.First.Hash, pair.Second.Previous));
        Assert.Equal(
            [decided.Position], chains[0].Where(link => link.Kind == ProceedingKind.Decision).Select(link => link.Position));

        var events = await EventsAsync(voting.First, ballot);
        Assert.Equal(1, events.Count(type => type == BallotDecided.Descriptor.FullName));
        Assert.Equal(decided.Position, events.Count(type => type == BallotProceeded.Descriptor.FullName));

        var verification = RollCallVerifier.Verify(
            await RollCallAsync(voting.Second, ballot), new Trust([voting.Receipts.Public], Trust.Nothing.DelegationKeys));
        Assert.Empty(verification.Findings);
        Assert.True(verification.Facts!.ServiceKeyIsTrusted);
        return decided;
    }

    /// <summary>What watching a ballot at a replica shows: the stream ends with the decision.</summary>
    public static async Task<List<Proceeding>> ChainAsync(ServiceProcess replica, OpenBallot ballot)
    {
        using var patience = new CancellationTokenSource(Patience);
        using var watching = VotingProcesses.Officer(replica)
            .WatchBallot(new WatchBallotRequest { Reference = ballot.Reference }, cancellationToken: patience.Token);
        return await watching.ResponseStream.ReadAllAsync(patience.Token).ToListAsync();
    }

    /// <summary>What the journal holds about a ballot.</summary>
    public static async Task<List<string>> EventsAsync(ServiceProcess replica, OpenBallot ballot)
    {
        using var reading = VotingProcesses.Read(replica, 0, follow: false);
        return await reading.ResponseStream.ReadAllAsync()
            .Where(entry => entry.Subject == ballot.Reference)
            .Select(entry => entry.EventType)
            .ToListAsync();
    }

    /// <summary>The roll call of a decided ballot.</summary>
    public static async Task<byte[]> RollCallAsync(ServiceProcess replica, OpenBallot ballot)
        => (await VotingProcesses.Officer(replica)
            .GetRollCallAsync(new GetRollCallRequest { Reference = ballot.Reference })).Json.ToByteArray();
}
