using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.Contracts.Events.V1;
using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.Contracts.Voting.V1;
using CyberSanctions.Journal.Appending;
using CyberSanctions.ServiceDefaults.Identity;
using CyberSanctions.Testing.Kinds;
using Grpc.Core;
using static CyberSanctions.Listing.Tests.Stages.Recording;

namespace CyberSanctions.Listing.Tests.Stages;

/// <summary>What bodies did with acts, as officers record it, and who reads it.</summary>
public sealed class StagesTests(ListingService listing) : IClassFixture<ListingService>
{
    private const string Unknown = "ACT-2026-9999";

    [Fact]
    public async Task Stages_AreRecordedInOrder_EachOfAText_AndInTheJournal()
    {
        var act = await listing.DraftActAsync();
        var empty = await listing.Recorder().ReadAsync(act.Reference);
        Assert.Equal((act.Version, act.TextSha256, 0), (empty.Version, empty.TextSha256, empty.Stages.Count));
        await listing.Recorder().RecordStageAsync(Stage(act, StageBody.Hwpci));
        await listing.Recorder().RecordStageAsync(Stage(act, StageBody.Psc));
        await listing.Recorder().RecordStageAsync(Stage(act, StageBody.Relex, StageOutcome.AgreedWithReservations));
        var record = await listing.Recorder().RecordStageAsync(Stage(act, StageBody.Coreper));
        Assert.Equal(act.Version + 4, record.Version);
        Assert.Equal(
            [(1, StageBody.Hwpci), (2, StageBody.Psc), (3, StageBody.Relex), (4, StageBody.Coreper)],
            record.Stages.Select(stage => (stage.Number, stage.Meeting.Body)));
        Assert.Equal(Meeting(act, StageBody.Psc), record.Stages[1].Meeting);
        Assert.All(record.Stages, stage => Assert.False(stage.AboutAnotherText));
        Assert.Equal(record, await listing.Recorder().ReadAsync(act.Reference));
        var events = await listing.JournalOfAsync(act.Reference);
        Assert.Equal(
            record.Stages[3],
            StageRecorded.Parser.ParseFrom(
                events.Last(entry => entry.EventType.EndsWith("StageRecorded", StringComparison.Ordinal)).Payload).Stage);
    }

    [Fact]
    public async Task StageOfABodyBefore_NeedsAWord_UnlessTheLastOneSentItThere()
    {
        var act = await listing.DraftActAsync();
        await listing.Recorder().RecordStageAsync(Stage(act, StageBody.Relex));
        var refusal = await Refused.ByAsync(listing.Recorder().RecordStageAsync(Stage(act, StageBody.Hwpci)));
        Assert.Equal(("out-of-order", "out_of_order"), (refusal.Reason, refusal.Fields[0].Field));
        var record = await listing.Recorder().RecordStageAsync(
            Stage(act, StageBody.Hwpci, outOfOrder: "The Presidency asked for the experts' view."));
        Assert.Equal("The Presidency asked for the experts' view.", record.Stages[1].OutOfOrder);

        var back = Stage(act, StageBody.Coreper, StageOutcome.SentBack);
        back.Meeting.To = StageBody.Relex;
        await listing.Recorder().RecordStageAsync(back);
        refusal = await Refused.ByAsync(
            listing.Recorder().RecordStageAsync(Stage(act, StageBody.Relex, outOfOrder: "It was sent back.")));
        Assert.Equal(("invalid-field", "out_of_order"), (refusal.Reason, refusal.Fields[0].Field));
        Assert.Equal(4, (await listing.Recorder().RecordStageAsync(Stage(act, StageBody.Relex))).Stages.Count);
    }

