namespace CyberSanctions.Integration.Tests.BadInput;

public static partial class BadRequests
{
    private const string NoItem = "/api/v1/work-queue/review:REV-1999-0001";

    private static readonly JsonText Assigned = new(
        ("assignee", "\"officer.two\""), ("unit", "\"RELEX.1.C\""), ("reason", "\"She knows the file.\""));

    private static IEnumerable<BadRequest> WorkQueueRequests() =>
    [
        Query("Work of somebody else", "whose=you", "whose"),
        Query("Work of a kind that is none", "kind=lunch", "kind"),
        Query("Work before a day that is none", "dueBefore=2026-02-30", "dueBefore"),
        Query("Work that is perhaps overdue", "overdue=perhaps", "overdue"),
        Query("Work in a zone that is none", "timeZone=Europe/Atlantis", "timeZone", byService: true),
        Query("Work in a zone by a path", "timeZone=Europe/..%2f..%2fetc/passwd", "timeZone", byService: true),
        Query("Work of the unit of somebody without one", "whose=unit", "whose", byService: true),
        Query("Work, by a foreign cursor", "cursor=x", "cursor", byService: true),
        Unknown("Work on a list that is none", Get, "/api/v1/work-queue?list=eu-nothing", TokenKind.Officer),
        Unknown("An item that is none", Get, NoItem, TokenKind.Officer),
        Unknown("Who had an item that is none", Get, $"{NoItem}/assignments", TokenKind.Officer),
        Unknown("An assignment of nothing", Post, $"{NoItem}/assignment", TokenKind.Officer, Assigned),
        Wrong("A calendar of somebody", Post, "/api/v1/work-queue-calendars", TokenKind.Officer, new(("whose",
            "\"you\"")), "whose"),
        Unknown("A renewal of no calendar", Post, "/api/v1/work-queue-calendars/01990d6e/renewal", TokenKind.Officer),
        Unknown("The end of no calendar", Post, "/api/v1/work-queue-calendars/01990d6e/revocation", TokenKind.Officer),
        Unknown("Calendars of somebody else", Get, "/api/v1/work-queue-calendars?subject=officer.two", TokenKind.Officer),
        Unknown("A calendar by a guess", Get, "/api/v1/work-queue.ics?key=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", TokenKind.None),
        new("A calendar without a key", Get, "/api/v1/work-queue.ics", TokenKind.None, null, 400, InvalidField, "key"),
        Wrong(
            "An assignment without a reason",
            Post,
            $"{NoItem}/assignment",
            TokenKind.Officer,
            Assigned.Without("reason"),
            "reason"),
        Wrong(
            "An assignment to a unit that is none",
            Post,
            $"{NoItem}/assignment",
            TokenKind.Officer,
            Assigned.With("unit", "\"relex 1\""),
            "unit").FromService(),
        Wrong(
            "An assignment to a service",
            Post,
            $"{NoItem}/assignment",
            TokenKind.Officer,
            Assigned.With("assignee", "\"service:listing\""),
            "assignee").FromService(),
        Wrong(
            "An assignment that says who made it",
            Post,
            $"{NoItem}/assignment",
            TokenKind.Officer,
            Assigned.And("assignedBy", "\"x\""),
            "assignedBy"),
    ];

    private static BadRequest Query(string what, string query, string field, bool byService = false)
        => new(what, Get, $"/api/v1/work-queue?{query}", TokenKind.Officer, null, 400, InvalidField, field)
        {
            ByService = byService,
        };
}
