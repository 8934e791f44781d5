using CyberSanctions.Contracts.Events.V1;
using CyberSanctions.Contracts.Kinds;
using CyberSanctions.Contracts.Listing.V1;

namespace CyberSanctions.Listing.Tests;

/// <summary>Acts that correct an earlier one.</summary>
public sealed class CorrigendaTests(ListingService listing) : IClassFixture<ListingService>
{
    [Fact]
    public async Task Corrigendum_CorrectsWhatTheActSays_FromWhenThatTookEffect()
    {
        var (act, entry) = await ListedByAsync();
        var corrigendum = await DraftAsync(act, Examples.Amending(entry));
        Assert.Equal(new Corrigendum { ActReference = act.Reference }, corrigendum.Corrects);
        Assert.Equal(corrigendum, await listing.Acts.GetActAsync(new GetActRequest { Reference = corrigendum.Reference }));

        await listing.SubmitAsync(await listing.ClearAsync(corrigendum));
        var submitted = ActSubmitted.Parser.ParseFrom((await listing.JournalOfAsync(corrigendum.Reference))[^1].Payload);
        Assert.Equal(act.Reference, ActText.Parser.ParseFrom(submitted.Text).Corrects.ActReference);
    }

    // Dated back to when that took effect what it corrects, a notification would have been made before there was anything to
    // tell.
    [Fact]
    public async Task Corrigendum_IsToBeToldOf_FromWhenItIsThere()
    {
        var (act, entry) = await ListedByAsync();
        var reasons = Examples.Amending(entry);
        reasons.Amendment.Fields[0] = EntryField.StatementOfReasons;
        reasons.Amendment.After = new EntryContent();
        reasons.DossierReference = listing.ConcludeDossier();
        reasons.Reasons.AddRange(
        [
            Cited.Context("Nimbus Water Works was attacked in February 2024."),
            Cited.Individual("Aurelia Nimbus rented the servers.", ListingGround.Responsible, Cited.Aurelia),
        ]);
        var corrigendum = await listing.AdoptAsync(
            await listing.SubmitAsync(await listing.ClearAsync(await DraftAsync(act, reasons))));
        listing.Publication.Record(corrigendum, DateTime.UtcNow.AddDays(-500));

        var process = await new Contracts.Listing.V1.DueProcess.DueProcessClient(
            listing.Service.Channel("aurelia.nimbus", [ServiceDefaults.Identity.Roles.Officer]))
            .GetEntryProcessAsync(new GetEntryProcessRequest { Reference = entry });
        Assert.Equal(
            (NotificationCause.ReasonsAmended, LivedDates.Today(TimeProvider.System).ToMessage()),
            (process.Notifications[^1].Cause, process.Notifications[^1].OwedSince));
    }

    [Fact]
    public async Task ActThatIsNotOnRecord_IsNotCorrectedByAnother()
    {
        var (_, entry) = await ListedByAsync();
        Assert.Equal("act-not-on-record", await RefusedAsync("ACT-1999-0001", Examples.Amending(entry)));
        var submitted = await listing.SubmittedAsync();
        Assert.Equal("act-not-on-record", await RefusedAsync(submitted.Reference, Examples.Amending(entry)));

        // Adopted, but publication has not said so: from when it has effect is not known yet.
        await listing.AdoptAsync(submitted);
        Assert.Equal("act-not-on-record", await RefusedAsync(submitted.Reference, Examples.Amending(entry)));
    }

    [Fact]
    public async Task Corrigendum_FromBeforeTheActTookEffect_IsRefused()
    {
        var (act, entry) = await ListedByAsync();
        Assert.Equal("before-the-act", await RefusedAsync(act.Reference, Examples.Amending(entry), Today.AddDays(-1)));
        var proposal = await listing.ClearedAsync(Examples.Amending(entry));
        await listing.Acts.DraftActAsync(Correcting(act.Reference, proposal.Reference, Today));
    }

