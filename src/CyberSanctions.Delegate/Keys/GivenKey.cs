using System.Text.Json;
using System.Text.Json.Nodes;
using CyberSanctions.Delegate.Output;
using CyberSanctions.Signing;

namespace CyberSanctions.Delegate.Keys;

/// <summary>A public key as somebody gives it: the name of a file, or base64.</summary>
internal static class GivenKey
{
    private const string Begin = "-----BEGIN PUBLIC KEY-----";
    private const string End = "-----END PUBLIC KEY-----";

    /// <summary>Reads one.</summary>
    /// <param name="given">
    /// A file with the key as PEM, as base64 of its SubjectPublicKeyInfo, or as JSON with <c>publicKey</c>, as
    /// <c>GET /api/v1/delegations/service-key</c> answers; or the base64 itself.
    /// </param>
    /// <exception cref="StopException">It is none.</exception>
    public static PublicKey Read(string given)
    {
        if (!File.Exists(given))
        {
            return given.Length > 100 ? FromBase64(given)
                : throw new StopException(
                    ExitCode.Usage, $"{given} is neither a file nor a public key (P-256, SubjectPublicKeyInfo, in base64).");
        }

        string text;
        try
        {
            text = File.ReadAllText(given).Trim();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new StopException(ExitCode.Usage, $"{given} cannot be read: {exception.Message}");
        }

        try
        {
            return text.StartsWith('{')
                ? FromJson(text)
                : FromBase64(text.Replace(Begin, "").Replace(End, "").ReplaceLineEndings(""));
        }
        catch (StopException exception)
        {
            throw new StopException(exception.Code, $"{given}: {exception.Message}");
        }
    }

    /// <summary>From base64.</summary>
    /// <exception cref="StopException">It is none.</exception>
    public static PublicKey FromBase64(string base64)
    {
        try
        {
            return PublicKey.Read(Convert.FromBase64String(base64.Trim()));
        }
        catch (FormatException)
        {
            throw None();
        }
    }

    /// <summary>Requires that a text is a key's thumbprint.</summary>
    /// <exception cref="StopException">It is none.</exception>
    public static string Fingerprint(string given)
        => given.Length == 43 && given.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_') ? given
            : throw new StopException(
                ExitCode.Usage,
                $"{given} is no fingerprint: that is a key id, the 43 characters of its thumbprint (RFC 7638).");

    private static PublicKey FromJson(string text)
    {
        JsonObject? json;
        try
        {
            json = JsonNode.Parse(text) as JsonObject;
        }
        catch (JsonException)
        {
            throw None();
        }

        var key = FromBase64(
            json?["publicKey"] is JsonValue value && value.TryGetValue<string>(out var base64) ? base64 : throw None());
        return json["keyId"] is not { } id || id.ToString() == key.Id ? key
            : throw new StopException(ExitCode.DoesNotVerify, $"The key in it is {key.Id}, and not {id}, as it says.");
    }

    private static StopException None() => new(ExitCode.Usage, "This is no public key (P-256, SubjectPublicKeyInfo, in base64).");
}
