using System.Collections.Concurrent;
using System.Text.Json;
using CyberSanctions.Procedures.Proceedings;

namespace CyberSanctions.Voting.Ballots;

/// <summary>
/// How ballots stand, as it lies in the database. What was written here last is remembered together with its
/// text: as long as that very text is what lies there, it need not be read again.
/// </summary>
internal sealed class Standings
{
    private const int MostKept = 10_000;
    private readonly ConcurrentDictionary<Guid, (string Json, Standing Standing)> _written = new();

    /// <summary>From JSON.</summary>
    public static Standing Read(string json) => JsonSerializer.Deserialize<Standing>(json)
        ?? throw new InvalidDataException("A ballot stands nowhere.");

    /// <summary>From JSON, of a ballot.</summary>
    public Standing Read(Guid ballot, string json)
        => _written.TryGetValue(ballot, out var written) && written.Json == json ? written.Standing : Read(json);

    /// <summary>As JSON, of a ballot.</summary>
    public string Write(Guid ballot, Standing standing)
    {
        if (_written.Count >= MostKept)
        {
            _written.Clear();
        }

        var json = JsonSerializer.Serialize(standing);
        _written[ballot] = (json, standing);
        return json;
    }
}
