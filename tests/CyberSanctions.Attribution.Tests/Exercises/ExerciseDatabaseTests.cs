using Dapper;
using Npgsql;

namespace CyberSanctions.Attribution.Tests.Exercises;

/// <summary>What the database itself refuses to the service, should the service ever ask for it.</summary>
public sealed class ExerciseDatabaseTests(ExercisesService exercises) : IClassFixture<ExercisesService>
{
    private const string Refused = PostgresErrorCodes.ObjectNotInPrerequisiteState;
    private const string NoRight = PostgresErrorCodes.InsufficientPrivilege;

    private const string NewDossier =
        """
        INSERT INTO dossier (reference, version, title, summary, handling, exercise, state, created_by, created_at, supersedes,
                             exercise_reference)
        VALUES ('ATT-2026-9' || floor(random() * 1e9), 1, 'x', '', 1, {0}, 1, 'flavia.fog', now(), {1}, {2})
        """;

    private const string Deed =
        """
        INSERT INTO exercise_deed (exercise, dossier, source, place, part, actor, kind, subject, text, at)
        VALUES (@exercise, {0}, {1}, {2}, {3}, {4}, {5}, {6}, {7}, {8})
        """;

    public static TheoryData<string, string> WhileItRuns { get; } = new()
    {
        // What is real does not come into it, and what is of it does not leave it.
        { Dossier("false", "NULL", "@exercise"), PostgresErrorCodes.CheckViolation },
        { Dossier("true", "NULL", "'EX-2026-9999'"), PostgresErrorCodes.ForeignKeyViolation },
        { Dossier("true", "@dossier", "NULL"), Refused },
        { Dossier("true", "@real", "@exercise"), Refused },
        { "UPDATE dossier SET exercise_reference = @exercise WHERE reference = @real", NoRight },
        { "UPDATE dossier SET exercise_reference = NULL WHERE reference = @dossier", NoRight },
        { "UPDATE dossier SET exercise = false WHERE reference = @dossier", NoRight },
        { Change("drusilla.haze"), Refused },
        { "INSERT INTO exercise_matter (reference, dossier, exercise) VALUES ('LP-1', @real, NULL)", Refused },
        { "INSERT INTO exercise_matter (reference, dossier, exercise) VALUES ('LP-1', @dossier, NULL)", Refused },
        {
            "INSERT INTO exercise_matter (reference, dossier, exercise) VALUES ('LP-1', @none, @exercise)", Refused
        },

        { "UPDATE exercise_matter SET reference = 'LP-2026-0001'", NoRight },
        {
            "INSERT INTO exercise_matter (reference, dossier, exercise, handling) VALUES ('LP-9', @dossier, @exercise, 4); "
            + "UPDATE exercise_matter SET handling = 3 WHERE reference = 'LP-9'",
            Refused
        },
        { "DELETE FROM exercise_matter", NoRight },

        // Deeds are of its dossiers, by whom and when the journal says.
        { DeedOf("@real", "1", "1", "'desk'", "'flavia.fog'", "'RemarkMade'"), PostgresErrorCodes.ForeignKeyViolation },
        { DeedOf("@none", "2", "1", "'desk'", "'flavia.fog'", "'ProposalDrafted'"), PostgresErrorCodes.ForeignKeyViolation },
        { DeedOf("@dossier", "2", "1", "'legal'", "'flavia.fog'", "'ProposalDrafted'"), Refused },
        { DeedOf("@dossier", "2", "1", "'desk'", "'drusilla.haze'", "'ProposalDrafted'"), Refused },
        { DeedOf("NULL", "1", "NULL", "'desk'", "'flavia.fog'", "'InjectAnswered'", "'press'", "'x'"), Refused },
        { DeedOf("NULL", "1", "NULL", "'legal'", "'cassia.stratus'", "'InjectAnswered'", "'call'", "'x'"), Refused },
        {
            DeedOf(
                "NULL", "1", "NULL", "'desk'", "'flavia.fog'", "'InjectAnswered'", "'call'", "'x'", "now() - interval '9 days'"),
            Refused
        },
        { "UPDATE exercise_deed SET actor = 'x'", NoRight },
        { "DELETE FROM exercise_deed", NoRight },

        // The scenario stays what it was.
        { "INSERT INTO exercise_member (exercise, subject, part) VALUES (@exercise, 'x', 'desk')", Refused },
        { "UPDATE exercise_member SET part = 'legal' WHERE exercise = @exercise", NoRight },
        { "DELETE FROM exercise_member WHERE exercise = @exercise", NoRight },
        { "UPDATE exercise_inject SET text = 'x' WHERE exercise = @exercise", NoRight },
        { "UPDATE exercise_inject SET parts = '{legal}' WHERE exercise = @exercise", NoRight },
        { "UPDATE exercise_reaction SET within = 1 WHERE exercise = @exercise", NoRight },
        {
            """
            INSERT INTO exercise_inject (exercise, key, title, text, parts, added_by, added_at)
            VALUES (@exercise, 'x', 'x', 'x', '{navy}', 'x', now())
            """,
            Refused
        },

        // Each inject once, not before the clock says so; the clock goes forward.
        { "UPDATE exercise_inject SET released_at = now() WHERE exercise = @exercise AND key = 'call'", Refused },
        { Release("call", 0), Refused },
        { Release("press", 999_000_000_000), Refused },
        { "UPDATE exercise SET ran = ran - 1 WHERE reference = @exercise", Refused },
        { "UPDATE exercise SET counted_at = counted_at - interval '1 s' WHERE reference = @exercise", Refused },
        { "UPDATE exercise SET state = 1, version = version + 1 WHERE reference = @exercise", Refused },
        { "UPDATE exercise SET handling = 1 WHERE reference = @exercise", NoRight },
        { Report, Refused },
        { "DELETE FROM exercise_observer", NoRight },
    };

