using System.Buffers.Text;
using System.Text.Json;

namespace CyberSanctions.Gateway.Ballots;

/// <summary>
/// Which ballot a signed statement says that it is for. Nothing is verified here: the voting service does that.
/// </summary>
internal static class StatementAddress
{
    private const int LongestReference = 40;

    /// <summary>The ballot; nothing when the statement cannot be read, which the service says better.</summary>
    public static string? BallotOf(string jws)
    {
        if (jws.Split('.') is not [_, var payload, _])
        {
            return null;
        }

        try
        {
            using var statement = JsonDocument.Parse(Base64Url.DecodeFromChars(payload));
            return statement.RootElement is { ValueKind: JsonValueKind.Object } members
                && members.TryGetProperty("ballot", out var ballot)
                && ballot.ValueKind == JsonValueKind.String
                && ballot.GetString() is { Length: <= LongestReference } reference
                    ? reference
                    : null;
        }
        catch (Exception exception) when (exception is FormatException or JsonException or InvalidOperationException)
        {
            return null;
        }
    }
}
