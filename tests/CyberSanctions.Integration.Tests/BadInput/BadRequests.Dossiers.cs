namespace CyberSanctions.Integration.Tests.BadInput;

public static partial class BadRequests
{
    private const string Incidents = "/api/v1/dossiers/{openDossier}/incidents";
    private const string EvidenceItems = "/api/v1/dossiers/{openDossier}/evidence";
    private const string Actors = "/api/v1/dossiers/{openDossier}/actors";

    private static readonly string Sha256 = new('a', 64);

    private static readonly JsonText Dossier = new(
        ("title", "\"Intrusion at the ferry operators\""),
        ("summary", "\"Three operators.\""),
        ("handling", "\"TLP:GREEN\""),
        ("exercise", "false"));

    private static readonly JsonText Incident = new(
        ("title", "\"Wiping of the reservation systems\""),
        ("description", "\"Booking data was deleted.\""),
        ("began", "\"2026-03\""),
        ("attackKinds", "[\"data-interference\"]"),
        ("externalThreat", "[\"originates-outside-union\"]"),
        ("effects", "[{\"factor\":\"disruption\",\"assessment\":\"Four days.\"}]"));

    private static readonly JsonText Evidence = new(
        ("title", "\"Image of the maintenance server\""),
        ("reliability", "\"B\""),
        ("credibility", "2"),
        ("sha256", $"\"{Sha256}\""),
        ("handling", "\"TLP:GREEN\""));

    private static readonly JsonText Actor = new(
        ("kind", "\"person\""),
        ("name", "\"Aurelia Nimbus\""),
        ("aliases", "[\"nimbostratus\"]"),
        ("involvement", "\"Rented the servers.\""));

    private static readonly JsonText Conclusion = new(("assessment", "\"It leads to one person.\""));

