using CyberSanctions.Contracts.Events.V1;
using CyberSanctions.Contracts.Kinds;
using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.Listing.Derogations;
using CyberSanctions.Procedures.Periods;
using CyberSanctions.ServiceDefaults.Identity;
using Google.Protobuf.WellKnownTypes;
using Microsoft.Extensions.DependencyInjection;

namespace CyberSanctions.Listing.Tests.Derogations;

/// <summary>What happens to requests by themselves: silence grants, and what is about nobody on the list lapses.</summary>
public sealed class SilenceTests(DerogationService service) : IClassFixture<DerogationService>
{
    [Fact]
    public async Task FiveWorkingDaysOfSilence_Grant_OnceOnTwoReplicas_WithEffectFromTheirEnd_HoweverLateItIsNoticed()
    {
        var received = await service.ReceivedAsync(DerogationKind.Humanitarian);
        var silence = Assert.Single(received.Clocks);
        Assert.Equal(DerogationClockKind.Silence, silence.Kind);
        service.SetTo(silence.EndsAt.ToDateTime().AddSeconds(-3));
        await service.SettledAsync();
        Assert.Equal(DerogationState.Pending, (await service.ReadAsync(received)).State);

        service.SetTo(silence.EndsAt.ToDateTime().AddDays(9));
        await using var replica = service.Service.Replica(service.Clock);
        await Task.WhenAll(Enumerable.Range(0, 8).Select(i => i % 2 == 0
            ? service.SettledAsync()
            : replica.Services.GetRequiredService<PassingTime>().SettleAsync(CancellationToken.None)));
        await service.SettledAsync();

        var granted = await service.ReadAsync(received);
        var decision = Assert.Single(granted.Decisions);
        Assert.Equal(
            (DerogationState.DeemedGranted, "service:listing", silence.EndsAt, "1250.50"),
            (granted.State, decision.DecidedBy, decision.EffectiveAt, decision.Amount));
        Assert.True(decision.DecidedAt > decision.EffectiveAt);
        Assert.Equal(silence.DueOn, granted.Clocks[0].MetOn);

        // Four weeks, from the last day of the silence and not from when it was noticed.
        Assert.Equal(
            (DerogationClockKind.Report, silence.DueOn), (granted.Clocks[1].Kind, granted.Clocks[1].BeganOn));
        var decided = (await service.JournalOfAsync(received)).Single(entry => entry.EventType.EndsWith("DerogationDecided"));
        Assert.Equal(silence.EndsAt, DerogationDecided.Parser.ParseFrom(decided.Payload).EffectiveAt);
    }

    [Theory]
    [InlineData(DerogationStepKind.RequestForInformation)]
    [InlineData(DerogationStepKind.MoreTime)]
    public async Task QuestionOrNotice_EndsTheSilence_ForGood(DerogationStepKind kind)
    {
        var received = await service.ReceivedAsync(DerogationKind.Humanitarian);
        var silence = received.Clocks[0];
        service.SetTo(silence.EndsAt.ToDateTime().AddMinutes(-1));
        var asked = await service.Clerk.RecordStepAsync(service.Step(received, kind));
        Assert.Equal(service.Today.ToMessage(), asked.Clocks[0].StoppedOn);
        service.SetTo(silence.EndsAt.ToDateTime().AddDays(40));
        await service.SettledAsync();
        Assert.Equal(DerogationState.Pending, (await service.ReadAsync(received)).State);
        Assert.Equal(
            "step-out-of-place", (await Refused.ByAsync(service.Clerk.RecordStepAsync(service.Step(received, kind)))).Reason);
        Assert.Equal(DerogationState.Refused, (await service.DecidedAsync(received, DerogationState.Refused)).State);
    }

    [Fact]
    public async Task QuestionAfterTheFiveDays_ComesTooLate_AlsoBeforeAnybodyHasNoticed_AndIsNotDatedBack()
    {
        var received = await service.ReceivedAsync(DerogationKind.Humanitarian);
        var early = service.Step(received, DerogationStepKind.RequestForInformation, service.Today);
        service.SetTo(received.Clocks[0].EndsAt.ToDateTime().AddDays(-1));
        Assert.Equal("taken_on", Assert.Single((await Refused.ByAsync(service.Clerk.RecordStepAsync(early))).Fields).Field);
        service.SetTo(received.Clocks[0].EndsAt.ToDateTime());
        var late = service.Step(received, DerogationStepKind.RequestForInformation);
        Assert.Contains(
            (await Refused.ByAsync(service.Clerk.RecordStepAsync(late))).Reason,
            (string[])["granted-by-silence", "derogation-decided"]);
        await service.SettledAsync();
        Assert.Equal(DerogationState.DeemedGranted, (await service.ReadAsync(received)).State);
        Assert.Equal("derogation-decided", (await Refused.ByAsync(service.Clerk.RecordStepAsync(late))).Reason);
    }

