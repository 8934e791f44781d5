using CyberSanctions.Journal.Appending;
using CyberSanctions.Publication.Acts;
using CyberSanctions.Publication.Artifacts;
using Dapper;
using Npgsql;

namespace CyberSanctions.Publication.Lists;

/// <summary>List versions as stored.</summary>
internal static class ListVersionTable
{
    /// <summary>Adds the version that an act makes; answers with its number.</summary>
    public static Task<long> InsertNextAsync(Change change, PublicList list, AdoptedAct act)
        => change.Connection.QuerySingleAsync<long>(
            """
            INSERT INTO list_version (list, version, exercise, act_reference, recorded_at, entries, added)
            SELECT @Name, coalesce(max(version), 0) + 1, @Exercise, @Reference, @Now,
                   (SELECT count(*) FROM entry WHERE list = @Name) + @Added, @Added
            FROM list_version WHERE list = @Name
            RETURNING version
            """,
            new { list.Name, act.Text.Exercise, act.Text.Reference, change.Now, Added = act.Text.Listings.Count },
            change.Transaction);

    /// <summary>The newest version's number, or null before the first. One step in an index.</summary>
    public static Task<long?> LatestAsync(NpgsqlConnection connection, PublicList list, CancellationToken cancel)
        => connection.ExecuteScalarAsync<long?>(new CommandDefinition(
            "SELECT max(version) FROM list_version WHERE list = @Name", new { list.Name }, cancellationToken: cancel));

    /// <summary>Versions below a number, newest first.</summary>
    public static async Task<IReadOnlyList<PublishedVersion>> ReadAsync(
        NpgsqlConnection connection, PublicList list, long below, int most, CancellationToken cancel)
    {
        var versions = (await connection.QueryAsync<VersionRow>(new CommandDefinition(
            """
            SELECT v.version, v.recorded_at, p.recorded_at AS previous_recorded_at, v.entries, v.added,
                   a.reference, a.number, a.title, a.in_force_from, a.ballot_reference, a.text_sha256
            FROM list_version v
            JOIN act a ON a.reference = v.act_reference
            LEFT JOIN list_version p ON p.list = v.list AND p.version = v.previous
            WHERE v.list = @Name AND v.version < @below ORDER BY v.version DESC LIMIT @most
            """,
            new { list.Name, below, most },
            cancellationToken: cancel))).AsList();
        var artifacts = await ArtifactTable.ReadAsync(connection, list, [.. versions.Select(v => v.Version)], cancel);
        return
        [
            .. versions.Select(v => new PublishedVersion(
                list,
                v.Version,
                v.RecordedAt,
                v.PreviousRecordedAt,
                v.Entries,
                v.Added,
                new PublishedAct(v.Reference, v.Number, v.Title, v.InForceFrom, v.BallotReference, Convert.ToHexStringLower(v.TextSha256)),
                [.. artifacts[v.Version]])),
        ];
    }

    private sealed class VersionRow
    {
        public required long Version { get; init; }

        public required DateTime RecordedAt { get; init; }

        public DateTime? PreviousRecordedAt { get; init; }

        public required int Entries { get; init; }

        public required int Added { get; init; }

        public required string Reference { get; init; }

        public required string Number { get; init; }

        public required string Title { get; init; }

        public required DateOnly InForceFrom { get; init; }

        public required string BallotReference { get; init; }

        public required byte[] TextSha256 { get; init; }
    }
}