    private static IEnumerable<BadRequest> DossierRequests() =>
    [
        New("A dossier without a title", Dossier.Without("title"), "title"),
        New("A dossier whose title is null", Dossier.With("title", "null"), "title"),
        New("A dossier whose title is a number", Dossier.With("title", "7"), "title"),
        New("A dossier whose title is empty", Dossier.With("title", "\"\""), "title").FromService(),
        New("A dossier whose title is white space", Dossier.With("title", "\"  \""), "title").FromService(),
        New("A dossier with a line break in its title", Dossier.With("title", "\"Intrusion\\nand more\""), "title").FromService(),
        New("A dossier with a NUL in its title", Dossier.With("title", "\"Intrusion\\u0000\""), "title").FromService(),
        New("A dossier with half a surrogate pair in its title", Dossier.With("title", "\"Intrusion \\ud800\""), "title"),
        New("A dossier with the other half in its summary", Dossier.With("summary", "\"\\udc00 Intrusion\""), "summary"),
        New(
            "A dossier whose title turns the direction of text",
            Dossier.With("title", "\"Intrusion \\u202e\""),
            "title").FromService(),
        New("A dossier with a marking that is none", Dossier.With("handling", "\"TLP:BLUE\""), "handling"),
        New("A dossier with a marking of TLP 1.0", Dossier.With("handling", "\"TLP:WHITE\""), "handling"),
        New("A dossier with a marking in lower case", Dossier.With("handling", "\"tlp:green\""), "handling"),
        New("A dossier with a marking by number", Dossier.With("handling", "2"), "handling"),
        New("A dossier without a marking", Dossier.Without("handling"), "handling"),
        New("A dossier whose exercise flag is a text", Dossier.With("exercise", "\"false\""), "exercise"),
        New("A dossier with a member that nobody knows", Dossier.And("reference", "\"ATT-2026-0001\""), "reference"),
        New("A dossier with a member in another case", Dossier.Without("title").And("Title", "\"Intrusion\""), "Title"),
        New("A dossier with two titles", Dossier.And("title", "\"Another\""), "title"),

        Wrong(
            "An incident with an attack kind that is none",
            Post,
            Incidents,
            TokenKind.Officer,
            Incident.With("attackKinds", "[\"phishing\"]"),
            "attackKinds[0]"),
        Wrong(
            "An incident with the zero attack kind",
            Post,
            Incidents,
            TokenKind.Officer,
            Incident.With("attackKinds", "[\"unspecified\"]"),
            "attackKinds[0]"),
        Wrong(
            "An incident with one attack kind twice",
            Post,
            Incidents,
            TokenKind.Officer,
            Incident.With("attackKinds", "[\"data-interference\",\"data-interference\"]"),
            "attackKinds[1]").FromService(),
        Wrong(
            "An incident with null among its attack kinds",
            Post,
            Incidents,
            TokenKind.Officer,
            Incident.With("attackKinds", "[null]"),
            "attackKinds[0]"),
        Wrong(
            "An incident whose attack kinds are no list",
            Post,
            Incidents,
            TokenKind.Officer,
            Incident.With("attackKinds", "\"data-interference\""),
            "attackKinds"),
        Wrong(
            "An incident with an external threat that is none",
            Post,
            Incidents,
            TokenKind.Officer,
            Incident.With("externalThreat", "[\"aliens\"]"),
            "externalThreat[0]"),
        Wrong(
            "An incident with an effect that is none",
            Post,
            Incidents,
            TokenKind.Officer,
            Incident.With("effects", "[{\"factor\":\"fear\",\"assessment\":\"Much.\"}]"),
            "effects[0].factor"),
        Wrong(
            "An incident with an effect not assessed",
            Post,
            Incidents,
            TokenKind.Officer,
            Incident.With("effects", "[{\"factor\":\"disruption\"}]"),
            "effects[0].assessment"),
        Wrong(
            "An incident with an effect assessed in no words",
            Post,
            Incidents,
            TokenKind.Officer,
            Incident.With("effects", "[{\"factor\":\"disruption\",\"assessment\":\"\"}]"),
            "effects[0].assessment").FromService(),
        Wrong(
            "An incident that began on 30 February",
            Post,
            Incidents,
            TokenKind.Officer,
            Incident.With("began", "\"2026-02-30\""),
            "began"),
        Wrong(
            "An incident that began in month 13",
            Post,
            Incidents,
            TokenKind.Officer,
            Incident.With("began", "\"2026-13\""),
            "began"),
        Wrong(
            "An incident that began in the year 0",
            Post,
            Incidents,
            TokenKind.Officer,
            Incident.With("began", "\"0000\""),
            "began"),
        Wrong(
            "An incident that began before the year 1",
            Post,
            Incidents,
            TokenKind.Officer,
            Incident.With("began", "\"-0044-03-15\""),
            "began"),
        Wrong(
            "An incident that began in a range turned round",
            Post,
            Incidents,
            TokenKind.Officer,
            Incident.With("began", "{\"from\":2026,\"to\":2025}"),
            "began"),
        Wrong(
            "An incident that began in a range of nothing",
            Post,
            Incidents,
            TokenKind.Officer,
            Incident.With("began", "{\"from\":0,\"to\":0}"),
            "began"),
        Wrong(
            "An incident that began on a day and in a range",
            Post,
            Incidents,
            TokenKind.Officer,
            Incident.With("began", "{\"date\":\"2026\",\"from\":2025,\"to\":2026}"),
            "began"),
        Wrong("An incident with an id of its own", Post, Incidents, TokenKind.Officer, Incident.And("id", "\"1\""), "id"),

        Wrong(
            "Evidence of reliability G",
            Post,
            EvidenceItems,
            TokenKind.Officer,
            Evidence.With("reliability", "\"G\""),
            "reliability"),
        Wrong(
            "Evidence of credibility 7",
            Post,
            EvidenceItems,
            TokenKind.Officer,
            Evidence.With("credibility", "7"),
            "credibility").FromService(),
        Wrong(
            "Evidence of credibility 0",
            Post,
            EvidenceItems,
            TokenKind.Officer,
            Evidence.With("credibility", "0"),
            "credibility").FromService(),
        Wrong(
            "Evidence of credibility 2.5",
            Post,
            EvidenceItems,
            TokenKind.Officer,
            Evidence.With("credibility", "2.5"),
            "credibility"),
        Wrong(
            "Evidence of a credibility in quotes",
            Post,
            EvidenceItems,
            TokenKind.Officer,
            Evidence.With("credibility", "\"2\""),
            "credibility"),
        Wrong(
            "Evidence of a credibility beyond all numbers",
            Post,
            EvidenceItems,
            TokenKind.Officer,
            Evidence.With("credibility", "1e400"),
            "credibility"),
        Wrong(
            "Evidence with a short SHA-256",
            Post,
            EvidenceItems,
            TokenKind.Officer,
            Evidence.With("sha256", "\"abc\""),
            "sha256").FromService(),
        Wrong(
            "Evidence with a SHA-256 in upper case",
            Post,
            EvidenceItems,
            TokenKind.Officer,
            Evidence.With("sha256", $"\"{Sha256.ToUpperInvariant()}\""),
            "sha256").FromService(),
        Wrong("Evidence without a SHA-256", Post, EvidenceItems, TokenKind.Officer, Evidence.Without("sha256"), "sha256"),
        Conflict(
            "Evidence marked above its dossier",
            Post,
            EvidenceItems,
            TokenKind.Officer,
            Evidence.With("handling", "\"TLP:RED\""),
            "handling-above-dossier",
            "handling"),

        Wrong("An actor of a kind that is none", Post, Actors, TokenKind.Officer, Actor.With("kind", "\"state\""), "kind"),
        Wrong(
            "An actor with a control character in the name",
            Post,
            Actors,
            TokenKind.Officer,
            Actor.With("name", "\"Aurelia\\u0007 Nimbus\""),
            "name").FromService(),
        Wrong(
            "An actor with half a surrogate pair in an alias",
            Post,
            Actors,
            TokenKind.Officer,
            Actor.With("aliases", "[\"nimbostratus\",\"\\ud83d\"]"),
            "aliases[1]"),
        Wrong(
            "An actor with an alias that is the name",
            Post,
            Actors,
            TokenKind.Officer,
            Actor.With("aliases", "[\"Aurelia Nimbus\"]"),
            "aliases[0]").FromService(),

        Wrong(
            "A conclusion without an assessment",
            Post,
            "/api/v1/dossiers/{openDossier}/conclusion",
            TokenKind.Officer,
            new JsonText(),
            "assessment"),
        Conflict(
            "Concluding an empty dossier",
            Post,
            "/api/v1/dossiers/{openDossier}/conclusion",
            TokenKind.Officer,
            Conclusion,
            "dossier-incomplete",
            "incidents"),
        Conflict(
            "Concluding twice",
            Post,
            "/api/v1/dossiers/{concludedDossier}/conclusion",
            TokenKind.Officer,
            Conclusion,
            "dossier-concluded"),
        Conflict(
            "An incident for a concluded dossier",
            Post,
            "/api/v1/dossiers/{concludedDossier}/incidents",
            TokenKind.Officer,
            Incident,
            "dossier-concluded"),
        Conflict(
            "Evidence for a concluded dossier",
            Post,
            "/api/v1/dossiers/{concludedDossier}/evidence",
            TokenKind.Officer,
            Evidence,
            "dossier-concluded"),
        Conflict(
            "An actor for a concluded dossier",
            Post,
            "/api/v1/dossiers/{concludedDossier}/actors",
            TokenKind.Officer,
            Actor,
            "dossier-concluded"),

        Unknown("A dossier that is none", Get, "/api/v1/dossiers/ATT-1999-0001", TokenKind.Officer),
        Unknown("A dossier in another case", Get, "/api/v1/dossiers/att-1999-0001", TokenKind.Officer),
        Unknown("A dossier with a quote in its reference", Get, "/api/v1/dossiers/'%20OR%20'1'='1", TokenKind.Officer) with
        {
            ByService = false,
        },
        Unknown("A dossier with a control character in its reference", Get, "/api/v1/dossiers/ATT%01", TokenKind.Officer) with
        {
            ByService = false,
        },
        Unknown("A dossier with a very long reference", Get, $"/api/v1/dossiers/{new string('A', 2000)}", TokenKind.Officer) with
        {
            ByService = false,
        },
        Unknown("The evidence of a dossier that is none", Get, "/api/v1/dossiers/ATT-1999-0001/evidence", TokenKind.Officer),
        Unknown("An incident that is none", Get, $"{Incidents}/01990d6e-3f0c-7a52-b1d4-5c8e2f7a9b10", TokenKind.Officer),
        Unknown("An item of evidence whose id is none", Get, $"{EvidenceItems}/1", TokenKind.Officer),
        Unknown("An actor with a control character in its id", Get, $"{Actors}/%01", TokenKind.Officer) with
        {
            ByService = false,
        },
        Unknown(
            "An incident for a dossier that is none",
            Post,
            "/api/v1/dossiers/ATT-1999-0001/incidents",
            TokenKind.Officer,
            Incident),
        Unknown(
            "A conclusion for a dossier that is none",
            Post,
            "/api/v1/dossiers/ATT-1999-0001/conclusion",
            TokenKind.Officer,
            Conclusion),
    ];

    private static BadRequest New(string name, JsonText body, string field)
        => Wrong(name, Post, "/api/v1/dossiers", TokenKind.Officer, body, field);
}
