using System.CommandLine;
using CyberSanctions.Contracts.Voting.V1;
using CyberSanctions.Delegate.Connecting;
using CyberSanctions.Delegate.Output;
using CyberSanctions.Procedures.Statements;

namespace CyberSanctions.Delegate.Statements;

/// <summary><c>delegate silence break BAL</c>, <c>delegate reserve BAL KIND</c>, <c>delegate lift BAL</c></summary>
internal static class SilenceCommand
{
    /// <summary>Breaking the silence.</summary>
    public static Command Of(Desk desk)
        => new("silence", "Silence procedures (Council's Rules of Procedure, Article 12(2)).") { Break(desk) };

    /// <summary>Entering a reservation.</summary>
    public static Command Reserve(Desk desk)
    {
        var (ballot, reasons, yes, json) = (Parts.Ballot(), new Reasons(), Parts.Yes(), Parts.Json());
        var kind = new Argument<string>("KIND") { Description = "Of which kind." };
        kind.AcceptOnlyFromAmong("parliamentary", "linguistic", "substance");
        var command = new Command("reserve", "Enters a reservation, which suspends a silence procedure.")
        {
            ballot, kind, yes, json,
        };
        reasons.AddTo(command);
        command.SetAction((parsed, cancel) => Making.MakeAsync(
            desk,
            parsed.GetRequiredValue(ballot),
            new Intention
            {
                Kind = StatementKind.Reservation,
                Reservation = Wording.TryRead<ReservationKind>(parsed.GetRequiredValue(kind), out var value)
                    ? value
                    : ReservationKind.Unspecified,
                Declaration = reasons.Read(parsed),
            },
            parsed.GetValue(yes),
            parsed.GetValue(json),
            cancel));
        return command;
    }

    /// <summary>Lifting it.</summary>
    public static Command Lift(Desk desk)
    {
        var (ballot, yes, json) = (Parts.Ballot(), Parts.Yes(), Parts.Json());
        var command = new Command("lift", "Lifts your reservation.") { ballot, yes, json };
        command.SetAction((parsed, cancel) => Making.MakeAsync(
            desk,
            parsed.GetRequiredValue(ballot),
            new Intention { Kind = StatementKind.Lifting },
            parsed.GetValue(yes),
            parsed.GetValue(json),
            cancel));
        return command;
    }

    private static Command Break(Desk desk)
    {
        var (ballot, reasons, yes, json) = (Parts.Ballot(), new Reasons(), Parts.Yes(), Parts.Json());
        var command = new Command("break", "Objects: the procedure ends, and nothing is adopted.") { ballot, yes, json };
        reasons.AddTo(command);
        command.SetAction((parsed, cancel) => Making.MakeAsync(
            desk,
            parsed.GetRequiredValue(ballot),
            new Intention { Kind = StatementKind.SilenceBroken, Declaration = reasons.Read(parsed) },
            parsed.GetValue(yes),
            parsed.GetValue(json),
            cancel));
        return command;
    }
}
