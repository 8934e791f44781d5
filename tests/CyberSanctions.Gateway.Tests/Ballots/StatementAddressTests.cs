using System.Buffers.Text;
using System.Text;
using CyberSanctions.Gateway.Ballots;

namespace CyberSanctions.Gateway.Tests.Ballots;

public sealed class StatementAddressTests
{
    [Theory]
    [InlineData("""{"ballot":"BAL-2026-0004","choice":"for"}""", "BAL-2026-0004")]
    [InlineData("""{"choice":"for"}""", null)]
    [InlineData("""{"ballot":4}""", null)]
    [InlineData("""["BAL-2026-0004"]""", null)]
    [InlineData("no JSON", null)]
    public void Ballot_IsReadFromThePayload(string payload, string? ballot)
        => Assert.Equal(ballot, StatementAddress.BallotOf($"e30.{Base64Url.EncodeToString(Encoding.UTF8.GetBytes(payload))}.AA"));

    [Theory]
    [InlineData("")]
    [InlineData("..")]
    [InlineData("e30.e30")]
    [InlineData("e30.!!!.AA")]
    [InlineData("e30.\ud800.AA")]
    [InlineData("e30.ÿ.AA")]
    public void WhatIsNoJws_NamesNone(string text) => Assert.Null(StatementAddress.BallotOf(text));
}
