using CyberSanctions.Gateway.Dossiers;
using CyberSanctions.Gateway.Reports;
using CyberSanctions.Gateway.Responses;
using Attribution = CyberSanctions.Contracts.Attribution.V1;

namespace CyberSanctions.Gateway.Json;

/// <content>Of proportionality and of responses.</content>
internal static partial class Messages
{
    public static partial Attribution.AssessProportionalityRequest ToWire(
        this NewProportionality proportionality, string reference, long expectedVersion);

    public static partial Attribution.ProposeMeasureRequest ToWire(
        this NewMeasure measure, string reference, long expectedVersion);

    public static partial Attribution.WithdrawMeasureRequest ToWire(
        this NewWithdrawal withdrawal, string reference, long expectedVersion, string id);

    public static partial Attribution.CarryOutMeasureRequest ToWire(
        this NewRealisation realisation, string reference, long expectedVersion, string id);

    public static partial Attribution.EndMeasureRequest ToWire(
        this NewEnding ending, string reference, long expectedVersion, string id);

    public static partial Attribution.NameListingProposalRequest ToWire(
        this NamedProposal proposal, string reference, long expectedVersion, string id);

    public static partial Attribution.DraftMeasureTextRequest ToWire(
        this NewMeasureText text, string reference, long expectedVersion, string id);

    public static partial Attribution.ApproveMeasureTextRequest ToWire(
        this TextApproval approval, string reference, long expectedVersion, string id);

    public static partial Attribution.ReleaseStatementRequest ToWire(
        this NewRelease release, string reference, long expectedVersion, string id);

    public static partial Attribution.RetractStatementRequest ToWire(
        this NewRetraction retraction, string reference, long expectedVersion, string id);

    public static partial Attribution.AnswerReportRequest ToWire(
        this NewReportAnswer answer, string reference, long expectedVersion);
}
