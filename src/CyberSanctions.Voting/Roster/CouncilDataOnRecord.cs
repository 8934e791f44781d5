using System.Security.Cryptography;
using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.Contracts.Events.V1;
using CyberSanctions.Journal.Appending;
using CyberSanctions.Journal.Reading;
using CyberSanctions.Procedures.Periods;
using Dapper;
using Google.Protobuf;
using Npgsql;

namespace CyberSanctions.Voting.Roster;

/// <summary>The reference data that lie in this database, and what others are told of them.</summary>
internal static class CouncilDataOnRecord
{
    /// <summary>As it is now.</summary>
    public static async Task<CouncilData> ReadAsync(NpgsqlConnection connection) => new(await LoadAsync(connection));

    /// <summary>
    /// Puts <c>CouncilDataChanged</c> into the journal if it is not what others were last told. Call it once the schema is up
    /// to date.
    /// </summary>
    public static async Task AnnounceAsync(NpgsqlDataSource database, Bell bell, TimeProvider time)
    {
        await using var connection = await database.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await connection.ExecuteAsync("SELECT pg_advisory_xact_lock(hashtextextended('council data', 0))", transaction: transaction);
        var data = await LoadAsync(connection);
        var sha256 = SHA256.HashData(data.ToByteArray());
        var changed = await connection.ExecuteAsync(
            """
            INSERT INTO council_data_announced AS announced (sha256) VALUES (@sha256)
            ON CONFLICT (only_row) DO UPDATE SET sha256 = excluded.sha256 WHERE announced.sha256 <> excluded.sha256
            """,
            new { sha256 },
            transaction);
        if (changed == 1)
        {
            await new Change(connection, transaction, "service:voting", time.GetUtcNow()).AppendAsync(data, "council");
            await transaction.CommitAsync();
            bell.Ring();
        }
    }

    private static async Task<CouncilDataChanged> LoadAsync(NpgsqlConnection connection)
    {
        var data = new CouncilDataChanged();
        data.MemberStates.AddRange((await connection.QueryAsync<(string Code, string Iso, string Name, DateOnly From, DateOnly? To)>(
            "SELECT member_state, iso_code, name, valid_from, valid_to FROM member_state ORDER BY member_state, valid_from"))
            .Select(row => new MemberStateData
            {
                MemberState = row.Code,
                IsoCode = row.Iso,
                Name = row.Name,
                ValidFrom = ToDate(row.From),
                ValidTo = ToDate(row.To),
            }));
        var holidays = (await connection.QueryAsync<(int Edition, DateOnly Day)>("SELECT edition, day FROM holiday ORDER BY day"))
            .ToLookup(row => row.Edition);
        data.HolidayCalendars.AddRange((await connection.QueryAsync<(int Edition, DateOnly From, DateOnly To, string Source)>(
            "SELECT edition, valid_from, valid_to, source FROM holiday_calendar ORDER BY edition"))
            .Select(row => new HolidayCalendar
            {
                Edition = row.Edition,
                ValidFrom = ToDate(row.From),
                ValidTo = ToDate(row.To),
                Source = row.Source,
                Holidays = { holidays[row.Edition].Select(holiday => ToDate(holiday.Day)) },
            }));
        data.SilenceMinimums.AddRange((await connection.QueryAsync<(DateOnly From, DateOnly? To, int Days, TimeOnly EndsAt, string Source)>(
            "SELECT valid_from, valid_to, working_days, ends_at, source FROM silence_minimum ORDER BY valid_from"))
            .Select(row => new SilenceMinimum
            {
                ValidFrom = ToDate(row.From),
                ValidTo = ToDate(row.To),
                WorkingDays = row.Days,
                MinutesOfDay = (row.EndsAt.Hour * 60) + row.EndsAt.Minute,
                Source = row.Source,
            }));
        return data;
    }

    private static Date ToDate(DateOnly day) => new() { Year = day.Year, Month = day.Month, Day = day.Day };

    private static Date? ToDate(DateOnly? day) => day is { } known ? ToDate(known) : null;
}
