using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.Contracts.Kinds;
using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.Journal.Appending;
using CyberSanctions.ServiceDefaults.Identity;
using Dapper;
using Google.Protobuf.WellKnownTypes;
using Npgsql;

namespace CyberSanctions.Listing.DueProcess;

/// <summary>Court cases, and how they went on, in Postgres.</summary>
internal static class CourtTable
{
    private const string Columns =
        """
        SELECT c.reference, c.version, c.list, c.entry_reference, c.number, c.lodged_on, c.state, c.outcome, c.effects_until,
               c.follow_up_reference, p.handling AS proposal_handling, c.recorded_by, c.recorded_at,
               s.number AS step, s.kind, s.taken_on, s.outcome AS step_outcome, s.effects_until AS step_effects_until,
               s.case_number, s.document, s.document_sha256, s.recorded_by AS step_by, s.recorded_at AS step_at
        FROM court_case c
        LEFT JOIN court_step s ON s.court_case = c.reference
        LEFT JOIN proposal p ON p.reference = c.follow_up_reference
        """;

    /// <returns>False when the case is on record; nothing is written then.</returns>
    public static async Task<bool> TryInsertAsync(Change change, string reference, string list, LodgeCaseRequest request)
        => await change.Connection.ExecuteAsync(
            """
            INSERT INTO court_case (reference, list, entry_reference, number, lodged_on, recorded_by, recorded_at)
            VALUES (@reference, @list, @EntryReference, @Number, @LodgedOn, @Actor, @Now)
            ON CONFLICT (list, entry_reference, number) DO NOTHING
            """,
            new
            {
                reference,
                list,
                request.EntryReference,
                request.Number,
                LodgedOn = request.LodgedOn.ToDay(),
                change.Actor,
                change.Now,
            },
            change.Transaction) == 1;

    public static Task StepAsync(
        Change change, CourtCase before, CourtStep step, (CourtState State, CourtOutcome Outcome) after)
        => change.Connection.ExecuteAsync(
            """
            INSERT INTO court_step (court_case, number, kind, taken_on, outcome, effects_until, case_number, document,
                                    document_sha256, recorded_by, recorded_at)
            VALUES (@Reference, @Number, @Kind, @On, nullif(@StepOutcome, 0), @EffectsUntil, nullif(@CaseNumber, ''), @Document,
                    @Sha256, @Actor, @Now);
            UPDATE court_case SET version = version + 1, state = @State, outcome = nullif(@Outcome, 0),
                decided_on = CASE WHEN @StepOutcome > 0 THEN @On ELSE decided_on END,
                effects_until = CASE WHEN @StepOutcome > 0 THEN @EffectsUntil ELSE effects_until END
            WHERE reference = @Reference
            """,
            new
            {
                before.Reference,
                Number = before.Steps.Count + 1,
                Kind = (int)step.Kind,
                On = step.On.ToDay(),
                StepOutcome = (int)step.Outcome,
                EffectsUntil = step.EffectsUntil?.ToDay(),
                CaseNumber = step.Number,
                Document = step.Document.Reference,
                step.Document.Sha256,
                State = (int)after.State,
                Outcome = (int)after.Outcome,
                change.Actor,
                change.Now,
            },
            change.Transaction);

    public static Task FollowAsync(Change change, string reference, string proposal)
        => change.Connection.ExecuteAsync(
            "UPDATE court_case SET version = version + 1, follow_up_reference = @proposal WHERE reference = @reference",
            new { reference, proposal },
            change.Transaction);

    /// <summary>One of them, locked until the change ends; or nothing.</summary>
    public static async Task<CourtCase?> LockAsync(Change change, string reference)
    {
        await change.Connection.ExecuteAsync(
            "SELECT FROM court_case WHERE reference = @reference FOR UPDATE", new { reference }, change.Transaction);
        return (await ReadAsync(change.Connection, change.Transaction, "c.reference = @reference", new { reference }))
            .SingleOrDefault().Case;
    }

    /// <summary>Those of an entry, oldest first, with follow-ups that somebody may see.</summary>
    public static async Task<IReadOnlyList<CourtCase>> OfEntryAsync(
        NpgsqlConnection connection, NpgsqlTransaction? transaction, string list, string entry, Principal reader)
    {
        var cases = await ReadAsync(
            connection, transaction, "c.list = @list AND c.entry_reference = @entry", new { list, entry });
        foreach (var (found, handling) in cases.Where(row => row.OfProposal is { } h && !reader.MaySee(h)))
        {
            found.FollowUpReference = "";
        }

        return [.. cases.Select(row => row.Case)];
    }

    private static async Task<List<(CourtCase Case, Handling? OfProposal)>> ReadAsync(
        NpgsqlConnection connection, NpgsqlTransaction? transaction, string where, object parameters)
    {
        var rows = await connection.QueryAsync<Row>(
            $"{Columns} WHERE {where} ORDER BY c.ordinal, s.number", parameters, transaction);
        return [.. rows.GroupBy(row => row.Reference).Select(group =>
        {
            var found = group.First().ToMessage();
            found.Steps.AddRange(group.Where(row => row.Step > 0).Select(row => row.ToStep()));
            return (found, group.First().ProposalHandling);
        })];
    }

    private sealed class Row
    {
        public string Reference { get; init; } = "";

        public long Version { get; init; }

        public string List { get; init; } = "";

        public string EntryReference { get; init; } = "";

        public string Number { get; init; } = "";

        public DateOnly LodgedOn { get; init; }

        public CourtState State { get; init; }

        public CourtOutcome? Outcome { get; init; }

        public DateOnly? EffectsUntil { get; init; }

        public string? FollowUpReference { get; init; }

        public Handling? ProposalHandling { get; init; }

        public string RecordedBy { get; init; } = "";

        public DateTime RecordedAt { get; init; }

        public int? Step { get; init; }

        public CourtStepKind? Kind { get; init; }

        public DateOnly? TakenOn { get; init; }

        public CourtOutcome? StepOutcome { get; init; }

        public DateOnly? StepEffectsUntil { get; init; }

        public string? CaseNumber { get; init; }

        public string? Document { get; init; }

        public string? DocumentSha256 { get; init; }

        public string? StepBy { get; init; }

        public DateTime? StepAt { get; init; }

        public CourtCase ToMessage() => new()
        {
            Reference = Reference,
            Version = Version,
            List = List,
            EntryReference = EntryReference,
            Number = Number,
            LodgedOn = LodgedOn.ToMessage(),
            State = State,
            Outcome = Outcome ?? CourtOutcome.Unspecified,
            EffectsUntil = EffectsUntil.ToMessage(),
            FollowUpReference = FollowUpReference ?? "",
            RecordedBy = RecordedBy,
            RecordedAt = RecordedAt.ToTimestamp(),
        };

        public CourtStep ToStep() => new()
        {
            Kind = Kind!.Value,
            On = TakenOn.ToMessage(),
            Outcome = StepOutcome ?? CourtOutcome.Unspecified,
            EffectsUntil = StepEffectsUntil.ToMessage(),
            Number = CaseNumber ?? "",
            Document = new() { Reference = Document, Sha256 = DocumentSha256 },
            RecordedBy = StepBy,
            RecordedAt = StepAt?.ToTimestamp(),
        };
    }
}
