using CyberSanctions.Contracts.Attribution.V1;
using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.Contracts.Events.V1;
using CyberSanctions.Contracts.Kinds;
using CyberSanctions.ServiceDefaults.Identity;
using Grpc.Core;
using static CyberSanctions.Attribution.Tests.Responses.ResponsesService;

namespace CyberSanctions.Attribution.Tests.Responses;

/// <summary>Measures are proposed by one, agreed to by another, carried out and ended; without any listing but restrictive
/// ones.</summary>
public sealed class MeasuresTests(ResponsesService responses) : IClassFixture<ResponsesService>
{
    [Fact]
    public async Task MeasureOtherThanSanctions_IsDecidedOnAndFollowed_WithoutAnyListing()
    {
        var reference = await responses.AssessedAsync();
        var proposed = await responses.ProposeAsync(reference, "dialogue");
        Assert.Equal(
            ("cooperative", "EU-led political and thematic dialogues", 1, 1L, true, MeasureState.Proposed, "aurelia.nimbus"),
            (proposed.Category, proposed.Measure, proposed.ToolboxEdition, proposed.AssessmentVersion, proposed.WithinRange,
                proposed.State, proposed.ProposedBy));

        var agreed = (await responses.Legal.AgreeToMeasureAsync(new() { Reference = reference, Id = proposed.Id })).Measure;
        Assert.Equal(
            (MeasureState.Agreed, "livia.stratus", 1L),
            (agreed.State, agreed.Agreement.AgreedBy, agreed.Agreement.AssessmentVersion));
        var carriedOut = await responses.CarryOutAsync(reference, proposed.Id);
        Assert.Equal(
            (MeasureState.CarriedOut, Today, "Done.", 0),
            (carriedOut.State, carriedOut.Realisation.On, carriedOut.Realisation.Results, carriedOut.Realisation.TextNumber));
        var ended = await responses.EndAsync(reference, proposed.Id);
        Assert.Equal((MeasureState.Ended, "Heard."), (ended.State, ended.Ending.Results));

        var plan = await responses.Planner.GetResponsePlanAsync(new() { Reference = reference });
        Assert.Equal(
            (reference, 4L, false, 0L, 1L), (plan.DossierReference, plan.Version, plan.Exercise, plan.Proposed, plan.Ended));
        Assert.Equal([ended], (await responses.Planner.ListMeasuresAsync(new() { Reference = reference })).Measures);
        Assert.Equal(ended, await responses.Planner.GetMeasureAsync(new() { Reference = reference, Id = ended.Id }));
    }

    [Fact]
    public async Task History_SaysWhoDidWhat_AsTheJournalDoes()
    {
        var reference = await responses.AssessedAsync();
        var measure = await responses.AgreedAsync(reference, "dialogue");
        await responses.Second.WithdrawMeasureAsync(
            new() { Reference = reference, Id = measure.Id, Reason = "They have called us." });

        var history = (await responses.Planner.ListResponseChangesAsync(new() { Reference = reference })).Changes;

        Assert.Equal(
            [
                (3L, ResponseChangeKind.Withdrawn, "They have called us.", "tiberius.quill"),
                (2L, ResponseChangeKind.Agreed, "", "tiberius.quill"),
                (1L, ResponseChangeKind.Proposed, "", "aurelia.nimbus"),
            ],
            history.Select(change => (change.Version, change.Kind, change.Reason, change.ChangedBy)));
        Assert.Equal(
            history.Reverse(),
            (await responses.JournalOfAsync(reference))
                .Where(entry => entry.EventType == ResponsePlanChanged.Descriptor.FullName)
                .Select(entry => ResponsePlanChanged.Parser.ParseFrom(entry.Payload).Change));
    }

