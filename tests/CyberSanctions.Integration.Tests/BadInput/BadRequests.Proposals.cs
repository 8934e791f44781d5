namespace CyberSanctions.Integration.Tests.BadInput;

public static partial class BadRequests
{
    private const string Clearance = "/api/v1/proposals/{draftProposal}/clearance";

    private const string Edits = "/api/v1/proposals/{draftProposal}/edits";

    private static readonly JsonText Subject = new(
        ("kind", "\"person\""),
        ("names", "[{\"wholeName\":\"Aurelia Nimbus\"}]"),
        ("births", "[{\"date\":\"1985-08\",\"place\":\"Port Cumulus\"}]"));

    private static readonly JsonText Entity = new(
        ("kind", "\"entity\""), ("names", "[{\"wholeName\":\"Blue Heron Ltd\"}]"), ("registeredOn", "\"2011\""));

    private static readonly JsonText Proposal = new(
        ("dossierReference", "\"{concludedDossier}\""),
        ("handling", "\"TLP:GREEN\""),
        ("subject", Subject.ToString()),
        ("ground", "\"responsible\""),
        ("measures", "[\"asset-freeze\"]"),
        ("statementOfReasons", "\"Rented the servers from which the systems were wiped.\""));

    private static IEnumerable<BadRequest> ProposalRequests() =>
    [
        Draft("A proposal without a subject", Proposal.Without("subject"), "subject"),
        Draft("A proposal without a statement of reasons", Proposal.Without("statementOfReasons"), "statementOfReasons"),
        Draft(
            "A proposal with an empty statement of reasons",
            Proposal.With("statementOfReasons", "\"\""),
            "statementOfReasons").FromService(),
        Draft(
            "A proposal with a paragraph of reasons that says nothing",
            Proposal.Without("statementOfReasons").And("reasons", "[{\"cites\":[]}]"),
            "reasons[0].text"),
        Draft(
            "A proposal with reasons that are a text",
            Proposal.Without("statementOfReasons").And("reasons", "[\"She did it.\"]"),
            "reasons[0]"),
        Draft(
            "A proposal with reasons that cite what is no item",
            Proposal.Without("statementOfReasons").And("reasons", "[{\"text\":\"She did it.\",\"cites\":[\"ATT-2026-0001\"]}]"),
            "reasons[0].cites[0]").FromService(),
        Draft(
            "A proposal with reasons that make out a ground of nobody",
            Proposal.Without("statementOfReasons").And("reasons", "[{\"text\":\"It was done.\",\"ground\":\"responsible\"}]"),
            "reasons[0].ground").FromService(),
        Draft(
            "A proposal with reasons that claim a factor that is none",
            Proposal.Without("statementOfReasons").And("reasons", "[{\"text\":\"It was done.\",\"effects\":[\"fear\"]}]"),
            "reasons[0].effects[0]"),
        Draft(
            "A proposal with a text beside its paragraphs that says something else",
            Proposal.And("reasons", "[{\"text\":\"It was done.\"}]"),
            "statementOfReasons").FromService(),
        Draft(
            "A proposal with paragraphs of what was published before",
            Proposal.Without("statementOfReasons").And("reasons", "[{\"text\":\"It was done.\"}]").And("asPublished", "true"),
            "reasons").FromService(),
        Draft("A proposal on a ground that is none", Proposal.With("ground", "\"d\""), "ground"),
        Draft("A proposal on a ground by number", Proposal.With("ground", "1"), "ground"),
        Draft("A proposal with a measure that is none", Proposal.With("measures", "[\"asset-freeze\",\"exile\"]"), "measures[1]"),
        Draft(
            "A proposal with one measure twice",
            Proposal.With("measures", "[\"asset-freeze\",\"asset-freeze\"]"),
            "measures[1]").FromService(),
        Draft("A proposal with no measure", Proposal.With("measures", "[]"), "measures").FromService(),
        Draft(
            "A proposal with an EU reference number that is none",
            Proposal.And("euReferenceNumber", "\"5701.88\""),
            "euReferenceNumber").FromService(),
        Draft("A proposal cleared from the start", Proposal.And("clearedBy", "\"legal-1\""), "clearedBy"),
        Draft(
            "A proposal on an empty dossier reference",
            Proposal.With("dossierReference", "\"\""),
            "dossierReference").FromService(),

        Listing("A subject of a kind that is none", Subject.With("kind", "\"ship\""), "subject.kind"),
        Listing("A subject without a name", Subject.With("names", "[]"), "subject.names").FromService(),
        Listing(
            "A subject with an empty name",
            Subject.With("names", "[{\"wholeName\":\"\"}]"),
            "subject.names[0].wholeName").FromService(),
        Listing(
            "A subject with a name of no words",
            Subject.With("names", "[{\"firstName\":\"Aurelia\"}]"),
            "subject.names[0].wholeName"),
        Listing(
            "A subject with a control character in the second name",
            Subject.With("names", "[{\"wholeName\":\"Aurelia Nimbus\"},{\"wholeName\":\"Au\\u0001relia\"}]"),
            "subject.names[1].wholeName").FromService(),
        Listing(
            "A subject with a NUL in the name",
            Subject.With("names", "[{\"wholeName\":\"Aurelia\\u0000Nimbus\"}]"),
            "subject.names[0].wholeName").FromService(),
        Listing(
            "A subject with half a surrogate pair in the name",
            Subject.With("names", "[{\"wholeName\":\"Aurelia \\udfff\"}]"),
            "subject.names[0].wholeName"),
        Listing(
            "A subject whose name turns the direction of text",
            Subject.With("names", "[{\"wholeName\":\"Aurelia \\u202esubmiN\"}]"),
            "subject.names[0].wholeName").FromService(),
        Listing(
            "A subject with a name of a quality that is none",
            Subject.With("names", "[{\"wholeName\":\"Aurelia Nimbus\",\"quality\":\"good\"}]"),
            "subject.names[0].quality"),
        Listing(
            "A subject with a name in a language that is none",
            Subject.With("names", "[{\"wholeName\":\"Aurelia Nimbus\",\"language\":\"English\"}]"),
            "subject.names[0].language").FromService(),
        Listing(
            "A subject with a name that nobody knows how to spell",
            Subject.With("names", "[{\"wholeName\":\"Aurelia Nimbus\",\"nickname\":\"Au\"}]"),
            "subject.names[0].nickname"),
        Listing("A person born on 30 February", Subject.With("births", "[{\"date\":\"1985-02-30\"}]"), "subject.births[0].date"),
        Listing(
            "A person born on 29 February of no leap year",
            Subject.With("births", "[{\"date\":\"1985-02-29\"}]"),
            "subject.births[0].date"),
        Listing("A person born in the year 0", Subject.With("births", "[{\"date\":\"0000-08\"}]"), "subject.births[0].date"),
        Listing(
            "A person born at an hour",
            Subject.With("births", "[{\"date\":\"1985-08-03T10:00:00Z\"}]"),
            "subject.births[0].date"),
        Listing(
            "A person born on a date in words",
            Subject.With("births", "[{\"date\":\"3 August 1985\"}]"),
            "subject.births[0].date"),
        Listing("A person born on a number", Subject.With("births", "[{\"date\":1985}]"), "subject.births[0].date"),
        Listing("A person born nowhere and never", Subject.With("births", "[{}]"), "subject.births[0]").FromService(),
        Listing(
            "A person with a nationality in words",
            Subject.And("nationalities", "[\"Nimbian\"]"),
            "subject.nationalities[0]").FromService(),
        Listing("A person of a gender that is none", Subject.And("gender", "\"x\""), "subject.gender"),
        .. Particulars(),
        Listing("A person registered on a day", Subject.And("registeredOn", "\"2011\""), "subject.registeredOn").FromService(),
        Listing(
            "A person with an identifier of a type that is none",
            Subject.And("identifiers", "[{\"type\":\"badge\",\"number\":\"1\"}]"),
            "subject.identifiers[0].type").FromService(),
        Listing(
            "A person with an identifier issued on 31 April",
            Subject.And("identifiers", "[{\"type\":\"passport\",\"number\":\"X1\",\"issuedOn\":\"2020-04-31\"}]"),
            "subject.identifiers[0].issuedOn"),
        Listing(
            "A person with an identifier issued in a year",
            Subject.And("identifiers", "[{\"type\":\"passport\",\"number\":\"X1\",\"issuedOn\":\"2020\"}]"),
            "subject.identifiers[0].issuedOn"),
        Listing(
            "A person with an address in a country of three letters",
            Subject.And("addresses", "[{\"text\":\"1 Cloud Quay\",\"country\":\"NIM\"}]"),
            "subject.addresses[0].country").FromService(),
        Listing("An entity that was born", Entity.And("births", "[{\"date\":\"2011\"}]"), "subject.births").FromService(),
        Draft("An entity that may not travel", Proposal.With("subject", Entity.ToString())
            .With("measures", "[\"travel-ban\"]"), "measures[0]").FromService(),
        Listing("A person with a name alone", Subject.Without("births"), "subject").FromService() with
        {
            Problem = "no-identifying-information",
        },
        Listing("An entity with a name alone", Entity.Without("registeredOn"), "subject").FromService() with
        {
            Problem = "no-identifying-information",
        },

        Conflict(
            "A proposal citing an open dossier",
            Post,
            "/api/v1/proposals",
            TokenKind.Officer,
            Proposal.With("dossierReference", "\"{openDossier}\""),
            "dossier-not-concluded",
            "dossierReference"),
        Conflict(
            "A proposal citing a dossier that is none",
            Post,
            "/api/v1/proposals",
            TokenKind.Officer,
            Proposal.With("dossierReference", "\"ATT-1999-0001\""),
            "dossier-not-concluded",
            "dossierReference"),
        Conflict(
            "A proposal with an EU reference number that is taken",
            Post,
            "/api/v1/proposals",
            TokenKind.Officer,
            Proposal.And("euReferenceNumber", $"\"{Placeholders.TakenEuReferenceNumber}\""),
            "eu-reference-number-taken",
            "euReferenceNumber"),

        new("Clearing by an officer", Post, Clearance, TokenKind.Officer, null, 403, "permission-denied", null),
        Wrong(
            "Clearing with something to say",
            Post,
            Clearance,
            TokenKind.Legal,
            new JsonText(("comment", "\"Fine.\"")),
            "comment"),
        Conflict("Clearing twice", Post, "/api/v1/proposals/{clearedProposal}/clearance", TokenKind.Legal, null, "not-a-draft"),
        Unknown("Clearing a proposal that is none", Post, "/api/v1/proposals/LP-1999-0001/clearance", TokenKind.Legal),
        Conflict(
            "Clearing reasons that rest on nothing", Post, Clearance, TokenKind.Legal, null, "reasons-do-not-stand", "reasons"),
        Wrong(
            "Editing a proposal without saying what",
            Post,
            Edits,
            TokenKind.Officer,
            new JsonText(("reason", "\"x\"")),
            "proposal"),
        Wrong(
            "Editing a proposal without a reason",
            Post,
            Edits,
            TokenKind.Officer,
            new JsonText(("proposal", Proposal.ToString())),
            "reason"),
        Wrong(
            "Editing a proposal to one on a ground that is none",
            Post,
            Edits,
            TokenKind.Officer,
            new JsonText(("proposal", Proposal.With("ground", "\"d\"").ToString()), ("reason", "\"x\"")),
            "proposal.ground"),
        Wrong(
            "Editing a proposal to one with one measure twice",
            Post,
            Edits,
            TokenKind.Officer,
            new JsonText(
                ("proposal", Proposal.With("measures", "[\"asset-freeze\",\"asset-freeze\"]").ToString()), ("reason", "\"x\"")),
            "proposal.measures[1]").FromService(),
        Conflict(
            "Editing what is cleared",
            Post,
            "/api/v1/proposals/{clearedProposal}/edits",
            TokenKind.Officer,
            new JsonText(("proposal", Proposal.ToString()), ("reason", "\"x\"")),
            "not-a-draft"),
        Wrong(
            "Sending a proposal back without a word",
            Post,
            "/api/v1/proposals/{draftProposal}/return",
            TokenKind.Legal,
            new JsonText(("comments", "\"\"")),
            "comments").FromService(),
        Wrong(
            "Giving a proposal up without a reason",
            Post,
            "/api/v1/proposals/{draftProposal}/withdrawal",
            TokenKind.Officer,
            new JsonText(("reason", "\"\"")),
            "reason").FromService(),
        Unknown(
            "Sending back a proposal that is none",
            Post,
            "/api/v1/proposals/LP-1999-0001/return",
            TokenKind.Legal,
            new JsonText(("comments", "\"x\""))),
        Unknown(
            "Giving up a proposal that is none",
            Post,
            "/api/v1/proposals/LP-1999-0001/withdrawal",
            TokenKind.Officer,
            new JsonText(("reason", "\"x\""))),
        Unknown("The copy of a proposal that is none", Get, "/api/v1/proposals/LP-1999-0001/copy", TokenKind.Officer),
        Unknown("The changes of a proposal that is none", Get, "/api/v1/proposals/LP-1999-0001/changes", TokenKind.Officer),
        Unknown(
            "The differences of a proposal that is none", Get, "/api/v1/proposals/LP-1999-0001/differences", TokenKind.Officer),
        new(
            "The differences from a version that is none",
            Get,
            "/api/v1/proposals/{draftProposal}/differences?from=zero",
            TokenKind.Officer,
            null,
            400,
            InvalidField,
            "from"),
        new BadRequest(
            "The differences to a version that is yet to come",
            Get,
            "/api/v1/proposals/{draftProposal}/differences?to=99",
            TokenKind.Officer,
            null,
            400,
            InvalidField,
            "to").FromService(),
        Unknown("Checking a proposal that is none", Get, "/api/v1/proposals/LP-1999-0001/check", TokenKind.Officer),
        Unknown("A proposal that is none", Get, "/api/v1/proposals/LP-1999-0001", TokenKind.Officer),
        Unknown("A proposal under the reference of a dossier", Get, "/api/v1/proposals/{openDossier}", TokenKind.Officer),
    ];

    private static BadRequest Draft(string name, JsonText body, string field)
        => Wrong(name, Post, "/api/v1/proposals", TokenKind.Officer, body, field);

    private static BadRequest Listing(string name, JsonText subject, string field)
        => Draft(name, Proposal.With("subject", subject.ToString()), field);
}
