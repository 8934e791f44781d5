// Stand-in for a part of Aspire 13.5, used on curated package feeds only (eng/stand-ins/README.md).

using System.Diagnostics;
using System.Globalization;

namespace Aspire.Hosting;

/// <summary>
/// A small shell process that outlives the AppHost: it holds the reading end of a pipe, and when that ends without
/// every child being signed off, because the AppHost was killed, it stops the children.
/// </summary>
/// <remarks>
/// Not the kernel's parent-death signal: that is tied to the thread that started the child, and .NET's threads come
/// and go. The pipe's writing end is closed on exec, so no child keeps it open.
/// </remarks>
internal sealed class Watchdog : IDisposable
{
    // The youngest child first. Whoever waits for its clients to leave (a database) does so while they are leaving;
    // after ten seconds all are interrupted, after thirty killed.
    private const string Script = """
        trap '' INT TERM HUP
        pids=
        while read -r line; do
          case $line in
            +*) pids="${line#+} $pids" ;;
            -*) rest=; for pid in $pids; do [ "$pid" = "${line#-}" ] || rest="$rest$pid "; done; pids=$rest ;;
          esac
        done
        signal() { for pid in $pids; do kill "-$1" "$pid" 2>/dev/null; done; }
        signal TERM
        tenths=0
        while [ "$tenths" -lt 300 ]; do
          rest=; for pid in $pids; do if kill -0 "$pid" 2>/dev/null; then rest="$rest$pid "; fi; done
          pids=$rest
          [ -n "$pids" ] || exit 0
          sleep 0.1
          tenths=$((tenths + 1))
          [ "$tenths" -ne 100 ] || signal INT
        done
        signal KILL
        """;

    private readonly Lock _gate = new();
    private Process? _shell;

    /// <summary>From now on this process does not outlive the AppHost.</summary>
    public void Guard(int processId) => Write('+', processId);

    /// <summary>The process has ended.</summary>
    public void Release(int processId) => Write('-', processId);

    public void Dispose()
    {
        lock (_gate)
        {
            _shell?.StandardInput.Close();
            _shell?.Dispose();
            _shell = null;
        }
    }

    private void Write(char sign, int processId)
    {
        lock (_gate)
        {
            _shell ??= Start();
            try
            {
                _shell.StandardInput.Write(string.Create(CultureInfo.InvariantCulture, $"{sign}{processId}\n"));
                _shell.StandardInput.Flush();
            }
            catch (IOException)
            {
                // Somebody ended the watchdog. The suite runs on, without this safety net.
            }
        }
    }

    private static Process Start()
    {
        var start = ChildProcess.InOwnSession("sh", ["-c", Script]);
        start.RedirectStandardInput = true;
        return Process.Start(start) ?? throw new InvalidOperationException("The watchdog did not start.");
    }
}
