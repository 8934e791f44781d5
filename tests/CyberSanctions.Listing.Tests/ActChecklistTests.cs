using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.Listing.Tests.Stages;
using Grpc.Core;
using Outcome = CyberSanctions.Contracts.Voting.V1.Outcome;

namespace CyberSanctions.Listing.Tests;

/// <summary>The checklist of an act: everything that keeps it from being submitted, in one answer.</summary>
public sealed class ActChecklistTests(ListingService listing) : IClassFixture<ListingService>
{
    [Fact]
    public async Task ActThatCanBeSubmitted_LacksNothing_AndIsSubmitted()
    {
        var act = await listing.ClearedActAsync();
        var check = await CheckAsync(act);
        Assert.Equal((act.Reference, act.Version, 1, true), (check.Reference, check.Version, check.Revision, check.Submittable));
        Assert.DoesNotContain(check.Lines, line => line.Obstacle);
        await listing.SubmitAsync(act);
        Assert.Equal("before-the-council", (await CheckAsync(act)).Lines.Single(line => line.Obstacle).Kind);
    }

    [Fact]
    public async Task EverythingThatIsMissing_IsSaidAtOnce_WhereASubmissionNamesTheFirst()
    {
        // Its text is not cleared; evidence is withdrawn under two of its paragraphs; and an entry has changed under another
        // proposal.
        var item = Guid.CreateVersion7().ToString();
        var dossier = listing.ConcludeDossier(Cited.Report, item);
        listing.HearOf(Cited.Decision(item, released: true));
        var request = Examples.NewProposal(dossier);
        foreach (var paragraph in request.Reasons)
        {
            paragraph.Cites[paragraph.Cites.IndexOf(Cited.Report)] = item;
        }

        var entry = listing.Publication.Listed();
        var act = await listing.DraftActAsync(request, Examples.Amending(entry));
        listing.HearOf(Cited.Decision(item, released: false));
        listing.Publication.Changed(entry, OperationKind.Renew, until: new DateOnly(2030, 1, 1));

        var check = await CheckAsync(act);
        Assert.False(check.Submittable);
        Assert.Equal(
            ["entry-changed", "not-cleared", "reasons-do-not-stand"],
            check.Lines.Where(line => line.Obstacle).Select(line => line.Kind).Distinct().Order());
        Assert.Superset(
            new HashSet<string>
            {
                "", "proposals[0].reasons[0]", "proposals[0].reasons[1]", "proposals[1].amendment.entry_reference",
            },
            check.Lines.Select(line => line.Place).ToHashSet());
        Assert.All(check.Lines, line => Assert.NotEqual("", line.Text));
        Assert.Equal("not-cleared", (await Refused.ByAsync(listing.SubmitAsync(act))).Reason);
    }

    [Fact]
    public async Task WhatIsToBeLookedAt_IsSaidBesideTheObstacles()
    {
        var act = await listing.ClearedActAsync();
        var check = await CheckAsync(act);
        Assert.True(check.Submittable);
        Assert.Equal(
            ["no-proposer", "opinion-missing", "stage-missing", "stage-missing", "translations"],
            check.Lines.Select(line => line.Kind).Order());
        Assert.Contains("0 of 23", check.Lines.Single(line => line.Kind == "translations").Text, StringComparison.Ordinal);

        var stages = listing.Recorder();
        await stages.RecordStageAsync(Recording.Stage(act, StageBody.Relex));
        await stages.EnterReservationAsync(Recording.Reservation(act));
        check = await CheckAsync(act);
        Assert.False(check.Submittable);
        Assert.Equal("reservation-open", check.Lines[0].Kind);
        Assert.Equal("reservation-open", (await Refused.ByAsync(listing.SubmitAsync(act))).Reason);
    }

    [Theory]
    [InlineData(Outcome.Adopted, "act-adopted")]
    [InlineData(Outcome.NotAdopted, "")]
    public async Task DecidedAct_IsSubmittedAgainOnlyIfItWasNotAdopted(Outcome outcome, string obstacle)
    {
        var act = await listing.DecideAsync(await listing.OpenAsync(await listing.SubmittedAsync()), outcome);
        var check = await CheckAsync(act);
        Assert.Equal(obstacle, check.Lines.FirstOrDefault(line => line.Obstacle)?.Kind ?? "");
        Assert.Equal(obstacle.Length == 0, check.Submittable);
    }

    [Fact]
    public async Task ActThatNobodyHasOrMaySee_IsNotFound()
        => Assert.Equal(
            StatusCode.NotFound,
            (await Refused.ByAsync(
                listing.Acts.CheckActAsync(new CheckActRequest { Reference = "ACT-1999-0001" }).ResponseAsync)).Status);

    private async Task<ActCheck> CheckAsync(Act act)
        => await listing.Acts.CheckActAsync(new CheckActRequest { Reference = act.Reference });
}
