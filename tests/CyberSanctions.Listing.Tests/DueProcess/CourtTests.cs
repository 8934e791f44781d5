using System.Security.Cryptography;
using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.ServiceDefaults.Errors;
using CyberSanctions.ServiceDefaults.Identity;
using Dapper;
using Grpc.Core;
using Npgsql;
using static CyberSanctions.Listing.Tests.DueProcess.DueProcessService;

namespace CyberSanctions.Listing.Tests.DueProcess;

/// <summary>
/// Courts annul, and what follows is owed by a day. Who gains from abuse: whoever lets an annulled listing stand, or puts the
/// days of a judgment where they suit.
/// </summary>
public sealed class CourtTests(DueProcessService service) : IClassFixture<DueProcessService>
{
    [Fact]
    public async Task Annulment_OpensAReview_AndWhatFollowsIsOwed_UntilAnActCarriesItOut()
    {
        var entry = await service.ListAsync(service.Today.AddDays(-100));
        var lodged = await LodgeAsync(entry, -50);
        Assert.Equal((CourtState.Pending, CourtOutcome.Unspecified), (lodged.State, lodged.Outcome));
        Assert.DoesNotContain(await service.DueAsync(entry), due => due.Kind == DueKind.Court);
        Assert.Equal(
            "not-annulled",
            await ReasonAsync(service.Officer.NameFollowUpAsync(new()
            {
                Reference = lodged.Reference,
                ProposalReference = (await service.ProposeAsync(entry, delist: true)).Reference,
            })));

        var annulled = await StepAsync(lodged, CourtStepKind.Judgment, -5, CourtOutcome.Annulled, effectsUntil: 60);
        Assert.Equal((CourtState.Decided, CourtOutcome.Annulled, 2L), (annulled.State, annulled.Outcome, annulled.Version));
        Assert.Equal(ReviewGround.Court, (await service.ReviewOfAsync(entry)).Openings.Single().Ground);
        Assert.Equal(
            (lodged.Reference, Day(service.Today.AddDays(60)), Day(service.Today.AddDays(-5))),
            (await service.DueAsync(entry)).Where(due => due.Kind == DueKind.Court)
                .Select(due => (due.Reference, due.DueOn, due.Since)).Single());

        var proposal = await service.ProposeAsync(entry, delist: true);
        var named = await service.Officer.NameFollowUpAsync(
            new() { Reference = lodged.Reference, ExpectedVersion = 2, ProposalReference = proposal.Reference });
        Assert.Equal(proposal.Reference, named.FollowUpReference);
        Assert.Contains(await service.DueAsync(entry), due => due.Kind == DueKind.Court);
        await service.ActAsync(entry, OperationKind.Delist);
        Assert.DoesNotContain(await service.DueAsync(entry), due => due.Kind == DueKind.Court);
    }

    [Fact]
    public async Task WithoutEffectsMaintained_ItIsOwedFromTheJudgment_AndNotOnceTheAppealHasSetItAside()
    {
        var entry = await service.ListAsync(service.Today.AddDays(-100));
        var found = await StepAsync(await LodgeAsync(entry, -50), CourtStepKind.Judgment, -40, CourtOutcome.Annulled);
        Assert.Equal(Day(service.Today.AddDays(-40)), (await CourtDueAsync(entry)).Single().DueOn);
        found = await StepAsync(found, CourtStepKind.Appeal, -30, number: "C-7/26 P");
        Assert.Single(await CourtDueAsync(entry));
        found = await StepAsync(found, CourtStepKind.JudgmentOnAppeal, -20, CourtOutcome.ReferredBack);
        Assert.Equal((CourtState.Pending, CourtOutcome.ReferredBack), (found.State, found.Outcome));
        Assert.Empty(await CourtDueAsync(entry));
        found = await StepAsync(found, CourtStepKind.Judgment, -10, CourtOutcome.Dismissed);
        Assert.Equal((CourtState.Decided, CourtOutcome.Dismissed, 4), (found.State, found.Outcome, found.Steps.Count));
        Assert.Empty(await CourtDueAsync(entry));
    }

