using CyberSanctions.Contracts.Voting.V1;
using CyberSanctions.ServiceDefaults.Identity;
using CyberSanctions.Signing;
using CyberSanctions.Voting.Tests.Ballots;
using Grpc.Core;
using static CyberSanctions.Voting.Tests.Ballots.VotingService;
using static CyberSanctions.Voting.Tests.Council.Administrators;

namespace CyberSanctions.Voting.Tests.Council;

/// <summary>States that join and leave.</summary>
public sealed class MembershipTests : IAsyncLifetime
{
    private readonly VotingService _voting = new();
    private readonly Administrators _administrators;

    public MembershipTests() => _administrators = new Administrators(_voting);

    public Task InitializeAsync() => _voting.InitializeAsync();

    public Task DisposeAsync() => _voting.DisposeAsync();

    [Fact]
    public async Task StateThatJoins_IsOnTheRosterFromItsFirstDay_ItsDelegatesAreHeard_AndItsKeyIsRegistered()
    {
        var from = _administrators.Today.AddDays(2);
        using var key = SigningKey.Create();
        var before = await _voting.OpenBallotAsync();
        await _administrators.ChangeAsync(Accession(from, 1));

        Assert.Equal(
            StatusCode.InvalidArgument, (await RefusedAsync(_voting.Administrator.RegisterKeyAsync(Key("AQ", key)))).Status);
        Assert.Equal(
            StatusCode.PermissionDenied,
            (await RefusedAsync(_voting.Delegate("AQ").GetBallotAsync(new GetBallotRequest { Reference = before }))).Status);
        _voting.Clock.Move(TimeSpan.FromDays(2.5));
        await _voting.Administrator.RegisterKeyAsync(Key("AQ", key));
        var after = await _voting.GetAsync(await _voting.OpenBallotAsync());

        Assert.Equal(28, after.Roster.Count);
        Assert.Equal(7, after.Roster.Single(member => member.MemberState == "AQ").Population);
        Assert.Equal(27, (await _voting.GetAsync(before)).Roster.Count);
        Assert.Equal(after, await new Contracts.Voting.V1.Ballots.BallotsClient(_voting.Service.Channel(
            "delegate-of-aq", [Roles.Delegate], "AQ")).GetBallotAsync(
            new GetBallotRequest { Reference = after.Reference }));
    }

    [Fact]
    public async Task EveryReplica_KnowsAtOnce_WhoWasReleasedOnAnother()
    {
        await using var replica = _voting.Service.Replica(_voting.Clock);
        var there = new Contracts.Voting.V1.ReferenceData.ReferenceDataClient(replica.Channel(
            "delegate-aq", [Roles.Delegate], "AQ"));

        await _administrators.ChangeAsync(Accession(_administrators.Today, 1));

        Assert.Equal(28, (await there.GetInForceAsync(new GetInForceRequest())).Members.Count);
    }

    [Fact]
    public async Task Accession_BringsAFigure_ForEachTableThatIsInForceFromThenOn()
    {
        var next = new DateOnly(_administrators.Today.Year + 1, 1, 1);
        await _administrators.ChangeAsync(_administrators.Table(next));
        var from = next.AddDays(-1) > _administrators.Today ? next.AddDays(-1) : _administrators.Today;

        var missing = await RefusedAsync(_administrators.One.ProposeChangeAsync(Accession(from, 1)));
        var tooMany = await RefusedAsync(_administrators.One.ProposeChangeAsync(Accession(from, 1, 2, 3)));
        var twice = await RefusedAsync(_administrators.One.ProposeChangeAsync(Accession(from, 1, 2, 2)));

        Assert.Contains("edition 2", Assert.Single(missing.Fields).Description);
        Assert.Equal("accession.populations[2].edition", Assert.Single(tooMany.Fields).Field);
        Assert.Equal("accession.populations[2].edition", Assert.Single(twice.Fields).Field);
        await _administrators.ChangeAsync(Accession(from, 1, 2));
        Assert.Contains((await _administrators.InForceAsync(next)).Populations.Figures, figure => figure.MemberState == "AQ");

        // And a table that comes later may not leave it out.
        var without =
            await RefusedAsync(_administrators.One.ProposeChangeAsync(_administrators.Table(next.AddDays(1), next.Year)));
        Assert.Contains("no figure for AQ", Assert.Single(without.Fields).Description);
        await _administrators.ChangeAsync(_administrators.Table(next.AddDays(1), next.Year, "AQ"), confirmed: true);
    }

    [Fact]
    public async Task StateThatLeaves_IsOnNoLaterRoster_ButVotesWhereItIsOnOne()
    {
        var ballot = await _voting.OpenBallotAsync();
        await _voting.KeyOfAsync("MT");
        await _administrators.ChangeAsync(Withdrawal("MT", _administrators.Today));
        var later = await _voting.OpenBallotAsync();

        Assert.Contains((await _voting.GetAsync(ballot)).Roster, member => member.MemberState == "MT");
        Assert.DoesNotContain((await _voting.GetAsync(later)).Roster, member => member.MemberState == "MT");
        var memberships = await _administrators.Reader.ListMemberStatesAsync(new ListMemberStatesRequest());
        Assert.True(memberships.Memberships.Single(membership => membership.MemberState == "MT").HasOpenBallot);
        Assert.Equal(2, (await _voting.VoteAsync(ballot, "MT")).Proceeding.Position);
        await RefusedAsync(StatusCode.FailedPrecondition, "not-on-the-roster", await _voting.MakeAsync(
            await _voting.StatementAsync(later, "MT", Procedures.Statements.StatementKind.Vote) with { Choice = Choice.For }));

        // Once that ballot is decided, nobody speaks for it any more.
        await _voting.Officer.DecideBallotAsync(new DecideBallotRequest { Reference = ballot, CloseWithVotesMissing = true });
        var stranger = _voting.Caller("another-delegate-of-mt", [Roles.Delegate], "MT");
        Assert.Equal(
            "no-member-state", (await RefusedAsync(stranger.GetBallotAsync(new GetBallotRequest { Reference = ballot }))).Reason);
        Assert.False((await _administrators.Reader.ListMemberStatesAsync(new ListMemberStatesRequest()))
            .Memberships.Single(membership => membership.MemberState == "MT").HasOpenBallot);
    }