    [Fact]
    public async Task CorrectedText_MakesWhatWasAgreedAnotherMatter_AndBeginsAnew()
    {
        var act = await listing.DraftActAsync();
        await listing.Recorder().RecordStageAsync(Stage(act, StageBody.Coreper));
        await listing.Legal.ClearActAsync(new ClearActRequest { Reference = act.Reference, TextSha256 = act.TextSha256 });
        var reviewer = listing.StagesAs("legal-2", Roles.Legal);
        await reviewer.GiveOpinionAsync(Opinion(act));
        var corrected = await listing.Acts.CorrectActAsync(
            new CorrectActRequest { Reference = act.Reference, Title = "Another title" });
        var record = await listing.Recorder().ReadAsync(act.Reference);
        Assert.Equal(corrected.Revisions[^1].TextSha256, record.TextSha256);
        Assert.True(record.Stages.Single().AboutAnotherText);
        Assert.False(record.Opinions.Single().Stands);
        record = await listing.Recorder().RecordStageAsync(Stage(corrected, StageBody.Hwpci));
        Assert.Equal([(1, 1, true), (2, 2, false)], record.Stages.Select(s => (s.Number, s.Revision, s.AboutAnotherText)));
        Assert.Equal(
            "not-the-newest-text", (await Refused.ByAsync(reviewer.GiveOpinionAsync(Opinion(act)))).Reason);
        var unknown = Stage(act, StageBody.Relex);
        unknown.Meeting.TextSha256 = new string('0', 64);
        Assert.Equal("unknown-text", (await Refused.ByAsync(listing.Recorder().RecordStageAsync(unknown))).Reason);
    }

    [Fact]
    public async Task WronglyRecorded_IsCorrectedByNamingIt_AndStaysOnRecord()
    {
        var act = await listing.DraftActAsync();
        await listing.Recorder().RecordStageAsync(Stage(act, StageBody.Hwpci));
        var correction = new CorrectStageRequest
        {
            Reference = act.Reference,
            Number = 1,
            Meeting = Meeting(act, StageBody.Relex),
            Reason = "It was the counsellors' meeting.",
        };
        var record = await listing.Recorder().CorrectStageAsync(correction);
        Assert.Equal([(1, 0, 2), (2, 1, 0)], record.Stages.Select(stage => (stage.Number, stage.Replaces, stage.ReplacedBy)));
        Assert.Equal("stage-replaced", (await Refused.ByAsync(listing.Recorder().CorrectStageAsync(correction))).Reason);
        var struck = new CorrectStageRequest { Reference = act.Reference, Number = 2, Reason = "It was of another act." };
        record = await listing.Recorder().CorrectStageAsync(struck);
        Assert.Equal((StageOutcome.NotHeld, StageBody.Relex), (record.Stages[2].Meeting.Outcome, record.Stages[2].Meeting.Body));

        // Nothing took place: so nothing is out of order.
        Assert.Equal(4, (await listing.Recorder().RecordStageAsync(Stage(act, StageBody.Hwpci))).Stages.Count);
        struck.Number = 9;
        Assert.Equal("not-found", (await Refused.ByAsync(listing.Recorder().CorrectStageAsync(struck))).Reason);
        Assert.Contains(
            await listing.JournalOfAsync(act.Reference),
            entry => entry.EventType.EndsWith(nameof(StageCorrected), StringComparison.Ordinal));
    }

    [Fact]
    public async Task TwoWhoCorrectOneStageAtOnce_OneOfThemIsToldOfTheOther()
    {
        for (var i = 0; i < 5; i++)
        {
            var act = await listing.DraftActAsync();
            await listing.Recorder().RecordStageAsync(Stage(act, StageBody.Hwpci));
            var outcomes = await Task.WhenAll(Enumerable.Range(0, 2).Select(n => OutcomeAsync(
                listing.StagesAs($"officer-{n}", Roles.Officer).CorrectStageAsync(new CorrectStageRequest
                {
                    Reference = act.Reference,
                    Number = 1,
                    Reason = $"No. {n}",
                }))));
            Assert.Equal(["", "stage-replaced"], outcomes.Order(StringComparer.Ordinal));
        }
    }

    [Fact]
    public async Task Days_AreNeitherBeforeTheTextWasWritten_NorToCome()
    {
        var act = await listing.DraftActAsync();
        foreach (var days in (int[])[-1, 1])
        {
            var request = Stage(act, StageBody.Hwpci);
            request.Meeting.HeldOn = Examples.Day(
                Contracts.Kinds.DateMessages.ToDay(request.Meeting.HeldOn).AddDays(days));
            var refusal = await Refused.ByAsync(listing.Recorder().RecordStageAsync(request));
            Assert.Equal(("invalid-field", "meeting.held_on"), (refusal.Reason, refusal.Fields[0].Field));
        }
    }

