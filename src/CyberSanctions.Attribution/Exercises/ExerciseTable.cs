using CyberSanctions.Contracts.Attribution.V1;
using CyberSanctions.Journal.Appending;
using CyberSanctions.ServiceDefaults.Identity;
using CyberSanctions.ServiceDefaults.Paging;
using Dapper;
using Npgsql;

namespace CyberSanctions.Attribution.Exercises;

/// <summary>Exercises, their casts and their steps in Postgres.</summary>
internal static class ExerciseTable
{
    public static async Task InsertAsync(Change change, string reference, Scenario scenario)
    {
        await change.Connection.ExecuteAsync(
            """
            INSERT INTO exercise (reference, title, summary, objectives, handling, set_up_by, set_up_at)
            VALUES (@reference, @Title, @Summary, @Objectives, @Handling, @Actor, @Now)
            """,
            new
            {
                reference,
                scenario.Title,
                scenario.Summary,
                Objectives = scenario.Objectives.ToArray(),
                Handling = (int)scenario.Handling,
                change.Actor,
                change.Now,
            },
            change.Transaction);
        await change.Connection.ExecuteAsync(
            """
            INSERT INTO exercise_part (exercise, key, ordinal, title)
            SELECT @reference, key, ordinal, title FROM unnest(@keys, @titles) WITH ORDINALITY AS p (key, title, ordinal)
            """,
            new
            {
                reference,
                keys = scenario.Parts.Select(part => part.Key).ToArray(),
                titles = scenario.Parts.Select(part => part.Title).ToArray(),
            },
            change.Transaction);
        MemberRow[] members =
        [
            new(change.Actor, null),
            .. scenario.Conductors.Select(subject => new MemberRow(subject, null)),
            .. scenario.Parts.SelectMany(part => part.Subjects, (part, subject) => new MemberRow(subject, part.Key)),
        ];
        await change.Connection.ExecuteAsync(
            """
            INSERT INTO exercise_member (exercise, subject, part)
            SELECT @reference, subject, part FROM unnest(@subjects, @parts) AS m (subject, part)
            """,
            new
            {
                reference,
                subjects = members.Select(member => member.Subject).ToArray(),
                parts = members.Select(member => member.Part).ToArray(),
            },
            change.Transaction);
    }

    /// <summary>The exercise, locked until the change ends.</summary>
    public static Task<ExerciseRow?> LockAsync(Change change, string reference)
        => change.Connection.QuerySingleOrDefaultAsync<ExerciseRow>(
            $"SELECT {ExerciseRow.Columns} FROM exercise WHERE reference = @reference FOR UPDATE",
            new { reference },
            change.Transaction);

    public static Task<ExerciseRow?> FindAsync(NpgsqlConnection connection, string reference)
        => connection.QuerySingleOrDefaultAsync<ExerciseRow>(
            $"SELECT {ExerciseRow.Columns} FROM exercise WHERE reference = @reference", new { reference });

    /// <summary>Those that somebody is in, or may watch, newest first; one more than fit on the page.</summary>
    public static async Task<IReadOnlyList<ExerciseRow>> ListAsync(NpgsqlConnection connection, Principal principal, Page page)
        => (await connection.QueryAsync<ExerciseRow>(
            $"""
             SELECT {ExerciseRow.Columns} FROM exercise e
             WHERE ordinal < @Before AND handling <= @Clearance AND (@All
                 OR EXISTS (SELECT FROM exercise_member WHERE exercise = e.reference AND subject = @Subject)
                 OR EXISTS (SELECT FROM exercise_observer WHERE exercise = e.reference
                     AND (subject = @Subject OR subject = '' AND @Watches) AND (injects OR deeds OR reactions OR report)))
             ORDER BY ordinal DESC LIMIT @Size + 1
             """,
            new
            {
                page.Before,
                page.Size,
                Clearance = (int)principal.Clearance,
                principal.Subject,
                All = principal.Has(Roles.Auditor),
                Watches = principal.Has(Roles.Observer),
            })).AsList();

