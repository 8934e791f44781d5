namespace CyberSanctions.Integration.Tests.BadInput;

public static partial class BadRequests
{
    private const string OfNoIncident = $"{Incidents}/01990d6e-3f0c-7a52-b1d4-5c8e2f7a9b10/corrections";

    private const string Remarks = "/api/v1/dossiers/{openDossier}/remarks";

    private static readonly JsonText Remark = new(("kind", "\"comment\""), ("text", "\"It rings a bell.\""));

    private static readonly JsonText Reason = new(("reason", "\"A second look.\""));

    private static readonly JsonText Header = new(
        ("title", "\"Intrusions at the ferry operators\""), ("handling", "\"TLP:GREEN\""), ("reason", "\"There were two.\""));

    private static IEnumerable<BadRequest> CorrectionRequests() =>
    [
        Correcting("A correction without a reason", Header.Without("reason"), "reason"),
        Correcting("A correction whose reason is null", Header.With("reason", "null"), "reason"),
        Correcting("A correction whose reason is white space", Header.With("reason", "\" \""), "reason").FromService(),
        Correcting("A correction whose reason is too long", Header.With("reason", Long(2_001)), "reason").FromService(),
        Correcting("A correction without a title", Header.Without("title"), "title"),
        Correcting("A correction to a marking that is none", Header.With("handling", "\"TLP:BLUE\""), "handling"),
        Correcting("A correction of whether it is an exercise", Header.And("exercise", "false"), "exercise"),
        Wrong("A correction of an incident with an id of its own", Post, OfNoIncident, TokenKind.Officer, Correction("id"), "id"),
        Wrong(
            "A correction of an incident with half a date",
            Post,
            OfNoIncident,
            TokenKind.Officer,
            Incident.With("began", "\"2026-13\"").And("reason", "\"x\""),
            "began"),
        Wrong("A withdrawal without a reason", Post, Withdrawal("openDossier"), TokenKind.Officer, new JsonText(), "reason"),
        Wrong(
            "A successor without a reason",
            Post,
            "/api/v1/dossiers/{concludedDossier}/successor",
            TokenKind.Officer,
            new JsonText(),
            "reason"),
        Conflict(
            "A correction of a concluded dossier",
            Post,
            "/api/v1/dossiers/{concludedDossier}/corrections",
            TokenKind.Officer,
            Header,
            "dossier-concluded"),
        Conflict(
            "The withdrawal of a concluded dossier",
            Post,
            Withdrawal("concludedDossier"),
            TokenKind.Officer,
            Reason,
            "dossier-concluded"),
        Conflict(
            "A successor of an open dossier",
            Post,
            "/api/v1/dossiers/{openDossier}/successor",
            TokenKind.Officer,
            Reason,
            "dossier-open"),
        Conflict(
            "The confirmation of a conclusion that nobody drew",
            Post,
            "/api/v1/dossiers/{openDossier}/conclusion/confirmation",
            TokenKind.Officer,
            null,
            "no-conclusion"),
        Unknown(
            "A correction of an incident that is none",
            Post,
            OfNoIncident,
            TokenKind.Officer,
            Incident.And("reason", "\"x\"")),
        Unknown(
            "The withdrawal of an item that is none",
            Post,
            "/api/v1/dossiers/{openDossier}/items/1/withdrawal",
            TokenKind.Officer,
            Reason),
        Remarking("A remark without a text", Remark.Without("text"), "text"),
        Remarking("A remark of a kind that is none", Remark.With("kind", "\"praise\""), "kind"),
        Remarking("A remark that is too long", Remark.With("text", Long(4_001)), "text").FromService(),
        Unknown(
            "A remark on an item that is none", Post, Remarks, TokenKind.Officer, Remark.And("itemId", "\"1\"")),
        Unknown(
            "The settlement of a request that is none",
            Post,
            $"{Remarks}/1/settlement",
            TokenKind.Officer,
            new JsonText(("text", "\"Done.\""))),
        Conflict(
            "A request for a change of a concluded dossier",
            Post,
            "/api/v1/dossiers/{concludedDossier}/remarks",
            TokenKind.Officer,
            Remark.With("kind", "\"request-for-change\""),
            "dossier-concluded"),
        new(
            "Remarks that are perhaps settled",
            Get,
            $"{Remarks}?unsettled=perhaps",
            TokenKind.Officer,
            null,
            400,
            InvalidField,
            "unsettled"),
        Comparing("of version 0", "from=0", "from"),
        Comparing("of a version that is no number", "from=one", "from"),
        Comparing("with an earlier version", "from=2&to=1", "to").FromService(),
        Unknown(
            "A comparison with a version that is none",
            Get,
            "/api/v1/dossiers/{openDossier}/differences?from=4711",
            TokenKind.Officer),
        Unknown("The changes of an item that is none", Get, "/api/v1/dossiers/{openDossier}/changes?itemId=1", TokenKind.Officer),
    ];

    private static BadRequest Correcting(string name, JsonText body, string field)
        => Wrong(name, Post, "/api/v1/dossiers/{openDossier}/corrections", TokenKind.Officer, body, field);

    private static BadRequest Remarking(string name, JsonText body, string field)
        => Wrong(name, Post, Remarks, TokenKind.Officer, body, field);

    private static BadRequest Comparing(string what, string query, string field)
        => new(
            $"A comparison {what}",
            Get,
            $"/api/v1/dossiers/{{openDossier}}/differences?{query}",
            TokenKind.Officer,
            null,
            400,
            InvalidField,
            field);

    private static JsonText Correction(string more) => Incident.And("reason", "\"x\"").And(more, "\"1\"");

    private static string Withdrawal(string dossier) => $"/api/v1/dossiers/{{{dossier}}}/withdrawal";

    private static string Long(int length) => $"\"{new string('x', length)}\"";
}
