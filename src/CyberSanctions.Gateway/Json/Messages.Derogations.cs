using CyberSanctions.Gateway.Derogations;
using Listing = CyberSanctions.Contracts.Listing.V1;

namespace CyberSanctions.Gateway.Json;

/// <content>Of derogations.</content>
internal static partial class Messages
{
    public static partial Listing.RequestDerogationRequest ToWire(this NewDerogation derogation);

    public static partial Listing.AnswerConditionsRequest ToWire(
        this NewConditionAnswers answers, string reference, long expectedVersion);

    public static partial Listing.RecordStepRequest ToWire(
        this NewDerogationStep step, string reference, long expectedVersion);

    public static partial Listing.PrepareDecisionRequest ToWire(
        this NewDerogationDecision decision, string reference, long expectedVersion);

    public static partial Listing.WithdrawDerogationRequest ToWire(
        this NewDerogationWithdrawal withdrawal, string reference, long expectedVersion);

    public static partial Listing.RecordReportRequest ToWire(
        this NewDerogationReport report, string reference, long expectedVersion);
}