    [Fact]
    public async Task Days_GoOneAfterTheOther_AndStepsToo()
    {
        var entry = await service.ListAsync(service.Today.AddDays(-100));
        Assert.Equal("invalid-field", await ReasonAsync(LodgeAsync(entry, -101)));
        Assert.Equal("invalid-field", await ReasonAsync(LodgeAsync(entry, 1)));
        var lodged = await LodgeAsync(entry, -50);
        Assert.Equal("invalid-field", await ReasonAsync(StepAsync(lodged, CourtStepKind.Judgment, -51, CourtOutcome.Dismissed)));
        Assert.Equal("invalid-field", await ReasonAsync(StepAsync(lodged, CourtStepKind.Judgment, 1, CourtOutcome.Dismissed)));
        Assert.Equal("not-that-step", await ReasonAsync(StepAsync(lodged, CourtStepKind.Appeal, -40, number: "C-8/26 P")));
        Assert.Equal(
            "invalid-field",
            await ReasonAsync(StepAsync(lodged, CourtStepKind.Judgment, -40, CourtOutcome.Annulled, effectsUntil: -40)));
        var decided = await StepAsync(lodged, CourtStepKind.Judgment, -40, CourtOutcome.Dismissed);
        Assert.Equal("not-that-step", await ReasonAsync(StepAsync(decided, CourtStepKind.Judgment, -39, CourtOutcome.Annulled)));
        Assert.Equal("invalid-field", await ReasonAsync(StepAsync(decided, CourtStepKind.Appeal, -41, number: "C-8/26 P")));
        Assert.Equal("stale-version", await ReasonAsync(StepAsync(lodged, CourtStepKind.Appeal, -30, number: "C-8/26 P")));
    }

    [Fact]
    public async Task Case_IsOnRecordOnceForAnEntry_AndForAnotherOneToo()
    {
        var listedOn = service.Today.AddDays(-9);
        var (entry, other) = (await service.ListAsync(listedOn), await service.ListAsync(listedOn));
        var lodged = await LodgeAsync(entry, -3);
        var again = new LodgeCaseRequest { EntryReference = entry, Number = lodged.Number, LodgedOn = lodged.LodgedOn };
        Assert.Equal("case-known", await ReasonAsync(service.Officer.LodgeCaseAsync(again)));
        Assert.Equal(
            lodged.Number, (await service.Officer.LodgeCaseAsync(new(again) { EntryReference = other })).Number);
        Assert.Equal("not-found", await ReasonAsync(service.Officer.LodgeCaseAsync(new(again) { List = "eu-cyber-exercise" })));
    }

    [Fact]
    public async Task WhatFollows_IsOnThatEntry_OrListsAnew_AndNeverOfAnExercise()
    {
        var listedOn = service.Today.AddDays(-9);
        var (entry, other) = (await service.ListAsync(listedOn), await service.ListAsync(listedOn));
        var exercise = await service.ListAsync(list: "eu-cyber-exercise");
        var annulled = await StepAsync(await LodgeAsync(entry, -3), CourtStepKind.Judgment, -2, CourtOutcome.Annulled);
        foreach (var wrong in (Proposal[])[
            await service.ProposeAsync(other, delist: true),
            await service.ProposeAsync(exercise, delist: true, "eu-cyber-exercise")])
        {
            Assert.Equal(
                "proposal-does-not-fit",
                await ReasonAsync(service.Officer.NameFollowUpAsync(
                    new() { Reference = annulled.Reference, ProposalReference = wrong.Reference })));
        }

        var amendment = await service.ProposeAsync(entry, delist: false);
        Assert.Equal(
            amendment.Reference,
            (await service.Officer.NameFollowUpAsync(
                new() { Reference = annulled.Reference, ProposalReference = amendment.Reference })).FollowUpReference);

        // The proposal is TLP:AMBER, and does not exist for an observer.
        var seen = await service.As("flavia.fog", Roles.Observer).GetEntryProcessAsync(new() { Reference = entry });
        Assert.Equal("", seen.CourtCases.Single().FollowUpReference);
        Assert.Equal(amendment.Reference, (await service.ReadAsync(entry)).CourtCases.Single().FollowUpReference);
    }

