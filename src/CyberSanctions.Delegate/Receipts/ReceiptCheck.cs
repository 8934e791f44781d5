using CyberSanctions.Contracts.Voting.V1;
using CyberSanctions.Delegate.Output;
using CyberSanctions.Procedures.Proceedings;
using CyberSanctions.Procedures.Statements;
using CyberSanctions.Signing;

namespace CyberSanctions.Delegate.Receipts;

/// <summary>A receipt that proves what it says.</summary>
/// <param name="Link">Where the statement stands in the ballot's chain.</param>
/// <param name="Statement">What was stated.</param>
/// <param name="Receipt">As the service gave it.</param>
/// <param name="Exercise">Whether the ballot is an exercise, as it said when the receipt was given; null where that was not
/// noted.</param>
internal sealed record CheckedReceipt(Link Link, Statement Statement, Receipt Receipt, bool? Exercise = null);

/// <summary>Checks receipts: the service's signature over the link, and that the link is about this statement.</summary>
internal static class ReceiptCheck
{
    /// <summary>Checks one.</summary>
    /// <param name="receipt">As the service gave it.</param>
    /// <param name="serviceKeys">Those trusted.</param>
    /// <exception cref="StopException">It proves nothing.</exception>
    public static CheckedReceipt Check(Receipt receipt, IReadOnlyList<PublicKey> serviceKeys)
    {
        var recorded = receipt.Proceeding ?? throw Bad("it holds no proceeding");
        try
        {
            var jws = Jws.Read(receipt.Jws, Link.ReceiptType);
            var statement = SignedStatement.ReadJws(recorded.Statement);
            var link = new Link(
                recorded.BallotReference,
                recorded.Position,
                ProceedingKind.Statement,
                Timestamps.Cut(recorded.At?.ToDateTimeOffset() ?? throw Bad("it has no time")),
                recorded.Actor,
                Link.HashOf(statement),
                recorded.Previous);
            var stated = Statement.Read([.. statement.Payload]);
            var key = serviceKeys.FirstOrDefault(key => key.Id == jws.KeyId)
                ?? throw Bad($"it is signed with {jws.KeyId}, which is not the service's trusted key");
            return !jws.IsSignedBy(key) ? throw Bad("the service's signature does not hold")
                : recorded.Kind != ProceedingKind.Statement || recorded.ContentSha256 != link.ContentSha256
                    ? throw Bad("it is not about this statement")
                    : !link.ToCanonical().AsSpan().SequenceEqual([.. jws.Payload]) || recorded.Hash != link.Hash
                        ? throw Bad("the link shown is not the one signed")
                        : link.Position < 2 || !IsHash(link.Previous) || link.Previous == Link.None
                            ? throw Bad("it continues nothing")
                            : stated.Ballot != link.Ballot ? throw Bad("the statement is for another ballot")
                            : stated.DeclarationSha256 != Statement.HashOf(recorded.Declaration)
                                ? throw Bad("the declaration or the reasons are not those signed")
                                : new CheckedReceipt(link, stated, receipt);
        }
        catch (Exception exception) when (exception is MalformedJwsException or ObjectionException)
        {
            throw Bad(exception.Message);
        }
    }

    /// <summary>Checks the one for a statement that was just sent.</summary>
    /// <param name="sent">The statement.</param>
    /// <param name="declaration">What went with it.</param>
    /// <param name="before">The newest position known before it was sent.</param>
    /// <exception cref="StopException">It is not for that.</exception>
    public static CheckedReceipt CheckAnswer(
        Receipt receipt, IReadOnlyList<PublicKey> serviceKeys, Jws sent, string declaration, int before)
    {
        var proven = Check(receipt, serviceKeys);
        return receipt.Proceeding.Statement != sent.Compact || receipt.Proceeding.Declaration != declaration
            ? throw Bad("it is for another statement than the one sent")
                : proven.Link.Position <= before
                    ? throw Bad($"it stands at position {proven.Link.Position}, where something else stood already")
                    : proven;
    }

    /// <summary>Whether receipts fit one another: one link per position, neighbours linked by their hashes.</summary>
    /// <exception cref="StopException">The service has told two stories.</exception>
    public static void CheckTogether(IEnumerable<CheckedReceipt> receipts)
    {
        foreach (var ballot in receipts.GroupBy(receipt => receipt.Link.Ballot, StringComparer.Ordinal))
        {
            CheckedReceipt? before = null;
            foreach (var receipt in ballot.OrderBy(receipt => receipt.Link.Position))
            {
                if (before is not null
                    && ((before.Link.Position == receipt.Link.Position && before.Link != receipt.Link)
                        || (before.Link.Position + 1 == receipt.Link.Position && before.Link.Hash != receipt.Link.Previous)))
                {
                    throw Bad($"{ballot.Key}: the receipts for positions {before.Link.Position} and {receipt.Link.Position}"
                        + " contradict each other");
                }

                before = receipt;
            }
        }
    }

    private static bool IsHash(string text) => text.Length == 64 && text.All(char.IsAsciiHexDigitLower);

    private static StopException Bad(string what) => new(ExitCode.DoesNotVerify, $"THE RECEIPT DOES NOT VERIFY: {what}.");
}
