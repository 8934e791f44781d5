using System.Collections.Concurrent;
using CyberSanctions.Signing;
using Npgsql;

namespace CyberSanctions.Voting.Keys;

/// <summary>
/// Finds the key that a statement names. What a key is never changes, so it is read into memory once;
/// whether it is valid is asked of the database each time, for a revocation counts at once.
/// </summary>
internal sealed class RegisteredKeys(NpgsqlDataSource database) : IDisposable
{
    // 27 delegations with a handful of keys each; statements with other ids leave nothing here.
    private readonly ConcurrentDictionary<string, PublicKey> _keys = new(StringComparer.Ordinal);

    /// <summary>The registered key of an id, or nothing.</summary>
    public async Task<PublicKey?> FindAsync(string keyId, CancellationToken cancel)
    {
        if (_keys.TryGetValue(keyId, out var known))
        {
            return known;
        }

        await using var connection = await database.OpenConnectionAsync(cancel);
        return (await KeyTable.FindAsync(connection, [keyId])).SingleOrDefault() is { } stored
            ? _keys.GetOrAdd(keyId, static (_, spki) => PublicKey.Read(spki), stored.PublicKey)
            : null;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var key in _keys.Values)
        {
            key.Dispose();
        }
    }
}
