using System.Collections.Concurrent;
using CyberSanctions.Contracts.Voting.V1;
using CyberSanctions.Procedures.RollCalls;
using CyberSanctions.Procedures.Statements;
using CyberSanctions.ServiceDefaults.Errors;
using Grpc.Core;

namespace CyberSanctions.Voting.Tests.Deadlines.Processes;

/// <summary>Deadlines fire exactly once, whatever happens to the processes around them.</summary>
[Collection(VotingProcessesCollection.Name)]
public sealed class DeadlineTests(VotingProcesses voting) : IAsyncLifetime
{
    public Task InitializeAsync() => voting.AgreeAsync();

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task TwoReplicas_DecideASilenceAndAWrittenProcedureOnceEach()
    {
        var silence = await voting.OpenSilenceAsync();
        var written = await voting.OpenWrittenAsync();
        var answered = await voting.OpenWrittenAsync();
        await voting.VoteAsync(voting.First, silence, "FR", Choice.Abstain);
        await voting.VoteAsync(voting.Second, written, "FR");
        foreach (var (i, member) in Union.Of2025.Index())
        {
            await voting.VoteAsync(voting.Replicas[i % 2], answered, member.MemberState);
        }

        voting.World.Move(TimeSpan.FromHours(49));

        var consent = (await Exactly.OnceAsync(voting, silence)).Decision;
        Assert.Equal(
            (Outcome.Adopted, DecisionCause.Deadline, "service:voting"), (consent.Outcome, consent.Cause, consent.DecidedBy));
        Assert.Equal((26, 1), (consent.Silent.Count, consent.Abstentions.Count));
        var incomplete = (await Exactly.OnceAsync(voting, written)).Decision;
        Assert.Equal(
            (Outcome.NotAdopted, DecisionCause.Deadline, 26), (incomplete.Outcome, incomplete.Cause, incomplete.NotVoting.Count));
        var complete = (await Exactly.OnceAsync(voting, answered)).Decision;
        Assert.Equal((Outcome.Adopted, DecisionCause.Deadline, 27), (complete.Outcome, complete.Cause, complete.VotesFor.Count));
    }

    [Fact]
    public async Task DeadlineThatPassedWhileNothingRan_IsMetOnceAtTheNextStart()
    {
        var silence = await voting.OpenSilenceAsync();
        var written = await voting.OpenWrittenAsync();
        var receipt = await voting.VoteAsync(voting.First, silence, "DE", Choice.Abstain);
        voting.First.Kill();
        voting.Second.Kill();

        voting.World.Move(TimeSpan.FromHours(49));
        var restarted = voting.World.Now;
        await voting.AgreeAsync();

        var late = await Exactly.OnceAsync(voting, silence);
        Assert.Equal((Outcome.Adopted, DecisionCause.Deadline), (late.Decision.Outcome, late.Decision.Cause));
        Assert.True(
            late.Decision.DecidedAt.ToDateTimeOffset() >= restarted, "The chain says when it was decided, not when it was due.");
        Assert.Equal(receipt.Proceeding.Position, Assert.Single(late.Votes).Position);
        Assert.Equal(Outcome.NotAdopted, (await Exactly.OnceAsync(voting, written)).Decision.Outcome);
    }

    [Fact]
    public async Task ReplicasKilledWhileTheyDecide_LeaveEachBallotDecidedOnce()
    {
        var ballots = new List<OpenBallot>();
        for (var i = 0; i < 20; i++)
        {
            ballots.Add(await voting.OpenSilenceAsync());
        }

        var deciding = voting.Replicas.Select(replica => replica.SaysAsync("The period of ")).ToList();
        voting.World.Move(TimeSpan.FromHours(49));
        await await Task.WhenAny(deciding); // the first of the twenty
        voting.First.Kill();
        voting.Second.Kill();
        await voting.AgreeAsync();

        foreach (var ballot in ballots)
        {
            Assert.Equal(Outcome.Adopted, (await Exactly.OnceAsync(voting, ballot)).Decision.Outcome);
        }
    }

    [Fact]
    public async Task StatementsWhileTheDeadlinePasses_AreEitherInOrOut_NeverBoth_AndTheReceiptSaysWhich()
    {
        const int BeforeTheDeadline = 100;
        var ballot = await voting.OpenSilenceAsync();
        var acknowledged = new ConcurrentBag<(string MemberState, int Sequence, Choice Choice, Receipt Receipt)>();
        var underWay = new TaskCompletionSource();
        voting.World.Set(ballot.Deadline.AddSeconds(-25));

        var delegations = Union.Of2025.Select(async (member, i) =>
        {
            for (var sequence = 1; ; sequence++)
            {
                var choice = sequence % 2 == 0 ? Choice.For : Choice.Abstain;
                try
                {
                    var receipt = await voting.VoteAsync(
                        voting.Replicas[(i + sequence) % 2], ballot, member.MemberState, choice, sequence);
                    acknowledged.Add((member.MemberState, sequence, choice, receipt));
                }
                catch (RpcException exception)
                {
                    return StatusDetails.FromRpcException(exception).Reason;
                }

                if (acknowledged.Count >= BeforeTheDeadline)
                {
                    underWay.TrySetResult();
                }
            }
        }).ToList();
        await Task.WhenAny(underWay.Task, Task.WhenAll(delegations));
        voting.World.Set(ballot.Deadline.AddSeconds(5));
        var ends = await Task.WhenAll(delegations);

        Assert.All(ends, reason => Assert.Equal("ballot-closed", reason));
        Assert.True(acknowledged.Count >= BeforeTheDeadline);
        var decided = await Exactly.OnceAsync(voting, ballot);
        Assert.Equal(DecisionCause.Deadline, decided.Decision.Cause);
        Assert.All(acknowledged, vote => Assert.True(vote.Receipt.Proceeding.Position < decided.Position
            && vote.Receipt.Proceeding.At.ToDateTimeOffset() < ballot.Deadline));

        // What was acknowledged is in the chain and nothing else: so what was refused is not.
        var recorded = Procedures.RollCalls.RollCall.Read(await Exactly.RollCallAsync(voting.First, ballot)).Proceedings
            .OfType<RecordedStatement>()
                .Select(statement => (Statement.Read([.. statement.Statement.Payload]), statement.Link.Hash))
                .Select(
                    statement => (statement.Item1.MemberState, statement.Item1.Sequence, statement.Item1.Choice, statement.Hash));
        Assert.Equal(
            acknowledged.Select(vote => (vote.MemberState, vote.Sequence, vote.Choice, vote.Receipt.Proceeding.Hash)).Order(),
            recorded.Order());
        Assert.Equal(
            acknowledged.GroupBy(vote => vote.MemberState)
                .Select(votes => votes.MaxBy(vote => vote.Sequence))
                .Select(vote => (vote.MemberState, vote.Choice))
                .Order(),
            decided.Votes.Select(vote => (vote.MemberState, vote.Choice)).Order());
    }
}
