namespace CyberSanctions.Integration.Tests.BadInput;

public static partial class BadRequests
{
    private const string VoteOfFrance = "/api/v1/ballots/{openBallot}/votes/FR";

    private static readonly JsonText Vote = new(("choice", "\"for\""));

    private static IEnumerable<BadRequest> BallotRequests() =>
    [
        Cast("A vote without a choice", new JsonText(), "choice"),
        Cast("A vote that is null", Vote.With("choice", "null"), "choice"),
        Cast("A vote for a choice that is none", Vote.With("choice", "\"maybe\""), "choice"),
        Cast("A vote for the zero choice", Vote.With("choice", "\"unspecified\""), "choice"),
        Cast("A vote by number", Vote.With("choice", "1"), "choice"),
        Cast("A vote in upper case", Vote.With("choice", "\"FOR\""), "choice"),
        Cast("Two votes in one", Vote.And("choice", "\"against\""), "choice"),
        Cast("A vote that names its State once more", Vote.And("memberState", "\"DE\""), "memberState"),
        Cast("A constructive abstention without a declaration", Vote.With("choice", "\"constructive-abstain\""), "declaration").FromService(),
        Cast("A vote in favour with a declaration", Vote.And("declaration", "\"But.\""), "declaration").FromService(),
        Cast("A declaration with half a surrogate pair", Vote.With("choice", "\"constructive-abstain\"").And("declaration", "\"\\udbff\""), "declaration"),
        Cast("A declaration with a control character", Vote.With("choice", "\"constructive-abstain\"").And("declaration", "\"We declare\\u0000\""), "declaration").FromService(),
        Cast("A vote for a State in lower case", Vote, "memberState").FromService() with { Path = "/api/v1/ballots/{openBallot}/votes/fr" },
        Cast("A vote for a State of three letters", Vote, "memberState").FromService() with { Path = "/api/v1/ballots/{openBallot}/votes/FRA" },
        new("A vote for another State", Put, "/api/v1/ballots/{openBallot}/votes/DE", TokenKind.DelegateOfFrance, Vote.ToBytes(), 403, "vote-for-another-state", null) { ByService = true },
        Cast("A vote with a precondition", Vote, "If-Match").With("If-Match", "\"1\""),
        Conflict("A vote for a State that is no member", Put, "/api/v1/ballots/{openBallot}/votes/XX", TokenKind.DelegateOfNowhere, Vote, "not-on-the-roster", "memberState"),
        Conflict("A vote after the close", Put, "/api/v1/ballots/{decidedBallot}/votes/FR", TokenKind.DelegateOfFrance, Vote, "ballot-closed"),
        Unknown("A vote in a ballot that is none", Put, "/api/v1/ballots/BAL-1999-0001/votes/FR", TokenKind.DelegateOfFrance, Vote),

        Wrong("Deciding with a flag in quotes", Post, "/api/v1/ballots/{openBallot}/decision", TokenKind.Officer, new JsonText(("closeWithVotesMissing", "\"true\"")), "closeWithVotesMissing"),
        Wrong("Deciding how it came out", Post, "/api/v1/ballots/{openBallot}/decision", TokenKind.Officer, new JsonText(("outcome", "\"adopted\"")), "outcome"),
        Conflict("Deciding while votes are missing", Post, "/api/v1/ballots/{openBallot}/decision", TokenKind.Officer, null, "votes-missing"),
        Conflict("Deciding twice", Post, "/api/v1/ballots/{decidedBallot}/decision", TokenKind.Officer, null, "ballot-closed"),
        Unknown("Deciding a ballot that is none", Post, "/api/v1/ballots/BAL-1999-0001/decision", TokenKind.Officer),
        Unknown("A ballot that is none", Get, "/api/v1/ballots/BAL-1999-0001", TokenKind.Officer),
        new("The ballot on an act whose reference has a control character", Get, "/api/v1/ballots?actReference=ACT%00", TokenKind.Officer, null, 400, InvalidField, "actReference"),
        new("The ballot on two acts", Get, "/api/v1/ballots?actReference=ACT-2026-0001&actReference=ACT-2026-0002&state=open", TokenKind.Officer, null, 400, InvalidField, "state"),
    ];

    private static BadRequest Cast(string name, JsonText body, string field) => Wrong(name, Put, VoteOfFrance, TokenKind.DelegateOfFrance, body, field);
}
