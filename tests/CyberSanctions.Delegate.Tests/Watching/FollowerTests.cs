using CyberSanctions.Contracts.Voting.V1;
using CyberSanctions.Delegate.Output;
using CyberSanctions.Delegate.Watching;
using CyberSanctions.Signing;
using Grpc.Core;

namespace CyberSanctions.Delegate.Tests.Watching;

public sealed class FollowerTests : IDisposable
{
    private readonly SigningKey _key = SigningKey.Create();
    private readonly Chain _chain;
    private readonly HurriedTime _time = new();
    private readonly List<int> _opened = [];

    public FollowerTests()
    {
        _chain = new Chain(Made.Reference, _key);
        _chain.Opening();
        _chain.Accept(_key, Made.Vote(1));
        _chain.Accept(_key, Made.Vote(1, Choice.Against, "DE"));
        _chain.Decision();
    }

    public void Dispose() => _key.Dispose();

    [Fact]
    public async Task FollowAsync_TheConnectionBreaksAfterEachEvent_EachComesOnceInOrder()
    {
        var seen = await FollowAsync(after => Some(after, 1));

        Assert.Equal([1, 2, 3, 4], seen.Select(proceeding => proceeding.Position));
        Assert.Equal([0, 1, 2, 3], _opened);
    }

    [Fact]
    public async Task FollowAsync_TheServiceRepeatsWhatWasSeen_ItIsLeftOut()
    {
        var seen = await FollowAsync(after => Some(Math.Max(0, after - 1), 2));

        Assert.Equal([1, 2, 3, 4], seen.Select(proceeding => proceeding.Position));
    }

    [Fact]
    public async Task FollowAsync_NobodyAnswers_ItWaitsLongerEachTimeAndAtMostHalfAMinute()
    {
        await FollowAsync(after => _opened.Count <= 9 ? Some(after, 0) : Some(after, 10));

        Assert.Equal([0.5, 1, 2, 4, 8, 16, 30, 30, 30], _time.Waited.Select(pause => pause.TotalSeconds));
    }

    [Fact]
    public async Task FollowAsync_AnEventIsLeftOut_IsNoticed()
    {
        _chain.Proceedings.RemoveAt(1);

        Assert.Equal(
            ExitCode.DoesNotVerify, (await Assert.ThrowsAsync<StopException>(() => FollowAsync(after => Some(after, 10)))).Code);
    }

    [Fact]
    public async Task FollowAsync_AnEventIsAltered_IsNoticed()
    {
        _chain.Proceedings[1].Statement = _chain.Proceedings[2].Statement;

        Assert.Equal(
            ExitCode.DoesNotVerify, (await Assert.ThrowsAsync<StopException>(() => FollowAsync(after => Some(after, 10)))).Code);
    }

    [Fact]
    public async Task FollowAsync_TheServiceRefuses_ItDoesNotTryAgain()
    {
        await Assert.ThrowsAsync<RpcException>(
            () => FollowAsync(_ => throw new RpcException(new Status(StatusCode.NotFound, ""))));
        Assert.Single(_opened);
    }

    private async Task<List<Proceeding>> FollowAsync(Func<int, IEnumerable<Proceeding>> service)
    {
        var follower = new Follower(Made.Reference, (after, _) => OpenAsync(after, service), _time);
        var seen = new List<Proceeding>();
        await foreach (var proceeding in follower.FollowAsync(_ => { }, default))
        {
            seen.Add(proceeding);
        }

        return seen;
    }

    private async IAsyncEnumerable<Proceeding> OpenAsync(int after, Func<int, IEnumerable<Proceeding>> service)
    {
        _opened.Add(after);
        foreach (var proceeding in service(after))
        {
            await Task.Yield();
            yield return proceeding;
        }

        throw new RpcException(new Status(StatusCode.Unavailable, ""));
    }

    private IEnumerable<Proceeding> Some(int after, int most)
        => _chain.Proceedings.Where(proceeding => proceeding.Position > after).Take(most);
}
