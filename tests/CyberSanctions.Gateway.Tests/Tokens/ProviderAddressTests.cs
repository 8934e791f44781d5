using CyberSanctions.ServiceDefaults.Identity;
using Microsoft.Extensions.Configuration;

namespace CyberSanctions.Gateway.Tests.Tokens;

public sealed class ProviderAddressTests
{
    [Theory]
    [InlineData("https://id.example/token", null, true)]
    [InlineData("http://id.example/token", "true", true)]
    [InlineData("http://id.example/token", null, false)]
    [InlineData("http://id.example/token", "false", false)]
    [InlineData("http://127.0.0.1/token", null, false)]
    public void TokenEndpoint_IsHttps_UnlessHttpIsAllowed(string address, string? allowed, bool accepted)
    {
        var settings = new Dictionary<string, string?> { ["Authentication:AllowHttpMetadata"] = allowed };
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings).Build();

        if (accepted)
        {
            Assert.Equal(new Uri(address), ProviderAddress.TokenEndpoint(address, configuration));
        }
        else
        {
            Assert.Throws<InvalidOperationException>(() => ProviderAddress.TokenEndpoint(address, configuration));
        }
    }
}
