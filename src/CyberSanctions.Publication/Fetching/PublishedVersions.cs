using System.Collections.Concurrent;
using CyberSanctions.Publication.Lists;
using Npgsql;

namespace CyberSanctions.Publication.Fetching;

/// <summary>Published versions as this process has met them. They never change, so they are never out of date.</summary>
internal sealed class PublishedVersions(NpgsqlDataSource database)
{
    private readonly ConcurrentDictionary<(string List, long Version), PublishedVersion> _known = new();

    /// <summary>A version, or null when there is none of that number.</summary>
    public async ValueTask<PublishedVersion?> FindAsync(PublicList list, long version, CancellationToken cancel)
    {
        if (_known.TryGetValue((list.Name, version), out var known))
        {
            return known;
        }

        await using var connection = await database.OpenConnectionAsync(cancel);
        var read = await ListVersionTable.ReadAsync(connection, list, version + 1, 1, cancel);
        return read is [{ } found] && found.Version == version
            ? _known.GetOrAdd((list.Name, version), found)
            : null;
    }

    /// <summary>The newest version committed before this was called, or a newer one; null before the first.</summary>
    public async Task<PublishedVersion?> FindLatestAsync(PublicList list, CancellationToken cancel)
    {
        long? latest;
        await using (var connection = await database.OpenConnectionAsync(cancel))
        {
            latest = await ListVersionTable.LatestAsync(connection, list, cancel);
        }

        return latest is { } version ? await FindAsync(list, version, cancel) : null;
    }
}
