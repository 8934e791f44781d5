using System.CommandLine;
using CyberSanctions.Delegate.Connecting;
using CyberSanctions.Delegate.Output;
using CyberSanctions.Procedures.Statements;

namespace CyberSanctions.Delegate.Statements;

/// <summary><c>delegate brake BAL</c></summary>
internal static class BrakeCommand
{
    public static Command Of(Desk desk)
    {
        var (ballot, reasons, yes, json) = (Parts.Ballot(), new Reasons(), Parts.Yes(), Parts.Json());
        var command = new Command(
            "brake",
            "Pulls the emergency brake for vital and stated reasons of national policy (Article 31(2) TEU): no vote is taken.")
        {
            ballot, yes, json,
        };
        reasons.AddTo(command);
        command.SetAction((parsed, cancel) => Making.MakeAsync(
            desk,
            parsed.GetRequiredValue(ballot),
            new Intention { Kind = StatementKind.EmergencyBrake, Declaration = reasons.Read(parsed) },
            parsed.GetValue(yes),
            parsed.GetValue(json),
            cancel));
        return command;
    }
}
