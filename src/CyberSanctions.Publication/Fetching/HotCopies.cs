using System.Security.Cryptography;
using CyberSanctions.Publication.Artifacts;
using StackExchange.Redis;

namespace CyberSanctions.Publication.Fetching;

/// <summary>
/// Copies of artifacts in Redis, shared by all replicas, under the hash of their bytes. What comes
/// back is checked against that hash, so a wiped, stale or corrupted Redis costs time, never truth.
/// A Redis that fails or is slow is left alone for a while.
/// </summary>
internal sealed class HotCopies(IConnectionMultiplexer redis, TimeProvider time, ILogger<HotCopies> logger)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Kept = TimeSpan.FromDays(1);

    private long _restUntil;

    /// <summary>The bytes, or null when there is no sound copy within reach.</summary>
    public async Task<byte[]?> FindAsync(Representation representation)
    {
        if (!IsWithinReach)
        {
            return null;
        }

        try
        {
            byte[]? copy = await redis.GetDatabase().StringGetAsync(Key(representation)).WaitAsync(Patience, time);
            if (copy is null)
            {
                return null;
            }

            if (SHA256.HashData(copy).AsSpan().SequenceEqual(representation.Sha256))
            {
                return copy;
            }

            logger.LogWarning("Redis held other bytes than were put under {Key}; they are replaced.", Key(representation));
        }
        catch (Exception exception) when (exception is RedisException or TimeoutException)
        {
            LeaveAlone(exception);
        }

        return null;
    }

    /// <summary>Keeps a copy; nobody waits for it.</summary>
    public void Keep(Representation representation, byte[] bytes)
    {
        if (!IsWithinReach)
        {
            return;
        }

        try
        {
            _ = redis.GetDatabase().StringSetAsync(Key(representation), bytes, Kept, When.Always, CommandFlags.FireAndForget);
        }
        catch (RedisException exception)
        {
            LeaveAlone(exception);
        }
    }

    internal static string Key(Representation representation) => $"publication:artifact:{representation.HexSha256}";

    private bool IsWithinReach => redis.IsConnected && time.GetTimestamp() >= Volatile.Read(ref _restUntil);

    private void LeaveAlone(Exception exception)
    {
        logger.LogWarning(
            "Redis does not answer ({Reason}); artifacts come from the database for {Seconds} s.",
            exception.Message,
            Rest.TotalSeconds);
        Volatile.Write(ref _restUntil, time.GetTimestamp() + (long)(Rest.TotalSeconds * time.TimestampFrequency));
    }
}
