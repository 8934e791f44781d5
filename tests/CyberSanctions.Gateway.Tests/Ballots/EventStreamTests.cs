using System.Text;
using System.Text.Json;
using System.Threading.Channels;
using CyberSanctions.Contracts.Voting.V1;
using CyberSanctions.Gateway.Ballots;
using CyberSanctions.Gateway.Tests.Json;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Proceeding = CyberSanctions.Contracts.Voting.V1.Proceeding;

namespace CyberSanctions.Gateway.Tests.Ballots;

public sealed class EventStreamTests
{
    private readonly MemoryStream _body = new();
    private readonly Reader _proceedings = new();

    [Fact]
    public async Task Proceedings_AreEventsWithTheirPosition_AndTheDecisionIsTheLast()
    {
        _proceedings.Add(Happened(1, ProceedingKind.Opening));
        _proceedings.Add(Happened(2, ProceedingKind.Statement));
        _proceedings.Add(Happened(3, ProceedingKind.Decision));
        _proceedings.Add(Happened(4, ProceedingKind.Statement));

        await WriteAsync(TimeProvider.System);

        var events = Written.Split("\n\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(
            ["retry: 1000", "id: 1\nevent: opening", "id: 2\nevent: statement", "id: 3\nevent: decision"],
            events.Select(e => e.Split("\ndata: ")[0]));
        using var data = JsonDocument.Parse(events[2].Split("\ndata: ")[1]);
        Assert.Equal(
            ("BAL-2026-0004", 2),
            (data.RootElement.GetProperty("ballotReference").GetString(), data.RootElement.GetProperty("position").GetInt32()));
        Assert.Equal("line\nbreak", data.RootElement.GetProperty("declaration").GetString());
    }

    [Fact]
    public async Task Silence_IsBrokenByAComment_AndNothingIsLost()
    {
        var clock = new Impatient();
        var writing = WriteAsync(clock);
        await clock.WaitedAgain.WaitAsync(TimeSpan.FromSeconds(30));
        Assert.Contains("\n\n:\n\n", Written);

        _proceedings.Add(Happened(1, ProceedingKind.Decision));
        await writing;
        Assert.Contains("\n\nid: 1\n", Written);
    }

    [Fact]
    public async Task Stream_ThatEndsWithoutADecision_Ends()
    {
        _proceedings.End();
        await WriteAsync(TimeProvider.System);
        Assert.Equal("retry: 1000\n\n", Written);
    }

    private string Written
    {
        get
        {
            lock (_body)
            {
                return Encoding.UTF8.GetString(_body.ToArray());
            }
        }
    }

    private Task WriteAsync(TimeProvider time)
        => EventStream.WriteAsync(Stream.Synchronized(_body), _proceedings, Rules.Options, time, CancellationToken.None);

    private static Proceeding Happened(int position, ProceedingKind kind) => new()
    {
        BallotReference = "BAL-2026-0004",
        Position = position,
        Kind = kind,
        At = new Timestamp { Seconds = 1_780_000_000 },
        Declaration = "line\nbreak",
    };

    /// <summary>What the service sends.</summary>
    private sealed class Reader : IAsyncStreamReader<Proceeding>
    {
        private readonly Channel<Proceeding> _sent = Channel.CreateUnbounded<Proceeding>();

        public Proceeding Current { get; private set; } = null!;

        public async Task<bool> MoveNext(CancellationToken cancellationToken)
        {
            if (!await _sent.Reader.WaitToReadAsync(cancellationToken))
            {
                return false;
            }

            Current = await _sent.Reader.ReadAsync(cancellationToken);
            return true;
        }

        public void Add(Proceeding proceeding) => Assert.True(_sent.Writer.TryWrite(proceeding));

        public void End() => _sent.Writer.Complete();
    }

    /// <summary>Fifteen seconds of it are over in fifteen milliseconds.</summary>
    private sealed class Impatient : TimeProvider
    {
        private readonly TaskCompletionSource _waitedAgain = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int _timers;

        /// <summary>Completes when the first wait is over, its comment written, and the second one begins.</summary>
        public Task WaitedAgain => _waitedAgain.Task;

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            if (++_timers == 2)
            {
                _waitedAgain.SetResult();
            }

            return base.CreateTimer(callback, state, dueTime / 1_000, period);
        }
    }
}
