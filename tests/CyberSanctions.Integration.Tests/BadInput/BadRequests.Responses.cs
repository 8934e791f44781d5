namespace CyberSanctions.Integration.Tests.BadInput;

public static partial class BadRequests
{
    private const string Proportionality = "/api/v1/dossiers/{openDossier}/proportionality";
    private const string Measures = "/api/v1/dossiers/{openDossier}/response/measures";
    private const string OfNoMeasure = $"{Measures}/01990d6e-3f0c-7a52-b1d4-5c8e2f7a9b10";

    private static readonly JsonText Criteria = new(
        ("scope", Rated(1)), ("scale", Rated(1)), ("duration", Rated(1)), ("intensity", Rated(1)), ("complexity", Rated(1)),
        ("sophistication", Rated(1)), ("impact", Rated(1)));

    private static readonly JsonText Bases = new(
        ("preventive", Basis("yes")), ("cooperative", Basis("yes")), ("stability", Basis("yes")), ("restrictive", Basis("no")),
        ("support", Basis("unclear")));

    private static readonly JsonText Weighing = new(
        ("riskOfEscalation", Rated(1)), ("riskOfMisperception", Rated(1)), ("readinessOfPartners", Rated(3)),
        ("legalBasis", Bases.ToString()));

    private static readonly JsonText Assessment = new(("criteria", Criteria.ToString()), ("weighing", Weighing.ToString()));

    private static readonly JsonText NewMeasure = new(
        ("code", "\"statement\""), ("title", "\"A statement\""), ("owner", "\"EEAS\""), ("plannedFrom", Day(0)));

    private static readonly JsonText Realisation = new(("on", Day(0)), ("results", "\"Published.\""));

    private static IEnumerable<BadRequest> ResponseRequests() =>
    [
        Assessing("An assessment without criteria", Assessment.Without("criteria"), "criteria"),
        Assessing("An assessment without weighing", Assessment.Without("weighing"), "weighing"),
        Assessing("An assessment without impact", With(Criteria.Without("impact")), "criteria.impact"),
        Assessing("An impact without a value", With(Criteria.With("impact", "{\"reason\":\"x\"}")), "criteria.impact.value"),
        Assessing("An impact without a reason", With(Criteria.With("impact", "{\"value\":1}")), "criteria.impact.reason"),
        Assessing("An impact in quotes", With(Criteria.With("impact", Rated("\"1\""))), "criteria.impact.value"),
        Assessing("An impact of one and a half", With(Criteria.With("impact", Rated("1.5"))), "criteria.impact.value"),
        Assessing("An impact of 5", With(Criteria.With("impact", Rated("5"))), "criteria.impact.value").FromService(),
        Assessing("An impact below 0", With(Criteria.With("impact", Rated("-1"))), "criteria.impact.value").FromService(),
        Assessing("An eighth criterion", With(Criteria.And("colour", Rated(1))), "criteria.colour"),
        Assessing("A range that was thought of beforehand", Assessment.And("range", "{}"), "range"),
        Assessing(
            "A legal basis that is perhaps there",
            Weighed(Bases.With("restrictive", Basis("perhaps"))),
            "weighing.legalBasis.restrictive.availability"),
        Assessing(
            "No word on the legal basis for support", Weighed(Bases.Without("support")), "weighing.legalBasis.support"),
        new(
            "An assessment of version 0",
            Get,
            $"{Proportionality}?version=0",
            TokenKind.Officer,
            null,
            400,
            InvalidField,
            "version"),
        Unknown("An assessment that nobody made", Get, Proportionality, TokenKind.Officer),
        Unknown("A plan that nobody made", Get, "/api/v1/dossiers/{openDossier}/response", TokenKind.Officer),
        Unknown("A measure that is none", Get, OfNoMeasure, TokenKind.Officer),
        Unknown("The agreement to a measure that is none", Post, $"{OfNoMeasure}/agreement", TokenKind.Officer),
        Unknown("The realisation of a measure by no id", Post, $"{Measures}/1/realisation", TokenKind.Officer, Realisation),
        Planning("A measure without an owner", NewMeasure.Without("owner"), "owner"),
        Planning("A measure on no day", NewMeasure.With("plannedFrom", "\"2026-02-30\""), "plannedFrom"),
        Planning("A measure of the year 1", NewMeasure.With("plannedFrom", "\"0001-01-01\""), "plannedFrom").FromService(),
        Planning("A measure that ends first", NewMeasure.And("plannedUntil", Day(-1)), "plannedUntil").FromService(),
        Planning("A measure that is agreed to already", NewMeasure.And("state", "\"agreed\""), "state"),
        Conflict("A measure before anybody assessed", Post, Measures, TokenKind.Officer, NewMeasure, "not-assessed"),
        Doing("A realisation without results", "realisation", Realisation.Without("results"), "results"),
        Doing("A realisation to come", "realisation", Realisation.With("on", "\"9999-12-31\""), "on").FromService(),
        Doing("An empty text", "texts", new(("text", "\"\"")), "text").FromService(),
        Doing("A text that is too long", "texts", new(("text", Long(20_001))), "text").FromService(),
        Doing("An approval of half a hash", "texts/approval", new(("sha256", "\"9f86\"")), "sha256").FromService(),
        Doing("A proposal with a space", "proposal", new(("proposalReference", "\"LP 1\"")), "proposalReference").FromService(),
    ];

    private static BadRequest Assessing(string name, JsonText body, string field)
        => Wrong(name, Post, Proportionality, TokenKind.Officer, body, field);

    private static BadRequest Planning(string name, JsonText body, string field)
        => Wrong(name, Post, Measures, TokenKind.Officer, body, field);

    private static BadRequest Doing(string name, string what, JsonText body, string field)
        => Wrong(name, Post, $"{OfNoMeasure}/{what}", TokenKind.Officer, body, field);

    private static JsonText With(JsonText criteria) => Assessment.With("criteria", criteria.ToString());

    private static JsonText Weighed(JsonText bases)
        => Assessment.With("weighing", Weighing.With("legalBasis", bases.ToString()).ToString());

    private static string Day(int fromToday) => $"\"{DateTime.UtcNow.AddDays(fromToday):yyyy-MM-dd}\"";

    private static string Rated(object value) => $"{{\"value\":{value},\"reason\":\"It was looked at.\"}}";

    private static string Basis(string availability) => $"{{\"availability\":\"{availability}\",\"text\":\"Article 29 TEU.\"}}";
}
