using CyberSanctions.Contracts.Voting.V1;
using CyberSanctions.Journal.Appending;
using Npgsql;

namespace CyberSanctions.Voting.Ballots;

/// <summary>
/// Receipts as answers that are kept for calls with an idempotency key: only the link's ballot and position, by which the receipt
/// is put together again from the chain. Until December 2026 they were kept whole.
/// </summary>
internal static class KeptReceipts
{
    /// <summary>What is kept of a receipt.</summary>
    public static Receipt Name(Receipt receipt) => new()
    {
        Proceeding = new Proceeding
        {
            BallotReference = receipt.Proceeding.BallotReference,
            Position = receipt.Proceeding.Position,
        },
    };

    /// <summary>The receipts that were given in answer to a method, by the name of their call.</summary>
    public static async Task<Dictionary<(string Subject, string Key), Receipt>> FindAsync(
        NpgsqlConnection connection, string method, IEnumerable<Answers.Answer> answers)
    {
        var receipts = answers.Where(answer => answer.Method == method && answer.Response is not null)
            .ToDictionary(answer => (answer.Principal, answer.Key), answer => Receipt.Parser.ParseFrom(answer.Response));
        Proceeding[] named = [.. receipts.Values.Where(receipt => receipt.Jws.Length == 0).Select(receipt => receipt.Proceeding)];
        if (named.Length == 0)
        {
            return receipts;
        }

        var found = (await ProceedingTable.FindAsync(connection, named))
            .ToDictionary(link => (link.Message.BallotReference, link.Message.Position), link => link.ToReceipt());
        return receipts.ToDictionary(
            receipt => receipt.Key,
            receipt => receipt.Value.Jws.Length > 0
                ? receipt.Value
                : found[(receipt.Value.Proceeding.BallotReference, receipt.Value.Proceeding.Position)]);
    }
}
