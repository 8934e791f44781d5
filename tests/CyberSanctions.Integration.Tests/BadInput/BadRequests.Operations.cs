namespace CyberSanctions.Integration.Tests.BadInput;

public static partial class BadRequests
{
    private static readonly JsonText Amendment = new(
        ("entryReference", "\"CYB-2026-0001\""), ("entryVersion", "1"), ("fields", "[\"function\"]"), ("after", "{}"));

    private static readonly JsonText Delisting = new(
        ("entryReference", "\"CYB-2026-0001\""),
        ("entryVersion", "1"),
        ("reason", "\"deceased\""),
        ("statementOfReasons", "\"She has died.\""));

    private static readonly JsonText Review = new(
        ("entryReference", "\"CYB-2026-0001\""), ("entryVersion", "1"), ("conclusion", "\"Nothing has changed.\""));

    private static IEnumerable<BadRequest> OperationRequests() =>
    [
        Draft("A proposal to do nothing", new JsonText(("handling", "\"TLP:GREEN\"")), "subject"),
        Draft("An amendment that is null, and no listing", Operation("amendment", "null"), "subject"),
        Draft(
            "A listing with a statement of reasons that is null",
            Proposal.With("statementOfReasons", "null"),
            "statementOfReasons"),
        Draft("An amendment of no entry", Amending(Amendment.Without("entryReference")), "amendment.entryReference"),
        Draft("An amendment of whatever version", Amending(Amendment.Without("entryVersion")), "amendment.entryVersion"),
        Draft("An amendment of a version in quotes", Amending(Amendment.With("entryVersion", "\"1\"")), "amendment.entryVersion"),
        Draft(
            "An amendment of a field that is none",
            Amending(Amendment.With("fields", "[\"function\",\"whole_name\"]")),
            "amendment.fields[1]"),
        Draft(
            "An amendment of what kind of subject it is",
            Amending(Amendment.With("fields", "[\"kind\"]")),
            "amendment.fields[0]"),
        Draft("An amendment without what is to be", Amending(Amendment.Without("after")), "amendment.after"),
        Draft(
            "An amendment to 30 February",
            Amending(Amendment.With("after", "{\"subject\":{\"births\":[{\"date\":\"1985-02-30\"}]}}")),
            "amendment.after.subject.births[0].date"),
        Draft(
            "An amendment to a name of no words",
            Amending(Amendment.With("after", "{\"subject\":{\"names\":[{}]}}")),
            "amendment.after.subject.names[0].wholeName"),
        Draft(
            "An amendment before which stood what nobody knows",
            Amending(Amendment.And("before", "{\"rank\":\"x\"}")),
            "amendment.before.rank"),
        Draft(
            "A delisting for a reason that is none",
            Operation("delisting", Delisting.With("reason", "\"pardoned\"").ToString()),
            "delisting.reason"),
        Draft(
            "A delisting without reasons",
            Operation("delisting", Delisting.Without("statementOfReasons").ToString()),
            "delisting.statementOfReasons"),
        Draft(
            "A delisting on evidence by number",
            Operation("delisting", Delisting.ToString()).And("evidence", "[7]"),
            "evidence[0]"),
        Draft("A renewal until 31 April", Renewing("\"2028-04-31\"", Review), "renewal.until"),
        Draft("A renewal until an hour", Renewing("\"2028-05-18T00:00:00Z\"", Review), "renewal.until"),
        Draft(
            "A renewal without conclusion",
            Renewing("\"2028-05-18\"", Review.Without("conclusion")),
            "renewal.reviews[0].conclusion"),
        Draft(
            "A renewal with half a surrogate pair in a conclusion",
            Renewing("\"2028-05-18\"", Review.With("conclusion", "\"\\ud800\"")),
            "renewal.reviews[0].conclusion"),
        Draft("An extension for ever", Operation("extension", "{}"), "extension.until"),
        new(
            "An entry under a reference with a Cyrillic letter",
            Get,
            "/api/v1/lists/eu-cyber/entries/%D0%A1YB-2026-0001",
            TokenKind.Officer,
            null,
            404,
            "not-found",
            null),
        new("Work on a page", Get, "/api/v1/work?size=1", TokenKind.Officer, null, 400, InvalidField, "size"),
        new("Work of a delegate", Get, "/api/v1/work", TokenKind.DelegateOfFrance, null, 403, "permission-denied", null),
    ];

    private static JsonText Operation(string kind, string value) => new(("handling", "\"TLP:GREEN\""), (kind, value));

    private static JsonText Amending(JsonText amendment) => Operation("amendment", amendment.ToString());

    private static JsonText Renewing(string until, JsonText review)
        => Operation("renewal", new JsonText(("until", until), ("reviews", $"[{review}]")).ToString());
}
