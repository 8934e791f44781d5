using System.Buffers.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using CyberSanctions.Procedures.Keys;
using CyberSanctions.Procedures.Proceedings;
using CyberSanctions.Procedures.Statements;

namespace CyberSanctions.Procedures.RollCalls;

/// <summary>
/// The roll call of a decided ballot: a file with everything that it takes to check, without the
/// service and without trusting it, that every vote is its delegation's and that the count is right.
/// </summary>
/// <example>
/// <code>
/// {
///   "format": "cybersanctions-rollcall/1",
///   "ballot": { …the frozen inputs… },
///   "keys": [{ "keyId": "NzbL…9Xs", "memberState": "FR", "publicKey": "MFkw…", "validFrom": "…", "validTo": "…", "revokedAt": "" }],
///   "serviceKeys": [{ "keyId": "kPrK…wVo", "publicKey": "MFkw…" }],
///   "proceedings": [
///     { "position": 2, "kind": "statement", "at": "…", "actor": "…", "previous": "…", "contentSha256": "…",
///       "statement": { … }, "signedBy": "NzbL…9Xs", "signature": "…", "declaration": "",
///       "receipt": { "signedBy": "kPrK…wVo", "signature": "…" } }
///   ],
///   "outcome": "adopted",
///   "seal": { "signedBy": "kPrK…wVo", "signature": "…" }
/// }
/// </code>
/// </example>
public sealed record RollCall
{
    /// <summary>What the file says that it is.</summary>
    public const string Format = "cybersanctions-rollcall/1";

    /// <summary>More bytes than this are not looked at.</summary>
    public const int Largest = 64 * 1024 * 1024;

    private static readonly JsonSerializerOptions Readable = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>What was frozen when the ballot opened.</summary>
    public required FrozenBallot Ballot { get; init; }

    /// <summary>The registered keys that signed a statement.</summary>
    public required IReadOnlyList<ListedKey> Keys { get; init; }

    /// <summary>The service's keys that signed a receipt or the seal.</summary>
    public required IReadOnlyList<ListedServiceKey> ServiceKeys { get; init; }

    /// <summary>The chain, in the order of the file.</summary>
    public required IReadOnlyList<RecordedProceeding> Proceedings { get; init; }

    /// <summary>The word of the outcome.</summary>
    public required string Outcome { get; init; }

    /// <summary>The service's signature over all of it: type <see cref="Jws.SealType"/>.</summary>
    public required Jws Seal { get; init; }

    /// <summary>Writes the roll call of a decided ballot, and seals it.</summary>
    /// <param name="ballot">What was frozen.</param>
    /// <param name="keys">The registered keys; those that signed nothing in this ballot are left out.</param>
    /// <param name="proceedings">The whole chain, from the opening to the decision.</param>
    /// <param name="serviceKeys">The service's public keys; those that signed nothing here are left out.</param>
    /// <param name="service">What it is sealed with.</param>
    /// <exception cref="ArgumentException">It does not end with a decision, or a key that signed something is missing.</exception>
    public static byte[] Write(
        FrozenBallot ballot,
        IReadOnlyList<RegisteredKey> keys,
        IReadOnlyList<RecordedProceeding> proceedings,
        IReadOnlyList<PublicKey> serviceKeys,
        SigningKey service)
    {
        var signers = proceedings.OfType<RecordedStatement>().Select(recorded => recorded.Statement.KeyId).ToHashSet(StringComparer.Ordinal);
        var listed = keys.Where(key => signers.Contains(key.Key.Id)).OrderBy(key => key.Key.Id, StringComparer.Ordinal).Select(ListedKey.Of).ToList();
        var services = proceedings.Select(recorded => recorded.Receipt.KeyId).Append(service.Public.Id).ToHashSet(StringComparer.Ordinal);
        var listedServices = serviceKeys.Append(service.Public).DistinctBy(key => key.Id).Where(key => services.Contains(key.Id))
            .OrderBy(key => key.Id, StringComparer.Ordinal).Select(ListedServiceKey.Of).ToList();
        if (listed.Count != signers.Count || listedServices.Count != services.Count)
        {
            throw new ArgumentException("A key that signed something in this ballot is missing.", nameof(keys));
        }

        var outcome = proceedings is [.., RecordedDecision decision]
            ? decision.Conclusion["outcome"]!.GetValue<string>()
            : throw new ArgumentException("A roll call is called of a decided ballot.", nameof(proceedings));
        return new RollCall
        {
            Ballot = ballot,
            Keys = listed,
            ServiceKeys = listedServices,
            Proceedings = proceedings,
            Outcome = outcome,
            Seal = Jws.Sign(service, Jws.SealType, Sealed(ballot.Reference, listed, proceedings, outcome)),
        }.ToBytes();
    }

    /// <summary>Reads one, which must be exactly what is written; whether any of it is true is not looked at.</summary>
    /// <exception cref="ObjectionException"><c>rollcall-malformed</c>.</exception>
    public static RollCall Read(byte[] file) => RollCallReader.Read(file);

    /// <summary>As a file: UTF-8, indented to be read.</summary>
    public byte[] ToBytes() => JsonSerializer.SerializeToUtf8Bytes(ToJson(), Readable);

    internal JsonObject ToJson() => new()
    {
        ["format"] = Format,
        ["ballot"] = Ballot.ToJson(),
        ["keys"] = new JsonArray([.. Keys.Select(key => key.ToJson())]),
        ["serviceKeys"] = new JsonArray([.. ServiceKeys.Select(key => key.ToJson())]),
        ["proceedings"] = new JsonArray([.. Proceedings.Select(ProceedingJson)]),
        ["outcome"] = Outcome,
        ["seal"] = SignatureJson(Seal),
    };

    /// <summary>What the seal signs.</summary>
    internal static byte[] Sealed(
        string ballot, IReadOnlyList<ListedKey> keys, IReadOnlyList<RecordedProceeding> proceedings, string outcome) => CanonicalJson.Bytes(new JsonObject
        {
            ["ballot"] = ballot,
            ["head"] = proceedings[^1].Link.Hash,
            ["keys"] = Link.HashOf(CanonicalJson.Bytes(new JsonArray([.. keys.Select(key => key.ToJson())]))),
            ["outcome"] = outcome,
            ["position"] = proceedings.Count,
        });

    private static JsonObject ProceedingJson(RecordedProceeding recorded)
    {
        var link = recorded.Link;
        var json = new JsonObject
        {
            ["position"] = link.Position,
            ["kind"] = Wording.Of(link.Kind),
            ["at"] = Timestamps.Text(link.At),
            ["actor"] = link.Actor,
            ["previous"] = link.Previous,
            ["contentSha256"] = link.ContentSha256,
        };
        switch (recorded)
        {
            case RecordedStatement made:
                json["statement"] = JsonNode.Parse(made.Statement.Payload.ToArray());
                json["signedBy"] = made.Statement.KeyId;
                json["signature"] = Base64Url.EncodeToString(made.Statement.Signature.ToArray());
                json["declaration"] = made.Declaration;
                break;
            case RecordedExtension extension:
                json["deadline"] = Timestamps.Text(extension.Deadline);
                break;
            case RecordedDecision decision:
                json["decision"] = decision.Conclusion.DeepClone();
                break;
        }

        json["receipt"] = SignatureJson(recorded.Receipt);
        return json;
    }

    private static JsonObject SignatureJson(Jws jws)
        => new() { ["signedBy"] = jws.KeyId, ["signature"] = Base64Url.EncodeToString(jws.Signature.ToArray()) };
}
