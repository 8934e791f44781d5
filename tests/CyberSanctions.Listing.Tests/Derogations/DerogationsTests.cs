using System.Text;
using CyberSanctions.Contracts.Kinds;
using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.Procedures.Periods;
using CyberSanctions.ServiceDefaults.Identity;
using Google.Protobuf;
using Grpc.Core;

namespace CyberSanctions.Listing.Tests.Derogations;

/// <summary>Requests, from their receipt to the report of what was authorised.</summary>
public sealed class DerogationsTests(DerogationService service) : IClassFixture<DerogationService>
{
    [Fact]
    public async Task Request_IsAnswered_Prepared_DecidedBySomebodyElse_AndReportedInTime()
    {
        var asked = service.Asking(DerogationKind.LegalFees, service.Listed());
        var received = await service.Clerk.RequestDerogationAsync(asked);
        Assert.Equal(
            (DerogationState.Pending, "BE", "1250.50", "EUR", "Article 4(1)(b) of Regulation (EU) 2019/796", 1L),
            (received.State, received.MemberState, received.Amount, received.Currency, received.Article, received.Version));
        Assert.False(Assert.Single(received.Conditions).Answered);

        var answered = await service.AnsweredAsync(received);
        Assert.Equal((true, "cornelia.stratus"), (answered.Conditions[0].Met, answered.Conditions[0].AnsweredBy));
        var preparing = DerogationService.Preparing(received, DerogationState.Granted);
        (preparing.Amount, preparing.ValidUntil) = ("1000", service.Today.AddDays(30).ToMessage());
        preparing.Conditions.Add("Paid to the account that the invoice names.");
        await service.Clerk.PrepareDecisionAsync(preparing);
        var granted = await service.Head.TakeDecisionAsync(new() { Reference = received.Reference });
        var decision = Assert.Single(granted.Decisions);
        Assert.Equal(
            (DerogationState.Granted, "1000.00", "cornelia.stratus", "octavia.gale"),
            (granted.State, decision.Amount, decision.PreparedBy, decision.DecidedBy));
        var clock = Assert.Single(granted.Clocks);
        Assert.Equal((DerogationClockKind.Report, false), (clock.Kind, clock.Missed));

        var reported = await service.Clerk.RecordReportAsync(Report(received));
        Assert.Equal((service.Today.ToMessage(), false), (reported.Clocks[0].MetOn, reported.Clocks[0].Missed));
        Assert.Equal(5, reported.Version);
        Assert.Equal(
            [
                "DerogationRequested", "DerogationConditionsAnswered", "DerogationDecisionPrepared", "DerogationDecided",
                "DerogationReported",
            ],
            (await service.JournalOfAsync(received)).Select(entry => entry.EventType.Split('.')[^1]));
    }

    [Fact]
    public async Task ReportThatIsOwed_IsNotForgotten_AndIsRedWhenItIsMissed_AlsoOfWhatWasRevoked()
    {
        var granted = await service.GrantedAsync(DerogationKind.BasicNeeds);
        var revoked = await service.DecidedAsync(granted, DerogationState.Revoked);
        Assert.Equal(DerogationState.Revoked, revoked.State);
        var clock = Assert.Single(revoked.Clocks);
        Assert.Equal((null, null, false), (clock.MetOn, clock.StoppedOn, clock.Missed));
        Assert.Contains(granted.Reference, await DueAsync());

        service.SetTo(clock.EndsAt.ToDateTime().AddSeconds(-1));
        Assert.False((await service.ReadAsync(granted)).Clocks[0].Missed);
        service.SetTo(clock.EndsAt.ToDateTime());
        Assert.True((await service.ReadAsync(granted)).Clocks[0].Missed);
        var late = await service.Clerk.RecordReportAsync(Report(granted));
        Assert.Equal((service.Today.ToMessage(), true), (late.Clocks[0].MetOn, late.Clocks[0].Missed));
        Assert.DoesNotContain(granted.Reference, await DueAsync());
    }

