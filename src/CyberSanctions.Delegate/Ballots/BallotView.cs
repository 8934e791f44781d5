using CyberSanctions.Contracts.Kinds;
using CyberSanctions.Contracts.Voting.V1;
using CyberSanctions.Delegate.Output;
using CyberSanctions.Procedures;

namespace CyberSanctions.Delegate.Ballots;

/// <summary>A ballot on the screen: what is decided, how, and how it stands.</summary>
internal static class BallotView
{
    private const int MostNamed = 5;

    /// <summary>All of it.</summary>
    /// <param name="published">What is on the list now, to name who is meant; nothing where the text names nobody on it.</param>
    public static void Show(Screen screen, ReadText read, PublishedList? published, DateTimeOffset now)
    {
        var (ballot, text) = (read.Ballot, read.Text);
        screen.Heading($"{ballot.Reference}: {text.Title}{Words.Exercise(ballot.Exercise)}");
        ShowProcedure(screen, read, now);
        TextView.Show(screen, text, published);
        ShowChanges(screen, ballot);
        screen.Heading("How the members stand");
        screen.Draw(MembersTable.Of(screen, ballot.Roster.Select(member => (member.MemberState, Standings.Of(ballot, member)))));
        foreach (var reservation in ballot.Reservations)
        {
            screen.Write($"{reservation.MemberState}, {Words.ForScripts(reservation.Kind)} reservation:");
            screen.Indented2(reservation.Reasons);
        }

        foreach (var vote in ballot.Votes.Where(vote => vote.Declaration.Length > 0))
        {
            screen.Write($"{vote.MemberState}, {Words.Of(vote.Choice)}:");
            screen.Indented2(vote.Declaration);
        }

        if (ballot.Decision is { } decision)
        {
            screen.Heading($"Decided: {Words.Of(decision.Outcome)}");
            screen.Write(decision.Explanation);
        }
        else if (TallyNow.Of(ballot) is { } tally)
        {
            ShowTally(screen, tally);
        }
    }

    private static void ShowProcedure(Screen screen, ReadText read, DateTimeOffset now)
    {
        var (ballot, text) = (read.Ballot, read.Text);
        var table = screen.Table("", "");
        table.Add("Act", $"{text.Reference}, {text.Number}, on {text.LegalBasis}");
        foreach (var (what, instrument) in TextView.Instruments(text))
        {
            table.Add(what, instrument);
        }

        table.Add("In force from", TextView.InForce(text));
        if (text.Corrects is { } corrects)
        {
            table.Add("Corrects", TextView.Of(corrects));
        }

        table.Add("Procedure", $"{Words.Of(ballot.Mode)}; {Words.Of(ballot.Rule)}");
        table.Add("Proposed by", Words.ProposedBy(ballot.ProposedBy));
        table.Add("State", Words.Of(ballot.State));
        table.Add(
            "Time left", TimeLeft.Of(ballot, now) + (ballot.Deadline is { } end ? $" (until {end.ToDateTimeOffset():u})" : ""));
        if (ballot.LapsesAt is { } lapses)
        {
            table.Add("Lapses", $"{lapses.ToDateTimeOffset():u}, if a reservation still stands");
        }

        if (ballot.Urgency is { } urgency)
        {
            table.Add("Urgent", Words.Of(urgency));
        }

        foreach (var revision in ballot.Revisions)
        {
            table.Add(
                $"Revision {revision.Number}",
                $"written by {revision.WrittenBy},"
                + $" {(revision.ClearedBy.Length > 0 ? $"cleared by {revision.ClearedBy}" : "not cleared")}");
        }

        table.Add("Text", "by its hash, computed here, the one that the ballot is on:");
        screen.Draw(table);
        // Whole: it is to be compared.
        screen.Verbatim($"  SHA-256 {read.Sha256}");
    }

    // Nobody has to look for what a correction changes.
    private static void ShowChanges(Screen screen, Ballot ballot)
    {
        foreach (var revision in ballot.Revisions.Where(revision => revision.Changes.Count > 0))
        {
            screen.Heading($"What revision {revision.Number} changes");
            foreach (var change in revision.Changes)
            {
                screen.Write($"{FieldNames.InJson(change.Field)}:");
                screen.Indented2($"was: {(change.Before.Length > 0 ? change.Before : "nothing")}");
                screen.Indented2($"is: {(change.After.Length > 0 ? change.After : "nothing")}");
            }
        }
    }

    private static void ShowTally(Screen screen, TallyNow now)
    {
        screen.Heading($"If it ended now: {Words.Of(now.Decision.Outcome)}");
        screen.Write(now.Decision.Explanation);
        var table = screen.Table("Test", "Comparison", "Holds");
        foreach (var threshold in now.Decision.Thresholds)
        {
            table.Add(
                threshold.Name, $"{threshold.Left} {threshold.Comparison} {threshold.Right}", threshold.Holds ? "yes" : "no");
        }

        screen.Draw(table);
        screen.Heading("What can still change it");
        foreach (var line in Describe(now.Outlook))
        {
            screen.Write(line);
        }
    }

    /// <summary>What if, in sentences.</summary>
    internal static IEnumerable<string> Describe(Outlook outlook)
    {
        if (outlook.Certain is { } certain)
        {
            yield return $"Nothing: if the votes stay as they are, the outcome is certain: {Words.Of(certain)}.";
            yield break;
        }

        yield return $"{Words.Count(outlook.Pending.Count, "member has", "members have")} not voted:"
            + $" {string.Join(", ", outlook.Pending.Select(member => member.MemberState))}.";
        if (outlook.Pending.Count == 1)
        {
            yield return "It depends on that one.";
            yield break;
        }

        if (outlook.CanBlockAlone is { Count: > 0 } alone)
        {
            yield return $"Each of these can prevent it alone:"
                + $" {string.Join(", ", alone.Select(member => member.MemberState))}"
                + $"{(outlook.Blocking!.AndMore ? ", and others" : "")}.";
        }
        else if (outlook.Blocking is { } blocking)
        {
            yield return $"It takes {blocking.Size} of them to prevent it, for example: {Some(blocking)}.";
        }

        if (outlook.Carrying is { } carrying)
        {
            yield return $"It takes {carrying.Size} of them to carry it, for example: {Some(carrying)}.";
        }
        else
        {
            yield return "Nobody can carry it alone: it depends on all of them.";
        }
    }

    private static string Some(Coalitions coalitions)
        => string.Join("; ", coalitions.Named.Take(MostNamed)
            .Select(coalition => string.Join(" ", coalition.Select(member => member.MemberState))))
            + (coalitions.Named.Count > MostNamed || coalitions.AndMore ? "; and others" : "");
}
