using CyberSanctions.Attribution.Custody;
using CyberSanctions.Attribution.Items;
using CyberSanctions.Contracts.Attribution.V1;
using Dapper;
using Npgsql;

namespace CyberSanctions.Attribution.Partners;

/// <summary>
/// Items of versions of dossiers in Postgres, and what has become of them since: in the dossier, and in those that take its place
/// or are to, where they have the same ids.
/// </summary>
internal static class SharedVersionTable
{
    /// <summary>A dossier and those that take its place; <c>@reference</c> is the first of them.</summary>
    public const string Family =
        """
        WITH RECURSIVE family AS (
            SELECT reference, handling FROM dossier WHERE reference = @reference
            UNION
            SELECT d.reference, d.handling FROM dossier d JOIN family f ON d.supersedes = f.reference WHERE d.state <> 3)
        """;

    private const string Selecting =
        $"""
         {Family}
         SELECT i.ordinal, i.id, i.since, i.kind, i.handling, i.content, now.withdrawn, now.handling AS handling_now, now.hashes
         FROM item i
         CROSS JOIN LATERAL (
             SELECT bool_or(n.until IS NOT NULL) AS withdrawn, max(n.handling) AS handling,
                    string_agg(DISTINCT n.content ->> 'sha256', ' ') AS hashes
             FROM family f
             CROSS JOIN LATERAL (
                 SELECT until, handling, content FROM item
                 WHERE dossier_reference = f.reference AND id = i.id ORDER BY since DESC LIMIT 1) n) now
         WHERE i.dossier_reference = @reference
         """;

    /// <summary>How a dossier was marked in a version, and how it is marked now; nothing when there is no such version.</summary>
    public static Task<DossierMarkings?> MarkingsAsync(NpgsqlConnection connection, string reference, long version)
        => connection.QuerySingleOrDefaultAsync<DossierMarkings?>(
            $"""
             {Family}
             SELECT c.dossier_handling AS then, (SELECT max(handling) FROM family) AS now
             FROM dossier_change c WHERE c.dossier_reference = @reference AND c.version = @version
             """,
            new { reference, version });

    /// <summary>What is in a version of a dossier, or those of it that are named.</summary>
    public static Task<IReadOnlyList<SharedVersion>> InVersionAsync(
        NpgsqlConnection connection, string reference, long version, IReadOnlyCollection<Guid> named)
        => ReadAsync(
            connection,
            """
            AND i.since <= @version AND (i.until IS NULL OR i.until > @version) AND (@Any OR i.id = ANY (@Named))
            ORDER BY i.ordinal
            """,
            new { reference, version, Any = named.Count == 0, Named = named.ToArray() });

    /// <summary>What is in a share after a place, in the order in which it was added.</summary>
    public static Task<IReadOnlyList<SharedVersion>> InShareAsync(
        NpgsqlConnection connection, string reference, Guid share, long after = 0, int most = int.MaxValue)
        => ReadAsync(
            connection,
            $"AND i.ordinal > @after AND {InShare} ORDER BY i.ordinal LIMIT @most",
            new { reference, share, after, most });

    /// <summary>Those of a share that have certain ids.</summary>
    public static Task<IReadOnlyList<SharedVersion>> InShareAsync(
        NpgsqlConnection connection, string reference, Guid share, IReadOnlyCollection<Guid> ids)
        => ReadAsync(
            connection, $"AND i.id = ANY (@Ids) AND {InShare}", new { reference, share, Ids = ids.ToArray() });

    /// <summary>
    /// When items were last withdrawn, marked above what partners see, or so that partners see them again, in the dossier or in
    /// one that takes its place; of those with which that happened.
    /// </summary>
    public static async Task<IReadOnlyDictionary<Guid, DateTime>> TurnedAsync(
        NpgsqlConnection connection, string reference, IReadOnlyCollection<Guid> ids)
        => ids.Count == 0
            ? new Dictionary<Guid, DateTime>()
            : (await connection.QueryAsync<(Guid Id, DateTime At)>(
                $"""
                 {Family}
                 SELECT named.id, max(c.changed_at) AS at
                 FROM family f
                 CROSS JOIN unnest(@Ids) AS named (id)
                 CROSS JOIN LATERAL (
                     SELECT since, handling > @Highest AS above,
                            lag(handling > @Highest, 1, false) OVER (ORDER BY since) AS above_before,
                            CASE WHEN lead(since) OVER (ORDER BY since) IS NULL THEN until END AS withdrawn
                     FROM item WHERE dossier_reference = f.reference AND id = named.id) v
                 JOIN dossier_change c ON c.dossier_reference = f.reference
                     AND c.version = coalesce(v.withdrawn, CASE WHEN v.above <> v.above_before THEN v.since END)
                 GROUP BY named.id
                 """,
                new { reference, Ids = ids.ToArray(), Highest = (int)ShareRules.Highest }))
                .ToDictionary(row => row.Id, row => row.At);

    private const string InShare =
        """
        (i.id, i.since) IN (SELECT item, since FROM share_item WHERE share = @share)
        """;

    private static async Task<IReadOnlyList<SharedVersion>> ReadAsync(
        NpgsqlConnection connection, string where, object parameters)
    {
        var items = (await connection.QueryAsync<SharedVersion>($"{Selecting} {where}", parameters)).AsList();
        var hashes = items.Where(item => item.Kind == ItemKind.Evidence)
            .SelectMany(item => (item.Hashes ?? HashOf(item)).Split(' ').Append(HashOf(item)).Select(sha256 => (item.Id, sha256)))
            .Distinct().ToList();
        var decided = (await CustodyTable.ReleasesOfAsync(connection, hashes))
            .ToLookup(release => release.Item, StringComparer.Ordinal);
        return [.. items.Select(item => item with
        {
            RefusedAt = decided[item.Id.ToString()].Where(release => !release.Decision.Released)
                .Max(release => (DateTime?)release.Decision.DecidedAt.ToDateTime()),
            Release = item.Kind == ItemKind.Evidence
                ? decided[item.Id.ToString()].SingleOrDefault(release => release.Sha256 == HashOf(item)).Decision
                : null,
        })];
    }

    private static string HashOf(SharedVersion item) => ItemTables.Evidence.Read(item.Content).Sha256;
}
