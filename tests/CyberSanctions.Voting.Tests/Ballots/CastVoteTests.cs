using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.Contracts.Voting.V1;
using CyberSanctions.ServiceDefaults.Identity;
using Dapper;
using Grpc.Core;
using static CyberSanctions.Voting.Tests.Ballots.VotingService;

namespace CyberSanctions.Voting.Tests.Ballots;

public sealed class CastVoteTests(VotingService voting) : IClassFixture<VotingService>
{
    [Fact]
    public async Task Vote_IsRecordedAndSeenByEveryReader()
    {
        var ballot = await voting.OpenBallotAsync();

        var vote = await voting.Delegate("FR").CastVoteAsync(Vote(ballot, "FR", Choice.ConstructiveAbstain));

        Assert.Equal((ballot, "FR", Choice.ConstructiveAbstain, 1), (vote.BallotReference, vote.MemberState, vote.Choice, vote.Revision));
        Assert.Equal("delegate-FR", vote.CastBy);
        Assert.StartsWith("FR accepts", vote.Declaration);
        var seen = await voting.Delegate("DE").GetBallotAsync(new GetBallotRequest { Reference = ballot });
        Assert.Equal(vote, Assert.Single(seen.Votes));
        Assert.Equal(1, seen.Version);
        Assert.Equal(["BallotOpened", "VoteCast"], await voting.JournalOfAsync(ballot));
    }

    [Fact]
    public async Task ChangedVote_SupersedesAndIsNeverReplaced()
    {
        var ballot = await voting.OpenBallotAsync();
        var delegation = voting.Delegate("FR");
        await delegation.CastVoteAsync(Vote(ballot, "FR", Choice.Against));
        await delegation.CastVoteAsync(Vote(ballot, "FR", Choice.Abstain));

        var last = await delegation.CastVoteAsync(Vote(ballot, "FR", Choice.For));

        Assert.Equal(3, last.Revision);
        Assert.Equal(last, Assert.Single((await delegation.GetBallotAsync(new GetBallotRequest { Reference = ballot })).Votes));
        await using var connection = await voting.Service.Database.OpenConnectionAsync();
        Assert.Equal(
            [Choice.Against, Choice.Abstain, Choice.For],
            await connection.QueryAsync<Choice>(
                "SELECT choice FROM vote JOIN ballot b ON b.id = ballot_id WHERE reference = @ballot ORDER BY revision", new { ballot }));
    }

    [Fact]
    public async Task SameChoiceAgain_IsAnotherRevision_UnlessTheKeyIsTheSame()
    {
        var ballot = await voting.OpenBallotAsync();
        var delegation = voting.Delegate("FR");
        var first = await delegation.CastVoteAsync(Vote(ballot, "FR"), Key("key-1"));
        var repeated = await delegation.CastVoteAsync(Vote(ballot, "FR"), Key("key-1"));
        var again = await delegation.CastVoteAsync(Vote(ballot, "FR"), Key("key-2"));

        Assert.Equal(first, repeated);
        Assert.Equal((1, 2), (first.Revision, again.Revision));
        Assert.Equal(["BallotOpened", "VoteCast", "VoteCast"], await voting.JournalOfAsync(ballot));
    }

    [Fact]
    public async Task SameKeyWithAnotherContent_IsRefusedAndTheFirstVoteStands()
    {
        var ballot = await voting.OpenBallotAsync();
        var delegation = voting.Delegate("FR");
        await delegation.CastVoteAsync(Vote(ballot, "FR"), Key("key-of-another-content"));

        await RefusedAsync(
            StatusCode.AlreadyExists,
            "idempotency-key-reused",
            delegation.CastVoteAsync(Vote(ballot, "FR", Choice.Against), Key("key-of-another-content")));

        Assert.Equal(Choice.For, Assert.Single((await delegation.GetBallotAsync(new GetBallotRequest { Reference = ballot })).Votes).Choice);
    }

    [Fact]
    public async Task VoteForAnotherState_IsRefused()
    {
        var ballot = await voting.OpenBallotAsync();

        await RefusedAsync(StatusCode.PermissionDenied, "vote-for-another-state", voting.Delegate("FR").CastVoteAsync(Vote(ballot, "DE")));
        await RefusedAsync(
            StatusCode.PermissionDenied,
            "vote-for-another-state",
            voting.Caller("delegate-of-nobody", [Roles.Delegate]).CastVoteAsync(Vote(ballot, "DE")));
        await NothingWasWrittenAsync(ballot);
    }

    [Fact]
    public async Task VoteOfAStateThatIsNotOnTheRoster_IsRefused()
    {
        var ballot = await voting.OpenBallotAsync();

        await RefusedAsync(StatusCode.FailedPrecondition, "not-on-the-roster", voting.Delegate("GR").CastVoteAsync(Vote(ballot, "GR")));
        await NothingWasWrittenAsync(ballot);
    }