    [Fact]
    public async Task Proposer_DoesNotAgree_AlsoNotByANameThatLooksTheSame()
    {
        var reference = await responses.AssessedAsync();
        var measure = await responses.ProposeAsync(reference, "dialogue");

        foreach (var again in (string[])["aurelia.nimbus", "Aurelia.Nimbus", "аurelia.nimbus"])
        {
            Assert.Equal(
                "own-measure",
                await ReasonAsync(responses.Call(again, Roles.Officer)
                    .AgreeToMeasureAsync(new() { Reference = reference, Id = measure.Id })));
        }
    }

    [Fact]
    public async Task MeasureOutsideOfTheRange_NeedsAJustification_BelowItAndAboveIt()
    {
        var reference = await responses.AssessedAsync();
        foreach (var code in (string[])["awareness-raising", "restrictive-measures", "mutual-assistance"])
        {
            Assert.Equal("outside-range", await ReasonAsync(responses.ProposeAsync(reference, code)));
            var proposed = await responses.ProposeAsync(reference, code, "A court has asked for it.");
            Assert.Equal((false, "A court has asked for it."), (proposed.WithinRange, proposed.Justification));
        }
    }

    [Fact]
    public async Task MeasureThatTheRangeHasLeft_IsNotAgreedTo_UnlessItWasJustified()
    {
        var reference = await responses.AssessedAsync();
        var bare = await responses.ProposeAsync(reference, "dialogue");
        var justified = await responses.ProposeAsync(reference, "dialogue", "They have asked for it.");
        await responses.AssessAsync(reference, ProportionalityExamples.Grave());

        Assert.Equal(
            "outside-range",
            await ReasonAsync(responses.Second.AgreeToMeasureAsync(new() { Reference = reference, Id = bare.Id })));
        var agreed = (await responses.Second.AgreeToMeasureAsync(new() { Reference = reference, Id = justified.Id })).Measure;
        Assert.Equal((1L, 2L), (agreed.AssessmentVersion, agreed.Agreement.AssessmentVersion));
    }

    [Fact]
    public async Task Measure_WithoutAnAssessment_OrOfNoToolbox_IsNotProposed()
    {
        var unassessed = (await responses.CompleteDossierAsync()).Reference;
        Assert.Equal("not-assessed", await ReasonAsync(responses.ProposeAsync(unassessed, "dialogue")));
        var assessed = await responses.AssessedAsync();
        Assert.Equal("not-in-toolbox", await ReasonAsync(responses.ProposeAsync(assessed, "invasion", "x")));
        Assert.Equal("not-found", await ReasonAsync(responses.Planner.GetResponsePlanAsync(new() { Reference = assessed })));
    }

    [Fact]
    public async Task Measure_OfACategoryThatIsNoneOfTheFive_LiesInNoRange()
    {
        var reference = await responses.AssessedAsync(ProportionalityExamples.Of(4, 4, 4, 4, 4, 4, 4));
        var edition = new ToolboxData
        {
            Edition = 2,
            ValidFrom = Today,
            Measures = { ToolboxExamples.Measure("flattery", "courtesy", "Flattery") },
        };
        await responses.ReleaseAsync(ToolboxExamples.Editions(edition));
        var refused = await ReasonAsync(responses.ProposeAsync(reference, "flattery"));
        var measure = await responses.ProposeAsync(reference, "flattery", "Nothing else has worked.");
        await responses.ReleaseAsync(ToolboxExamples.Editions());

        Assert.Equal(("outside-range", "courtesy", false), (refused, measure.Category, measure.WithinRange));
    }

