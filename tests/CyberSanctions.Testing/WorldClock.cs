using System.Globalization;

namespace CyberSanctions.Testing;

/// <summary>
/// The time by which whole processes go, Postgres among them, as a test sets it. libfaketime, loaded into each of them,
/// asks a file how far it is from the machine's time whenever a process wants to know what time it is. Waiting takes as
/// long as it does: the monotonic clock is left alone.
/// </summary>
public sealed class WorldClock : IDisposable
{
    private readonly string _folder;
    private TimeSpan _ahead;

    /// <summary>As late as it is.</summary>
    /// <exception cref="InvalidOperationException">libfaketime is not installed.</exception>
    public WorldClock()
    {
        _ = Library(threads: false);
        _folder = Directory.CreateTempSubdirectory("cybersanctions-clock-").FullName;

        // Postgres has another user.
        ChildProcess.Run("chmod", "755", _folder);
        Write(Shared, TimeSpan.Zero);
    }

    /// <summary>What time it is.</summary>
    public DateTimeOffset Now => DateTimeOffset.UtcNow + _ahead;

    internal TimeSpan Ahead => _ahead;

    internal string Shared => Path.Combine(_folder, "all");

    /// <summary>Sets it forward, or back, for all processes in one instant.</summary>
    public void Move(TimeSpan by) => Write(Shared, _ahead += by);

    /// <summary>Sets it to a later or an earlier time, for all processes in one instant.</summary>
    public void Set(DateTimeOffset now) => Move(now - Now);

    /// <summary>That of one process, which goes by this one until it is set by itself.</summary>
    public ProcessClock Of(string process) => new(this, Path.Combine(_folder, process));

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>
    /// What it leaves behind of a process that is killed, for the shell that has killed it: the next process with the same
    /// number could not start.
    /// </summary>
    internal const string Sweep = "rm -f /dev/shm/faketime_shm_$child /dev/shm/sem.faketime_sem_$child";

    // A process reads it at any moment: so it is there whole, the old one or the new one.
    internal static void Write(string file, TimeSpan ahead)
    {
        File.WriteAllText($"{file}.new", ahead.TotalSeconds.ToString("+0.000000;-0.000000", CultureInfo.InvariantCulture) + "\n");
        File.Move($"{file}.new", file, overwrite: true);
    }

    /// <summary>
    /// The library, as Debian's package <c>faketime</c> brings it, or Fedora's. It keeps what it has read in variables of its
    /// own; only one of the two guards them with a lock, and only the other one may be called by a signal handler.
    /// </summary>
    internal static string Library(bool threads)
    {
        var name = threads ? "libfaketimeMT.so.1" : "libfaketime.so.1";
        string[] folders = ["/usr/lib", "/usr/lib64", "/usr/local/lib", .. Directory.GetDirectories("/usr/lib", "*-linux-gnu*")];
        return folders.Select(folder => Path.Combine(folder, "faketime", name)).FirstOrDefault(File.Exists)
            ?? throw new InvalidOperationException(
                $"{name} is missing: these tests set the clocks of whole processes with it. Install it (Debian, Ubuntu: apt-get"
                + " install faketime).");
    }
}
