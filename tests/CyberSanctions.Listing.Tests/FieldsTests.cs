using CyberSanctions.Contracts.Acts;
using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.Contracts.Voting.V1;
using CyberSanctions.ServiceDefaults.Identity;
using CyberSanctions.Testing.Kinds;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;

namespace CyberSanctions.Listing.Tests;

public sealed class FieldsTests(ListingService listing) : IClassFixture<ListingService>
{
    private static readonly string[] Unsaid =
    [
        .. from field in (string[])[
            "dossier_reference", "ground", "statement_of_reasons", "eu_reference_number", "amendment.after.subject.kind"
        ]
           select $"DraftProposal: {field} = {(field is "ground" or "amendment.after.subject.kind" ? "0" : "")}: taken",
    ];

    private const string Unknown = "LP-2026-9999";

    private CallInvoker Caller => listing.Service.Channel("aurelia.nimbus", [Roles.Officer, Roles.Legal]).CreateCallInvoker();

    [Fact]
    public async Task EveryFieldOfAProposal_RefusesWhatIsNotOfItsKind()
    {
        // On a namesake, whom the drafter says to be somebody else.
        var first = await listing.Drafter.DraftProposalAsync(Examples.NewProposal(listing.ConcludeDossier()));
        var request = Examples.NewProposal(listing.ConcludeDossier());
        request.Subject = Examples.PersonInFull();
        request.Subject.Identifiers.Add(first.Subject.Identifiers);
        request.DistinctFrom.Add(first.Reference);
        request.ProposedBy = "FR";
        request.CoSponsors.Add("BE");
        var entity = Examples.NewEntityProposal(listing.ConcludeDossier());
        (entity.AsPublished, entity.StatementOfReasons) = (true, "Blue Heron Ltd paid for the servers.");
        entity.Reasons.Clear();
        entity.Subject = Examples.EntityInFull();
        entity.Subject.CryptoAddresses.Clear();
        entity.Subject.Relations.Add(new SubjectRelation
        {
            Kind = SubjectRelationKind.ControlledBy,
            EntryReference = listing.Publication.Listed(),
        });
        var findings = await FieldSweep.FindingsAsync(
            Caller,
            Contracts.Listing.V1.Proposals.Descriptor,
            request,
            entity,
            new GetProposalRequest { Reference = Unknown },
            new ListProposalsRequest { Page = new() { Size = 5 }, Where = Finding.ProposalFinder.Filter() },
            new CheckProposalRequest { Reference = Unknown },
            new SendBackProposalRequest { Reference = Unknown, Comments = "The invoice is missing." },
            new WithdrawProposalRequest { Reference = Unknown, Reason = "She has died." },
            new ListProposalChangesRequest { Reference = Unknown, Page = new() { Size = 5 } },
            new CompareProposalVersionsRequest { Reference = Unknown, From = 1, To = 1 },
            new EditProposalRequest
            {
                Reference = Unknown,
                Reason = "There is more.",
                Proposal = Examples.NewProposal(listing.ConcludeDossier()),
            },
            new ClearProposalRequest { Reference = Unknown });

        // What is proposed about entries has a test of its own; a text that is not there is said in paragraphs.
        Assert.DoesNotContain(
            findings,
            finding => !finding.EndsWith("is in none of the good requests", StringComparison.Ordinal)
                && !finding.Contains("statement_of_reasons = :", StringComparison.Ordinal));
    }

