using CyberSanctions.Delegate.Output;
using CyberSanctions.Delegate.Receipts;

namespace CyberSanctions.Delegate.Statements;

/// <summary>Which number the delegation's next statement in a ballot has.</summary>
internal static class NextSequence
{
    /// <summary>Chooses it: one more than the last statement for which the service gave a receipt.</summary>
    /// <param name="memberState">The delegation.</param>
    /// <param name="listed">The receipts in this ballot that the service lists.</param>
    /// <param name="kept">Those that were kept here.</param>
    /// <exception cref="StopException">The service no longer knows of a statement that it gave a receipt for.</exception>
    public static int Of(string memberState, IReadOnlyList<CheckedReceipt> listed, IReadOnlyList<CheckedReceipt> kept)
    {
        ReceiptCheck.CheckTogether([.. listed, .. kept]);
        var hashes = listed.Select(receipt => receipt.Link.Hash).ToHashSet(StringComparer.Ordinal);
        if (kept.FirstOrDefault(receipt => receipt.Statement.MemberState == memberState
            && !hashes.Contains(receipt.Link.Hash)) is { } dropped)
        {
            throw new StopException(
                ExitCode.DoesNotVerify,
                $"THE SERVICE HAS DROPPED A STATEMENT: {ReceiptView.Describe(dropped.Statement)} in {dropped.Link.Ballot},"
                + $" position {dropped.Link.Position},"
                + " for which you keep a receipt. Nothing was sent. Keep the receipt: it proves it.");
        }

        return listed.Where(receipt => receipt.Statement.MemberState == memberState)
            .Select(receipt => receipt.Statement.Sequence)
            .DefaultIfEmpty(0)
            .Max() + 1;
    }
}
