using System.CommandLine;
using System.Text.Json.Nodes;
using CyberSanctions.Delegate.Connecting;
using CyberSanctions.Delegate.Files;
using CyberSanctions.Delegate.Output;

namespace CyberSanctions.Delegate.Receipts;

/// <summary><c>delegate receipts [BAL]</c></summary>
internal static class ReceiptsCommand
{
    public static Command Of(Desk desk)
    {
        var ballot = Parts.BallotIfAny();
        var json = Parts.Json();
        var command = new Command("receipts", "The receipts kept here, checked again. Works without the gateway.")
        {
            ballot, json,
        };
        command.SetAction(parsed => Show(desk, parsed.GetValue(ballot), parsed.GetValue(json)));
        return command;
    }

    private static int Show(Desk desk, string? ballot, bool json)
    {
        var receipts = new ReceiptFiles(desk.Folder).Read(ballot, Settings.Read(desk.Folder).AllKeys());
        if (json)
        {
            desk.Screen.Json(new JsonArray([.. receipts.Select(ReceiptView.Json)]));
        }
        else if (receipts is [])
        {
            desk.Screen.Write("No receipts are kept here.");
        }
        else
        {
            desk.Screen.Draw(ReceiptView.Table(desk.Screen, receipts));
            var counted = Words.Count(
                receipts.Count, "receipt, which verifies", "receipts, all of which verify and fit one another");
            desk.Screen.Write($"{counted}. Kept in {desk.Folder.PathOf("receipts")}.");
        }

        return ExitCode.Ok;
    }
}
