using System.Text.Json.Nodes;
using CyberSanctions.Delegate.Connecting;
using CyberSanctions.Delegate.Output;
using CyberSanctions.Procedures.RollCalls;
using CyberSanctions.Procedures.Statements;

namespace CyberSanctions.Delegate.Verifying;

/// <summary>What the verification of a roll call came to, on the screen and for scripts.</summary>
internal static class VerificationView
{
    /// <summary>On the screen.</summary>
    /// <param name="again">The command that it came from, for what to do next.</param>
    public static void Show(Desk desk, Verification verification, ServiceTrust service, OwnTrust? own, string again)
    {
        var screen = desk.Screen;
        if (verification.Facts is { } facts)
        {
            ShowFacts(screen, facts, service, own);
        }

        foreach (var finding in verification.Findings)
        {
            var place = finding.Position > 0 ? $" at position {finding.Position}" : "";
            screen.Write($"{(int)finding.Kind} {Wording.Of(finding.Kind)}{place}: {finding.Message}");
        }

        if (verification.Findings.Count > 0)
        {
            screen.Heading("THE ROLL CALL DOES NOT VERIFY.");
        }
        else if (verification.Facts is { ServiceKeyIsTrusted: true })
        {
            screen.Heading($"The roll call verifies.{Words.Exercise(verification.Facts.Ballot.Exercise)}");
        }
        else
        {
            screen.Heading("The file fits together, but NOBODY VOUCHES FOR IT.");
            screen.Write(
                "The service's key was taken from the file itself: whoever made the file may have made up all of it. Get the"
                + " key, or its id, from the"
                + " operator on another way, and name it:");
            screen.Command(desk.Folder.Command($"{again} --trust-key KEY"));
            screen.Command(desk.Folder.Command($"{again} --fingerprint ID"));
        }
    }

    /// <summary>For scripts.</summary>
    public static JsonObject Json(Verification verification)
    {
        var json = new JsonObject
        {
            ["verifies"] = verification.ExitCode == 0,
            ["fitsTogether"] = verification.Findings.Count == 0,
            ["exitCode"] = verification.ExitCode,
            ["findings"] = new JsonArray([.. verification.Findings.Select(finding => new JsonObject
            {
                ["code"] = (int)finding.Kind,
                ["kind"] = Wording.Of(finding.Kind),
                ["position"] = finding.Position,
                ["message"] = finding.Message,
            })]),
        };
        if (verification.Facts is not { } facts)
        {
            return json;
        }

        json["format"] = facts.Format;
        json["ballot"] = facts.Ballot.ToJson();
        json["exercise"] = facts.Ballot.Exercise;
        json["outcome"] = facts.Outcome;
        json["head"] = facts.Head;
        json["statements"] = facts.Statements;
        json["serviceKeyId"] = facts.ServiceKeyId;
        json["serviceKeyIsTrusted"] = facts.ServiceKeyIsTrusted;
        json["votes"] = new JsonArray([.. facts.Votes.Select(Vote)]);
        return json;
    }

    private static JsonObject Vote(VoteOnRecord vote)
    {
        var json = new JsonObject
        {
            ["memberState"] = vote.MemberState,
            ["choice"] = Words.ForScripts(vote.Choice),
            ["position"] = vote.Position,
        };
        if (vote.Proxy is { } proxy)
        {
            json["proxy"] = proxy;
        }

        return json;
    }

    private static void ShowFacts(Screen screen, Facts facts, ServiceTrust service, OwnTrust? own)
    {
        screen.Heading($"{facts.Ballot.Reference}: {facts.Ballot.ActTitle}{Words.Exercise(facts.Ballot.Exercise)}");
        var table = screen.Table("", "");
        table.Add("Outcome", facts.Outcome.Replace('-', ' '));
        table.Add("Procedure", $"{Words.Of(facts.Ballot.Mode)}; {Words.Of(facts.Ballot.Rule)}");
        if (facts.Ballot.Revision > 0)
        {
            table.Add(
                "Text", $"revision {facts.Ballot.Revision} of {facts.Ballot.ActReference}, submission {facts.Ballot.Submission}");
        }

        if (facts.Ballot.Urgency is { } urgency)
        {
            table.Add("Urgent", Words.Of(urgency));
        }

        // What a later version froze.
        foreach (var (name, value) in JsonNode.Parse(facts.Ballot.Further)!.AsObject())
        {
            table.Add("Also frozen", $"{name}: {value?.ToJsonString()}");
        }

        var votes = facts.Votes.Select(
            vote => $"{vote.MemberState} {Words.Of(vote.Choice)}{(vote.Proxy is null ? "" : $" through {vote.Proxy}")}");
        table.Add("Votes", facts.Votes.Count > 0 ? string.Join(", ", votes) : "none");
        table.Add(
            "Chain",
            $"{Words.Count(facts.Proceedings, "proceeding")}, "
            + $"{facts.Statements} of them {(facts.Statements == 1 ? "a statement" : "statements")}");
        table.Add("Service key", facts.ServiceKeyId);
        table.Add("", facts.ServiceKeyIsTrusted ? $"trusted: {service.Source}" : "NOT TRUSTED, taken from the file");
        if (own is not null)
        {
            table.Add("Your keys", Own(facts, own));
        }

        if (facts.Format == RollCall.EarlierFormat)
        {
            table.Add("Format", $"{facts.Format}: its seal does not cover the list of the service's keys");
        }

        screen.Draw(table);
        screen.Verbatim($"  Head {facts.Head}");
    }

    private static string Own(Facts facts, OwnTrust own)
    {
        var statements = facts.Signatures.Count(signature => signature.MemberState == own.MemberState);
        var receipts = own.Receipts.Count(link => link.Ballot == facts.Ballot.Reference);
        return $"{Words.Count(statements, "statement")} of {own.MemberState} in it; {Words.Count(receipts, "receipt")} kept here"
            + " for it";
    }
}
