using System.Buffers.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using CyberSanctions.Contracts.Voting.V1;
using CyberSanctions.Procedures.Proceedings;
using CyberSanctions.Procedures.Statements;
using CyberSanctions.Signing;

namespace CyberSanctions.Procedures.RollCalls;

/// <summary>Reads a roll call and refuses whatever is not exactly one.</summary>
internal static class RollCallReader
{
    public static RollCall Read(byte[] file)
    {
        if (file.Length > RollCall.Largest)
        {
            throw Malformed($"it is larger than {RollCall.Largest} bytes");
        }

        try
        {
            if (!Utf8.IsValid(file))
            {
                throw new JsonException("It is not UTF-8.");
            }

            var json = JsonNode.Parse(
                file, documentOptions: new JsonDocumentOptions { AllowDuplicateProperties = false, MaxDepth = 16 }) as JsonObject
                ?? throw new JsonException("It is no JSON object.");
            var read = FromJson(json);
            // Members that are not known, another order, other white space, other ways to write a number or an instant: one roll
            // call is one sequence of bytes, so that whoever compares two files compares what they say.
            return read.ToBytes().AsSpan().SequenceEqual(file)
                ? read
                : throw new JsonException(
                    "It is not written as the service writes one: "
                    + "it holds members that are not known, or writes something in another way.");
        }
        catch (Exception exception)
            when (exception is JsonException or InvalidOperationException or FormatException or ArgumentException)
        {
            throw Malformed(exception.Message.TrimEnd('.'));
        }
    }

    private static RollCall FromJson(JsonObject json)
    {
        var format = Text(json, "format");
        if (format is not (RollCall.Format or RollCall.EarlierFormat))
        {
            throw new JsonException($"Its format is neither {RollCall.Format} nor {RollCall.EarlierFormat}.");
        }

        var isEarlier = format == RollCall.EarlierFormat;
        var ballot = FrozenBallot.FromJson(Member<JsonObject>(json, "ballot"), allowFurther: !isEarlier);
        List<ListedKey> keys = [.. Objects(json, "keys").Select(Key)];
        List<RecordedProceeding> proceedings =
            [.. Objects(json, "proceedings").Select(item => Proceeding(ballot.Reference, item))];
        if (proceedings.Count == 0)
        {
            throw new JsonException("It holds no proceedings.");
        }

        var unsealed = new RollCall
        {
            IsEarlier = isEarlier,
            Ballot = ballot,
            Keys = keys,
            ServiceKeys = [.. Objects(json, "serviceKeys").Select(item => new ListedServiceKey(Text(item, "keyId"), Spki(item)))],
            Proceedings = proceedings,
            Outcome = Text(json, "outcome"),
            // What a seal signs is known only when all else is read.
            Seal = proceedings[^1].Receipt,
        };
        return unsealed with { Seal = Signature(Member<JsonObject>(json, "seal"), RollCall.SealType, unsealed.Sealed()) };
    }

    private static ListedKey Key(JsonObject json) => new(
        Text(json, "keyId"),
        Text(json, "memberState"),
        Spki(json),
        Time(json, "validFrom"),
        Time(json, "validTo"),
        Text(json, "revokedAt").Length > 0 ? Time(json, "revokedAt") : null);

    private static RecordedProceeding Proceeding(string ballot, JsonObject json)
    {
        var kind = Wording.TryRead<ProceedingKind>(Text(json, "kind"), out var read) ? read : ProceedingKind.Unspecified;
        var link = new Link(
            ballot,
            Member<JsonValue>(json, "position").GetValue<int>(),
            kind,
            Time(json, "at"),
            Text(json, "actor"),
            Text(json, "contentSha256"),
            Text(json, "previous"));
        var receipt = Signature(Member<JsonObject>(json, "receipt"), Link.ReceiptType, link.ToCanonical());
        return kind switch
        {
            ProceedingKind.Opening => new RecordedOpening(link, receipt),
            ProceedingKind.Statement => new RecordedStatement(
                link,
                receipt,
                Signature(json, SignedStatement.Type, CanonicalJson.Bytes(Member<JsonObject>(json, "statement"))),
                Text(json, "declaration")),
            ProceedingKind.Extension => new RecordedExtension(link, receipt, Time(json, "deadline")),
            ProceedingKind.Decision => new RecordedDecision(link, receipt, Member<JsonObject>(json, "decision")),
            _ => throw new JsonException("There is a proceeding of no known kind."),
        };
    }

    private static Jws Signature(JsonObject json, string type, byte[] payload)
    {
        var jws = Jws.Of(Text(json, "signedBy"), type, payload, Base64Url.DecodeFromChars(Text(json, "signature")));
        return jws.Compact.Length <= Jws.Longest
            ? jws
            : throw new JsonException("Something that is signed is longer than anything that is accepted.");
    }

    private static IEnumerable<JsonObject> Objects(JsonObject json, string name)
        => Member<JsonArray>(
            json,
            name).Select(item => item as JsonObject ?? throw new JsonException($"{name} holds something else than objects."));

    private static T Member<T>(JsonObject json, string name)
        where T : JsonNode
        => json[name] as T ?? throw new JsonException($"{name} is missing or of another type.");

    private static string Text(JsonObject json, string name) => Member<JsonValue>(json, name).GetValue<string>();

    private static byte[] Spki(JsonObject json) => Convert.FromBase64String(Text(json, "publicKey"));

    private static DateTime Time(JsonObject json, string name)
        => Timestamps.TryRead(Text(json, name), out var instant) ? instant : throw new JsonException($"{name} is no instant.");

    private static InvalidDataException Malformed(string what) => new($"This is no roll call: {what}.");
}
