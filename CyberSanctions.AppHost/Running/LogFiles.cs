using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;

namespace CyberSanctions.AppHost.Running;

/// <summary>Keeps what each process writes in a file of its own, for this run.</summary>
internal sealed partial class LogFiles(DataFolder data)
{
    private readonly List<Task> _writers = [];

    public string PathOf(string resource) => Path.Combine(data.Logs, $"{resource}.log");

    public void Follow(DistributedApplication application, IEnumerable<IResource> resources)
    {
        var lines = application.Services.GetRequiredService<ResourceLoggerService>();
        _writers.AddRange(
            resources.Select(resource => Task.Run(() => WriteAsync(PathOf(resource.Name), lines.WatchAsync(resource)))));
    }

    /// <summary>Waits for the last words, but not for long: a stream that does not end is no reason not to.</summary>
    public Task FinishAsync() => Task.WhenAny(Task.WhenAll(_writers), Task.Delay(TimeSpan.FromSeconds(2)));

    private static async Task WriteAsync(string path, IAsyncEnumerable<IReadOnlyList<LogLine>> batches)
    {
        var writable = true;
        await File.WriteAllTextAsync(path, "");
        await foreach (var batch in batches)
        {
            try
            {
                await File.AppendAllLinesAsync(path, batch.Select(line => Colours().Replace(line.Content, "")));
                writable = true;
            }
            catch (IOException e)
            {
                // The disk may be full: what is said now is lost, but not what is said when there is room again.
                if (writable)
                    await Console.Error.WriteLineAsync($"A log cannot be written: {e.Message}");
                writable = false;
            }
        }
    }

    // A file is no terminal.
    [GeneratedRegex(@"\x1B\[[0-9;]*m", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Colours();
}
