using CyberSanctions.Contracts.Kinds;
using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.Journal.Appending;
using Dapper;
using Google.Protobuf.WellKnownTypes;
using Npgsql;

namespace CyberSanctions.Listing.Translations;

/// <summary>Translations in Postgres: each step that was ever done with one.</summary>
internal static class TranslationTable
{
    private const string Columns =
        """
        s.proposal_reference, s.language, s.version, s.state, s.original_sha256, o.paragraphs AS original, s.paragraphs,
        s.text_sha256, s.due_on, s.requested_by, s.requested_at, s.translator, s.translated_at, s.reviewer, s.reviewed_at,
        s.written_by, s.started_from, s.remark
        """;

    /// <summary>How many translations are current of each statement that some proposals give.</summary>
    /// <param name="wanted">The languages that count.</param>
    public static async Task<IReadOnlyDictionary<string, TranslationSummary>> SummariesAsync(
        NpgsqlConnection connection,
        NpgsqlTransaction transaction,
        IEnumerable<string> proposals,
        IReadOnlyCollection<string> wanted)
        => (await connection.QueryAsync<(string Proposal, int Current)>(
            $"""
             SELECT s.proposal_reference, count(t.language)::int
             FROM statement_as_it_reads s
             LEFT JOIN translation_as_it_stands t ON t.proposal_reference = s.proposal_reference
                 AND t.state = {TranslationState.Reviewed:D} AND NOT t.stale AND t.language = ANY (@Wanted)
             WHERE s.proposal_reference = ANY (@Proposals) GROUP BY s.proposal_reference
             """,
            new { Proposals = proposals.ToArray(), Wanted = wanted.ToArray() },
            transaction)).ToDictionary(
                row => row.Proposal, row => new TranslationSummary(row.Current, wanted.Count), StringComparer.Ordinal);

    /// <summary>The statement of a proposal as it reads now; nothing when it gives none.</summary>
    public static async Task<Original?> OriginalAsync(
        NpgsqlConnection connection, NpgsqlTransaction? transaction, string reference)
        => await connection.ExecuteScalarAsync<string?>(
            "SELECT text FROM statement_as_it_reads WHERE proposal_reference = @reference", new { reference }, transaction)
            is { } text
            ? Original.Of(text)
            : null;

    /// <summary>
    /// Keeps the statement of a proposal as it is until the change ends. Whoever edits a proposal, and whoever bundles it, locks
    /// it; whoever corrects an act locks the act.
    /// </summary>
    public static async Task<Original?> LockOriginalAsync(Change change, Proposal locked)
    {
        await change.Connection.ExecuteAsync(
            "SELECT FROM act WHERE reference = @ActReference FOR UPDATE", new { locked.ActReference }, change.Transaction);
        return await OriginalAsync(change.Connection, change.Transaction, locked.Reference);
    }

    /// <summary>
    /// The newest translation of each language, whether stale or not, without texts; in the order of their codes.
    /// </summary>
    public static async Task<IReadOnlyList<Translation>> StandingAsync(
        NpgsqlConnection connection, NpgsqlTransaction? transaction, string reference)
    {
        var rows = await connection.QueryAsync<TranslationRow>(
            $"""
             SELECT {Columns}, t.stale FROM translation_as_it_stands t
             JOIN translation_step s USING (proposal_reference, language, version)
             JOIN translated_original o ON o.sha256 = s.original_sha256
             WHERE t.proposal_reference = @reference ORDER BY s.language
             """,
            new { reference },
            transaction);
        return [.. rows.Select(row => row.ToTranslation(withText: false))];
    }

    /// <summary>The newest translation of an original into a language; nothing when there is none.</summary>
    public static async Task<Translation?> FindAsync(
        NpgsqlConnection connection, NpgsqlTransaction? transaction, string reference, string language, string originalSha256)
        => (await connection.QueryFirstOrDefaultAsync<TranslationRow>(
            $"""
             SELECT {Columns}, false AS stale FROM translation_step s
             JOIN translated_original o ON o.sha256 = s.original_sha256
             WHERE s.proposal_reference = @reference AND s.language = @language AND s.original_sha256 = @originalSha256
             ORDER BY s.version DESC LIMIT 1
             """,
            new { reference, language, originalSha256 },
            transaction))?.ToTranslation(withText: true);

