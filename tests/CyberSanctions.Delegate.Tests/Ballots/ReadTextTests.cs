using System.Security.Cryptography;
using CyberSanctions.Contracts.Events.V1;
using CyberSanctions.Delegate.Ballots;
using CyberSanctions.Delegate.Output;
using Google.Protobuf;

namespace CyberSanctions.Delegate.Tests.Ballots;

public sealed class ReadTextTests
{
    private readonly byte[] _text = new ActText { Reference = "ACT-2026-0004", Title = "A title" }.ToByteArray();

    [Fact]
    public void Check_TheTextVotedOn_IsRead()
    {
        var ballot = Made.Ballot();
        ballot.TextSha256 = Convert.ToHexStringLower(SHA256.HashData(_text));

        Assert.Equal("A title", ReadText.Check(ballot, _text).Text.Title);
    }

    [Fact]
    public void Check_AnotherText_IsRefusedLoudly()
    {
        var stop = Assert.Throws<StopException>(() => ReadText.Check(Made.Ballot(), _text));

        Assert.Equal(ExitCode.DoesNotVerify, stop.Code);
        Assert.StartsWith("THE TEXT IS NOT THE ONE VOTED ON", stop.Message);
    }
}