    [Fact]
    public async Task EveryFieldOfDueProcess_RefusesWhatIsNotOfItsKind()
    {
        const string reference = "REV-2026-9999";
        var (day, hash) = (new Date { Year = 2026, Month = 11, Day = 3 }, new string('a', 64));
        var document = new DocumentReference { Reference = "OJ C, C/2026/5210", Sha256 = hash };
        var findings = await FieldSweep.FindingsAsync(
            Caller,
            Contracts.Listing.V1.DueProcess.Descriptor,
            new SubmitObservationsRequest { Observations = DueProcess.DueProcessService.Observing("EU.999.99", "eu-cyber") },
            new GetObservationsAnswerRequest { Reference = reference },
            new GetRedressRequest { List = "eu-cyber", Reference = "EU.999.99" },
            new GetEntryProcessRequest { List = "eu-cyber", Reference = "EU.999.99" },
            new ListDueRequest { List = "eu-cyber", Page = new() { Size = 5 } },
            new RecordNotificationRequest
            {
                Reference = reference,
                Channel = NotificationChannel.Notice,
                On = day,
                Proof = document,
            },
            new ReportUndeliverableRequest { Reference = reference, On = day, Proof = document },
            new RecordObservationsRequest
            {
                List = "eu-cyber",
                EntryReference = "EU.999.99",
                Sender = "Marius Cumulus, avocat",
                Contact = "cumulus@avocats.example",
                Text = "She has sold the servers.",
                Handling = Handling.TlpAmber,
                ReceivedOn = day,
                Document = document,
            },
            new ListReceivedObservationsRequest
            {
                List = "eu-cyber",
                EntryReference = "EU.999.99",
                State = ObservationsState.Received,
                Page = new() { Size = 5 },
            },
            new GetObservationsRequest { Reference = reference },
            new FetchObservationsFileRequest { Reference = reference, Reason = "To read it." },
            new AnswerObservationsRequest { Reference = reference, Answer = "The listing is maintained." },
            new OpenReviewRequest
            {
                List = "eu-cyber",
                EntryReference = "EU.999.99",
                Ground = ReviewGround.Death,
                Reason = "A notice of death.",
                Handling = Handling.TlpAmber,
            },
            new GetReviewRequest { Reference = reference },
            new ProposeOutcomeRequest
            {
                Reference = reference,
                Outcome = ReviewOutcome.Delist,
                Reasons = "She has died.",
                EntryVersion = 1,
                ProposalReference = "LP-2026-9999",
                Considered = { "OBS-1" },
            },
            new ConcludeReviewRequest { Reference = reference },
            new RequestAccessRequest
            {
                List = "eu-cyber",
                EntryReference = "EU.999.99",
                RequestedBy = "Marius Cumulus, avocat",
                ReceivedOn = day,
                Handling = Handling.TlpAmber,
            },
            new AnswerAccessRequest
            {
                Reference = reference,
                Statement = "All of it has been released.",
                Documents = { new GivenDocument { ItemReference = "E1", Title = "Extract", Sha256 = hash } },
            },
            new LodgeCaseRequest { List = "eu-cyber", EntryReference = "EU.999.99", Number = "T-1/26", LodgedOn = day },
            new RecordCourtStepRequest
            {
                Reference = reference,
                Kind = CourtStepKind.Judgment,
                On = day,
                Outcome = CourtOutcome.Annulled,
                EffectsUntil = new Date { Year = 2027, Month = 1, Day = 31 },
                Document = document,
            },
            new RecordCourtStepRequest
            {
                Reference = reference,
                Kind = CourtStepKind.Appeal,
                On = day,
                Number = "C-45/26 P",
                Document = document,
            },
            new NameFollowUpRequest { Reference = reference, ProposalReference = "LP-2026-9999" });
        Assert.Empty(findings);
    }

