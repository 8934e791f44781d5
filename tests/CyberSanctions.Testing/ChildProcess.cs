using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace CyberSanctions.Testing;

/// <summary>
/// A server process that cannot outlive the tests: a shell waits on a pipe from here, and stops the
/// server when the pipe closes, however this process ended.
/// </summary>
internal sealed class ChildProcess : IDisposable
{
    private static readonly ConcurrentDictionary<int, bool> Given = new();
    private readonly Process _shell;

    private ChildProcess(Process shell) => _shell = shell;

    /// <summary>Starts one.</summary>
    /// <param name="signal">What it is stopped with: <c>TERM</c>, <c>INT</c>, <c>KILL</c>.</param>
    /// <param name="command">The program and its arguments.</param>
    /// <param name="environment">Variables besides those of this process.</param>
    /// <param name="said">Gets each line that it writes.</param>
    /// <param name="sweep">What the shell does when it has ended; <c>$child</c> was its number.</param>
    public static ChildProcess Start(
        string signal,
        IEnumerable<string> command,
        IReadOnlyDictionary<string, string?>? environment = null,
        Action<string>? said = null,
        string sweep = ":")
    {
        var start = new ProcessStartInfo("/bin/sh")
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            WorkingDirectory = "/",
        };
        foreach (var argument in (string[])[
            "-c", $"\"$@\" & child=$!; read -r _; kill -s \"$0\" $child; wait $child; {sweep}", signal, .. command
        ])
        {
            start.ArgumentList.Add(argument);
        }

        foreach (var (name, value) in environment ?? new Dictionary<string, string?>())
        {
            start.Environment[name] = value;
        }

        var shell = Process.Start(start)!;
        shell.OutputDataReceived += Pass;
        shell.ErrorDataReceived += Pass;
        shell.BeginOutputReadLine();
        shell.BeginErrorReadLine();
        return new ChildProcess(shell);

        void Pass(object sender, DataReceivedEventArgs line)
        {
            if (line.Data is { } text)
            {
                said?.Invoke(text);
            }
        }
    }

    /// <summary>
    /// A port that nobody listens on, and that nobody takes by accident before the server does: it
    /// lies below the ports that the kernel hands out, and is given once.
    /// </summary>
    public static int FreePort()
    {
        while (true)
        {
            var port = Random.Shared.Next(10_000, 20_000);
            if (Given.TryAdd(port, true) && IsFree(port))
            {
                return port;
            }
        }
    }

    public static void Run(params string[] command)
    {
        var start = new ProcessStartInfo(command[0])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            WorkingDirectory = "/",
        };
        foreach (var argument in command.Skip(1))
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{command[0]} ended with {process.ExitCode}: {error.Result}");
        }
    }

    public void Dispose()
    {
        if (!_shell.HasExited)
        {
            _shell.StandardInput.Close();
            _shell.WaitForExit(TimeSpan.FromSeconds(20));
        }

        _shell.Dispose();
    }

    private static bool IsFree(int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
            return true;
        }
        catch (SocketException exception) when (exception.SocketErrorCode == SocketError.AddressAlreadyInUse)
        {
            return false;
        }
    }
}