    [Fact]
    public async Task Grant_IsRefused_NamingAllThatIsMissing_UntilTwoWholeWeeksHavePassedSinceTheNotice()
    {
        var received = await service.ReceivedAsync(DerogationKind.ExtraordinaryExpenses);
        await service.Clerk.PrepareDecisionAsync(DerogationService.Preparing(received, DerogationState.Granted));
        var refusal = await Refused.ByAsync(service.Head.TakeDecisionAsync(new() { Reference = received.Reference }));
        Assert.Equal("conditions-not-met", refusal.Reason);
        Assert.Equal(["conditions.necessary", "steps"], refusal.Fields.Select(field => field.Field));

        await service.AnsweredAsync(received);
        var noticed = await service.Clerk.RecordStepAsync(service.Step(received, DerogationStepKind.NoticeOfGrounds));
        var first = noticed.Clocks.Single().DueOn.ToDay();
        Assert.Equal(service.Today.AddDays(15), first);
        Assert.Equal(
            "nothing-prepared",
            (await Refused.ByAsync(service.Head.TakeDecisionAsync(new() { Reference = received.Reference }))).Reason);
        await service.Clerk.PrepareDecisionAsync(DerogationService.Preparing(received, DerogationState.Granted));
        service.SetTo(CouncilData.BeginningInBrussels(first).AddSeconds(-1));
        refusal = await Refused.ByAsync(service.Head.TakeDecisionAsync(new() { Reference = received.Reference }));
        Assert.Equal(["clocks"], refusal.Fields.Select(field => field.Field));
        service.SetTo(CouncilData.BeginningInBrussels(first));
        Assert.Equal(
            DerogationState.Granted, (await service.Head.TakeDecisionAsync(new() { Reference = received.Reference })).State);
    }

    [Fact]
    public async Task ConditionThatIsNotMet_RefusesTheGrant_AndARefusalNeedsNone()
    {
        var received = await service.ReceivedAsync(DerogationKind.DiplomaticAccounts);
        var answers = DerogationService.Answering(received);
        answers.Answers[1].Met = false;
        await service.Clerk.AnswerConditionsAsync(answers);
        await service.Clerk.PrepareDecisionAsync(DerogationService.Preparing(received, DerogationState.Granted));
        var refusal = await Refused.ByAsync(service.Head.TakeDecisionAsync(new() { Reference = received.Reference }));
        Assert.Equal("conditions.official", Assert.Single(refusal.Fields).Field);
        var refused = await service.DecidedAsync(received, DerogationState.Refused);
        Assert.Equal(DerogationState.Refused, refused.State);
        Assert.Empty(refused.Clocks);
        Assert.Equal("nothing-to-report", (await Refused.ByAsync(service.Clerk.RecordReportAsync(Report(received)))).Reason);
        Assert.Equal(
            "derogation-decided",
            (await Refused.ByAsync(service.Clerk.WithdrawDerogationAsync(
                new() { Reference = received.Reference, Reasons = "Nothing." }))).Reason);
    }

    [Theory]
    [InlineData("cornelia.stratus")]
    [InlineData("Cornelia.Stratus")]
    [InlineData("c\u043ernelia.stratus")]
    public async Task WhoeverHasPutSomethingIntoTheFile_DoesNotDecide_UnderWhateverSpelling(string name)
    {
        var received = await service.AnsweredAsync(await service.ReceivedAsync(DerogationKind.BasicNeeds));
        await service.Authority("livia.gust").PrepareDecisionAsync(
            DerogationService.Preparing(received, DerogationState.Granted));
        var refusal = await Refused.ByAsync(
            service.Authority(name).TakeDecisionAsync(new() { Reference = received.Reference }));
        Assert.Equal((StatusCode.PermissionDenied, "own-derogation"), (refusal.Status, refusal.Reason));
        Assert.Equal(DerogationState.Pending, (await service.ReadAsync(received)).State);
    }

    [Fact]
    public async Task AnswerThatSomebodyElseHasReplaced_StillIsSomethingPutIntoTheFile()
    {
        var received = await service.ReceivedAsync(DerogationKind.BasicNeeds);
        await service.Head.AnswerConditionsAsync(DerogationService.Answering(received));
        await service.AnsweredAsync(received);
        await service.Clerk.PrepareDecisionAsync(DerogationService.Preparing(received, DerogationState.Granted));
        Assert.Equal(
            "own-derogation",
            (await Refused.ByAsync(service.Head.TakeDecisionAsync(new() { Reference = received.Reference }))).Reason);
    }

    [Fact]
    public async Task WhatWasPrepared_FallsWhenTheFileChanges_AndAStaleVersionIsRefused()
    {
        var answered = await service.AnsweredAsync(await service.ReceivedAsync(DerogationKind.BasicNeeds));
        var prepared = await service.Clerk.PrepareDecisionAsync(
            DerogationService.Preparing(answered, DerogationState.Granted));
        var changed = await service.Clerk.AnswerConditionsAsync(DerogationService.Answering(answered));
        Assert.True(Assert.Single(changed.Decisions).Dropped);
        await service.Clerk.PrepareDecisionAsync(DerogationService.Preparing(answered, DerogationState.Refused));
        Assert.Equal(
            "stale-version",
            (await Refused.ByAsync(service.Head.TakeDecisionAsync(
                new() { Reference = answered.Reference, ExpectedVersion = prepared.Version }))).Reason);
    }

