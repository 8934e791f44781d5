using System.Net;
using System.Text.Json;
using CyberSanctions.Delegate.Connecting;
using CyberSanctions.Delegate.Output;

namespace CyberSanctions.Delegate.Ballots;

/// <summary>A published list as it is now.</summary>
/// <param name="Name">For example eu-cyber.</param>
/// <param name="Version">0 when nothing was published yet.</param>
/// <param name="Entries">What is on it.</param>
internal sealed record PublishedList(string Name, long Version, IReadOnlyList<Entry> Entries)
{
    private readonly Dictionary<string, Entry> _byReference = Entries
        .GroupBy(entry => entry.EuReferenceNumber, StringComparer.Ordinal)
        .ToDictionary(same => same.Key, same => same.First(), StringComparer.Ordinal);

    /// <summary>The entry under a reference, which has to be that to the letter; nothing when there is none.</summary>
    public Entry? Find(string reference) => _byReference.GetValueOrDefault(reference);

    /// <summary>Fetches the one that an act changes: exercises have a list of their own, under a path of its own.</summary>
    /// <exception cref="StopException">What is there is another list, or cannot be read.</exception>
    public static async Task<PublishedList> FetchAsync(Gateway gateway, bool exercise, CancellationToken cancel)
    {
        var (path, name) = exercise ? ("/exercise/lists/", "eu-cyber-exercise") : ("/lists/", "eu-cyber");
        using var response = await gateway.Lists.GetAsync($"{path}{name}/latest/list.json", cancel);
        if (response.StatusCode == HttpStatusCode.NotFound)
        {
            return new PublishedList(name, 0, []);
        }

        var bytes = await response.EnsureSuccessStatusCode().Content.ReadAsByteArrayAsync(cancel);
        try
        {
            var list = Read(bytes);
            return list.Name == name ? list
                : throw new StopException(
                    ExitCode.Refused, $"Asked for the list {name}, {gateway.Lists.BaseAddress} answered with {list.Name}.");
        }
        catch (JsonException)
        {
            throw new StopException(ExitCode.Refused, "The published list cannot be read by this version of the program.");
        }
    }

    /// <summary>Reads a list.json.</summary>
    /// <exception cref="JsonException">It is none.</exception>
    public static PublishedList Read(byte[] listJson)
    {
        try
        {
            using var list = JsonDocument.Parse(listJson);
            return new PublishedList(
                list.RootElement.GetProperty("list").GetString() ?? "",
                list.RootElement.GetProperty("version").GetInt64(),
                Entry.ReadAll(list.RootElement.GetProperty("entries")));
        }
        catch (Exception exception) when (exception is KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new JsonException("This is no list.json.", exception);
        }
    }
}
