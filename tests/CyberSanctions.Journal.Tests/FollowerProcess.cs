using System.Diagnostics;
using System.Text.Json;

namespace CyberSanctions.Journal.Tests;

/// <summary>A follower in a process of its own, so that it can be killed as nothing in-process can.</summary>
internal sealed class FollowerProcess : IDisposable
{
    private readonly Process _process;

    private FollowerProcess(Process process) => _process = process;

    /// <summary>Starts this very assembly as a program.</summary>
    public static FollowerProcess Start(
        IReadOnlyDictionary<string, string?> settings, IReadOnlyDictionary<string, string?> tokens)
    {
        var start = new ProcessStartInfo(
            Environment.ProcessPath is { } host && Path.GetFileNameWithoutExtension(host) == "dotnet" ? host : "dotnet")
        {
            RedirectStandardInput = true,
            UseShellExecute = false,
        };
        start.ArgumentList.Add(typeof(FollowerProcess).Assembly.Location);
        start.ArgumentList.Add("follow");
        var process = Process.Start(start)!;
        process.StandardInput.WriteLine(JsonSerializer.Serialize(settings.Concat(tokens).ToDictionary()));
        return new FollowerProcess(process);
    }

    /// <summary>kill -9.</summary>
    public void Kill()
    {
        _process.Kill();
        _process.WaitForExit();
    }

    public void Dispose()
    {
        Kill();
        _process.Dispose();
    }

    /// <summary>The program: follows until its input ends.</summary>
    public static async Task<int> Main(string[] args)
    {
        if (args is not ["follow"])
        {
            await Console.Error.WriteLineAsync("These are tests; run them with dotnet test.");
            return 2;
        }

        var settings = JsonSerializer.Deserialize<Dictionary<string, string?>>(Console.ReadLine()!)!;
        await using var app = await JournalApp.StartAsync("downstream", settings);
        await Console.In.ReadToEndAsync();
        return 0;
    }
}
