using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.Contracts.Events.V1;
using CyberSanctions.Contracts.Voting.V1;
using CyberSanctions.Testing;
using CyberSanctions.Voting.Ballots;
using Dapper;
using Google.Protobuf.WellKnownTypes;
using Npgsql;

namespace CyberSanctions.Voting.Tests.Ballots;

public sealed class OpeningTests(VotingService voting) : IClassFixture<VotingService>
{
    [Fact]
    public void Consumers_AreThoseOfTheDocument()
        => Assert.Equal(Consumers.InTheDocument("voting"), Consumers.Of(voting.Service.Services));

    [Fact]
    public async Task SubmittedAct_OpensABallotWithRosterPopulationAndTextFrozen()
    {
        var act = voting.Act();
        var submitted = voting.Submitted(act, Handling.TlpAmber);
        await voting.Service.ApplyAsync<ActSubmittedHandler>(submitted);

        var listed = await voting.Officer.ListBallotsAsync(new ListBallotsRequest { ActReference = act.Reference });
        var ballot =
            await voting.Officer.GetBallotAsync(new GetBallotRequest { Reference = Assert.Single(listed.Ballots).Reference });

        Assert.Matches("^BAL-[0-9]{4}-[0-9]{4}$", ballot.Reference);
        Assert.Equal((1, BallotState.Open, Rule.Unanimity), (ballot.Version, ballot.State, ballot.Rule));
        Assert.Equal((act.Reference, act.Title, act.Number), (ballot.ActReference, ballot.ActTitle, ballot.ActNumber));
        Assert.Equal((submitted.TextSha256, Handling.TlpAmber, false), (ballot.TextSha256, ballot.Handling, ballot.Exercise));
        Assert.Equal(2025, ballot.PopulationYear);
        Assert.Equal(
            Union.Of2025.Select(m => (m.MemberState, m.Name, m.Population)),
            ballot.Roster.Select(m => (m.MemberState, m.Name, m.Population)));
        Assert.Equal(10_001, ballot.Roster.Sum(m => m.Population));
        Assert.Empty(ballot.Votes);
        Assert.Null(ballot.Decision);

        Assert.Equal((Mode.Meeting, "HR", 1), (ballot.Mode, ballot.ProposedBy, ballot.Position));

        var entries = await voting.EntriesOfAsync(ballot.Reference);
        Assert.Equal(["BallotProceeded", "BallotOpened"], entries.Select(entry => entry.EventType.Split('.')[^1]));
        Assert.Equal(ballot, BallotOpened.Parser.ParseFrom(entries[1].Payload).Ballot);
    }

    [Fact]
    public async Task Rehearsal_GoesThrough_AndLeavesNothingBehind()
    {
        await voting.Service.RehearseAsync();

        await using var connection = await voting.Service.Database.OpenConnectionAsync();
        Assert.Equal(
            0, await connection.ExecuteScalarAsync<int>("SELECT count(*) FROM ballot WHERE act_reference = 'rehearsal'"));
        Assert.DoesNotContain(await voting.Service.JournalAsync(), entry => entry.Actor == "service:rehearsal");
    }

    [Fact]
    public async Task TextThatDoesNotHaveItsHash_OpensNothing()
    {
        var act = voting.Act();
        var submitted = voting.Submitted(act);
        submitted.TextSha256 = new string('0', 64);

        await Assert.ThrowsAsync<InvalidDataException>(() => voting.Service.ApplyAsync<ActSubmittedHandler>(submitted));

        Assert.Empty(await voting.BallotsOnAsync(act.Reference));
    }

    [Fact]
    public async Task CorrectedText_EndsTheBallotOnTheTextBefore_AndOpensAnother()
    {
        var act = voting.Act();
        await voting.Service.ApplyAsync<ActSubmittedHandler>(voting.Submitted(act));
        act.Title = "Council Implementing Regulation on an invented matter, corrected";
        await voting.Service.ApplyAsync<ActSubmittedHandler>(voting.Submitted(act));

        var ballots = await voting.BallotsOnAsync(act.Reference);
        Assert.Equal(2, ballots.Count);
        var (before, after) = (await voting.GetAsync(ballots[0]), await voting.GetAsync(ballots[1]));
        Assert.Equal(
            (BallotState.Decided, Outcome.Superseded, DecisionCause.CorrectedText),
            (before.State, before.Decision.Outcome, before.Decision.Cause));
        Assert.Equal((BallotState.Open, act.Title), (after.State, after.ActTitle));
        Assert.NotEqual(before.TextSha256, after.TextSha256);
    }

