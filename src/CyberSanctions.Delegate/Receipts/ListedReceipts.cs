using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.Contracts.Voting.V1;
using CyberSanctions.Delegate.Connecting;
using CyberSanctions.Signing;

namespace CyberSanctions.Delegate.Receipts;

/// <summary>The receipts of the own delegation, as the service lists them.</summary>
internal static class ListedReceipts
{
    /// <summary>Fetches and checks them.</summary>
    public static async Task<IReadOnlyList<CheckedReceipt>> FetchAsync(
        Gateway gateway, string ballot, IReadOnlyList<PublicKey> serviceKeys, CancellationToken cancel)
    {
        var receipts = new List<CheckedReceipt>();
        var request = new ListReceiptsRequest { BallotReference = ballot, Page = new PageRequest { Size = 200 } };
        do
        {
            var page = await gateway.Ballots.ListReceiptsAsync(request, gateway.Options(cancel));
            receipts.AddRange(page.Receipts.Select(receipt => ReceiptCheck.Check(receipt, serviceKeys))
                .Where(receipt => receipt.Link.Ballot == ballot));
            request.Page.Cursor = page.NextCursor;
        }
        while (request.Page.Cursor.Length > 0);
        return receipts;
    }
}
