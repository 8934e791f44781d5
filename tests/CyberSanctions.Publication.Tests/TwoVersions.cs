using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using CyberSanctions.Contracts.Refusals;
using CyberSanctions.Publication.Acts;
using CyberSanctions.ServiceDefaults.Problems;
using CyberSanctions.Testing;

namespace CyberSanctions.Publication.Tests;

/// <summary>
/// Two published versions, and how to fetch them: once for all tests of a class, since none of them changes anything.
/// </summary>
public sealed class TwoVersions : IAsyncLifetime
{
    private TestService<Program> _service = null!;

    internal HttpClient Client { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        _service = await TestService.StartAsync<Program>("publication");
        await _service.ApplyAsync<BallotDecidedHandler>(Invented.Adopted(Invented.Act(1, Invented.AureliaNimbus())));
        await _service.ApplyAsync<BallotDecidedHandler>(Invented.Adopted(Invented.Act(2, Invented.BlueHeron())));
        Client = _service.CreateClient();
    }

    public async Task DisposeAsync()
    {
        Client.Dispose();
        await _service.DisposeAsync();
    }

    internal Task<HttpResponseMessage> GetAsync(string path, params (string Name, string Value)[] headers)
        => SendAsync(HttpMethod.Get, path, headers);

    internal async Task<HttpResponseMessage> SendAsync(
        HttpMethod method, string path, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, path);
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return await Client.SendAsync(request);
    }

    internal static string Header(HttpResponseMessage response, string name)
        => string.Join(
            ", ",
            response.Headers.TryGetValues(name, out var values) || response.Content.Headers.TryGetValues(name, out values)
                ? values
                : []);

    internal static async Task ProblemAsync(HttpResponseMessage response, HttpStatusCode status, string type)
    {
        using (response)
        {
            Assert.Equal(status, response.StatusCode);
            Assert.Equal("application/problem+json", response.Content.Headers.ContentType!.MediaType);
            Assert.Equal("no-store", Header(response, "Cache-Control"));
            var problem = await response.Content.ReadFromJsonAsync<JsonNode>();
            Assert.Equal($"/problems/{type}", (string?)problem!["type"]);
            Assert.Equal((int)status, (int?)problem["status"]);
            Assert.Equal(Title(type), (string?)problem["title"]);
            Assert.NotEmpty((string)problem["traceId"]!);
        }
    }

    // The gateway's own: one title for one type (RFC 9457 section 3.1.3).
    private static string Title(string type)
        => RefusalKinds.In(typeof(RefusalKind).Assembly).Concat(RefusalKinds.In(typeof(HttpRefusals).Assembly))
            .Single(kind => kind.Reason == type).Title;
}
