using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.Journal.Appending;
using CyberSanctions.ServiceDefaults.Paging;
using Dapper;
using Google.Protobuf.WellKnownTypes;
using Npgsql;

namespace CyberSanctions.Listing.Proposals;

/// <summary>What proposals said at each of their versions, and who made it so, in Postgres.</summary>
internal static class ProposalVersions
{
    /// <summary>Keeps the version that a proposal has just got.</summary>
    public static Task RecordAsync(Change change, string reference, ProposalChangeKind kind, string reason = "")
        => change.Connection.ExecuteAsync(
            """
            INSERT INTO proposal_version
            SELECT reference, version, @Kind, @Actor, @Now, @reason, handling, dossier_reference, dossier_version, subject,
            ground,
                   measures, statement_of_reasons, eu_reference_number, distinct_from, operation, evidence, reasons, as_published,
                   proposed_by, co_sponsors
            FROM proposal WHERE reference = @reference
            """,
            new { Kind = (int)kind, change.Actor, change.Now, reason, reference },
            change.Transaction);

    /// <summary>A page of what was done with a proposal, newest first; and the next cursor.</summary>
    public static async Task<(IReadOnlyList<ProposalChange> Changes, string NextCursor)> ListAsync(
        NpgsqlConnection connection, string reference, Page page, CancellationToken cancel)
    {
        var rows = connection.QueryUnbufferedAsync<(
            long Version, int Change, string ChangedBy, DateTime ChangedAt, string Reason)>(
            """
            SELECT version, change, changed_by, changed_at, reason FROM proposal_version
            WHERE proposal_reference = @reference AND version < @Before ORDER BY version DESC LIMIT @Size + 1
            """,
            new { reference, page.Before, page.Size });
        return await page.CutAsync(
            rows.Select(row => (row.Version, new ProposalChange
            {
                Version = row.Version,
                Kind = (ProposalChangeKind)row.Change,
                ChangedBy = row.ChangedBy,
                ChangedAt = row.ChangedAt.ToTimestamp(),
                Reason = row.Reason,
            })),
            cancel);
    }

    /// <summary>All that was done with a proposal, the first first.</summary>
    public static IAsyncEnumerable<ProposalChange> AllAsync(NpgsqlConnection connection, string reference)
        => connection.QueryUnbufferedAsync<(
            long Version, int Change, string ChangedBy, DateTime ChangedAt, string Reason)>(
            """
            SELECT version, change, changed_by, changed_at, reason FROM proposal_version
            WHERE proposal_reference = @reference ORDER BY version
            """,
            new { reference }).Select(row => new ProposalChange
            {
                Version = row.Version,
                Kind = (ProposalChangeKind)row.Change,
                ChangedBy = row.ChangedBy,
                ChangedAt = row.ChangedAt.ToTimestamp(),
                Reason = row.Reason,
            });

    /// <summary>What a proposal said at a version, or since one before; nothing when it had none yet.</summary>
    /// <param name="proposal">As it is now.</param>
    /// <param name="version">Which.</param>
    public static async Task<Proposal?> AtAsync(NpgsqlConnection connection, Proposal proposal, long version)
    {
        var row = await connection.QuerySingleOrDefaultAsync<ProposalRow>(
            """
            SELECT p.ordinal, p.reference, v.version, p.state, v.handling, p.exercise, v.dossier_reference, v.dossier_version,
                   v.subject, v.ground, v.measures, v.statement_of_reasons, v.eu_reference_number, p.drafted_by, p.drafted_at,
                   NULL AS cleared_by, NULL AS cleared_at, NULL AS act_reference, v.distinct_from, p.kind, p.list, v.operation,
                   v.evidence, v.reasons, v.as_published, p.written_by, '' AS remark, v.proposed_by, v.co_sponsors
            FROM proposal_version v JOIN proposal p ON p.reference = v.proposal_reference
            WHERE v.proposal_reference = @Reference AND v.version <= @version ORDER BY v.version DESC LIMIT 1
            """,
            new { proposal.Reference, version });
        return row?.ToProposal();
    }
}
