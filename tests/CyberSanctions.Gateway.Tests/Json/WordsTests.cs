using CyberSanctions.Contracts.Attribution.V1;
using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.Contracts.Publication.V1;
using CyberSanctions.Contracts.Voting.V1;
using CyberSanctions.Gateway.Json;
using CyberSanctions.Gateway.Tokens;
using CyberSanctions.ServiceDefaults.Identity;

namespace CyberSanctions.Gateway.Tests.Json;

/// <summary>The words are the API's promise: a renamed value in a proto file must not rename them.</summary>
public sealed class WordsTests
{
    [Fact]
    public void Words_OfEveryClosedList_AreThese()
    {
        Assert.Equal(["TLP:CLEAR", "TLP:GREEN", "TLP:AMBER", "TLP:AMBER+STRICT", "TLP:RED"], Words<Handling>.All);
        Assert.Equal(["open", "concluded", "withdrawn"], Words<DossierState>.All);
        Assert.Equal(["incident", "evidence", "actor", "event", "relation", "hypothesis", "responsibility"], Words<ItemKind>.All);
        Assert.Equal(["item", "kept", "refused", "dossier"], Words<ImportOutcome>.All);
        Assert.Equal(["comment", "request-for-change"], Words<RemarkKind>.All);
        Assert.Equal(["received", "viewed", "exported", "shared", "rehashed", "released"], Words<CustodyKind>.All);
        Assert.Equal(["intact", "changed", "missing"], Words<RehashOutcome>.All);
        Assert.Equal(["viewing", "export"], Words<DownloadPurpose>.All);
        Assert.Equal(
            ["opened", "added", "amended", "withdrawn", "concluded", "confirmed", "superseded", "moved"],
            Words<Contracts.Attribution.V1.ChangeKind>.All);
        Assert.Equal(
            ["access-to-information-systems", "information-system-interference", "data-interference", "data-interception"],
            Words<AttackKind>.All);
        Assert.Equal(
            [
                "originates-outside-union", "uses-infrastructure-outside-union",
                "by-person-established-or-operating-outside-union",
                "supported-or-directed-from-outside-union",
            ],
            Words<ExternalThreat>.All);
        Assert.Equal(
            [
                "disruption", "number-affected", "member-states-concerned", "economic-loss", "economic-benefit", "data-stolen",
                "commercially-sensitive-data",
            ],
            Words<EffectFactor>.All);
        Assert.Equal(
            [
                "critical-infrastructure", "essential-services", "critical-state-functions", "classified-information",
                "emergency-response-teams", "union", "third-state", "international-organisation", "other",
            ],
            Words<TargetKind>.All);
        Assert.Equal(
            [
                "energy", "transport", "banking", "financial-market-infrastructure", "health", "drinking-water",
                "digital-infrastructure", "other",
            ],
            Words<Sector>.All);
        Assert.Equal(
            [
                "defence", "governance-and-institutions", "economic-and-civil-infrastructure", "internal-security",
                "external-relations",
            ],
            Words<StateFunction>.All);
        Assert.Equal(
            ["institutions", "delegations", "operations-and-missions", "special-representatives"], Words<UnionBody>.All);
        Assert.Equal(
            ["hours", "systems", "services", "persons", "entities", "amount", "records", "bytes"], Words<FigureUnit>.All);
        Assert.Equal(["exactly", "at-least", "about", "at-most"], Words<FigureBound>.All);
        Assert.Equal(
            [
                "illegal-access", "illegal-interception", "data-interference", "system-interference", "misuse-of-devices",
                "computer-related-forgery", "computer-related-fraud", "child-sexual-abuse-material", "copyright-infringement",
                "attempt-aiding-or-abetting",
            ],
            Words<Offence>.All);
        Assert.Equal(["A", "B", "C", "D", "E", "F"], Words<SourceReliability>.All);
        Assert.Equal(["quarter", "year"], Words<FigurePeriod>.All);
        Assert.Equal(
            ["clearance", "hwpci", "psc", "relex", "coreper", "submission", "adoption", "in-force"], Words<AdoptionStage>.All);
        Assert.Equal(["person", "entity", "group", "state-organ"], Words<ActorKind>.All);
        Assert.Equal(
            ["member-of", "directed-by", "front-for", "infrastructure-of", "supports", "associated-with"],
            Words<RelationKind>.All);
        Assert.Equal(
            ["almost-no-chance", "very-unlikely", "unlikely", "roughly-even", "likely", "very-likely", "almost-certain"],
            Words<Likelihood>.All);
        Assert.Equal(["low", "moderate", "high"], Words<Confidence>.All);
        Assert.Equal(["consistent", "neutral", "inconsistent"], Words<Consistency>.All);
        Assert.Equal(
            ["organs", "directed-or-controlled", "acknowledged", "due-diligence"], Words<ResponsibilityBasis>.All);
        Assert.Equal(["a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k"], Words<Norm>.All);
        Assert.Equal(["preventive", "cooperative", "stability", "restrictive", "support"], Words<ResponseCategory>.All);
        Assert.Equal(["yes", "no", "unclear"], Words<BasisAvailability>.All);
        Assert.Equal(["proposed", "agreed", "carried-out", "ended", "withdrawn"], Words<MeasureState>.All);
        Assert.Equal(
            [
                "proposed", "agreed", "carried-out", "ended", "withdrawn", "proposal-named", "text-drafted", "text-approved",
                "statement-released", "statement-retracted",
            ],
            Words<ResponseChangeKind>.All);
        Assert.Equal(["received", "taken-up", "set-aside"], Words<ReportState>.All);
        Assert.Equal(
            ["listed", "reasons-amended", "maintained", "delisted", "review-concluded"], Words<NotificationCause>.All);
        Assert.Equal(["owed", "done", "returned"], Words<NotificationState>.All);
        Assert.Equal(["direct", "notice"], Words<NotificationChannel>.All);
        Assert.Equal(["received", "answered"], Words<ObservationsState>.All);
        Assert.Equal(["observations", "new-evidence", "court", "death", "periodic"], Words<ReviewGround>.All);
        Assert.Equal(["open", "concluded", "lapsed"], Words<ReviewState>.All);
        Assert.Equal(["maintain", "amend", "delist"], Words<ReviewOutcome>.All);
        Assert.Equal(["open", "given", "refused"], Words<AccessState>.All);
        Assert.Equal(["pending", "decided", "appealed", "withdrawn"], Words<CourtState>.All);
        Assert.Equal(["judgment", "appeal", "judgment-on-appeal", "withdrawal"], Words<CourtStepKind>.All);
        Assert.Equal(["dismissed", "annulled", "referred-back"], Words<CourtOutcome>.All);
        Assert.Equal(["notification", "review", "answer", "access", "court"], Words<DueKind>.All);
        Assert.Equal(["observations", "review", "access-to-the-file", "court"], Words<RemedyKind>.All);
        Assert.Equal(["prepared", "running", "paused", "ended", "abandoned"], Words<ExerciseState>.All);
        Assert.Equal(["start", "pause", "resume", "end", "abandon"], Words<ExerciseStep>.All);
        Assert.Equal(["conductor", "player", "observer", "auditor"], Words<ExerciseRole>.All);
        Assert.Equal(["waiting", "open", "met", "late", "missed"], Words<ReactionStatus>.All);
        Assert.Equal(["attribution", "listing", "voting"], Words<DeedSource>.All);
        Assert.Equal(["json", "markdown"], Words<ReportFormat>.All);
        Assert.Equal(
            [
                "scope", "scale", "duration", "intensity", "complexity", "sophistication", "impact", "risk-of-escalation",
                "risk-of-misperception", "readiness-of-partners", "legal-basis-preventive", "legal-basis-cooperative",
                "legal-basis-stability", "legal-basis-restrictive", "legal-basis-support",
            ],
            Words<ProportionalityInput>.All);
        Assert.Equal(["proposed", "approved", "ended", "expired"], Words<ShareState>.All);
        Assert.Equal(
            ["strongly-disagree", "disagree", "neutral", "agree", "strongly-agree"], Words<PartnerOpinion>.All);
        Assert.Equal(["received", "taken-up", "declined"], Words<ContributionState>.All);
        Assert.Equal(["person", "entity"], Words<SubjectKind>.All);
        Assert.Equal(["female", "male"], Words<Gender>.All);
        Assert.Equal(["strong", "weak"], Words<NameQuality>.All);
        Assert.Equal(["responsible", "support-or-involvement", "associated"], Words<ListingGround>.All);
        Assert.Equal(["asset-freeze", "travel-ban"], Words<Measure>.All);
        Assert.Equal(["list", "amend", "delist", "renew", "extend"], Words<OperationKind>.All);
        Assert.Equal(
            [
                "names", "births", "nationalities", "gender", "function", "identifiers", "addresses", "registered-on",
                "place-of-registration", "ground", "measures", "statement-of-reasons", "functions", "registrations", "legal-form",
                "principal-place-of-business", "lei", "contact", "crypto-addresses", "relations", "links", "remarks",
                "un-reference-number", "designation-details",
            ],
            Words<EntryField>.All);
        Assert.Equal(["primary", "alias", "former", "maiden", "so-called", "low-quality-alias"], Words<NameKind>.All);
        Assert.Equal(["gregorian", "islamic", "buddhist", "coptic", "ethiopic"], Words<CalendarKind>.All);
        Assert.Equal(
            [
                "owned-by", "controlled-by", "owns", "controls", "acts-on-behalf-of", "member-of", "supports", "associated-with",
                "family-of",
            ],
            Words<SubjectRelationKind>.All);
        Assert.Equal(
            ["annulled-by-court", "observations-accepted", "deceased", "criteria-no-longer-met", "expired", "error"],
            Words<DelistingReason>.All);
        Assert.Equal(["renew-listings", "extend-framework"], Words<WorkKind>.All);
        Assert.Equal(
            [
                "renew-listings", "extend-framework", "notification", "review", "answer", "access", "court", "silence", "notice",
                "report", "proposal-clearance", "proposal-sent-back", "act-clearance", "act-submission", "urgency-approval",
                "reservation", "translation", "stage",
            ],
            Words<WorkItemKind>.All);
        Assert.Equal(["me", "unit", "everybody"], Words<WorkScope>.All);
        Assert.Equal(["overdue", "urgent", "soon", "later"], Words<WorkUrgency>.All);
        Assert.Equal(
            [
                "basic-needs", "legal-fees", "holding-of-funds", "extraordinary-expenses", "diplomatic-accounts", "humanitarian",
                "arbitral-decision", "judicial-decision", "prior-contract", "travel",
            ],
            Words<DerogationKind>.All);
        Assert.Equal(
            ["pending", "granted", "deemed-granted", "refused", "withdrawn", "lapsed", "revoked"], Words<DerogationState>.All);
        Assert.Equal(
            ["notice-of-grounds", "request-for-information", "more-time", "objection"], Words<DerogationStepKind>.All);
        Assert.Equal(["silence", "notice", "report"], Words<DerogationClockKind>.All);
        Assert.Equal(["hwpci", "psc", "relex", "coreper"], Words<StageBody>.All);
        Assert.Equal(
            ["agreed", "agreed-with-reservations", "to-be-continued", "sent-back", "referred", "not-held"],
            Words<StageOutcome>.All);
        Assert.Equal(["general", "scrutiny", "parliamentary", "linguistic"], Words<StageReservationKind>.All);
        Assert.Equal(["favourable", "favourable-with-comments", "unfavourable"], Words<LegalOpinion>.All);
        Assert.Equal(["requested", "in-translation", "translated", "reviewed"], Words<TranslationState>.All);
        Assert.Equal(["act", "expiry"], Words<VersionCause>.All);
        Assert.Equal(
            ["draft", "cleared", "bundled", "submitted", "adopted", "not-adopted", "lapsed", "withdrawn"],
            Words<ProposalState>.All);
        Assert.Equal(["drafted", "edited", "sent-back", "cleared", "withdrawn"], Words<ProposalChangeKind>.All);
        Assert.Equal(
            [
                "no-paragraphs", "dossier-superseded", "not-in-dossier", "not-released", "extract-above-council",
                "evidence-damaged",
                "no-evidence", "no-individual-reasons", "subject-not-named", "ground-not-claimed", "another-ground",
                "ground-unsupported", "effect-not-claimed", "effect-unsupported", "one-origin", "handling-above-council",
            ],
            Words<GapKind>.All);
        Assert.Equal(
            ["draft", "submitted", "cleared", "awaiting-approval", "adopted", "not-adopted", "lapsed", "withdrawn"],
            Words<ActState>.All);
        Assert.Equal(["unanimity", "qualified-majority", "reinforced-qualified-majority", "simple-majority"], Words<Rule>.All);
        Assert.Equal(["meeting", "written", "silence"], Words<Mode>.All);
        Assert.Equal(["open", "decided", "suspended"], Words<BallotState>.All);
        Assert.Equal(["for", "against", "abstain", "constructive-abstain"], Words<Choice>.All);
        Assert.Equal(["parliamentary", "linguistic", "substance"], Words<ReservationKind>.All);
        Assert.Equal(["adopted", "not-adopted", "no-vote", "lapsed", "superseded"], Words<Outcome>.All);
        Assert.Equal(
            ["closed", "deadline", "silence-broken", "emergency-brake", "lapse", "corrected-text"], Words<DecisionCause>.All);
        Assert.Equal(["opening", "statement", "extension", "decision"], Words<ProceedingKind>.All);
    }

