using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.Gateway.Requests;
using CyberSanctions.ServiceDefaults.Errors;
using Microsoft.AspNetCore.Http;

namespace CyberSanctions.Gateway.Tests.Requests;

public sealed class PagingTests
{
    [Fact]
    public void WithoutParameters_TheFirstPageIsAskedFor() => Assert.Equal(new PageRequest(), Paging.Requested(null, null));

    [Fact]
    public void Parameters_AreHandedOn()
        => Assert.Equal(new PageRequest { Cursor = "QVRU", Size = 200 }, Paging.Requested("QVRU", "200"));

    [Theory]
    [InlineData("0")]
    [InlineData("201")]
    [InlineData("-1")]
    [InlineData("+1")]
    [InlineData("1.0")]
    [InlineData(" 1")]
    [InlineData("")]
    [InlineData("1,2")]
    [InlineData("99999999999")]
    public void Size_ThatIsNoneFrom1To200_IsRefused(string size)
        => Assert.Equal("size", Assert.Throws<RefusedException>(() => Paging.Requested(null, size)).Refusal.Fields[0].Field);

    [Fact]
    public void NextPage_IsInBodyAndHeader_AndKeepsTheFilter()
    {
        var context = new DefaultHttpContext();
        context.Request.Path = "/api/v1/ballots";
        context.Request.QueryString = new QueryString("?actReference=ACT-2026-0004&cursor=old&size=1");

        var page = Paging.Answer(context, ["a"], "a+b/c=").Value!;

        Assert.Equal("/api/v1/ballots?actReference=ACT-2026-0004&size=1&cursor=a%2Bb%2Fc%3D", page.Next);
        Assert.Equal($"<{page.Next}>; rel=\"next\"", context.Response.Headers.Link);
    }

    [Fact]
    public void LastPage_HasNoNext()
    {
        var context = new DefaultHttpContext();

        Assert.Null(Paging.Answer(context, ["a"], "").Value!.Next);
        Assert.Equal(0, context.Response.Headers.Link.Count);
    }
}
