namespace CyberSanctions.Integration.Tests.BadInput;

/// <summary>Acts that are to be a Decision and a Regulation at once.</summary>
public static partial class BadRequests
{
    private static readonly JsonText Decision = new(
        ("title", "\"Council Decision (CFSP)\""),
        ("legalBasis", "\"Article 29 of the Treaty on European Union\""),
        ("number", "\"2026/99998\""));

    private static IEnumerable<BadRequest> PairRequests() =>
    [
        Pair("A pair that does not say which is which", Act.And("twin", $"{Decision}")).FromService() with
        {
            Field = "instrument",
        },
        Pair("An instrument that there is not", Act.And("instrument", "\"directive\"")) with { Field = "instrument" },
        Pair("A twin that is a number", Twinned("\"2026/99998\"")) with { Field = "twin" },
        Pair("A twin without a number", Twinned($"{Decision.Without("number")}")) with { Field = "twin.number" },
        Pair("A twin with digits of another script", Twinned($"{Decision.With("number", "\"\\uff12026/1\"")}")).FromService() with
        {
            Field = "twin.number",
        },
        Pair("A twin without a title", Twinned($"{Decision.With("title", "\"\"")}")).FromService() with { Field = "twin.title" },
        Pair("A twin with a colour", Twinned($"{Decision.And("colour", "\"red\"")}")) with { Field = "twin.colour" },
        Pair(
            "A Regulation whose twin is one",
            Twinned($"{Decision.With("title", "\"Council Regulation (EU)\"")}")).FromService() with
        {
            Field = "twin.title",
        },
        Pair(
            "A twin published at a script",
            Twinned($"{Decision.And("publicationUrl", "\"javascript:alert(1)\"")}")).FromService() with
        {
            Field = "twin.publicationUrl",
        },
        Conflict(
            "A twin with a number that is taken",
            Post,
            "/api/v1/acts",
            TokenKind.Officer,
            Twinned($"{Decision.With("number", $"\"{Placeholders.TakenActNumber}\"")}"),
            "act-number-taken",
            "twin.number"),
        Conflict(
            "A travel ban by a Regulation",
            Post,
            "/api/v1/acts",
            TokenKind.Officer,
            Act.And("instrument", "\"regulation\""),
            "measure-without-instrument",
            "proposalReferences"),
        Wrong(
            "A correction that gives a twin and takes it away",
            Post,
            "/api/v1/acts/{submittedAct}/corrections",
            TokenKind.Officer,
            new(("withoutTwin", "true"), ("twin", $"{Decision}")),
            "withoutTwin").FromService(),
        Wrong(
            "A correction that gives half a twin",
            Post,
            "/api/v1/acts/{submittedAct}/corrections",
            TokenKind.Officer,
            new(("twin", $"{Decision.Without("legalBasis")}")),
            "twin.legalBasis"),
        Reading("A text in a form that there is not", "format=pdf", "format"),
        Reading("A text in two forms", "format=html&format=plain", "format"),
        Reading("A text of an instrument that there is not", "instrument=Decision", "instrument"),
        Reading("A text of no instrument", "instrument=unspecified", "instrument"),
        Reading("Text 0 of an act", "revision=0", "revision"),
        Reading("A text whose number has a sign", "revision=%2B1", "revision"),
        Reading("A text of a language", "language=fr", "language"),
        Reading("A text of what the act is not", "instrument=decision", "instrument").FromService(),
        Unknown("A text that there is not", Get, "/api/v1/acts/{draftAct}/text?revision=99", TokenKind.Officer),
        Unknown("The text of an act that is none", Get, "/api/v1/acts/ACT-1999-0001/text", TokenKind.Officer),
    ];

    private static BadRequest Reading(string name, string query, string field)
        => new(name, Get, $"/api/v1/acts/{{draftAct}}/text?{query}", TokenKind.Officer, null, 400, InvalidField, field);

    private static JsonText Twinned(string twin) => Act.And("instrument", "\"regulation\"").And("twin", twin);

    private static BadRequest Pair(string name, JsonText body) => Draft(name, body);
}