    /// <summary>Writes down what the clock says.</summary>
    public static Task CountAsync(Change change, ExerciseRow counted)
        => change.Connection.ExecuteAsync(
            "UPDATE exercise SET ran = @Ran, counted_at = @CountedAt WHERE reference = @Reference",
            new { counted.Ran, counted.CountedAt, counted.Reference },
            change.Transaction);

    /// <summary>Whoever conducts has decided something: one version more.</summary>
    public static async Task<ExerciseRow> IncreaseVersionAsync(Change change, ExerciseRow exercise)
    {
        await change.Connection.ExecuteAsync(
            "UPDATE exercise SET version = version + 1 WHERE reference = @Reference",
            new { exercise.Reference },
            change.Transaction);
        return exercise with { Version = exercise.Version + 1 };
    }

    /// <summary>Takes a step, in the next version.</summary>
    /// <returns>The exercise as it is then.</returns>
    public static async Task<ExerciseRow> StepAsync(
        Change change, ExerciseRow counted, ExerciseStep step, ExerciseState after, DateTime at, string reason)
    {
        var over = after is ExerciseState.Ended or ExerciseState.Abandoned;
        var row = await change.Connection.QuerySingleAsync<ExerciseRow>(
            $"""
             UPDATE exercise SET version = version + 1, state = @After,
                 started_at = coalesce(started_at, CASE WHEN @Starts THEN @at END),
                 counted_at = CASE WHEN started_at IS NOT NULL OR @Starts THEN greatest(counted_at, @at) END,
                 ended_because = CASE WHEN @over THEN @reason END, ended_by = CASE WHEN @over THEN @Actor END,
                 ended_at = CASE WHEN @over THEN greatest(
                     counted_at, @at, (SELECT max(at) FROM exercise_deed WHERE exercise = @Reference)) END
             WHERE reference = @Reference RETURNING {ExerciseRow.Columns}
             """,
            new
            {
                After = (int)after,
                Starts = step == ExerciseStep.Start,
                at,
                over,
                reason,
                change.Actor,
                counted.Reference,
            },
            change.Transaction);
        await change.Connection.ExecuteAsync(
            """
            INSERT INTO exercise_step (exercise, version, step, taken_by, taken_at, ran)
            VALUES (@Reference, @Version, @Step, @Actor, @At, @Ran)
            """,
            new
            {
                row.Reference,
                row.Version,
                Step = (int)step,
                change.Actor,
                At = row.EndedAt ?? row.CountedAt ?? at,
                row.Ran,
            },
            change.Transaction);
        return row;
    }

    /// <summary>All steps, in their order.</summary>
    public static async Task<IReadOnlyList<StepRow>> StepsAsync(
        NpgsqlConnection connection, NpgsqlTransaction? transaction, string reference)
        => (await connection.QueryAsync<StepRow>(
            "SELECT step, taken_by, taken_at, ran FROM exercise_step WHERE exercise = @reference ORDER BY version",
            new { reference },
            transaction)).AsList();

    /// <summary>Everybody who conducts or plays.</summary>
    public static async Task<IReadOnlyList<MemberRow>> MembersAsync(
        NpgsqlConnection connection, NpgsqlTransaction? transaction, string reference)
        => (await connection.QueryAsync<MemberRow>(
            "SELECT subject, part FROM exercise_member WHERE exercise = @reference ORDER BY subject COLLATE \"C\"",
            new { reference },
            transaction)).AsList();

