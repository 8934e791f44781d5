using CyberSanctions.Gateway.DueProcess;
using Listing = CyberSanctions.Contracts.Listing.V1;

namespace CyberSanctions.Gateway.Json;

/// <content>Of due process.</content>
internal static partial class Messages
{
    public static partial Listing.RecordNotificationRequest ToWire(
        this NewDispatch dispatch, string reference, long expectedVersion);

    public static partial Listing.ReportUndeliverableRequest ToWire(
        this NewReturn returned, string reference, long expectedVersion);

    public static partial Listing.RecordObservationsRequest ToWire(
        this NewReceivedObservations observations, string list, string entryReference);

    public static partial Listing.AnswerObservationsRequest ToWire(
        this NewObservationsAnswer answer, string reference, long expectedVersion);

    public static partial Listing.OpenReviewRequest ToWire(this NewReview review, string list, string entryReference);

    public static partial Listing.ProposeOutcomeRequest ToWire(this NewOutcome outcome, string reference, long expectedVersion);

    public static partial Listing.RequestAccessRequest ToWire(
        this NewAccessRequest request, string list, string entryReference);

    public static partial Listing.AnswerAccessRequest ToWire(
        this NewAccessAnswer answer, string reference, long expectedVersion);

    public static partial Listing.LodgeCaseRequest ToWire(this NewCase lodged, string list, string entryReference);

    public static partial Listing.RecordCourtStepRequest ToWire(
        this NewCourtStep step, string reference, long expectedVersion);

    public static partial Listing.NameFollowUpRequest ToWire(this NewFollowUp followUp, string reference, long expectedVersion);
}