    [Fact]
    public async Task Access_IsGivenWithHashes_OrRefusedWithReasons_Once()
    {
        var entry = await service.ListAsync(service.Today.AddDays(-9));
        var asking = new RequestAccessRequest
        {
            EntryReference = entry,
            RequestedBy = "Marius Cumulus, avocat, for Aurelia Nimbus",
            ReceivedOn = Day(service.Today.AddDays(-2)),
            Handling = Handling.TlpAmber,
        };
        Assert.Equal(
            "invalid-field",
            await ReasonAsync(service.Officer.RequestAccessAsync(new(asking) { ReceivedOn = Day(service.Today.AddDays(-10)) })));
        var (given, refused) = (
            await service.Officer.RequestAccessAsync(asking), await service.Officer.RequestAccessAsync(asking));
        Assert.Equal(2, (await service.DueAsync(entry)).Count(due => due.Kind == DueKind.Access));

        service.Conclude("ATT-2026-0001");
        service.Release(Cited.Report);
        var document = new GivenDocument
        {
            ItemReference = Cited.Report,
            Title = "Extract of the register",
            Sha256 = Cited.Sha256Of(Cited.Report),
        };
        var answer = new AnswerAccessRequest
        {
            Reference = given.Reference,
            ExpectedVersion = 1,
            Statement = "It has been released.",
            Documents = { document },
        };
        await GivesNothingThatWasNotReleasedAsync(answer);
        var answered = await service.Legal.AnswerAccessAsync(answer);
        Assert.Equal(
            (AccessState.Given, "legal-1", document), (answered.State, answered.AnsweredBy, answered.Documents.Single()));
        Assert.Equal("access-answered", await ReasonAsync(service.Legal.AnswerAccessAsync(answer)));
        var no = await service.Legal.AnswerAccessAsync(
            new() { Reference = refused.Reference, Statement = "Nothing of it has been released." });
        Assert.Equal((AccessState.Refused, 0), (no.State, no.Documents.Count));
        Assert.DoesNotContain(await service.DueAsync(entry), due => due.Kind == DueKind.Access);
        Assert.Equal([answered, no], (await service.ReadAsync(entry)).AccessRequests);
        var observer = service.As("flavia.fog", Roles.Observer);
        Assert.Empty((await observer.GetEntryProcessAsync(new() { Reference = entry })).AccessRequests);
    }

    // What was never released, no longer, of an exercise, as other bytes, or is no item: refused with each of them, also by the
    // database, and the request is as it was.
    private async Task GivesNothingThatWasNotReleasedAsync(AnswerAccessRequest answer)
    {
        const string ofExercise = "0190a0c2-0000-7000-8000-0000000000f1";
        service.Conclude("ATT-2026-0003", exercise: true, Cited.Report, ofExercise);
        foreach (var item in (string[])[ofExercise, Cited.Invoice])
        {
            service.Release(item);
        }

        service.Release(Cited.Invoice, released: false);
        var extract = Convert.ToHexStringLower(SHA256.HashData("What may be read of it."u8));
        var bad = new (string Item, string Sha256, string Field)[]
        {
            (Cited.Intercept, Cited.Sha256Of(Cited.Intercept), "item_reference"),
            (Cited.Invoice, Cited.Sha256Of(Cited.Invoice), "item_reference"),
            (ofExercise, Cited.Sha256Of(ofExercise), "item_reference"),
            (Cited.Incident, new string('b', 64), "item_reference"),
            ("E4", Cited.Sha256Of(Cited.Report), "item_reference"),
            (Cited.Report, new string('b', 64), "sha256"),
            (Cited.Report, Cited.Sha256Of(Cited.CopyOfReport), "sha256"),
        };
        var refused = StatusDetails.FromRpcException(await Assert.ThrowsAsync<RpcException>(async () =>
        {
            var asking = answer.Clone();
            asking.Documents.Add(bad.Select(given => new GivenDocument
            {
                ItemReference = given.Item,
                Title = "Extract",
                Sha256 = given.Sha256,
            }));
            await service.Legal.AnswerAccessAsync(asking);
        }));
        Assert.Equal("document-not-released", refused.Reason);
        Assert.Equal(
            bad.Select((given, place) => $"documents[{place + 1}].{given.Field}"),
            refused.Fields.Select(problem => problem.Field));
        await using var connection = await service.Service.Database.OpenConnectionAsync();
        foreach (var (item, sha256, _) in bad)
        {
            var broken = await Assert.ThrowsAsync<PostgresException>(() => connection.ExecuteAsync(
                """
                UPDATE access_request SET state = 2, statement = 'x', answered_by = 'x', answered_at = now(), version = 2,
                    documents = jsonb_build_array(jsonb_build_object('itemReference', @item, 'sha256', @sha256))
                WHERE reference = @Reference
                """,
                new { item, sha256, answer.Reference }));
            Assert.Equal(PostgresErrorCodes.ObjectNotInPrerequisiteState, broken.SqlState);
        }

        // The extract itself is what was released, too.
        Assert.Equal(1, await connection.ExecuteScalarAsync<int>(
            "SELECT given_of_released('eu-cyber', @Report, @extract)",
            new { Report = Cited.Report.ToUpperInvariant(), extract }));
    }

