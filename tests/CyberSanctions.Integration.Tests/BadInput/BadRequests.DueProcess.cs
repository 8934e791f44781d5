namespace CyberSanctions.Integration.Tests.BadInput;

public static partial class BadRequests
{
    private const string NoEntry = "/api/v1/lists/eu-cyber/entries/EU.1.1";
    private const string NoReview = "/api/v1/reviews/REV-1999-0001";
    private const string NoNotification = "/api/v1/notifications/NTF-1999-0001";
    private const string NoObservations = "/api/v1/observations/OBS-00000-00000-00000-00000";
    private const string NoAccess = "/api/v1/access-requests/ACC-1999-0001";
    private const string NoCase = "/api/v1/court-cases/CRT-1999-0001";

    private static readonly JsonText Proof = new(
        ("reference", "\"OJ C, C/2026/5210\""), ("sha256", $"\"{new string('a', 64)}\""));

    private static readonly JsonText Dispatch = new(
        ("channel", "\"notice\""), ("on", "\"2026-07-14\""), ("proof", Proof.ToString()));

    private static readonly JsonText Returned = new(("on", "\"2026-07-14\""), ("proof", Proof.ToString()));

    private static readonly JsonText ByPost = new(
        ("sender", "\"Marius Cumulus\""), ("text", "\"She has sold the servers.\""), ("handling", "\"TLP:AMBER\""),
        ("receivedOn", "\"2026-07-14\""), ("document", Proof.ToString()));

    private static readonly JsonText ObservationsAnswer = new(("answer", "\"Maintained.\""));

    private static readonly JsonText OpenedReview = new(
        ("ground", "\"death\""), ("reason", "\"A notice of death.\""), ("handling", "\"TLP:AMBER\""));

    private static readonly JsonText ReviewOutcome = new(
        ("outcome", "\"maintain\""), ("reasons", "\"As before.\""), ("entryVersion", "1"));

    private static readonly JsonText AccessAsked = new(
        ("requestedBy", "\"Marius Cumulus\""), ("receivedOn", "\"2026-07-14\""), ("handling", "\"TLP:AMBER\""));

    private static readonly JsonText AccessAnswer = new(("statement", "\"Nothing has been released.\""));

    private static readonly JsonText LodgedCase = new(("number", "\"T-1/26\""), ("lodgedOn", "\"2026-07-14\""));

    private static readonly JsonText CourtStep = new(
        ("kind", "\"judgment\""), ("on", "\"2026-07-14\""), ("outcome", "\"annulled\""), ("document", Proof.ToString()));

    private static readonly JsonText FollowUp = new(("proposalReference", "\"LP-2026-0001\""));

    private static IEnumerable<BadRequest> DueProcessRequests() =>
    [
        Telling("A notification by pigeon", Dispatch.With("channel", "\"pigeon\""), "channel"),
        Telling("A notification without proof", Dispatch.Without("proof"), "proof"),
        Telling(
            "A proof without a hash",
            Dispatch.With("proof", Proof.With("sha256", "\"x\"").ToString()),
            "proof.sha256").FromService(),
        Telling("A notification of tomorrow", Dispatch.With("on", "\"2999-01-01\""), "on").FromService(),
        Telling("A notification on no day", Dispatch.With("on", "\"2026-02-30\""), "on"),
        Telling("A notification that says who made it", Dispatch.And("recordedBy", "\"x\""), "recordedBy"),
        Wrong(
            "A review that the clock opens",
            Post,
            $"{NoEntry}/reviews",
            TokenKind.Officer,
            OpenedReview.With("ground", "\"periodic\""),
            "ground").FromService(),
        Wrong(
            "A delisting that names nothing",
            Post,
            $"{NoReview}/outcome",
            TokenKind.Officer,
            ReviewOutcome.With("outcome", "\"delist\""),
            "proposalReference").FromService(),
        Wrong(
            "A case of another year",
            Post,
            $"{NoEntry}/court-cases",
            TokenKind.Officer,
            LodgedCase.With("number", "\"T-1/25\""),
            "number").FromService(),
        Wrong(
            "A dismissal whose effects are maintained",
            Post,
            $"{NoCase}/steps",
            TokenKind.Officer,
            CourtStep.With("outcome", "\"dismissed\"").And("effectsUntil", "\"2999-01-01\""),
            "effectsUntil").FromService(),
        Wrong(
            "Access without a statement",
            Post,
            $"{NoAccess}/answer",
            TokenKind.Officer,
            AccessAnswer.Without("statement"),
            "statement"),
        new(
            "Observations of a state that is none",
            Get,
            "/api/v1/lists/eu-cyber/observations?state=read",
            TokenKind.Officer,
            null,
            400,
            InvalidField,
            "state"),
        new(
            "What is owed, by a foreign cursor",
            Get,
            "/api/v1/lists/eu-cyber/due?cursor=x",
            TokenKind.Officer,
            null,
            400,
            InvalidField,
            "cursor") { ByService = true },
        Unknown("Due process of no entry", Get, $"{NoEntry}/due-process", TokenKind.Officer),
        Unknown("Redress of no entry", Get, $"{NoEntry}/redress", TokenKind.Officer),
        Unknown("What is owed on a list that is none", Get, "/api/v1/lists/eu-nothing/due", TokenKind.Officer),
        Unknown("A dispatch of nothing", Post, $"{NoNotification}/dispatch", TokenKind.Officer, Dispatch),
        Unknown("The return of nothing", Post, $"{NoNotification}/return", TokenKind.Officer, Returned),
        Unknown("Observations on no entry", Post, $"{NoEntry}/observations", TokenKind.Officer, ByPost),
        Unknown("Observations that are none", Get, NoObservations, TokenKind.Officer),
        Unknown("The answer to none", Get, $"{NoObservations}/answer", TokenKind.None),
        Unknown("The file of none", Get, $"{NoObservations}/file?reason=x", TokenKind.Officer),
        Unknown("An answer to none", Post, $"{NoObservations}/answer", TokenKind.Officer, ObservationsAnswer),
        Unknown("A review of no entry", Post, $"{NoEntry}/reviews", TokenKind.Officer, OpenedReview),
        Unknown("A review that is none", Get, NoReview, TokenKind.Officer),
        Unknown("The outcome of none", Post, $"{NoReview}/outcome", TokenKind.Officer, ReviewOutcome),
        Unknown("The conclusion of none", Post, $"{NoReview}/conclusion", TokenKind.Officer),
        Unknown("Access to the file of no entry", Post, $"{NoEntry}/access-requests", TokenKind.Officer, AccessAsked),
        Unknown("An answer to no request", Post, $"{NoAccess}/answer", TokenKind.Officer, AccessAnswer),
        Unknown("A case on no entry", Post, $"{NoEntry}/court-cases", TokenKind.Officer, LodgedCase),
        Unknown("A judgment on none", Post, $"{NoCase}/steps", TokenKind.Officer, CourtStep),
        Unknown("What follows none", Post, $"{NoCase}/follow-up", TokenKind.Officer, FollowUp),
    ];

    private static BadRequest Telling(string name, JsonText body, string field)
        => Wrong(name, Post, $"{NoNotification}/dispatch", TokenKind.Officer, body, field);
}
