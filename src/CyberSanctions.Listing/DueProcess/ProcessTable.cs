using CyberSanctions.Contracts.Events.V1;
using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.Journal.Appending;
using Dapper;

namespace CyberSanctions.Listing.DueProcess;

/// <summary>What due process keeps of the entries, in Postgres.</summary>
internal static class ProcessTable
{
    /// <summary>Keeps that an act lists somebody.</summary>
    public static Task InsertAsync(Change change, EntryChanged listed, byte[] grounds)
        => change.Connection.ExecuteAsync(
            """
            INSERT INTO process_entry (list, reference, version, grounds_sha256, listed_by)
            VALUES (@List, @Reference, @Version, @grounds, @ActReference)
            """,
            new { listed.List, listed.Reference, listed.Version, grounds, listed.ActReference },
            change.Transaction);

    /// <summary>Keeps that an act does something to an entry.</summary>
    /// <returns>The hash of the grounds that it had.</returns>
    public static Task<byte[]?> UpdateAsync(Change change, EntryChanged changed, byte[]? grounds)
        => change.Connection.ExecuteScalarAsync<byte[]?>(
            """
            UPDATE process_entry e SET version = @Version, grounds_sha256 = coalesce(@grounds, e.grounds_sha256),
                delisted_by = CASE WHEN @Delisted THEN @ActReference ELSE e.delisted_by END
            FROM process_entry before
            WHERE e.list = @List AND e.reference = @Reference AND before.list = e.list AND before.reference = e.reference
            RETURNING before.grounds_sha256
            """,
            new
            {
                changed.List,
                changed.Reference,
                changed.Version,
                grounds,
                changed.ActReference,
                Delisted = changed.Operation == OperationKind.Delist,
            },
            change.Transaction);

    /// <summary>When an act was published, if it says so, and whether it corrects another one.</summary>
    public static Task<(DateOnly? PublishedOn, bool Corrects)> PublishedAsync(Change change, string act)
        => change.Connection.QuerySingleOrDefaultAsync<(DateOnly?, bool)>(
            "SELECT published_on, corrects IS NOT NULL FROM act_as_shown WHERE reference = @act",
            new { act },
            change.Transaction);

    /// <summary>Gives what an act does its days, now that all of it is on record.</summary>
    /// <param name="effective">From when it has effect.</param>
    /// <param name="effectiveOn">On which day that is.</param>
    /// <param name="owedSince">From which day persons are to be told of it.</param>
    public static Task DateAsync(Change change, string act, DateTime effective, DateOnly effectiveOn, DateOnly owedSince)
        => change.Connection.ExecuteAsync(
            $"""
            UPDATE process_entry SET listed_at = @effective, listed_on = @effectiveOn, reviewed_on = @effectiveOn
            WHERE listed_by = @act AND listed_on IS NULL;
            UPDATE process_entry e SET delisted_at = @effective FROM notification n
            WHERE n.act_reference = @act AND n.cause = {NotificationCause.Delisted:D}
                AND e.list = n.list AND e.reference = n.entry_reference;
            UPDATE process_entry e SET reviewed_on = greatest(e.reviewed_on, @owedSince) FROM notification n
            WHERE n.act_reference = @act AND n.cause = {NotificationCause.Maintained:D}
                AND e.list = n.list AND e.reference = n.entry_reference;
            UPDATE notification SET owed_since = @owedSince WHERE act_reference = @act AND owed_since IS NULL
            """,
            new { act, effective, effectiveOn, owedSince },
            change.Transaction);

    /// <summary>Counts the 12 months from a review that was concluded.</summary>
    public static Task ReviewedAsync(Change change, string list, string reference, DateOnly on)
        => change.Connection.ExecuteAsync(
            "UPDATE process_entry SET reviewed_on = greatest(reviewed_on, @on) WHERE list = @list AND reference = @reference",
            new { list, reference, on },
            change.Transaction);
}