    [Fact]
    public async Task Redress_IsForEverybody_WithDates_AndWithoutNames()
    {
        var entry = await service.ListAsync(service.Today.AddDays(-100));
        var told = (await service.ReadAsync(entry)).Notifications.Single();
        await service.Officer.RecordNotificationAsync(new()
        {
            Reference = told.Reference,
            Channel = NotificationChannel.Notice,
            On = Day(service.Today.AddDays(-99)),
            Proof = Proof("OJ C, C/2026/5210"),
        });
        await service.ObserveAsync(entry);
        var found = await StepAsync(
            await LodgeAsync(entry, -50), CourtStepKind.Judgment, -5, CourtOutcome.Annulled, effectsUntil: 60);
        var redress = await service.Anybody.GetRedressAsync(new() { Reference = entry });

        Assert.Equal((true, false, "eu-cyber", entry), (redress.Listed, redress.Exercise, redress.List, redress.Reference));
        Assert.Equal(
            (NotificationCause.Listed, NotificationState.Done, NotificationChannel.Notice, Day(service.Today.AddDays(-99))),
            redress.Notifications.Select(n => (n.Cause, n.State, n.Channel, n.On)).Single());
        Assert.Equal(Day(service.Today), redress.ReviewOpenSince);
        Assert.Equal(
            (
                found.Number, CourtState.Decided, CourtOutcome.Annulled, Day(service.Today.AddDays(-5)),
                Day(service.Today.AddDays(60))),
            redress.CourtCases.Select(c => (c.Number, c.State, c.Outcome, c.On, c.EffectsUntil)).Single());
        Assert.Equal(Enum.GetValues<RemedyKind>().Skip(1), redress.Remedies.Select(remedy => remedy.Kind));
        Assert.All(
            ["aurelia.nimbus", "legal-1", "Cumulus", "OBS-", "REV-", "ACT-", "C/2026/5210"],
            secret => Assert.DoesNotContain(secret, redress.ToString(), StringComparison.Ordinal));

        var exercise = await service.ListAsync(list: "eu-cyber-exercise");
        Assert.True((await service.Anybody.GetRedressAsync(new() { List = "eu-cyber-exercise", Reference = exercise })).Exercise);
        Assert.Equal("not-found", await ReasonAsync(service.Anybody.GetRedressAsync(new() { Reference = exercise })));
        var ahead = await service.ListAsync(service.Today.AddDays(3));
        Assert.Equal("not-found", await ReasonAsync(service.Anybody.GetRedressAsync(new() { Reference = ahead })));
    }

    private async Task<List<Due>> CourtDueAsync(string entry)
        => [.. (await service.DueAsync(entry)).Where(due => due.Kind == DueKind.Court)];

    private Task<CourtCase> LodgeAsync(string entry, int day)
    {
        var lodged = service.Today.AddDays(day);
        return service.Officer.LodgeCaseAsync(new()
        {
            EntryReference = entry,
            Number = $"{service.NewCase().Split('/')[0]}/{lodged.Year % 100:D2}",
            LodgedOn = Day(lodged),
        }).ResponseAsync;
    }

    private Task<CourtCase> StepAsync(
        CourtCase before,
        CourtStepKind kind,
        int day,
        CourtOutcome outcome = CourtOutcome.Unspecified,
        int? effectsUntil = null,
        string number = "")
        => service.Legal.RecordCourtStepAsync(new()
        {
            Reference = before.Reference,
            ExpectedVersion = before.Version,
            Kind = kind,
            On = Day(service.Today.AddDays(day)),
            Outcome = outcome,
            EffectsUntil = effectsUntil is { } until ? Day(service.Today.AddDays(until)) : null,
            Number = number,
            Document = Proof("Judgment"),
        }).ResponseAsync;
}