    public static TheoryData<string, string> AfterTheEnd { get; } = new()
    {
        { "UPDATE exercise SET state = 2, version = version + 1 WHERE reference = @exercise", Refused },
        { "UPDATE exercise SET ran = ran + 1 WHERE reference = @exercise", Refused },
        { "UPDATE exercise SET ended_because = 'x' WHERE reference = @exercise", Refused },
        { Dossier("true", "NULL", "@exercise") + "; " + Change("flavia.fog"), Refused },
        { Change("flavia.fog"), Refused },
        { Release("press", 0), Refused },
        { DeedOf("NULL", "1", "NULL", "'desk'", "'flavia.fog'", "'InjectAnswered'", "'call'", "'x'"), Refused },
        { DeedOf("@dossier", "2", "1", "'desk'", "'flavia.fog'", "'ProposalDrafted'"), Refused },
        { "INSERT INTO exercise_observation (exercise, text, made_by, made_at, after)"
            + " VALUES (@exercise, 'x', 'x', now(), 0)", Refused },
        {
            """
            INSERT INTO exercise_judgement (exercise, reaction, status, note, judged_by, judged_at)
            VALUES (@exercise, 'calm', 3, '', 'x', now())
            """,
            Refused
        },
        { "UPDATE exercise_report SET markdown = 'x'", NoRight },
        { "DELETE FROM exercise_report", NoRight },
        { Report, PostgresErrorCodes.UniqueViolation },
    };

    private const string Report =
        """
        INSERT INTO exercise_report (exercise, handling, last_deed, json, sha256, markdown)
        VALUES (@exercise, 1, 0, '{}', encode(sha256('{}'), 'hex'), '')
        """;

    [Theory]
    [MemberData(nameof(WhileItRuns))]
    public async Task WhileItRuns_IsRefused(string sql, string state)
        => Assert.Equal(state, await RefusalAsync(sql, over: false));

    [Theory]
    [MemberData(nameof(AfterTheEnd))]
    public async Task AfterTheEnd_IsRefused(string sql, string state) => Assert.Equal(state, await RefusalAsync(sql, over: true));

    private static string Dossier(string exercise, string supersedes, string reference)
        => string.Format(System.Globalization.CultureInfo.InvariantCulture, NewDossier, exercise, supersedes, reference);

    private static string Change(string by) =>
        $"""
         INSERT INTO dossier_change (dossier_reference, version, kind, header, dossier_handling, handling, reason, changed_by,
                                     changed_at)
         VALUES (@dossier, 99, 3, '{"{}"}', 2, 1, '', '{by}', now())
         """;

    private static string Release(string key, long after) =>
        $"""
         UPDATE exercise_inject SET released_at = now(), released_after = {after}, released_by = 'x'
         WHERE exercise = @exercise AND key = '{key}'
         """;

    private static string DeedOf(
        string dossier,
        string source,
        string place,
        string part,
        string actor,
        string kind,
        string subject = "'x'",
        string text = "''",
        string at = "(SELECT counted_at FROM exercise WHERE reference = @exercise) + interval '1 ms'")
        => string.Format(
            System.Globalization.CultureInfo.InvariantCulture,
            Deed,
            dossier,
            source,
            place,
            part,
            actor,
            kind,
            subject,
            text,
            at);

    private async Task<string> RefusalAsync(string sql, bool over)
    {
        var exercise = await exercises.StartAsync();
        var dossier = await exercises.OpenAsync(exercise);
        var none = (await exercises.DeskDossiers.CreateDossierAsync(new(Examples.NewDossier()) { Exercise = true })).Reference;
        var real = (await exercises.DeskDossiers.CreateDossierAsync(new(Examples.NewDossier()) { Exercise = false })).Reference;
        if (over)
        {
            await exercises.EndAsync(exercise);
        }

        await using var connection = await exercises.Service.Database.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        return (await Assert.ThrowsAsync<PostgresException>(() => connection.ExecuteAsync(
            $"{sql}; SET CONSTRAINTS ALL IMMEDIATE", new { exercise, dossier, none, real }, transaction))).SqlState;
    }
}
