using System.CommandLine;
using CyberSanctions.Contracts.Voting.V1;
using CyberSanctions.Delegate.Connecting;
using CyberSanctions.Delegate.Output;
using CyberSanctions.Procedures.Statements;

namespace CyberSanctions.Delegate.Statements;

/// <summary><c>delegate vote BAL for|against|abstain|constructive</c></summary>
internal static class VoteCommand
{
    public static Command Of(Desk desk)
    {
        var ballot = Parts.Ballot();
        var choice = new Argument<string>("CHOICE")
        {
            Description = "constructive: constructive abstention (Article 31(1) TEU), with a declaration.",
        };
        choice.AcceptOnlyFromAmong("for", "against", "abstain", "constructive");
        var declaration = new Option<FileInfo?>("--declaration")
        {
            Description = "File with the formal declaration (UTF-8).",
            HelpName = "FILE",
        };
        var onBehalfOf = Parts.MemberStateOption("--on-behalf-of", "The member that gave you its proxy (Article 239 TFEU).");
        var yes = Parts.Yes();
        var json = Parts.Json();
        var command = new Command("vote", "Votes: shows what is signed, signs it and checks the receipt.")
        {
            ballot, choice, declaration, onBehalfOf, yes, json,
        };
        command.Validators.Add(result =>
        {
            if (result.GetResult(choice) is { Tokens: [var word] }
                && (word.Value == "constructive") != (result.GetResult(declaration) is not null))
            {
                result.AddError("A constructive abstention comes with --declaration FILE, and no other vote does.");
            }
        });
        command.SetAction((parsed, cancel) => Making.MakeAsync(
            desk,
            parsed.GetRequiredValue(ballot),
            new Intention
            {
                Kind = StatementKind.Vote,
                Choice = parsed.GetRequiredValue(choice) switch
                {
                    "for" => Choice.For,
                    "against" => Choice.Against,
                    "abstain" => Choice.Abstain,
                    _ => Choice.ConstructiveAbstain,
                },
                OnBehalfOf = parsed.GetValue(onBehalfOf) ?? "",
                Declaration = parsed.GetValue(declaration) is { } file ? Reasons.ReadFile(file) : "",
            },
            parsed.GetValue(yes),
            parsed.GetValue(json),
            cancel));
        return command;
    }
}
