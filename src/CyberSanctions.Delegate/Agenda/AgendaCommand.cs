using System.CommandLine;
using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.Contracts.Voting.V1;
using CyberSanctions.Delegate.Connecting;
using CyberSanctions.Delegate.Output;

namespace CyberSanctions.Delegate.Agenda;

/// <summary><c>delegate agenda</c></summary>
internal static class AgendaCommand
{
    public static Command Of(Desk desk)
    {
        var (all, json) = (new Option<bool>("--all")
        {
            Description = "Also those that are decided, with their outcome.",
        }, Parts.Json());
        var command = new Command(
            "agenda", "The ballots that are not decided, how much time is left, and whether you have voted.") { all, json };
        command.SetAction(async (parsed, cancel) =>
        {
            using var gateway = desk.Connect();
            var items = new List<AgendaItem>();
            await foreach (var reference in ReferencesAsync(gateway, parsed.GetValue(all), cancel))
            {
                // The list is without roster and votes.
                var ballot = await gateway.Ballots.GetBallotAsync(
                    new GetBallotRequest { Reference = reference }, gateway.Options(cancel));
                items.Add(AgendaItem.Of(ballot, gateway.MemberState, desk.Now));
            }

            if (parsed.GetValue(json))
            {
                desk.Screen.Json(AgendaItem.Json(items));
            }
            else if (items is [])
            {
                desk.Screen.Write(parsed.GetValue(all) ? "There is no ballot." : "No ballot is open.");
            }
            else
            {
                desk.Screen.Draw(AgendaItem.Table(desk.Screen, items));
            }

            return ExitCode.Ok;
        });
        return command;
    }

    private static async IAsyncEnumerable<string> ReferencesAsync(
        Gateway gateway, bool all, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel)
    {
        var request = new ListBallotsRequest { Undecided = !all, Page = new PageRequest { Size = 200 } };
        do
        {
            var page = await gateway.Ballots.ListBallotsAsync(request, gateway.Options(cancel));
            foreach (var ballot in page.Ballots)
            {
                yield return ballot.Reference;
            }

            request.Page.Cursor = page.NextCursor;
        }
        while (request.Page.Cursor.Length > 0);
    }
}
