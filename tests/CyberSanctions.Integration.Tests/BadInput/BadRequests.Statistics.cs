namespace CyberSanctions.Integration.Tests.BadInput;

public static partial class BadRequests
{
    private static IEnumerable<BadRequest> StatisticsRequests() =>
    [
        Figures("Figures of a year that is none", "fromYear=soon", "fromYear"),
        Figures("Figures of a year of five digits", "untilYear=12026", "untilYear"),
        Figures("Figures of a year with a sign", "fromYear=%2B202", "fromYear"),
        Figures("Figures of a year in other digits", "fromYear=\u0662\u0660\u0662\u0660", "fromYear"),
        Figures("Figures of a year that says nothing", "fromYear=", "fromYear"),
        Figures("Figures from before there was a Union", "fromYear=1492", "fromYear", byService: true),
        Figures("Figures of ten thousand years", "fromYear=0001&untilYear=9999", "fromYear", byService: true),
        Figures("Figures of a year to come", "untilYear=9999", "untilYear", byService: true),
        Figures("Figures of years that end before they begin", "fromYear=2024&untilYear=2023", "untilYear", byService: true),
        Figures("Figures by the month", "by=month", "by"),
        Figures("Figures as a spreadsheet", "format=xlsx", "format"),
        Figures("Figures in a form that says nothing", "format=", "format"),
        Figures("Figures of a day that is none", "asOf=2025-02-29", "asOf"),
        Figures("Figures of a day with a time", "asOf=2025-02-28T23:59:59Z", "asOf"),
        Figures("Figures of a day to come", "asOf=9999-12-31", "asOf", byService: true),
        Figures("Figures of an entry", "entry=EU.1.1", "entry"),
        Unknown("Listing figures of no list", Get, "/api/v1/statistics/listings?list=eu-weather", TokenKind.None),
        Unknown("Figures of adoption of no list", Get, "/api/v1/statistics/adoptions?list=eu-weather", TokenKind.Officer),
        Unknown("Figures of reviews of no list", Get, "/api/v1/statistics/reviews?list=eu-weather", TokenKind.Officer),
        new(
            "Figures of adoption as of a day",
            Get,
            "/api/v1/statistics/adoptions?asOf=2025-01-01",
            TokenKind.Officer,
            null,
            400,
            InvalidField,
            "asOf"),
        new(
            "Figures of reviews of a year to come",
            Get,
            "/api/v1/statistics/reviews?untilYear=9999",
            TokenKind.Officer,
            null,
            400,
            InvalidField,
            "untilYear")
        {
            ByService = true,
        },
    ];

    private static BadRequest Figures(string what, string query, string field, bool byService = false)
        => new(what, Get, $"/api/v1/statistics/listings?{query}", TokenKind.None, null, 400, InvalidField, field)
        {
            ByService = byService,
        };
}
