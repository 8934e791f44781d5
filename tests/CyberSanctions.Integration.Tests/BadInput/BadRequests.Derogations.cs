namespace CyberSanctions.Integration.Tests.BadInput;

public static partial class BadRequests
{
    private const string Derogations = "/api/v1/derogations";
    private const string NoDerogation = $"{Derogations}/DER-1999-0001";
    private const string DerogationHash = "\"a591a6d40bf420404a011733cfb7b190d62c65bf0bcda32b57b277d9ad9f146e\"";

    private static readonly JsonText NewDerogation = new(
        ("list", "\"eu-cyber-exercise\""),
        ("entryReference", "\"EU.1999.1\""),
        ("kind", "\"basic-needs\""),
        ("applicant", "\"Flavia Fog\""),
        ("description", "\"The rent.\""),
        ("amount", "\"900.00\""),
        ("currency", "\"EUR\""),
        ("receivedOn", $"\"{DateTime.UtcNow.AddDays(-2):yyyy-MM-dd}\""));

    private static readonly JsonText DerogationAnswers = new(
        ("answers", "[{\"key\":\"necessary\",\"met\":true,\"reasons\":\"It is.\"}]"));

    private static readonly JsonText DerogationStep = new(
        ("kind", "\"notice-of-grounds\""), ("takenOn", "\"2026-11-02\""), ("text", "\"It rains in.\""),
        ("documentSha256", DerogationHash));

    private static readonly JsonText DerogationDecision = new(("outcome", "\"granted\""), ("reasons", "\"As the file says.\""));

    private static readonly JsonText DerogationReport = new(("reportedOn", "\"2026-11-02\""), ("documentSha256", DerogationHash));

    private static IEnumerable<BadRequest> DerogationRequests() =>
    [
        Asking("A derogation for nobody", NewDerogation.Without("applicant"), "applicant"),
        Asking("A derogation of no kind", NewDerogation.With("kind", "\"bribes\""), "kind"),
        Asking("A derogation in the name of another State", NewDerogation.And("memberState", "\"DE\""), "memberState"),
        Asking("A derogation that is granted already", NewDerogation.And("state", "\"granted\""), "state"),
        Asking("A derogation of a number", NewDerogation.With("amount", "900"), "amount"),
        Asking("A derogation of no number", NewDerogation.With("amount", "\"NaN\""), "amount").FromService(),
        Asking("A derogation of less than nothing", NewDerogation.With("amount", "\"-900\""), "amount").FromService(),
        Asking("A derogation of a part of a cent", NewDerogation.With("amount", "\"900.001\""), "amount").FromService(),
        Asking("A derogation in no currency", NewDerogation.Without("currency"), "currency").FromService(),
        Asking("A derogation in gold", NewDerogation.With("currency", "\"XAU\""), "currency").FromService(),
        Asking("A derogation that will be received", NewDerogation.With("receivedOn", "\"2999-01-01\""), "receivedOn")
            .FromService(),
        Asking("A derogation of last year", NewDerogation.With("receivedOn", "\"2020-08-03\""), "receivedOn").FromService(),
        Asking("A derogation that rests on a day for no reason", NewDerogation.And("basisOn", "\"2015-01-01\""), "basisOn")
            .FromService(),
        Asking("Fees without an invoice", NewDerogation.With("kind", "\"legal-fees\""), "documents").FromService(),
        Asking(
            "One document twice",
            NewDerogation.And(
                "documents", $"[{{\"name\":\"A\",\"sha256\":{DerogationHash}}},{{\"name\":\"B\",\"sha256\":{DerogationHash}}}]"),
            "documents[1].sha256").FromService(),
        Unknown("A derogation for whom nobody knows", Post, Derogations, TokenKind.AuthorityOfFrance, NewDerogation),
        Unknown(
            "A derogation on no list",
            Post,
            Derogations,
            TokenKind.AuthorityOfFrance,
            NewDerogation.With("list", "\"eu-weather\"")),
        Unknown("A derogation that is none", Get, NoDerogation, TokenKind.AuthorityOfFrance),
        Unknown("A derogation that is none, for a delegate", Get, NoDerogation, TokenKind.DelegateOfFrance),
        Unknown(
            "Conditions of a derogation that is none",
            Post,
            $"{NoDerogation}/conditions",
            TokenKind.AuthorityOfFrance,
            DerogationAnswers),
        Unknown("Steps of a derogation that is none", Post, $"{NoDerogation}/steps", TokenKind.AuthorityOfFrance, DerogationStep),
        Unknown(
            "A decision on a derogation that is none",
            Post,
            $"{NoDerogation}/prepared-decision",
            TokenKind.AuthorityOfFrance,
            DerogationDecision),
        Unknown(
            "A decision that nobody prepared on a derogation that is none",
            Post,
            $"{NoDerogation}/decision",
            TokenKind.AuthorityOfFrance),
        Unknown(
            "The withdrawal of a derogation that is none",
            Post,
            $"{NoDerogation}/withdrawal",
            TokenKind.AuthorityOfFrance,
            new JsonText(("reasons", "\"Paid.\""))),
        Unknown(
            "A report of a derogation that is none",
            Post,
            $"{NoDerogation}/reports",
            TokenKind.AuthorityOfFrance,
            DerogationReport),
        Wrong(
            "Answers to nothing",
            Post,
            $"{NoDerogation}/conditions",
            TokenKind.AuthorityOfFrance,
            new JsonText(("answers", "[]")),
            "answers").FromService(),
        Wrong(
            "A decision that time has to bring",
            Post,
            $"{NoDerogation}/prepared-decision",
            TokenKind.AuthorityOfFrance,
            DerogationDecision.With("outcome", "\"deemed-granted\""),
            "outcome").FromService(),
        Wrong(
            "A refusal with a sum",
            Post,
            $"{NoDerogation}/prepared-decision",
            TokenKind.AuthorityOfFrance,
            DerogationDecision.With("outcome", "\"refused\"").And("amount", "\"5.00\""),
            "amount").FromService(),
        Wrong(
            "A grant that ends before it begins",
            Post,
            $"{NoDerogation}/prepared-decision",
            TokenKind.AuthorityOfFrance,
            DerogationDecision.And("validFrom", "\"2027-02-02\"").And("validUntil", "\"2027-02-01\""),
            "validUntil").FromService(),
        new(
            "Derogations in no state",
            Get,
            $"{Derogations}?state=lost",
            TokenKind.AuthorityOfFrance,
            null,
            400,
            InvalidField,
            "state"),
        new("Figures of no list", Get, $"{Derogations}/figures?list=eu-weather", TokenKind.None, null, 404, "not-found", null)
        {
            ByService = true,
        },
        new("Figures by name", Get, $"{Derogations}/figures?entry=EU.1.1", TokenKind.None, null, 400, InvalidField, "entry"),
        new(
            "The derogations for an authority of no State",
            Get,
            Derogations,
            TokenKind.AuthorityOfNoState,
            null,
            403,
            "no-member-state",
            null),
    ];

    private static BadRequest Asking(string name, JsonText body, string field)
        => Wrong(name, Post, Derogations, TokenKind.AuthorityOfFrance, body, field);
}
