using System.Security.Cryptography;
using CyberSanctions.Contracts.Voting.V1;
using CyberSanctions.Procedures.Statements;
using CyberSanctions.Signing;
using Grpc.Core;

namespace CyberSanctions.Replay;

/// <summary>The 27 delegations. Each signs its votes with a key that it has made for this replay.</summary>
internal sealed class Delegations : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(10);
    private readonly Dictionary<string, SigningKey> _keys = Principals.MemberStates.ToDictionary(
        state => state, _ => SigningKey.Create());
    private readonly RestApi _api;
    private readonly Ballots.BallotsClient _ballots;
    private readonly Principals _principals;
    private readonly TimeProvider _time;

    private Delegations(RestApi api, Ballots.BallotsClient ballots, Principals principals, TimeProvider time)
        => (_api, _ballots, _principals, _time) = (api, ballots, principals, time);

    /// <summary>Makes a key for each and has the administrator register it for a year.</summary>
    public static async Task<Delegations> RegisterAsync(
        RestApi api, Ballots.BallotsClient ballots, Principals principals, TimeProvider time, CancellationToken cancel)
    {
        var delegations = new Delegations(api, ballots, principals, time);
        try
        {
            await Task.WhenAll(delegations._keys.Select(key => api.PostAsync(
                principals.Administrator,
                $"/api/v1/delegations/{key.Key}/keys",
                $"replay/{key.Value.Public.Id}",
                new { publicKey = key.Value.Public.Spki.ToArray(), validTo = Timestamps.Cut(time.GetUtcNow().AddYears(1)) },
                cancel)));
            return delegations;
        }
        catch
        {
            delegations.Dispose();
            throw;
        }
    }

    /// <summary>All vote in favour, except those whose vote stands already from a replay that was cut off.</summary>
    public async Task VoteAsync(string ballot, Action<string> done, CancellationToken cancel)
    {
        var now = await _api.GetAsync(_principals.Officer, $"/api/v1/ballots/{ballot}", cancel);
        var decided = now.GetProperty("state").GetString() == "decided";
        var voted = now.GetProperty("votes")
            .EnumerateArray()
            .Select(vote => vote.GetProperty("memberState").GetString()!)
            .ToHashSet();
        var text = await _api.GetAsync(_principals.Officer, $"/api/v1/ballots/{ballot}/text", cancel);

        // Whoever signs hashes what it has read, and does not take somebody's word for it.
        var textSha256 = Convert.ToHexStringLower(SHA256.HashData(text.GetProperty("text").GetBytesFromBase64()));
        await Task.WhenAll(_keys.Keys.Select(async memberState =>
        {
            if (!decided && !voted.Contains(memberState))
            {
                await VoteAsync(ballot, textSha256, memberState, cancel);
            }

            done(memberState);
        }));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var key in _keys.Values)
        {
            key.Dispose();
        }
    }

    // Signed once: what is sent again is the very same statement.
    private async Task VoteAsync(string ballot, string textSha256, string memberState, CancellationToken cancel)
    {
        var started = _time.GetTimestamp();
        var signed = SignedStatement.Sign(_keys[memberState], new Statement
        {
            Ballot = ballot,
            TextSha256 = textSha256,
            MemberState = memberState,
            Kind = StatementKind.Vote,
            Choice = Choice.For,
            Sequence = 1,
            Time = Timestamps.Cut(_time.GetUtcNow()),
        });
        var request = new MakeStatementRequest { Statement = signed.Jws.Compact };
        var metadata = new Metadata
        {
            { "authorization", $"Bearer {_principals.Delegates[memberState]}" }, { "idempotency-key", $"replay/{ballot}" },
        };
        while (true)
        {
            try
            {
                await _ballots.MakeStatementAsync(request, metadata, _time.GetUtcNow().UtcDateTime.AddSeconds(10), cancel);
                return;
            }
            catch (RpcException exception) when (
                exception.StatusCode is StatusCode.Unavailable or StatusCode.DeadlineExceeded
                    && _time.GetElapsedTime(started) < Patience)
            {
                await Task.Delay(Pause, _time, cancel);
            }
        }
    }
}
