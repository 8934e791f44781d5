using System.Text;

namespace CyberSanctions.Integration.Tests.BadInput;

/// <summary>One request that must be refused, and how.</summary>
/// <param name="Name">Says what is wrong with it.</param>
/// <param name="Method">HTTP method.</param>
/// <param name="Path">With placeholders: see <see cref="Placeholders"/>.</param>
/// <param name="Token">Whose token it carries.</param>
/// <param name="Body">Its body, with placeholders; null for none.</param>
/// <param name="Status">The expected status.</param>
/// <param name="Problem">The expected kind: the <c>type</c> is <c>/problems/{Problem}</c>.</param>
/// <param name="Field">A field that <c>errors</c> has to name; null when none is to blame.</param>
public sealed record BadRequest(
    string Name, HttpMethod Method, string Path, TokenKind Token, byte[]? Body, int Status, string Problem, string? Field)
{
    /// <summary>Null for none.</summary>
    public string? ContentType { get; init; } = "application/json";

    /// <summary>Further headers.</summary>
    public IReadOnlyList<(string Name, string Value)> Headers { get; init; } = [];

    /// <summary>A service refuses it; all others are refused by the gateway, without asking a service.</summary>
    public bool ByService { get; init; }

    /// <summary>The refusal goes into a journal: it counts nothing, but is not forgotten.</summary>
    public bool Recorded { get; init; }

    /// <summary>The request, ready to be sent.</summary>
    /// <param name="gateway">Where.</param>
    /// <param name="placeholders">What stands for each of <see cref="Placeholders"/>.</param>
    /// <param name="authorization">The header for <see cref="Token"/>; null for none.</param>
    public HttpRequestMessage ToRequest(Uri gateway, IReadOnlyDictionary<string, string> placeholders, string? authorization)
    {
        var request = new HttpRequestMessage(Method, new Uri(gateway, Fill(Path, placeholders)));
        if (Body is not null)
        {
            // Latin-1 has a character for each byte, so that bytes that are no UTF-8 stay as they are.
            request.Content = new ByteArrayContent(Encoding.Latin1.GetBytes(Fill(Encoding.Latin1.GetString(Body), placeholders)));

            // Who is refused for a body's length has the connection closed while still sending, unless it asks first.
            request.Headers.ExpectContinue = Body.Length > 1_000_000;
            if (ContentType is not null)
            {
                request.Content.Headers.TryAddWithoutValidation("Content-Type", ContentType);
            }
        }

        foreach (var (name, value) in Headers)
        {
            if (!request.Headers.TryAddWithoutValidation(name, value))
            {
                request.Content!.Headers.TryAddWithoutValidation(name, value);
            }
        }

        if (authorization is not null)
        {
            request.Headers.TryAddWithoutValidation("Authorization", authorization);
        }

        return request;
    }

    /// <inheritdoc/>
    public override string ToString() => Name;

    private static string Fill(string text, IReadOnlyDictionary<string, string> placeholders)
        => placeholders.Aggregate(text, (filled, pair) => filled.Replace(pair.Key, pair.Value));
}
