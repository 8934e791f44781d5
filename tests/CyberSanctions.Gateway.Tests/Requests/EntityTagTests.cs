using CyberSanctions.Gateway.Requests;
using CyberSanctions.ServiceDefaults.Errors;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace CyberSanctions.Gateway.Tests.Requests;

public sealed class EntityTagTests
{
    [Theory]
    [InlineData("\"1\"", 1)]
    [InlineData("\"4711\"", 4711)]
    [InlineData("\"9223372036854775807\"", long.MaxValue)]
    [InlineData("*", 0)]
    public void IfMatch_NamesTheExpectedVersion(string header, long version)
        => Assert.Equal(version, With("If-Match", header).ExpectedVersion());

    [Fact]
    public void WithoutIfMatch_AnyVersionWillDo() => Assert.Equal(0, new DefaultHttpContext().ExpectedVersion());

    [Theory]
    [InlineData("1")]
    [InlineData("\"1")]
    [InlineData("\"\"")]
    [InlineData("\"0\"")]
    [InlineData("\"01\"")]
    [InlineData("\"-1\"")]
    [InlineData("\" 1\"")]
    [InlineData("\"1.0\"")]
    [InlineData("W/\"1\"")]
    [InlineData("\"1\", \"2\"")]
    [InlineData("\"9223372036854775808\"")]
    [InlineData("\"١\"")]
    [InlineData("")]
    public void IfMatch_ThatThisApiNeverGave_IsRefusedByName(string header)
    {
        var refused = Assert.Throws<RefusedException>(() => With("If-Match", header).ExpectedVersion());

        Assert.Equal("If-Match", Assert.Single(refused.Refusal.Fields).Field);
    }

    [Fact]
    public void IfMatch_SentTwice_IsRefused()
        => Assert.Throws<RefusedException>(() => With("If-Match", new StringValues(["\"1\"", "\"2\""])).ExpectedVersion());

    [Theory]
    [InlineData("\"3\"", true)]
    [InlineData("\"2\", \"3\"", true)]
    [InlineData("W/\"3\"", true)]
    [InlineData("*", true)]
    [InlineData("\"2\"", false)]
    [InlineData("3", false)]
    [InlineData("", false)]
    public void IfNoneMatch_SaysWhetherTheReaderHasIt(string header, bool has)
        => Assert.Equal(has, With("If-None-Match", header).Request.CallerHas(3));

    private static DefaultHttpContext With(string header, StringValues value)
    {
        var context = new DefaultHttpContext();
        context.Request.Headers[header] = value;
        return context;
    }
}
