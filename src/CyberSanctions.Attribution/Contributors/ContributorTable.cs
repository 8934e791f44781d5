using CyberSanctions.Contracts.Attribution.V1;
using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.ServiceDefaults.Paging;
using Dapper;
using Google.Protobuf.WellKnownTypes;
using Npgsql;

namespace CyberSanctions.Attribution.Contributors;

/// <summary>Who has worked on dossiers, by what is on record of it.</summary>
internal static class ContributorTable
{
    /// <summary>
    /// A page of those who made versions of a dossier, or remarks, that were marked no higher than a clearance then; the first
    /// one first; and the next cursor.
    /// </summary>
    public static async Task<(IEnumerable<Contributor> Contributors, string NextCursor)> ListAsync(
        NpgsqlConnection connection, string reference, Page page, Handling clearance)
    {
        var rows = (await connection.QueryAsync<Row>(
            """
            SELECT * FROM (
                SELECT name, count(*) FILTER (WHERE changed) AS changes, count(*) FILTER (WHERE NOT changed) AS remarks,
                       min(at) AS first_at, max(at) AS last_at, row_number() OVER (ORDER BY min(at), name) AS place
                FROM (
                    SELECT changed_by AS name, changed_at AS at, true AS changed FROM dossier_change
                    WHERE dossier_reference = @reference AND greatest(handling, dossier_handling) <= @Clearance
                    UNION ALL
                    SELECT made_by, made_at, false FROM remark
                    WHERE dossier_reference = @reference AND dossier_handling <= @Clearance
                    UNION ALL
                    SELECT settled_by, settled_at, false FROM remark
                    WHERE dossier_reference = @reference AND dossier_handling <= @Clearance AND settled_by IS NOT NULL) work
                GROUP BY name) contributor
            WHERE place > @After ORDER BY place LIMIT @Size + 1
            """,
            new { reference, page.After, page.Size, Clearance = (int)clearance })).AsList();
        var (shown, nextCursor) = page.Cut(rows, row => row.Place);
        return (shown.Select(row => row.ToMessage()), nextCursor);
    }

    private sealed record Row(string Name, long Changes, long Remarks, DateTime FirstAt, DateTime LastAt, long Place)
    {
        public Contributor ToMessage() => new()
        {
            Name = Name,
            Changes = Changes,
            Remarks = Remarks,
            FirstAt = FirstAt.ToTimestamp(),
            LastAt = LastAt.ToTimestamp(),
        };
    }
}
