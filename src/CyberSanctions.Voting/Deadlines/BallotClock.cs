using CyberSanctions.Journal.Appending;
using CyberSanctions.Procedures.Statements;
using CyberSanctions.ServiceDefaults.Errors;
using Dapper;
using Grpc.Core;

namespace CyberSanctions.Voting.Deadlines;

/// <summary>
/// The time by which ballots go: this machine's, as long as the database's agrees. A clock that has
/// jumped must neither end a period, nor let a late vote in, nor give a ballot another period than its
/// act was submitted with. So where the two differ by more than <c>Voting:MostClockDifference</c> (one
/// minute), nothing is opened, accepted or decided here until they agree again.
/// </summary>
internal sealed class BallotClock(TimeProvider time, IConfiguration configuration)
{
    private readonly TimeSpan _most = configuration.GetValue("Voting:MostClockDifference", TimeSpan.FromMinutes(1));

    /// <summary>Asks the database for its time.</summary>
    public const string Asking = "SELECT clock_timestamp()";

    /// <summary>Now, UTC, to the microsecond.</summary>
    public DateTime Now => Timestamps.Cut(time.GetUtcNow());

    /// <summary>Now, if the database has about the same time.</summary>
    /// <exception cref="RefusedException"><c>clock-disagrees</c>, UNAVAILABLE: another replica may know better.</exception>
    public async Task<DateTime> AgreedAsync(Change change)
        => Agreed(await change.Connection.ExecuteScalarAsync<DateTime>(Asking, transaction: change.Transaction));

    /// <summary>Now, if the database has about the same time.</summary>
    /// <param name="database">What it answered to <see cref="Asking"/>.</param>
    /// <exception cref="RefusedException"><c>clock-disagrees</c>, UNAVAILABLE: another replica may know better.</exception>
    public DateTime Agreed(DateTime database)
    {
        var now = Now;
        return (now - database).Duration() <= _most
            ? now
            : throw new RefusedException(new Refusal(
                StatusCode.Unavailable,
                "clock-disagrees",
                $"By this service it is {Timestamps.Text(now)}, by its database {Timestamps.Text(database)}; it waits until they agree.",
                [],
                new Dictionary<string, string>()));
    }
}
