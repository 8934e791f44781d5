using CyberSanctions.Contracts.Voting.V1;
using CyberSanctions.Procedures.Statements;
using CyberSanctions.ServiceDefaults.Errors;
using CyberSanctions.Voting.Ballots;
using CyberSanctions.Voting.Roster;
using Google.Protobuf.WellKnownTypes;
using Npgsql;

namespace CyberSanctions.Voting.Deadlines;

/// <summary>Periods of working days by the holidays on record.</summary>
internal static class WorkingDays
{
    /// <summary>When a period ends.</summary>
    /// <param name="connection">To the reference data.</param>
    /// <param name="from">When it begins, UTC.</param>
    /// <param name="days">How many working days.</param>
    /// <exception cref="RefusedException"><c>no-holidays</c>: they do not reach that far.</exception>
    public static async Task<CalculateDeadlineReply> CalculateAsync(NpgsqlConnection connection, DateTime from, int days)
    {
        try
        {
            var period = (await CouncilDataOnRecord.ReadAsync(connection)).WorkingDays(from, days);
            return new CalculateDeadlineReply
            {
                Deadline = period.End.ToTimestamp(),
                Holidays = { period.Holidays.Select(day => $"{day:yyyy-MM-dd}") },
                Source = string.Join("; ", period.Sources),
            };
        }
        catch (ObjectionException objection)
        {
            throw Objections.Refused(objection);
        }
    }
}
