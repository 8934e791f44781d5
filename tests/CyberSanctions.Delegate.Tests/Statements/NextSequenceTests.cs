using CyberSanctions.Contracts.Voting.V1;
using CyberSanctions.Delegate.Output;
using CyberSanctions.Delegate.Statements;
using CyberSanctions.Signing;

namespace CyberSanctions.Delegate.Tests.Statements;

public sealed class NextSequenceTests : IDisposable
{
    private readonly SigningKey _service = SigningKey.Create();
    private readonly SigningKey _key = SigningKey.Create();
    private readonly Chain _chain;

    public NextSequenceTests()
    {
        _chain = new Chain(Made.Reference, _service);
        _chain.Opening();
    }

    public void Dispose()
    {
        _service.Dispose();
        _key.Dispose();
    }

    [Fact]
    public void Of_NothingStatedYet_IsOne() => Assert.Equal(1, NextSequence.Of("FR", [], []));

    [Fact]
    public void Of_TwoStatements_IsThree_WhateverOthersStated()
    {
        var first = Made.Checked(_chain.Accept(_key, Made.Vote(1)), _service);
        var other = Made.Checked(_chain.Accept(_key, Made.Vote(7, memberState: "DE")), _service);
        var second = Made.Checked(_chain.Accept(_key, Made.Vote(2, Choice.Abstain)), _service);

        Assert.Equal(3, NextSequence.Of("FR", [first, other, second], [first]));
    }

    [Fact]
    public void Of_AKeptReceiptIsNotListedAnyMore_IsRefused()
    {
        var first = Made.Checked(_chain.Accept(_key, Made.Vote(1)), _service);

        var stop = Assert.Throws<StopException>(() => NextSequence.Of("FR", [], [first]));

        Assert.Equal(ExitCode.DoesNotVerify, stop.Code);
        Assert.Contains("DROPPED", stop.Message);
    }

    [Fact]
    public void Of_ListedAndKeptContradictEachOther_IsRefused()
    {
        var kept = Made.Checked(_chain.Accept(_key, Made.Vote(1)), _service);
        var another = new Chain(Made.Reference, _service);
        another.Opening();
        var listed = Made.Checked(another.Accept(_key, Made.Vote(1, Choice.Against)), _service);

        Assert.Contains("contradict", Assert.Throws<StopException>(() => NextSequence.Of("FR", [listed], [kept])).Message);
    }
}
