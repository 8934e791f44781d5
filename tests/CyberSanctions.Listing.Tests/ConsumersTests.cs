using CyberSanctions.Testing;

namespace CyberSanctions.Listing.Tests;

/// <summary>What the listing service follows.</summary>
public sealed class ConsumersTests(ListingService listing) : IClassFixture<ListingService>
{
    [Fact]
    public void Consumers_AreThoseOfTheDocument()
        => Assert.Equal(Consumers.InTheDocument("listing"), Consumers.Of(listing.Service.Services));
}
