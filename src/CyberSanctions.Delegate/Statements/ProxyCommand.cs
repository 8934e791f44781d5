using System.CommandLine;
using CyberSanctions.Delegate.Connecting;
using CyberSanctions.Delegate.Output;
using CyberSanctions.Procedures.Statements;

namespace CyberSanctions.Delegate.Statements;

/// <summary><c>delegate proxy give XX BAL</c>, <c>delegate proxy withdraw BAL</c></summary>
internal static class ProxyCommand
{
    public static Command Of(Desk desk)
        => new("proxy", "Lets another member vote for yours at a meeting (Article 239 TFEU).") { Give(desk), Withdraw(desk) };

    private static Command Give(Desk desk)
    {
        var proxy = Parts.MemberState("The member that may vote for yours.");
        var (ballot, yes, json) = (Parts.Ballot(), Parts.Yes(), Parts.Json());
        var command = new Command("give", "Gives your proxy.") { proxy, ballot, yes, json };
        command.SetAction((parsed, cancel) => Making.MakeAsync(
            desk,
            parsed.GetRequiredValue(ballot),
            new Intention { Kind = StatementKind.Proxy, Proxy = parsed.GetRequiredValue(proxy) },
            parsed.GetValue(yes),
            parsed.GetValue(json),
            cancel));
        return command;
    }

    private static Command Withdraw(Desk desk)
    {
        var (ballot, yes, json) = (Parts.Ballot(), Parts.Yes(), Parts.Json());
        var command = new Command("withdraw", "Withdraws your proxy, and the vote that it cast for you.") { ballot, yes, json };
        command.SetAction((parsed, cancel) => Making.MakeAsync(
            desk,
            parsed.GetRequiredValue(ballot),
            new Intention { Kind = StatementKind.Proxy },
            parsed.GetValue(yes),
            parsed.GetValue(json),
            cancel));
        return command;
    }
}
