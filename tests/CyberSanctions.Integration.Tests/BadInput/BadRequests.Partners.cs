namespace CyberSanctions.Integration.Tests.BadInput;

public static partial class BadRequests
{
    private const string Shares = "/api/v1/dossiers/{openDossier}/shares";
    private const string NoShare = "/api/v1/shares/01990d6e-3f0c-7a52-b1d4-5c8e2f7a9b10";
    private const string NoContribution = "/api/v1/contributions/01990d6e-3f0c-7a52-b1d4-5c8e2f7a9b10";

    private static readonly JsonText NewShare = new(
        ("partner", "\"US\""), ("until", Day(7)), ("purpose", "\"For a joint statement.\""));

    private static readonly JsonText PartnerAnswer = new(("opinion", "\"agree\""));

    private static readonly JsonText Contribution = new(
        ("title", "\"Intrusions on our side\""), ("handling", "\"TLP:AMBER\""), ("exercise", "false"),
        ("actors", "[{\"kind\":\"group\",\"name\":\"Blue Heron\",\"involvement\":\"Ran the servers.\"}]"));

    private static readonly JsonText ContributionSettlement = new(("takenUp", "true"), ("reason", "\"It fits.\""));

    private static IEnumerable<BadRequest> PartnerRequests() =>
    [
        Sharing("A share with nobody", NewShare.Without("partner"), "partner"),
        Sharing("A share with a partner in lower case", NewShare.With("partner", "\"us\""), "partner").FromService(),
        Sharing("A share with a Member State", NewShare.With("partner", "\"FR\""), "partner").FromService(),
        Sharing("A share with two partners", NewShare.With("partner", "[\"US\",\"UA\"]"), "partner"),
        Sharing("A share for ever", NewShare.Without("until"), "until"),
        Sharing("A share until yesterday", NewShare.With("until", Day(-2)), "until").FromService(),
        Sharing("A share until the year after next", NewShare.With("until", Day(800)), "until").FromService(),
        Sharing("A share without a purpose", NewShare.Without("purpose"), "purpose"),
        Sharing("A share that is approved already", NewShare.And("state", "\"approved\""), "state"),
        Sharing("A share of no id", NewShare.And("itemIds", "[\"a b\"]"), "itemIds[0]").FromService(),
        Unknown("A share that is none", Get, $"{Shares}/01990d6e-3f0c-7a52-b1d4-5c8e2f7a9b10", TokenKind.Officer),
        Unknown("What was never shared", Get, NoShare, TokenKind.Partner),
        Unknown("Items of what was never shared", Get, $"{NoShare}/items", TokenKind.Partner),
        Unknown("An opinion on what was never shared", Post, $"{NoShare}/answers", TokenKind.Partner, PartnerAnswer),
        Answering("An opinion of six points", PartnerAnswer.With("opinion", "\"very-strongly-agree\""), "opinion"),
        Answering("An opinion by number", PartnerAnswer.With("opinion", "4"), "opinion"),
        Answering("A note that is too long", new(("text", Long(4_001))), "text").FromService(),
        Answering("Nothing at all", new(), "text").FromService(),
        Contributing("A dossier that is concluded already", Contribution.And("state", "\"concluded\""), "state"),
        Contributing("A dossier that may be an exercise", Contribution.Without("exercise"), "exercise"),
        Contributing("A dossier for few eyes", Contribution.With("handling", "\"TLP:RED\""), "handling").FromService(),
        Contributing(
            "A dossier that names one of ours", Contribution.And("supersedes", "\"ATT-2026-0001\""), "supersedes"),
        Contributing("A dossier with nothing in it", Contribution.Without("actors"), "incidents").FromService(),
        Contributing(
            "An actor with an id of ours",
            Contribution.With("actors", "[{\"id\":\"1\",\"kind\":\"group\",\"name\":\"x\",\"involvement\":\"x\"}]"),
            "actors[0].id"),
        Unknown("A contribution that is none", Get, NoContribution, TokenKind.Officer),
        Unknown("A settlement of none", Post, $"{NoContribution}/settlement", TokenKind.Officer, ContributionSettlement),
        Wrong(
            "A settlement that is undecided",
            Post,
            $"{NoContribution}/settlement",
            TokenKind.Officer,
            ContributionSettlement.Without("takenUp"),
            "takenUp"),
    ];

    private static BadRequest Sharing(string name, JsonText body, string field)
        => Wrong(name, Post, Shares, TokenKind.Officer, body, field);

    private static BadRequest Answering(string name, JsonText body, string field)
        => Wrong(name, Post, $"{NoShare}/answers", TokenKind.Partner, body, field);

    private static BadRequest Contributing(string name, JsonText body, string field)
        => Wrong(name, Post, "/api/v1/contributions", TokenKind.Partner, body, field);
}
