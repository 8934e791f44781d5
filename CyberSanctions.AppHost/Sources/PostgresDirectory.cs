using System.Diagnostics;
using System.Globalization;
using CyberSanctions.AppHost.Running;

namespace CyberSanctions.AppHost.Sources;

/// <summary>The data directory of the local Postgres: <c>.data/postgres</c>.</summary>
/// <remarks>
/// Postgres refuses to run as root; then it runs as the user <c>postgres</c>. Where that user cannot enter, as in a
/// clone under <c>/root</c>, the directory lives in that user's home, and <c>.data/postgres</c> is a link to it.
/// </remarks>
internal sealed class PostgresDirectory(DataFolder data, PostgresBinaries binaries)
{
    private static readonly TimeSpan PatienceWithPreviousRun = TimeSpan.FromSeconds(40);
    private readonly PostgresUser? _user = PostgresUser.WhenRoot();

    public string Path => data.File("postgres");

    /// <summary>Where it really is: Postgres cannot follow a link out of a folder that it may not enter.</summary>
    public string RealPath => new DirectoryInfo(Path).ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? Path;

    /// <summary>The version that made the directory, as it says itself; null if there is none.</summary>
    public static string? VersionOf(string path)
    {
        var file = System.IO.Path.Combine(path, "PG_VERSION");
        return File.Exists(file) ? File.ReadAllText(file).Trim() : null;
    }

    /// <summary>The program and its first arguments, with a change of user where one is needed.</summary>
    public (string Command, string[] Arguments) CommandFor(string program) =>
        _user is null ? (program, []) : ("setpriv", [.. _user.Become, program]);

    /// <summary>Makes the directory if it is not there, and sees that nobody else uses it.</summary>
    /// <exception cref="SuiteException">Somebody does, or it cannot be made.</exception>
    public void Prepare(string password)
    {
        if (VersionOf(Path) is null)
            Create(password);
        else
            WaitForPreviousRun();
    }

    private void Create(string password)
    {
        if (new FileInfo(Path).LinkTarget is not null)
            File.Delete(Path); // it leads nowhere any more
        var place = Place();
        var draft = $"{place}.new";
        // An interrupted run leaves half a directory: so it gets its name only when it is whole.
        if (Directory.Exists(draft))
            Directory.Delete(draft, recursive: true);
        var secrets = Directory.CreateTempSubdirectory("cyber-sanctions-init-").FullName;
        try
        {
            var passwordFile = System.IO.Path.Combine(secrets, "password");
            File.WriteAllText(passwordFile, password);
            _user?.Own(secrets, passwordFile);
            MakeDirectory(draft);
            var (command, first) = CommandFor(binaries.InitDb);
            Run(command, [
                .. first, "--pgdata", draft, "--username", "postgres", "--pwfile", passwordFile, "--auth", "scram-sha-256",
                "--encoding", "UTF8", "--locale", "C.UTF-8", "--no-instructions"
            ]);
        }
        finally
        {
            Directory.Delete(secrets, recursive: true);
        }

        Directory.Move(draft, place);
        if (place != Path)
            File.CreateSymbolicLink(Path, place);
    }

    private string Place()
    {
        if (_user is null || _user.CanEnter(data.Path))
            return Path;
        var parent = System.IO.Path.Combine(_user.Home, "cyber-sanctions");
        MakeDirectory(parent);
        return System.IO.Path.Combine(parent, Guid.NewGuid().ToString("N"));
    }

    private void MakeDirectory(string path)
    {
        Directory.CreateDirectory(path);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        _user?.Own(path);
    }

    // After a kill -9 of the AppHost the previous Postgres may still be shutting down.
    private void WaitForPreviousRun()
    {
        var waited = Stopwatch.StartNew();
        while (ServerProcess() is { } process)
        {
            if (waited.Elapsed > PatienceWithPreviousRun)
                throw new SuiteException($"Another run of this checkout is using {Path} (pid {process}). Stop it first.");
            Thread.Sleep(TimeSpan.FromMilliseconds(100));
        }
    }

    private int? ServerProcess()
    {
        // Its first line is the process id; it stays behind after a crash, when the id may be anybody's.
        var file = System.IO.Path.Combine(Path, "postmaster.pid");
        if (!File.Exists(file)
            || !int.TryParse(File.ReadLines(file).FirstOrDefault(), NumberStyles.None, CultureInfo.InvariantCulture, out var id))
            return null;
        try
        {
            using var process = Process.GetProcessById(id);
            return process.ProcessName.StartsWith("postgres", StringComparison.Ordinal) && !process.HasExited ? id : null;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private static void Run(string command, IEnumerable<string> arguments)
    {
        // In a directory that every user can enter.
        using var process = Process.Start(new ProcessStartInfo(command, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            WorkingDirectory = "/",
        })
            ?? throw new SuiteException($"{command} does not start.");
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
            throw new SuiteException($"Postgres could not make its data directory:"
                + $" {(errors.Length > 0 ? errors : output.Result).ReplaceLineEndings(" ").Trim()}");
    }
}
