using System.CommandLine;
using CyberSanctions.Delegate.Connecting;
using CyberSanctions.Delegate.Output;

namespace CyberSanctions.Delegate.Ballots;

/// <summary><c>delegate diff BAL</c></summary>
internal static class DiffCommand
{
    public static Command Of(Desk desk)
    {
        var (reference, json) = (Parts.Ballot(), Parts.Json());
        var command = new Command(
            "diff", "What the act would do to the published list, and where that is otherwise than it says.")
        {
            reference, json,
        };
        command.SetAction(async (parsed, cancel) =>
        {
            using var gateway = desk.Connect();
            var read = (await ReadText.FetchAsync(gateway, parsed.GetRequiredValue(reference), cancel)).Whole();
            var published = await PublishedList.FetchAsync(gateway, read.Text.Exercise, cancel);
            var diff = ActDiff.Of(read.Text, published);
            if (parsed.GetValue(json))
            {
                desk.Screen.Json(DiffJson.Of(read, published, diff));
            }
            else
            {
                DiffView.Show(desk.Screen, read, published, diff);
            }

            return ExitCode.Ok;
        });
        return command;
    }
}
