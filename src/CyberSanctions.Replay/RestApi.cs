using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace CyberSanctions.Replay;

/// <summary>
/// The officers' REST API. Every command carries an idempotency key made from what it does, so a
/// replay that was cut off goes on where it was and does nothing twice, for the 48 hours that keys are remembered.
/// </summary>
public sealed class RestApi(HttpClient gateway, TimeProvider time)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    /// <summary>Sends a command and gives the resource that it answers with.</summary>
    public Task<JsonElement> PostAsync(string token, string path, string key, object body, CancellationToken cancel)
        => SendAsync(
            () =>
            {
                var request = new HttpRequestMessage(HttpMethod.Post, path)
                {
                    Content = JsonContent.Create(body, options: JsonSerializerOptions.Web),
                };
                request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
                request.Headers.Add("Idempotency-Key", key);
                return request;
            },
            cancel);

    /// <summary>Reads a resource.</summary>
    public Task<JsonElement> GetAsync(string token, string path, CancellationToken cancel)
        => SendAsync(
            () =>
            {
                var request = new HttpRequestMessage(HttpMethod.Get, path);
                request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
                return request;
            },
            cancel);

    private async Task<JsonElement> SendAsync(Func<HttpRequestMessage> make, CancellationToken cancel)
    {
        var started = time.GetTimestamp();
        while (true)
        {
            try
            {
                using var request = make();
                using var response = await gateway.SendAsync(request, cancel);
                if (response.IsSuccessStatusCode)
                {
                    return await response.Content.ReadFromJsonAsync<JsonElement>(cancel);
                }

                if (!IsPassing(response.StatusCode) || time.GetElapsedTime(started) > Patience)
                {
                    throw new ReplayException($"{request.Method} {request.RequestUri} was answered with"
                        + $" {(int)response.StatusCode}: {await response.Content.ReadAsStringAsync(cancel)}");
                }
            }
            catch (HttpRequestException) when (time.GetElapsedTime(started) < Patience)
            {
                // The gateway is being restarted; the idempotency key makes asking again harmless.
            }

            await Task.Delay(Pause, time, cancel);
        }
    }

    /// <summary>A service is away for a moment, or we are too fast.</summary>
    public static bool IsPassing(HttpStatusCode status)
        => status is HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout or HttpStatusCode.BadGateway
            or HttpStatusCode.TooManyRequests;
}
