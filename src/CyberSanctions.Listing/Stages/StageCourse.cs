using CyberSanctions.Contracts.Kinds;
using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.Listing.Acts;
using CyberSanctions.Listing.DueProcess;
using CyberSanctions.Procedures.Periods;
using CyberSanctions.ServiceDefaults.Errors;
using Google.Protobuf.WellKnownTypes;

namespace CyberSanctions.Listing.Stages;

/// <summary>
/// What is recorded of an act's stages: what somebody says, if it may be said, becomes an entry of the record. Pure: the record
/// so far goes in, and the entry comes out.
/// </summary>
internal static class StageCourse
{
    /// <summary>A stage that is recorded.</summary>
    public static Stage Record(Act act, ActStages record, RecordStageRequest request, string by, DateTime now)
    {
        var text = StageRules.RequireText(act, "meeting.text_sha256", request.Meeting.TextSha256);
        StageRules.RequireDay("meeting.held_on", request.Meeting.HeldOn, text, CouncilData.DayInBrussels(now));
        StageRules.RequireOrder(record.Stages, request.Meeting, request.OutOfOrder);
        var stage = Next(record, request.Meeting, text.Number, by, now);
        stage.OutOfOrder = request.OutOfOrder;
        return stage;
    }

    /// <summary>A stage that takes the place of one that was recorded wrongly.</summary>
    public static Stage Correct(Act act, ActStages record, CorrectStageRequest request, string by, DateTime now)
    {
        var wrong = StageRules.RequireReplaceable(record, request.Number);
        Stage right;
        if (request.Meeting is null)
        {
            right = Next(record, wrong.Meeting.Clone(), wrong.Revision, by, now);
            right.Meeting.Outcome = StageOutcome.NotHeld;
        }
        else
        {
            var text = StageRules.RequireText(act, "meeting.text_sha256", request.Meeting.TextSha256);
            StageRules.RequireDay("meeting.held_on", request.Meeting.HeldOn, text, CouncilData.DayInBrussels(now));
            right = Next(record, request.Meeting, text.Number, by, now);
        }

        (right.Replaces, right.Reason) = (wrong.Number, request.Reason);
        return right;
    }

    /// <summary>A reservation that is entered.</summary>
    /// <param name="act">The act.</param>
    /// <param name="record">What is recorded of it.</param>
    /// <param name="request">The reservation.</param>
    /// <param name="council">Who the members are.</param>
    /// <param name="by">Who records it.</param>
    /// <param name="now">When.</param>
    public static DelegationReservation Enter(
        Act act, ActStages record, EnterReservationRequest request, CouncilData council, string by, DateTime now)
    {
        StageRules.RequireNotBeforeTheCouncil(act);
        var text = StageRules.RequireText(act, "text_sha256", request.TextSha256);
        StageRules.RequireDay("entered_on", request.EnteredOn, text, CouncilData.DayInBrussels(now));
        var day = DayOf(request.EnteredOn);
        Members.Require(council, "member_state", request.MemberState, day);
        StageRules.RequireStage(record.Stages, request.AtStage, day);
        return new DelegationReservation
        {
            Id = Guid.CreateVersion7(new DateTimeOffset(now)).ToString(),
            MemberState = request.MemberState,
            Kind = request.Kind,
            Text = request.Text,
            TextSha256 = request.TextSha256,
            EnteredOn = request.EnteredOn,
            EnteredAtStage = request.AtStage,
            EnteredBy = by,
            RecordedAt = now.ToTimestamp(),
        };
    }

    /// <summary>A reservation as it is once it is lifted.</summary>
    public static DelegationReservation Lift(ActStages record, LiftReservationRequest request, string by, DateTime now)
    {
        var open = record.Reservations.SingleOrDefault(reservation => reservation.Id == request.Id)
            ?? throw Refusal.NotFound("reservation", request.Id);
        if (open.LiftedOn is not null)
        {
            throw StageRefusals.ReservationLifted.Because(
                $"It was lifted on {DayOf(open.LiftedOn):yyyy-MM-dd}, as {open.LiftedBy} has recorded.");
        }

        var day = Days.Require(
            "lifted_on", request.LiftedOn, DayOf(open.EnteredOn), CouncilData.DayInBrussels(now), "when it was entered");
        StageRules.RequireStage(record.Stages, request.AtStage, day);
        return new DelegationReservation(open)
        {
            LiftedOn = request.LiftedOn,
            LiftedAtStage = request.AtStage,
            Remark = request.Remark,
            LiftedBy = by,
            LiftedAt = now.ToTimestamp(),
        };
    }

    /// <summary>An opinion that is given.</summary>
    public static GivenOpinion Give(Act act, ActStages record, GiveOpinionRequest request, string by, DateTime now)
    {
        var newest = ActCourseRules.RequireNewest(act, request.TextSha256);
        ActCourseRules.RequireNoAuthor(act, by, "give an opinion on it");
        return new GivenOpinion
        {
            Number = record.Opinions.Count + 1,
            Opinion = request.Opinion,
            TextSha256 = request.TextSha256,
            Revision = newest.Number,
            Document = request.Document,
            Text = request.Text,
            GivenBy = by,
            GivenAt = now.ToTimestamp(),
        };
    }

    private static DateOnly DayOf(Contracts.Common.V1.Date date) => date.ToDay();

    private static Stage Next(ActStages record, StageMeeting meeting, int revision, string by, DateTime now) => new()
    {
        Number = record.Stages.Count + 1,
        Meeting = meeting,
        Revision = revision,
        RecordedBy = by,
        RecordedAt = now.ToTimestamp(),
    };
}
