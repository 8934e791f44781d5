using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using CyberSanctions.Gateway.Problems;

namespace CyberSanctions.Gateway.Tests.Problems;

/// <summary>Whatever a service refuses something for is explained under <c>/problems/</c>.</summary>
public sealed partial class EveryReasonTests
{
    [Fact]
    public void EveryReasonInTheSourcesOfTheServices_IsInTheCatalogue()
    {
        var reasons = ((string[])["Attribution", "Listing", "Voting", "Publication", "Procedures", "Journal"])
            .SelectMany(room => Directory.EnumerateFiles(Path.Combine(Source(), $"CyberSanctions.{room}"), "*.cs", SearchOption.AllDirectories))
            .Where(file => !NotToClients.Any(file.Contains))
            .SelectMany(file => Refusing().Matches(File.ReadAllText(file)).Select(match => match.Groups["reason"].Value))
            .Distinct()
            .ToList();

        Assert.True(reasons.Count > 40, "They are written in another way now; this test is to find them.");
        Assert.Equal([], reasons.Where(reason => ProblemCatalogue.Find(reason) is null).Order(StringComparer.Ordinal));
    }

    // What is generated, and what a roll call's verification objects to, which is no answer to a request.
    private static string[] NotToClients { get; } = [.. ((string[])["obj", "RollCalls"]).Select(folder => $"{Path.DirectorySeparatorChar}{folder}{Path.DirectorySeparatorChar}")];

    private static string Source([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "../../../src");

    [GeneratedRegex(
        @"(?:(?:Precondition|Forbidden|Conflict|Refused|ObjectionException)\(\s*|new Refusal\(\s*StatusCode\.\w+,\s*|RequireEntries\([^""]*)""(?<reason>[a-z]+(?:-[a-z]+)+)""",
        RegexOptions.None,
        matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Refusing();
}
