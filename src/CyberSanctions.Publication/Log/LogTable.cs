using CyberSanctions.Journal.Appending;
using CyberSanctions.Publication.Lists;
using CyberSanctions.Transparency.Tiles;
using Dapper;
using Npgsql;

namespace CyberSanctions.Publication.Log;

/// <summary>The logs of the lists in Postgres: entries, tiles, checkpoints.</summary>
internal static class LogTable
{
    /// <summary>How many entries the log has, and the last of them.</summary>
    public static async Task<(long Size, byte[]? Last)> EndAsync(Change change, PublicList list)
    {
        var last = await change.Connection.QuerySingleOrDefaultAsync<(long Place, byte[] Entry)?>(
            "SELECT place, entry FROM log_leaf WHERE list = @Name ORDER BY place DESC LIMIT 1",
            new { list.Name },
            change.Transaction);
        return last is { } there ? (there.Place + 1, there.Entry) : (0, null);
    }

    /// <summary>The last tile of each level.</summary>
    public static async Task<IReadOnlyDictionary<(int Level, long Place), byte[]>> EdgeAsync(Change change, PublicList list)
        => (await change.Connection.QueryAsync<(int Level, long Place, byte[] Hashes)>(
            """
            SELECT DISTINCT ON (level) level, place, hashes FROM log_tile WHERE list = @Name ORDER BY level, place DESC
            """,
            new { list.Name },
            change.Transaction)).ToDictionary(tile => (tile.Level, tile.Place), tile => tile.Hashes);

    /// <summary>Adds an entry.</summary>
    public static Task AppendAsync(Change change, PublicList list, long place, long version, byte[] entry)
        => change.Connection.ExecuteAsync(
            "INSERT INTO log_leaf (list, place, version, entry) VALUES (@Name, @place, @version, @entry)",
            new { list.Name, place, version, entry },
            change.Transaction);

    /// <summary>Keeps tiles that are new or wider.</summary>
    public static Task SaveAsync(Change change, PublicList list, IReadOnlyList<(Tile Tile, byte[] Bytes)> tiles)
        => change.Connection.ExecuteAsync(
            """
            INSERT INTO log_tile (list, level, place, hashes)
            SELECT @Name, * FROM unnest(@Levels, @Places, @Hashes)
            ON CONFLICT (list, level, place) DO UPDATE SET hashes = excluded.hashes
            """,
            new
            {
                list.Name,
                Levels = tiles.Select(tile => tile.Tile.Level).ToArray(),
                Places = tiles.Select(tile => tile.Tile.Place).ToArray(),
                Hashes = tiles.Select(tile => tile.Bytes).ToArray(),
            },
            change.Transaction);

    /// <summary>Keeps a checkpoint.</summary>
    public static Task SignAsync(Change change, PublicList list, long size, byte[] note)
        => change.Connection.ExecuteAsync(
            "INSERT INTO log_checkpoint (list, size, note) VALUES (@Name, @size, @note)",
            new { list.Name, size, note },
            change.Transaction);

    /// <summary>The newest checkpoint; nothing: the log is empty.</summary>
    public static Task<byte[]?> NewestAsync(NpgsqlConnection connection, PublicList list, CancellationToken cancel)
        => connection.QuerySingleOrDefaultAsync<byte[]?>(new CommandDefinition(
            "SELECT note FROM log_checkpoint WHERE list = @Name ORDER BY size DESC LIMIT 1",
            new { list.Name },
            cancellationToken: cancel));

    /// <summary>The hashes of some tiles, in any order, each as wide as it is now.</summary>
    public static async Task<IReadOnlyDictionary<(int Level, long Place), byte[]>> TilesAsync(
        NpgsqlConnection connection, PublicList list, IReadOnlyCollection<Tile> tiles, CancellationToken cancel)
        => (await connection.QueryAsync<(int Level, long Place, byte[] Hashes)>(new CommandDefinition(
            """
            SELECT level, place, hashes FROM log_tile JOIN unnest(@Levels, @Places) AS sought (level, place) USING (level, place)
            WHERE list = @Name
            """,
            new
            {
                list.Name,
                Levels = tiles.Select(tile => tile.Level).ToArray(),
                Places = tiles.Select(tile => tile.Place).ToArray(),
            },
            cancellationToken: cancel))).ToDictionary(tile => (tile.Level, tile.Place), tile => tile.Hashes);

    /// <summary>The entries from one place on.</summary>
    public static async Task<IReadOnlyList<byte[]>> EntriesAsync(
        NpgsqlConnection connection, PublicList list, long from, int count, CancellationToken cancel)
        => (await connection.QueryAsync<byte[]>(new CommandDefinition(
            "SELECT entry FROM log_leaf WHERE list = @Name AND place >= @from AND place < @from + @count ORDER BY place",
            new { list.Name, from, count },
            cancellationToken: cancel))).AsList();

    /// <summary>Where the log has a version of the list, and what it says of it.</summary>
    public static Task<(long Place, byte[] Entry)> OfVersionAsync(
        NpgsqlConnection connection, PublicList list, long version, CancellationToken cancel)
        => connection.QuerySingleAsync<(long, byte[])>(new CommandDefinition(
            "SELECT place, entry FROM log_leaf WHERE list = @Name AND version = @version",
            new { list.Name, version },
            cancellationToken: cancel));
}
