using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.Contracts.Events.V1;
using CyberSanctions.Contracts.Kinds;
using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.Journal.Appending;
using CyberSanctions.Procedures.Periods;
using CyberSanctions.ServiceDefaults.Identity;
using Dapper;
using Google.Protobuf.WellKnownTypes;
using Npgsql;

namespace CyberSanctions.Listing.DueProcess;

/// <summary>Reviews, and why each was opened, in Postgres.</summary>
internal static class ReviewTable
{
    /// <summary>As which a review is marked that opens by itself.</summary>
    public const Handling ByItself = Handling.TlpAmber;

    private const string Columns =
        """
        SELECT r.reference, r.version, r.list, r.entry_reference, r.state, r.handling, r.due_on, r.outcome, r.reasons,
               r.entry_version, r.proposal_reference, r.considered, r.proposed_by, r.proposed_at, r.concluded_by, r.concluded_at,
               r.lapsed_because, p.handling AS proposal_handling, o.ground, o.reason, o.opened_by, o.opened_at
        FROM review r
        JOIN review_opening o ON o.review = r.reference
        LEFT JOIN proposal p ON p.reference = r.proposal_reference
        """;

    /// <summary>Opens a review of an entry that is locked, or joins the one that is open with another ground.</summary>
    /// <returns>The review.</returns>
    public static async Task<ListingReview> OpenAsync(
        Change change, ProcessEntry entry, ReviewGround ground, string reason, Handling handling)
    {
        var open = await OpenOfAsync(change, entry);
        if (open?.Openings.Any(opening => opening.Ground == ground && opening.Reason == reason) == true)
        {
            return open;
        }

        var reference = open?.Reference ?? await change.NextReferenceAsync("REV");
        await change.Connection.ExecuteAsync(
            open is null
                ? """
                  INSERT INTO review (reference, list, entry_reference, handling, opened_on, due_on)
                  VALUES (@reference, @List, @EntryReference, @handling, @Today, @ReviewDueOn);
                  INSERT INTO review_opening (review, number, ground, reason, opened_by, opened_at)
                  VALUES (@reference, @Number, @ground, @reason, @Actor, @Now)
                  """
                : """
                  UPDATE review SET version = version + 1, handling = greatest(handling, @handling), outcome = NULL,
                      reasons = NULL, entry_version = NULL, proposal_reference = NULL, considered = '{}', proposed_by = NULL,
                      proposed_at = NULL
                  WHERE reference = @reference;
                  INSERT INTO review_opening (review, number, ground, reason, opened_by, opened_at)
                  VALUES (@reference, @Number, @ground, @reason, @Actor, @Now)
                  """,
            new
            {
                reference,
                entry.List,
                EntryReference = entry.Reference,
                handling = (int)handling,
                Today = CouncilData.DayInBrussels(change.Now),
                entry.ReviewDueOn,
                Number = (open?.Openings.Count ?? 0) + 1,
                ground = (int)ground,
                reason,
                change.Actor,
                change.Now,
            },
            change.Transaction);
        await change.AppendAsync(
            new ReviewOpened { Reference = reference, List = entry.List, EntryReference = entry.Reference, Ground = ground },
            reference);
        return (await LockAsync(change, reference))!;
    }

    /// <summary>The open review of an entry, or nothing.</summary>
    public static async Task<ListingReview?> OpenOfAsync(Change change, ProcessEntry entry)
        => (await ReadAsync(
            change.Connection,
            change.Transaction,
            "r.list = @List AND r.entry_reference = @Reference AND r.state = 1",
            new { entry.List, entry.Reference })).SingleOrDefault().Review;

    /// <summary>One of them, locked until the change ends; or nothing.</summary>
    public static async Task<ListingReview?> LockAsync(Change change, string reference)
    {
        await change.Connection.ExecuteAsync(
            "SELECT FROM review WHERE reference = @reference FOR UPDATE", new { reference }, change.Transaction);
        return (await ReadAsync(change.Connection, change.Transaction, "r.reference = @reference", new { reference }))
            .SingleOrDefault().Review;
    }

    /// <summary>One of them, as somebody may see it; or nothing.</summary>
    public static async Task<ListingReview?> FindAsync(NpgsqlConnection connection, string reference, Principal reader)
        => (await ReadAsync(connection, null, "r.reference = @reference", new { reference }))
            .Select(row => Shown(row, reader)).SingleOrDefault();

    /// <summary>Those of an entry that somebody may see, oldest first.</summary>
    public static async Task<IEnumerable<ListingReview>> OfEntryAsync(
        NpgsqlConnection connection, NpgsqlTransaction? transaction, string list, string entry, Principal reader)
        => (await ReadAsync(connection, transaction, "r.list = @list AND r.entry_reference = @entry", new { list, entry }))
            .Select(row => Shown(row, reader)).OfType<ListingReview>();

    /// <summary>Which observations have led to a review.</summary>
    public static async Task<IReadOnlyCollection<string>> ObservedAsync(Change change, string reference)
        => (await change.Connection.QueryAsync<string>(
            "SELECT reference FROM observations WHERE review_reference = @reference ORDER BY ordinal",
            new { reference },
            change.Transaction)).AsList();

