using System.Buffers.Text;
using System.Text;
using System.Text.Json.Nodes;
using CyberSanctions.Procedures.Proceedings;
using CyberSanctions.Procedures.RollCalls;
using CyberSanctions.Procedures.Statements;
using CyberSanctions.Signing;

namespace CyberSanctions.Procedures.Tests.RollCalls;

/// <summary>
/// A roll call taken apart as plain JSON, to do things to it. Links, receipts and the seal are made
/// again here by what the format says, not by the code that writes them.
/// </summary>
internal sealed class OpenedFile(byte[] file)
{
    public JsonObject Json { get; } = JsonNode.Parse(file)!.AsObject();

    public JsonObject Ballot => Json["ballot"]!.AsObject();

    public JsonArray Keys => Json["keys"]!.AsArray();

    public JsonArray Proceedings => Json["proceedings"]!.AsArray();

    public JsonObject this[int position] => Proceedings[position - 1]!.AsObject();

    public byte[] Bytes => CanonicalJson.Bytes(Json);

    public OpenedFile Do(Action<OpenedFile> what)
    {
        what(this);
        return this;
    }

    public void Drop(int position) => Proceedings.RemoveAt(position - 1);

    public void Swap(int one, int other)
    {
        var (first, second) = (this[one].DeepClone(), this[other].DeepClone());
        (Proceedings[one - 1], Proceedings[other - 1]) = (second, first);
    }

    /// <summary>
    /// Puts a statement at a position, right after the one before it in time, without a receipt that is worth anything.
    /// </summary>
    public JsonObject Insert(int position, SigningKey key, Func<Statement, Statement> change)
    {
        var at = this[position - 1]["at"]!.GetValue<string>();
        Timestamps.TryRead(at, out var time);
        var statement = change(new Statement
        {
            Ballot = Ballot["reference"]!.GetValue<string>(),
            TextSha256 = Ballot["textSha256"]!.GetValue<string>(),
            MemberState = "AA",
            Kind = StatementKind.Vote,
            Choice = Contracts.Voting.V1.Choice.For,
            Sequence = 1,
            Time = time,
        });
        var signed = SignedStatement.Sign(key, statement);
        var entry = new JsonObject
        {
            ["position"] = position,
            ["kind"] = "statement",
            ["at"] = at,
            ["actor"] = "delegate:invented",
            ["previous"] = Hash(this[position - 1]),
            ["contentSha256"] = Link.HashOf(signed.Jws),
            ["statement"] = statement.ToJson(),
            ["signedBy"] = signed.Jws.KeyId,
            ["signature"] = Base64Url.EncodeToString(signed.Jws.Signature.ToArray()),
            ["declaration"] = "",
            ["receipt"] = this[position - 1]["receipt"]!.DeepClone(),
        };
        Proceedings.Insert(position - 1, entry);
        return entry;
    }

    public void List(SigningKey key, string memberState, DateTime from, DateTime to) => InOrder(Keys, new JsonObject
    {
        ["keyId"] = key.Public.Id,
        ["memberState"] = memberState,
        ["publicKey"] = Convert.ToBase64String([.. key.Public.Spki]),
        ["validFrom"] = Timestamps.Text(from),
        ["validTo"] = Timestamps.Text(to),
        ["revokedAt"] = "",
    });

    public void Renumber()
    {
        for (var i = 0; i < Proceedings.Count; i++)
        {
            var entry = Proceedings[i]!;
            entry["position"] = i + 1;
            entry["previous"] = i == 0 ? new string('0', 64) : Hash(Proceedings[i - 1]!);
            entry["contentSha256"] = Content(entry);
        }
    }

    /// <summary>What only the service can do, or one that takes its place: links, receipts and seal anew.</summary>
    public void SignAnew(SigningKey service)
    {
        Renumber();
        foreach (var entry in Proceedings)
        {
            entry!["receipt"] = SignatureOf(service, Link.ReceiptType, Canonical(entry));
        }

        Json["serviceKeys"] = new JsonArray(new JsonObject
        {
            ["keyId"] = service.Public.Id,
            ["publicKey"] = Convert.ToBase64String([.. service.Public.Spki]),
        });
        Seal(service);
    }

    /// <summary>Seals what stands here now.</summary>
    public void Seal(SigningKey service)
    {
        Json.Remove("seal");
        Json["seal"] = SignatureOf(service, RollCall.SealType, Encoding.ASCII.GetBytes(
            $$"""{"ballot":"{{Ballot["reference"]}}","format":"cybersanctions-rollcall/2","sha256":"{{Link.HashOf(CanonicalJson.Bytes(Json))}}"}"""));
    }

    public void ListService(SigningKey service) => InOrder(Json["serviceKeys"]!.AsArray(), new JsonObject
    {
        ["keyId"] = service.Public.Id,
        ["publicKey"] = Convert.ToBase64String([.. service.Public.Spki]),
    });

    private static void InOrder(JsonArray keys, JsonObject key)
        => keys.Insert(keys.Count(other => string.CompareOrdinal((string?)other!["keyId"], (string?)key["keyId"]) <= 0), key);

    public JsonObject ReceiptBy(SigningKey service, int position)
        => SignatureOf(service, Link.ReceiptType, Canonical(this[position]));

    private static JsonObject SignatureOf(SigningKey service, string type, byte[] payload) => new()
    {
        ["signedBy"] = service.Public.Id,
        ["signature"] = Base64Url.EncodeToString(Jws.Sign(service, type, payload).Signature.ToArray()),
    };

    private string Content(JsonNode entry) => entry["kind"]!.GetValue<string>() switch
    {
        "opening" => Link.HashOf(Ballot),
        "statement" => Link.HashOf(Encoding.ASCII.GetBytes(string.Join(
            '.',
            Base64Url.EncodeToString(Encoding.UTF8.GetBytes(
                $$"""{"alg":"ES256","kid":"{{entry["signedBy"]}}","typ":"cybersanctions-statement"}""")),
            Base64Url.EncodeToString(CanonicalJson.Bytes(entry["statement"]!)),
            entry["signature"]!.GetValue<string>()))),
        "extension" => Link.HashOf(Encoding.ASCII.GetBytes($$"""{"deadline":"{{entry["deadline"]}}"}""")),
        _ => Link.HashOf(entry["decision"]!.AsObject()),
    };

    private string Hash(JsonNode entry) => Link.HashOf(Canonical(entry));

    private byte[] Canonical(JsonNode entry)
        => Encoding.UTF8.GetBytes(
            $$"""{"actor":"{{entry["actor"]}}","at":"{{entry["at"]}}","ballot":"{{Ballot["reference"]}}","contentSha256":"{{entry["contentSha256"]}}","kind":"{{entry["kind"]}}","position":{{entry["position"]}},"previous":"{{entry["previous"]}}"}""");
}