    [Fact]
    public async Task StaleVersion_IsRefused_AndAKeyAnswersTheSameAgain()
    {
        var act = await listing.DraftActAsync();
        var request = Stage(act, StageBody.Hwpci);
        request.ExpectedVersion = act.Version;
        var headers = new Metadata { { Commands.IdempotencyKey, $"stage-of-{act.Reference}" } };
        var first = await listing.Recorder().RecordStageAsync(request, headers);
        Assert.Equal(first, await listing.Recorder().RecordStageAsync(request, headers));
        Assert.Equal("stale-version", (await Refused.ByAsync(listing.Recorder().RecordStageAsync(request))).Reason);
        Assert.Single((await listing.Recorder().ReadAsync(act.Reference)).Stages);
    }

    [Fact]
    public async Task Delegates_ReadItOnceTheyAreAsked_WithoutRemarksAndOpinions()
    {
        var act = await listing.DraftActAsync();
        await listing.Recorder().RecordStageAsync(Stage(act, StageBody.Coreper));
        await listing.StagesAs("legal-2", Roles.Legal).GiveOpinionAsync(Opinion(act, LegalOpinion.Unfavourable));
        var @delegate = listing.DelegateOf("FR");
        Assert.Equal(StatusCode.NotFound, (await Refused.ByAsync(
            @delegate.GetStagesAsync(new GetStagesRequest { Reference = act.Reference }))).Status);
        await listing.SubmitAsync(await listing.ClearAsync(act));
        var seen = await @delegate.ReadAsync(act.Reference);
        var whole = await listing.StagesAs("auditor-1", Roles.Auditor).ReadAsync(act.Reference);
        Assert.Equal(("", 0), (seen.Stages.Single().Meeting.Remarks, seen.Opinions.Count));
        Assert.Equal(("The Presidency summed up.", 1), (whole.Stages.Single().Meeting.Remarks, whole.Opinions.Count));
        Assert.Equal(1, seen.Council.Single().Submission);
        foreach (var role in (string[])[Roles.Observer, Roles.Partner, Roles.Publisher])
        {
            Assert.Equal(StatusCode.PermissionDenied, (await Refused.ByAsync(listing.StagesAs("somebody", role)
                .GetStagesAsync(new GetStagesRequest { Reference = act.Reference }))).Status);
        }
    }

    [Fact]
    public async Task AboveTheClearance_ItDoesNotExist()
    {
        var request = Examples.Extending(Examples.Today.AddYears(3));
        request.Handling = Handling.TlpRed;
        var act = await listing.DraftActAsync(request);
        var @delegate = listing.DelegateOf("FR");
        var hidden = await Refused.ByAsync(@delegate.GetStagesAsync(new GetStagesRequest { Reference = act.Reference }));
        var none = await Refused.ByAsync(@delegate.GetStagesAsync(new GetStagesRequest { Reference = Unknown }));
        Assert.Equal((none.Status, none.Reason), (hidden.Status, hidden.Reason));
    }

    [Fact]
    public async Task TheCouncilsOwnStage_FollowsFromTheBallot_AndThenNothingIsRecorded()
    {
        var act = await listing.SubmittedAsync();
        var adopted = await listing.AdoptAsync(act);
        var council = (await listing.Recorder().ReadAsync(act.Reference)).Council.Single();
        Assert.Equal((Outcome.Adopted, adopted.TextSha256), (council.Outcome, council.TextSha256));
        Assert.Equal("act-adopted", (await Refused.ByAsync(
            listing.Recorder().RecordStageAsync(Stage(act, StageBody.Coreper)))).Reason);
        Assert.Equal("act-adopted", (await Refused.ByAsync(
            listing.Recorder().EnterReservationAsync(Reservation(act)))).Reason);
        Assert.Equal("act-adopted", (await Refused.ByAsync(
            listing.StagesAs("legal-2", Roles.Legal).GiveOpinionAsync(Opinion(act)))).Reason);
    }

