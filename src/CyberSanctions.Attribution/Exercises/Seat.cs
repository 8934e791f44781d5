using CyberSanctions.Contracts.Attribution.V1;
using CyberSanctions.ServiceDefaults.Errors;
using CyberSanctions.ServiceDefaults.Identity;
using Dapper;
using Npgsql;

namespace CyberSanctions.Attribution.Exercises;

/// <summary>What somebody is in an exercise, and what of it is there for them.</summary>
/// <param name="Part">Of whoever plays; else empty.</param>
/// <param name="Allowed">What whoever conducts allows them to see.</param>
internal sealed record Seat(ExerciseRole Role, string Part, ObserverRights Allowed)
{
    /// <summary>Whether all of it is there.</summary>
    public bool SeesAll => Role is ExerciseRole.Conductor or ExerciseRole.Auditor;

    /// <summary>Where somebody sits; nothing when the exercise does not exist for them.</summary>
    public static async Task<Seat?> FindAsync(
        NpgsqlConnection connection, NpgsqlTransaction? transaction, Principal principal, ExerciseRow exercise)
    {
        if (!principal.MaySee(exercise.Handling))
        {
            return null;
        }

        var members = (await connection.QueryAsync<MemberRow>(
            "SELECT subject, part FROM exercise_member WHERE exercise = @Reference", new { exercise.Reference }, transaction))
            .AsList();
        var rights = (await connection.QueryAsync<RightsRow>(
            """
            SELECT subject, injects, deeds, reactions, report FROM exercise_observer
            WHERE exercise = @Reference AND (subject = @Subject OR subject = '' AND @Watches)
            """,
            new { exercise.Reference, principal.Subject, Watches = principal.Has(Roles.Observer) },
            transaction)).AsList();
        return Of(principal, members, rights);
    }

    /// <summary>The same, and NOT_FOUND when there is none.</summary>
    public static async Task<(ExerciseRow Exercise, Seat Seat)> RequireAsync(
        NpgsqlConnection connection,
        NpgsqlTransaction? transaction,
        Principal principal,
        string reference,
        ExerciseRow? exercise)
        => exercise is not null && await FindAsync(connection, transaction, principal, exercise) is { } seat
            ? (exercise, seat)
            : throw Refusal.NotFound("exercise", reference);

    /// <summary>Where somebody sits, by who is in it and what observers were allowed.</summary>
    /// <param name="rights">Those that were given to them by name, or to everybody of their role.</param>
    public static Seat? Of(Principal principal, IReadOnlyList<MemberRow> members, IReadOnlyList<RightsRow> rights)
    {
        // Whoever plays is told nothing more for carrying another role as well.
        if (members.FirstOrDefault(member => member.Subject == principal.Subject) is { } member)
        {
            var report = rights.Any(right => right.Subject.Length > 0 && right.Report);
            return member.Part is null
                ? new(ExerciseRole.Conductor, "", new())
                : new(ExerciseRole.Player, member.Part, new() { Report = report });
        }

        if (principal.Has(Roles.Auditor))
        {
            return new(ExerciseRole.Auditor, "", new());
        }

        var allowed = new ObserverRights
        {
            Injects = rights.Any(right => right.Injects),
            Deeds = rights.Any(right => right.Deeds),
            Reactions = rights.Any(right => right.Reactions),
            Report = rights.Any(right => right.Report),
        };

        // A second account of somebody who plays would be told what others are.
        return allowed.CalculateSize() == 0 || members.Any(other => SamePerson.Are(other.Subject, principal.Subject))
            ? null
            : new(ExerciseRole.Observer, "", allowed);
    }
}

/// <summary>Somebody who conducts (no part) or plays.</summary>
internal sealed record MemberRow(string Subject, string? Part);

/// <summary>What somebody may see, or (no subject) everybody with the role of an observer.</summary>
internal sealed record RightsRow(string Subject, bool Injects, bool Deeds, bool Reactions, bool Report)
{
    public ObserverRights ToRights() => new()
    {
        Subject = Subject,
        Injects = Injects,
        Deeds = Deeds,
        Reactions = Reactions,
        Report = Report,
    };
}
