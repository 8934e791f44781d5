using CyberSanctions.ServiceDefaults;
using CyberSanctions.Testing;

namespace CyberSanctions.Gateway.Tests;

/// <summary>docs/settings.md names every setting and what holds without it.</summary>
public sealed class SettingsTests
{
    [Fact]
    public void SettingsOfEveryService_AreThoseOfTheDocument()
        => Assert.Equal(
            SettingsPage.InTheDocument("Every service, and the gateway").Order(StringComparer.Ordinal),
            SettingsPage.Of(typeof(EndpointExtensions).Assembly).Order(StringComparer.Ordinal));

    [Fact]
    public void SettingsOfTheGateway_AreThoseOfTheDocument()
        => Assert.Equal(
            SettingsPage.InTheDocument("The gateway").Order(StringComparer.Ordinal),
            SettingsPage.Of(typeof(Program).Assembly).Order(StringComparer.Ordinal));
}
