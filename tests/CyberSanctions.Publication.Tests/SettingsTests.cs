using CyberSanctions.Testing;

namespace CyberSanctions.Publication.Tests;

/// <summary>docs/settings.md names every setting and what holds without it.</summary>
public sealed class SettingsTests
{
    [Fact]
    public void SettingsOfPublication_AreThoseOfTheDocument()
        => Assert.Equal(
            SettingsPage.InTheDocument("Publication").Order(StringComparer.Ordinal),
            SettingsPage.Of(typeof(Program).Assembly).Order(StringComparer.Ordinal));
}
