namespace CyberSanctions.Integration.Tests.Provider;

/// <summary>What else an operator's own settings change.</summary>
[Collection(ProvidedSuiteCollection.Name)]
public class OperatorTests(ProvidedSuite suite)
{
    [Fact]
    public async Task TheOperatorsCollector_IsTold_AndNotTheKeyToTheDashboard()
    {
        using var asked = await suite.Gateway.GetAsync("/problems/not-found");

        await suite.Collector.SpansUntilAsync("GET /problems/{reason}");
        Assert.DoesNotContain("x-otlp-api-key", suite.Collector.Headers, StringComparer.OrdinalIgnoreCase);
        Assert.Contains("Content-Type", suite.Collector.Headers, StringComparer.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task WithoutDevelopmentTokens_TheDashboardsCommands_FailAndSayWhy()
    {
        var token = await suite.CommandAsync(
            "gateway", "token", ("subject", "officer.one"), ("role", "officer"), ("member-state", ""));
        var replay = await suite.CommandAsync("gateway", "replay");

        Assert.All([token, replay], failed => Assert.False(failed.Success));
        Assert.All([token, replay], failed => Assert.False(string.IsNullOrWhiteSpace(failed.Message)));
        Assert.Null(token.Data);
    }
}
