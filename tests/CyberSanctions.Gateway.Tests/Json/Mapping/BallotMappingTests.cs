using CyberSanctions.Contracts.Voting.V1;
using CyberSanctions.Gateway.Json;
using CyberSanctions.Gateway.OpenApi;
using static CyberSanctions.Gateway.Tests.Json.Mapping.Answer;
using static CyberSanctions.Gateway.Tests.Json.Mapping.Filled;
using ListVersion = CyberSanctions.Contracts.Publication.V1.ListVersion;

namespace CyberSanctions.Gateway.Tests.Json.Mapping;

/// <summary>As <see cref="DossierMappingTests"/>, of ballots and what comes of them.</summary>
public sealed class BallotMappingTests
{
    [Fact]
    public void Ballot_IsAnsweredWhole() => AssertSame(Message<Ballot>(), ballot => ballot.ToBallot());

    [Fact]
    public void Proceeding_IsAnsweredWhole() => AssertSame(Message<Proceeding>(), proceeding => proceeding.ToProceeding());

    [Fact]
    public void Receipt_IsAnsweredWhole() => AssertSame(Message<Receipt>(), receipt => receipt.ToReceipt());

    [Fact]
    public void DelegationKey_IsAnsweredWhole() => AssertSame(Message<DelegationKey>(), key => key.ToKey());

    [Fact]
    public void ServiceKey_IsAnsweredWhole() => AssertSame(Message<ServiceKey>(), key => key.ToKey());

    [Fact]
    public void Deadline_IsAnsweredWhole() => AssertSame(Message<CalculateDeadlineReply>(), reply => reply.ToDeadline());

    [Fact]
    public void ListVersion_IsAnsweredWhole() => AssertSame(Message<ListVersion>(), version => version.ToListVersion());

    [Fact]
    public void NewDelegationKey_SaysEverythingThatTheServiceAsks()
        => AssertFilled(ThroughJson(Examples.DelegationKey with { ValidFrom = Examples.Deadline.Deadline }).ToWire("FR"));

    [Fact]
    public void Statement_SaysEverythingThatTheServiceAsks() => AssertFilled(ThroughJson(Examples.Statement).ToWire());

    [Fact]
    public void NewDeadline_SaysEverythingThatTheServiceAsks()
        => AssertFilled(ThroughJson(Examples.Deadline).ToWire("BAL-2026-0004", 3));

    [Fact]
    public void NewDecision_SaysEverythingThatTheServiceAsks()
        => AssertFilled(ThroughJson(Examples.Decision with { CloseWithVotesMissing = true }).ToWire("BAL-2026-0004", 3));

    [Fact]
    public void Outcome_IsThatOfTheDecision_AndAbsentBefore()
    {
        var ballot = Message<Ballot>();
        Assert.Equal("adopted", Of(ballot.ToBallot()).GetProperty("outcome").GetString());

        ballot.Decision = null;
        Assert.False(Of(ballot.ToBallot()).TryGetProperty("outcome", out _));
        Assert.False(Of(ballot.ToSummary()).TryGetProperty("outcome", out _));
    }

    [Fact]
    public void Summary_IsTheWholeWithoutItsContents()
        => AssertPartOf(Message<Ballot>().ToSummary(), Message<Ballot>().ToBallot());
}