    [Fact]
    public async Task EveryFieldOfAnOperation_RefusesWhatIsNotOfItsKind()
    {
        var entry = listing.Publication.Listed();
        await listing.Entries.GetEntryAsync(new GetEntryRequest { Reference = entry });
        var company = listing.Publication.Listed(new EntryContent
        {
            Subject = Examples.AnotherEntity(),
            Ground = ListingGround.Associated,
        });
        var amendment = Examples.Amending(entry);
        amendment.Amendment.Fields.Clear();
        amendment.Amendment.Fields.AddRange(
            EntryContents.Fields.Except(
            [
                EntryField.RegisteredOn, EntryField.PlaceOfRegistration, EntryField.Registrations, EntryField.LegalForm,
                EntryField.PrincipalPlaceOfBusiness, EntryField.Lei,
            ]));
        amendment.Amendment.After = new EntryContent
        {
            Subject = (await listing.Entries.GetEntryAsync(new GetEntryRequest { Reference = entry })).Content.Subject.Clone(),
            Ground = ListingGround.Associated,
            Measures = { Measure.TravelBan },
            StatementOfReasons = "She rented the servers.",
        };
        var subject = amendment.Amendment.After.Subject;
        subject.Names[0].FirstName = "Aurelia Prima";
        (subject.Births[0].Place, subject.Nationalities[0], subject.Gender) = ("Port Finch", "NZ", Gender.Unspecified);
        (subject.Function, subject.Identifiers[0].IssuedOn, subject.Addresses[0].Text) = ("Director", null, "2 Cloud Street");
        var full = Examples.PersonInFull();
        subject.Functions.Add(full.Functions);
        (subject.Contact, subject.UnReferenceNumber) = (full.Contact, full.UnReferenceNumber);
        subject.DesignationDetails = full.DesignationDetails;
        subject.CryptoAddresses.Add(new CryptoAddress { Currency = "DOGE", Address = "DH5yaieqoZN36fDVciNyRueRGvGLR3mr7L" });
        subject.Relations.Add(full.Relations);
        subject.Links.Add(full.Links);
        subject.Remarks.Add(full.Remarks);
        var registration = Examples.Amending(company);
        registration.Amendment.Fields[0] = EntryField.PlaceOfRegistration;
        registration.Amendment.Fields.Add(EntryField.RegisteredOn);
        registration.Amendment.Fields.AddRange(
            [EntryField.Registrations, EntryField.LegalForm, EntryField.PrincipalPlaceOfBusiness, EntryField.Lei]);
        registration.Amendment.After.Subject = new Subject
        {
            PlaceOfRegistration = "Port Finch",
            RegisteredOn = new PartialDate { Year = 2012 },
            Registrations = { Examples.EntityInFull().Registrations },
            LegalForm = "Limited company",
            PrincipalPlaceOfBusiness = "Port Finch",
            Lei = "5493001KJTIIGC8Y1R12",
        };
        var (proposals, ofCompanies) = (Contracts.Listing.V1.Proposals.Descriptor, (string[])[
            "registered_on", "place_of_registration", ".registrations", ".legal_form", ".principal_place_of_business", ".lei",
        ]);
        var findings = await FieldSweep.FindingsAsync(
            Caller,
            proposals,
            amendment,
            Examples.Delisting(entry),
            Examples.Renewing(Examples.Today.AddYears(2), (entry, 1)),
            Examples.Extending(Examples.Today.AddYears(2)));
        var registered = await FieldSweep.FindingsAsync(Caller, proposals, registration);

        // An amendment may leave its subject's kind unsaid, and may cite no dossier; what belongs to listings alone is nothing
        // here.
        Assert.DoesNotContain(
            findings.Where(finding => !ofCompanies.Any(finding.Contains))
                .Concat(registered.Where(finding => ofCompanies.Any(finding.Contains))),
            finding => !finding.EndsWith("is in none of the good requests", StringComparison.Ordinal)
                && !Unsaid.Contains(finding));
        findings = await FieldSweep.FindingsAsync(
            Caller,
            Contracts.Listing.V1.Entries.Descriptor,
            new ListEntriesRequest { Page = new() { Size = 5 } },
            new GetEntryRequest { Reference = Unknown },
            new ListWorkRequest());
        Assert.Empty(findings);
    }

