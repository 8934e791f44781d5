using System.Text.Json;

namespace CyberSanctions.Integration.Tests.BadInput;

/// <summary>Bad input gets a problem document that names the field, changes nothing, and is no error in any log.</summary>
[Collection(SuiteCollection.Name)]
public sealed class BadInputTests(Suite suite)
{
    private static World? _world;

    public static TheoryData<string> Names => [.. BadRequests.All.Select(r => r.Name)];

    [Fact]
    public void Table_HoldsAtLeastAHundredRequestsWithNamesOfTheirOwn()
    {
        Assert.True(BadRequests.All.Count >= 100);
        Assert.Equal(BadRequests.All.Count, BadRequests.All.Select(r => r.Name).Distinct().Count());
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Request_ThatIsBad_IsRefusedAndChangesNothing(string name)
    {
        var bad = BadRequests.All.Single(r => r.Name == name);
        var world = _world ??= await World.MakeAsync(suite);
        using var request = bad.ToRequest(suite.Gateway.BaseAddress!, world.Placeholders, Suite.Authorizations.For(bad.Token));

        using var response = await suite.Gateway.SendAsync(request);

        var text = await response.Content.ReadAsStringAsync();
        Assert.True(bad.Status == (int)response.StatusCode, $"{bad.Status} was expected, not {(int)response.StatusCode}: {text}");
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        var problem = JsonSerializer.Deserialize<JsonElement>(text);
        Assert.Equal($"/problems/{bad.Problem}", problem.GetProperty("type").GetString());
        Assert.Equal(bad.Status, problem.GetProperty("status").GetInt32());
        if (bad.Field is not null)
        {
            Assert.Contains(
                bad.Field, problem.GetProperty("errors").EnumerateArray().Select(e => e.GetProperty("field").GetString()));
        }

        if (bad.Recorded)
        {
            world = _world = world with { Fingerprint = await World.SettledAsync(suite) };
        }

        Assert.Equal(world.Fingerprint, await suite.FingerprintAsync());
        Assert.Empty(world.NewErrors(suite));
    }

    /// <summary>What there is before the bad requests are sent.</summary>
    private sealed record World(
        IReadOnlyDictionary<string, string> Placeholders, string Fingerprint, IReadOnlyDictionary<string, int> Errors)
    {
        public static async Task<World> MakeAsync(Suite suite)
        {
            var placeholders = await Setting.OfAsync(suite);
            var fingerprint = await SettledAsync(suite);
            return new World(placeholders, fingerprint, All().ToDictionary(s => s, s => suite.ErrorsOf(s).Count));
        }

        // What has happened still travels from service to service.
        public static Task<string> SettledAsync(Suite suite) => suite.SettledFingerprintAsync();

        public IEnumerable<string> NewErrors(Suite suite) => All().SelectMany(s => suite.ErrorsOf(s).Skip(Errors[s]));

        private static IEnumerable<string> All() => Suite.Services.Append("gateway");
    }
}