    [Fact]
    public async Task ReclassifiedSanctions_StillNeedAProposal_AndStatementsAText_WhateverAnEditionSays()
    {
        var reference = await responses.AssessedAsync();
        var edition = new ToolboxData
        {
            Edition = 2,
            ValidFrom = Today,
            Measures =
            {
                ToolboxExamples.Measure("restrictive-measures", "stability", "Something quite harmless"),
                ToolboxExamples.Measure("statement", "stability", "A statement"),
            },
        };
        await responses.ReleaseAsync(ToolboxExamples.Editions(edition));
        var sanctions = await responses.AgreedAsync(reference, "restrictive-measures");
        var statement = await responses.AgreedAsync(reference, "statement");
        await responses.ReleaseAsync(ToolboxExamples.Editions());

        Assert.Equal("proposal-missing", await ReasonAsync(responses.CarryOutAsync(reference, sanctions.Id)));
        Assert.Equal("text-missing", await ReasonAsync(responses.CarryOutAsync(reference, statement.Id)));
    }

    [Fact]
    public async Task Day_LiesNeitherAhead_NorBeforeTheAgreement_AndNothingEndsBeforeItWasCarriedOut()
    {
        var reference = await responses.AssessedAsync();
        var measure = await responses.AgreedAsync(reference, "dialogue");
        var (yesterday, tomorrow) = (Today.ToDay().AddDays(-1).ToMessage(), Today.ToDay().AddDays(2).ToMessage());

        Assert.Equal("invalid-field", await ReasonAsync(CarryOutAsync(tomorrow)));
        Assert.Equal("too-early-a-day", await ReasonAsync(CarryOutAsync(yesterday)));
        await CarryOutAsync(Today);
        Assert.Equal("invalid-field", await ReasonAsync(EndAsync(tomorrow)));
        Assert.Equal("too-early-a-day", await ReasonAsync(EndAsync(yesterday)));
        await EndAsync(Today);

        AsyncUnaryCall<MeasureReply> CarryOutAsync(Date on)
            => responses.Planner.CarryOutMeasureAsync(new() { Reference = reference, Id = measure.Id, On = on, Results = "x" });

        AsyncUnaryCall<MeasureReply> EndAsync(Date on)
            => responses.Planner.EndMeasureAsync(new() { Reference = reference, Id = measure.Id, On = on, Results = "x" });
    }

    [Fact]
    public async Task Plan_ThatEndsBeforeItBegins_IsRefused_AtItsEnd()
    {
        var refusal = await Refused.ByAsync(responses.Planner.ProposeMeasureAsync(
            new(Proposing("ATT-2026-9999", "dialogue")) { PlannedUntil = Today.ToDay().AddDays(-1).ToMessage() }));
        Assert.Equal("planned_until", Assert.Single(refusal.Fields).Field);
    }

    [Fact]
    public async Task StaleCommand_ChangesNothing_AndARepeatedOneHappensOnce()
    {
        var reference = await responses.AssessedAsync();
        var request = Proposing(reference, "dialogue");
        var headers = new Metadata { { "idempotency-key", $"propose-{reference}" } };
        var first = await responses.Planner.ProposeMeasureAsync(request, headers);
        Assert.Equal(first, await responses.Planner.ProposeMeasureAsync(request, headers));
        await responses.ProposeAsync(reference, "statement");

        var stale = await Refused.ByAsync(responses.Second.AgreeToMeasureAsync(
            new() { Reference = reference, Id = first.Measure.Id, ExpectedVersion = 1 }));

        Assert.Equal(("stale-version", "2"), (stale.Reason, stale.Metadata["current_version"]));
        Assert.Equal(2, (await responses.Planner.GetResponsePlanAsync(new() { Reference = reference })).Proposed);
        Assert.Equal(
            3,
            (await responses.Second.AgreeToMeasureAsync(
                new() { Reference = reference, Id = first.Measure.Id, ExpectedVersion = 2 })).PlanVersion);
    }

