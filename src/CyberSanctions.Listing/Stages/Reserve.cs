using CyberSanctions.Contracts.Events.V1;
using CyberSanctions.Contracts.Kinds;
using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.Listing.Council;
using CyberSanctions.ServiceDefaults.Errors;
using Grpc.Core;

namespace CyberSanctions.Listing.Stages;

/// <content>Reservations of delegations.</content>
internal sealed partial class StagesGrpcService
{
    private const string AtStage = "at_stage";

    /// <summary>
    /// Records a reservation. FAILED_PRECONDITION: <c>before-the-council</c>, <c>unknown-text</c>, <c>act-adopted</c>,
    /// <c>stages-too-large</c>; ABORTED: <c>stale-version</c>; UNAVAILABLE: nothing was heard of the members yet.
    /// </summary>
    public override Task<ActStages> EnterReservation(EnterReservationRequest request, ServerCallContext context)
    {
        StageForm.Changing(request.Reference, request.ExpectedVersion)
            .That(MemberStates.FormProblem(request.MemberState) is null, "member_state", "Must be the Council's code of a State.")
            .Choice("kind", request.Kind)
            .Paragraphs("text", request.Text, StageForm.LongestReservation, required: false)
            .Sha256("text_sha256", request.TextSha256)
            .LivedDate("entered_on", request.EnteredOn, Today, required: true)
            .That(request.AtStage >= 0, AtStage, "Must be the number of a stage, or 0.")
            .Throw();
        return ChangeAsync(
            request, request.Reference, request.ExpectedVersion, context, async (change, act, record) =>
            {
                var reservation = StageCourse.Enter(
                    act, record, request, await CouncilDataTable.RequireAsync(change), change.Actor, change.Now);
                var text = StageRules.RequireText(act, "text_sha256", request.TextSha256);
                await ReservationTable.InsertAsync(change, act.Reference, text.Number, reservation);
                return after => new ReservationEntered
                {
                    ActReference = act.Reference,
                    Version = after.Version,
                    Reservation = after.Reservations.Single(entered => entered.Id == reservation.Id),
                };
            });
    }

    /// <summary>
    /// Records that a reservation was lifted. NOT_FOUND: there is no such reservation of this act; FAILED_PRECONDITION:
    /// <c>reservation-lifted</c>, <c>act-adopted</c>; ABORTED: <c>stale-version</c>.
    /// </summary>
    public override Task<ActStages> LiftReservation(LiftReservationRequest request, ServerCallContext context)
    {
        StageForm.Changing(request.Reference, request.ExpectedVersion)
            .Reference("id", request.Id)
            .LivedDate("lifted_on", request.LiftedOn, Today, required: true)
            .That(request.AtStage >= 0, AtStage, "Must be the number of a stage, or 0.")
            .Paragraphs("remark", request.Remark, StageForm.LongestReason, required: false)
            .Throw();
        if (StageForm.IdOf(request.Id) is null)
        {
            throw Refusal.NotFound("reservation", request.Id);
        }

        return ChangeAsync(
            request, request.Reference, request.ExpectedVersion, context, async (change, act, record) =>
            {
                var lifted = StageCourse.Lift(record, request, change.Actor, change.Now);
                await ReservationTable.LiftAsync(change, lifted);
                return after => new ReservationLifted
                {
                    ActReference = act.Reference,
                    Version = after.Version,
                    Reservation = after.Reservations.Single(reservation => reservation.Id == lifted.Id),
                };
            });
    }
}
