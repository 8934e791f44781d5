using System.Text.RegularExpressions;
using CyberSanctions.Testing;

namespace CyberSanctions.Integration.Tests.Running;

/// <summary>docs/settings.md names every setting and what holds without it; and nothing else of ours is read.</summary>
public sealed partial class SettingsTests
{
    // What libraries read, looked at here as well; and what the AppHost hands on as it is.
    private static readonly string[] OfLibraries =
    [
        "ASPNETCORE_ENVIRONMENT", "ASPNETCORE_URLS", "ASPIRE_ALLOW_UNSECURED_TRANSPORT", "AppHost:BrowserToken", "Authentication",
        "Data:Path", "DEBUG_SESSION_PORT", "DOTNET_WATCH", "DcpPublisher:RandomizePorts", "DcpPublisher:WaitForResourceCleanup",
        "Instance", "OTEL_EXPORTER_OTLP_ENDPOINT", "services:{service}:{endpoint}",
    ];

    [GeneratedRegex(
        """onfiguration(?:>\(\))?(?:\[|\.GetSection\(|\.GetValue(?:<[^>]+>)?\()\$?"([^"]+)""", RegexOptions.None, 1000)]
    private static partial Regex Reading { get; }

    [Fact]
    public void SettingsOfTheAppHost_AreThoseOfTheDocument()
        => Assert.Equal(
            SettingsPage.InTheDocument("The AppHost").Order(StringComparer.Ordinal),
            SettingsPage.Of(typeof(Projects.CyberSanctions_AppHost).Assembly).Order(StringComparer.Ordinal));

    [Fact]
    public void NothingIsReadThatIsNoSetting()
        => Assert.Equal(
            OfLibraries.Order(StringComparer.Ordinal),
            Directory.GetFiles(Path.Combine(Repository.Root, "src"), "*.cs", SearchOption.AllDirectories)
                .Concat(Directory.GetFiles(
                    Path.Combine(Repository.Root, "CyberSanctions.ServiceDefaults"), "*.cs", SearchOption.AllDirectories))
                .Concat(Directory.GetFiles(
                    Path.Combine(Repository.Root, "CyberSanctions.AppHost"), "*.cs", SearchOption.AllDirectories))
                .Where(file => !file.Contains("/obj/", StringComparison.Ordinal))
                .SelectMany(file => Reading.Matches(File.ReadAllText(file)))
                .Select(match => match.Groups[1].Value)
                .Distinct()
                .Order(StringComparer.Ordinal));
}
