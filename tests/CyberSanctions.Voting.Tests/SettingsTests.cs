using CyberSanctions.Journal.Deadlines;
using CyberSanctions.Testing;

namespace CyberSanctions.Voting.Tests;

/// <summary>docs/settings.md names every setting and what holds without it.</summary>
public sealed class SettingsTests
{
    [Fact]
    public void SettingsOfVoting_AreThoseOfTheDocument()
        => Assert.Equal(
            SettingsPage.InTheDocument("Voting").Order(StringComparer.Ordinal),
            SettingsPage.Of(typeof(Program).Assembly).Order(StringComparer.Ordinal));

    [Fact]
    public void SettingsOfWhatIsDoneAtAMoment_AreThoseOfTheDocument()
        => Assert.Equal(
            SettingsPage.InTheDocument("Voting and publication").Order(StringComparer.Ordinal),
            SettingsPage.Of(typeof(AgreedClock).Assembly).Order(StringComparer.Ordinal));
}
