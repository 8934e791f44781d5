using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using CyberSanctions.Contracts.Voting.V1;
using CyberSanctions.Delegate.Files;
using CyberSanctions.Delegate.Output;
using CyberSanctions.Signing;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;

namespace CyberSanctions.Delegate.Receipts;

/// <summary>
/// The receipts that are kept: one file each, receipts/BAL-2026-0004-00003-FR.json, as <see cref="ReceiptView.Json"/> writes
/// them.
/// </summary>
internal sealed class ReceiptFiles(PrivateFolder folder)
{
    private const string Receipts = "receipts";
    private static readonly JsonSerializerOptions Indented =
        new() { WriteIndented = true, Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <summary>Keeps one.</summary>
    public string Keep(CheckedReceipt proven)
    {
        var name = $"{Receipts}/{proven.Link.Ballot}-{proven.Link.Position:00000}-{proven.Statement.MemberState}.json";
        folder.Write(name, ReceiptView.Json(proven).ToJsonString(Indented));
        return folder.PathOf(name);
    }

    /// <summary>Those of a ballot, or all, checked again.</summary>
    /// <exception cref="StopException">One of them proves nothing, or they contradict each other.</exception>
    public IReadOnlyList<CheckedReceipt> Read(string? ballot, IReadOnlyList<PublicKey> serviceKeys)
    {
        List<CheckedReceipt> receipts = [.. folder.List(Receipts, "*.json")
            .Select(name => ReadOne(name, serviceKeys))
            .Where(receipt => ballot is null || receipt.Link.Ballot == ballot)];
        ReceiptCheck.CheckTogether(receipts);
        return receipts;
    }

    private CheckedReceipt ReadOne(string name, IReadOnlyList<PublicKey> serviceKeys)
    {
        try
        {
            var text = folder.Read(name)!;
            return JsonNode.Parse(text) is JsonObject json && json.ContainsKey("receiptJws")
                ? ReadOne(json, serviceKeys)
                // As they were kept before.
                : ReceiptCheck.Check(JsonParser.Default.Parse<Receipt>(text), serviceKeys);
        }
        catch (Exception exception) when (exception is StopException { Code: ExitCode.DoesNotVerify }
            or InvalidProtocolBufferException or InvalidJsonException or JsonException
            or InvalidOperationException or FormatException)
        {
            throw new StopException(ExitCode.DoesNotVerify, $"{folder.PathOf(name)}: {exception.Message}");
        }
    }

    private static CheckedReceipt ReadOne(JsonObject json, IReadOnlyList<PublicKey> serviceKeys)
    {
        var proven = ReceiptCheck.Check(
            new Receipt
            {
                Proceeding = new Proceeding
                {
                    BallotReference = Text("ballot"),
                    Position = json["position"]?.GetValue<int>() ?? 0,
                    Kind = ProceedingKind.Statement,
                    At = Timestamps.TryRead(Text("at"), out var at) ? Timestamp.FromDateTime(at) : null,
                    Actor = Text("actor"),
                    Previous = Text("previous"),
                    ContentSha256 = Text("contentSha256"),
                    Hash = Text("hash"),
                    Statement = Text("statementJws"),
                    Declaration = Text("declaration"),
                },
                Jws = Text("receiptJws"),
            },
            serviceKeys) with
        { Exercise = json["exercise"]?.GetValue<bool>() };
        // What is shown beside the signed bytes says the same as they do.
        return JsonNode.DeepEquals(ReceiptView.Json(proven), json) ? proven
            : throw new StopException(ExitCode.DoesNotVerify, "What it says is not what is signed in it.");

        string Text(string name) => json[name]?.GetValue<string>() ?? throw new JsonException($"There is no {name}.");
    }
}