    [Fact]
    public async Task TwoWhoAgreeAtOnce_AreOneAfterTheOther()
    {
        var reference = await responses.AssessedAsync();
        var measure = await responses.ProposeAsync(reference, "dialogue");
        var reasons = await Task.WhenAll(Enumerable.Range(0, 6).Select(async i =>
        {
            try
            {
                await responses.Call($"officer-{i}", Roles.Officer)
                    .AgreeToMeasureAsync(new() { Reference = reference, Id = measure.Id });
                return "";
            }
            catch (RpcException refused)
            {
                return ServiceDefaults.Errors.StatusDetails.FromRpcException(refused).Reason;
            }
        }));

        Assert.Single(reasons, "");
        Assert.Equal(5, reasons.Count(reason => reason == "measure-state"));
        Assert.Equal(2, (await responses.Planner.GetResponsePlanAsync(new() { Reference = reference })).Version);
    }

    [Fact]
    public async Task MeasureOfAnotherDossier_OrOfNone_IsNotFound()
    {
        var (reference, other) = (await responses.AssessedAsync(), await responses.AssessedAsync());
        var elsewhere = await responses.ProposeAsync(other, "dialogue");
        foreach (var id in (string[])[elsewhere.Id, Guid.NewGuid().ToString(), elsewhere.Id.ToUpperInvariant(), "1"])
        {
            Assert.Equal(
                "not-found", await ReasonAsync(responses.Planner.GetMeasureAsync(new() { Reference = reference, Id = id })));
            Assert.Equal(
                "not-found", await ReasonAsync(responses.Second.AgreeToMeasureAsync(new() { Reference = reference, Id = id })));
            Assert.Equal(
                "not-found",
                await ReasonAsync(responses.Planner.ListMeasureTextsAsync(new() { Reference = reference, Id = id })));
        }
    }

    [Fact]
    public async Task Dossier_WithMeasuresUnderWay_IsNotWithdrawn_AndWithoutThemItTakesNoMore()
    {
        var reference = await responses.AssessedAsync();
        var measure = await responses.AgreedAsync(reference, "dialogue");
        var withdrawal = new WithdrawDossierRequest { Reference = reference, Reason = "x" };
        Assert.Equal("response-under-way", await ReasonAsync(responses.Officer.WithdrawDossierAsync(withdrawal)));
        await responses.CarryOutAsync(reference, measure.Id);
        Assert.Equal("response-under-way", await ReasonAsync(responses.Officer.WithdrawDossierAsync(withdrawal)));
        await responses.EndAsync(reference, measure.Id);
        var left = await responses.ProposeAsync(reference, "dialogue");
        await responses.Officer.WithdrawDossierAsync(withdrawal);

        Assert.Equal("dossier-withdrawn", await ReasonAsync(responses.ProposeAsync(reference, "dialogue")));
        Assert.Equal(
            "dossier-withdrawn",
            await ReasonAsync(responses.Second.AgreeToMeasureAsync(new() { Reference = reference, Id = left.Id })));
    }

    [Fact]
    public async Task ReplacedDossier_TakesNothingNew_ButWhatWasAgreedIsFollowedToItsEnd()
    {
        var reference = (await responses.ConcludedDossierAsync()).Reference;
        await responses.AssessAsync(reference, ProportionalityExamples.Serious());
        var agreed = await responses.AgreedAsync(reference, "dialogue");
        var proposed = await responses.ProposeAsync(reference, "dialogue");
        var successor = (await responses.Officer.SupersedeDossierAsync(
            new SupersedeDossierRequest { Reference = reference, Reason = "x" })).Reference;
        await responses.Officer.ConcludeDossierAsync(new ConcludeDossierRequest { Reference = successor, Assessment = "x" });
        await responses.ConfirmAsync(successor);

        Assert.Equal("dossier-replaced", await ReasonAsync(responses.ProposeAsync(reference, "dialogue")));
        Assert.Equal(
            "dossier-replaced",
            await ReasonAsync(responses.Second.AgreeToMeasureAsync(new() { Reference = reference, Id = proposed.Id })));
        await responses.CarryOutAsync(reference, agreed.Id);
        Assert.Equal(MeasureState.Ended, (await responses.EndAsync(reference, agreed.Id)).State);
    }
}