    /// <summary>The parts, in the order of the scenario, and who plays them.</summary>
    public static async Task<IReadOnlyList<ExercisePart>> PartsAsync(
        NpgsqlConnection connection, NpgsqlTransaction? transaction, string reference, IReadOnlyList<MemberRow> members)
    {
        var rows = await connection.QueryAsync<(string Key, string Title)>(
            "SELECT key, title FROM exercise_part WHERE exercise = @reference ORDER BY ordinal", new { reference }, transaction);
        return
        [
            .. rows.Select(row => new ExercisePart
            {
                Key = row.Key,
                Title = row.Title,
                Subjects = { members.Where(member => member.Part == row.Key).Select(member => member.Subject) },
            }),
        ];
    }

    /// <summary>Who may see what, everybody with the role first.</summary>
    public static async Task<IReadOnlyList<RightsRow>> ObserversAsync(
        NpgsqlConnection connection, NpgsqlTransaction? transaction, string reference)
        => (await connection.QueryAsync<RightsRow>(
            """
            SELECT subject, injects, deeds, reactions, report FROM exercise_observer
            WHERE exercise = @reference ORDER BY subject COLLATE "C"
            """,
            new { reference },
            transaction)).AsList();

    /// <summary>Says what somebody may see from now on.</summary>
    public static Task AllowAsync(Change change, string reference, ObserverRights rights)
        => change.Connection.ExecuteAsync(
            """
            INSERT INTO exercise_observer (exercise, subject, injects, deeds, reactions, report)
            VALUES (@reference, @Subject, @Injects, @Deeds, @Reactions, @Report)
            ON CONFLICT (exercise, subject) DO UPDATE
            SET injects = @Injects, deeds = @Deeds, reactions = @Reactions, report = @Report
            """,
            new { reference, rights.Subject, rights.Injects, rights.Deeds, rights.Reactions, rights.Report },
            change.Transaction);

    /// <summary>Of how many others something is said.</summary>
    public static Task<long> CountOthersAsync(Change change, string reference, string subject)
        => change.Connection.ExecuteScalarAsync<long>(
            "SELECT count(*) FROM exercise_observer WHERE exercise = @reference AND subject <> @subject",
            new { reference, subject },
            change.Transaction);

    /// <summary>The exercise as it is there for somebody.</summary>
    public static async Task<Exercise> ShowAsync(
        NpgsqlConnection connection, NpgsqlTransaction? transaction, ExerciseRow row, Seat seat)
    {
        var shown = Summarize(row, seat);
        var members = await MembersAsync(connection, transaction, row.Reference);
        var parts = await PartsAsync(connection, transaction, row.Reference, members);
        if (!seat.SeesAll)
        {
            shown.Parts.Add(parts.Where(part => part.Key == seat.Part)
                .Select(part => new ExercisePart { Key = part.Key, Title = part.Title }));
            return shown;
        }

        shown.Parts.Add(parts);
        shown.Objectives.Add(row.Objectives);
        shown.Conductors.Add(members.Where(member => member.Part is null).Select(member => member.Subject));
        shown.Observers.Add((await ObserversAsync(connection, transaction, row.Reference)).Select(rights => rights.ToRights()));
        shown.EndedBy = row.EndedBy ?? "";
        shown.EndedBecause = row.EndedBecause ?? "";
        shown.ReportSha256 = await ReportTable.Sha256Async(connection, transaction, row.Reference) ?? "";
        return shown;
    }

    /// <summary>What lists say of it.</summary>
    public static Exercise Summarize(ExerciseRow row, Seat seat)
    {
        var shown = new Exercise
        {
            Reference = row.Reference,
            Version = row.Version,
            Title = row.Title,
            Summary = row.Summary,
            Handling = row.Handling,
            State = row.State,
            RunningSeconds = row.RunningSeconds,
            Role = seat.Role,
            Part = seat.Part,
            StartedAt = row.StartedAt.ToTimestamp(),
            EndedAt = row.EndedAt.ToTimestamp(),
        };
        if (seat.SeesAll)
        {
            shown.SetUpBy = row.SetUpBy;
            shown.SetUpAt = ((DateTime?)row.SetUpAt).ToTimestamp();
        }

        return shown;
    }
}
