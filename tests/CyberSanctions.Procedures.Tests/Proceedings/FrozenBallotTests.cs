using System.Text.Json;
using System.Text.Json.Nodes;
using CyberSanctions.Contracts.Voting.V1;
using CyberSanctions.Procedures.Proceedings;

namespace CyberSanctions.Procedures.Tests.Proceedings;

/// <summary>The frozen inputs read back as they were written, and nothing else is read.</summary>
public sealed class FrozenBallotTests
{
    [Theory]
    [InlineData(Mode.Meeting)]
    [InlineData(Mode.Written)]
    [InlineData(Mode.Silence)]
    public void FrozenInputs_ReadBackAsTheyWere(Mode mode)
    {
        var ballot = Council.Frozen(mode);

        var read = FrozenBallot.FromJson(JsonNode.Parse(ballot.ToJson().ToJsonString())!.AsObject());

        Assert.Equal(ballot.Roster, read.Roster);
        Assert.Equal(ballot, read with { Roster = ballot.Roster });
    }

    [Theory]
    [InlineData("unknown", "1")]
    [InlineData("rule", "\"majority\"")]
    [InlineData("rule", "\"\"")]
    [InlineData("mode", "\"\"")]
    [InlineData("mode", "\"meeting\"")]
    [InlineData("mode", "\"written\"")]
    [InlineData("deadline", "\"\"")]
    [InlineData("deadline", "\"2026-11-25\"")]
    [InlineData("lapsesAt", "\"\"")]
    [InlineData("lapsesAt", "\"2026-11-24T09:00:00.000000Z\"")]
    [InlineData("exercise", "\"true\"")]
    [InlineData("exercise", "null")]
    [InlineData("populationYear", "2026.5")]
    [InlineData("populationYear", "\"2026\"")]
    [InlineData("reference", "1")]
    [InlineData("roster", "[]")]
    [InlineData("roster", "{}")]
    [InlineData("roster", "[1]")]
    [InlineData("roster", """[{"memberState":"AA","name":"Aland","population":0,"takesPart":true}]""")]
    [InlineData("roster", """[{"memberState":"AA","name":"Aland","population":9223372036854775807,"takesPart":true}]""")]
    [InlineData("roster", """[{"memberState":"AA","name":"Aland","population":1,"takesPart":false}]""")]
    [InlineData("roster", """[{"memberState":"AA","name":"Aland","population":1,"takesPart":true,"weight":2}]""")]
    [InlineData(
        "roster",
        """[{"memberState":"AA","name":"Aland","population":1,"takesPart":true},{"memberState":"AA","name":"Aland","population":1,"takesPart":true}]""")]
    public void FrozenInputs_WrittenInAnotherWay_OrThatNoBallotCanHave_AreRefused(string member, string json)
    {
        var ballot = Council.Frozen(Mode.Silence).ToJson();
        ballot[member] = JsonNode.Parse(json);

        Assert.Throws<JsonException>(() => FrozenBallot.FromJson(JsonNode.Parse(ballot.ToJsonString())!.AsObject()));
    }

    [Fact]
    public void FrozenInputs_WithoutAnyOneMember_AreRefused()
    {
        foreach (var name in Council.Frozen(Mode.Silence).ToJson().Select(member => member.Key))
        {
            var ballot = Council.Frozen(Mode.Silence).ToJson();
            ballot.Remove(name);

            Assert.Throws<JsonException>(() => FrozenBallot.FromJson(ballot));
        }
    }
}