    [Theory]
    [InlineData(Roles.Officer)]
    [InlineData(Roles.Legal)]
    [InlineData(Roles.Auditor)]
    [InlineData(Roles.Observer)]
    public async Task VoteOfSomebodyWhoIsNoDelegate_IsRefused(string role)
    {
        var ballot = await voting.OpenBallotAsync();

        var refusal = await RefusedAsync(voting.Caller("somebody", [role], "FR").CastVoteAsync(Vote(ballot, "FR")));

        Assert.Equal(StatusCode.PermissionDenied, refusal.Status);
        await NothingWasWrittenAsync(ballot);
    }

    [Fact]
    public async Task VoteWithoutAToken_IsRefused()
        => Assert.Equal(StatusCode.Unauthenticated, (await RefusedAsync(voting.Caller("", []).CastVoteAsync(Vote("BAL-2026-0001", "FR")))).Status);

    [Fact]
    public async Task VoteInABallotThatDoesNotExist_OrMayNotBeSeen_IsNotFound()
    {
        var secret = await voting.OpenBallotAsync(Handling.TlpRed);

        await RefusedAsync(StatusCode.NotFound, "not-found", voting.Delegate("FR").CastVoteAsync(Vote("BAL-1999-0001", "FR")));
        await RefusedAsync(StatusCode.NotFound, "not-found", voting.Delegate("FR").CastVoteAsync(Vote(secret, "FR")));
        await NothingWasWrittenAsync(secret);
    }

    public static TheoryData<string, Action<CastVoteRequest>> WrongRequests => new()
    {
        { "ballot_reference", r => r.BallotReference = "" },
        { "ballot_reference", r => r.BallotReference = "BAL-2026-0001\0" },
        { "ballot_reference", r => r.BallotReference = new string('B', 41) },
        { "member_state", r => r.MemberState = "" },
        { "member_state", r => r.MemberState = "fr" },
        { "member_state", r => r.MemberState = "FRA" },
        { "choice", r => r.Choice = Choice.Unspecified },
        { "choice", r => r.Choice = (Choice)5 },
        { "choice", r => r.Choice = (Choice)(-1) },
        { "declaration", r => r.Declaration = "Not for a vote in favour." },
        { "declaration", r => r.Choice = Choice.ConstructiveAbstain },
        { "declaration", r => (r.Choice, r.Declaration) = (Choice.ConstructiveAbstain, " ") },
        { "declaration", r => (r.Choice, r.Declaration) = (Choice.ConstructiveAbstain, new string('x', 20_001)) },
        { "declaration", r => (r.Choice, r.Declaration) = (Choice.ConstructiveAbstain, "turned \u202E round") },
        { "declaration", r => (r.Choice, r.Declaration) = (Choice.ConstructiveAbstain, "nothing\0more") },
    };

    [Theory]
    [MemberData(nameof(WrongRequests))]
    public async Task WrongField_IsNamedAndNothingIsWritten(string field, Action<CastVoteRequest> spoil)
    {
        var ballot = await voting.OpenBallotAsync();
        var request = Vote(ballot, "FR");
        spoil(request);

        var refusal = await RefusedAsync(voting.Delegate("FR").CastVoteAsync(request));

        Assert.Equal((StatusCode.InvalidArgument, "invalid-field"), (refusal.Status, refusal.Reason));
        Assert.Contains(refusal.Fields, problem => problem.Field == field);
        await NothingWasWrittenAsync(ballot);
    }

    [Fact]
    public async Task DeclarationOfTwentyThousandCharacters_IsAccepted()
    {
        var ballot = await voting.OpenBallotAsync();
        var request = Vote(ballot, "FR", Choice.ConstructiveAbstain);
        request.Declaration = string.Concat(Enumerable.Repeat("é\n", 9_999)) + "éé";

        Assert.Equal(request.Declaration, (await voting.Delegate("FR").CastVoteAsync(request)).Declaration);
    }

    [Fact]
    public async Task ManyVotesOfOneMemberAtOnce_AllGetRevisionsOfTheirOwn()
    {
        var ballot = await voting.OpenBallotAsync();
        var delegation = voting.Delegate("FR");

        var votes = await Task.WhenAll(Enumerable.Range(0, 30).Select(i =>
            delegation.CastVoteAsync(Vote(ballot, "FR", i % 2 == 0 ? Choice.For : Choice.Abstain), Key($"at-once-{i}")).ResponseAsync));

        Assert.Equal(Enumerable.Range(1, 30), votes.Select(v => v.Revision).Order());
        var inForce = Assert.Single((await delegation.GetBallotAsync(new GetBallotRequest { Reference = ballot })).Votes);
        Assert.Equal(votes.MaxBy(v => v.Revision), inForce);
    }

    private async Task NothingWasWrittenAsync(string ballot) => Assert.Equal(["BallotOpened"], await voting.JournalOfAsync(ballot));
}