    /// <summary>Which originals were, or are to be, translated into a language; the newest first.</summary>
    public static async Task<IReadOnlyList<string>> OriginalsAsync(
        NpgsqlConnection connection, NpgsqlTransaction? transaction, string reference, string language)
        => (await connection.QueryAsync<string>(
            """
            SELECT original_sha256 FROM translation WHERE proposal_reference = @reference AND language = @language
            ORDER BY version DESC
            """,
            new { reference, language },
            transaction)).AsList();

    /// <summary>The version of what was done last with translations into a language; 0 when nothing was.</summary>
    public static Task<long> VersionAsync(Change change, string reference, string language)
        => change.Connection.ExecuteScalarAsync<long>(
            """
            SELECT coalesce(max(version), 0) FROM translation_step
            WHERE proposal_reference = @reference AND language = @language
            """,
            new { reference, language },
            change.Transaction);

    /// <summary>Keeps a step.</summary>
    /// <param name="step">What was done.</param>
    /// <param name="original">On which original.</param>
    /// <param name="after">What the translation is since.</param>
    public static async Task InsertAsync(Change change, TranslationStep step, Original original, Translation after)
    {
        await change.Connection.ExecuteAsync(
            "INSERT INTO translated_original VALUES (@Sha256, @Paragraphs) ON CONFLICT DO NOTHING",
            new { original.Sha256, Paragraphs = original.Paragraphs.ToArray() },
            change.Transaction);
        await change.Connection.ExecuteAsync(
            """
            INSERT INTO translation_step (proposal_reference, language, version, original_sha256, change, state, done_by, done_at,
                                          paragraphs, text_sha256, due_on, requested_by, requested_at, translator, translated_at,
                                          reviewer, reviewed_at, written_by, started_from, remark)
            VALUES (@ProposalReference, @Language, @Version, @Sha256, @Step, @State, @Actor, @Now, @Paragraphs,
                    nullif(@TextSha256, ''), @DueOn, nullif(@RequestedBy, ''), @RequestedAt, nullif(@Translator, ''),
                    @TranslatedAt, nullif(@Reviewer, ''), @ReviewedAt, @WrittenBy, nullif(@StartedFrom, ''), @Remark)
            """,
            new
            {
                after.ProposalReference,
                after.Language,
                after.Version,
                original.Sha256,
                Step = (int)step,
                State = (int)after.State,
                change.Actor,
                change.Now,
                Paragraphs = after.Paragraphs.ToArray(),
                after.TextSha256,
                DueOn = after.DueOn?.ToDay(),
                after.RequestedBy,
                RequestedAt = after.RequestedAt?.ToDateTime(),
                after.Translator,
                TranslatedAt = after.TranslatedAt?.ToDateTime(),
                after.Reviewer,
                ReviewedAt = after.ReviewedAt?.ToDateTime(),
                WrittenBy = after.WrittenBy.ToArray(),
                after.StartedFrom,
                after.Remark,
            },
            change.Transaction);
    }

    private sealed record TranslationRow
    {
        public required string ProposalReference { get; init; }
        public required string Language { get; init; }
        public required long Version { get; init; }
        public required TranslationState State { get; init; }
        public required string OriginalSha256 { get; init; }
        public required string[] Original { get; init; }
        public required string[] Paragraphs { get; init; }
        public required string? TextSha256 { get; init; }
        public required DateOnly? DueOn { get; init; }
        public required string? RequestedBy { get; init; }
        public required DateTime? RequestedAt { get; init; }
        public required string? Translator { get; init; }
        public required DateTime? TranslatedAt { get; init; }
        public required string? Reviewer { get; init; }
        public required DateTime? ReviewedAt { get; init; }
        public required string[] WrittenBy { get; init; }
        public required string? StartedFrom { get; init; }
        public required string Remark { get; init; }
        public required bool Stale { get; init; }

        public Translation ToTranslation(bool withText) => new()
        {
            ProposalReference = ProposalReference,
            Language = Language,
            Version = Version,
            State = State,
            Stale = Stale,
            OriginalSha256 = OriginalSha256,
            Original = { withText ? Original : [] },
            Paragraphs = { withText ? Paragraphs : [] },
            TextSha256 = TextSha256 ?? "",
            DueOn = DueOn.ToMessage(),
            RequestedBy = RequestedBy ?? "",
            RequestedAt = RequestedAt?.ToTimestamp(),
            Translator = Translator ?? "",
            TranslatedAt = TranslatedAt?.ToTimestamp(),
            Reviewer = Reviewer ?? "",
            ReviewedAt = ReviewedAt?.ToTimestamp(),
            WrittenBy = { WrittenBy },
            StartedFrom = StartedFrom ?? "",
            Remark = Remark,
        };
    }
}