    [Theory]
    [InlineData("1250.51", "amount")]
    [InlineData("0", "amount")]
    [InlineData("1.005", "amount")]
    [InlineData("NaN", "amount")]
    public async Task MoreThanWasAskedFor_OrNoSum_IsNotGranted(string amount, string field)
    {
        var received = await service.ReceivedAsync(DerogationKind.BasicNeeds);
        var preparing = DerogationService.Preparing(received, DerogationState.Granted);
        preparing.Amount = amount;
        Assert.Equal(field, Assert.Single((await Refused.ByAsync(service.Clerk.PrepareDecisionAsync(preparing))).Fields).Field);
    }

    [Fact]
    public async Task OneInvoice_IsPaidOnce_AndNotInParts()
    {
        var entry = service.Listed();
        var first = await service.GrantedAsync(DerogationKind.LegalFees, entry);
        var again = service.Asking(DerogationKind.HoldingOfFunds, entry);
        (again.Applicant, again.Amount) = ("Somebody Else", "1.00");
        again.Documents[0] = new DerogationDocument { Name = "Another name", Sha256 = first.Documents[0].Sha256 };
        again.DistinctFrom.Add(first.Reference);
        Assert.Equal("same-payment", (await Refused.ByAsync(service.Clerk.RequestDerogationAsync(again))).Reason);

        // Parts look like one another: the authority has to say that they are something else.
        var part = service.Asking(DerogationKind.LegalFees, entry);
        part.Applicant = "QUILL & PARTNER\u0405";
        var refusal = await Refused.ByAsync(service.Clerk.RequestDerogationAsync(part));
        Assert.Equal("alike-derogation", refusal.Reason);
        Assert.Contains(first.Reference, refusal.Message);
        part.DistinctFrom.Add(first.Reference);
        Assert.Equal([first.Reference], (await service.Clerk.RequestDerogationAsync(part)).DistinctFrom);

        // What ended otherwise is asked for anew; who is named without need is a mistake.
        await service.DecidedAsync(first, DerogationState.Revoked);
        var anew = service.Asking(DerogationKind.BasicNeeds, entry);
        anew.Documents[0] = first.Documents[0];
        anew.DistinctFrom.Add(first.Reference);
        Assert.Equal(
            "distinct_from[0]", Assert.Single((await Refused.ByAsync(service.Clerk.RequestDerogationAsync(anew))).Fields).Field);
        anew.DistinctFrom.Clear();
        Assert.Equal(DerogationState.Pending, (await service.Clerk.RequestDerogationAsync(anew)).State);
    }

    [Fact]
    public async Task OneInvoiceInTwoMemberStates_IsAuthorisedByOne_AndTheOtherIsToldOnlyThen()
    {
        var entry = service.Listed();
        var belgian = service.Asking(DerogationKind.LegalFees, entry);
        var danish = new RequestDerogationRequest(belgian);
        var (one, clerk) = (await service.Clerk.RequestDerogationAsync(belgian), service.Authority("brita.hail", "DK"));
        var other = await clerk.RequestDerogationAsync(danish);
        await service.AnsweredAsync(one);
        await clerk.AnswerConditionsAsync(DerogationService.Answering(other));
        await clerk.PrepareDecisionAsync(DerogationService.Preparing(other, DerogationState.Granted));
        await service.Clerk.PrepareDecisionAsync(DerogationService.Preparing(one, DerogationState.Granted));

        var both = await Task.WhenAll(
            TryAsync(service.Head, one), TryAsync(service.Authority("sigrun.sleet", "DK"), other));
        Assert.Equal(["conditions-not-met", "granted"], both.Order());

        static async Task<string> TryAsync(Contracts.Listing.V1.Derogations.DerogationsClient head, Derogation derogation)
        {
            try
            {
                await head.TakeDecisionAsync(new() { Reference = derogation.Reference });
                return "granted";
            }
            catch (RpcException exception)
            {
                return ServiceDefaults.Errors.StatusDetails.FromRpcException(exception).Reason;
            }
        }
    }

