using System.Text.Json.Nodes;
using CyberSanctions.Contracts.Voting.V1;
using CyberSanctions.Procedures.Statements;
using CyberSanctions.Signing;

namespace CyberSanctions.Delegate.Receipts;

/// <summary>Receipts as a table, and for scripts.</summary>
internal static class ReceiptView
{
    /// <summary>As a table.</summary>
    public static Output.Grid Table(Output.Screen screen, IReadOnlyList<CheckedReceipt> receipts)
    {
        var table = screen.Table("Ballot", "Pos.", "Accepted at (UTC)", "Statement", "Link");
        foreach (var receipt in receipts)
        {
            table.Add(
                receipt.Link.Ballot,
                $"{receipt.Link.Position}",
                $"{receipt.Link.At:yyyy-MM-dd HH:mm:ss}",
                $"{Describe(receipt.Statement)}{Output.Words.Exercise(receipt.Exercise == true)}",
                receipt.Link.Hash[..12]);
        }

        return table;
    }

    /// <summary>For scripts.</summary>
    public static JsonObject Json(CheckedReceipt receipt)
    {
        var json = Proof(receipt);
        if (receipt.Exercise is { } exercise)
        {
            json["exercise"] = exercise;
        }

        return json;
    }

    /// <summary>A statement in a few words: <c>FR votes for on behalf of DE</c>.</summary>
    public static string Describe(Statement statement) => statement.Kind switch
    {
        StatementKind.Vote when statement.OnBehalfOf.Length > 0 => $"{Vote(statement)} on behalf of {statement.OnBehalfOf}",
        StatementKind.Vote => Vote(statement),
        StatementKind.Proxy when statement.Proxy.Length > 0 => $"{statement.MemberState} gives its proxy to {statement.Proxy}",
        StatementKind.Proxy => $"{statement.MemberState} withdraws its proxy",
        StatementKind.Reservation => $"{statement.MemberState} enters a {Wording.Of(statement.Reservation)} reservation",
        StatementKind.Lifting => $"{statement.MemberState} lifts its reservation",
        StatementKind.SilenceBroken => $"{statement.MemberState} breaks the silence",
        StatementKind.EmergencyBrake => $"{statement.MemberState} pulls the emergency brake",
        _ => $"{statement.MemberState}: {statement.Kind:D}",
    };

    private static JsonObject Proof(CheckedReceipt receipt) => new()
    {
        ["ballot"] = receipt.Link.Ballot,
        ["position"] = receipt.Link.Position,
        ["at"] = Timestamps.Text(receipt.Link.At),
        ["actor"] = receipt.Link.Actor,
        ["previous"] = receipt.Link.Previous,
        ["contentSha256"] = receipt.Link.ContentSha256,
        ["hash"] = receipt.Link.Hash,
        ["statement"] = receipt.Statement.ToJson(),
        ["declaration"] = receipt.Receipt.Proceeding.Declaration,
        ["statementJws"] = receipt.Receipt.Proceeding.Statement,
        ["receiptJws"] = receipt.Receipt.Jws,
    };

    private static string Vote(Statement statement)
        => $"{statement.MemberState}"
            + $" {(statement.Choice is Choice.For or Choice.Against ? "votes " : "")}{Output.Words.Of(statement.Choice)}";
}
