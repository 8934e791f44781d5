using System.CommandLine;
using CyberSanctions.Contracts.Kinds;
using CyberSanctions.Contracts.Voting.V1;
using CyberSanctions.Delegate.Connecting;
using CyberSanctions.Delegate.Output;

namespace CyberSanctions.Delegate.Council;

/// <summary><c>delegate reference-data</c></summary>
internal static class ReferenceDataCommand
{
    public static Command Of(Desk desk)
    {
        var day = new Option<DateOnly?>("--day")
        {
            Description = "On which day, such as 2027-01-01; today when left out.",
            HelpName = "DAY",
        };
        var json = Parts.Json();
        var command = new Command(
            "reference-data", "Who the members are, with which populations, holidays and minimum periods, and from which source.")
        {
            day, json,
        };
        command.SetAction(async (parsed, cancel) =>
        {
            using var gateway = desk.Connect();
            var request = new GetInForceRequest();
            if (parsed.GetValue(day) is { } wanted)
            {
                request.Day = wanted.ToMessage();
            }

            var inForce = await gateway.ReferenceData.GetInForceAsync(request, gateway.Options(cancel));
            if (parsed.GetValue(json))
            {
                desk.Screen.Json(WireJson.Of(inForce));
            }
            else
            {
                InForceView.Show(desk.Screen, inForce);
            }

            return ExitCode.Ok;
        });
        return command;
    }
}
