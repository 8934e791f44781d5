using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.Contracts.Voting.V1;
using CyberSanctions.Listing.Stages;

namespace CyberSanctions.Listing.Tests.Stages;

/// <summary>What the stages of an act lack before it is put to the vote.</summary>
public sealed class StageCheckTests
{
    private const string Old = "old";
    private const string Standing = "standing";

    [Fact]
    public void ActThatNobodyHasDealtWith_LacksBothBodies_TheOpinion_AndItsProposer()
        => Assert.Equal(
            [
                "stage-missing RELEX", "stage-missing Coreper", "opinion-missing ", "no-proposer LP-2026-0001",
                "no-proposer LP-2026-0002",
            ],
            Lines([], [], opinion: null, ["", ""]));

    [Fact]
    public void ActThatEverybodyHasAgreedTo_LacksNothing()
        => Assert.Empty(Lines(
            [Held(1, StageBody.Relex), Held(2, StageBody.Coreper)],
            [],
            Given(LegalOpinion.FavourableWithComments),
            ["FR", "FR"]));

    [Fact]
    public void WhatWasAgreedOnAnotherText_IsSaidToBeSo()
    {
        var line = StageCheck.Of(
            [Held(1, StageBody.Relex, text: Old), Held(2, StageBody.Coreper)],
            [],
            Given(LegalOpinion.Favourable),
            [],
            Act()).Single();
        Assert.Equal(
            new StageLine("stage-missing", "RELEX", "RELEX has dealt with another text, on 2026-11-02.", Blocking: false), line);
    }

    [Theory]
    [InlineData(StageOutcome.Agreed, 0)]
    [InlineData(StageOutcome.AgreedWithReservations, 0)]
    [InlineData(StageOutcome.Referred, 0)]
    [InlineData(StageOutcome.ToBeContinued, 1)]
    [InlineData(StageOutcome.SentBack, 1)]
    public void TheLastWordOfABody_IsWhatCounts(StageOutcome last, int lines)
        => Assert.Equal(
            lines,
            Lines(
                [Held(1, StageBody.Relex), Held(2, StageBody.Relex, last, day: 3), Held(3, StageBody.Coreper, day: 4)],
                [],
                Given(LegalOpinion.Favourable),
                ["FR"]).Count(line => line == "stage-not-agreed RELEX"));

    [Fact]
    public void WhatWasCorrected_DoesNotCount()
    {
        var (wrong, right) = (Held(1, StageBody.Relex), Held(2, StageBody.Relex, StageOutcome.NotHeld));
        (wrong.ReplacedBy, right.Replaces) = (2, 1);
        Assert.Contains("stage-missing RELEX", Lines([wrong, right], [], Given(LegalOpinion.Favourable), ["FR"]));
    }

    [Fact]
    public void OpenReservations_AreAllThatBlocks()
    {
        var lines = StageCheck.Of(
            [],
            [
                new DelegationReservation { Id = "1", MemberState = "FR", EnteredOn = Day(2) },
                new DelegationReservation { Id = "2", MemberState = "BE", EnteredOn = Day(2), LiftedOn = Day(3) },
            ],
            opinion: null,
            [],
            Act());
        Assert.Equal(
            new StageLine("reservation-open", "1", "FR has not lifted its reservation of 2026-11-02.", Blocking: true),
            lines.Single(line => line.Blocking));
    }

    [Fact]
    public void OpinionOnAnotherText_IsNone_AndAnUnfavourableOneIsSaid()
    {
        Assert.Contains("opinion-missing ", Lines([], [], Given(LegalOpinion.Favourable, Old), []));
        Assert.Contains("opinion-unfavourable ", Lines([], [], Given(LegalOpinion.Unfavourable), []));
    }

    [Theory]
    [InlineData("FR FR", "FR", "")]
    [InlineData("FR BE", "FR", "different-proposers ")]
    [InlineData("FR", "HR", "another-proposer ")]
    [InlineData("FR BE", "COM", "different-proposers |another-proposer ")]
    [InlineData("", "HR", "")]
    [InlineData("FR", "", "")]
    public void Proposers_AreHeldAgainstOneAnother_AndAgainstTheSubmissions(string proposers, string submitted, string expected)
    {
        var act = Act();
        if (submitted.Length > 0)
        {
            act.Submissions.Add(
                new Submission { Number = 1, Revision = 2, Procedure = new Procedure { ProposedBy = submitted } });
        }

        Assert.Equal(
            expected,
            string.Join('|', Lines(
                [Held(1, StageBody.Relex), Held(2, StageBody.Coreper)],
                [],
                Given(LegalOpinion.Favourable),
                proposers.Split(' ', StringSplitOptions.RemoveEmptyEntries),
                act)));
    }

    private static IReadOnlyList<string> Lines(
        Stage[] stages, DelegationReservation[] reservations, GivenOpinion? opinion, string[] proposers, Act? act = null)
        =>
        [
            .. StageCheck.Of(
                stages,
                reservations,
                opinion,
                [.. proposers.Index().Select(p => new Proposal { Reference = $"LP-2026-{p.Index + 1:D4}", ProposedBy = p.Item })],
                act ?? Act()).Select(line => $"{line.Kind} {line.Place}"),
        ];

    private static Act Act() => new()
    {
        Reference = "ACT-2026-0001",
        Revisions = { new Revision { Number = 1, TextSha256 = Old }, new Revision { Number = 2, TextSha256 = Standing } },
    };

    private static Stage Held(
        int number, StageBody body, StageOutcome outcome = StageOutcome.Agreed, string text = Standing, int day = 2)
        => new()
        {
            Number = number,
            Meeting = new StageMeeting { Body = body, Outcome = outcome, HeldOn = Day(day), TextSha256 = text },
        };

    private static GivenOpinion Given(LegalOpinion opinion, string text = Standing)
        => new() { Opinion = opinion, TextSha256 = text, GivenBy = "legal-1" };

    private static Contracts.Common.V1.Date Day(int day) => new() { Year = 2026, Month = 11, Day = day };
}
