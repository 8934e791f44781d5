using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.Gateway.DueProcess;
using DocumentReference = CyberSanctions.Gateway.DueProcess.DocumentReference;
using GivenDocument = CyberSanctions.Gateway.DueProcess.GivenDocument;

namespace CyberSanctions.Gateway.OpenApi;

/// <summary>Bodies of due process, for the API's description.</summary>
internal static class DueProcessExamples
{
    private const string Hash = "a591a6d40bf420404a011733cfb7b190d62c65bf0bcda32b57b277d9ad9f146e";
    private const string Number = "OBS-7H3KQ-0MZ4T-V9WXB-2C8RN";

    public static NewDispatch Dispatch { get; } = new()
    {
        Channel = NotificationChannel.Notice,
        On = new DateOnly(2026, 7, 14),
        Proof = Proof("OJ C, C/2026/5210, 14.7.2026"),
    };

    public static NewReturn Return { get; } = new()
    {
        On = new DateOnly(2026, 8, 3),
        Proof = Proof("Envelope of RR 123 456 785 LU, marked unknown"),
    };

    public static NewReceivedObservations Observations { get; } = new()
    {
        Sender = "Marius Cumulus, avocat, for Aurelia Nimbus",
        Contact = "cumulus@avocats.example",
        Text = "She has sold the servers; the contract is enclosed.",
        Handling = Handling.TlpAmber,
        ReceivedOn = new DateOnly(2026, 9, 1),
        Document = Proof("Letter of 28 August 2026"),
    };

    public static NewObservationsAnswer Answer { get; } = new()
    {
        Answer = "The Council has considered your observations. The listing is maintained, for these reasons: …",
    };

    public static NewReview Review { get; } = new()
    {
        Ground = ReviewGround.NewEvidence,
        Reason = "A witness has come forward.",
        Handling = Handling.TlpAmber,
    };

    public static NewOutcome Maintaining { get; } = new()
    {
        Outcome = ReviewOutcome.Maintain,
        Reasons = "The contract is dated after the attack.",
        EntryVersion = 1,
        Considered = [Number],
    };

    public static NewOutcome Delisting { get; } = new()
    {
        Outcome = ReviewOutcome.Delist,
        Reasons = "She has died.",
        EntryVersion = 1,
        ProposalReference = "LP-2026-0012",
    };

    public static NewAccessRequest Access { get; } = new()
    {
        RequestedBy = "Marius Cumulus, avocat, for Aurelia Nimbus",
        ReceivedOn = new DateOnly(2026, 9, 1),
        Handling = Handling.TlpAmber,
    };

    public static NewAccessAnswer Given { get; } = new()
    {
        Statement = "Each of these documents has been released; passages of the second are redacted.",
        Documents =
        [
            new GivenDocument
            {
                ItemReference = "01990d6e-3f0c-7a52-b1d4-5c8e2f7a9b10",
                Title = "Extract of the register",
                Sha256 = Hash,
            },
        ],
    };

    public static NewAccessAnswer NotGiven { get; } = new() { Statement = "Nothing of the file has been released." };

    public static NewCase Case { get; } = new() { Number = "T-123/26", LodgedOn = new DateOnly(2026, 9, 21) };

    public static NewCourtStep Judgment { get; } = new()
    {
        Kind = CourtStepKind.Judgment,
        On = new DateOnly(2026, 11, 3),
        Outcome = CourtOutcome.Annulled,
        EffectsUntil = new DateOnly(2027, 1, 13),
        Document = Proof("Judgment of 3 November 2026, T-123/26"),
    };

    public static NewCourtStep Appeal { get; } = new()
    {
        Kind = CourtStepKind.Appeal,
        On = new DateOnly(2026, 11, 20),
        Number = "C-745/26 P",
        Document = Proof("Application of 20 November 2026"),
    };

    public static NewFollowUp FollowUp { get; } = new() { ProposalReference = "LP-2026-0012" };

    private static DocumentReference Proof(string reference) => new() { Reference = reference, Sha256 = Hash };
}
