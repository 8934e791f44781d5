using CyberSanctions.Contracts.Publication.V1;
using CyberSanctions.Journal.Appending;
using CyberSanctions.Publication.Artifacts;
using CyberSanctions.Publication.History;
using Dapper;
using Npgsql;

namespace CyberSanctions.Publication.Lists;

/// <summary>A version that is about to be made.</summary>
/// <param name="Version">Its number.</param>
/// <param name="Cause">What makes it.</param>
/// <param name="Act">The act that does, or set the day that has come.</param>
/// <param name="Point">As of when it says what is on the list.</param>
/// <param name="State">What is on it.</param>
/// <param name="Changes">What is otherwise than in the version before.</param>
internal sealed record NewVersion(
    long Version, VersionCause Cause, RecordedAct Act, Point Point, ListState State, ChangedEntries Changes);

/// <summary>List versions as stored.</summary>
internal static class ListVersionTable
{
    /// <summary>Adds a version.</summary>
    public static Task InsertAsync(Change change, PublicList list, NewVersion version)
        => change.Connection.ExecuteAsync(
            """
            INSERT INTO list_version (
                list, version, exercise, act_reference, recorded_at, cause, valid_at, with_what_ends_then, entries, added,
                amended, removed,
                listings_until, listings_until_act, framework_until, framework_until_act)
            VALUES (
                @Name, @Version, @Exercise, @Act, @Now, @Cause, @At, @WithWhatEndsThen, @Entries, @Added, @Amended, @Removed,
                @ListingsUntil, @ListingsUntilAct, @FrameworkUntil, @FrameworkUntilAct)
            """,
            new
            {
                list.Name,
                version.Version,
                list.Exercise,
                Act = version.Act.Text.Reference,
                change.Now,
                Cause = version.Cause.ToString().ToLowerInvariant(),
                version.Point.At,
                version.Point.WithWhatEndsThen,
                Entries = version.State.OnList.Count(),
                Added = version.Changes.Added.Count,
                Amended = version.Changes.Amended.Count,
                Removed = version.Changes.Removed.Count,
                ListingsUntil = version.State.Listings?.Day,
                ListingsUntilAct = version.State.Listings?.Act.Text.Reference,
                FrameworkUntil = version.State.Framework?.Day,
                FrameworkUntilAct = version.State.Framework?.Act.Text.Reference,
            },
            change.Transaction);

    /// <summary>Which list the newest version is; null before the first.</summary>
    public static Task<Point?> NewestAsync(Change change, PublicList list)
        => change.Connection.QuerySingleOrDefaultAsync<Point?>(
            """
            SELECT valid_at AS at, version, with_what_ends_then FROM list_version
            WHERE list = @Name ORDER BY version DESC LIMIT 1
            """,
            new { list.Name },
            change.Transaction);

    /// <summary>Which lists the versions are that the log does not have, the oldest first.</summary>
    public static async Task<IReadOnlyList<Point>> NotInTheLogAsync(Change change, PublicList list)
        => (await change.Connection.QueryAsync<Point>(
            """
            SELECT valid_at AS at, version, with_what_ends_then FROM list_version v
            WHERE list = @Name AND NOT EXISTS (SELECT FROM log_leaf WHERE list = @Name AND version >= v.version)
            ORDER BY version
            """,
            new { list.Name },
            change.Transaction)).AsList();

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
            SELECT v.version, v.recorded_at, p.recorded_at AS previous_recorded_at, v.cause, v.valid_at, v.entries, v.added,
                v.amended,
                   v.removed, a.reference, a.number, a.title, a.in_force_from, a.ballot_reference, a.text_sha256
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
                Enum.Parse<VersionCause>(v.Cause, ignoreCase: true),
                v.ValidAt,
                v.Entries,
                new ListChanges(v.Added, v.Amended, v.Removed),
                new PublishedAct(
                    v.Reference, v.Number, v.Title, v.InForceFrom, v.BallotReference, Convert.ToHexStringLower(v.TextSha256)),
                [.. artifacts[v.Version]])),
        ];
    }

    private sealed class VersionRow
    {
        public required long Version { get; init; }

        public required DateTime RecordedAt { get; init; }

        public DateTime? PreviousRecordedAt { get; init; }

        public required string Cause { get; init; }

        public required DateTime ValidAt { get; init; }

        public required int Entries { get; init; }

        public required int Added { get; init; }

        public required int Amended { get; init; }

        public required int Removed { get; init; }

        public required string Reference { get; init; }

        public required string Number { get; init; }

        public required string Title { get; init; }

        public required DateOnly InForceFrom { get; init; }

        public required string BallotReference { get; init; }

        public required byte[] TextSha256 { get; init; }
    }
}
