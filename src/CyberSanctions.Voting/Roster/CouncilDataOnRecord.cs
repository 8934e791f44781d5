using System.Security.Cryptography;
using CyberSanctions.Contracts.Events.V1;
using CyberSanctions.Contracts.Kinds;
using CyberSanctions.Contracts.Voting.V1;
using CyberSanctions.Journal.Appending;
using CyberSanctions.Journal.Reading;
using CyberSanctions.Procedures.Periods;
using CyberSanctions.Voting.Council;
using Dapper;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Npgsql;

namespace CyberSanctions.Voting.Roster;

/// <summary>The reference data that lie in this database, and what others are told of them.</summary>
internal static class CouncilDataOnRecord
{
    private const string Lock = "SELECT pg_advisory_xact_lock(hashtextextended('council data', 0))";

    /// <summary>As it is now: what procedures are judged by.</summary>
    public static async Task<CouncilData> ReadAsync(NpgsqlConnection connection) => new(await JudgedByAsync(connection));

    /// <summary>Sees to it that nobody else changes the reference data before the transaction ends.</summary>
    public static Task LockAsync(Change change) => change.Connection.ExecuteAsync(Lock, transaction: change.Transaction);

    /// <summary>
    /// Puts <c>CouncilDataChanged</c> into the journal if it is not what others were last told. Call it once the schema is up
    /// to date.
    /// </summary>
    public static async Task AnnounceAsync(NpgsqlDataSource database, Bell bell, TimeProvider time)
    {
        await using var connection = await database.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        var change = new Change(connection, transaction, "service:voting", time.GetUtcNow());
        await LockAsync(change);
        if (await AnnounceAsync(change))
        {
            await transaction.CommitAsync();
            bell.Ring();
        }
    }

    /// <summary>The same with a change that holds the lock.</summary>
    /// <returns>Whether there was something to tell.</returns>
    public static async Task<bool> AnnounceAsync(Change change)
    {
        var data = await WholeAsync(change.Connection);
        var changed = await change.Connection.ExecuteAsync(
            """
            INSERT INTO council_data_announced AS announced (sha256) VALUES (@sha256)
            ON CONFLICT (only_row) DO UPDATE SET sha256 = excluded.sha256 WHERE announced.sha256 <> excluded.sha256
            """,
            new { sha256 = SHA256.HashData(data.ToByteArray()) },
            change.Transaction);
        if (changed == 1)
        {
            await change.AppendAsync(data, "council");
        }

        return changed == 1;
    }

    /// <summary>All of it.</summary>
    internal static async Task<CouncilDataChanged> WholeAsync(NpgsqlConnection connection)
    {
        var data = await JudgedByAsync(connection);
        var figures = (await connection.QueryAsync<(int Edition, string MemberState, long Population)>(
            "SELECT edition, member_state, population FROM population ORDER BY edition, member_state")).ToLookup(
                row => row.Edition);
        data.PopulationTables.AddRange(
            (await connection.QueryAsync<(int Edition, int Year, string Unit, string Source, DateOnly From)>(
                "SELECT edition, year, unit, source, valid_from FROM population_table ORDER BY edition"))
                .Select(row => new PopulationTableData
                {
                    Edition = row.Edition,
                    Year = row.Year,
                    Unit = row.Unit,
                    Source = row.Source,
                    ValidFrom = row.From.ToMessage(),
                    Figures =
                    {
                        figures[row.Edition].Select(
                            figure => new Figure { MemberState = figure.MemberState, Population = figure.Population }),
                    },
                }));
        foreach (var change in await ReferenceChangeTable.ReleasedAsync(connection, ReferenceKind.OfficialLanguages))
        {
            data.OfficialLanguages.Add(new OfficialLanguagesData
            {
                Edition = change.Edition,
                ValidFrom = change.Proposal.ValidFrom,
                ValidTo = change.Proposal.ValidTo,
                Source = change.Proposal.Source,
                Languages = { change.Proposal.OfficialLanguages.Languages },
            });
        }

        foreach (var change in await ReferenceChangeTable.ReleasedAsync(connection, ReferenceKind.Toolbox))
        {
            data.Toolboxes.Add(new ToolboxData
            {
                Edition = change.Edition,
                ValidFrom = change.Proposal.ValidFrom,
                ValidTo = change.Proposal.ValidTo,
                Source = change.Proposal.Source,
                Measures = { change.Proposal.Toolbox.Measures },
            });
        }

        return data;
    }

    private static async Task<CouncilDataChanged> JudgedByAsync(NpgsqlConnection connection)
    {
        var data = new CouncilDataChanged();
        data.MemberStates.AddRange(
            (await connection.QueryAsync<(string Code, string Iso, string Name, DateOnly From, DateOnly? To)>(
                "SELECT member_state, iso_code, name, valid_from, valid_to FROM member_state ORDER BY member_state, valid_from"))
                .Select(row => new MemberStateData
                {
                    MemberState = row.Code,
                    IsoCode = row.Iso,
                    Name = row.Name,
                    ValidFrom = row.From.ToMessage(),
                    ValidTo = row.To.ToMessage(),
                }));
        var holidays = (await connection.QueryAsync<(int Edition, DateOnly Day)>("SELECT edition, day FROM holiday ORDER BY day"))
            .ToLookup(row => row.Edition);
        data.HolidayCalendars.AddRange(
            (await connection.QueryAsync<(int Edition, DateOnly From, DateOnly To, string Source, DateTime? ReleasedAt)>(
                "SELECT edition, valid_from, valid_to, source, released_at FROM holiday_calendar ORDER BY edition"))
            .Select(row => new HolidayCalendar
            {
                Edition = row.Edition,
                ValidFrom = row.From.ToMessage(),
                ValidTo = row.To.ToMessage(),
                Source = row.Source,
                Holidays = { holidays[row.Edition].Select(holiday => holiday.Day.ToMessage()) },
                ReleasedAt = row.ReleasedAt?.ToTimestamp(),
            }));
        data.SilenceMinimums.AddRange(
            (await connection.QueryAsync<(
                int Edition, DateOnly From, DateOnly? To, int Days, TimeOnly EndsAt, string Source, DateTime? ReleasedAt)>(
                "SELECT edition, valid_from, valid_to, working_days, ends_at, source, released_at FROM silence_minimum"
                + " ORDER BY edition"))
            .Select(row => new SilenceMinimum
            {
                Edition = row.Edition,
                ValidFrom = row.From.ToMessage(),
                ValidTo = row.To.ToMessage(),
                WorkingDays = row.Days,
                MinutesOfDay = (row.EndsAt.Hour * 60) + row.EndsAt.Minute,
                Source = row.Source,
                ReleasedAt = row.ReleasedAt?.ToTimestamp(),
            }));
        return data;
    }
}
