using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json.Nodes;

namespace CyberSanctions.Procedures.Tests.RollCalls;

/// <summary>
/// A verifier in another language, written from docs/roll-call.md alone, finds the kept roll calls as good and as bad as ours
/// does. It does not count votes, so it may let through what only the procedure or the count tells.
/// </summary>
public sealed class ForeignVerifierTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "RollCalls");
    private static readonly string[] ForTheProcedureAlone = ["procedure-violated", "wrong-outcome"];

    [FactWithNode]
    public void ForeignVerifier_AgreesOnEveryVector()
    {
        var vectors = Path.Combine(Folder, "vectors", "2");
        var index = JsonNode.Parse(File.ReadAllBytes(Path.Combine(vectors, "vectors.json")))!.AsObject();
        var expected = index["vectors"]!.AsArray().ToDictionary(
            vector => vector!["file"]!.GetValue<string>(), vector => vector!["finding"]!.GetValue<string>());

        var answers = Run(
        [
            "--trust-key", index["serviceKey"]!.GetValue<string>(),
            .. index["delegationKeys"]!
                .AsObject()
                .SelectMany(own => (string[])["--own", $"{own.Key}={string.Join(',', own.Value!.AsArray())}"]),
            .. expected.Keys.Select(file => Path.Combine(vectors, file)),
        ]);

        Assert.Equal(expected.Keys, answers.Keys);
        Assert.All(answers, answer => Assert.True(
            expected[answer.Key] == ""
                ? answer.Value == "ok"
                : answer.Value != "ok" || ForTheProcedureAlone.Contains(expected[answer.Key]),
            $"{answer.Key}: {answer.Value}, and we find {expected[answer.Key]}"));
    }

    [FactWithNode]
    public void ForeignVerifier_WithoutATrustedKey_TakesNoFile()
    {
        var file = Path.Combine(Folder, "vectors", "2", "good-silence-broken.json");

        Assert.EndsWith("is not trusted", Assert.Single(Run([file])).Value);
    }

    private static Dictionary<string, string> Run(IEnumerable<string> arguments)
    {
        using var node = Process.Start(new ProcessStartInfo("node", [Path.Combine(Folder, "verify-roll-call.mjs"), .. arguments])
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
        })!;
        var lines = node.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        node.WaitForExit();
        return lines.Select(line => line.Split('\t')).ToDictionary(parts => parts[0], parts => parts[1]);
    }
}

/// <summary>A test that needs Node.js 20 or later, and is skipped, saying so, where there is none.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class FactWithNodeAttribute : FactAttribute
{
    public FactWithNodeAttribute()
    {
        if (!HasNode)
        {
            Skip = "There is no Node.js of version 20 or later here.";
        }
    }

    private static bool HasNode { get; } = LooksForNode();

    private static bool LooksForNode()
    {
        try
        {
            using var node = Process.Start(new ProcessStartInfo("node", ["--version"])
            {
                RedirectStandardOutput = true,
                UseShellExecute = false,
            })!;
            var version = node.StandardOutput.ReadToEnd().Trim().TrimStart('v');
            return Version.TryParse(version, out var found) && found.Major >= 20;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }
}
