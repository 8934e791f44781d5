namespace CyberSanctions.Testing;

/// <summary>What time it is for one process: what it is for all (<see cref="WorldClock"/>), until this one jumps.</summary>
public sealed class ProcessClock
{
    private readonly WorldClock _world;
    private readonly string _file;
    private TimeSpan? _alone;

    internal ProcessClock(WorldClock world, string file)
    {
        _world = world;
        _file = file;
        Agree();
    }

    /// <summary>What time it is for the process.</summary>
    public DateTimeOffset Now => DateTimeOffset.UtcNow + (_alone ?? _world.Ahead);

    /// <summary>Sets it forward, or back, for this process only.</summary>
    public void Jump(TimeSpan by)
    {
        _alone = (_alone ?? _world.Ahead) + by;
        WorldClock.Write(_file, _alone.Value);
    }

    /// <summary>Back to what it is for all.</summary>
    public void Agree()
    {
        _alone = null;
        File.CreateSymbolicLink($"{_file}.new", _world.Shared);
        File.Move($"{_file}.new", _file, overwrite: true);
    }

    /// <summary>What stands before a command so that it goes by this clock.</summary>
    /// <param name="threads">Whether it has several threads.</param>
    internal IReadOnlyList<string> Command(bool threads) =>
    [
        "env", $"LD_PRELOAD={WorldClock.Library(threads)}", $"FAKETIME_TIMESTAMP_FILE={_file}", "FAKETIME_NO_CACHE=1",
        "FAKETIME_DONT_FAKE_MONOTONIC=1",

        // For waits until a monotonic time it would take such a time for one of the real clock: they would end at once.
        "FAKETIME_FORCE_MONOTONIC_FIX=0",
    ];
}
