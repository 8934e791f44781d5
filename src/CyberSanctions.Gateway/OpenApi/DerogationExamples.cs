using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.Gateway.Derogations;
using ConditionAnswer = CyberSanctions.Gateway.Derogations.ConditionAnswer;
using DerogationDocument = CyberSanctions.Gateway.Derogations.DerogationDocument;

namespace CyberSanctions.Gateway.OpenApi;

/// <summary>Bodies about derogations, for the API's description. Everybody in them is invented.</summary>
internal static class DerogationExamples
{
    private const string Hash = "a591a6d40bf420404a011733cfb7b190d62c65bf0bcda32b57b277d9ad9f146e";

    public static NewDerogation Request { get; } = new()
    {
        EntryReference = "EU.5701.88",
        Kind = DerogationKind.LegalFees,
        Applicant = "Quill & Partners",
        Description = "Fees for the action for annulment of the listing.",
        Amount = "12500.00",
        Currency = "EUR",
        ReceivedOn = new DateOnly(2026, 11, 26),
        Documents = [new DerogationDocument { Name = "Invoice 2026-117", Sha256 = Hash }],
    };

    public static NewConditionAnswers Answers { get; } = new()
    {
        Answers =
        [
            new ConditionAnswer { Key = "exclusively", Met = true, Reasons = "The invoice is for work before the Court." },
        ],
    };

    public static NewDerogationStep Step { get; } = new()
    {
        Kind = DerogationStepKind.NoticeOfGrounds,
        TakenOn = new DateOnly(2026, 11, 27),
        Text = "The roof of the house has to be repaired before the winter.",
        DocumentSha256 = Hash,
    };

    public static NewDerogationDecision Decision { get; } = new()
    {
        Outcome = DerogationState.Granted,
        Reasons = "The fees are those of the tariff.",
        Amount = "12000.00",
        Conditions = ["Paid to the account that the invoice names."],
        ValidUntil = new DateOnly(2027, 3, 31),
    };

    public static NewDerogationWithdrawal Withdrawal { get; } = new() { Reasons = "Somebody else has paid." };

    public static NewDerogationReport Report { get; } = new()
    {
        ReportedOn = new DateOnly(2026, 12, 4),
        DocumentSha256 = Hash,
    };
}
