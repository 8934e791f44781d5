using CyberSanctions.Publication.Artifacts;
using CyberSanctions.Publication.Fetching;

namespace CyberSanctions.Publication.Tests;

public class AcceptEncodingTests
{
    [Theory]
    [InlineData(null, "identity")]
    [InlineData("", "identity")]
    [InlineData("gzip", "gzip")]
    [InlineData("x-gzip", "gzip")]
    [InlineData("GZIP, BR", "br")]
    [InlineData("gzip, deflate, br, zstd", "br")]
    [InlineData("gzip;q=1.0, br;q=0.5", "gzip")]
    [InlineData("br;q=0.5, identity;q=0.8", "identity")]
    [InlineData("deflate", "identity")]
    [InlineData("br;q=0, *", "gzip")]
    [InlineData("*", "br")]
    [InlineData("*;q=0.1, identity;q=0.2", "identity")]
    [InlineData("identity;q=0, gzip", "gzip")]
    [InlineData("gzip;q=0.001", "gzip")]
    [InlineData("*;q=0", null)]
    [InlineData("identity;q=0", null)]
    [InlineData(";;;,=", "identity")]
    public void Choose_WhatTheClientLikesBest(string? header, string? coding)
        => Assert.Equal(coding, AcceptEncoding.Choose(header)?.Name());
}
