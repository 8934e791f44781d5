using System.Text.Json.Nodes;
using CyberSanctions.Contracts.Voting.V1;
using CyberSanctions.Delegate.Ballots;
using CyberSanctions.Delegate.Output;
using Spectre.Console;

namespace CyberSanctions.Delegate.Agenda;

/// <summary>A ballot that waits for a delegation, or has its answer.</summary>
/// <param name="Ballot">The ballot.</param>
/// <param name="Position">How the delegation stands in it, in words.</param>
/// <param name="IsAnswered">Whether it has voted.</param>
/// <param name="TimeLeft">In words.</param>
internal sealed record AgendaItem(Ballot Ballot, string Position, bool IsAnswered, string TimeLeft)
{
    /// <summary>As it is for a Member State.</summary>
    public static AgendaItem Of(Ballot ballot, string memberState, DateTimeOffset now)
    {
        var member = ballot.Roster.FirstOrDefault(member => member.MemberState == memberState);
        return new AgendaItem(
            ballot,
            member is null ? "not on the roster" : Standings.Of(ballot, member),
            ballot.Votes.Any(vote => vote.MemberState == memberState),
            Output.TimeLeft.Of(ballot, now));
    }

    /// <summary>As a table: what ends first comes first.</summary>
    public static Table Table(Screen screen, IEnumerable<AgendaItem> items)
    {
        var table = screen.Table("Ballot", "Act", "Procedure", "Time left", "You");
        table.Columns[0].NoWrap = true;
        table.Columns[3].NoWrap = true;
        foreach (var item in InOrder(items))
        {
            Screen.Row(
                table,
                item.Ballot.Reference,
                $"{item.Ballot.ActNumber} {item.Ballot.ActTitle}{(item.Ballot.Exercise ? " [EXERCISE]" : "")}",
                $"{Words.Of(item.Ballot.Mode)}, {Words.ForScripts(item.Ballot.Rule)}",
                item.TimeLeft,
                item.Position);
        }

        return table;
    }

    /// <summary>For scripts.</summary>
    public static JsonArray Json(IEnumerable<AgendaItem> items) => new([.. InOrder(items).Select(item => new JsonObject
    {
        ["ballot"] = item.Ballot.Reference,
        ["act"] = item.Ballot.ActReference,
        ["title"] = item.Ballot.ActTitle,
        ["exercise"] = item.Ballot.Exercise,
        ["mode"] = Words.ForScripts(item.Ballot.Mode),
        ["rule"] = Words.ForScripts(item.Ballot.Rule),
        ["state"] = Words.ForScripts(item.Ballot.State),
        ["deadline"] = item.Ballot.Deadline?.ToDateTimeOffset(),
        ["timeLeft"] = item.TimeLeft,
        ["answered"] = item.IsAnswered,
        ["position"] = item.Position,
    })]);

    private static IEnumerable<AgendaItem> InOrder(IEnumerable<AgendaItem> items)
        => items.OrderBy(item => item.Ballot.Deadline?.ToDateTimeOffset() ?? DateTimeOffset.MaxValue).ThenBy(item => item.Ballot.Reference, StringComparer.Ordinal);
}
