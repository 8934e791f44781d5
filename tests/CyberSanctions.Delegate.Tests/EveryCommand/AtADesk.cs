using System.Text;
using CyberSanctions.Contracts.Voting.V1;
using CyberSanctions.Signing;
using Google.Protobuf;

namespace CyberSanctions.Delegate.Tests.EveryCommand;

/// <summary>Every command that shows something of a ballot, on a ballot that has something to show.</summary>
internal static class AtADesk
{
    /// <summary>
    /// The commands, with what each needs; <c>{file}</c> is a roll call, <c>{new}</c> a file that is not there yet.
    /// </summary>
    public static readonly IReadOnlyList<string> Commands =
    [
        "agenda", "agenda --all", $"show {Made.Reference}", $"diff {Made.Reference}", $"vote {Made.Reference} for --yes",
        $"vote {Made.Reference} abstain --on-behalf-of DE --yes", $"proxy give MT {Made.Reference} --yes",
        $"proxy withdraw {Made.Reference} --yes",
        $"silence break {Made.Reference} --reason x --yes", $"reserve {Made.Reference} substance --reason x --yes",
        $"lift {Made.Reference} --yes",
        $"brake {Made.Reference} --reason x --yes", $"watch {Made.Reference}", $"receipts {Made.Reference}",
        $"rollcall {Made.Reference} --output {{new}}", $"rollcall {Made.Reference} --output -", "verify {file}",
    ];

    /// <summary>Those that can be asked for JSON.</summary>
    public static IEnumerable<string> WithJson
        => Commands
            .Where(command => !command.StartsWith("rollcall", StringComparison.Ordinal))
            .Select(command => $"{command} --json");

    /// <summary>A service with one ballot, an exercise or not, which is decided as soon as it is watched.</summary>
    public static async Task<VotingService> OpenAsync(bool exercise)
    {
        var service = await VotingService.StartAsync();
        service.Text = Operations.Text().ToByteArray();
        service.Lists["lists/eu-cyber/latest/list.json"] = Encoding.UTF8.GetString(Operations.ListJson());
        service.Lists["exercise/lists/eu-cyber-exercise/latest/list.json"] =
            service.Lists["lists/eu-cyber/latest/list.json"].Replace("\"eu-cyber\"", "\"eu-cyber-exercise\"");
        service.Ballot.TextSha256 = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(service.Text));
        if (exercise)
        {
            service.BeExercise();
        }

        using var delegation = SigningKey.Create();
        service.RollCall = Decided.RollCall(service.Key, delegation);
        return service;
    }

    /// <summary>Types a command at a desk that is signed in, and has a receipt and a roll call.</summary>
    public static async Task<(int Code, string Out, string Error)> TypeAsync(
        VotingService service, string command, int width = 80)
    {
        using var rehearsal = new Rehearsal(width: width);
        await service.SignInAsync(rehearsal);
        var folder = Path.GetDirectoryName(rehearsal.Home)!;
        var file = Path.Combine(folder, "rollcall.json");
        await File.WriteAllBytesAsync(file, service.RollCall);
        if (command.StartsWith("receipts", StringComparison.Ordinal))
        {
            await rehearsal.RunAsync("vote", Made.Reference, "for", "--yes");
        }
        else if (command.StartsWith("watch", StringComparison.Ordinal)
            && service.Chain.Proceedings[^1].Kind != ProceedingKind.Decision)
        {
            service.Chain.Decision();
        }
        else if (command.StartsWith("verify", StringComparison.Ordinal))
        {
            await rehearsal.RunAsync("trust", Convert.ToBase64String([.. service.Key.Public.Spki]));
        }

        rehearsal.Out.GetStringBuilder().Clear();
        rehearsal.Error.GetStringBuilder().Clear();
        var code = await rehearsal.RunAsync(command.Replace("{file}", file)
            .Replace("{new}", Path.Combine(folder, "new.json"))
            .Split(' '));
        return (code, rehearsal.Out.ToString(), rehearsal.Error.ToString());
    }
}
