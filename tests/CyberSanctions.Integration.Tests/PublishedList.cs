using System.Net;
using CyberSanctions.Testing;

namespace CyberSanctions.Integration.Tests;

/// <summary>The published lists, as everybody fetches them.</summary>
internal static class PublishedList
{
    public const string Real = "/lists/eu-cyber";
    public const string Exercise = "/exercise/lists/eu-cyber-exercise";

    /// <summary>The latest version of a list; nothing while there is none.</summary>
    public static async Task<string> LatestAsync(Suite suite, string list = Real)
    {
        using var response = await suite.Gateway.GetAsync($"{list}/latest/list.json");
        return response.StatusCode == HttpStatusCode.NotFound ? "" : await response.Content.ReadAsStringAsync();
    }

    /// <summary>The first version that holds a text.</summary>
    public static Task<string> WithAsync(Suite suite, string text, string list = Real)
        => Eventually.IsAsync(
            () => LatestAsync(suite, list), latest => latest.Contains(text), latest => $"{text} is not on the list: {latest}");
}
