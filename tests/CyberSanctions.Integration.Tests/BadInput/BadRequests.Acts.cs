namespace CyberSanctions.Integration.Tests.BadInput;

public static partial class BadRequests
{
    private static readonly JsonText Act = new(
        ("title", "\"Implementing Regulation implementing Regulation (EU) 2019/796\""),
        ("legalBasis", "\"Article 13(1) of Regulation (EU) 2019/796\""),
        ("number", "\"2026/9999\""),
        ("proposalReferences", "[\"{clearedProposal}\"]"));

    private static IEnumerable<BadRequest> ActRequests() =>
    [
        Draft("An act without a title", Act.Without("title")) with { Field = "title" },
        Draft(
            "An act with a control character in its title",
            Act.With("title", "\"Implementing\\u001b Regulation\"")).FromService() with { Field = "title" },
        Draft("An act with half a surrogate pair in its title", Act.With("title", "\"\\ud800\"")) with { Field = "title" },
        Draft("An act without a legal basis", Act.With("legalBasis", "\"\"")).FromService() with { Field = "legalBasis" },
        Draft("An act with a number that is none", Act.With("number", "\"1125 of 2020\"")).FromService() with
        {
            Field = "number",
        },
        Draft("An act in force on 30 February", Act.And("entryIntoForce", "\"2026-02-30\"")) with { Field = "entryIntoForce" },
        Draft("An act in force in the year 0", Act.And("entryIntoForce", "\"0000-07-30\"")) with { Field = "entryIntoForce" },
        Draft("An act in force in a month", Act.And("entryIntoForce", "\"2026-07\"")) with { Field = "entryIntoForce" },
        Draft("An act in force at an hour", Act.And("entryIntoForce", "\"2026-07-30T00:00:00Z\"")) with
        {
            Field = "entryIntoForce",
        },
        Draft("An act in force on a day of three digits", Act.And("entryIntoForce", "\"2026-07-030\"")) with
        {
            Field = "entryIntoForce",
        },
        Draft("An act in force in the year 1", Published.With("entryIntoForce", "\"0001-01-01\"")).FromService() with
        {
            Field = "entryIntoForce",
        },
        Draft("An act in force on a day to come", Published.With("entryIntoForce", "\"9999-12-31\"")).FromService() with
        {
            Field = "entryIntoForce",
        },
        Draft("An act in force without a publication", Published.Without("publicationUrl")).FromService() with
        {
            Field = "publicationUrl",
        },
        Draft("An act in force without the day of its publication", Published.Without("publishedOn")).FromService() with
        {
            Field = "publishedOn",
        },
        Draft("An act published after it entered into force", Published.With("publishedOn", "\"2026-07-31\"")).FromService() with
        {
            Field = "publishedOn",
        },
        Draft("An act published at a script", Act.And("publicationUrl", "\"javascript:alert(1)\"")).FromService() with
        {
            Field = "publicationUrl",
        },
        Draft("An act published at a relative address", Act.And("publicationUrl", "\"/eli/2026\"")).FromService() with
        {
            Field = "publicationUrl",
        },
        Draft("An act without proposals", Act.With("proposalReferences", "[]")).FromService() with
        {
            Field = "proposalReferences",
        },
        Draft("An act whose proposals are a text", Act.With("proposalReferences", "\"{clearedProposal}\"")) with
        {
            Field = "proposalReferences",
        },
        Draft("An act with a proposal that is a number", Act.With("proposalReferences", "[12]")) with
        {
            Field = "proposalReferences[0]",
        },
        Draft("An act with one proposal twice", Act.With(
            "proposalReferences",
            "[\"{clearedProposal}\",\"{clearedProposal}\"]")).FromService() with { Field = "proposalReferences[1]" },
        Draft("An act with a NUL in a reference", Act.With("proposalReferences", "[\"LP\\u0000\"]")).FromService() with
        {
            Field = "proposalReferences[0]",
        },
        Draft("An act that corrects nothing in particular", Act.And("corrects", "{}")) with { Field = "corrects.actReference" },
        Draft(
            "An act that corrects from 31 June",
            Act.And("corrects", "{\"actReference\":\"ACT-2026-0001\",\"from\":\"2026-06-31\"}")) with { Field = "corrects.from" },
        Draft("An act submitted from the start", Act.And("state", "\"submitted\"")) with { Field = "state" },
        Conflict(
            "An act with a proposal not cleared",
            Post,
            "/api/v1/acts",
            TokenKind.Officer,
            Act.With("proposalReferences", "[\"{draftProposal}\"]"),
            "proposal-not-cleared",
            "proposalReferences[0]"),
        Conflict(
            "An act with a proposal that is none",
            Post,
            "/api/v1/acts",
            TokenKind.Officer,
            Act.With("proposalReferences", "[\"{clearedProposal}\",\"LP-1999-0001\"]"),
            "proposal-not-cleared",
            "proposalReferences[1]"),
        Conflict(
            "An act with a number that is taken",
            Post,
            "/api/v1/acts",
            TokenKind.Officer,
            Act.With("number", $"\"{Placeholders.TakenActNumber}\""),
            "act-number-taken",
            "number"),

        Wrong(
            "Submitting with something to say",
            Post,
            "/api/v1/acts/{draftAct}/submission",
            TokenKind.Officer,
            new JsonText(("force", "true")),
            "force"),
        Wrong(
            "Submitting to a procedure of another name",
            Post,
            "/api/v1/acts/{draftAct}/submission",
            TokenKind.Officer,
            By(Meeting.With("mode", "\"e-mail\"")),
            "procedure.mode"),
        Wrong(
            "Submitting without a rule",
            Post,
            "/api/v1/acts/{draftAct}/submission",
            TokenKind.Officer,
            By(Meeting.Without("rule")),
            "procedure.rule"),
        Wrong(
            "Submitting to a deadline without a zone",
            Post,
            "/api/v1/acts/{draftAct}/submission",
            TokenKind.Officer,
            By(Meeting.And("deadline", "\"2026-12-04T17:00:00\"")),
            "procedure.deadline"),
        Wrong(
            "Submitting to a meeting with a deadline",
            Post,
            "/api/v1/acts/{draftAct}/submission",
            TokenKind.Officer,
            By(Meeting.And("deadline", "\"2099-12-04T17:00:00Z\"")),
            "procedure.deadline").FromService(),
        Wrong(
            "Submitting to silence without an end",
            Post,
            "/api/v1/acts/{draftAct}/submission",
            TokenKind.Officer,
            By(Meeting.With("mode", "\"silence\"")),
            "procedure.lapsesAt").FromService(),
        Wrong(
            "Submitting to a qualified majority on a proposal of France",
            Post,
            "/api/v1/acts/{draftAct}/submission",
            TokenKind.Officer,
            By(Meeting.With("rule", "\"qualified-majority\"").With("proposedBy", "\"FR\"")),
            "procedure.rule").FromService(),
        Wrong(
            "Submitting without Denmark twice",
            Post,
            "/api/v1/acts/{draftAct}/submission",
            TokenKind.Officer,
            By(Meeting.And("notTakingPart", "[\"DK\",\"DK\"]")),
            "procedure.notTakingPart[1]").FromService(),
        Wrong(
            "Correcting the number",
            Post,
            "/api/v1/acts/{submittedAct}/corrections",
            TokenKind.Officer,
            new JsonText(("number", "\"2026/1\"")),
            "number"),
        Wrong(
            "Correcting reasons of no proposal",
            Post,
            "/api/v1/acts/{submittedAct}/corrections",
            TokenKind.Officer,
            new JsonText(("statementsOfReasons", "[{\"statementOfReasons\":\"x\"}]")),
            "statementsOfReasons[0].proposalReference"),
        Wrong(
            "Correcting reasons of another act's proposal",
            Post,
            "/api/v1/acts/{submittedAct}/corrections",
            TokenKind.Officer,
            new JsonText(("statementsOfReasons", "[{\"proposalReference\":\"{clearedProposal}\",\"statementOfReasons\":\"x\"}]")),
            "statementsOfReasons[0].proposalReference").FromService(),
        Wrong(
            "Submitting without a country that is no member by that code",
            Post,
            "/api/v1/acts/{draftAct}/submission",
            TokenKind.Officer,
            By(Meeting.And("notTakingPart", "[\"GR\"]")),
            "procedure.notTakingPart[0]").FromService(),
        Wrong(
            "Submitting on a proposal of no member",
            Post,
            "/api/v1/acts/{draftAct}/submission",
            TokenKind.Officer,
            By(Meeting.With("proposedBy", "\"UK\"")),
            "procedure.proposedBy").FromService(),
        Wrong(
            "Submitting to a meeting that is urgent",
            Post,
            "/api/v1/acts/{draftAct}/submission",
            TokenKind.Officer,
            By(Meeting).And("urgency", "\"Now.\""),
            "urgency").FromService(),
        Wrong(
            "Clearing a text that is not named",
            Post,
            "/api/v1/acts/{draftAct}/clearance",
            TokenKind.Legal,
            new JsonText(("textSha256", "\"\"")),
            "textSha256").FromService(),
        Conflict(
            "Clearing another text",
            Post,
            "/api/v1/acts/{draftAct}/clearance",
            TokenKind.Legal,
            new JsonText(("textSha256", $"\"{new string('0', 64)}\"")),
            "not-the-newest-text",
            "textSha256"),
        Conflict(
            "Submitting what is not cleared", Post, "/api/v1/acts/{draftAct}/submission", TokenKind.Officer, null, "not-cleared"),
        Conflict(
            "Approving what is not urgent",
            Post,
            "/api/v1/acts/{submittedAct}/urgency-approval",
            TokenKind.Legal,
            null,
            "not-awaiting-approval"),
        Conflict(
            "Correcting nothing", Post, "/api/v1/acts/{submittedAct}/corrections", TokenKind.Officer, null, "nothing-corrected"),
        Conflict(
            "Submitting twice", Post, "/api/v1/acts/{submittedAct}/submission", TokenKind.Officer, null, "before-the-council"),
        Wrong(
            "Arranging an act so that it holds nothing",
            Post,
            "/api/v1/acts/{draftAct}/arrangement",
            TokenKind.Officer,
            new JsonText(("proposalReferences", "[]")),
            "proposalReferences").FromService(),
        Wrong(
            "Arranging an act so that it holds something twice",
            Post,
            "/api/v1/acts/{draftAct}/arrangement",
            TokenKind.Officer,
            new JsonText(("proposalReferences", "[\"{clearedProposal}\",\"{clearedProposal}\"]")),
            "proposalReferences[1]").FromService(),
        Conflict(
            "Taking into an act what is not cleared",
            Post,
            "/api/v1/acts/{draftAct}/arrangement",
            TokenKind.Officer,
            new JsonText(("proposalReferences", "[\"{draftProposal}\"]")),
            "proposal-not-cleared",
            "proposalReferences[0]"),
        Conflict(
            "Arranging what is before the Council",
            Post,
            "/api/v1/acts/{submittedAct}/arrangement",
            TokenKind.Officer,
            new JsonText(("proposalReferences", "[\"{clearedProposal}\"]")),
            "before-the-council"),
        Wrong(
            "Giving an act up without a reason",
            Post,
            "/api/v1/acts/{draftAct}/withdrawal",
            TokenKind.Officer,
            new JsonText(("reason", "\" \"")),
            "reason").FromService(),
        Conflict(
            "Giving up what is before the Council",
            Post,
            "/api/v1/acts/{submittedAct}/withdrawal",
            TokenKind.Officer,
            new JsonText(("reason", "\"x\"")),
            "before-the-council"),
        Unknown(
            "Arranging an act that is none",
            Post,
            "/api/v1/acts/ACT-1999-0001/arrangement",
            TokenKind.Officer,
            new JsonText(("proposalReferences", "[\"{clearedProposal}\"]"))),
        Unknown(
            "Giving up an act that is none",
            Post,
            "/api/v1/acts/ACT-1999-0001/withdrawal",
            TokenKind.Officer,
            new JsonText(("reason", "\"x\""))),
        Unknown("The check of an act that is none", Get, "/api/v1/acts/ACT-1999-0001/check", TokenKind.Officer),
        Unknown("Submitting an act that is none", Post, "/api/v1/acts/ACT-1999-0001/submission", TokenKind.Officer),
        Unknown("An act that is none", Get, "/api/v1/acts/ACT-1999-0001", TokenKind.Officer),
    ];

    private static readonly JsonText Published =
        Act.And("entryIntoForce", "\"2026-07-30\"")
            .And("publishedOn", "\"2026-07-30\"")
            .And("publicationUrl", "\"https://example.invalid/eli/2026/1\"");

    private static readonly JsonText Meeting = new(("rule", "\"unanimity\""), ("mode", "\"meeting\""), ("proposedBy", "\"HR\""));

    private static JsonText By(JsonText procedure) => new(("procedure", procedure.ToString()));

    private static BadRequest Draft(string name, JsonText body) => Wrong(name, Post, "/api/v1/acts", TokenKind.Officer, body, "");
}
