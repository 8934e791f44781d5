using System.Collections.Concurrent;
using System.Text;
using CyberSanctions.Contracts.Attribution.V1;
using CyberSanctions.Contracts.Refusals;
using CyberSanctions.Contracts.Voting.V1;
using CyberSanctions.ServiceDefaults.Errors;
using Google.Protobuf;
using Grpc.Core;

namespace CyberSanctions.Listing.Tests.CourtFiles;

/// <summary>
/// The attribution service as far as it hands evidence out: over real gRPC, to a token that says who asks. What it does when it
/// is the real one, the integration tests show.
/// </summary>
internal sealed class KeptEvidence : EvidenceStore.EvidenceStoreBase
{
    private const int Part = 64 * 1024;

    /// <summary>Contents by item: how many bytes of which value, of which hash.</summary>
    public ConcurrentDictionary<string, (long Size, byte Value, string Sha256)> Contents { get; } = new();

    /// <summary>After how many bytes a content breaks off.</summary>
    public ConcurrentDictionary<string, long> Broken { get; } = new();

    /// <summary>What was asked, with whose token.</summary>
    public ConcurrentQueue<(DownloadContentRequest Request, string Token)> Asked { get; } = new();

    public override async Task DownloadContent(
        DownloadContentRequest request, IServerStreamWriter<EvidenceBytes> responseStream, ServerCallContext context)
    {
        Asked.Enqueue((request, Token(context)));
        if (!Contents.TryGetValue(request.Id, out var content))
        {
            throw Refuse("no-content");
        }

        await responseStream.WriteAsync(new EvidenceBytes
        {
            Head = new EvidenceHead { Title = "<b>Log</b>", Sha256 = content.Sha256, Size = content.Size, Length = content.Size },
        });
        var bytes = new byte[Part];
        Array.Fill(bytes, content.Value);
        for (var at = 0L; at < content.Size; at += Part)
        {
            if (Broken.TryGetValue(request.Id, out var breaks) && at >= breaks)
            {
                throw Refuse("content-damaged");
            }

            await responseStream.WriteAsync(new EvidenceBytes
            {
                Bytes = ByteString.CopyFrom(bytes, 0, (int)Math.Min(Part, content.Size - at)),
            });
        }
    }

    public override async Task ExportCustody(
        ExportCustodyRequest request, IServerStreamWriter<CustodyFile> responseStream, ServerCallContext context)
    {
        Assert.NotEqual("", Token(context));
        foreach (var part in (string[])["{\"item\":\"", request.Id, "\"}"])
        {
            await responseStream.WriteAsync(new CustodyFile { Json = ByteString.CopyFromUtf8(part) });
        }
    }

    internal static string Token(ServerCallContext context) => context.RequestHeaders.GetValue("authorization") ?? "";

    internal static RpcException Refuse(string reason)
        => StatusDetails.ToRpcException(
            new Refusal(new RefusalKind(reason, RefusalStatus.Precondition, "It is not to be had.", "It is not."), "It is not."));
}

/// <summary>The voting service as far as it hands roll calls out.</summary>
internal sealed class KeptRollCalls : Ballots.BallotsBase
{
    /// <summary>Ballots whose votes were not signed.</summary>
    public ConcurrentDictionary<string, bool> Unsigned { get; } = new();

    public override Task<RollCall> GetRollCall(GetRollCallRequest request, ServerCallContext context)
    {
        Assert.NotEqual("", KeptEvidence.Token(context));
        return Unsigned.ContainsKey(request.Reference)
            ? throw KeptEvidence.Refuse("not-signed")
            : Task.FromResult(new RollCall
            {
                Json = ByteString.CopyFrom($"{{\"ballot\":\"{request.Reference}\"}}", Encoding.UTF8),
            });
    }
}
