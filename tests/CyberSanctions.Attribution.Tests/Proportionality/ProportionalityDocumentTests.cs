using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using CyberSanctions.Attribution.Proportionality;

namespace CyberSanctions.Attribution.Tests.Proportionality;

/// <summary>
/// What docs/proportionality.md says of its example is what the rule says. With <c>REWRITE_DOCUMENTS=1</c> it is made so.
/// </summary>
public sealed partial class ProportionalityDocumentTests
{
    [GeneratedRegex(@"^\| ([a-z-]+) \| (\d|yes|no|unclear) \|$", RegexOptions.Multiline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Row { get; }

    private const string After = "## What becomes of it";

    private static string Document { get; } = File.ReadAllText(Path());

    [Fact]
    public void Example_HasTheStepsAndTheTurns_ThatTheRuleWorksOut()
    {
        var rows = Row.Matches(Document).ToList();
        Assert.Equal(
            Situation.Inputs.Select(input => Hyphened(input.ToString())), rows.Select(row => row.Groups[1].Value));
        var situation = new Situation([.. rows.Select(row => row.Groups[2].Value switch
        {
            "no" => 0,
            "unclear" => 1,
            "yes" => 2,
            var digit => int.Parse(digit),
        })]);

        var workedOut = $"""
            Why this range:

            {string.Join('\n', Explanation.Steps(situation).Select((step, i) => $"{i + 1}. `{step.Name}`: {step.Outcome}"))}

            What would change it:

            {string.Join('\n', Explanation.Turns(situation).Select(turn => $"- {turn.Outcome}"))}


            """;
        if (Environment.GetEnvironmentVariable("REWRITE_DOCUMENTS") == "1")
        {
            File.WriteAllText(Path(), Document.Replace(Example, workedOut));
        }

        Assert.Equal(workedOut, Example);
    }

    [Fact]
    public void Document_NamesTheVersionOfTheRule_AndItsStepsInOrder()
    {
        Assert.Contains($"## The rule, version {RangeRule.Version}\n", Document);
        var places = RangeRule.Steps
            .Select((step, i) => Document.IndexOf($"\n{i + 1}. `{step.Name}`: ", StringComparison.Ordinal))
            .ToList();
        Assert.DoesNotContain(-1, places);
        Assert.Equal(places.Order(), places);
    }

    private static string Example
        => Document[
            Document.IndexOf("Why this range:", StringComparison.Ordinal)..Document.IndexOf(After, StringComparison.Ordinal)];

    private static string Hyphened(string name)
        => string.Concat(
            name.Select((c, i) => i > 0 && char.IsUpper(c) ? $"-{char.ToLowerInvariant(c)}" : $"{char.ToLowerInvariant(c)}"));

    private static string Path([CallerFilePath] string here = "")
        => System.IO.Path.Combine(System.IO.Path.GetDirectoryName(here)!, "../../../docs/proportionality.md");
}