    [Fact]
    public async Task EveryFieldOfAnAct_RefusesWhatIsNotOfItsKind()
    {
        var correction = new CorrectActRequest
        {
            Reference = Unknown,
            Title = "Council Implementing Regulation",
            LegalBasis = "Article 13(1) of Regulation (EU) 2019/796",
            EntryIntoForce = new Date { Year = 2026, Month = 3, Day = 16 },
            PublishedOn = new Date { Year = 2026, Month = 3, Day = 16 },
            PublicationUrl = "https://data.example.eu/1",
            Instrument = Instrument.Regulation,
            Twin = new Twin
            {
                Title = "Council Decision (CFSP)",
                LegalBasis = "Article 29 of the Treaty on European Union",
                Number = "2026/9998",
                PublicationUrl = "https://data.example.eu/2",
            },
            StatementsOfReasons =
            {
                new CorrectedReasons { ProposalReference = Unknown, StatementOfReasons = "Associated with Blue Heron Ltd." },
            },
        };
        var paragraphs = new CorrectActRequest
        {
            Reference = Unknown,
            StatementsOfReasons =
            {
                new CorrectedReasons
                {
                    ProposalReference = Unknown,
                    Reasons = { Associated("Blue Heron Ltd paid her.") },
                },
            },
        };
        var draft = Examples.NewAct("2026/9999", Unknown);
        draft.Corrects = new Corrigendum { ActReference = "ACT-2026-9999", From = draft.EntryIntoForce };
        (draft.Instrument, draft.Twin) = (Instrument.Regulation, correction.Twin);
        var silence = new Procedure
        {
            Rule = Rule.Unanimity,
            Mode = Mode.Silence,
            ProposedBy = "FR",
            Deadline = Timestamp.FromDateTime(DateTime.UtcNow.Date.AddDays(1)),
            LapsesAt = Timestamp.FromDateTime(DateTime.UtcNow.Date.AddDays(60)),
            NotTakingPart = { "DK" },
        };
        var findings = await FieldSweep.FindingsAsync(
            Caller,
            Contracts.Listing.V1.Acts.Descriptor,
            draft,
            new GetActRequest { Reference = Unknown },
            new ListActsRequest { Page = new() { Size = 5 }, Where = Finding.ActFindingTests.Filter() },
            new GetActTextRequest { Reference = Unknown },
            new ClearActRequest { Reference = Unknown, TextSha256 = new string('a', 64) },
            new ArrangeActRequest { Reference = Unknown, ProposalReferences = { Unknown } },
            new WithdrawActRequest { Reference = Unknown, Reason = "x" },
            new CheckActRequest { Reference = Unknown },
            new SubmitActRequest { Reference = Unknown, Procedure = silence, Urgency = "The servers are under attack." },
            new SubmitActRequest { Reference = Unknown, DespiteReservations = "They are of form." },
            new ApproveUrgencyRequest { Reference = Unknown },
            correction,
            paragraphs);

        // The draft names no proposal that there is, which is no matter of a field's kind; a text that is not there is said in
        // paragraphs.
        Assert.DoesNotContain(
            findings,
            finding => !finding.Contains("is unknown, or not cleared", StringComparison.Ordinal)
                && !finding.StartsWith(
                    "CorrectAct: statements_of_reasons[0].statement_of_reasons = :", StringComparison.Ordinal));
    }

    private static ReasonsParagraph Associated(string text)
    {
        var paragraph = Cited.Individual(text, ListingGround.Associated, Cited.BlueHeron);
        paragraph.Effects.Add(Contracts.Attribution.V1.EffectFactor.EconomicLoss);
        return paragraph;
    }

    [Fact]
    public async Task MixedScripts_ArePointedOut_AndCanBeConfirmed()
    {
        var request = Examples.NewProposal(listing.ConcludeDossier());
        request.Subject.Names[0].WholeName = "\u0410urelia NIMBUS";
        var refusal = await Refused.ByAsync(listing.Drafter.DraftProposalAsync(request));
        Assert.Equal((StatusCode.FailedPrecondition, "mixed-scripts"), (refusal.Status, refusal.Reason));
        Assert.Equal("subject.names[0].whole_name", Assert.Single(refusal.Fields).Field);
        Assert.Contains("\u0410 (U+0410) is Cyrillic, the rest Latin", refusal.Message, StringComparison.Ordinal);

        request.ConfirmedMixedScripts = true;
        Assert.Equal("\u0410urelia NIMBUS", (await listing.Drafter.DraftProposalAsync(request)).Subject.Names[0].WholeName);
    }

    [Theory]
    [InlineData("imo", "9074728")]
    [InlineData("imo", "IMO 9074729")]
    [InlineData("swiftbic", "DEUTZZFF")]
    [InlineData("passport", "-")]
    public async Task NumberThatItsTypeRulesOut_IsRefused(string type, string number)
    {
        var request = Examples.NewProposal(listing.ConcludeDossier());
        (request.Subject.Identifiers[0].Type, request.Subject.Identifiers[0].Number) = (type, number);
        var refusal = await Refused.ByAsync(listing.Drafter.DraftProposalAsync(request));
        Assert.Equal("subject.identifiers[0].number", Assert.Single(refusal.Fields).Field);
    }
}
