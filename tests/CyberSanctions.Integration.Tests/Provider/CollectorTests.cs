namespace CyberSanctions.Integration.Tests.Provider;

/// <summary>An operator's collector of telemetry.</summary>
[Collection(ProvidedSuiteCollection.Name)]
public class CollectorTests(ProvidedSuite suite)
{
    [Fact]
    public async Task TheOperatorsCollector_IsTold_AndNotTheKeyToTheDashboard()
    {
        using var asked = await suite.Gateway.GetAsync("/problems/not-found");

        await suite.Collector.SpansUntilAsync("GET /problems/{reason}");
        Assert.DoesNotContain("x-otlp-api-key", suite.Collector.Headers, StringComparer.OrdinalIgnoreCase);
        Assert.Contains("Content-Type", suite.Collector.Headers, StringComparer.OrdinalIgnoreCase);
    }
}