    [Fact]
    public async Task CorrectedTextOfAnAdoptedAct_ChangesNothing_AndIsJournaled()
    {
        var act = voting.Act();
        await voting.Service.ApplyAsync<ActSubmittedHandler>(voting.Submitted(act));
        var ballot = Assert.Single(await voting.BallotsOnAsync(act.Reference));
        await voting.EverybodyVotesForAsync(ballot);
        await voting.Officer.DecideBallotAsync(new DecideBallotRequest { Reference = ballot });

        act.Title = "Something else";
        await voting.Service.ApplyAsync<ActSubmittedHandler>(voting.Submitted(act));

        Assert.Equal([ballot], await voting.BallotsOnAsync(act.Reference));
        Assert.Equal(["BallotNotOpened"], await voting.JournalOfAsync(act.Reference));
    }

    [Fact]
    public async Task ActThatIsHeardOfLate_GivesTheMembersTheirWholePeriod()
    {
        var submitted = voting.Submitted(voting.Act(), procedure: new Procedure
        {
            Rule = Rule.Unanimity,
            Mode = Mode.Silence,
            ProposedBy = "HR",
            Deadline = voting.Clock.GetUtcNow().AddHours(2).ToTimestamp(),
            LapsesAt = voting.Clock.GetUtcNow().AddDays(1).ToTimestamp(),
        });
        submitted.SubmittedAt = voting.Clock.GetUtcNow().AddHours(-5).ToTimestamp();
        await voting.Service.ApplyAsync<ActSubmittedHandler>(submitted);

        var ballot =
            await voting.GetAsync(Assert.Single(await voting.BallotsOnAsync(ActText.Parser.ParseFrom(submitted.Text).Reference)));

        Assert.InRange((ballot.Deadline - ballot.OpenedAt).ToTimeSpan(), TimeSpan.FromMinutes(419), TimeSpan.FromMinutes(421));
        Assert.Equal(BallotState.Open, ballot.State);
    }

    [Theory]
    [InlineData("too short")]
    [InlineData("urgent, but approved by nobody")]
    [InlineData("urgent, but approved by the one who asked")]
    [InlineData("without Greece by another code")]
    [InlineData("not cleared")]
    [InlineData("in two places")]
    public async Task ActThatCannotBeVotedOnLikeThis_OpensNothing_AndIsJournaled_AndLeavesTheBallotOnTheTextBefore(string why)
    {
        var act = voting.Act();
        await voting.Service.ApplyAsync<ActSubmittedHandler>(voting.Submitted(act));
        act.Title = "Something else";
        if (why == "in two places")
        {
            act.Listings.Add(new ActListing());
            act.Operations.Add(new Operation());
        }

        var end = voting.Clock.GetUtcNow().AddHours(1).ToTimestamp();
        var submitted = voting.Submitted(act, procedure: new Procedure
        {
            Rule = Rule.Unanimity,
            Mode = Mode.Silence,
            ProposedBy = "HR",
            Deadline = end,
            LapsesAt = end,
        });
        submitted.Submission = 2;
        submitted.Revisions.Add(new Revision
        {
            Number = 2,
            TextSha256 = submitted.TextSha256,
            WrittenBy = "aurelia.nimbus",
            ClearedBy = "legal-1",
        });
        switch (why)
        {
            case "too short": submitted.Urgency = null; break;
            case "urgent, but approved by nobody":
                (submitted.Urgency.ApprovedBy, submitted.Urgency.ApprovedAt) = ("", null);
                break;
            case "urgent, but approved by the one who asked": submitted.Urgency.ApprovedBy = submitted.Urgency.RequestedBy; break;
            case "without Greece by another code": submitted.Procedure.NotTakingPart.Add("GR"); break;
            case "in two places": break;
            default: submitted.Revisions[0].ClearedBy = ""; break;
        }

        await voting.Service.ApplyAsync<ActSubmittedHandler>(submitted);

        var ballot = Assert.Single(await voting.BallotsOnAsync(act.Reference));
        Assert.Equal(BallotState.Open, (await voting.GetAsync(ballot)).State);
        Assert.Equal(["BallotNotOpened"], await voting.JournalOfAsync(act.Reference));
    }