    [Theory]
    [InlineData("FR", "FR", "France", "accession.member_state", "Is a member on that day already.")]
    [InlineData("GR", "GR", "Greece", "accession.member_state", "Greece is EL")]
    [InlineData("EL", "AQ", "Antarctica", "accession.member_state", "ISO 3166-1")]
    [InlineData("AQ", "NO", "Norway", "accession.member_state", "ISO 3166-1")]
    [InlineData("AQ", "EL", "Greece", "accession.iso_code", "Greece is GR here")]
    [InlineData("\u0410Q", "AQ", "Antarctica", "accession.member_state", "for example FR")] // with a Cyrillic letter
    public async Task AccessionByAWrongCode_IsRefused(string code, string iso, string name, string field, string said)
    {
        var change = Accession(_administrators.Today, code == "FR" ? [] : [1]);
        (change.Accession.MemberState, change.Accession.IsoCode, change.Accession.Name) = (code, iso, name);

        var refusal = await RefusedAsync(_administrators.One.ProposeChangeAsync(change));

        Assert.Contains(refusal.Fields, problem => problem.Field == field && problem.Description.Contains(said));
    }

    [Fact]
    public async Task CodeOfAStateThatLeft_IsThatStatesForEver()
    {
        await _administrators.ChangeAsync(Withdrawal("EL", _administrators.Today));
        var impostor = Accession("EL", "Atlantis", _administrators.Today.AddDays(3));
        impostor.Accession.IsoCode = "AQ";
        var another = Accession("GR", "Greece", _administrators.Today.AddDays(3));

        Assert.Equal(
            "accession.member_state",
            Assert.Single((await RefusedAsync(_administrators.One.ProposeChangeAsync(impostor))).Fields).Field);
        Assert.Equal(
            "accession.member_state",
            Assert.Single((await RefusedAsync(_administrators.One.ProposeChangeAsync(another))).Fields).Field);

        // The State itself may come back; its figures are there still.
        var back = Accession("EL", "Greece", _administrators.Today.AddDays(3));
        back.Accession.IsoCode = "GR";
        await _administrators.ChangeAsync(back);
        Assert.DoesNotContain(
            (await _administrators.InForceAsync(_administrators.Today.AddDays(2))).Members, member => member.MemberState == "EL");
        Assert.Contains(
            (await _administrators.InForceAsync(_administrators.Today.AddDays(3))).Members, member => member.MemberState == "EL");
    }

    [Fact]
    public async Task DayOfAnAccessionOrAWithdrawal_IsMoved_WhileItHasNotCome()
    {
        var day = _administrators.Today.AddDays(10);
        await _administrators.ChangeAsync(Accession(day, 1));
        await _administrators.ChangeAsync(Withdrawal("MT", day));

        await _administrators.ChangeAsync(Accession(day.AddDays(5)));
        await _administrators.ChangeAsync(Withdrawal("MT", day.AddDays(5)));

        var (then, later) = (await _administrators.InForceAsync(day), await _administrators.InForceAsync(day.AddDays(5)));
        Assert.Equal(27, then.Members.Count);
        Assert.Equal(27, later.Members.Count);
        Assert.Equal(["AQ", "MT"], later.Members.Concat(then.Members)
            .Select(m => m.MemberState)
            .GroupBy(code => code)
            .Where(g => g.Count() == 1)
            .Select(g => g.Key)
            .Order());
        _voting.Clock.Move(TimeSpan.FromDays(16));
        Assert.Equal(
            "withdrawal.member_state", Assert.Single((await RefusedAsync(
                _administrators.One.ProposeChangeAsync(Withdrawal("MT", _administrators.Today)))).Fields).Field);
        Assert.Equal(
            "accession.member_state", Assert.Single((await RefusedAsync(
                _administrators.One.ProposeChangeAsync(Accession(_administrators.Today.AddDays(9))))).Fields).Field);
    }

    [Fact]
    public async Task TableProposedBeforeAnAccession_NoLongerFitsAfterIt()
    {
        var table = await _administrators.One.ProposeChangeAsync(_administrators.Table(
            _administrators.Today.AddDays(1), _administrators.Today.Year));
        await _administrators.ChangeAsync(Accession(_administrators.Today.AddDays(2), 1));

        var refusal = await RefusedAsync(_administrators.Other.ReleaseChangeAsync(Release(table)));

        Assert.Equal((StatusCode.FailedPrecondition, "change-no-longer-fits"), (refusal.Status, refusal.Reason));
        Assert.Contains("AQ", Assert.Single(refusal.Fields).Description);
    }

    private RegisterKeyRequest Key(string memberState, SigningKey key) => new()
    {
        MemberState = memberState,
        PublicKey = Google.Protobuf.ByteString.CopyFrom([.. key.Public.Spki]),
        ValidTo = Google.Protobuf.WellKnownTypes.Timestamp.FromDateTimeOffset(_voting.Clock.GetUtcNow().AddYears(1)),
    };
}
