using System.CommandLine;
using System.Text.Json.Nodes;
using CyberSanctions.Contracts.Voting.V1;
using CyberSanctions.Delegate.Connecting;
using CyberSanctions.Delegate.Output;

namespace CyberSanctions.Delegate.Verifying;

/// <summary><c>delegate rollcall BAL</c></summary>
internal static class RollCallCommand
{
    private const string StandardOutput = "-";

    public static Command Of(Desk desk)
    {
        var reference = Parts.Ballot();
        var output = new Option<string?>("--output", "-o")
        {
            Description = "Where to put it; - is the standard output. Left out: BAL.json here.",
            HelpName = "FILE",
        };
        var command = new Command("rollcall", "Downloads the roll call of a decided ballot, to be verified offline.")
        {
            reference, output,
        };
        command.SetAction(async (parsed, cancel) =>
        {
            using var gateway = desk.Connect();
            var ballot = parsed.GetRequiredValue(reference);
            var rollCall = (await gateway.Ballots.GetRollCallAsync(
                new GetRollCallRequest { Reference = ballot }, gateway.Options(cancel))).Json;
            var exercise = IsExercise(rollCall.ToByteArray());
            if (parsed.GetValue(output) is StandardOutput)
            {
                // To the letter: it is to be verified.
                await desk.Surroundings.Out.WriteAsync(rollCall.ToStringUtf8());
                desk.Screen.Warn($"{rollCall.Length} bytes{Words.Exercise(exercise)}");
                return ExitCode.Ok;
            }

            var file = parsed.GetValue(output) ?? $"{ballot}.json";
            try
            {
                // A file that is there is replaced only where it was named.
                var mode = parsed.GetValue(output) is null ? FileMode.CreateNew : FileMode.Create;
                await using var stream = new FileStream(file, mode, FileAccess.Write);
                await stream.WriteAsync(rollCall.Memory, cancel);
            }
            catch (IOException) when (parsed.GetValue(output) is null && File.Exists(file))
            {
                throw new StopException(ExitCode.Usage, $"{file} is there already. To replace it, name it with --output {file}.");
            }
            catch (Exception exception)
                when (exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
            {
                throw new StopException(ExitCode.Usage, $"{file} cannot be written: {exception.Message}");
            }

            desk.Screen.Write($"{ballot}{Words.Exercise(exercise)}: {rollCall.Length} bytes in {file}. Check them with:");
            desk.Screen.Command(desk.Folder.Command($"verify {Shell.Quoted(file)}"));
            return ExitCode.Ok;
        });
        return command;
    }

    private static bool IsExercise(byte[] rollCall) => JsonNode.Parse(rollCall)?["ballot"]?["exercise"]?.GetValue<bool>() == true;
}
