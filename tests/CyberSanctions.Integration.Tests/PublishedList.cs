using System.Net;

namespace CyberSanctions.Integration.Tests;

/// <summary>The published lists, as everybody fetches them.</summary>
internal static class PublishedList
{
    public const string Real = "/lists/eu-cyber";
    public const string Exercise = "/exercise/lists/eu-cyber-exercise";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>The latest version of a list; nothing while there is none.</summary>
    public static async Task<string> LatestAsync(Suite suite, string list = Real)
    {
        using var response = await suite.Gateway.GetAsync($"{list}/latest/list.json");
        return response.StatusCode == HttpStatusCode.NotFound ? "" : await response.Content.ReadAsStringAsync();
    }

    /// <summary>The first version that holds a text.</summary>
    public static async Task<string> WithAsync(Suite suite, string text, string list = Real)
    {
        var until = DateTime.UtcNow + Patience;
        while (true)
        {
            var latest = await LatestAsync(suite, list);
            if (latest.Contains(text) || DateTime.UtcNow > until)
            {
                Assert.Contains(text, latest);
                return latest;
            }
        }
    }
}
