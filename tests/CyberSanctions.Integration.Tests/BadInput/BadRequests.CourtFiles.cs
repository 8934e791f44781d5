namespace CyberSanctions.Integration.Tests.BadInput;

public static partial class BadRequests
{
    private const string NoCourtFile = "/api/v1/proposals/LP-1999-0001/court-file";

    private static IEnumerable<BadRequest> CourtFileRequests() =>
    [
        Unknown("A file for a court of no proposal", Get, $"{NoCourtFile}?reason=x", TokenKind.Officer),
        OfCourtFile("A file for a court, without a word why", "", "reason"),
        OfCourtFile("A file for a court, for no reason", "?reason=", "reason"),
        OfCourtFile("A file for a court up to no marking", "?reason=x&upTo=TLP:WHITE", "upTo"),
        OfCourtFile("A file for a court with perhaps the contents", "?reason=x&contents=yes", "contents"),
        OfCourtFile("A file for a court with advice or not", "?reason=x&advice=", "advice"),
        OfCourtFile("A file for a court for two reasons", "?reason=x&reason=y", "reason"),
        OfCourtFile("A file for a court with what there is not", "?reason=x&format=pdf", "format"),
        OfCourtFile("A file for a court, for a reason that nobody can read", "?reason=a%00b", "reason") with { ByService = true },
        OfCourtFile("A file for a court, for too long a reason", $"?reason={new string('x', 1_901)}", "reason")
            with { ByService = true },
    ];

    private static BadRequest OfCourtFile(string name, string query, string field)
        => new(name, Get, $"{NoCourtFile}{query}", TokenKind.Officer, null, 400, InvalidField, field);
}
