using CyberSanctions.Publication.Fetching;

namespace CyberSanctions.Publication.Tests;

/// <summary>RFC 9110 section 14, on a file of 100 bytes.</summary>
public class ByteRangeTests
{
    [Theory]
    [InlineData("bytes=0-9", "0-9")]
    [InlineData("bytes=10-10", "10-10")]
    [InlineData("bytes=90-", "90-99")]
    [InlineData("bytes=90-1000", "90-99")]
    [InlineData("bytes=90-99999999999999999999999", "90-99")]
    [InlineData("bytes=-10", "90-99")]
    [InlineData("bytes=-1000", "0-99")]
    [InlineData("bytes=-99999999999999999999999", "0-99")]
    [InlineData("BYTES=0-9", "0-9")]
    [InlineData("bytes= 0-9", "0-9")]
    [InlineData("bytes=,0-9, ,", "0-9")]
    [InlineData("bytes=100-", "416")]
    [InlineData("bytes=99999999999999999999999-", "416")]
    [InlineData("bytes=-0", "416")]
    [InlineData("lines=0-1", "whole")]
    [InlineData("items=100-", "whole")]
    [InlineData("bytes=9-0", "whole")]
    [InlineData("bytes=100-50", "whole")]
    [InlineData("bytes=-", "whole")]
    [InlineData("bytes=", "whole")]
    [InlineData("bytes", "whole")]
    [InlineData("bytes=a-b", "whole")]
    [InlineData("bytes=0x1-", "whole")]
    [InlineData("bytes=+1-2", "whole")]
    [InlineData("bytes=0-1,5-6", "whole")]
    [InlineData("bytes=0-9;q=1", "whole")]
    [InlineData("", "whole")]
    public void Range_IsAPart_OrNothing_OrIgnored(string header, string expected)
    {
        var satisfiable = ByteRange.TryRead(header, 100, out var range);

        Assert.Equal(expected, !satisfiable ? "416" : range is null ? "whole" : $"{range.First}-{range.Last}");
    }

    [Fact]
    public void TwoHeaders_AreIgnored()
        => Assert.True(ByteRange.TryRead(new(["bytes=0-1", "bytes=5-6"]), 100, out var range) && range is null);
}
