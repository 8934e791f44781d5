using CyberSanctions.Contracts.Voting.V1;
using CyberSanctions.Delegate.Files;
using CyberSanctions.Delegate.Output;
using CyberSanctions.Procedures.Keys;
using Google.Protobuf;

namespace CyberSanctions.Delegate.Receipts;

/// <summary>The receipts that are kept: one file each, receipts/BAL-2026-0004-00003-FR.json.</summary>
internal sealed class ReceiptFiles(PrivateFolder folder)
{
    private const string Receipts = "receipts";

    /// <summary>Keeps one.</summary>
    public string Keep(CheckedReceipt proven)
    {
        var name = $"{Receipts}/{proven.Link.Ballot}-{proven.Link.Position:00000}-{proven.Statement.MemberState}.json";
        folder.Write(name, JsonFormatter.Default.Format(proven.Receipt));
        return folder.PathOf(name);
    }

    /// <summary>Those of a ballot, or all, checked again.</summary>
    /// <exception cref="StopException">One of them proves nothing, or they contradict each other.</exception>
    public IReadOnlyList<CheckedReceipt> Read(string? ballot, IReadOnlyList<PublicKey> serviceKeys)
    {
        List<CheckedReceipt> receipts = [.. folder.List(Receipts, "*.json").Select(name => ReadOne(name, serviceKeys)).Where(receipt => ballot is null || receipt.Link.Ballot == ballot)];
        ReceiptCheck.CheckTogether(receipts);
        return receipts;
    }

    private CheckedReceipt ReadOne(string name, IReadOnlyList<PublicKey> serviceKeys)
    {
        try
        {
            return ReceiptCheck.Check(JsonParser.Default.Parse<Receipt>(folder.Read(name)!), serviceKeys);
        }
        catch (Exception exception) when (exception is StopException { Code: ExitCode.DoesNotVerify } or InvalidProtocolBufferException or InvalidJsonException)
        {
            throw new StopException(ExitCode.DoesNotVerify, $"{folder.PathOf(name)}: {exception.Message}");
        }
    }
}