    [Fact]
    public async Task RequestOfAnotherState_DoesNotExistForAnybodyElse_UntilItIsAuthorised_AndThenWithoutWhoAppliedAndWhy()
    {
        var received = await service.AnsweredAsync(await service.ReceivedAsync(DerogationKind.LegalFees));
        Contracts.Listing.V1.Derogations.DerogationsClient[] others =
        [
            service.Authority("brita.hail", "DK"), service.Caller("delegate-be", [Roles.Delegate], "BE"),
            service.Caller("aurelia.nimbus", [Roles.Officer]), service.Caller("legal-1", [Roles.Legal]),
            service.Caller("auditor-1", [Roles.Auditor]),
        ];
        foreach (var other in others)
        {
            var refusal = await Refused.ByAsync(other.GetDerogationAsync(new() { Reference = received.Reference }));
            var unknown = await Refused.ByAsync(other.GetDerogationAsync(new() { Reference = "DER-1999-0001" }));
            Assert.Equal(
                (unknown.Status, unknown.Message.Replace("DER-1999-0001", received.Reference)),
                (refusal.Status, refusal.Message));
            Assert.DoesNotContain(
                (await other.ListDerogationsAsync(new())).Derogations, listed => listed.Reference == received.Reference);
        }

        Assert.Equal(
            "not-found",
            (await Refused.ByAsync(others[0].AnswerConditionsAsync(DerogationService.Answering(received)))).Reason);
        await service.DecidedAsync(received, DerogationState.Granted);
        foreach (var other in others)
        {
            var seen = await service.ReadAsync(received, other);
            Assert.Equal((DerogationState.Granted, "1250.50"), (seen.State, seen.Decisions[0].Amount));
            var bytes = Encoding.UTF8.GetString(seen.ToByteArray());
            foreach (var secret in (string[])[
                "Quill", "Flavia", "Invoice", "papers", "As the file says", "cornelia", "octavia", received.Documents[0].Sha256,
            ])
            {
                Assert.DoesNotContain(secret, bytes);
            }

            Assert.Contains(
                (await other.ListDerogationsAsync(new() { State = DerogationState.Granted })).Derogations,
                listed => listed.Equals(seen));
        }

        Assert.Equal(
            "another-state",
            (await Refused.ByAsync(others[0].RecordReportAsync(Report(received)))).Reason);
        foreach (var entry in await service.JournalOfAsync(received))
        {
            Assert.DoesNotContain("Quill", entry.Payload.ToStringUtf8());
            Assert.DoesNotContain("Flavia", entry.Payload.ToStringUtf8());
        }
    }

    [Fact]
    public async Task GroundsThatWereNotified_AreReadBeforeTheAuthorisation()
    {
        var received = await service.ReceivedAsync(DerogationKind.ExtraordinaryExpenses);
        await service.Clerk.RecordStepAsync(service.Step(received, DerogationStepKind.NoticeOfGrounds));
        var seen = await service.ReadAsync(received, service.Authority("brita.hail", "DK"));
        Assert.Equal("The roof leaks.", Assert.Single(seen.Steps).Text);
        Assert.Equal(("", "", ""), (seen.Applicant, seen.Description, seen.Steps[0].RecordedBy));
        Assert.Equal(
            "step-out-of-place",
            (await Refused.ByAsync(service.Clerk.RecordStepAsync(service.Step(received, DerogationStepKind.NoticeOfGrounds))))
                .Reason);
    }

    [Theory]
    [InlineData(1, "received_on")]
    [InlineData(-31, "received_on")]
    [InlineData(-30, null)]
    public async Task DayOfReceipt_IsOneOfTheLastThirty(int days, string? field)
    {
        var asked = service.Asking(DerogationKind.BasicNeeds, service.Listed());
        asked.ReceivedOn = service.Today.AddDays(days).ToMessage();
        var call = service.Clerk.RequestDerogationAsync(asked);
        if (field is null)
        {
            Assert.Equal(asked.ReceivedOn, (await call).ReceivedOn);
            return;
        }

        Assert.Equal(field, Assert.Single((await Refused.ByAsync(call)).Fields).Field);
    }

