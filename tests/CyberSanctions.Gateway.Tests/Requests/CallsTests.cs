using CyberSanctions.Gateway.Requests;
using CyberSanctions.ServiceDefaults.Errors;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace CyberSanctions.Gateway.Tests.Requests;

public sealed class CallsTests
{
    [Fact]
    public void Call_CarriesTheCallersTokenAndKey()
    {
        var metadata = With("key-1").Command().Headers!;

        Assert.Equal("Bearer abc", metadata.GetValue("authorization"));
        Assert.Equal("key-1", metadata.GetValue("idempotency-key"));
    }

    [Fact]
    public void Command_WithoutAKey_HasOneOfItsOwn()
    {
        var first = With(StringValues.Empty).Command().Headers!.GetValue("idempotency-key");
        var second = With(StringValues.Empty).Command().Headers!.GetValue("idempotency-key");

        Assert.NotNull(first);
        Assert.NotEqual(first, second);
    }

    [Fact]
    public void Query_HasNone() => Assert.Null(With("key-1").Query().Headers!.GetValue("idempotency-key"));

    [Theory]
    [InlineData("")]
    [InlineData("a b")]
    [InlineData("é")]
    [InlineData("a\tb")]
    public void Key_ThatIsNotVisibleAscii_IsRefused(string key) => Assert.Throws<RefusedException>(() => With(key).Command());

    [Fact]
    public void Key_OfMoreThan200Characters_IsRefused()
    {
        With(new string('k', 200)).Command();
        Assert.Throws<RefusedException>(() => With(new string('k', 201)).Command());
    }

    private static DefaultHttpContext With(StringValues key)
    {
        var context = new DefaultHttpContext();
        context.Request.Headers.Authorization = "Bearer abc";
        context.Request.Headers["Idempotency-Key"] = key;
        return context;
    }
}
