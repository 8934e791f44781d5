using CyberSanctions.Contracts.Events.V1;
using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.Contracts.Voting.V1;
using CyberSanctions.ServiceDefaults.Identity;
using Dapper;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using static CyberSanctions.Listing.Tests.Stages.Recording;

namespace CyberSanctions.Listing.Tests.Stages;

/// <summary>Reservations of delegations, and what they do to a submission.</summary>
public sealed class ReservationsTests(ListingService listing) : IClassFixture<ListingService>
{
    private const string Reasons = "The reservation is of form; the period of the reasons runs out on Friday.";

    [Fact]
    public async Task Reservation_IsOpenUntilItIsLifted_OnceAndNotBefore()
    {
        var act = await listing.DraftActAsync();
        var record = await listing.Recorder().RecordStageAsync(Stage(act, StageBody.Relex, StageOutcome.AgreedWithReservations));
        var request = Reservation(act);
        request.AtStage = 1;
        await listing.Recorder().EnterReservationAsync(request);
        record = await listing.Recorder().EnterReservationAsync(request);
        Assert.Equal(["FR", "FR"], record.Reservations.Select(reservation => reservation.MemberState));
        var early = Lifting(record);
        early.LiftedOn = Examples.Day(Contracts.Kinds.DateMessages.ToDay(Today).AddDays(-1));
        Assert.Equal("lifted_on", (await Refused.ByAsync(listing.Recorder().LiftReservationAsync(early))).Fields.Single().Field);
        var elsewhere = Lifting(record);
        elsewhere.AtStage = 2;
        Assert.Equal("at_stage", (await Refused.ByAsync(listing.Recorder().LiftReservationAsync(elsewhere))).Fields.Single().Field);
        var lifting = Lifting(record);
        (lifting.AtStage, lifting.Remark) = (1, "By its Ambassador.");
        record = await listing.StagesAs("tiberius.quill", Roles.Officer).LiftReservationAsync(lifting);
        Assert.Equal(
            ("tiberius.quill", 1, "By its Ambassador.", Today),
            (record.Reservations[0].LiftedBy, record.Reservations[0].LiftedAtStage, record.Reservations[0].Remark,
                record.Reservations[0].LiftedOn));
        Assert.Null(record.Reservations[1].LiftedOn);
        Assert.Equal("reservation-lifted", (await Refused.ByAsync(listing.Recorder().LiftReservationAsync(lifting))).Reason);
        var events = (await listing.JournalOfAsync(act.Reference)).Select(entry => entry.EventType.Split('.')[^1]).ToList();
        Assert.Equal(
            [nameof(ReservationEntered), nameof(ReservationEntered), nameof(ReservationLifted)], events.TakeLast(3));
    }

    [Fact]
    public async Task OnlyMemberStatesReserve()
    {
        var act = await listing.DraftActAsync();

        // Germany is no member in the reference data that the service has heard of.
        var refusal = await Refused.ByAsync(listing.Recorder().EnterReservationAsync(Reservation(act, "DE")));
        Assert.Equal(("invalid-field", "member_state"), (refusal.Reason, refusal.Fields[0].Field));
        Assert.Equal("member_state", (await Refused.ByAsync(
            listing.Recorder().EnterReservationAsync(Reservation(act, "GR")))).Fields.Single().Field);
        Assert.Equal("member_state", (await Refused.ByAsync(
            listing.Recorder().EnterReservationAsync(Reservation(act, "US")))).Fields.Single().Field);
    }

    [Fact]
    public async Task ReservationOfAnotherAct_IsNotLiftedByThisOne()
    {
        var (one, other) = (await listing.DraftActAsync(), await listing.DraftActAsync());
        var record = await listing.Recorder().EnterReservationAsync(Reservation(one));
        var request = Lifting(record);
        request.Reference = other.Reference;
        Assert.Equal(StatusCode.NotFound, (await Refused.ByAsync(listing.Recorder().LiftReservationAsync(request))).Status);
        request.Id = "x";
        Assert.Equal(StatusCode.NotFound, (await Refused.ByAsync(listing.Recorder().LiftReservationAsync(request))).Status);
    }

    [Fact]
    public async Task Submission_WithAnOpenReservation_HasToSayWhy_AndIsOnRecordWithIt()
    {
        var act = await listing.ClearedActAsync();
        var record = await listing.Recorder().EnterReservationAsync(Reservation(act));
        var refusal = await Refused.ByAsync(Submitting(act, ""));
        Assert.Equal(("reservation-open", "despite_reservations"), (refusal.Reason, refusal.Fields[0].Field));
        var submitted = await Submitting(act, Reasons);
        Assert.Equal(Reasons, submitted.Submissions.Single().DespiteReservations);
        Assert.Equal([record.Reservations[0].Id], submitted.Submissions.Single().OpenReservations);
        var happened = ActSubmitted.Parser.ParseFrom(
            (await listing.JournalOfAsync(act.Reference))
                .Last(e => e.EventType.EndsWith("ActSubmitted", StringComparison.Ordinal)).Payload);
        Assert.Equal((Reasons, 1), (happened.DespiteReservations, happened.OpenReservations.Count));
        var seen = await listing.DelegateOf("FR").ReadAsync(act.Reference);
        Assert.Equal(Reasons, seen.Council.Single().DespiteReservations);

        // It is before the Council: there a delegation speaks for itself. What it lifts is recorded all the same.
        Assert.Equal("before-the-council", (await Refused.ByAsync(
            listing.Recorder().EnterReservationAsync(Reservation(act, "BE")))).Reason);
        Assert.NotNull((await listing.Recorder().LiftReservationAsync(Lifting(record))).Reservations.Single().LiftedOn);
    }

