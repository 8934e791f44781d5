using System.Security.Cryptography;
using System.Text;
using CyberSanctions.Contracts.Attribution.V1;
using CyberSanctions.Contracts.Kinds;
using CyberSanctions.Journal.Appending;
using CyberSanctions.ServiceDefaults.Paging;
using Dapper;
using Google.Protobuf.WellKnownTypes;
using Npgsql;

namespace CyberSanctions.Attribution.Partners;

/// <summary>What partners share of their own, in Postgres. No partner: of all of them.</summary>
internal static class ContributionTable
{
    private const string Selecting =
        """
        SELECT ordinal, id, version, partner, content, sha256, contributed_by, contributed_at, state, reason, settled_by,
               settled_at, dossier_reference
        FROM contribution WHERE (@partner = '' OR partner = @partner)
        """;

    /// <returns>Its id.</returns>
    public static async Task<Guid> InsertAsync(Change change, string partner, ContributedDossier dossier)
    {
        var id = Guid.CreateVersion7(new DateTimeOffset(change.Now));
        var content = ContributionRules.Canonical(dossier);
        await change.Connection.ExecuteAsync(
            """
            INSERT INTO contribution (id, partner, exercise, content, sha256, contributed_by, contributed_at, state)
            VALUES (@id, @partner, @Exercise, @content, @Sha256, @Actor, @Now, 1)
            """,
            new
            {
                id,
                partner,
                dossier.Exercise,
                content,
                Sha256 = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content))),
                change.Actor,
                change.Now,
            },
            change.Transaction);
        return id;
    }

    /// <summary>How many of a partner's wait to be settled; whoever asks waits for others of the same partner who do.</summary>
    public static async Task<long> CountWaitingAsync(Change change, string partner)
    {
        await change.Connection.ExecuteAsync(
            "SELECT pg_advisory_xact_lock(hashtextextended('contributions ' || @partner, 0))",
            new { partner },
            change.Transaction);
        return await change.Connection.ExecuteScalarAsync<long>(
            "SELECT count(*) FROM contribution WHERE partner = @partner AND state = 1", new { partner }, change.Transaction);
    }

    /// <summary>One, or nothing.</summary>
    public static async Task<Contribution?> FindAsync(NpgsqlConnection connection, string partner, Guid id)
        => (await connection.QuerySingleOrDefaultAsync<Row?>($"{Selecting} AND id = @id", new { partner, id }))
            ?.ToContribution(whole: true);

    /// <summary>The same, locked until the change ends.</summary>
    public static async Task<Contribution?> LockAsync(Change change, Guid id)
        => (await change.Connection.QuerySingleOrDefaultAsync<Row?>(
            $"{Selecting} AND id = @id FOR UPDATE", new { partner = "", id }, change.Transaction))?.ToContribution(whole: true);

    /// <summary>A page of them, newest first, without what is in them, and the next cursor.</summary>
    public static async Task<(IEnumerable<Contribution> Contributions, string NextCursor)> ListAsync(
        NpgsqlConnection connection, string partner, Page page)
    {
        var rows = (await connection.QueryAsync<Row>(
            $"{Selecting} AND ordinal < @Before ORDER BY ordinal DESC LIMIT @Size + 1",
            new { partner, page.Before, page.Size })).AsList();
        var (shown, nextCursor) = page.Cut(rows, row => row.Ordinal);
        return (shown.Select(row => row.ToContribution(whole: false)), nextCursor);
    }

    public static Task SettleAsync(Change change, Guid id, string reason, string? dossier)
        => change.Connection.ExecuteAsync(
            """
            UPDATE contribution
            SET version = version + 1, state = CASE WHEN @dossier::text IS NULL THEN 3 ELSE 2 END, reason = @reason,
                settled_by = @Actor, settled_at = @Now, dossier_reference = @dossier
            WHERE id = @id
            """,
            new { id, reason, dossier, change.Actor, change.Now },
            change.Transaction);

    private sealed record Row(
        long Ordinal,
        Guid Id,
        long Version,
        string Partner,
        string Content,
        string Sha256,
        string ContributedBy,
        DateTime ContributedAt,
        ContributionState State,
        string? Reason,
        string? SettledBy,
        DateTime? SettledAt,
        string? DossierReference)
    {
        public Contribution ToContribution(bool whole)
        {
            var dossier = ContributedDossier.Parser.ParseJson(Content);
            return new Contribution
            {
                Id = Id.ToString(),
                Version = Version,
                Partner = Partner,
                PartnerName = PartnerCodes.NameOf(Partner),
                Title = dossier.Title,
                Handling = dossier.Handling,
                Exercise = dossier.Exercise,
                Dossier = whole ? dossier : null,
                Sha256 = Sha256,
                ContributedBy = ContributedBy,
                ContributedAt = ContributedAt.ToTimestamp(),
                State = State,
                Reason = Reason ?? "",
                SettledBy = SettledBy ?? "",
                SettledAt = SettledAt?.ToTimestamp(),
                DossierReference = DossierReference ?? "",
            };
        }
    }
}
