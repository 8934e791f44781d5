using Dapper;
using Npgsql;

namespace CyberSanctions.Voting.Council;

/// <summary>A membership: from its first day to the first day after it.</summary>
internal sealed record MembershipOnRecord(string MemberState, string IsoCode, string Name, DateOnly From, DateOnly? To)
{
    /// <summary>Whether it lasts on a day.</summary>
    public bool LastsOn(DateOnly day) => From <= day && !(To <= day);
}

/// <summary>A population table, with the figures of States that joined later.</summary>
internal sealed record TableOnRecord(
    int Edition, int Year, string Unit, DateOnly From, IReadOnlyDictionary<string, long> Figures);

/// <summary>The memberships and population tables on record, by which a change is judged.</summary>
internal sealed record OnRecord(IReadOnlyList<MembershipOnRecord> Memberships, IReadOnlyList<TableOnRecord> Tables)
{
    /// <summary>Reads them.</summary>
    public static async Task<OnRecord> ReadAsync(NpgsqlConnection connection)
    {
        var memberships = await connection.QueryAsync<(string Code, string Iso, string Name, DateOnly From, DateOnly? To)>(
            "SELECT member_state, iso_code, name, valid_from, valid_to FROM member_state ORDER BY member_state, valid_from");
        var figures = (await connection.QueryAsync<(int Edition, string MemberState, long Population)>(
            "SELECT edition, member_state, population FROM population")).ToLookup(row => row.Edition);
        var tables = await connection.QueryAsync<(int Edition, int Year, string Unit, DateOnly From)>(
            "SELECT edition, year, unit, valid_from FROM population_table ORDER BY valid_from, edition");
        return new OnRecord(
            [.. memberships.Select(row => new MembershipOnRecord(row.Code, row.Iso, row.Name, row.From, row.To))],
            [.. tables.Select(row => new TableOnRecord(
                row.Edition,
                row.Year,
                row.Unit,
                row.From,
                figures[row.Edition].ToDictionary(
                    figure => figure.MemberState, figure => figure.Population, StringComparer.Ordinal)))]);
    }

    /// <summary>Every code that is, was or will be a Member State's.</summary>
    public IReadOnlySet<string> Codes
        => Memberships.Select(membership => membership.MemberState).ToHashSet(StringComparer.Ordinal);

    /// <summary>The membership that a State has on a day, or nothing.</summary>
    public MembershipOnRecord? Membership(string memberState, DateOnly day)
        => Memberships.FirstOrDefault(membership => membership.MemberState == memberState && membership.LastsOn(day));

    /// <summary>The table in force on a day: that with the latest first day, and of two the newer edition.</summary>
    public TableOnRecord? TableOn(DateOnly day) => Tables.LastOrDefault(table => table.From <= day);

    /// <summary>The tables that are in force on some day from one on, each until the next one.</summary>
    public IEnumerable<TableOnRecord> TablesFrom(DateOnly day) => Tables
        .GroupBy(table => table.From)
        .Select(sameDay => sameDay.MaxBy(table => table.Edition)!)
        .Where(table => EndOf(table.From) is not { } end || end > day);

    /// <summary>
    /// The States that need a figure in a table from a day on: the members of that day, and those that join before the next table
    /// is in force.
    /// </summary>
    public IReadOnlySet<string> InNeedOfAFigure(DateOnly from)
    {
        var end = EndOf(from);
        return Memberships
            .Where(membership => !(membership.To <= from) && !(end <= membership.From))
            .Select(membership => membership.MemberState)
            .ToHashSet(StringComparer.Ordinal);
    }

    private DateOnly? EndOf(DateOnly from)
        => Tables.Where(table => table.From > from).Select(table => (DateOnly?)table.From).Min();
}
