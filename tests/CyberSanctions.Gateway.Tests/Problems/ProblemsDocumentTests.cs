using System.Runtime.CompilerServices;
using System.Text;
using System.Text.RegularExpressions;
using CyberSanctions.Gateway.Problems;

namespace CyberSanctions.Gateway.Tests.Problems;

/// <summary>docs/problems.md is what the kinds say, and what docs/api.md says of them is so.</summary>
public sealed partial class ProblemsDocumentTests
{
    private const string Rewrite = "REWRITE_DOCUMENTS";

    private const string Introduction =
        $"""
        # What is refused, and what for

        Made from the kinds of refusal, which stand in `…Refusals.cs` beside the rules that raise them. To make it anew:
        `{Rewrite}=1 dotnet test tests/CyberSanctions.Gateway.Tests --filter {nameof(ProblemsDocumentTests)}`.

        In REST a kind is the problem type `/problems/{"{kind}"}`, with the HTTP status and the title that stand here; in gRPC it
        is the reason of the `google.rpc.ErrorInfo` (domain `cybersanctions`), in capitals and with underscores, with the gRPC
        status. Its metadata hold `http_status` and `title` as well, so that whoever knows no such kind can show it.

        """;

    [Fact]
    public async Task Document_IsWhatTheKindsSay()
    {
        var wanted = Document();
        if (Environment.GetEnvironmentVariable(Rewrite) is { Length: > 0 })
        {
            await File.WriteAllTextAsync(Docs("problems.md"), wanted);
        }

        Assert.Equal(wanted, await File.ReadAllTextAsync(Docs("problems.md")));
    }

    // | 401 | no token, or none that is accepted | `unauthenticated`, `invalid-token` |
    [Fact]
    public async Task TableOfStatuses_NamesEachKindOfAStatus_AndNoneOfAnother()
    {
        var rows = Row().Matches(await File.ReadAllTextAsync(Docs("api.md")))
            .SelectMany(row => Named().Matches(row.Groups["kinds"].Value)
                .Select(kind => (Statuses: row.Groups["statuses"].Value.Split(", "), Reason: kind.Groups[1].Value)))
            .ToList();

        Assert.All(rows, row => Assert.Contains($"{ProblemCatalogue.Find(row.Reason)?.Status.Http}", row.Statuses));
        var named = rows.Select(row => row.Reason).ToHashSet(StringComparer.Ordinal);
        Assert.Equal(
            [],
            ProblemCatalogue.All
                .Where(kind => kind.Status.Http is not (409 or 500 or 501) && !named.Contains(kind.Reason))
                .Select(kind => kind.Reason));
    }

    private static string Document()
    {
        var document = new StringBuilder(Introduction);
        foreach (var status in ProblemCatalogue.All.GroupBy(kind => kind.Status.Http).OrderBy(kinds => kinds.Key))
        {
            document.Append($"\n## {status.Key}\n\n| kind | gRPC | title | what it means |\n|---|---|---|---|\n");
            foreach (var kind in status)
            {
                var grpc = WordEnd().Replace($"{kind.Status.Grpc}", "_").ToUpperInvariant();
                document.Append($"| `{kind.Reason}` | {grpc} | {kind.Title} | {kind.Explanation} |\n");
            }
        }

        return document.ToString().ReplaceLineEndings("\n");
    }

    private static string Docs(string file, [CallerFilePath] string here = "")
        => Path.GetFullPath(Path.Combine(here, "../../../../docs", file));

    [GeneratedRegex(
        @"^\| (?<statuses>[0-9, ]+) \|[^|]*\| (?<kinds>`[^|]*) \|$", RegexOptions.Multiline, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Row();

    // Of PermissionDenied.
    [GeneratedRegex("(?<=[a-z])(?=[A-Z])", RegexOptions.None, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex WordEnd();

    [GeneratedRegex("`([a-z-]+)`", RegexOptions.None, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Named();
}
