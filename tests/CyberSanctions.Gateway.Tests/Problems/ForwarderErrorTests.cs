using CyberSanctions.Gateway.Problems;
using Microsoft.AspNetCore.Http;
using Yarp.ReverseProxy.Forwarder;

namespace CyberSanctions.Gateway.Tests.Problems;

/// <summary>What breaks on the way to a service is not told as the caller's fault: who is told so does not ask again.</summary>
public sealed class ForwarderErrorTests
{
    public static TheoryData<ForwarderError, Exception, int, string> Broken => new()
    {
        { ForwarderError.Request, new HttpRequestException("Connection refused."), 502, "unavailable" },
        { ForwarderError.RequestTimedOut, new OperationCanceledException(), 504, "deadline-exceeded" },
        {
            ForwarderError.RequestBodyClient,
            new AggregateException(
                new HttpRequestException("The response ended."), new InvalidOperationException("Reading is not allowed.")),
            400,
            "unavailable"
        },
        {
            ForwarderError.RequestBodyClient,
            new AggregateException(
                new HttpRequestException("It was aborted."), new BadHttpRequestException("Bad chunk size data.")),
            400,
            "malformed-request"
        },
    };

    [Theory]
    [MemberData(nameof(Broken))]
    public void Call_ThatBroke_IsThisProblem(ForwarderError error, Exception exception, int status, string problem)
    {
        var context = new DefaultHttpContext { Response = { StatusCode = status } };
        context.Features.Set<IForwarderErrorFeature>(new Feature(error, exception));

        Assert.Equal(problem, ProblemMiddleware.KindOf(context.Response).Reason);
    }

    [Fact]
    public void BareBadRequest_ThatNobodyForwarded_IsMalformed()
        => Assert.Equal(
            "malformed-request",
            ProblemMiddleware.KindOf(new DefaultHttpContext { Response = { StatusCode = 400 } }.Response).Reason);

    private sealed record Feature(ForwarderError Error, Exception? Exception) : IForwarderErrorFeature;
}
