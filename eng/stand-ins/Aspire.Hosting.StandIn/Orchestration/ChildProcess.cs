// Stand-in for a part of Aspire 13.5, used on curated package feeds only (eng/stand-ins/README.md).

using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Aspire.Hosting;

/// <summary>A process of the suite.</summary>
internal sealed class ChildProcess
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly string? SetSid = OnPath("setsid");
    private readonly Process _process;

    private ChildProcess(Process process)
    {
        _process = process;
        Id = process.Id;
    }

    public int Id { get; }

    /// <summary>Completes with the exit code once the process has ended and all it wrote was passed on.</summary>
    public required Task<int> Ended { get; init; }

    /// <summary>Starts a program, guarded by the watchdog.</summary>
    /// <exception cref="DistributedApplicationException">There is no such program.</exception>
    public static ChildProcess Start(string command, IEnumerable<string> arguments, string workingDirectory, IReadOnlyDictionary<string, string?> environment, Action<string, bool> write, Watchdog watchdog)
    {
        var start = InOwnSession(OnPath(command) ?? throw new DistributedApplicationException($"There is no program '{command}'."), arguments);
        start.WorkingDirectory = workingDirectory;
        start.RedirectStandardInput = start.RedirectStandardOutput = start.RedirectStandardError = true;
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        var process = new Process { StartInfo = start };
        process.OutputDataReceived += (_, line) => Pass(line.Data, error: false);
        process.ErrorDataReceived += (_, line) => Pass(line.Data, error: true);
        process.Start();
        watchdog.Guard(process.Id);
        process.StandardInput.Close();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return new ChildProcess(process) { Ended = EndAsync() };

        void Pass(string? line, bool error)
        {
            if (line is not null)
            {
                write(line, error);
            }
        }

        async Task<int> EndAsync()
        {
            await process.WaitForExitAsync().ConfigureAwait(false);
            watchdog.Release(process.Id);
            return process.ExitCode;
        }
    }

    /// <summary>Asks the process to end, waits, and in the end kills it.</summary>
    public async Task StopAsync()
    {
        Signal(Id, 15);
        try
        {
            await Ended.WaitAsync(Patience).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            _process.Kill(entireProcessTree: true);
            await Ended.ConfigureAwait(false);
        }
    }

    /// <summary>
    /// A session of its own: Ctrl-C on the terminal reaches the AppHost alone, which then stops its children one by
    /// one. <c>setsid</c> replaces itself with the program, so that the process id is the program's.
    /// </summary>
    public static ProcessStartInfo InOwnSession(string command, IEnumerable<string> arguments) => SetSid is null
        ? new ProcessStartInfo(command, arguments)
        : new ProcessStartInfo(SetSid, [command, .. arguments]);

    private static string? OnPath(string command) => command.Contains('/', StringComparison.Ordinal)
        ? File.Exists(command) ? command : null
        : (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':', StringSplitOptions.RemoveEmptyEntries)
            .Select(directory => Path.Combine(directory, command)).FirstOrDefault(File.Exists);

    private static void Signal(int processId, int signal) => _ = Kill(processId, signal);

    [DllImport("libc", EntryPoint = "kill", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Kill(int pid, int sig);
}
