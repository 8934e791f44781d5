namespace CyberSanctions.Integration.Tests.BadInput;

public static partial class BadRequests
{
    private const string Changes = "/api/v1/reference-data/changes";
    private const string NoChange = "/api/v1/reference-data/changes/RD-1999-0001";

    private static readonly JsonText Minimum = new(
        ("validFrom", $"\"{DateTime.UtcNow.Year + 1}-06-01\""),
        ("source", "\"Invented\""),
        ("silenceMinimum", "{\"workingDays\":3,\"minutesOfDay\":1020}"));

    private static IEnumerable<BadRequest> ReferenceDataRequests() =>
    [
        Proposing("A change without a first day", Minimum.Without("validFrom"), "validFrom"),
        Proposing("A change from a day that there is not", Minimum.With("validFrom", "\"2027-02-30\""), "validFrom"),
        Proposing("A change without a source", Minimum.Without("source"), "source"),
        Proposing("A change of nothing", Minimum.Without("silenceMinimum"), "body"),
        Proposing("A change of two kinds", Minimum.And("withdrawal", "{\"memberState\":\"MT\"}"), "silenceMinimum"),
        Proposing(
            "A minimum in words",
            Minimum.With("silenceMinimum", "{\"workingDays\":\"three\",\"minutesOfDay\":1020}"),
            "silenceMinimum.workingDays"),
        Proposing("A change from a day that has passed", Minimum.With("validFrom", "\"2026-01-01\""), "validFrom").FromService(),
        Proposing("A source that cannot be seen", Minimum.With("source", "\"\\u200b\""), "source").FromService(),
        Proposing(
            "A minimum of a year",
            Minimum.With("silenceMinimum", "{\"workingDays\":365,\"minutesOfDay\":1020}"),
            "silenceMinimum.workingDays").FromService(),
        Proposing(
            "Populations of one State alone",
            Minimum.Without("silenceMinimum")
                .And(
                    "populations",
                    $"{{\"year\":{DateTime.UtcNow.Year + 1},\"unit\":\"persons\",\"figures\":[{{\"memberState\":\"MT\",\"population\":1}}]}}"),
            "populations.figures").FromService(),
        Proposing(
            "Greece by another code",
            Minimum.Without("silenceMinimum")
                .And("populations", "{\"csv\":\"member_state,population,unit,year\\nGR,1,persons,2027\"}"),
            "populations.csv").FromService(),
        new(
            "A release of nothing that was looked at",
            Post,
            $"{NoChange}/release",
            TokenKind.Administrator,
            Text("{}"),
            400,
            InvalidField,
            "sha256"),
        Unknown(
            "Releasing what there is not",
            Post,
            $"{NoChange}/release",
            TokenKind.Administrator,
            new JsonText(("sha256", $"\"{new string('a', 64)}\""))),
        Unknown("Withdrawing what there is not", Post, $"{NoChange}/withdrawal", TokenKind.Administrator),
        new(
            "Reference data of no day",
            Get,
            "/api/v1/reference-data?day=yesterday",
            TokenKind.Officer,
            null,
            400,
            InvalidField,
            "day"),
        new("Changes of no kind", Get, $"{Changes}?kind=weather", TokenKind.Officer, null, 400, InvalidField, "kind"),
    ];

    private static BadRequest Proposing(string name, JsonText body, string field)
        => Wrong(name, Post, Changes, TokenKind.Administrator, body, field);
}
