using CyberSanctions.Contracts.Kinds;
using CyberSanctions.Contracts.Voting.V1;
using CyberSanctions.Journal.Appending;
using Dapper;

namespace CyberSanctions.Voting.Council;

/// <summary>
/// Puts on record what a released change says. Nothing that was there is changed, but for the day on which a membership that has
/// not begun begins, and on which one that has not ended ends.
/// </summary>
internal static class Releasing
{
    /// <summary>Does so.</summary>
    /// <returns>Which edition of its kind it has become; 0 for memberships.</returns>
    public static async Task<int> RecordAsync(Change change, StoredChange released, OnRecord record, DateOnly today)
    {
        var proposal = released.Proposal;
        var (from, to) = (proposal.ValidFrom.ToDay(), proposal.ValidTo is null ? (DateOnly?)null : proposal.ValidTo.ToDay());
        switch (released.Kind)
        {
            case ReferenceKind.Accession:
                var moved = ChangeRules.NotBegun(record, proposal.Accession.MemberState, today);
                await AccedeAsync(change, released.Reference, proposal.Accession, moved, from);
                return 0;
            case ReferenceKind.Withdrawal:
                var ending = ChangeRules.Ending(record, proposal.Withdrawal.MemberState, from, today)!;
                await WithdrawAsync(change, released.Reference, ending, from);
                return 0;
            case ReferenceKind.Populations:
                return await RecordAsync(change, released, proposal.Populations, from);
            case ReferenceKind.Holidays:
                return await RecordAsync(change, released, proposal.Holidays, from, to!.Value);
            case ReferenceKind.SilenceMinimum:
                return await RecordAsync(change, released, proposal.SilenceMinimum, from, to);
            default:
                // Nothing but the change itself says what they are.
                return await change.Connection.ExecuteScalarAsync<int>(
                    $"SELECT coalesce(max(edition), 0) + 1 FROM reference_change WHERE kind = @kind"
                    + $" AND state = {ChangeState.Released:D}",
                    new { kind = (int)released.Kind },
                    change.Transaction);
        }
    }

    private static async Task AccedeAsync(
        Change change, string reference, Accession accession, MembershipOnRecord? moved, DateOnly from)
    {
        await change.Connection.ExecuteAsync(
            moved is null
                ? """
                  INSERT INTO member_state (member_state, iso_code, name, valid_from, change_reference)
                  VALUES (@MemberState, @IsoCode, @Name, @from, @reference)
                  """
                : """
                  UPDATE member_state SET valid_from = @from, change_reference = @reference
                  WHERE member_state = @MemberState AND valid_from = @before
                  """,
            new { accession.MemberState, accession.IsoCode, accession.Name, from, reference, before = moved?.From },
            change.Transaction);
        await change.Connection.ExecuteAsync(
            """
            INSERT INTO population (edition, member_state, population, change_reference)
            SELECT edition, @MemberState, population, @reference FROM unnest(@editions, @populations) AS figure (edition,
                population)
            """,
            new
            {
                accession.MemberState,
                reference,
                editions = accession.Populations.Select(figure => figure.Edition).ToArray(),
                populations = accession.Populations.Select(figure => figure.Population).ToArray(),
            },
            change.Transaction);
    }

    private static Task WithdrawAsync(Change change, string reference, MembershipOnRecord ending, DateOnly to)
        => change.Connection.ExecuteAsync(
            "UPDATE member_state SET valid_to = @to, change_reference = @reference WHERE member_state = @MemberState"
            + " AND valid_from = @From",
            new { ending.MemberState, ending.From, to, reference },
            change.Transaction);

    private static async Task<int> RecordAsync(Change change, StoredChange released, PopulationTable table, DateOnly from)
    {
        var edition = await change.Connection.ExecuteScalarAsync<int>(
            """
            INSERT INTO population_table (edition, year, valid_from, unit, source, change_reference, released_at)
            VALUES ((SELECT coalesce(max(edition), 0) + 1 FROM population_table), @Year, @from, @Unit, @Source, @Reference, @Now)
            RETURNING edition
            """,
            new { table.Year, from, table.Unit, released.Proposal.Source, released.Reference, change.Now },
            change.Transaction);
        await change.Connection.ExecuteAsync(
            "INSERT INTO population (edition, member_state, population) SELECT @edition, * FROM unnest(@states, @populations)",
            new
            {
                edition,
                states = table.Figures.Select(figure => figure.MemberState).ToArray(),
                populations = table.Figures.Select(figure => figure.Population).ToArray(),
            },
            change.Transaction);
        return edition;
    }

    private static async Task<int> RecordAsync(
        Change change, StoredChange released, Holidays calendar, DateOnly from, DateOnly to)
    {
        var edition = await change.Connection.ExecuteScalarAsync<int>(
            """
            INSERT INTO holiday_calendar (edition, valid_from, valid_to, source, change_reference, released_at)
            VALUES ((SELECT coalesce(max(edition), 0) + 1 FROM holiday_calendar), @from, @to, @Source, @Reference, @Now)
            RETURNING edition
            """,
            new { from, to, released.Proposal.Source, released.Reference, change.Now },
            change.Transaction);
        await change.Connection.ExecuteAsync(
            "INSERT INTO holiday (edition, day, name) SELECT @edition, * FROM unnest(@days, @names)",
            new
            {
                edition,
                days = calendar.Days.Select(holiday => holiday.Day.ToDay()).ToArray(),
                names = calendar.Days.Select(holiday => holiday.Name).ToArray(),
            },
            change.Transaction);
        return edition;
    }

    private static Task<int> RecordAsync(Change change, StoredChange released, MinimumPeriod minimum, DateOnly from, DateOnly? to)
        => change.Connection.ExecuteScalarAsync<int>(
            """
            INSERT INTO silence_minimum (edition, valid_from, valid_to, working_days, ends_at, source, change_reference,
                released_at)
            VALUES ((SELECT coalesce(max(edition), 0) + 1 FROM silence_minimum), @from, @to, @WorkingDays, @endsAt, @Source,
                @Reference, @Now)
            RETURNING edition
            """,
            new
            {
                from,
                to,
                minimum.WorkingDays,
                endsAt = TimeOnly.MinValue.AddMinutes(minimum.MinutesOfDay),
                released.Proposal.Source,
                released.Reference,
                change.Now,
            },
            change.Transaction);
}
