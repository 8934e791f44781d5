using CyberSanctions.Contracts.Kinds;
using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.Journal.Appending;
using Dapper;

namespace CyberSanctions.Listing.Derogations;

/// <summary>What is written of requests for derogations.</summary>
internal static class DerogationChanges
{
    /// <summary>A new request, with what stands in it.</summary>
    public static async Task InsertAsync(Change change, Derogation derogation, DateTime now)
    {
        await change.Connection.ExecuteAsync(
            """
            INSERT INTO derogation (reference, version, state, list, entry_reference, kind, member_state, applicant, description,
                                    amount, currency, received_on, basis_on, conditions, distinct_from, requested_by,
                                    requested_at, changed_at)
            VALUES (@Reference, 1, @State, @List, @EntryReference, @Kind, @MemberState, @Applicant, @Description,
                    @Amount, nullif(@Currency, ''), @ReceivedOn, @BasisOn, @Conditions, @DistinctFrom, @Actor, @now, @now)
            """,
            new
            {
                derogation.Reference,
                State = (int)DerogationState.Pending,
                derogation.List,
                derogation.EntryReference,
                Kind = (int)derogation.Kind,
                derogation.MemberState,
                derogation.Applicant,
                derogation.Description,
                Amount = derogation.Amount.Length == 0 ? (decimal?)null : Amounts.Parse(derogation.Amount),
                derogation.Currency,
                ReceivedOn = derogation.ReceivedOn.ToDay(),
                BasisOn = derogation.BasisOn?.ToDay(),
                Conditions = Articles.Of(derogation.Kind).Conditions.Select(condition => condition.Key).ToArray(),
                DistinctFrom = derogation.DistinctFrom.ToArray(),
                change.Actor,
                now,
            },
            change.Transaction);
        await change.Connection.ExecuteAsync(
            """
            INSERT INTO derogation_document (derogation, place, name, sha256)
            SELECT @Reference, place, name, sha256 FROM unnest(@Names, @Hashes) WITH ORDINALITY AS given (name, sha256, place)
            """,
            new
            {
                derogation.Reference,
                Names = derogation.Documents.Select(document => document.Name).ToArray(),
                Hashes = derogation.Documents.Select(document => document.Sha256).ToArray(),
            },
            change.Transaction);
        await ContributeAsync(change, derogation.Reference);
    }

    /// <summary>Whoever acts has put something into the file.</summary>
    public static Task ContributeAsync(Change change, string reference)
        => change.Connection.ExecuteAsync(
            "INSERT INTO derogation_contributor (derogation, subject) VALUES (@reference, @Actor) ON CONFLICT DO NOTHING",
            new { reference, change.Actor },
            change.Transaction);

    public static Task InsertClockAsync(Change change, string reference, Clock clock)
        => change.Connection.ExecuteAsync(
            """
            INSERT INTO derogation_clock (derogation, kind, began_on, due_on, ends_at)
            VALUES (@reference, @Kind, @BeganOn, @DueOn, @EndsAt)
            """,
            new { reference, Kind = (int)clock.Kind, clock.BeganOn, clock.DueOn, clock.EndsAt },
            change.Transaction);

    /// <summary>What was due was done, if that clock runs.</summary>
    public static Task MeetAsync(Change change, string reference, DerogationClockKind kind, DateOnly on)
        => EndAsync(change, reference, [(int)kind], "met_on", on);

    /// <summary>Clocks end before their time, as far as they run.</summary>
    public static Task StopAsync(Change change, string reference, DateOnly on, params DerogationClockKind[] kinds)
        => EndAsync(change, reference, [.. kinds.Select(kind => (int)kind)], "stopped_on", on);

    public static Task AnswerAsync(Change change, string reference, IEnumerable<ConditionAnswer> answers, DateTime now)
        => change.Connection.ExecuteAsync(
            """
            INSERT INTO derogation_answer (derogation, condition, met, reasons, answered_by, answered_at)
            VALUES (@reference, @Key, @Met, @Reasons, @Actor, @now)
            ON CONFLICT (derogation, condition) DO UPDATE SET met = excluded.met, reasons = excluded.reasons,
                answered_by = excluded.answered_by, answered_at = excluded.answered_at
            """,
            answers.Select(answer => new { reference, answer.Key, answer.Met, answer.Reasons, change.Actor, now }),
            change.Transaction);

