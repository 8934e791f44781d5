using System.Buffers.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using CyberSanctions.Procedures.Proceedings;
using CyberSanctions.Procedures.Statements;
using CyberSanctions.Signing;

namespace CyberSanctions.Procedures.RollCalls;

/// <summary>
/// The roll call of a decided ballot: a file with everything that it takes to check, without the
/// service and without trusting it, that every vote is its delegation's and that the count is right.
/// </summary>
/// <remarks>
/// docs/roll-call.md describes the file for whoever wants to check it with a program of their own. Its bytes are canonical JSON
/// (RFC 8785), and the seal covers all of them but itself. Files of the format before, which was indented and whose seal did not
/// cover the service's keys, are still read.
/// </remarks>
/// <example>
/// <code>
/// {
///   "format": "cybersanctions-rollcall/2",
///   "ballot": { …the frozen inputs… },
/// "keys": [{ "keyId": "NzbL…9Xs", "memberState": "FR", "publicKey": "MFkw…", "validFrom": "…", "validTo": "…", "revokedAt": ""
/// }],
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
/// (in one line, without blanks, the members of each object in order)
/// </example>
public sealed record RollCall
{
    /// <summary>Type of the JWS of its seal.</summary>
    public const string SealType = "cybersanctions-rollcall";

    /// <summary>What a file says that it is.</summary>
    public const string Format = "cybersanctions-rollcall/2";

    /// <summary>What files said until their seal covered every byte.</summary>
    public const string EarlierFormat = "cybersanctions-rollcall/1";

    /// <summary>More bytes than this are not looked at.</summary>
    public const int Largest = 64 * 1024 * 1024;

    private static readonly JsonSerializerOptions Readable = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Whether it is of the format before, which proves less: its seal does not cover the service's keys.</summary>
    public bool IsEarlier { get; init; }

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

    /// <summary>The service's signature over all of it: type <see cref="SealType"/>.</summary>
    public required Jws Seal { get; init; }

    /// <summary>Writes the roll call of a decided ballot, and seals it.</summary>
    /// <param name="ballot">What was frozen.</param>
    /// <param name="keys">The registered keys; those that signed nothing in this ballot are left out.</param>
    /// <param name="proceedings">The whole chain, from the opening to the decision.</param>
    /// <param name="serviceKeys">The service's public keys; those that signed nothing here are left out.</param>
    /// <param name="service">What it is sealed with.</param>
    /// <exception cref="ArgumentException">It does not end with a decision, or a key that signed something is
    /// missing.</exception>
    public static byte[] Write(
        FrozenBallot ballot,
        IReadOnlyList<RegisteredKey> keys,
        IReadOnlyList<RecordedProceeding> proceedings,
        IReadOnlyList<PublicKey> serviceKeys,
        SigningKey service)
    {
        var signers = proceedings.OfType<RecordedStatement>()
            .Select(recorded => recorded.Statement.KeyId)
            .ToHashSet(StringComparer.Ordinal);
        var listed = keys.Where(key => signers.Contains(key.Key.Id))
            .OrderBy(key => key.Key.Id, StringComparer.Ordinal)
            .Select(ListedKey.Of)
            .ToList();
        var services = proceedings.Select(recorded => recorded.Receipt.KeyId)
            .Append(service.Public.Id)
            .ToHashSet(StringComparer.Ordinal);
        var listedServices = serviceKeys.Append(service.Public).DistinctBy(key => key.Id).Where(key => services.Contains(key.Id))
            .OrderBy(key => key.Id, StringComparer.Ordinal).Select(ListedServiceKey.Of).ToList();
        if (listed.Count != signers.Count || listedServices.Count != services.Count)
        {
            throw new ArgumentException("A key that signed something in this ballot is missing.", nameof(keys));
        }

        var outcome = proceedings is [.., RecordedDecision decision]
            ? decision.Conclusion["outcome"]!.GetValue<string>()
            : throw new ArgumentException("A roll call is called of a decided ballot.", nameof(proceedings));
        var unsealed = new RollCall
        {
            Ballot = ballot,
            Keys = listed,
            ServiceKeys = listedServices,
            Proceedings = proceedings,
            Outcome = outcome,
            // Nothing is sealed yet, and a seal is not part of what is.
            Seal = proceedings[^1].Receipt,
        };
        return (unsealed with { Seal = Jws.Sign(service, SealType, unsealed.Sealed()) }).ToBytes();
    }

    /// <summary>Reads one, which must be exactly what is written; whether any of it is true is not looked at.</summary>
    /// <exception cref="InvalidDataException">It is none.</exception>
    /// <exception cref="ObjectionException">What is signed in it, or a key, is none.</exception>
    public static RollCall Read(byte[] file) => RollCallReader.Read(file);

    /// <summary>As a file: canonical JSON; of the format before: indented.</summary>
    public byte[] ToBytes()
        => IsEarlier ? JsonSerializer.SerializeToUtf8Bytes(ToJson(), Readable) : CanonicalJson.Bytes(ToJson());

    internal JsonObject ToJson() => new()
    {
        ["format"] = IsEarlier ? EarlierFormat : Format,
        ["ballot"] = Ballot.ToJson(),
        ["keys"] = new JsonArray([.. Keys.Select(key => key.ToJson())]),
        ["serviceKeys"] = new JsonArray([.. ServiceKeys.Select(key => key.ToJson())]),
        ["proceedings"] = new JsonArray([.. Proceedings.Select(ProceedingJson)]),
        ["outcome"] = Outcome,
        ["seal"] = SignatureJson(Seal),
    };

    /// <summary>What the seal signs: the hash of everything but itself; in the format before, some of it.</summary>
    internal byte[] Sealed()
    {
        if (IsEarlier)
        {
            return CanonicalJson.Bytes(new JsonObject
            {
                ["ballot"] = Ballot.Reference,
                ["head"] = Proceedings[^1].Link.Hash,
                ["keys"] = Link.HashOf(CanonicalJson.Bytes(new JsonArray([.. Keys.Select(key => key.ToJson())]))),
                ["outcome"] = Outcome,
                ["position"] = Proceedings.Count,
            });
        }

        var content = ToJson();
        content.Remove("seal");
        return CanonicalJson.Bytes(new JsonObject
        {
            ["ballot"] = Ballot.Reference,
            ["format"] = Format,
            ["sha256"] = Link.HashOf(content),
        });
    }

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
