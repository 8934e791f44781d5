using CyberSanctions.Journal.Appending;
using CyberSanctions.Procedures;
using CyberSanctions.Procedures.Periods;
using Dapper;

namespace CyberSanctions.Voting.Roster;

/// <summary>
/// The Member States on one day, each with its population in the table in force: that with the latest first day.
/// </summary>
/// <param name="Edition">Which population table.</param>
/// <param name="Year">The year it was drawn up for.</param>
/// <param name="Members">In the order of their codes.</param>
internal sealed record RosterInForce(int Edition, int Year, IReadOnlyList<Member> Members)
{
    /// <summary>
    /// As in force on the day of a change, which is the day in Brussels, as everywhere: there the Council sits.
    /// </summary>
    /// <exception cref="InvalidOperationException">The reference data have a gap; a change has to fill it.</exception>
    public static async Task<RosterInForce> OnTheDayOfAsync(Change change)
    {
        var day = CouncilData.DayInBrussels(change.Now);
        var (edition, year) = await change.Connection.QuerySingleOrDefaultAsync<(int Edition, int Year)>(
            """
            SELECT edition, year FROM population_table
            WHERE valid_from <= @day
            ORDER BY valid_from DESC, edition DESC LIMIT 1
            """,
            new { day },
            change.Transaction);
        if (edition == 0)
        {
            throw new InvalidOperationException($"No population table is valid on {day:yyyy-MM-dd}.");
        }

        var members = (await change.Connection.QueryAsync<Row>(
            """
            SELECT m.member_state, m.name, p.population
            FROM member_state m LEFT JOIN population p ON p.edition = @edition AND p.member_state = m.member_state
            WHERE m.valid_from <= @day AND (m.valid_to IS NULL OR @day < m.valid_to)
            ORDER BY m.member_state
            """,
            new { day, edition },
            change.Transaction)).AsList();
        return new RosterInForce(edition, year, [.. members.Select(row => row.Population is { } population
            ? new Member(row.MemberState, row.Name, population)
            : throw new InvalidOperationException($"Population table {edition} has no figure for {row.MemberState}."))]);
    }

    private sealed record Row(string MemberState, string Name, long? Population);
}
