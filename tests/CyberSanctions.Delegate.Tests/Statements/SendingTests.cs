using CyberSanctions.Contracts.Voting.V1;
using CyberSanctions.Delegate.Output;
using CyberSanctions.Delegate.Statements;
using CyberSanctions.Procedures.Statements;
using CyberSanctions.Signing;
using Grpc.Core;

namespace CyberSanctions.Delegate.Tests.Statements;

public sealed class SendingTests
{
    private readonly List<(string Statement, string Key)> _sent = [];

    [Theory]
    [InlineData(StatusCode.Unavailable)]
    [InlineData(StatusCode.DeadlineExceeded)]
    [InlineData(StatusCode.Internal)]
    public async Task SendAsync_NoAnswerTwice_TheVerySameStatementAndKeyAreSentAgain(StatusCode lost)
    {
        using var key = SigningKey.Create();
        var jws = SignedStatement.Sign(key, Made.Vote(1)).Jws;

        await Sending(failures: 2, lost).SendAsync(jws, "", _ => { }, default);

        Assert.Equal(3, _sent.Count);
        Assert.Equal(
            (jws.Compact, CyberSanctions.Delegate.Statements.Sending.IdempotencyKey(jws)), Assert.Single(_sent.Distinct()));
    }

    [Fact]
    public async Task SendAsync_NeverAnAnswer_SaysThatItMayHaveBeenAccepted()
    {
        using var key = SigningKey.Create();
        var sending = Sending(failures: int.MaxValue, StatusCode.Unavailable);

        var stop = await Assert.ThrowsAsync<StopException>(
            () => sending.SendAsync(SignedStatement.Sign(key, Made.Vote(1)).Jws, "", _ => { }, default));

        Assert.Equal(ExitCode.Unreachable, stop.Code);
        Assert.Contains("may or may not", stop.Message);
    }

    [Fact]
    public async Task SendAsync_Refused_IsNotSentAgain()
    {
        using var key = SigningKey.Create();
        var sending = Sending(failures: 1, StatusCode.FailedPrecondition);

        await Assert.ThrowsAsync<RpcException>(
            () => sending.SendAsync(SignedStatement.Sign(key, Made.Vote(1)).Jws, "", _ => { }, default));
        Assert.Single(_sent);
    }

    private Sending Sending(int failures, StatusCode code) => new(
        (request, key, _) =>
        {
            _sent.Add((request.Statement, key));
            return _sent.Count <= failures ? throw new RpcException(new Status(code, "")) : Task.FromResult(new Receipt());
        },
        new HurriedTime());
}
