using CyberSanctions.Contracts.Kinds;
using CyberSanctions.Contracts.Voting.V1;
using Dapper;
using Google.Protobuf.WellKnownTypes;
using Npgsql;

namespace CyberSanctions.Voting.Council;

/// <summary>
/// What is in force on a day. Of the holidays the newest edition that says something of the day; of everything else what has the
/// latest first day, and of two with the same first day the newer edition.
/// </summary>
internal static class InForceOn
{
    // Every kind that has editions says the same of itself; @known leaves out what was released later.
    private const string Columns = "edition, change_reference AS reference, source, valid_from AS \"from\", released_at";
    private const string Holding =
        "valid_from <= @day AND (valid_to IS NULL OR @day < valid_to) AND (released_at IS NULL OR released_at <= @known)";

    /// <summary>All of it.</summary>
    /// <param name="connection">To the database.</param>
    /// <param name="day">In Brussels.</param>
    /// <param name="known">Only what had been released by then, UTC.</param>
    public static async Task<InForce> ReadAsync(NpgsqlConnection connection, DateOnly day, DateTime known)
    {
        var at = new { day, known };
        var table = await connection.ExecuteScalarAsync<int>(
            """
            SELECT edition FROM population_table
            WHERE valid_from <= @day AND (released_at IS NULL OR released_at <= @known)
            ORDER BY valid_from DESC, edition DESC LIMIT 1
            """,
            at);
        var inForce = new InForce { Day = day.ToMessage() };
        inForce.Members.AddRange((await MembershipsAsync(connection)).Where(membership
            => membership.ValidFrom.ToDay() <= day && !(membership.ValidTo is { } end && end.ToDay() <= day)));
        inForce.Populations = table == 0 ? null : await PopulationsAsync(connection, table, inForce.Members);
        var calendar = await connection.QuerySingleOrDefaultAsync<Row>(
            $"SELECT {Columns}, valid_to AS \"to\" FROM holiday_calendar WHERE {Holding} ORDER BY edition DESC LIMIT 1", at);
        if (calendar is not null)
        {
            inForce.Holidays = new HolidaysInForce { Provenance = calendar.ToProvenance() };
            inForce.Holidays.Days.AddRange((await connection.QueryAsync<(DateOnly Day, string Name)>(
                "SELECT day, name FROM holiday WHERE edition = @Edition ORDER BY day", new { calendar.Edition }))
                .Select(holiday => new Holiday { Day = holiday.Day.ToMessage(), Name = holiday.Name }));
        }

        if (await connection.QuerySingleOrDefaultAsync<Row>(
            $"""
            SELECT {Columns}, valid_to AS "to", working_days,
                (extract(hour FROM ends_at) * 60 + extract(minute FROM ends_at))::int AS minutes
            FROM silence_minimum WHERE {Holding} ORDER BY valid_from DESC, edition DESC LIMIT 1
            """,
            at) is { } minimum)
        {
            inForce.SilenceMinimum = new MinimumInForce
            {
                Provenance = minimum.ToProvenance(),
                Period = new MinimumPeriod { WorkingDays = minimum.WorkingDays, MinutesOfDay = minimum.Minutes },
            };
        }

        if (await FindAsync(connection, ReferenceKind.OfficialLanguages, day, known) is { } languages)
        {
            inForce.OfficialLanguages = new LanguagesInForce
            {
                Provenance = ProvenanceOf(languages),
                Languages = { languages.Proposal.OfficialLanguages.Languages },
            };
        }

        if (await FindAsync(connection, ReferenceKind.Toolbox, day, known) is { } toolbox)
        {
            inForce.Toolbox = new ToolboxInForce
            {
                Provenance = ProvenanceOf(toolbox),
                Measures = { toolbox.Proposal.Toolbox.Measures },
            };
        }

        return inForce;
    }

    /// <summary>
    /// A population table, with the figures of these members: those of States that joined later were not in it yet.
    /// </summary>
    public static async Task<PopulationsInForce> PopulationsAsync(
        NpgsqlConnection connection, int edition, IEnumerable<Membership> members)
    {
        var states = members.Select(member => member.MemberState).ToArray();
        var table = await connection.QuerySingleAsync<Row>(
            $"SELECT {Columns}, NULL::date AS \"to\", year, unit FROM population_table WHERE edition = @edition",
            new { edition });
        return new PopulationsInForce
        {
            Provenance = table.ToProvenance(),
            Year = table.Year,
            Unit = table.Unit,
            Figures =
            {
                (await connection.QueryAsync<(string MemberState, long Population)>(
                    """
                    SELECT member_state, population FROM population
                    WHERE edition = @edition AND member_state = ANY(@states) ORDER BY member_state
                    """,
                    new { edition, states }))
                    .Select(figure => new Figure { MemberState = figure.MemberState, Population = figure.Population }),
            },
        };
    }

    /// <summary>Every membership on record, in the order of the codes, then of the days.</summary>
    public static async Task<IReadOnlyList<Membership>> MembershipsAsync(NpgsqlConnection connection)
        => [.. (await OnRecord.ReadAsync(connection)).Memberships.Select(membership => new Membership
        {
            MemberState = membership.MemberState,
            IsoCode = membership.IsoCode,
            Name = membership.Name,
            ValidFrom = membership.From.ToMessage(),
            ValidTo = membership.To.ToMessage(),
        })];

    // What came with the service was there before anything was released.
    private static async Task<StoredChange?> FindAsync(
        NpgsqlConnection connection, ReferenceKind kind, DateOnly day, DateTime known)
        => (await ReferenceChangeTable.ReleasedAsync(connection, kind))
            .Where(change => change.Proposal.ValidFrom.ToDay() <= day
                && !(change.Proposal.ValidTo is { } end && end.ToDay() <= day)
                && (change.CameWithTheService || change.DecidedAt <= known))
            .OrderByDescending(change => change.Proposal.ValidFrom.ToDay())
            .ThenByDescending(change => change.Edition)
            .FirstOrDefault();

    private static Provenance ProvenanceOf(StoredChange change) => new()
    {
        Edition = change.Edition,
        ChangeReference = change.Reference,
        Source = change.Proposal.Source,
        ValidFrom = change.Proposal.ValidFrom,
        ValidTo = change.Proposal.ValidTo,
        ReleasedAt = change.CameWithTheService ? null : change.DecidedAt!.Value.ToTimestamp(),
    };

    private sealed class Row
    {
        public int Edition { get; init; }

        public string? Reference { get; init; }

        public string Source { get; init; } = "";

        public DateOnly From { get; init; }

        public DateOnly? To { get; init; }

        public DateTime? ReleasedAt { get; init; }

        public int WorkingDays { get; init; }

        public int Minutes { get; init; }

        public int Year { get; init; }

        public string Unit { get; init; } = "";

        public Provenance ToProvenance() => new()
        {
            Edition = Edition,
            ChangeReference = Reference ?? "",
            Source = Source,
            ValidFrom = From.ToMessage(),
            ValidTo = To.ToMessage(),
            ReleasedAt = ReleasedAt?.ToTimestamp(),
        };
    }
}