    [Fact]
    public async Task Opinion_IsGivenByNobodyWhoWroteAnyOfIt_HoweverTheirNameIsWritten()
    {
        var act = await listing.DraftActAsync();
        var twice = listing.StagesAs("Aurelia.Nimbus", Roles.Legal);
        Assert.Equal("own-draft", (await Refused.ByAsync(twice.GiveOpinionAsync(Opinion(act)))).Reason);
        var reviewer = listing.StagesAs("legal-1", Roles.Legal);
        await reviewer.GiveOpinionAsync(Opinion(act, LegalOpinion.Unfavourable));
        var record = await reviewer.GiveOpinionAsync(Opinion(act, LegalOpinion.FavourableWithComments));
        Assert.Equal(
            [(LegalOpinion.Unfavourable, false), (LegalOpinion.FavourableWithComments, true)],
            record.Opinions.Select(opinion => (opinion.Opinion, opinion.Stands)));
        var empty = Opinion(act, LegalOpinion.Unfavourable);
        empty.Text = "";
        Assert.Equal("text", (await Refused.ByAsync(reviewer.GiveOpinionAsync(empty))).Fields.Single().Field);
        Assert.Equal(
            StatusCode.PermissionDenied, (await Refused.ByAsync(listing.Recorder().GiveOpinionAsync(Opinion(act)))).Status);
    }

    [Fact]
    public async Task Exercises_HaveTheirOwn()
    {
        var proposal = await listing.ClearedProposalAsync(exercise: true);
        var act = await listing.Acts.DraftActAsync(Examples.NewAct(listing.NewActNumber(), proposal.Reference));
        await listing.Recorder().RecordStageAsync(Stage(act, StageBody.Hwpci));
        Assert.True((await listing.Recorder().ReadAsync(act.Reference)).Exercise);
    }

    [Fact]
    public async Task EveryField_RefusesWhatIsNotOfItsKind()
    {
        var (hash, day) = (new string('a', 64), Today);
        var document = new CouncilDocument { Number = "WK 1234/2026 INIT", Title = "Draft", Sha256 = hash };
        var meeting = new StageMeeting
        {
            Body = StageBody.Hwpci,
            HeldOn = day,
            Outcome = StageOutcome.Agreed,
            TextSha256 = hash,
            Documents = { document },
            Remarks = "The Presidency summed up.",
        };
        var referred = meeting.Clone();
        (referred.Outcome, referred.To) = (StageOutcome.Referred, StageBody.Relex);
        var guided = meeting.Clone();
        (guided.Body, guided.PoliticalGuidance) = (StageBody.Psc, "Whether the case is made in public");
        var findings = await FieldSweep.FindingsAsync(
            listing.Service.Channel("aurelia.nimbus", [Roles.Officer, Roles.Legal]).CreateCallInvoker(),
            Contracts.Listing.V1.Stages.Descriptor,
            new GetStagesRequest { Reference = Unknown },
            new RecordStageRequest { Reference = Unknown, Meeting = meeting, OutOfOrder = "It was asked for." },
            new RecordStageRequest { Reference = Unknown, Meeting = referred },
            new RecordStageRequest { Reference = Unknown, Meeting = guided },
            new CorrectStageRequest { Reference = Unknown, Meeting = meeting, Number = 1, Reason = "It was another day." },
            new EnterReservationRequest
            {
                Reference = Unknown,
                MemberState = "FR",
                Kind = StageReservationKind.General,
                Text = "On the substance.",
                TextSha256 = hash,
                EnteredOn = day,
                AtStage = 1,
            },
            new LiftReservationRequest
            {
                Reference = Unknown,
                Id = Guid.CreateVersion7().ToString(),
                LiftedOn = day,
                AtStage = 1,
                Remark = "By letter.",
            },
            new GiveOpinionRequest
            {
                Reference = Unknown,
                Opinion = LegalOpinion.Unfavourable,
                TextSha256 = hash,
                Document = document,
                Text = "The reasons say nothing of her.",
            });
        Assert.Empty(findings);
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
