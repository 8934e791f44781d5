using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Configuration;

namespace CyberSanctions.AppHost.Running;

/// <summary>
/// What a service is told besides its connections: the operator's word where there is one, else what fits a development run.
/// </summary>
internal static class ServiceSettings
{
    private const string Scheme = "Authentication:Schemes:Bearer";
    private const string Issuer = "cyber-sanctions-development";
    private const string Audience = "cyber-sanctions";
    private const string ReceiptKey = "Receipts:SigningKeyFile";
    private const string ReceiptKeyName = "receipts-key.pem";
    private const string CustodyKey = "Custody:SigningKeyFile";
    private const string CustodyKeyName = "custody-key.pem";
    private const string LogKey = "Log:SigningKeyFile";
    private const string LogKeyName = "log-key.pem";
    private const string LogOrigin = "Log:Origin";
    private const string CourtFileKey = "CourtFiles:SigningKeyFile";
    private const string CourtFileKeyName = "court-files-key.pem";
    private const string TakenOver = "Listing:TakenOverUntil";
    private const string Collector = "OTEL_EXPORTER_OTLP_ENDPOINT";

    private static readonly string[] Limits = ["RateLimits", "Evidence", "Reports", "Observations"];

    // The dashboard's key is nobody else's business: what the operator does not say of these is left out.
    private static readonly string[] OfTheCollector = [Collector, "OTEL_EXPORTER_OTLP_PROTOCOL", "OTEL_EXPORTER_OTLP_HEADERS"];

    /// <summary>
    /// Whose tokens the service accepts: those of the operator's OIDC provider, when the AppHost is given anything under
    /// <c>Authentication:Schemes:Bearer</c> (all of <c>Authentication</c> then goes to every service as it is); otherwise tokens
    /// signed with a key that is made for this data folder.
    /// </summary>
    public static IResourceBuilder<ProjectResource> WithTokens(
        this IResourceBuilder<ProjectResource> service, IConfiguration configuration, DataFolder data)
    {
        var settings = configuration.GetSection(Scheme).Exists()
            ? configuration.GetSection("Authentication").AsEnumerable()
            : Development(data);
        foreach (var (key, value) in settings.Where(setting => setting.Value is not null))
        {
            service.WithEnvironment(Variable(key), value);
        }

        return service;
    }

    /// <summary>What the operator says of limits goes to every service as it is.</summary>
    public static IResourceBuilder<ProjectResource> WithLimits(
        this IResourceBuilder<ProjectResource> service, IConfiguration configuration)
    {
        var settings = Limits.SelectMany(section => configuration.GetSection(section).AsEnumerable());
        foreach (var (key, value) in settings.Where(setting => setting.Value is not null))
        {
            service.WithEnvironment(Variable(key), value);
        }

        return service;
    }

    /// <summary>
    /// The key that the voting service signs receipts with: the operator's, when the AppHost is given
    /// <c>Receipts:SigningKeyFile</c>; otherwise one that is made for this data folder, once, and kept in it.
    /// </summary>
    public static IResourceBuilder<ProjectResource> WithReceiptKey(this IResourceBuilder<ProjectResource> service, Suite suite)
    {
        var file = KeyFile(suite, suite.Settings.Receipts.SigningKeyFile, ReceiptKeyName, P256);
        return file is null ? service : service.WithEnvironment(Variable(ReceiptKey), file);
    }

    /// <summary>
    /// The key that the attribution service signs custody files with: the operator's, when the AppHost is given
    /// <c>Custody:SigningKeyFile</c>; otherwise one that is made for this data folder, once, and kept in it.
    /// </summary>
    public static IResourceBuilder<ProjectResource> WithCustodyKey(this IResourceBuilder<ProjectResource> service, Suite suite)
    {
        var file = KeyFile(suite, suite.Settings.Custody.SigningKeyFile, CustodyKeyName, P256);
        return file is null ? service : service.WithEnvironment(Variable(CustodyKey), file);
    }

    /// <summary>
    /// The name of the lists' logs, and the key that their checkpoints are signed with: the operator's, when the AppHost is given
    /// <c>Log:SigningKeyFile</c>; otherwise one that is made for this data folder, once, and kept in it.
    /// </summary>
    public static IResourceBuilder<ProjectResource> WithLog(this IResourceBuilder<ProjectResource> service, Suite suite)
    {
        service.WithEnvironment(Variable(LogOrigin), suite.Settings.Log.Origin);
        var file = KeyFile(suite, suite.Settings.Log.SigningKeyFile, LogKeyName, Ed25519);
        return file is null ? service : service.WithEnvironment(Variable(LogKey), file);
    }

    /// <summary>
    /// The key that the listing service seals files for a court with: the operator's, when the AppHost is given
    /// <c>CourtFiles:SigningKeyFile</c>; otherwise one that is made for this data folder, once, and kept in it.
    /// </summary>
    public static IResourceBuilder<ProjectResource> WithCourtFileKey(
        this IResourceBuilder<ProjectResource> service, Suite suite)
    {
        var file = KeyFile(suite, suite.Settings.CourtFiles.SigningKeyFile, CourtFileKeyName, P256);
        return file is null ? service : service.WithEnvironment(Variable(CourtFileKey), file);
    }

    /// <summary>Until when acts may have been published that the listing service takes over.</summary>
    public static IResourceBuilder<ProjectResource> WithTakenOver(this IResourceBuilder<ProjectResource> service, Suite suite)
        => service.WithEnvironment(Variable(TakenOver), suite.Settings.Listing.TakenOverUntil);

    /// <summary>
    /// Traces, metrics and logs go to the operator's collector, when the AppHost is given one, and else to the dashboard.
    /// </summary>
    public static IResourceBuilder<ProjectResource> WithCollector(
        this IResourceBuilder<ProjectResource> service, IConfiguration configuration)
    {
        if (string.IsNullOrEmpty(configuration[Collector]))
            return service;

        return service.WithEnvironment(context =>
        {
            foreach (var name in OfTheCollector)
            {
                if (configuration[name] is { Length: > 0 } value)
                    context.EnvironmentVariables[name] = value;
                else
                    context.EnvironmentVariables.Remove(name);
            }
        });
    }

    private static Dictionary<string, string?> Development(DataFolder data) => new()
    {
        [$"{Scheme}:ValidIssuer"] = Issuer,
        [$"{Scheme}:ValidAudiences:0"] = Audience,
        [$"{Scheme}:SigningKeys:0:Issuer"] = Issuer,
        [$"{Scheme}:SigningKeys:0:Value"] =
            Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(data.Password("development tokens")))),
    };

    private static string? KeyFile(Suite suite, string? own, string name, Func<string> make)
        => own is { Length: > 0 } ? Path.GetFullPath(own)
            : suite.Data is { } data ? Kept(data, name, make)
            : null;

    private static string Kept(DataFolder data, string name, Func<string> make)
    {
        if (!File.Exists(data.File(name)))
        {
            data.WriteSecret(name, make());
        }

        return data.File(name);
    }

    private static string P256()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return key.ExportPkcs8PrivateKeyPem();
    }

    // .NET has no Ed25519, and needs none to make a key: any 32 bytes are one, in PKCS #8 (RFC 8410) behind these.
    private static string Ed25519()
        => PemEncoding.WriteString(
            "PRIVATE KEY",
            [
                0x30, 0x2e, 0x02, 0x01, 0x00, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x04, 0x22, 0x04, 0x20,
                .. RandomNumberGenerator.GetBytes(32),
            ]);

    private static string Variable(string setting) => setting.Replace(":", "__", StringComparison.Ordinal);
}
