namespace CyberSanctions.Integration.Tests.BadInput;

public static partial class BadRequests
{
    private const string Statements = "/api/v1/ballots/{openBallot}/statements";
    private const string Deadline = "/api/v1/ballots/{openBallot}/deadline";

    // A JWS in form, whose payload {} states nothing.
    private static readonly JsonText Statement = new(("statement", "\"eyJhbGciOiJFUzI1NiJ9.e30.AA\""));
    private static readonly JsonText Later = new(("deadline", $"\"{DateTime.UtcNow.AddDays(30):yyyy-MM-dd'T'HH:mm:ss'Z'}\""));

    private static IEnumerable<BadRequest> BallotRequests() =>
    [
        State("A statement that is not there", new JsonText(), "statement"),
        State("A statement that is null", Statement.With("statement", "null"), "statement"),
        State("A statement that is a number", Statement.With("statement", "1"), "statement"),
        State("A statement that is not signed but said", Statement.With("statement", "{\"choice\":\"for\"}"), "statement"),
        State("Two statements in one", Statement.And("statement", "\"e30.e30.AA\""), "statement"),
        State("A statement that names its State once more", Statement.And("memberState", "\"DE\""), "memberState"),
        State("A vote as it was cast before statements", Statement.And("choice", "\"for\""), "choice"),
        State("A statement with half a surrogate pair", Statement.With("statement", "\"e30.\\ud800.AA\""), "statement"),
        State("A declaration with half a surrogate pair", Statement.And("declaration", "\"\\udbff\""), "declaration"),
        State("A statement with a precondition", Statement, "If-Match").With("If-Match", "\"1\""),
        State("An empty statement", Statement.With("statement", "\"\""), "statement").FromService(),
        State(
            "A statement of 5,000 characters",
            Statement.With("statement", $"\"e30.{new string('A', 4_993)}.AA\""),
            "statement").FromService(),
        State(
            "Reasons with a control character",
            Statement.And("declaration", "\"We object\\u0000\""),
            "declaration").FromService(),
        State("Reasons that turn around", Statement.And("declaration", "\"We \\u202etcejbo\""), "declaration").FromService(),
        State(
            "Reasons of a code point that is none",
            Statement.And("declaration", "\"We object\\ufffe\""),
            "declaration").FromService(),
        Malformed("A statement that is no JWS", "for"),
        Malformed("A statement without a signature", "eyJhbGciOiJub25lIn0.e30."),
        Malformed("A statement that states nothing", "eyJhbGciOiJFUzI1NiJ9.e30.AA"),
        Malformed("A statement that is a token", "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiJkZWxlZ2F0ZS1mciJ9.AA"),
        new("A declaration of more than a megabyte", Post, Statements, TokenKind.DelegateOfFrance,
            Statement.And("declaration", $"\"{new string('x', 1_100_000)}\"").ToBytes(), 413, "too-large", "body"),
        new("A statement for another ballot", Post, Statements, TokenKind.DelegateOfFrance,
            Statement.With("statement", "\"eyJhbGciOiJFUzI1NiJ9.eyJiYWxsb3QiOiJCQUwtMTk5OS0wMDAxIn0.AA\"").ToBytes(),
            409,
            "statement-for-another-ballot",
            "statement"),

        Extending("A deadline that is not there", new JsonText(), "deadline"),
        Extending("A deadline without a zone", Later.With("deadline", "\"2099-12-04T17:00:00\""), "deadline"),
        Extending("A deadline that is a day", Later.With("deadline", "\"2099-12-04\""), "deadline"),
        Extending("A deadline that is a number", Later.With("deadline", "4099680000"), "deadline"),
        Conflict("Extending a ballot at a meeting", Post, Deadline, TokenKind.Officer, Later, "no-period"),
        Unknown("Extending a ballot that is none", Post, "/api/v1/ballots/BAL-1999-0001/deadline", TokenKind.Officer, Later),

        Watching("Watching from a position that is none", "?after=first", "after"),
        Watching("Watching from before the beginning", "?after=-1", "after"),
        Watching("Watching from a position beyond all", "?after=99999999999", "after"),
        Watching("Watching on from what was no event", "", "Last-Event-ID").With("Last-Event-ID", "x"),
        Watching("Watching from what has not happened yet", "?after=1000", "after").FromService(),
        Conflict(
            "The roll call of an open ballot",
            Get,
            "/api/v1/ballots/{openBallot}/rollcall",
            TokenKind.Officer,
            null,
            "not-decided"),
        new(
            "Undecided ballots by a number",
            Get,
            "/api/v1/ballots?undecided=1",
            TokenKind.Officer,
            null,
            400,
            InvalidField,
            "undecided"),
        Asking("A deadline in no days", "", "workingDays"),
        Asking("A deadline in half a day", "?workingDays=0.5", "workingDays"),
        Asking("A deadline in years", "?workingDays=61", "workingDays"),
        Asking("A deadline from a day", "?workingDays=3&from=2026-12-04", "from"),

        Wrong(
            "Deciding with a flag in quotes",
            Post,
            "/api/v1/ballots/{openBallot}/decision",
            TokenKind.Officer,
            new JsonText(("closeWithVotesMissing", "\"true\"")),
            "closeWithVotesMissing"),
        Wrong(
            "Deciding how it came out",
            Post,
            "/api/v1/ballots/{openBallot}/decision",
            TokenKind.Officer,
            new JsonText(("outcome", "\"adopted\"")),
            "outcome"),
        Conflict(
            "Deciding while votes are missing",
            Post,
            "/api/v1/ballots/{openBallot}/decision",
            TokenKind.Officer,
            null,
            "votes-missing"),
        Conflict("Deciding twice", Post, "/api/v1/ballots/{decidedBallot}/decision", TokenKind.Officer, null, "ballot-closed"),
        Unknown("Deciding a ballot that is none", Post, "/api/v1/ballots/BAL-1999-0001/decision", TokenKind.Officer),
        Unknown("A ballot that is none", Get, "/api/v1/ballots/BAL-1999-0001", TokenKind.Officer),
        new(
            "The ballot on an act whose reference has a control character",
            Get,
            "/api/v1/ballots?actReference=ACT%00",
            TokenKind.Officer,
            null,
            400,
            InvalidField,
            "actReference"),
        new(
            "The ballot on two acts",
            Get,
            "/api/v1/ballots?actReference=ACT-2026-0001&actReference=ACT-2026-0002&state=open",
            TokenKind.Officer,
            null,
            400,
            InvalidField,
            "state"),
    ];

    private static BadRequest State(string name, JsonText body, string field)
        => Wrong(name, Post, Statements, TokenKind.DelegateOfFrance, body, field);

    private static BadRequest Malformed(string name, string statement)
        => new(
            name,
            Post,
            Statements,
            TokenKind.DelegateOfFrance,
            Statement.With("statement", $"\"{statement}\"").ToBytes(),
            400,
            "statement-malformed",
            null)
        {
            ByService = true,
            Recorded = true,
        };

    private static BadRequest Extending(string name, JsonText body, string field)
        => Wrong(name, Post, Deadline, TokenKind.Officer, body, field);

    private static BadRequest Watching(string name, string query, string field)
        => new(name, Get, $"/api/v1/ballots/{{openBallot}}/events{query}", TokenKind.Officer, null, 400, InvalidField, field);

    private static BadRequest Asking(string name, string query, string field)
        => new(name, Get, $"/api/v1/deadlines{query}", TokenKind.Officer, null, 400, InvalidField, field);
}
