using System.Text.Json;
using CyberSanctions.Gateway.Acts;
using CyberSanctions.Gateway.Dossiers;
using CyberSanctions.Gateway.Json;
using CyberSanctions.Gateway.Proposals;

namespace CyberSanctions.Gateway.Tests.Json;

public sealed class BodyCheckTests
{
    [Fact]
    public void EverythingThatIsWrong_IsNamedAtOnce()
    {
        const string Body =
            """
            {
              "dossierReference": 7,
              "handling": "TLP:BLUE",
              "subject": { "kind": "person", "names": [ { "wholeName": "Aurelia Nimbus" }, { "whole": "A. Nimbus" } ],
                "births": [ { "date": "1985-02-30" } ] },
              "measures": [ "asset-freeze", "exile" ],
              "statementOfReasons": null
            }
            """;

        Assert.Equal(
            [
                "dossierReference", "handling", "subject.names[1].whole", "subject.names[1].wholeName", "subject.births[0].date",
                "measures[1]",
                "statementOfReasons", "ground",
            ],
            Fields<NewProposal>(Body));
    }

    [Theory]
    [InlineData("{}", "title", "handling", "exercise")]
    [InlineData("""{"title":"a","handling":"TLP:RED","exercise":true}""")]
    [InlineData("""{"title":"a","handling":"TLP:RED","exercise":false,"summary":null}""")]
    [InlineData("""{"title":"a","handling":"TLP:RED"}""", "exercise")]
    [InlineData("""{"title":"a","handling":"TLP:RED","exercise":null}""", "exercise")]
    [InlineData("""{"title":"a","title":"a","handling":"TLP:RED","exercise":true}""", "title")]
    [InlineData("""{"title":"a","Handling":"TLP:RED","exercise":true}""", "Handling", "handling")]
    [InlineData("""{"title":["a"],"handling":"TLP:RED","exercise":true}""", "title")]
    [InlineData("""{"title":{"en":"a"},"handling":"TLP:RED","exercise":true}""", "title")]
    [InlineData("""{"title":true,"handling":"TLP:RED","exercise":true}""", "title")]
    [InlineData("""{"title":"\ud83d\ude00","handling":"TLP:RED","exercise":true}""")]
    [InlineData("""{"title":"\ude00\ud83d","handling":"TLP:RED","exercise":true}""", "title")]
    [InlineData("[]", "body")]
    [InlineData("null", "body")]
    public void Dossier_IsRefusedFor(string body, params string[] fields) => Assert.Equal(fields, Fields<NewDossier>(body));

    [Theory]
    [InlineData("2026-07-30", true)]
    [InlineData("2024-02-29", true)]
    [InlineData("2026-02-29", false)]
    [InlineData("2026-02-30", false)]
    [InlineData("0000-01-01", false)]
    [InlineData("2026-7-30", false)]
    [InlineData("2026-07-30T00:00", false)]
    [InlineData("30.07.2026", false)]
    public void EntryIntoForce_IsADayOfTheCalendar(string date, bool isDate)
        => Assert.Equal(
            isDate ? [] : ["entryIntoForce"],
            Fields<NewAct>(
                $$"""{"title":"a","legalBasis":"b","number":"c","entryIntoForce":"{{date}}","proposalReferences":[]}"""));

    [Fact]
    public void ABodyFullOfUnknownMembers_IsAnsweredWithAFewOfThem()
        => Assert.InRange(
            Fields<NewDossier>($"{{{string.Join(",", Enumerable.Range(0, 5000).Select(i => $"\"m{i}\":{i}"))}}}").Count, 10, 60);

    [Fact]
    public void AMemberNameAsLongAsABody_IsAnsweredShort()
        => Assert.All(Fields<NewDossier>($"{{\"{new string('m', 100_000)}\":1}}"), field => Assert.InRange(field.Length, 1, 100));

    [Fact]
    public void WhatPassesTheCheck_TheSerializerTakes()
    {
        const string Body = """{"title":"a","handling":"TLP:AMBER+STRICT","exercise":true}""";

        Assert.Empty(Fields<NewDossier>(Body));
        Assert.Equal(
            new NewDossier { Title = "a", Handling = Contracts.Common.V1.Handling.TlpAmberStrict, Exercise = true },
            JsonSerializer.Deserialize<NewDossier>(Body, Rules.Options));
    }

    private static IReadOnlyList<string> Fields<T>(string body)
    {
        using var document = JsonDocument.Parse(body);
        return [.. BodyCheck.Problems(document.RootElement, typeof(T), Rules.Options).Select(problem => problem.Field)];
    }
}
