using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace CyberSanctions.Integration.Tests.WholePath;

/// <summary>What is due, through the API: it appears, is taken on, and is gone when it is done.</summary>
[Collection(SuiteCollection.Name)]
public sealed class WorkQueueTests(Suite suite)
{
    [Fact]
    public async Task Notification_IsDue_IsTakenOn_IsDone_AndGone()
    {
        var entry = await ExerciseListing.MakeAsync(suite);
        var officer = await TokenAsync("officer.queue", "officer", "RELEX.1.C");
        var item = (await WaitForAsync(officer, entry))!.Value;
        var id = item.GetProperty("id").GetString()!;
        Assert.Equal(("notification", 1), (item.GetProperty("kind").GetString(), item.GetProperty("version").GetInt32()));
        Assert.True(item.GetProperty("mayAct").GetBoolean());
        Assert.EndsWith("T00:00:00", item.GetProperty("endsAtInBrussels").GetString()![..19], StringComparison.Ordinal);
        Assert.EndsWith("T01:00:00", item.GetProperty("endsAtInZone").GetString()![..19], StringComparison.Ordinal);

        using (var taken = await AssignAsync(officer, id, "\"1\"", "officer.queue"))
        {
            Assert.Equal((HttpStatusCode.OK, "\"2\""), (taken.StatusCode, taken.Headers.ETag!.Tag));
        }

        // Somebody else has seen it before.
        using (var late = await AssignAsync(await TokenAsync("second.queue", "officer"), id, "\"1\"", "second.queue"))
        {
            Assert.Equal(HttpStatusCode.PreconditionFailed, late.StatusCode);
        }

        Assert.Contains(id, await IdsAsync(officer, "whose=me"));
        Assert.DoesNotContain(id, await IdsAsync(officer, "whose=unit"));
        using var told = await suite.SendAsync(
            HttpMethod.Post,
            $"/api/v1/notifications/{item.GetProperty("reference").GetString()}/dispatch",
            officer,
            new
            {
                channel = "notice",
                on = Today,
                proof = new
                {
                    reference = "OJ C, C/2026/5210",
                    sha256 = new string(
                'a', 64)
                }
            });
        told.EnsureSuccessStatusCode();
        Assert.DoesNotContain(id, await IdsAsync(officer, "whose=me"));
        using var gone = await suite.SendAsync(HttpMethod.Get, $"/api/v1/work-queue/{id}", officer);
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
    }

    private static string Today
        => $"{TimeZoneInfo.ConvertTime(DateTimeOffset.UtcNow, TimeZoneInfo.FindSystemTimeZoneById("Europe/Brussels")):yyyy-MM-dd}";

    private Task<HttpResponseMessage> AssignAsync(string token, string id, string version, string assignee)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/work-queue/{id}/assignment")
        {
            Content = JsonContent.Create(new { assignee, reason = "I know the file." }),
        };
        request.Headers.Add("Authorization", $"Bearer {token}");
        request.Headers.Add("If-Match", version);
        return suite.Gateway.SendAsync(request);
    }

    private async Task<IReadOnlyList<string>> IdsAsync(string token, string query)
    {
        using var response = await suite.SendAsync(HttpMethod.Get, $"/api/v1/work-queue?{query}&size=200", token);
        response.EnsureSuccessStatusCode();
        return [.. (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("items").EnumerateArray()
            .Select(item => item.GetProperty("id").GetString()!)];
    }

    // The queue waits for no other service.
    private async Task<JsonElement?> WaitForAsync(string token, string entry)
    {
        for (var attempt = 0; attempt < 100; attempt++)
        {
            var path = "/api/v1/work-queue?list=eu-cyber-exercise&kind=notification&timeZone=Europe/Helsinki&size=200";
            while (path is not null)
            {
                using var response = await suite.SendAsync(HttpMethod.Get, path, token);
                response.EnsureSuccessStatusCode();
                var page = await response.Content.ReadFromJsonAsync<JsonElement>();
                foreach (var item in page.GetProperty("items").EnumerateArray())
                {
                    if (item.GetProperty("entryReference").GetString() == entry)
                    {
                        return item;
                    }
                }

                path = page.TryGetProperty("next", out var next) ? next.GetString() : null;
            }

            await Task.Delay(100);
        }

        return null;
    }

    private async Task<string> TokenAsync(string subject, string role, string? unit = null)
    {
        using var response = await suite.Gateway.PostAsJsonAsync("/dev/tokens", new { subject, roles = new[] { role }, unit });
        response.EnsureSuccessStatusCode();
        return (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("token").GetString()!;
    }
}
