using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.Journal.Appending;
using CyberSanctions.Procedures.Periods;
using CyberSanctions.ServiceDefaults.Errors;
using Dapper;
using Npgsql;

namespace CyberSanctions.Listing.DueProcess;

/// <summary>An entry of a list, as far as due process goes by it.</summary>
internal sealed class ProcessEntry
{
    public string List { get; init; } = "";

    public string Reference { get; init; } = "";

    /// <summary>As now on record.</summary>
    public int Version { get; init; }

    /// <summary>What it says now, an <see cref="EntryContent"/> as JSON.</summary>
    public string Content { get; init; } = "";

    /// <summary>From when the listing has effect.</summary>
    public DateTime ListedAt { get; init; }

    public DateOnly ListedOn { get; init; }

    /// <summary>From when it is off the list; null when no act takes it off.</summary>
    public DateTime? DelistedAt { get; init; }

    /// <summary>From when the 12 months are counted: the listing, or the last review.</summary>
    public DateOnly ReviewedOn { get; init; }

    /// <summary>The last of the 12 months.</summary>
    public DateOnly ReviewDueOn { get; init; }

    /// <summary>Whether it is off the list, or will be once what is on record takes effect.</summary>
    public bool Ended { get; init; }

    /// <summary>Whether it has expired, by itself or with the framework.</summary>
    public bool Expired { get; init; }

    /// <summary>Whether it is on the list at a moment: not before it takes effect.</summary>
    public bool IsListed(DateTime now) => ListedAt <= now && !Expired && !(DelistedAt <= now);

    /// <summary>Who it is, by the primary name.</summary>
    public string Name => EntryContent.Parser.ParseJson(Content).Subject.Names.FirstOrDefault()?.WholeName ?? "";

    /// <summary>Whether it names an address to which something can be sent.</summary>
    public bool AddressKnown => KnownAddress.In(EntryContent.Parser.ParseJson(Content).Subject);

    /// <summary>An entry that is wholly on record, or nothing.</summary>
    public static Task<ProcessEntry?> FindAsync(
        NpgsqlConnection connection, NpgsqlTransaction? transaction, string list, string reference, DateTime now)
        => FindAsync(connection, transaction, list, reference, now, "");

    /// <summary>The same, locked until the change ends: whatever is done about an entry is done one after the other.</summary>
    /// <exception cref="RefusedException">NOT_FOUND.</exception>
    public static async Task<ProcessEntry> LockAsync(Change change, string list, string reference)
        => await FindAsync(change.Connection, change.Transaction, list, reference, change.Now, "FOR UPDATE OF e")
            ?? throw Refusal.NotFound("entry", reference);

    private static Task<ProcessEntry?> FindAsync(
        NpgsqlConnection connection,
        NpgsqlTransaction? transaction,
        string list,
        string reference,
        DateTime now,
        string locking)
        => connection.QuerySingleOrDefaultAsync<ProcessEntry>(
            $"""
             SELECT e.list, e.reference, e.version, l.content, e.listed_at, e.listed_on, e.delisted_at, e.reviewed_on,
                    e.review_due_on, e.delisted_by IS NOT NULL OR {Expiry} AS ended, {Expiry} AS expired
             FROM process_entry e {Joins}
             WHERE e.list = @list AND e.reference = @reference AND e.listed_on IS NOT NULL {locking}
             """,
            new { list, reference, today = CouncilData.DayInBrussels(now) },
            transaction);

    /// <summary>What an entry <c>e</c> is joined with, to know whether it has expired.</summary>
    public const string Joins =
        """
        JOIN listed_entry l ON l.list = e.list AND l.reference = e.reference
        JOIN public_list p ON p.name = e.list
        """;

    /// <summary>Whether it has expired by <c>@today</c>: as <see cref="Entries.ListedEntry.HasEnded"/> has it.</summary>
    public const string Expiry =
        "(l.lapsed OR coalesce(l.applies_until < @today, false) OR coalesce(p.framework_until < @today, false))";
}
