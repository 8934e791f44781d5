using System.CommandLine;
using System.Text.Json.Nodes;
using CyberSanctions.Delegate.Connecting;
using CyberSanctions.Delegate.Files;
using CyberSanctions.Delegate.Keys;
using CyberSanctions.Delegate.Output;
using CyberSanctions.Delegate.SigningIn;
using CyberSanctions.Procedures.Keys;
using CyberSanctions.Procedures.RollCalls;

namespace CyberSanctions.Delegate.Verifying;

/// <summary><c>delegate verify FILE</c>: checks a roll call, without asking anybody. From 10 on, the exit code tells what is wrong.</summary>
internal static class VerifyCommand
{
    public static Command Of(Desk desk)
    {
        var file = new Argument<FileInfo>("FILE") { Description = "A roll call, as downloaded with: delegate rollcall BAL", HelpName = "FILE" };
        var serviceKey = new Option<string?>("--service-key")
        {
            Description = "The voting service's public key: a file (PEM or base64) or base64. Left out: the one pinned at signing in, if any.",
            HelpName = "FILE|BASE64",
        };
        var ownKeys = new Option<bool>("--own-keys") { Description = "Also check that every statement of your Member State is signed with a key of yours." };
        var json = Parts.Json();
        var command = new Command("verify", "Checks a roll call: every hash, signature, step and the decision. Works without the gateway.") { file, serviceKey, ownKeys, json };
        command.SetAction(parsed =>
        {
            var trust = new Trust(ServiceKeys(desk, parsed.GetValue(serviceKey)), parsed.GetValue(ownKeys) ? OwnKeys(desk) : Trust.Nothing.DelegationKeys);
            var verification = RollCallVerifier.Verify(Read(parsed.GetRequiredValue(file)), trust);
            if (parsed.GetValue(json))
            {
                desk.Screen.Json(Json(verification));
            }
            else
            {
                Show(desk.Screen, verification);
            }

            return verification.ExitCode;
        });
        return command;
    }

    /// <summary>A key as it was given: the name of a file, or base64.</summary>
    internal static PublicKey KeyOf(string given)
    {
        var text = File.Exists(given) ? File.ReadAllText(given) : given;
        return Settings.KeyOf(text.Replace("-----BEGIN PUBLIC KEY-----", "").Replace("-----END PUBLIC KEY-----", "").ReplaceLineEndings(""));
    }

    private static IReadOnlyList<PublicKey> ServiceKeys(Desk desk, string? given) => given is null ? Settings.Read(desk.Folder).TrustedKeys() : [KeyOf(given)];

    private static Dictionary<string, IReadOnlySet<string>> OwnKeys(Desk desk)
    {
        // An expired token still tells whose keys these are.
        var memberState = AccessToken.Read(desk.Folder, DateTimeOffset.MinValue).MemberState;
        return new Dictionary<string, IReadOnlySet<string>>(StringComparer.Ordinal)
        {
            [memberState] = new KeyFiles(desk.Folder).Ids().ToHashSet(StringComparer.Ordinal),
        };
    }

    private static byte[] Read(FileInfo file)
    {
        try
        {
            return File.ReadAllBytes(file.FullName);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new StopException(ExitCode.Usage, $"{file.FullName} cannot be read: {exception.Message}");
        }
    }

    private static void Show(Screen screen, Verification verification)
    {
        if (verification.Facts is { } facts)
        {
            screen.Heading($"{facts.Ballot.Reference}: {facts.Ballot.ActTitle}");
            var table = screen.Table("", "");
            table.ShowHeaders = false;
            Screen.Row(table, "Outcome", facts.Outcome);
            Screen.Row(table, "Procedure", $"{Words.Of(facts.Ballot.Mode)}; {Words.Of(facts.Ballot.Rule)}");
            Screen.Row(table, "Votes", string.Join(", ", facts.Votes.Select(vote => $"{vote.MemberState} {Words.Of(vote.Choice)}{(vote.Proxy is null ? "" : $" through {vote.Proxy}")}")));
            Screen.Row(table, "Chain", $"{facts.Proceedings} proceedings, {facts.Statements} of them statements");
            Screen.Row(table, "Service key", facts.ServiceKeyId + (facts.ServiceKeyIsTrusted ? ", trusted" : ", TAKEN FROM THE FILE"));
            screen.Draw(table);
            screen.Verbatim($"  Head {facts.Head}");
            if (!facts.ServiceKeyIsTrusted)
            {
                screen.Write("No key of the service is known here: a file that somebody made up from nothing would look right too. Name one with --service-key.");
            }
        }

        foreach (var finding in verification.Findings)
        {
            screen.Write($"{(int)finding.Kind} {finding.Kind}{(finding.Position > 0 ? $" at position {finding.Position}" : "")}: {finding.Message}");
        }

        screen.Heading(verification.Findings.Count == 0 ? "The roll call verifies." : "THE ROLL CALL DOES NOT VERIFY.");
    }

    private static JsonObject Json(Verification verification) => new()
    {
        ["verifies"] = verification.Findings.Count == 0,
        ["exitCode"] = verification.ExitCode,
        ["findings"] = new JsonArray([.. verification.Findings.Select(finding => new JsonObject
        {
            ["code"] = (int)finding.Kind,
            ["kind"] = finding.Kind.ToString(),
            ["position"] = finding.Position,
            ["message"] = finding.Message,
        })]),
        ["ballot"] = verification.Facts?.Ballot.Reference,
        ["outcome"] = verification.Facts?.Outcome,
        ["head"] = verification.Facts?.Head,
        ["statements"] = verification.Facts?.Statements,
        ["serviceKeyId"] = verification.Facts?.ServiceKeyId,
        ["serviceKeyIsTrusted"] = verification.Facts?.ServiceKeyIsTrusted,
        ["votes"] = verification.Facts is { } facts
            ? new JsonArray([.. facts.Votes.Select(vote => new JsonObject
            {
                ["memberState"] = vote.MemberState,
                ["choice"] = Words.ForScripts(vote.Choice),
                ["proxy"] = vote.Proxy,
                ["position"] = vote.Position,
            })])
            : null,
    };
}
