using CyberSanctions.Contracts.Attribution.V1;
using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.Contracts.Voting.V1;
using CyberSanctions.Gateway.Acts;
using CyberSanctions.Gateway.Ballots;
using CyberSanctions.Gateway.Delegations;
using CyberSanctions.Gateway.Dossiers;
using CyberSanctions.Gateway.Proposals;
using CyberSanctions.Gateway.Tokens;
using Handling = CyberSanctions.Contracts.Common.V1.Handling;
using Procedure = CyberSanctions.Gateway.Acts.Procedure;
using Twin = CyberSanctions.Gateway.Acts.Twin;

namespace CyberSanctions.Gateway.OpenApi;

/// <summary>Bodies for the API's description. The people and the company are invented.</summary>
internal static class Examples
{
    public static NewDossier Dossier { get; } = new()
    {
        Title = "Intrusion at the ferry operators",
        Summary = "Reservation systems of three ferry operators were entered and wiped in March 2026.",
        Handling = Handling.TlpAmber,
        Exercise = true,
    };

    public static NewEvidence Evidence { get; } = new()
    {
        Title = "Image of the maintenance server",
        Description = "Holds the logs of the intruders' sessions.",
        Source = "Case file 12, item 4",
        Reliability = SourceReliability.B,
        Credibility = 2,
        Sha256 = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
        Handling = Handling.TlpAmber,
    };

    public static NewActor Actor { get; } = new()
    {
        Kind = ActorKind.Person,
        Name = "Aurelia Nimbus",
        Aliases = ["nimbostratus"],
        Involvement = "Rented the servers from which the intrusion was led.",
    };

    public static NewConclusion Conclusion { get; } = new()
    {
        Assessment = "The sessions, the rented servers and the payments lead to the same person.",
    };

    public static NewProposal Proposal { get; } = new()
    {
        DossierReference = "ATT-2026-0007",
        Handling = Handling.TlpAmber,
        Subject = SubjectExamples.Person,
        Ground = ListingGround.Responsible,
        Measures = [Measure.AssetFreeze, Measure.TravelBan],
        Reasons =
        [
            new()
            {
                Text = "In March 2026 the reservation systems of ferry operators in three Member States were wiped.",
                Cites = ["0197a1c2-1111-7000-8000-000000000001", "0197a1c2-1111-7000-8000-000000000002"],
                Effects = [EffectFactor.Disruption],
            },
            new()
            {
                Text = "Aurelia Nimbus rented and controlled the servers from which that was done.",
                Cites =
                [
                    "0197a1c2-1111-7000-8000-000000000001", "0197a1c2-1111-7000-8000-000000000002",
                    "0197a1c2-1111-7000-8000-000000000003", "0197a1c2-1111-7000-8000-000000000004",
                ],
                Individual = true,
                Ground = ListingGround.Responsible,
            },
        ],
    };

    public static NewEdit Edit { get; } = new()
    {
        Proposal = Proposal with { Measures = [Measure.AssetFreeze] },
        Reason = "She lives in the Union; a travel ban would keep her here.",
    };

    public static NewProposalReturn Return { get; } = new()
    {
        Comments = "The second paragraph rests on one report alone.",
    };

    public static NewProposalWithdrawal ProposalWithdrawal { get; } = new() { Reason = "She has died." };

    public static NewAct Act { get; } = new()
    {
        Title = "Implementing Regulation implementing Regulation (EU) 2019/796",
        LegalBasis = "Article 13(1) of Regulation (EU) 2019/796",
        Number = "2026/9999",
        ProposalReferences = ["LP-2026-0012"],
        Instrument = Instrument.Regulation,
        Twin = new Twin
        {
            Title = "Council Decision (CFSP) amending Decision (CFSP) 2019/797",
            LegalBasis = "Article 29 of the Treaty on European Union",
            Number = "2026/9998",
        },
    };

    public static NewSubmission Submission { get; } = new()
    {
        Procedure = new Procedure
        {
            Rule = Rule.Unanimity,
            Mode = Mode.Silence,
            ProposedBy = "HR",
            Deadline = new DateTimeOffset(2026, 7, 24, 16, 0, 0, TimeSpan.Zero),
            LapsesAt = new DateTimeOffset(2026, 8, 24, 16, 0, 0, TimeSpan.Zero),
            NotTakingPart = ["DK"],
        },
    };

    public static ActClearance ActClearance { get; } =
        new() { TextSha256 = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08" };

    public static NewArrangement Arrangement { get; } = new() { ProposalReferences = ["LP-2026-0013", "LP-2026-0012"] };

    public static NewActWithdrawal ActWithdrawal { get; } = new() { Reason = "Two acts are made of it." };

    public static Correction Correction { get; } = new()
    {
        StatementsOfReasons = [new()
        {
            ProposalReference = "LP-2026-0012",
            StatementOfReasons = "Aurelia Nimbus rented the servers in February 2026.",
        }],
    };

    // The signature is of no key.
    public static NewStatement Statement { get; } = new()
    {
        Statement =
            "eyJhbGciOiJFUzI1NiIsImtpZCI6Ik56YkxzWGg4dURDY2QtNk1Od1hGNFdfN25vV1hGWkFmSGt4WnNSR0M5WHMiLCJ0eXAiOiJjeWJlcnNhbmN0aW9ucy1zdGF0ZW1lbnQifQ.e30.AA",
        Declaration = "We shall not apply this Decision, and accept that it commits the Union.",
    };

    public static NewDeadline Deadline { get; } = new() { Deadline = new DateTimeOffset(2026, 7, 31, 16, 0, 0, TimeSpan.Zero) };

    public static NewDelegationKey DelegationKey { get; } = new()
    {
        // The generator of P-256 as a public key: well-formed, and nobody's.
        PublicKey = Convert.FromBase64String(
            "MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEaxfR8uEsQkf4vOblY6RA8ncDfYEt6zOg9KE5RdiYwpZP40Li/hp/m47n60p8D54WK84zV2sxXs7LtkBoN79R9Q=="),
        ValidTo = new DateTimeOffset(2027, 7, 1, 0, 0, 0, TimeSpan.Zero),
    };

    public static NewDecision Decision { get; } = new();

    public static NewToken Token { get; } = new() { Subject = "delegate-fr", Roles = [Role.Delegate], MemberState = "FR" };
}
