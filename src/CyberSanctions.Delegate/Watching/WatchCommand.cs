using System.CommandLine;
using CyberSanctions.Contracts.Voting.V1;
using CyberSanctions.Delegate.Ballots;
using CyberSanctions.Delegate.Connecting;
using CyberSanctions.Delegate.Output;
using Spectre.Console;
using Spectre.Console.Rendering;
using Text = Spectre.Console.Text;

namespace CyberSanctions.Delegate.Watching;

/// <summary><c>delegate watch BAL</c></summary>
internal static class WatchCommand
{
    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(1);

    public static Command Of(Desk desk)
    {
        var (reference, json) = (Parts.Ballot(), Parts.Json());
        var command = new Command(
            "watch",
            "Follows a ballot until it is decided: a board in a terminal, one line per event elsewhere.") { reference, json };
        command.SetAction(async (parsed, cancel) =>
        {
            using var gateway = desk.Connect();
            var ballot = await gateway.Ballots.GetBallotAsync(
                new GetBallotRequest { Reference = parsed.GetRequiredValue(reference) }, gateway.Options(cancel));
            var follower = new Follower(
                ballot.Reference, (after, stop) => StreamAsync(gateway, ballot.Reference, after, stop), desk.Surroundings.Time);
            if (!parsed.GetValue(json) && desk.Screen.CanRedraw)
            {
                await ShowBoardAsync(desk, new Board(ballot), follower, cancel);
                return ExitCode.Ok;
            }

            await foreach (var proceeding in follower.FollowAsync(pause => desk.Screen.Warn(Interrupted(pause)), cancel))
            {
                if (parsed.GetValue(json))
                {
                    desk.Screen.JsonLine(ProceedingView.Json(proceeding, ballot.Exercise));
                }
                else
                {
                    desk.Screen.Verbatim(ProceedingView.Line(proceeding) + Words.Exercise(ballot.Exercise));
                }
            }

            return ExitCode.Ok;
        });
        return command;
    }

    private static async IAsyncEnumerable<Proceeding> StreamAsync(
        Gateway gateway,
        string reference,
        int after,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel)
    {
        using var call = gateway.Ballots.WatchBallot(
            new WatchBallotRequest { Reference = reference, After = after }, gateway.Endless(cancel));
        while (await call.ResponseStream.MoveNext(cancel))
        {
            yield return call.ResponseStream.Current;
        }
    }

    private static async Task ShowBoardAsync(Desk desk, Board board, Follower follower, CancellationToken cancel)
    {
        var note = "";
        await desk.Screen.Console.Live(Drawing(desk, board, note)).StartAsync(async live =>
        {
            await using var proceedings = follower.FollowAsync(pause => note = Interrupted(pause), cancel)
                .GetAsyncEnumerator(cancel);
            var next = proceedings.MoveNextAsync().AsTask();
            while (true)
            {
                // Every second anyway, since the time left runs.
                if (await Task.WhenAny(next, Task.Delay(Tick, desk.Surroundings.Time, cancel)) == next)
                {
                    if (!await next)
                    {
                        break;
                    }

                    board.Apply(proceedings.Current);
                    note = ProceedingView.Line(proceedings.Current);
                    next = proceedings.MoveNextAsync().AsTask();
                }

                live.UpdateTarget(Drawing(desk, board, note));
            }

            live.UpdateTarget(Drawing(desk, board, note));
        });
        desk.Screen.Write((board.Ballot.Decision?.Explanation ?? "") + Words.Exercise(board.Ballot.Exercise));
    }

    /// <summary>The board as it is drawn.</summary>
    internal static IRenderable Drawing(Desk desk, Board board, string note) => new Rows(
        new Text(Plain.Line($"{board.Ballot.Reference}: {board.Ballot.ActTitle}{Words.Exercise(board.Ballot.Exercise)}")),
        new Text(Plain.Line(
            $"{Words.Of(board.Ballot.Mode)}, {Words.Of(board.Ballot.State)}; time left: {TimeLeft.Of(board.Ballot, desk.Now)}")),
        MembersTable.Of(desk.Screen, board.Members).In(desk.Screen.Width),
        new Text(Plain.Line(note)));

    private static string Interrupted(TimeSpan pause)
        => $"The connection is interrupted; trying again in {pause.TotalSeconds} s.";
}
