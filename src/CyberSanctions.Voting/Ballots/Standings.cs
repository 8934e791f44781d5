using System.Text.Json;
using CyberSanctions.Procedures.Proceedings;

namespace CyberSanctions.Voting.Ballots;

/// <summary>How a ballot stands, as it lies in the database.</summary>
internal static class Standings
{
    /// <summary>As JSON.</summary>
    public static string ToJson(Standing standing) => JsonSerializer.Serialize(standing);

    /// <summary>From JSON.</summary>
    public static Standing Read(string json) => JsonSerializer.Deserialize<Standing>(json)
        ?? throw new InvalidDataException("A ballot stands nowhere.");
}
