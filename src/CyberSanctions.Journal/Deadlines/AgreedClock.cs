using System.Globalization;
using CyberSanctions.Journal.Appending;
using CyberSanctions.ServiceDefaults.Errors;
using Dapper;
using Microsoft.Extensions.Configuration;

namespace CyberSanctions.Journal.Deadlines;

/// <summary>
/// The time by which what is due at a moment is done: this machine's, as long as the database's agrees. A clock that has jumped
/// must neither end a ballot's period nor bring an act into force. So where the two differ by more than
/// <c>{service}:MostClockDifference</c> (one minute), nothing that depends on the time is done here until they agree again.
/// </summary>
public sealed class AgreedClock(string service, TimeProvider time, IConfiguration configuration)
{
    private const string Format = "yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'";
    private readonly TimeSpan _most = ClockSettings.Of(service, configuration).MostClockDifference;

    /// <summary>Asks the database for its time.</summary>
    public const string Asking = "SELECT clock_timestamp()";

    /// <summary>Now, UTC, to the microsecond.</summary>
    public DateTime Now
    {
        get
        {
            var ticks = time.GetUtcNow().UtcTicks;
            return new DateTime(ticks - (ticks % TimeSpan.TicksPerMicrosecond), DateTimeKind.Utc);
        }
    }

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
            : throw ClockRefusals.ClockDisagrees.Because(
                $"By this service it is {Text(now)}, by its database {Text(database)}; it waits until they agree.");
    }

    private static string Text(DateTime instant) => instant.ToString(Format, CultureInfo.InvariantCulture);
}
