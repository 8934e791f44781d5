using System.CommandLine;
using CyberSanctions.Contracts.Voting.V1;
using CyberSanctions.Delegate.Connecting;
using CyberSanctions.Delegate.Output;

namespace CyberSanctions.Delegate.Verifying;

/// <summary><c>delegate rollcall BAL</c></summary>
internal static class RollCallCommand
{
    public static Command Of(Desk desk)
    {
        var reference = Parts.Ballot();
        var output = new Option<FileInfo?>("--output", "-o") { Description = "Where to put it; printed when left out.", HelpName = "FILE" };
        var command = new Command("rollcall", "Downloads the roll call of a decided ballot, to be verified offline.") { reference, output };
        command.SetAction(async (parsed, cancel) =>
        {
            using var gateway = desk.Connect();
            var rollCall = await gateway.Ballots.GetRollCallAsync(
                new GetRollCallRequest { Reference = parsed.GetRequiredValue(reference) }, gateway.Options(cancel));
            if (parsed.GetValue(output) is not { } file)
            {
                if (desk.Screen.IsTerminal)
                {
                    desk.Screen.Verbatim(rollCall.Json.ToStringUtf8());
                }
                else
                {
                    // To the letter: it is to be verified.
                    await desk.Surroundings.Out.WriteAsync(rollCall.Json.ToStringUtf8());
                }

                return ExitCode.Ok;
            }

            try
            {
                await File.WriteAllBytesAsync(file.FullName, rollCall.Json.ToByteArray(), cancel);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                throw new StopException(ExitCode.Usage, $"{file.FullName} cannot be written: {exception.Message}");
            }

            desk.Screen.Write($"{rollCall.Json.Length} bytes in {file.FullName}; check them with: delegate verify {file.Name}");
            return ExitCode.Ok;
        });
        return command;
    }
}
