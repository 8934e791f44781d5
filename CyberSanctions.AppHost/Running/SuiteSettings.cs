using Microsoft.Extensions.Configuration;

namespace CyberSanctions.AppHost.Running;

/// <summary>
/// What the AppHost is told: on its command line (<c>--gateway:port=9080</c>) or in the environment (<c>Gateway__Port</c>).
/// </summary>
internal sealed class SuiteSettings
{
    /// <summary>They stand in none.</summary>
    public const string Section = "";

    /// <summary>Where the gateway listens.</summary>
    public GatewaySettings Gateway { get; init; } = new();

    /// <summary>Where everything is kept.</summary>
    public DataSettings Data { get; init; } = new();

    /// <summary>The Postgres that is started here.</summary>
    public PostgresSettings Postgres { get; init; } = new();

    /// <summary>What votes are acknowledged with.</summary>
    public ReceiptSettings Receipts { get; init; } = new();

    /// <summary>What custody files are signed with.</summary>
    public CustodySettings Custody { get; init; } = new();

    /// <summary>The lists' logs.</summary>
    public LogSettings Log { get; init; } = new();

    /// <summary>What files for a court are sealed with.</summary>
    public CourtFileSettings CourtFiles { get; init; } = new();

    /// <summary>What holds for listings.</summary>
    public ListingSettings Listing { get; init; } = new();

    /// <summary>Whether Aspire's dashboard is started.</summary>
    public bool Dashboard { get; init; } = true;

    /// <summary>How long the suite may take to become healthy, in seconds.</summary>
    public int StartTimeout { get; init; } = 120;

    /// <summary>As they are.</summary>
    public static SuiteSettings Of(IConfiguration configuration) => configuration.Get<SuiteSettings>() ?? new();

    /// <summary>Section <c>Gateway</c>.</summary>
    internal sealed class GatewaySettings
    {
        /// <summary>The port for HTTP.</summary>
        public int Port { get; init; } = 8080;

        /// <summary>The port for gRPC.</summary>
        public int GrpcPort { get; init; } = 8081;
    }

    /// <summary>Section <c>Data</c>.</summary>
    internal sealed class DataSettings
    {
        /// <summary>The folder; when it is not said, <c>.data</c> beside the AppHost's.</summary>
        public string? Path { get; init; }

        /// <summary>Whether it is deleted at the end.</summary>
        public bool Temporary { get; init; }
    }

    /// <summary>Section <c>Postgres</c>.</summary>
    internal sealed class PostgresSettings
    {
        /// <summary>The folder of the binaries; when it is not said, they are looked for.</summary>
        public string? Bin { get; init; }
    }

    /// <summary>Section <c>Receipts</c>.</summary>
    internal sealed class ReceiptSettings
    {
        /// <summary>The file with the key for receipts; when it is not said, one is made and kept with the data.</summary>
        public string? SigningKeyFile { get; init; }
    }

    /// <summary>Section <c>Listing</c>.</summary>
    internal sealed class ListingSettings
    {
        /// <summary>
        /// The last day on which an act may have been published that is taken over as it was published; when it is not said, that
        /// of the last public act that the replay takes over.
        /// </summary>
        public string TakenOverUntil { get; init; } = "2025-01-27";
    }

    /// <summary>Section <c>CourtFiles</c>.</summary>
    internal sealed class CourtFileSettings
    {
        /// <summary>The file with the key for files for a court; when it is not said, one is made and kept with the
        /// data.</summary>
        public string? SigningKeyFile { get; init; }
    }

    /// <summary>Section <c>Custody</c>.</summary>
    internal sealed class CustodySettings
    {
        /// <summary>The file with the key for custody files; when it is not said, one is made and kept with the data.</summary>
        public string? SigningKeyFile { get; init; }
    }

    /// <summary>Section <c>Log</c>.</summary>
    internal sealed class LogSettings
    {
        /// <summary>
        /// What the names of the logs begin with: the public address of the lists, without <c>https://</c>. It stays the same for
        /// ever.
        /// </summary>
        public string Origin { get; init; } = "cybersanctions.localhost";

        /// <summary>The file with the key for checkpoints; when it is not said, one is made and kept with the data.</summary>
        public string? SigningKeyFile { get; init; }
    }
}
