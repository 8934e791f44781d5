using CyberSanctions.Testing;

namespace CyberSanctions.Listing.Tests;

/// <summary>docs/settings.md names every setting and what holds without it.</summary>
public sealed class SettingsTests
{
    [Fact]
    public void SettingsOfListing_AreThoseOfTheDocument()
        => Assert.Equal(
            SettingsPage.InTheDocument("Listing").Order(StringComparer.Ordinal),
            SettingsPage.Of(typeof(Program).Assembly).Order(StringComparer.Ordinal));
}
