using CyberSanctions.Contracts.Voting.V1;
using CyberSanctions.Delegate.Watching;
using CyberSanctions.Procedures.Statements;
using CyberSanctions.Signing;

namespace CyberSanctions.Delegate.Tests.Watching;

public sealed class BoardTests : IDisposable
{
    private readonly SigningKey _key = SigningKey.Create();
    private readonly Chain _chain;
    private readonly Board _board = new(Made.Ballot(Mode.Meeting));

    public BoardTests()
    {
        _chain = new Chain(Made.Reference, _key);
        _board.Apply(_chain.Opening());
    }

    public void Dispose() => _key.Dispose();

    [Fact]
    public void Apply_AProxyIsGivenUsedAndWithdrawn_TheVoteGoesWithIt()
    {
        Apply(Made.Vote(1));
        Apply(Made.Vote(1, memberState: "DE") with { Kind = StatementKind.Proxy, Choice = Choice.Unspecified, Proxy = "FR" });
        Assert.Equal("has not voted, proxy given to FR", Standing("DE"));

        Apply(Made.Vote(2, Choice.Abstain, onBehalfOf: "DE"));
        Assert.Equal("abstains, through FR, proxy given to FR", Standing("DE"));

        Apply(Made.Vote(2, memberState: "DE") with { Kind = StatementKind.Proxy, Choice = Choice.Unspecified });
        Assert.Equal("has not voted", Standing("DE"));
        Assert.Equal("for", Standing("FR"));
    }

    [Fact]
    public void Apply_AVoteIsChanged_TheLastOneStands()
    {
        Apply(Made.Vote(1));
        Apply(Made.Vote(2, Choice.Against));

        Assert.Equal("against", Standing("FR"));
        Assert.Single(_board.Ballot.Votes);
    }

    [Fact]
    public void Apply_TheDecision_IsDecided()
    {
        _board.Apply(_chain.Decision());

        Assert.Equal(BallotState.Decided, _board.Ballot.State);
        Assert.Equal(Outcome.Adopted, _board.Ballot.Decision.Outcome);
    }

    private void Apply(Statement statement) => _board.Apply(_chain.Accept(_key, statement).Proceeding);

    private string Standing(string memberState) => _board.Members.Single(member => member.MemberState == memberState).Standing;
}