    public static Task InsertStepAsync(
        Change change, Derogation derogation, RecordStepRequest step, string memberState, DateTime now)
        => change.Connection.ExecuteAsync(
            """
            INSERT INTO derogation_step (derogation, number, kind, taken_on, text, document_sha256, member_state, recorded_by,
                                         recorded_at)
            VALUES (@Reference, @Number, @Kind, @TakenOn, @Text, @DocumentSha256, @memberState, @Actor, @now)
            """,
            new
            {
                derogation.Reference,
                Number = derogation.Steps.Count + 1,
                Kind = (int)step.Kind,
                TakenOn = step.TakenOn.ToDay(),
                step.Text,
                step.DocumentSha256,
                memberState,
                change.Actor,
                now,
            },
            change.Transaction);

    /// <summary>What was prepared falls, if anything was.</summary>
    public static Task DropPreparedAsync(Change change, string reference)
        => change.Connection.ExecuteAsync(
            "UPDATE derogation_decision SET dropped = true WHERE derogation = @reference AND NOT dropped AND decided_by IS NULL",
            new { reference },
            change.Transaction);

    public static Task PrepareAsync(Change change, Derogation derogation, PrepareDecisionRequest decision, DateTime now)
        => change.Connection.ExecuteAsync(
            """
            INSERT INTO derogation_decision (derogation, number, outcome, reasons, amount, conditions, valid_from, valid_until,
                                             prepared_by, prepared_at)
            VALUES (@Reference, @Number, @Outcome, @Reasons, @Amount, @Conditions, @ValidFrom, @ValidUntil, @Actor, @now)
            """,
            new
            {
                derogation.Reference,
                Number = derogation.Decisions.Count + 1,
                Outcome = (int)decision.Outcome,
                decision.Reasons,
                Amount = DecisionRules.AmountOf(derogation, decision),
                Conditions = decision.Conditions.ToArray(),
                ValidFrom = decision.ValidFrom?.ToDay(),
                ValidUntil = decision.ValidUntil?.ToDay(),
                change.Actor,
                now,
            },
            change.Transaction);

    /// <summary>What was prepared is decided.</summary>
    public static Task TakeAsync(Change change, string reference, DateTime now)
        => change.Connection.ExecuteAsync(
            """
            UPDATE derogation_decision SET decided_by = @Actor, decided_at = @now, effective_at = @now
            WHERE derogation = @reference AND NOT dropped AND decided_by IS NULL
            """,
            new { reference, change.Actor, now },
            change.Transaction);

    /// <summary>What nobody prepared: a withdrawal, or what happened by itself.</summary>
    public static Task HappenedAsync(
        Change change, Derogation derogation, DerogationState outcome, string reasons, DateTime now, DateTime effective)
        => change.Connection.ExecuteAsync(
            """
            INSERT INTO derogation_decision (derogation, number, outcome, reasons, amount, decided_by, decided_at, effective_at)
            VALUES (@Reference, @Number, @Outcome, @reasons, @Amount, @Actor, @now, @effective)
            """,
            new
            {
                derogation.Reference,
                Number = derogation.Decisions.Count + 1,
                Outcome = (int)outcome,
                reasons,
                Amount = outcome == DerogationState.DeemedGranted && derogation.Amount.Length > 0
                    ? Amounts.Parse(derogation.Amount)
                    : (decimal?)null,
                change.Actor,
                now,
                effective,
            },
            change.Transaction);

    public static Task ReportAsync(Change change, Derogation derogation, RecordReportRequest report, DateTime now)
        => change.Connection.ExecuteAsync(
            """
            INSERT INTO derogation_report (derogation, number, reported_on, document_sha256, recorded_by, recorded_at)
            VALUES (@Reference, @Number, @ReportedOn, @DocumentSha256, @Actor, @now)
            """,
            new
            {
                derogation.Reference,
                Number = derogation.Reports.Count + 1,
                ReportedOn = report.ReportedOn.ToDay(),
                report.DocumentSha256,
                change.Actor,
                now,
            },
            change.Transaction);

    /// <summary>The next version, in a state.</summary>
    public static Task SaveAsync(Change change, string reference, DerogationState state, DateTime now)
        => change.Connection.ExecuteAsync(
            "UPDATE derogation SET version = version + 1, state = @State, changed_at = @now WHERE reference = @reference",
            new { reference, State = (int)state, now },
            change.Transaction);

    private static Task EndAsync(Change change, string reference, int[] kinds, string column, DateOnly on)
        => change.Connection.ExecuteAsync(
            $"""
            UPDATE derogation_clock SET {column} = @on
            WHERE derogation = @reference AND kind = ANY (@kinds) AND met_on IS NULL AND stopped_on IS NULL
            """,
            new { reference, kinds, on },
            change.Transaction);
}
