using System.Collections.Concurrent;
using System.Globalization;
using CyberSanctions.Contracts.Voting.V1;
using CyberSanctions.Procedures.Proceedings;
using CyberSanctions.Procedures.RollCalls;
using CyberSanctions.Procedures.Statements;
using CyberSanctions.ServiceDefaults.Errors;
using Grpc.Core;
using Xunit.Abstractions;

namespace CyberSanctions.Integration.Tests.Failures;

/// <summary>
/// Hundreds of delegates vote and change their votes without a pause while services are killed, and go on while the ballots
/// are closed and services are killed in the middle of that. Every invocation and every answer is written down, and compared
/// with the roll calls afterwards.
/// </summary>
[Collection(SuiteCollection.Name)]
public sealed partial class HistoryTests(Suite suite, ITestOutputHelper output) : IDisposable
{
    private const int BallotsAtOnce = 8;
    private const int BeforeEachKill = 300;
    private static readonly string[] ToKill = ["voting", "gateway", "voting"];
    private static readonly string[] ToKillWhileClosing = ["voting", "gateway"];
    private readonly ConcurrentBag<Operation> _history = [];
    private readonly CancellationTokenSource _patience = new(TimeSpan.FromMinutes(10));
    private readonly TaskCompletionSource[] _reached = [.. Enumerable.Range(0, ToKill.Length + 1)
        .Select(_ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously))];
    private int _acknowledged;
    private Task _restart = Task.CompletedTask;

    [Fact]
    public async Task EveryAcknowledgedVoteCountsOnce_NoneAfterTheClose_OneOutcome_AndTheChainIsUnbroken()
    {
        var states = await StatesAsync();
        var ballots = new List<Submitted>();
        for (var i = 0; i < BallotsAtOnce; i++)
        {
            ballots.Add(await new Drafting(suite).SubmittedAsync($"2026/{7000 + i}", "", exercise: true));
        }

        var clients = ballots.SelectMany(ballot => states.Select(state => VoteWithoutAPauseAsync(ballot.Ballot, state))).ToList();
        try
        {
            await KillAsync(ballots, clients);
        }
        finally
        {
            // They end by themselves, unless something failed: then they would vote on, under all tests that follow.
            await _patience.CancelAsync();
            await Task.WhenAny(Task.WhenAll(clients));
        }

        var violations = new List<string>();
        foreach (var ballot in ballots)
        {
            violations.AddRange(Violations(ballot.Ballot, await RollCallAsync(ballot)));
        }

        output.WriteLine(
            $"{_history.Count} operations of {clients.Count} clients in {ballots.Count} ballots, {_acknowledged} acknowledged, "
            + $"{ToKill.Length} kills while voting and {ToKillWhileClosing.Length} while closing, {_lostAnswers} answers to a"
            + $" close lost, {violations.Count} violations");
        Assert.Empty(violations);
        Assert.Equal(ToKillWhileClosing.Length, _underWay);
        // Of the gateway, surely; while voting is away, the gateway asks it again and may still get an answer.
        Assert.True(_lostAnswers > 0, "Nobody lost an answer by the end of the gateway.");
    }

    public void Dispose() => _patience.Dispose();

    private async Task KillAsync(List<Submitted> ballots, List<Task> clients)
    {
        foreach (var (i, service) in ToKill.Index())
        {
            await ReachedAsync(i, clients);
            Volatile.Write(ref _restart, suite.KillAndStartAsync(service));
            await _restart;
        }

        await ReachedAsync(ToKill.Length, clients);
        foreach (var (service, some) in ToKillWhileClosing.Zip(ballots.Chunk(BallotsAtOnce / ToKillWhileClosing.Length)))
        {
            await CloseWhileKillingAsync(service, some);
        }

        await Task.WhenAll(clients);
    }

    private async Task<IReadOnlyList<string>> StatesAsync()
    {
        var first = await new Drafting(suite).SubmittedAsync("2026/6999", "", exercise: true);
        var ballot = await suite.AskAsync(HttpMethod.Get, $"/api/v1/ballots/{first.Ballot}", first.Officer);
        var states = ballot.GetProperty("roster")
            .EnumerateArray()
            .Select(member => member.GetProperty("memberState").GetString()!)
            .ToList();
        foreach (var state in states)
        {
            await Delegation.OfAsync(suite, state);
        }

        return states;
    }

    private async Task VoteWithoutAPauseAsync(string ballot, string state)
    {
        var delegation = await Delegation.OfAsync(suite, state);
        for (var sequence = 1; !_patience.IsCancellationRequested; sequence++)
        {
            var choice = sequence % 2 == 0 ? Choice.Abstain : Choice.For;
            var request = await RetryAsync(() => delegation.SignAsync(
                ballot, "", statement => statement with { Kind = StatementKind.Vote, Choice = choice, Sequence = sequence }));
            var (receipt, reason) = await AnswerAsync(
                () => delegation.MakeAsync(request, string.Create(CultureInfo.InvariantCulture, $"{ballot}/{sequence}")));
            _history.Add(new Operation(ballot, state, sequence, choice, receipt, reason));
            if (receipt is null)
            {
                return;
            }

            var acknowledged = Interlocked.Increment(ref _acknowledged);
            if (acknowledged % BeforeEachKill == 0 && acknowledged / BeforeEachKill <= _reached.Length)
            {
                _reached[(acknowledged / BeforeEachKill) - 1].SetResult();
            }
        }
    }

    // Whoever gets no answer asks again, with the very same statement under the same key, until there is one.
    private async Task<(Receipt? Receipt, string Reason)> AnswerAsync(Func<Task<Receipt>> make)
    {
        try
        {
            return (await RetryAsync(make), "");
        }
        catch (RpcException exception)
        {
            return (null, StatusDetails.FromRpcException(exception).Reason);
        }
    }

    // What fails in passing fails because a service was killed; then it is asked again when that one is back.
    private async Task<T> RetryAsync<T>(Func<Task<T>> ask)
    {
        while (true)
        {
            try
            {
                return await ask();
            }
            catch (RpcException exception) when (IsPassing(exception.StatusCode) && !_patience.IsCancellationRequested)
            {
                await Volatile.Read(ref _restart);
            }
        }
    }

    private static bool IsPassing(StatusCode code)
        => code is StatusCode.Unavailable or StatusCode.DeadlineExceeded or StatusCode.ResourceExhausted or StatusCode.Internal
            or StatusCode.Cancelled;

    private async Task ReachedAsync(int milestone, List<Task> clients)
    {
        var first = await Task.WhenAny([_reached[milestone].Task, .. clients]).WaitAsync(_patience.Token);
        await first;
        Assert.True(
            _reached[milestone].Task.IsCompleted,
            $"A client ended early: {string.Join("; ", _history.Where(operation => operation.Receipt is null))}");
    }

    private async Task<byte[]> RollCallAsync(Submitted ballot)
    {
        using var response = await suite.SendAsync(HttpMethod.Get, $"/api/v1/ballots/{ballot.Ballot}/rollcall", ballot.Officer);
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadAsByteArrayAsync();
    }

    private IEnumerable<string> Violations(string ballot, byte[] file)
    {
        var verification = RollCallVerifier.Verify(file, Trust.Nothing);
        foreach (var finding in verification.Findings)
        {
            yield return $"{ballot}: {finding}";
        }

        var counted = CyberSanctions.Procedures.RollCalls.RollCall.Read(file).Proceedings.OfType<RecordedStatement>()
            .Select(recorded => (recorded.Link, Statement: Statement.Read([.. recorded.Statement.Payload]))).ToList();
        var invoked = _history.Where(operation => operation.Ballot == ballot)
            .ToDictionary(operation => (operation.State, operation.Sequence));
        foreach (var (link, statement) in counted)
        {
            if (!invoked.TryGetValue((statement.MemberState, statement.Sequence), out var operation)
                || operation.Receipt is null
                || operation.Choice != statement.Choice)
            {
                yield return $"{ballot}: {link.Position} holds what nobody was told is accepted: {statement}";
            }
            else if (operation.Receipt.Proceeding.Hash != link.Hash)
            {
                yield return $"{ballot}: {link.Position} is not what the receipt says: {operation}";
            }
        }

        var accepted = invoked.Values.Where(operation => operation.Receipt is not null).ToList();
        if (accepted.Count != counted.Count)
        {
            yield return $"{ballot}: {accepted.Count} were acknowledged, {counted.Count} are counted";
        }

        var closed = AdmissionRefusals.BallotClosed.Reason;
        foreach (var refused in invoked.Values.Where(operation => operation.Receipt is null && operation.Reason != closed))
        {
            yield return $"{ballot}: refused for another reason than the close: {refused}";
        }

        foreach (var closing in _closings.Where(closing => closing.Ballot == ballot
            && closing.Outcome != verification.Facts!.Outcome))
        {
            yield return $"{ballot}: {closing.Outcome} was the answer to the close, {verification.Facts!.Outcome} is on record";
        }

        var inForce = accepted.GroupBy(operation => operation.State)
            .Select(votes => votes.MaxBy(operation => operation.Sequence)!).Select(vote => (vote.State, vote.Choice)).Order();
        if (!inForce.SequenceEqual(verification.Facts!.Votes.Select(vote => (vote.MemberState, vote.Choice)).Order()))
        {
            yield return $"{ballot}: the votes in force are not the last ones that were acknowledged";
        }
    }

    private sealed record Operation(string Ballot, string State, int Sequence, Choice Choice, Receipt? Receipt, string Reason);
}
