using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Nodes;
using CyberSanctions.Integration.Tests.BadInput;
using Xunit.Abstractions;

namespace CyberSanctions.Integration.Tests.Fuzzing;

/// <summary>Whatever is sent: an answer that the description knows, never a fault, and nothing is written.</summary>
[Collection(SuiteCollection.Name)]
public sealed class FuzzTests(Suite suite, ITestOutputHelper output)
{
    private const int Requests = 5_400;
    private const int AtOnce = 16;

    // Said of every operation in the description as a whole: what is answered before one is found.
    private static readonly HashSet<int> BeforeAnyOperation = [408, 414, 431];

    [Fact]
    public async Task AnyRequest_IsAnsweredAsDescribed_AndChangesNothing()
    {
        var seed = Environment.GetEnvironmentVariable("FUZZ_SEED") is { } given
            ? int.Parse(given, CultureInfo.InvariantCulture)
            : 2019_796;
        output.WriteLine($"Seed {seed}: set FUZZ_SEED to try another one.");
        var api = new ApiDescription(JsonNode.Parse(await suite.Gateway.GetStringAsync("/openapi/v1.json"))!.AsObject());
        var requests = new FuzzedRequests(api, await Setting.OfAsync(suite), Suite.Authorizations, seed);
        var fingerprint = await suite.SettledFingerprintAsync();
        var errors = Suite.Services.Append("gateway").ToDictionary(service => service, service => suite.ErrorsOf(service).Count);
        var faults = new ConcurrentQueue<string>();
        var statuses = new ConcurrentDictionary<int, int>();

        await Parallel.ForEachAsync(
            Enumerable.Range(0, Requests),
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce },
            async (number, cancel) =>
            {
                var (operation, request) = requests.Make(number);
                using (request)
                {
                    // With another method it may be another operation of the same address.
                    var described = api.Operations.SingleOrDefault(
                        other => other.Path == operation.Path && other.Method == request.Method.Method);
                    using var response = await suite.Gateway.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancel);
                    var status = (int)response.StatusCode;
                    statuses.AddOrUpdate(status, 1, (_, count) => count + 1);
                    var known = status < 500
                        && (BeforeAnyOperation.Contains(status)
                            || (described?.Statuses.Contains(status) ?? IsOfAnotherMethod(operation, status)));
                    if (!known || !await IsProblemAsync(request, response, cancel))
                    {
                        faults.Enqueue($"{number}: {request.Method} {request.RequestUri} answered {status}");
                    }
                }
            });

        output.WriteLine(string.Join(", ", statuses.OrderBy(s => s.Key).Select(s => $"{s.Key}: {s.Value}")));
        Assert.True(faults.IsEmpty, $"Seed {seed}, {faults.Count} faults:\n{string.Join('\n', faults.Order().Take(20))}");
        Assert.All(errors, before => Assert.Equal((before.Key, before.Value), (before.Key, suite.ErrorsOf(before.Key).Count)));
        Assert.Equal(fingerprint, await suite.SettledFingerprintAsync());

        // Else most of it went astray.
        Assert.All(
            (int[])[200, 400, 401, 403, 404, 405, 415],
            status => Assert.True(statuses.ContainsKey(status), $"Nothing was answered with {status}."));
    }

    // Lists answer HEAD and OPTIONS; everything else refuses what is not described.
    private static bool IsOfAnotherMethod(Operation operation, int status)
        => status is 404 or 405 or 400
            || (operation.Path.Contains("/lists/{list}/") && (status == 204 || operation.Statuses.Contains(status)));

    private static async Task<bool> IsProblemAsync(
        HttpRequestMessage request, HttpResponseMessage response, CancellationToken cancel)
    {
        if ((int)response.StatusCode < 400 || request.Method == HttpMethod.Head)
        {
            return true;
        }

        return response.Content.Headers.ContentType?.MediaType == "application/problem+json"
            && response.Headers.CacheControl is { NoStore: true }
            && JsonNode.Parse(await response.Content.ReadAsStringAsync(cancel)) is JsonObject problem
            && (int?)problem["status"] == (int)response.StatusCode
            && (string?)problem["type"] is ['/', ..]
            && (string?)problem["title"] is { Length: > 0 };
    }
}
