using CyberSanctions.Testing;

namespace CyberSanctions.Attribution.Tests;

/// <summary>What the attribution service follows.</summary>
public sealed class ConsumersTests(AttributionService attribution) : IClassFixture<AttributionService>
{
    [Fact]
    public void Consumers_AreThoseOfTheDocument()
        => Assert.Equal(Consumers.InTheDocument("attribution"), Consumers.Of(attribution.Service.Services));
}
