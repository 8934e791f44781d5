using System.Diagnostics;
using System.Text.RegularExpressions;

namespace CyberSanctions.Integration.Tests;

/// <summary>What the documents tell readers to type works: each <c>bash</c> block runs against the suite.</summary>
[Collection(SuiteCollection.Name)]
public sealed partial class DocumentationTests(Suite suite)
{
    public static TheoryData<string> Documents
        => [.. Directory.GetFiles(Path.Combine(Repository, "docs"), "*.md").Append(Path.Combine(Repository, "README.md"))
            .Where(file => Block.IsMatch(File.ReadAllText(file)))
            .Select(file => Path.GetRelativePath(Repository, file))];

    private static string Repository { get; } = Find(new DirectoryInfo(AppContext.BaseDirectory));

    [GeneratedRegex("^```bash\n(.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Block { get; }

    [Theory]
    [MemberData(nameof(Documents))]
    public async Task BashBlocks_OfADocument_Run(string document)
    {
        var blocks = Block.Matches(await File.ReadAllTextAsync(Path.Combine(Repository, document))).Select(m => m.Groups[1].Value);
        var script = $"set -euo pipefail\n{string.Join('\n', blocks)}".Replace("http://localhost:8080", suite.Gateway.BaseAddress!.GetLeftPart(UriPartial.Authority));
        using var bash = Process.Start(new ProcessStartInfo("bash", ["-c", script])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            WorkingDirectory = Path.GetTempPath(),
        })!;
        var error = bash.StandardError.ReadToEndAsync();
        var output = await bash.StandardOutput.ReadToEndAsync();
        await bash.WaitForExitAsync();

        Assert.True(bash.ExitCode == 0, $"{document} ends with {bash.ExitCode}: {output}\n{await error}");
    }

    private static string Find(DirectoryInfo folder)
        => File.Exists(Path.Combine(folder.FullName, "CyberSanctions.sln")) ? folder.FullName : Find(folder.Parent!);
}
