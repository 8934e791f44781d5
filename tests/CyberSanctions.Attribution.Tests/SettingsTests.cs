using CyberSanctions.Testing;

namespace CyberSanctions.Attribution.Tests;

/// <summary>docs/settings.md names every setting and what holds without it.</summary>
public sealed class SettingsTests
{
    [Fact]
    public void SettingsOfAttribution_AreThoseOfTheDocument()
        => Assert.Equal(
            SettingsPage.InTheDocument("Attribution").Order(StringComparer.Ordinal),
            SettingsPage.Of(typeof(Program).Assembly).Order(StringComparer.Ordinal));
}
