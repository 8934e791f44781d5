using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.Contracts.Voting.V1;
using CyberSanctions.Delegate.Output;
using CyberSanctions.Delegate.Tests.EveryCommand;
using CyberSanctions.Procedures.Statements;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Enum = System.Enum;

namespace CyberSanctions.Delegate.Tests.Output;

/// <summary>One dialect of JSON: that of REST.</summary>
public sealed partial class WireJsonTests
{
    public static TheoryData<string> WithJson => [.. AtADesk.WithJson];

    [Fact]
    public void Ballot_ReadsAsInRest()
    {
        var ballot = new Ballot
        {
            Reference = "BAL-2026-0004",
            Version = 3_000_000_000,
            State = BallotState.Suspended,
            Handling = Handling.TlpAmberStrict,
            Rule = Rule.ReinforcedQualifiedMajority,
            Mode = Mode.Silence,
            OpenedAt = new DateTime(2026, 11, 22, 5, 33, 41, 120, DateTimeKind.Utc).ToTimestamp(),
            Roster = { new RosterMember { MemberState = "DK", Name = "Denmark", Population = 600, TakesNoPart = true } },
            Votes = { new Vote { MemberState = "FR", Choice = Choice.ConstructiveAbstain } },
        };

        var json = WireJson.Of(ballot);

        Assert.Equal(
            """{"memberState":"DK","name":"Denmark","population":600,"takesPart":false}""", json["roster"]![0]!.ToJsonString());
        Assert.Equal(("suspended", "TLP:AMBER+STRICT"), ((string?)json["state"], (string?)json["handling"]));
        Assert.Equal(("reinforced-qualified-majority", "silence"), ((string?)json["rule"], (string?)json["mode"]));
        Assert.Equal("constructive-abstain", (string?)json["votes"]![0]!["choice"]);
        Assert.Equal(("2026-11-22T05:33:41.12Z", 3_000_000_000), ((string?)json["openedAt"], (long?)json["version"]));
        Assert.False(json.ContainsKey("deadline"));
        Assert.False(json.ContainsKey("actTitle"));
        Assert.False((bool?)json["exercise"]);
    }

    [Theory]
    [InlineData(Handling.TlpClear, "TLP:CLEAR")]
    [InlineData(Handling.TlpAmber, "TLP:AMBER")]
    public void Handling_IsSpeltAsTlp2Does(Handling handling, string word)
        => Assert.Equal(word, (string?)WireJson.Of(new Ballot { Handling = handling })["handling"]);

    [Fact]
    public void EveryWord_IsTheOneThatStatementsAndRollCallsHave()
    {
        AssertSame<Rule>(value => new Ballot { Rule = value }, "rule");
        AssertSame<Mode>(value => new Ballot { Mode = value }, "mode");
        AssertSame<BallotState>(value => new Ballot { State = value }, "state");
        AssertSame<Choice>(value => new Vote { Choice = value }, "choice");
        AssertSame<ReservationKind>(value => new Reservation { Kind = value }, "kind");
        AssertSame<Outcome>(value => new Decision { Outcome = value }, "outcome");
        AssertSame<DecisionCause>(value => new Decision { Cause = value }, "cause");
        AssertSame<ProceedingKind>(value => new Proceeding { Kind = value }, "kind");
    }

    [Fact]
    public void PartialDates_AreStringsWhereThatSaysAll_AndObjectsElsewhere()
    {
        var subject = new Subject
        {
            Births =
            {
                new Birth { Date = new PartialDate { Year = 1985, Month = 8 } },
                new Birth { Date = new PartialDate { Year = 1985, Circa = true } },
                new Birth { Date = new PartialDate { YearFrom = 1980, YearTo = 1985 } },
            },
        };

        Assert.Equal(
            """[{"date":"1985-08"},{"date":{"date":"1985","circa":true}},{"date":{"from":1980,"to":1985}}]""",
            WireJson.Of(subject)["births"]!.ToJsonString());
    }

    [Theory]
    [MemberData(nameof(WithJson))]
    public async Task Json_OfEveryCommand_HasMembersInCamelCase_NoNulls_AndNoWordInCapitals(string command)
    {
        await using var service = await AtADesk.OpenAsync(exercise: true);

        var (_, printed, _) = await AtADesk.TypeAsync(service, command);

        var documents = command.StartsWith("watch", StringComparison.Ordinal)
            ? printed.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            : [printed];
        foreach (var document in documents)
        {
            AssertDialect(JsonNode.Parse(document), "$");
        }
    }

    private static void AssertDialect(JsonNode? node, string path)
    {
        switch (node)
        {
            case JsonObject members:
                foreach (var (name, value) in members)
                {
                    Assert.Matches(CamelCase, name);
                    AssertDialect(value, $"{path}.{name}");
                }

                break;
            case JsonArray items:
                Assert.All(items, item => AssertDialect(item, $"{path}[]"));
                break;
            default:
                Assert.True(node is not null, $"{path} is null");
                Assert.DoesNotMatch(ProtobufWord, node.ToString());
                break;
        }
    }

    private static void AssertSame<T>(Func<T, IMessage> message, string name)
        where T : struct, Enum
        => Assert.All(
            Enum.GetValues<T>(), value => Assert.Equal(Wording.Of(value), (string?)WireJson.Of(message(value))[name] ?? ""));

    [GeneratedRegex(@"\A[a-z][a-zA-Z0-9]*\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex CamelCase { get; }

    [GeneratedRegex(@"\A[A-Z]+(_[A-Z]+)+\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex ProtobufWord { get; }
}
