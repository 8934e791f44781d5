using System.Text.Json.Nodes;
using CyberSanctions.Gateway.Dossiers;

namespace CyberSanctions.Gateway.Tests.Json;

public sealed class DifferencesTests
{
    [Theory]
    [InlineData("{\"title\":\"A\"}", "{\"title\":\"A\"}", "")]
    [InlineData("{\"title\":\"A\"}", "{\"title\":\"B\"}", "title: A -> B")]
    [InlineData("{\"title\":\"A\"}", "{}", "title: A -> ")]
    [InlineData("{}", "{\"credibility\":2,\"attempted\":false}", "credibility:  -> 2; attempted:  -> false")]
    [InlineData("{\"kinds\":[\"a\",\"b\"]}", "{\"kinds\":[\"a\"]}", "kinds[1]: b -> ")]
    [InlineData("{\"kinds\":[]}", "{}", "")]
    [InlineData("{}", "{\"kinds\":[\"a\"]}", "kinds[0]:  -> a")]
    [InlineData(
        "{\"e\":[{\"f\":\"x\",\"g\":1}]}", "{\"e\":[{\"f\":\"y\",\"g\":1},{\"f\":\"z\"}]}", "e[0].f: x -> y; e[1].f:  -> z")]
    [InlineData("{\"began\":\"2026\"}", "{\"began\":{\"date\":\"2026\",\"circa\":true}}",
        "began: 2026 -> {\"date\":\"2026\",\"circa\":true}")]
    [InlineData("{\"id\":\"1\",\"title\":\"A\"}", "null", "title: A -> ")]
    [InlineData("null", "{\"id\":\"1\",\"title\":\"A\"}", "title:  -> A")]
    [InlineData("{\"e\":{\"id\":\"1\"}}", "{\"e\":{\"id\":\"2\"}}", "e.id: 1 -> 2")]
    public void Differences_AreNamedByField(string before, string after, string expected)
        => Assert.Equal(
            expected,
            string.Join("; ", Differences.Between(JsonNode.Parse(before), JsonNode.Parse(after))
                .Select(difference => $"{difference.Field}: {difference.Before} -> {difference.After}")));
}
