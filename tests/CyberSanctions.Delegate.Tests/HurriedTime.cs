namespace CyberSanctions.Delegate.Tests;

/// <summary>A clock in which whoever waits has waited already; it remembers for how long.</summary>
internal sealed class HurriedTime : TimeProvider
{
    private DateTimeOffset _now = Chain.Start;

    public List<TimeSpan> Waited { get; } = [];

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => _now;

    public override long GetTimestamp() => _now.UtcTicks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (dueTime > TimeSpan.Zero)
        {
            Waited.Add(dueTime);
            _now += dueTime;
        }

        // Not on this stack: whoever asks for a timer has not kept it yet.
        ThreadPool.QueueUserWorkItem(_ => callback(state));
        return new Done();
    }

    private sealed class Done : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose()
        {
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
