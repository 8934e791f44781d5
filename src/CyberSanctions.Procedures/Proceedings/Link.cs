using System.Security.Cryptography;
using System.Text.Json.Nodes;
using CyberSanctions.Contracts.Voting.V1;
using CyberSanctions.Procedures.Statements;
using CyberSanctions.Signing;

namespace CyberSanctions.Procedures.Proceedings;

/// <summary>
/// One link of a ballot's chain. Its canonical bytes are what a receipt signs; their hash is the next
/// link's <see cref="Previous"/>, so that nothing can be altered, dropped, reordered or put between.
/// </summary>
/// <param name="Ballot">Reference of the ballot.</param>
/// <param name="Position">1 for the opening, then without gaps.</param>
/// <param name="Kind">What happened.</param>
/// <param name="At">When, by the service's clock; never before the link before it.</param>
/// <param name="Actor">Who did it, by the token.</param>
/// <param name="ContentSha256">Hash of what it is about.</param>
/// <param name="Previous">Hash of the link before; of the opening: <see cref="None"/>.</param>
public sealed record Link(
    string Ballot, int Position, ProceedingKind Kind, DateTime At, string Actor, string ContentSha256, string Previous)
{
    /// <summary>Type of the JWS of a receipt: the service's signature over a link.</summary>
    public const string ReceiptType = "cybersanctions-receipt";

    /// <summary>What stands before the first link.</summary>
    public static string None { get; } = new('0', 64);

    /// <summary>Its own hash, lower-case hexadecimal.</summary>
    public string Hash => Convert.ToHexStringLower(SHA256.HashData(ToCanonical()));

    /// <summary>The bytes that a receipt signs.</summary>
    public byte[] ToCanonical() => CanonicalJson.Bytes(new JsonObject
    {
        ["actor"] = Actor,
        ["at"] = Timestamps.Text(At),
        ["ballot"] = Ballot,
        ["contentSha256"] = ContentSha256,
        ["kind"] = Wording.Of(Kind),
        ["position"] = Position,
        ["previous"] = Previous,
    });

    /// <summary>Hash of a content.</summary>
    public static string HashOf(ReadOnlySpan<byte> content) => Convert.ToHexStringLower(SHA256.HashData(content));

    /// <summary>Hash of a statement as content: of its whole JWS, signature included.</summary>
    public static string HashOf(Jws statement) => HashOf(System.Text.Encoding.ASCII.GetBytes(statement.Compact));

    /// <summary>Hash of the frozen inputs, of an extension or of a decision as content.</summary>
    public static string HashOf(JsonObject content) => HashOf(CanonicalJson.Bytes(content));
}