    [Fact]
    public async Task Corrigendum_ListsNobody_AndChangesNoDay()
    {
        var (act, _) = await ListedByAsync();
        Assert.Equal("not-a-correction", await RefusedAsync(act.Reference, Examples.NewProposal(listing.ConcludeDossier())));
        Assert.Equal("not-a-correction", await RefusedAsync(act.Reference, Examples.Extending(Today.AddYears(2))));
    }

    [Fact]
    public async Task Corrigendum_DelistsOnlyWhomTheActListedByMistake()
    {
        var (act, entry) = await ListedByAsync();
        var (_, other) = await ListedByAsync();
        Assert.Equal("not-a-correction", await RefusedAsync(act.Reference, Examples.Delisting(entry)));
        Assert.Equal("not-a-correction", await RefusedAsync(act.Reference, Mistaken(other)));
        await DraftAsync(act, Mistaken(entry));
    }

    [Fact]
    public async Task WhatAnotherActHasChangedSince_IsThatActsWord()
    {
        var (act, entry) = await ListedByAsync();
        var later = await listing.AdoptAsync(await listing.SubmitAsync(await listing.ClearedActAsync(Examples.Amending(entry))));
        listing.Publication.Record(later);

        var again = Examples.Amending(entry, 2);
        again.Amendment.After.Subject.Function = "Retired";
        Assert.Equal("not-of-the-act", await RefusedAsync(act.Reference, again));
        var corrigendum = await DraftAsync(later, again);

        // A corrigendum of a corrigendum's act corrects that act again.
        listing.Publication.Record(await listing.AdoptAsync(await listing.SubmitAsync(await listing.ClearAsync(corrigendum))));
        var third = Examples.Amending(entry, 3);
        third.Amendment.After.Subject.Function = "Deceased";
        await DraftAsync(later, third);
    }

    [Fact]
    public async Task ExercisesCorrigendum_CannotCorrectARealAct()
    {
        var (act, _) = await ListedByAsync();
        var request = Examples.Amending(listing.Publication.Listed(list: "eu-cyber-exercise"));
        request.List = "eu-cyber-exercise";
        Assert.Equal("act-not-on-record", await RefusedAsync(act.Reference, request));
    }

    // In Brussels: from eleven in the evening on, or ten, that is another day than in UTC.
    private static DateOnly Today => LivedDates.Today(TimeProvider.System);

    private static DraftProposalRequest Mistaken(string entry)
    {
        var request = Examples.Delisting(entry);
        request.Delisting.Reason = DelistingReason.Error;
        return request;
    }

    private DraftActRequest Correcting(string act, string proposal, DateOnly? from = null)
    {
        var request = Examples.ActToCome(listing.NewActNumber(), proposal);
        request.Corrects = new Corrigendum { ActReference = act, From = from is { } day ? Examples.Day(day) : null };
        return request;
    }

    private async Task<Act> DraftAsync(Act corrected, DraftProposalRequest proposed)
        => await listing.Acts.DraftActAsync(Correcting(corrected.Reference, (await listing.ClearedAsync(proposed)).Reference));

    private async Task<string> RefusedAsync(string corrected, DraftProposalRequest proposed, DateOnly? from = null)
    {
        var proposal = await listing.ClearedAsync(proposed);
        return (await Refused.ByAsync(listing.Acts.DraftActAsync(Correcting(corrected, proposal.Reference, from)))).Reason;
    }

    /// <summary>An act that is on record since today, and the entry that it made.</summary>
    private async Task<(Act Act, string Entry)> ListedByAsync()
    {
        var act = await listing.AdoptAsync(await listing.SubmittedAsync());
        var entry = listing.Publication.Listed(
            Contracts.Acts.EntryContents.Of(Proposals.Operations.Of(act.Proposals[0]).List), act.Reference);
        listing.Publication.Record(act);
        return (act, entry);
    }
}
