namespace CyberSanctions.Integration.Tests.BadInput;

public static partial class BadRequests
{
    private const string NoTranslations = "/api/v1/proposals/LP-1999-0001/translations";

    private static readonly string AnyHash = $"\"{new string('a', 64)}\"";

    private static readonly JsonText AskedTranslations = new(("languages", "[\"bg\",\"de\"]"));

    private static readonly JsonText StartedTranslation = new(("originalSha256", AnyHash));

    private static readonly JsonText TranslatedText = new(
        ("originalSha256", AnyHash), ("paragraphs", "[\"Aurelia Nimbus hat die Server betrieben.\"]"));

    private static readonly JsonText TranslationReviewed = new(
        ("originalSha256", AnyHash), ("textSha256", AnyHash), ("accepted", "true"));

    private static IEnumerable<BadRequest> TranslationRequests() =>
    [
        Wrong(
            "A translation into one language twice",
            Post,
            $"{NoTranslations}/request",
            TokenKind.Officer,
            AskedTranslations.With("languages", "[\"bg\",\"bg\"]"),
            "languages[1]").FromService(),
        Wrong(
            "A translation by a day that is none",
            Post,
            $"{NoTranslations}/request",
            TokenKind.Officer,
            AskedTranslations.And("dueOn", "\"2026-02-30\""),
            "dueOn"),
        Wrong(
            "A translation of nothing in particular",
            Put,
            $"{NoTranslations}/de",
            TokenKind.Officer,
            TranslatedText.Without("originalSha256"),
            "originalSha256"),
        Wrong(
            "A translation without words",
            Put,
            $"{NoTranslations}/de",
            TokenKind.Officer,
            TranslatedText.With("paragraphs", "[]"),
            "paragraphs").FromService(),
        Wrong(
            "A translation with an empty paragraph",
            Put,
            $"{NoTranslations}/de",
            TokenKind.Officer,
            TranslatedText.With("paragraphs", "[\"Eins.\",\"\"]"),
            "paragraphs[1]").FromService(),
        Wrong(
            "A translation into Greek by the code of the country",
            Put,
            $"{NoTranslations}/gr",
            TokenKind.Officer,
            TranslatedText,
            "language").FromService(),
        Wrong(
            "A translation that says who made it",
            Put,
            $"{NoTranslations}/de",
            TokenKind.Officer,
            TranslatedText.And("translator", "\"x\""),
            "translator"),
        Wrong(
            "A translation that starts from no hash",
            Post,
            $"{NoTranslations}/de/start",
            TokenKind.Officer,
            StartedTranslation.And("startFrom", "\"the old one\""),
            "startFrom").FromService(),
        Wrong(
            "A translation that is sent back for no reason",
            Post,
            $"{NoTranslations}/de/review",
            TokenKind.Legal,
            TranslationReviewed.With("accepted", "false"),
            "remark").FromService(),
        Wrong(
            "A translation that is right and has to be changed",
            Post,
            $"{NoTranslations}/de/review",
            TokenKind.Legal,
            TranslationReviewed.And("remark", "\"All of it.\""),
            "remark").FromService(),
        Unknown("Translations for no proposal", Get, NoTranslations, TokenKind.Officer),
        Unknown("A translation for no proposal", Get, $"{NoTranslations}/de", TokenKind.Officer),
        Unknown("A request for no proposal", Post, $"{NoTranslations}/request", TokenKind.Officer, AskedTranslations),
        Unknown("A start for no proposal", Post, $"{NoTranslations}/de/start", TokenKind.Officer, StartedTranslation),
        Unknown("A text for no proposal", Put, $"{NoTranslations}/de", TokenKind.Officer, TranslatedText),
        Unknown("A review for no proposal", Post, $"{NoTranslations}/de/review", TokenKind.Legal, TranslationReviewed),
    ];
}
