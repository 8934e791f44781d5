using System.Diagnostics;
using System.Text.RegularExpressions;
using CyberSanctions.Integration.Tests.Delegates;

namespace CyberSanctions.Integration.Tests;

/// <summary>What the documents tell readers to type works: each <c>bash</c> block runs against the suite.</summary>
[Collection(SuiteCollection.Name)]
public sealed partial class DocumentationTests(Suite suite)
{
    // What waits for an answer, or for what never comes, is at fault as well.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    public static TheoryData<string> Documents
        => [.. Directory.GetFiles(Path.Combine(Repository.Root, "docs"), "*.md")
            .Append(Path.Combine(Repository.Root, "README.md"))
                .Where(file => Block.IsMatch(File.ReadAllText(file)))
                .Select(file => Path.GetRelativePath(Repository.Root, file))];

    [GeneratedRegex(
        "^```bash\n(.*?)^```$",
        RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Block { get; }

    [Theory]
    [MemberData(nameof(Documents))]
    public async Task BashBlocks_OfADocument_Run_AndRunAgain(string document)
    {
        var folder = Directory.CreateTempSubdirectory("documentation-");
        await RunAsync(document, folder);
        await RunAsync(document, folder);
        folder.Delete(recursive: true);
    }

    private async Task RunAsync(string document, DirectoryInfo folder)
    {
        // Some go on where others stop: with a ballot open, or somebody on the exercises' list.
        await WholePath.ListedForDerogations.OfAsync(suite);
        await new Council(suite).ProposeAsync(new Procedure { Rule = "qualified-majority" });
        if (document.EndsWith("due-process.md", StringComparison.Ordinal))
        {
            // Begins with the newest entry.
            await WholePath.ExerciseListing.MakeAsync(suite);
        }

        using var bash = Process.Start(new ProcessStartInfo("bash", ["-c", await ScriptAsync(document)])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            WorkingDirectory = folder.FullName,
            Environment = { ["CYBERSANCTIONS_DELEGATE_HOME"] = Path.Combine(folder.FullName, "delegate") },
        })!;
        bash.StandardInput.Close();
        var error = bash.StandardError.ReadToEndAsync();
        var output = bash.StandardOutput.ReadToEndAsync();
        using var patience = new CancellationTokenSource(Patience);
        await using var _ = patience.Token.Register(() => bash.Kill(entireProcessTree: true));
        await bash.WaitForExitAsync();

        Assert.True(
            bash.ExitCode == 0,
            $"{document} ends with {bash.ExitCode}: {await output}\n{await error}\n{LastOf("attribution")}\n{LastOf("gateway")}");

        string LastOf(string resource) => string.Join('\n', suite.Log(resource).Split('\n').TakeLast(40));
    }

    // As readers type it, but for where the suite and the client are.
    private async Task<string> ScriptAsync(string document)
    {
        var blocks = Block.Matches(await File.ReadAllTextAsync(Path.Combine(Repository.Root, document)))
            .Select(m => m.Groups[1].Value);
        return $"set -euo pipefail\n{string.Join('\n', blocks)}"
            .Replace("http://localhost:8080", suite.Gateway.BaseAddress!.GetLeftPart(UriPartial.Authority))
            .Replace("http://localhost:8081", suite.GrpcAddress.GetLeftPart(UriPartial.Authority))
            .Replace("src/CyberSanctions.Delegate/bin/Release/net10.0/delegate.dll", Repository.DelegateClient)
            .Replace("node tests/", $"node {Repository.Root}/tests/")
            .Replace("src/CyberSanctions.Replay/bin/Release/net10.0/CyberSanctions.Replay.dll", Repository.Replay);
    }
}