    [Fact]
    public async Task Ballot_SaysWhoWroteAndClearedTheText_WhatChanged_AndWhyItIsUrgent()
    {
        var end = voting.Clock.GetUtcNow().AddHours(1).ToTimestamp();
        var act = voting.Act();
        var submitted = voting.Submitted(act, procedure: new Procedure
        {
            Rule = Rule.Unanimity,
            Mode = Mode.Silence,
            ProposedBy = "HR",
            Deadline = end,
            LapsesAt = end,
        });
        (submitted.Revision, submitted.Submission) = (2, 3);
        submitted.Revisions.Add(new Revision
        {
            Number = 2,
            TextSha256 = submitted.TextSha256,
            WrittenBy = "aurelia.nimbus",
            ClearedBy = "legal-1",
            Changes = { new FieldChange { Field = "title", Before = "One", After = "Another" } },
        });
        await voting.Service.ApplyAsync<ActSubmittedHandler>(submitted);

        var ballot = await voting.GetAsync(Assert.Single(await voting.BallotsOnAsync(act.Reference)));
        Assert.Equal(
            (2, 3, submitted.Urgency, submitted.Revisions),
            (ballot.Revision, ballot.Submission, ballot.Urgency, ballot.Revisions));
        Assert.Equal(ballot, BallotOpened.Parser.ParseFrom((await voting.EntriesOfAsync(ballot.Reference))[^1].Payload).Ballot);
    }

    [Fact]
    public async Task OtherEventsOfListing_OpenNothing()
    {
        await voting.Service.ApplyAsync<ActSubmittedHandler>(new ActDrafted { Act = new() { Reference = "ACT-2026-9000" } });

        Assert.Empty(await voting.BallotsOnAsync("ACT-2026-9000"));
    }

    [Fact]
    public async Task ExerciseAct_OpensAnExerciseBallot()
    {
        var reference = await voting.OpenBallotAsync(exercise: true);

        Assert.True((await voting.Officer.GetBallotAsync(new GetBallotRequest { Reference = reference })).Exercise);
    }

    [Fact]
    public async Task FrozenPartsOfABallot_CannotBeChangedByTheService()
    {
        var reference = await voting.OpenBallotAsync();
        await using var connection = await voting.Service.Database.OpenConnectionAsync();
        foreach (var sql in (string[])
            [
                "UPDATE ballot SET exercise = NOT exercise", "UPDATE ballot SET act_text = ''", "UPDATE ballot SET handling = 1",
                "DELETE FROM ballot",
                "UPDATE ballot_member SET population = 1", "DELETE FROM ballot_member", "UPDATE proceeding SET content = ''",
                "DELETE FROM proceeding",
                "UPDATE ballot SET rule = 2", "UPDATE ballot SET deadline = now()", "UPDATE delegation_key SET public_key = ''",
                "UPDATE holiday SET name = ''",
                "UPDATE population SET population = 1", "UPDATE member_state SET name = ''",
            ])
        {
            var refused = await Assert.ThrowsAsync<PostgresException>(() => connection.ExecuteAsync(sql));
            Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
        }

        var late = await Assert.ThrowsAsync<PostgresException>(() => connection.ExecuteAsync(
            "INSERT INTO ballot_member (ballot_id, member_state, name, population) SELECT id, 'XX', 'Nowhere', 1 FROM ballot"
            + " WHERE reference = @reference",
            new { reference }));
        Assert.Contains("frozen", late.MessageText);
    }
}