    [Theory]
    [InlineData(DerogationKind.ArbitralDecision, 0, "not-before-listing")]
    [InlineData(DerogationKind.ArbitralDecision, -1, null)]
    [InlineData(DerogationKind.PriorContract, 0, "not-before-listing")]
    [InlineData(DerogationKind.PriorContract, -1, null)]
    [InlineData(DerogationKind.JudicialDecision, 0, null)]
    public async Task ArbitrationAndContracts_CountFromBeforeTheListing_AndJudgmentsAlsoFromAfter(
        DerogationKind kind, int days, string? reason)
    {
        var listedOn = service.Today.AddDays(-100);
        var act = $"ACT-2026-{Random.Shared.Next(1_000, 9_000)}{(int)kind}{days + 1}";
        var entry = service.Publication.Listed(
            new EntryContent { Subject = Examples.AnotherPerson(), Measures = { Measure.AssetFreeze } }, act);
        service.Publication.Recorded(act, CouncilData.BeginningInBrussels(listedOn));
        var asked = service.Asking(kind, entry);
        asked.BasisOn = listedOn.AddDays(days).ToMessage();
        var call = service.Clerk.RequestDerogationAsync(asked);
        Assert.Equal(reason, reason is null ? (await call) is null ? "" : null : (await Refused.ByAsync(call)).Reason);
    }

    [Fact]
    public async Task WhatIsNotOnTheList_OrUnderNoSuchMeasure_IsNotDerogatedFrom()
    {
        var traveller = service.Listed(measures: Measure.TravelBan);
        Assert.Equal("no-such-measure", await ReasonAsync(service.Asking(DerogationKind.BasicNeeds, traveller)));
        Assert.Equal("no-such-measure", await ReasonAsync(service.Asking(DerogationKind.Travel, service.Listed())));
        Assert.Equal("not-found", await ReasonAsync(service.Asking(DerogationKind.BasicNeeds, "EU.999999.9")));
        var gone = service.Listed();
        await service.DelistAsync(gone, service.Now.AddMinutes(-1));
        Assert.Equal("entry-not-listed", await ReasonAsync(service.Asking(DerogationKind.BasicNeeds, gone)));
        var leaving = service.Listed();
        await service.DelistAsync(leaving, service.Now.AddDays(3));
        Assert.Equal(DerogationState.Pending, (await service.ReceivedAsync(DerogationKind.BasicNeeds, leaving)).State);
    }

    [Fact]
    public async Task Exercise_HasItsOwn_AndOneListKnowsNothingOfTheOther()
    {
        var exercise = service.Listed("eu-cyber-exercise");
        var asked = service.Asking(DerogationKind.BasicNeeds, exercise);
        Assert.Equal("not-found", await ReasonAsync(asked));
        asked.List = "eu-cyber-exercise";
        Assert.Equal("eu-cyber-exercise", (await service.Clerk.RequestDerogationAsync(asked)).List);
        asked.List = "eu-cyber-other";
        Assert.Equal("not-found", await ReasonAsync(asked));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(1)]
    public async Task Report_IsNotFromBeforeTheAuthorisation_NorFromTheFuture(int days)
    {
        var granted = await service.GrantedAsync(DerogationKind.BasicNeeds);
        var report = Report(granted);
        report.ReportedOn = service.Today.AddDays(days).ToMessage();
        Assert.Equal(
            "reported_on", Assert.Single((await Refused.ByAsync(service.Clerk.RecordReportAsync(report))).Fields).Field);
    }

    [Fact]
    public async Task ClockThatWasSetBack_ChangesNothing()
    {
        var received = await service.ReceivedAsync(DerogationKind.BasicNeeds);
        service.Clock.Move(TimeSpan.FromHours(-1));
        var refusal = await Refused.ByAsync(service.Clerk.AnswerConditionsAsync(DerogationService.Answering(received)));
        service.Clock.Move(TimeSpan.FromHours(1));
        Assert.Equal((StatusCode.Unavailable, "unavailable"), (refusal.Status, refusal.Reason));
        Assert.Equal(1, (await service.ReadAsync(received)).Version);
    }

    [Fact]
    public async Task SameKey_GivesTheSameAnswer_AndOneRequest()
    {
        var asked = service.Asking(DerogationKind.BasicNeeds, service.Listed());
        var key = new Metadata { { "idempotency-key", "one-and-only" } };
        var first = await service.Clerk.RequestDerogationAsync(asked, key);
        Assert.Equal(first, await service.Clerk.RequestDerogationAsync(asked, key));
    }

    private RecordReportRequest Report(Derogation derogation) => new()
    {
        Reference = derogation.Reference,
        ReportedOn = service.Today.ToMessage(),
        DocumentSha256 = new string('c', 64),
    };

    private async Task<string?> ReasonAsync(RequestDerogationRequest asked)
        => (await Refused.ByAsync(service.Clerk.RequestDerogationAsync(asked))).Reason;

    private async Task<List<string>> DueAsync()
    {
        await using var connection = await service.Service.Database.OpenConnectionAsync();
        return [.. await Dapper.SqlMapper.QueryAsync<string>(connection, "SELECT reference FROM derogation_due WHERE clock = 3")];
    }
}