    [Fact]
    public void Words_OfTheRolesThatTokensAreMintedFor_AreThoseThatServicesLookFor()
        => Assert.Equal(
            [
                Roles.Officer, Roles.Legal, Roles.Delegate, Roles.Observer, Roles.Partner, Roles.Publisher, Roles.Auditor,
                Roles.Administrator, Roles.Authority,
            ],
            Words<Role>.All);

    [Fact]
    public void EveryWord_IsReadAsTheValueThatItWasWrittenFor()
    {
        RoundTrip<Handling>();
        RoundTrip<AttackKind>();
        RoundTrip<ExternalThreat>();
        RoundTrip<EffectFactor>();
        RoundTrip<SourceReliability>();
        RoundTrip<ListingGround>();
        RoundTrip<Choice>();
    }

    [Theory]
    [InlineData("unspecified")]
    [InlineData("Person")]
    [InlineData("PERSON")]
    [InlineData("1")]
    [InlineData("")]
    [InlineData("person ")]
    public void AnyOtherWord_IsNone(string word) => Assert.False(Words<SubjectKind>.TryParse(word, out _));

    [Fact]
    public void AValueFromANewerService_IsWrittenAsUnspecified()
        => Assert.Equal("unspecified", Words<SubjectKind>.For((SubjectKind)99));

    private static void RoundTrip<T>()
        where T : struct, Enum
    {
        foreach (var value in Enum.GetValues<T>().Skip(1))
        {
            Assert.True(Words<T>.TryParse(Words<T>.For(value), out var read));
            Assert.Equal(value, read);
        }
    }
}
