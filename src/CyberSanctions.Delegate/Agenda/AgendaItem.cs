using System.Text.Json.Nodes;
using CyberSanctions.Contracts.Voting.V1;
using CyberSanctions.Delegate.Ballots;
using CyberSanctions.Delegate.Output;

namespace CyberSanctions.Delegate.Agenda;

/// <summary>A ballot that waits for a delegation, or has its answer, or is decided.</summary>
/// <param name="Ballot">The ballot.</param>
/// <param name="Position">How the delegation stands in it, in words.</param>
/// <param name="IsAnswered">Whether it has voted.</param>
/// <param name="TimeLeft">In words; of a decided one its outcome.</param>
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
            ballot.Decision is { } decision ? Words.Of(decision.Outcome) : Output.TimeLeft.Of(ballot, now));
    }

    /// <summary>As a table: what ends first comes first, and what is decided last.</summary>
    public static Grid Table(Screen screen, IEnumerable<AgendaItem> items)
    {
        var table = screen.Table(new HashSet<int> { 0, 3 }, "Ballot", "Act", "Procedure", "Time left", "You");
        foreach (var item in InOrder(items))
        {
            table.Add(
                item.Ballot.Reference,
                $"{item.Ballot.ActNumber} {item.Ballot.ActTitle}{Words.Exercise(item.Ballot.Exercise)}",
                $"{Words.Of(item.Ballot.Mode)}, {Words.Short(item.Ballot.Rule)}",
                item.TimeLeft,
                item.Position);
        }

        return table;
    }

    /// <summary>For scripts.</summary>
    public static JsonArray Json(IEnumerable<AgendaItem> items) => new([.. InOrder(items).Select(Json)]);

    private static JsonObject Json(AgendaItem item)
    {
        var json = new JsonObject
        {
            ["reference"] = item.Ballot.Reference,
            ["actReference"] = item.Ballot.ActReference,
            ["actNumber"] = item.Ballot.ActNumber,
            ["actTitle"] = item.Ballot.ActTitle,
            ["exercise"] = item.Ballot.Exercise,
            ["mode"] = Words.ForScripts(item.Ballot.Mode),
            ["rule"] = Words.ForScripts(item.Ballot.Rule),
            ["state"] = Words.ForScripts(item.Ballot.State),
            ["timeLeft"] = item.TimeLeft,
            ["answered"] = item.IsAnswered,
            ["position"] = item.Position,
        };
        if (WireJson.Of(item.Ballot.Deadline) is { } deadline)
        {
            json["deadline"] = deadline;
        }

        if (item.Ballot.Decision is { } decision)
        {
            json["outcome"] = Words.ForScripts(decision.Outcome);
        }

        return json;
    }

    private static IEnumerable<AgendaItem> InOrder(IEnumerable<AgendaItem> items) => items
        .OrderBy(item => item.Ballot.State == BallotState.Decided)
        .ThenBy(item => item.Ballot.Deadline?.ToDateTimeOffset() ?? DateTimeOffset.MaxValue)
        .ThenBy(item => item.Ballot.Reference, StringComparer.Ordinal);
}
