using System.Text.RegularExpressions;
using CyberSanctions.Contracts.Voting.V1;
using CyberSanctions.Procedures.Statements;

namespace CyberSanctions.Procedures.Tests;

/// <summary>The worked examples of docs/voting.md come out as they say there, to the letter.</summary>
public sealed partial class WorkedExampleTests
{
    public static TheoryData<string, string> Examples
    {
        get
        {
            var examples = new TheoryData<string, string>();
            foreach (Match match in Example.Matches(File.ReadAllText(Path.Combine(Repository, "docs", "voting.md"))))
            {
                examples.Add(match.Groups["title"].Value, match.Groups["body"].Value);
            }

            return examples;
        }
    }

    private static string Repository { get; } = Find(new DirectoryInfo(AppContext.BaseDirectory));

    [Theory]
    [MemberData(nameof(Examples))]
    public void Example_ComesOutAsItSays(string title, string body)
    {
        var lines = body.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var facts = lines.Where(line => !line.StartsWith('→') && !line.StartsWith(' '))
            .Select(line => line.Split("  ", 2, StringSplitOptions.TrimEntries)).ToDictionary(pair => pair[0], pair => pair[1]);
        var said = string.Join(
            ' ', lines.Where(line => line.StartsWith('→') || line.StartsWith(' ')).Select(line => line.TrimStart('→', ' ')));

        Assert.True(Wording.TryRead<Rule>(facts["rule"], out var rule), title);
        Assert.True(Wording.TryRead<Mode>(facts.GetValueOrDefault("mode", "meeting"), out var mode), title);
        var absent = States("takes no part");
        var roster = Union.Of2025.Select(member => member with { TakesPart = !absent.Contains(member.MemberState) }).ToList();
        var votes = new Dictionary<string, MemberVote>();
        foreach (var member in roster.Where(member => member.TakesPart).Select(member => member.MemberState))
        {
            Choice? choice = States("against").Contains(member) ? Choice.Against
                : States("abstain").Contains(member) ? Choice.Abstain
                : States("constructive").Contains(member) ? Choice.ConstructiveAbstain
                : States("no vote").Contains(member) || facts.GetValueOrDefault("the others") == "no vote" ? null
                : Choice.For;
            if (facts.ContainsKey("for") && States("for").Contains(member))
            {
                choice = Choice.For;
            }
            else if (facts.GetValueOrDefault("the others") == "against" && choice == Choice.For)
            {
                choice = Choice.Against;
            }

            if (choice is { } cast)
            {
                votes[member] = new MemberVote(
                    cast, facts.TryGetValue($"{member} is voted for by", out var proxy) ? proxy : null);
            }
        }

        var brakes = States("emergency brake").Select(state => new EmergencyBrake(state, "Vital and stated reasons.")).ToList();
        Assert.Equal(said, Tally.Decide(new Question(rule, mode, roster), votes, brakes).Explanation);

        HashSet<string> States(string fact)
            => [.. facts.GetValueOrDefault(fact, "").Split(' ', StringSplitOptions.RemoveEmptyEntries)];
    }

    [Fact]
    public void EveryRuleAndMode_HasAnExample()
    {
        var document = File.ReadAllText(Path.Combine(Repository, "docs", "voting.md"));

        Assert.All(Enum.GetValues<Rule>().Skip(1), rule => Assert.Contains($"rule  {Wording.Of(rule)}\n", document));
        Assert.All(Enum.GetValues<Mode>().Skip(2), mode => Assert.Contains($"mode  {Wording.Of(mode)}\n", document));
    }

    private static string Find(DirectoryInfo folder)
        => File.Exists(Path.Combine(folder.FullName, "CyberSanctions.sln")) ? folder.FullName : Find(folder.Parent!);

    [GeneratedRegex(
        @"^\*\*(?<title>[^*]+)\*\*\n\n```example\n(?<body>.*?)^```$",
        RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Example { get; }
}
