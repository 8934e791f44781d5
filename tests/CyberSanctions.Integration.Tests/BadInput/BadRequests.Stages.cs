namespace CyberSanctions.Integration.Tests.BadInput;

public static partial class BadRequests
{
    private const string Stages = "/api/v1/acts/{draftAct}/stages";
    private const string NoStages = "/api/v1/acts/ACT-1999-0001";
    private const string NoReservation = "01990d6e-3f0c-7a52-b1d4-5c8e2f7a9b10";
    private const string NoText = "\"a591a6d40bf420404a011733cfb7b190d62c65bf0bcda32b57b277d9ad9f146e\"";

    private static readonly JsonText StageMeeting = new(
        ("body", "\"hwpci\""),
        ("heldOn", $"\"{DateTime.UtcNow.AddDays(-2):yyyy-MM-dd}\""),
        ("outcome", "\"agreed\""),
        ("textSha256", NoText));

    private static readonly JsonText StageReservation = new(
        ("memberState", "\"FR\""),
        ("kind", "\"scrutiny\""),
        ("textSha256", NoText),
        ("enteredOn", $"\"{DateTime.UtcNow.AddDays(-2):yyyy-MM-dd}\""));

    private static readonly JsonText Lifting = new(("liftedOn", $"\"{DateTime.UtcNow.AddDays(-2):yyyy-MM-dd}\""));

    private static readonly JsonText LegalOpinion = new(("opinion", "\"favourable\""), ("textSha256", NoText));

    private static IEnumerable<BadRequest> StageRequests() =>
    [
        Staged("A stage that says nothing", new JsonText(("outOfOrder", "\"Late.\"")), "meeting"),
        Staged("A stage of the Council, which the ballot makes", Of(StageMeeting.With("body", "\"council\"")), "meeting.body"),
        Staged("A stage without a day", Of(StageMeeting.Without("heldOn")), "meeting.heldOn"),
        Staged("A stage to come", Of(StageMeeting.With("heldOn", "\"2999-01-01\"")), "meeting.heldOn").FromService(),
        Staged("A stage that did not take place", Of(StageMeeting.With("outcome", "\"not-held\"")), "meeting.outcome")
            .FromService(),
        Staged("A stage of a text that is no hash", Of(StageMeeting.With("textSha256", "\"x\"")), "meeting.textSha256")
            .FromService(),
        Staged("The PSC without a question", Of(StageMeeting.With("body", "\"psc\"")), "meeting.politicalGuidance").FromService(),
        Staged(
            "Guidance asked of a working party",
            Of(StageMeeting.And("politicalGuidance", "\"Whether\"")),
            "meeting.politicalGuidance")
            .FromService(),
        Staged(
            "Sent back to those who come after",
            Of(StageMeeting.With("outcome", "\"sent-back\"").And("to", "\"coreper\"")),
            "meeting.to").FromService(),
        Staged("Agreed and sent on", Of(StageMeeting.And("to", "\"coreper\"")), "meeting.to").FromService(),
        Staged(
            "A document of no register",
            Of(StageMeeting.And("documents", "[{\"number\":\"WK-1\",\"title\":\"Draft\"}]")),
            "meeting.documents[0].number").FromService(),
        Staged(
            "One document of a stage twice",
            Of(StageMeeting.And(
                "documents",
                "[{\"number\":\"WK 1/26\",\"title\":\"A\"},{\"number\":\"WK 1/26\",\"title\":\"B\"}]")),
            "meeting.documents[1].number").FromService(),
        Staged("A stage that says who recorded it", Of(StageMeeting).And("recordedBy", "\"somebody\""), "recordedBy"),
        Conflict(
            "A stage of a text of no act",
            Post,
            Stages,
            TokenKind.Officer,
            Of(StageMeeting),
            "unknown-text",
            "meeting.textSha256"),
        Unknown("Stages of an act that is none", Get, $"{NoStages}/stages", TokenKind.Officer),
        Unknown("Stages of an act before delegations are asked", Get, Stages, TokenKind.DelegateOfFrance),
        Unknown("A stage of an act that is none", Post, $"{NoStages}/stages", TokenKind.Officer, Of(StageMeeting)),
        Unknown(
            "The correction of a stage that is none",
            Post,
            $"{Stages}/9/corrections",
            TokenKind.Officer,
            new JsonText(("reason", "\"It was another day.\""))),
        Wrong(
            "The correction of a stage by name",
            Post,
            $"{Stages}/first/corrections",
            TokenKind.Officer,
            new JsonText(("reason", "\"It was another day.\"")),
            "number"),
        Wrong(
            "The correction of a stage without a reason",
            Post,
            $"{Stages}/1/corrections",
            TokenKind.Officer,
            new JsonText(),
            "reason"),
        Reserving("A reservation of nobody", StageReservation.Without("memberState"), "memberState"),
        Reserving("A reservation of a State that has left", StageReservation.With("memberState", "\"UK\""), "memberState")
            .FromService(),
        Reserving("A reservation of no kind", StageReservation.With("kind", "\"mental\""), "kind"),
        Reserving("A reservation to come", StageReservation.With("enteredOn", "\"2999-01-01\""), "enteredOn").FromService(),
        Reserving("A reservation that is lifted already", StageReservation.And("liftedOn", "\"2026-11-02\""), "liftedOn"),
        Reserving("A reservation at a stage before the first", StageReservation.And("atStage", "-1"), "atStage").FromService(),
        Unknown(
            "A reservation on an act that is none", Post, $"{NoStages}/reservations", TokenKind.Officer, StageReservation),
        Unknown(
            "The lifting of a reservation that is none",
            Post,
            $"/api/v1/acts/{{draftAct}}/reservations/{NoReservation}/lift",
            TokenKind.Officer,
            Lifting),
        Wrong(
            "A reservation that will be lifted",
            Post,
            $"/api/v1/acts/{{draftAct}}/reservations/{NoReservation}/lift",
            TokenKind.Officer,
            Lifting.With("liftedOn", "\"2999-01-01\""),
            "liftedOn").FromService(),
        Opining("An opinion of none", LegalOpinion.With("opinion", "\"divided\""), "opinion"),
        Opining("An unfavourable opinion without a word", LegalOpinion.With("opinion", "\"unfavourable\""), "text").FromService(),
        Opining("An opinion on nothing", LegalOpinion.Without("textSha256"), "textSha256"),
        Conflict(
            "An opinion on another text",
            Post,
            "/api/v1/acts/{draftAct}/opinions",
            TokenKind.Legal,
            LegalOpinion,
            "not-the-newest-text",
            "textSha256"),
        Unknown("An opinion on an act that is none", Post, $"{NoStages}/opinions", TokenKind.Legal, LegalOpinion),
        Wrong(
            "A submission with a control character in what it says of reservations",
            Post,
            "/api/v1/acts/{draftAct}/submission",
            TokenKind.Officer,
            new JsonText(("despiteReservations", "\"\\u0007\"")),
            "despiteReservations").FromService(),
    ];

    private static JsonText Of(JsonText meeting) => new(("meeting", $"{meeting}"));

    private static BadRequest Staged(string name, JsonText body, string field)
        => Wrong(name, Post, Stages, TokenKind.Officer, body, field);

    private static BadRequest Reserving(string name, JsonText body, string field)
        => Wrong(name, Post, "/api/v1/acts/{draftAct}/reservations", TokenKind.Officer, body, field);

    private static BadRequest Opining(string name, JsonText body, string field)
        => Wrong(name, Post, "/api/v1/acts/{draftAct}/opinions", TokenKind.Legal, body, field);
}
