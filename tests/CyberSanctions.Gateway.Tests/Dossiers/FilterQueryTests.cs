using CyberSanctions.Gateway.Dossiers;
using CyberSanctions.Gateway.Json;
using CyberSanctions.Gateway.Tests.Json;
using CyberSanctions.Gateway.Tests.Json.Mapping;
using CyberSanctions.ServiceDefaults.Errors;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Wire = CyberSanctions.Contracts.Attribution.V1;

namespace CyberSanctions.Gateway.Tests.Dossiers;

/// <summary>A filter in an address is the same filter, and what is none is refused.</summary>
public sealed class FilterQueryTests
{
    [Fact]
    public void AddressOfAView_FindsWhatItsFilterFinds()
    {
        for (var seed = 0; seed < 300; seed++)
        {
            var filter = new AnyMessage(new Random(seed), answered: false).Of<Wire.DossierFilter>(
                Rules.Options.GetTypeInfo(typeof(DossierFilter)));
            var view = new Wire.DossierView { Filter = filter, SavedAt = new() }.ToView();

            var address = new Uri(new("http://x"), view.Dossiers);
            var query = QueryHelpers.ParseQuery(address.Query);
            Assert.Equal("/api/v1/dossiers", address.AbsolutePath);
            Assert.Equal((seed, filter), (seed, FilterQuery.Of(new QueryCollection(query))));
        }
    }

    [Theory]
    [InlineData("q", "")]
    [InlineData("actor", "")]
    [InlineData("state", "OPEN")]
    [InlineData("state", "unspecified")]
    [InlineData("state", "")]
    [InlineData("handling", "AMBER")]
    [InlineData("exercise", "yes")]
    [InlineData("exercise", "")]
    [InlineData("attackKind", "1")]
    [InlineData("beganFrom", "2026-02-30")]
    [InlineData("beganTo", "2026")]
    [InlineData("changedSince", "2026-03-14")]
    [InlineData("changedUntil", "2026-03-14T08:00:00")]
    [InlineData("mine", "True")]
    public void Value_ThatIsNotOfItsKind_IsRefused_AtThatParameter(string name, string value)
        => Assert.Equal(name, Refused(new() { [name] = value }));

    [Theory]
    [InlineData("q")]
    [InlineData("state")]
    public void Parameter_GivenTwice_IsRefused(string name)
        => Assert.Equal(name, Refused(new() { [name] = new(["open", "open"]) }));

    private static string Refused(Dictionary<string, Microsoft.Extensions.Primitives.StringValues> query)
        => Assert.Throws<RefusedException>(() => FilterQuery.Of(new QueryCollection(query))).Refusal.Fields.Single().Field;
}
