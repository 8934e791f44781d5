using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.Listing.Proposals;
using CyberSanctions.ServiceDefaults.Identity;
using CyberSanctions.ServiceDefaults.Paging;
using CyberSanctions.ServiceDefaults.Searching;
using Dapper;
using Npgsql;

namespace CyberSanctions.Listing.Finding;

/// <summary>
/// Finds proposals. A proposal is marked as a whole: it is its marking, and nothing else, that decides what is found, counted and
/// told of.
/// </summary>
internal static class ProposalFinding
{
    /// <summary>
    /// A page of what a filter leaves, newest first, the next cursor, and how much that is in all: as it was at one moment.
    /// </summary>
    public static async Task<ListProposalsReply> FindAsync(
        NpgsqlConnection connection,
        ProposalFilter filter,
        IReadOnlyList<SoughtWord> words,
        Page page,
        Principal principal,
        CancellationToken cancel)
    {
        // Proposals can be so large that they are read one by one, after they were counted.
        await using var transaction = await connection.BeginTransactionAsync(
            System.Data.IsolationLevel.RepeatableRead, cancel);
        var parameters = new DynamicParameters(new { page.Before, page.Size });
        var counted = await connection.QuerySingleAsync<Counted>(
            $"""
             SELECT count(*) AS total, count(*) FILTER (WHERE state = 1) AS draft, count(*) FILTER (WHERE state = 2) AS cleared,
                 count(*) FILTER (WHERE state = 3) AS bundled, count(*) FILTER (WHERE state = 4) AS submitted,
                 count(*) FILTER (WHERE state = 5) AS adopted, count(*) FILTER (WHERE state = 6) AS not_adopted,
                 count(*) FILTER (WHERE state = 7) AS lapsed, count(*) FILTER (WHERE state = 8) AS withdrawn,
                 (array_agg(ordinal ORDER BY ordinal DESC) FILTER (WHERE ordinal < @Before))[1:@Size + 1] AS shown
             FROM (
                 SELECT ordinal, state FROM search_proposal d
                 WHERE {ProposalConditions.Of(filter, words, principal, parameters)}) found
             """,
            parameters,
            transaction);
        var rows = connection.QueryUnbufferedAsync<ProposalRow>(
            $"SELECT {ProposalRow.Columns} FROM proposal_as_it_stands WHERE ordinal = ANY (@shown) ORDER BY ordinal DESC",
            new { shown = counted.Shown ?? [] },
            transaction);
        var (proposals, nextCursor) = await page.CutAsync(rows.Select(row => (row.Ordinal, row.ToProposal())), cancel);
        return new ListProposalsReply { Proposals = { proposals }, NextCursor = nextCursor, Counts = counted.ToMessage() };
    }

    private sealed record Counted
    {
        public required long Total { get; init; }
        public required long Draft { get; init; }
        public required long Cleared { get; init; }
        public required long Bundled { get; init; }
        public required long Submitted { get; init; }
        public required long Adopted { get; init; }
        public required long NotAdopted { get; init; }
        public required long Lapsed { get; init; }
        public required long Withdrawn { get; init; }
        public required long[]? Shown { get; init; }

        public ProposalCounts ToMessage() => new()
        {
            Total = Total,
            Draft = Draft,
            Cleared = Cleared,
            Bundled = Bundled,
            Submitted = Submitted,
            Adopted = Adopted,
            NotAdopted = NotAdopted,
            Lapsed = Lapsed,
            Withdrawn = Withdrawn,
        };
    }
}