    [Fact]
    public async Task AWordWhereNothingIsOpen_IsRefused()
    {
        var act = await listing.ClearedActAsync();
        await listing.Recorder().LiftReservationAsync(
            Lifting(await listing.Recorder().EnterReservationAsync(Reservation(act))));
        Assert.Equal("despite_reservations", (await Refused.ByAsync(Submitting(act, Reasons))).Fields.Single().Field);
        Assert.Equal("", (await Submitting(act, "")).Submissions.Single().DespiteReservations);
    }

    [Fact]
    public async Task ReservationEnteredAfterASubmissionThatWaits_KeepsItsApprovalBack()
    {
        // The attack: the word was given for one reservation, and the second person approves over another one.
        var act = await listing.ClearedActAsync();
        await listing.Recorder().EnterReservationAsync(Reservation(act));
        var end = DateTime.UtcNow.AddHours(2).ToTimestamp();
        await listing.Acts.SubmitActAsync(new SubmitActRequest
        {
            Reference = act.Reference,
            Procedure = new Procedure
            {
                Rule = Rule.Unanimity,
                Mode = Mode.Silence,
                ProposedBy = "HR",
                Deadline = new Timestamp { Seconds = end.Seconds },
                LapsesAt = new Timestamp { Seconds = end.Seconds },
            },
            Urgency = "The servers are under attack.",
            DespiteReservations = Reasons,
        });
        var record = await listing.Recorder().EnterReservationAsync(Reservation(act, "BE"));
        var approval = new ApproveUrgencyRequest { Reference = act.Reference };
        Assert.Equal("reservation-open", (await Refused.ByAsync(listing.Second.ApproveUrgencyAsync(approval))).Reason);
        await listing.Recorder().LiftReservationAsync(Lifting(record, 1));
        Assert.Equal(ActState.Submitted, (await listing.Second.ApproveUrgencyAsync(approval)).State);
    }

    [Fact]
    public async Task ReservationEnteredWhileItsActIsSubmitted_IsOneOrTheOther()
    {
        for (var i = 0; i < 8; i++)
        {
            var act = await listing.ClearedActAsync();
            var entered = OutcomeAsync(listing.Recorder().EnterReservationAsync(Reservation(act)));
            var submitted = OutcomeAsync(Submitting(act, ""));
            await Task.WhenAll(entered, submitted);
            Assert.Contains(
                (await entered, await submitted), ((string, string)[])[("", "reservation-open"), ("before-the-council", "")]);
            var record = await listing.Recorder().ReadAsync(act.Reference);
            Assert.Equal(1, record.Council.Count + record.Reservations.Count);
        }
    }

    [Fact]
    public async Task WhatWaits_IsDue_UntilItIsDoneOrTheActIsAdopted()
    {
        var act = await listing.ClearedActAsync();
        await listing.Recorder().RecordStageAsync(Stage(act, StageBody.Hwpci, StageOutcome.ToBeContinued));
        var record = await listing.Recorder().EnterReservationAsync(Reservation(act));
        Assert.Equal(["reservation-open", "stage-to-be-continued"], await DueAsync(act));
        await listing.Recorder().RecordStageAsync(Stage(act, StageBody.Hwpci));
        Assert.Equal(["reservation-open"], await DueAsync(act));
        await listing.Recorder().LiftReservationAsync(Lifting(record));
        Assert.Empty(await DueAsync(act));
        await listing.Recorder().EnterReservationAsync(Reservation(act));
        await listing.AdoptAsync(await Submitting(act, Reasons));
        Assert.Empty(await DueAsync(act));
    }

    private AsyncUnaryCall<Act> Submitting(Act act, string despite)
        => listing.Acts.SubmitActAsync(new SubmitActRequest { Reference = act.Reference, DespiteReservations = despite });

    private async Task<List<string>> DueAsync(Act act)
    {
        await using var connection = await listing.Service.Database.OpenConnectionAsync();
        var rows = await connection.QueryAsync<(string Kind, string List, bool Exercise)>(
            "SELECT kind, list, exercise FROM stage_due WHERE reference = @Reference ORDER BY kind", new { act.Reference });
        return [.. rows.Select(row => (row.List, row.Exercise) == ("eu-cyber", false) ? row.Kind : "elsewhere")];
    }

    private static async Task<string> OutcomeAsync<T>(AsyncUnaryCall<T> call)
    {
        try
        {
            await call;
            return "";
        }
        catch (RpcException exception)
        {
            return ServiceDefaults.Errors.StatusDetails.FromRpcException(exception).Reason;
        }
    }
}
