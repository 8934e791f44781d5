using CyberSanctions.Contracts.Attribution.V1;
using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.Contracts.Kinds;
using CyberSanctions.ServiceDefaults.Paging;
using Dapper;
using Google.Protobuf.WellKnownTypes;
using Npgsql;

namespace CyberSanctions.Attribution.Partners;

/// <summary>
/// Shares in Postgres, as their partners see them: those that are approved, have not ended, and whose last day is not over, of a
/// dossier that was not withdrawn, nor is marked higher than it was. All others are not there.
/// </summary>
internal static class ReceivedShareTable
{
    private const string Selecting =
        $"""
         SELECT s.ordinal, s.id, s.partner, s.dossier_reference, s.dossier_version, s.version_handling,
                now.handling AS handling_now, said.header, d.superseded_by IS NOT NULL AS superseded, s.exercise, s.until,
                s.purpose, s.approved_at, s.read_at,
                EXISTS (
                    SELECT FROM dossier_change c
                    WHERE c.dossier_reference = s.dossier_reference AND c.version <= s.dossier_version
                        AND (c.kind = 6 OR c.kind = 5 AND d.state = 2 AND d.confirmed_by IS NULL)) AS concluded,
                (SELECT count(*) FROM share o
                 WHERE o.dossier_reference = s.dossier_reference AND o.partner = s.partner
                     AND (o.approved_at, o.ordinal) < (s.approved_at, s.ordinal)) AS earlier
         FROM share s
         JOIN dossier d ON d.reference = s.dossier_reference AND d.state <> 3
         CROSS JOIN LATERAL (
             WITH RECURSIVE family AS (
                 SELECT reference, handling FROM dossier WHERE reference = s.dossier_reference
                 UNION
                 SELECT l.reference, l.handling FROM dossier l JOIN family f ON l.supersedes = f.reference WHERE l.state <> 3)
             SELECT max(handling) AS handling FROM family) now
         CROSS JOIN LATERAL (
             SELECT header FROM dossier_change c
             WHERE c.dossier_reference = s.dossier_reference AND c.version <= s.dossier_version AND c.header IS NOT NULL
             ORDER BY c.version DESC LIMIT 1) said
         WHERE s.partner = @partner AND s.state = 2 AND s.until >= @today AND now.handling <= greatest(3, s.version_handling)
         """;

    /// <summary>One of a partner's, or nothing.</summary>
    public static Task<ReceivedShareRow?> FindAsync(NpgsqlConnection connection, string partner, Guid id, DateOnly today)
        => connection.QuerySingleOrDefaultAsync<ReceivedShareRow?>($"{Selecting} AND s.id = @id", new { partner, id, today });

    /// <summary>The same, locked until the change ends: of two answers to it the second sees the first.</summary>
    public static Task<ReceivedShareRow?> LockAsync(NpgsqlConnection connection, string partner, Guid id, DateOnly today)
        => connection.QuerySingleOrDefaultAsync<ReceivedShareRow?>(
            $"{Selecting} AND s.id = @id FOR UPDATE OF s", new { partner, id, today });

    /// <summary>All of a partner's, oldest first.</summary>
    public static async Task<IReadOnlyList<ReceivedShareRow>> AllAsync(
        NpgsqlConnection connection, string partner, DateOnly today)
        => (await connection.QueryAsync<ReceivedShareRow>(
            $"{Selecting} ORDER BY s.ordinal", new { partner, today })).AsList();

    /// <summary>A page of a partner's, newest first, and the next cursor.</summary>
    public static async Task<(IEnumerable<ReceivedShareRow> Shares, string NextCursor)> ListAsync(
        NpgsqlConnection connection, string partner, DateOnly today, Page page)
    {
        var rows = (await connection.QueryAsync<ReceivedShareRow>(
            $"{Selecting} AND s.ordinal < @Before ORDER BY s.ordinal DESC LIMIT @Size + 1",
            new { partner, today, page.Before, page.Size })).AsList();
        return page.Cut(rows, row => row.Ordinal);
    }
}

/// <summary>A share that is there for its partner, as it lies in the database.</summary>
/// <param name="Earlier">How many of the same dossier had been approved for the same partner before.</param>
internal sealed record ReceivedShareRow(
    long Ordinal,
    Guid Id,
    string Partner,
    string DossierReference,
    long DossierVersion,
    Handling VersionHandling,
    Handling HandlingNow,
    string Header,
    bool Superseded,
    bool Exercise,
    DateOnly Until,
    string Purpose,
    DateTime ApprovedAt,
    DateTime? ReadAt,
    bool Concluded,
    long Earlier)
{
    /// <summary>How its dossier is marked.</summary>
    public DossierMarkings Markings => new(VersionHandling, HandlingNow);

    /// <summary>As the partner sees it.</summary>
    public ReceivedShare ToShare() => new()
    {
        Id = Id.ToString(),
        Partner = Partner,
        DossierReference = DossierReference,
        DossierVersion = DossierVersion,
        Header = ShareRules.ShowsHeader(Markings) ? DossierHeader.Parser.ParseJson(Header) : null,
        Concluded = Concluded,
        Superseded = Superseded,
        Exercise = Exercise,
        Until = Until.ToMessage(),
        Purpose = Purpose,
        SharedAt = ApprovedAt.ToTimestamp(),
    };
}