    [Fact]
    public async Task RefusalInTheLastSecond_Counts_AndOneAtTheEndDoesNot()
    {
        var (early, late) = (
            await service.ReceivedAsync(DerogationKind.Humanitarian), await service.ReceivedAsync(DerogationKind.Humanitarian));
        foreach (var each in (Derogation[])[early, late])
        {
            await service.Clerk.PrepareDecisionAsync(DerogationService.Preparing(each, DerogationState.Refused));
        }

        service.SetTo(early.Clocks[0].EndsAt.ToDateTime().AddSeconds(-2));
        Assert.Equal(
            DerogationState.Refused, (await service.Head.TakeDecisionAsync(new() { Reference = early.Reference })).State);
        service.SetTo(late.Clocks[0].EndsAt.ToDateTime());
        Assert.Contains(
            (await Refused.ByAsync(service.Head.TakeDecisionAsync(new() { Reference = late.Reference }))).Reason,
            (string[])["granted-by-silence", "derogation-decided"]);
        await service.SettledAsync();
        Assert.Equal(
            (DerogationState.Refused, DerogationState.DeemedGranted),
            ((await service.ReadAsync(early)).State, (await service.ReadAsync(late)).State));

        // What was prepared falls with it.
        Assert.True((await service.ReadAsync(late)).Decisions[0].Dropped);
    }

    [Fact]
    public async Task RefusalRacingWithTheEndOfTheSilence_HasOneOutcome()
    {
        for (var i = 0; i < 5; i++)
        {
            var received = await service.ReceivedAsync(DerogationKind.Humanitarian);
            await service.Clerk.PrepareDecisionAsync(DerogationService.Preparing(received, DerogationState.Refused));
            service.SetTo(received.Clocks[0].EndsAt.ToDateTime().AddMilliseconds(-15));
            var refusal = service.Head.TakeDecisionAsync(new() { Reference = received.Reference }).ResponseAsync;
            var settled = Task.WhenAll(Enumerable.Range(0, 10).Select(async n =>
            {
                await Task.Delay(n * 4);
                await service.SettledAsync();
            }));
            await Task.WhenAny(refusal, Task.Delay(TimeSpan.FromSeconds(20)));
            await settled;
            service.SetTo(received.Clocks[0].EndsAt.ToDateTime().AddSeconds(1));
            await service.SettledAsync();
            var after = await service.ReadAsync(received);
            Assert.Equal(
                refusal.IsCompletedSuccessfully ? DerogationState.Refused : DerogationState.DeemedGranted, after.State);
            Assert.Single(after.Decisions, decision => decision.DecidedAt is not null);
        }
    }

    [Fact]
    public async Task PeriodThatWasOver_WhenTheRequestWasRecorded_GrantsNothing()
    {
        var asked = service.Asking(DerogationKind.Humanitarian, service.Listed());
        asked.ReceivedOn = service.Today.AddDays(-14).ToMessage();
        Assert.Equal(
            "period-ended-before-recorded", (await Refused.ByAsync(service.Clerk.RequestDerogationAsync(asked))).Reason);
    }

    [Fact]
    public async Task EntryThatIsDelisted_TakesItsPendingRequestsWithIt_FromWhenTheActTakesEffect()
    {
        var entry = service.Listed();
        var pending = await service.ReceivedAsync(DerogationKind.BasicNeeds, entry);
        var prepared = await service.AnsweredAsync(await service.ReceivedAsync(DerogationKind.LegalFees, entry));
        var granted = await service.GrantedAsync(DerogationKind.HoldingOfFunds, entry);
        await service.Clerk.PrepareDecisionAsync(DerogationService.Preparing(prepared, DerogationState.Granted));

        // A second ago, and so soon that nobody has written down what becomes of it.
        var effective = service.Now.AddSeconds(1);
        effective = effective.AddTicks(-(effective.Ticks % TimeSpan.TicksPerSecond));
        await service.DelistAsync(entry, effective);
        service.SetTo(effective.AddSeconds(1));
        Assert.Contains(
            (await Refused.ByAsync(service.Head.TakeDecisionAsync(new() { Reference = prepared.Reference }))).Reason,
            (string[])["conditions-not-met", "nothing-prepared"]);
        await service.SettledAsync();
        foreach (var each in (Derogation[])[pending, prepared])
        {
            var lapsed = await service.ReadAsync(each);
            Assert.Equal(
                (DerogationState.Lapsed, effective.ToTimestamp()), (lapsed.State, lapsed.Decisions[^1].EffectiveAt));
        }

        Assert.Equal(DerogationState.Granted, (await service.ReadAsync(granted)).State);
    }

