using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace CyberSanctions.Integration.Tests.Delegates;

/// <summary>
/// A program at a terminal of 80 columns and 24 lines, and somebody who reads and types there. The terminal is a
/// pseudo-terminal that <c>script</c> (util-linux) opens.
/// </summary>
internal sealed class Terminal : IDisposable
{
    /// <summary>As wide as a terminal always was.</summary>
    public const int Columns = 80;

    // For what takes two seconds at the most, on a machine that does ten other things.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);
    private readonly Process _script;
    private readonly Task _reading;
    private readonly StringBuilder _written = new();
    private readonly Lock _gate = new();
    private TaskCompletionSource _more = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private Terminal(Process script)
    {
        _script = script;
        _reading = ReadAsync();
    }

    /// <summary>Starts a program, which Ctrl-C reaches even where the tests run in the background and ignore it.</summary>
    /// <param name="command">Its name and arguments.</param>
    /// <param name="variables">What is set in its environment besides.</param>
    public static Terminal Start(IEnumerable<string> command, IReadOnlyDictionary<string, string> variables)
    {
        var start = new ProcessStartInfo(
            "script",
            [
                "--quiet", "--return", "--flush", "--command",
                $"stty cols {Columns} rows 24; exec env --default-signal=INT {string.Join(' ', command.Select(Quoted))}",
                "/dev/null",
            ])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            UseShellExecute = false,
            StandardOutputEncoding = Encoding.UTF8,
        };
        start.Environment["TERM"] = "xterm";
        start.Environment["LC_ALL"] = "C.UTF-8";
        start.Environment["SHELL"] = "/bin/sh";
        foreach (var (name, value) in variables)
        {
            start.Environment[name] = value;
        }

        try
        {
            return new Terminal(Process.Start(start)!);
        }
        catch (Win32Exception exception)
        {
            throw new InvalidOperationException(
                "These tests open pseudo-terminals with script, of util-linux (Debian: bsdutils).", exception);
        }
    }

    /// <summary>Waits until a text has been seen, however it was broken into lines.</summary>
    /// <returns>All words so far.</returns>
    public async Task<string> SeeAsync(string text)
    {
        while (true)
        {
            var ended = _reading.IsCompleted;
            Task more;
            string seen;
            lock (_gate)
            {
                (seen, more) = (_written.ToString(), _more.Task);
            }

            var words = Output.WordsOf(seen);
            if (words.Contains(text, StringComparison.Ordinal))
            {
                return words;
            }

            Assert.False(ended, $"It has ended, and \"{text}\" was not seen, but this:\n{seen}");
            try
            {
                await Task.WhenAny(more, _reading).WaitAsync(Patience);
            }
            catch (TimeoutException)
            {
                Assert.Fail($"\"{text}\" is not seen, but this:\n{seen}");
            }
        }
    }

    /// <summary>Types.</summary>
    public void Type(string text)
    {
        _script.StandardInput.Write(text);
        _script.StandardInput.Flush();
    }

    /// <summary>Waits until the program has ended.</summary>
    public async Task<Output> EndAsync()
    {
        try
        {
            await _reading.WaitAsync(Patience);
            await _script.WaitForExitAsync().WaitAsync(Patience);
        }
        catch (TimeoutException)
        {
            Assert.Fail($"It does not end. So far:\n{Written()}");
        }

        var output = new Output(_script.ExitCode, Written());
        Assert.All(
            output.Lines, line => Assert.True(line.Length <= Columns || IsToBeCopied(line), $"{line.Length} columns: {line}"));
        return output;
    }

    /// <summary>Ends the program if it has not.</summary>
    public void Dispose()
    {
        if (!_script.HasExited)
        {
            _script.Kill(entireProcessTree: true);
        }

        _script.Dispose();
    }

    // A key, a path, the signed bytes: what would not be the same any more if it were broken.
    private static bool IsToBeCopied(string line) => !line.Trim().Contains(' ');

    private static string Quoted(string argument) => $"'{argument.Replace("'", "'\\''")}'";

    private string Written()
    {
        lock (_gate)
        {
            return _written.ToString();
        }
    }

    private async Task ReadAsync()
    {
        var buffer = new char[4096];
        while (await _script.StandardOutput.ReadAsync(buffer) is > 0 and var count)
        {
            lock (_gate)
            {
                _written.Append(buffer, 0, count);
                _more.SetResult();
                _more = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            }
        }
    }
}
