namespace CyberSanctions.Testing;

/// <summary>A clock that a test sets forward and back. Waiting takes as long as it does; only what time it is changes.</summary>
public sealed class TestClock : TimeProvider
{
    private long _ahead;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + TimeSpan.FromTicks(Interlocked.Read(ref _ahead));

    /// <summary>Sets it forward, or back.</summary>
    public void Move(TimeSpan by) => Interlocked.Add(ref _ahead, by.Ticks);
}