    [Fact]
    public async Task SilenceThatEndsFirst_Grants_AndAListingThatEndsFirst_Lapses_AlsoAfterALongStop()
    {
        var (one, other) = (service.Listed(), service.Listed());
        var granted = await service.ReceivedAsync(DerogationKind.Humanitarian, one);
        var lapsed = await service.ReceivedAsync(DerogationKind.Humanitarian, other);
        var end = granted.Clocks[0].EndsAt.ToDateTime();
        await service.DelistAsync(one, end.AddHours(1));
        await service.DelistAsync(other, end.AddHours(-1));
        service.SetTo(end.AddDays(30));
        await service.SettledAsync();
        Assert.Equal(
            (DerogationState.DeemedGranted, DerogationState.Lapsed),
            ((await service.ReadAsync(granted)).State, (await service.ReadAsync(lapsed)).State));
    }

    [Fact]
    public async Task ListingThatExpires_TakesItsPendingRequestsWithIt()
    {
        var entry = service.Listed();
        var pending = await service.ReceivedAsync(DerogationKind.BasicNeeds, entry);
        service.Publication.Changed(entry, OperationKind.Renew, until: service.Today.AddDays(2));
        service.SetTo(CouncilData.EndInBrussels(service.Today.AddDays(2)).AddMinutes(5));
        await service.Clerk.RequestDerogationAsync(service.Asking(DerogationKind.BasicNeeds, service.Listed()));
        await service.SettledAsync();
        Assert.Equal(DerogationState.Lapsed, (await service.ReadAsync(pending)).State);
    }

    [Fact]
    public async Task ExemptionFromTheTravelBan_IsGrantedByTwoDaysOfSilence_AndNobodyElseDecidesOnIt()
    {
        var received = await service.ReceivedAsync(DerogationKind.Travel);
        Assert.Equal(
            "another-state",
            (await Refused.ByAsync(service.Clerk.PrepareDecisionAsync(
                DerogationService.Preparing(received, DerogationState.Granted)))).Reason);
        service.SetTo(received.Clocks[0].EndsAt.ToDateTime());
        await service.SettledAsync();
        var granted = await service.ReadAsync(received, service.Caller("delegate-fr", [Roles.Delegate], "FR"));
        Assert.Equal(
            (DerogationState.DeemedGranted, 1, "What Flavia Fog cannot do without.", ""),
            (granted.State, granted.Clocks.Count, granted.Description, granted.Applicant));
    }

    [Fact]
    public async Task ExemptionThatAnotherStateObjectsTo_IsTheCouncils()
    {
        var received = await service.ReceivedAsync(DerogationKind.Travel);
        var objection = service.Step(received, DerogationStepKind.Objection);
        var own = service.Caller("delegate-be", [Roles.Delegate], "BE");
        Assert.Equal("another-state", (await Refused.ByAsync(own.RecordStepAsync(objection))).Reason);
        Assert.Equal("another-state", (await Refused.ByAsync(service.Clerk.RecordStepAsync(objection))).Reason);
        var objected = await service.Caller("delegate-fr", [Roles.Delegate], "FR").RecordStepAsync(objection);
        Assert.Equal("FR", Assert.Single(objected.Steps).MemberState);
        service.SetTo(received.Clocks[0].EndsAt.ToDateTime().AddDays(20));
        await service.SettledAsync();
        Assert.Equal(DerogationState.Pending, (await service.ReadAsync(received)).State);

        await service.AnsweredAsync(received);
        var preparing = DerogationService.Preparing(received, DerogationState.Granted);
        Assert.Equal("another-state", (await Refused.ByAsync(service.Clerk.PrepareDecisionAsync(preparing))).Reason);
        await service.Caller("aurelia.nimbus", [Roles.Officer]).PrepareDecisionAsync(preparing);
        var taking = new TakeDecisionRequest { Reference = received.Reference };
        Assert.Equal(
            "own-derogation",
            (await Refused.ByAsync(service.Caller("AURELIA.NIMBUS", [Roles.Legal]).TakeDecisionAsync(taking))).Reason);
        Assert.Equal(
            DerogationState.Granted, (await service.Caller("legal-1", [Roles.Legal]).TakeDecisionAsync(taking)).State);
    }
}