    public static Task ProposeAsync(Change change, ProposeOutcomeRequest request)
        => change.Connection.ExecuteAsync(
            """
            UPDATE review SET version = version + 1, outcome = @Outcome, reasons = @Reasons, entry_version = @EntryVersion,
                proposal_reference = nullif(@ProposalReference, ''), considered = @Considered, proposed_by = @Actor,
                proposed_at = @Now
            WHERE reference = @Reference
            """,
            new
            {
                request.Reference,
                Outcome = (int)request.Outcome,
                request.Reasons,
                request.EntryVersion,
                request.ProposalReference,
                Considered = request.Considered.ToArray(),
                change.Actor,
                change.Now,
            },
            change.Transaction);

    public static Task ConcludeAsync(Change change, string reference, DateOnly today)
        => change.Connection.ExecuteAsync(
            """
            UPDATE review SET version = version + 1, state = 2, concluded_by = @Actor, concluded_at = @Now, ended_on = @today
            WHERE reference = @reference
            """,
            new { reference, today, change.Actor, change.Now },
            change.Transaction);

    public static async Task LapseAsync(Change change, ListingReview review, string because, DateOnly today)
    {
        await change.Connection.ExecuteAsync(
            """
            UPDATE review SET version = version + 1, state = 3, lapsed_because = @because, ended_on = @today
            WHERE reference = @Reference
            """,
            new { review.Reference, because, today },
            change.Transaction);
        await change.AppendAsync(
            new ReviewLapsed
            {
                Reference = review.Reference,
                List = review.List,
                EntryReference = review.EntryReference,
                Because = because,
            },
            review.Reference);
    }

    private static ListingReview? Shown((ListingReview Review, Handling? OfProposal) row, Principal reader)
    {
        if (!reader.MaySee(row.Review.Handling))
        {
            return null;
        }

        if (row.OfProposal is { } handling && !reader.MaySee(handling))
        {
            row.Review.Proposed.ProposalReference = "";
        }

        // By the number of observations, anybody reads the answer.
        if (!ObservationRules.MayRead(reader))
        {
            row.Review.Proposed?.Considered.Clear();
            foreach (var opening in row.Review.Openings.Where(opening => opening.Ground == ReviewGround.Observations))
            {
                opening.Reason = "";
            }
        }

        return row.Review;
    }

    private static async Task<List<(ListingReview Review, Handling? OfProposal)>> ReadAsync(
        NpgsqlConnection connection, NpgsqlTransaction? transaction, string where, object parameters)
    {
        var rows = await connection.QueryAsync<Row>(
            $"{Columns} WHERE {where} ORDER BY r.ordinal, o.number", parameters, transaction);
        return [.. rows.GroupBy(row => row.Reference).Select(group =>
        {
            var review = group.First().ToMessage();
            review.Openings.AddRange(group.Select(row => row.ToOpening()));
            return (review, group.First().ProposalHandling);
        })];
    }

    private sealed class Row
    {
        public string Reference { get; init; } = "";

        public long Version { get; init; }

        public string List { get; init; } = "";

        public string EntryReference { get; init; } = "";

        public ReviewState State { get; init; }

        public Handling Handling { get; init; }

        public DateOnly DueOn { get; init; }

        public ReviewOutcome? Outcome { get; init; }

        public string? Reasons { get; init; }

        public int? EntryVersion { get; init; }

        public string? ProposalReference { get; init; }

        public Handling? ProposalHandling { get; init; }

        public string[] Considered { get; init; } = [];

        public string? ProposedBy { get; init; }

        public DateTime? ProposedAt { get; init; }

        public string? ConcludedBy { get; init; }

        public DateTime? ConcludedAt { get; init; }

        public string? LapsedBecause { get; init; }

        public ReviewGround Ground { get; init; }

        public string Reason { get; init; } = "";

        public string OpenedBy { get; init; } = "";

        public DateTime OpenedAt { get; init; }

        public ReviewOpening ToOpening()
            => new() { Ground = Ground, Reason = Reason, OpenedBy = OpenedBy, OpenedAt = OpenedAt.ToTimestamp() };

        public ListingReview ToMessage() => new()
        {
            Reference = Reference,
            Version = Version,
            List = List,
            EntryReference = EntryReference,
            State = State,
            Handling = Handling,
            DueOn = DueOn.ToMessage(),
            Proposed = Outcome is { } outcome
                ? new()
                {
                    Outcome = outcome,
                    Reasons = Reasons,
                    EntryVersion = EntryVersion!.Value,
                    ProposalReference = ProposalReference ?? "",
                    Considered = { Considered },
                    ProposedBy = ProposedBy,
                    ProposedAt = ProposedAt?.ToTimestamp(),
                }
                : null,
            ConcludedBy = ConcludedBy ?? "",
            ConcludedAt = ConcludedAt?.ToTimestamp(),
            LapsedBecause = LapsedBecause ?? "",
        };
    }
}
