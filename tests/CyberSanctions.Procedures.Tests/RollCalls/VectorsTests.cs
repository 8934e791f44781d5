using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using CyberSanctions.Procedures.Keys;
using CyberSanctions.Procedures.RollCalls;
using CyberSanctions.Procedures.Statements;

namespace CyberSanctions.Procedures.Tests.RollCalls;

/// <summary>
/// Roll calls kept as files, for this verifier and for any other one: <c>vectors.json</c> says which keys to trust and what
/// must be found in each. Their signatures cannot be made twice; to make all of them anew, set ROLL_CALL_VECTORS to the folder
/// and run these tests once.
/// </summary>
public sealed class VectorsTests
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly string Folder = Environment.GetEnvironmentVariable("ROLL_CALL_VECTORS") is { Length: > 0 } folder
        ? WriteAll(folder)
        : Path.Combine(AppContext.BaseDirectory, "RollCalls", "vectors");

    private static readonly JsonObject Index = JsonNode.Parse(File.ReadAllBytes(Path.Combine(Folder, "vectors.json")))!.AsObject();

    public static TheoryData<string, string, int> Vectors
    {
        get
        {
            var data = new TheoryData<string, string, int>();
            foreach (var vector in Index["vectors"]!.AsArray())
            {
                data.Add(vector!["file"]!.GetValue<string>(), vector["finding"]!.GetValue<string>(), vector["exitCode"]!.GetValue<int>());
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Vectors))]
    public void Vector_GivesExactlyItsExitCode(string file, string finding, int exitCode)
    {
        using var service = PublicKey.Read(Convert.FromBase64String(Index["serviceKey"]!.GetValue<string>()));
        var delegations = Index["delegationKeys"]!.AsObject().ToDictionary(
            keys => keys.Key, IReadOnlySet<string> (keys) => keys.Value!.AsArray().Select(id => id!.GetValue<string>()).ToHashSet());

        var verification = RollCallVerifier.Verify(File.ReadAllBytes(Path.Combine(Folder, file)), new Trust([service], delegations));

        Assert.Equal((finding, exitCode), (verification.Findings is [var first, ..] ? Wording.Of(first.Kind) : "", verification.ExitCode));
    }

    [Fact]
    public void EveryFile_StandsInTheIndex_AndEveryTamperingHasOne()
    {
        var indexed = Index["vectors"]!.AsArray().Select(vector => vector!["file"]!.GetValue<string>()).Order().ToList();

        Assert.Equal(Directory.GetFiles(Folder, "*.json").Select(Path.GetFileName).Where(name => name != "vectors.json").Order(), indexed);
        Assert.Equal(Ballots.Good.Keys.Concat(Tampering.All.Select(tampering => tampering.File)).Order(), indexed);
    }

    private static string WriteAll(string folder)
    {
        var keys = Delegations.OfThisRun;
        var vectors = new JsonArray();
        foreach (var (file, make) in Ballots.Good)
        {
            File.WriteAllBytes(Path.Combine(folder, file), make());
            vectors.Add(new JsonObject { ["file"] = file, ["finding"] = "", ["exitCode"] = 0, ["what"] = "nothing was done to it" });
        }

        foreach (var tampering in Tampering.All)
        {
            File.WriteAllBytes(Path.Combine(folder, tampering.File), tampering.Make());
            vectors.Add(new JsonObject
            {
                ["file"] = tampering.File,
                ["finding"] = Wording.Of(tampering.Finding),
                ["exitCode"] = (int)tampering.Finding,
                ["what"] = tampering.What,
            });
        }

        var index = new JsonObject
        {
            ["serviceKey"] = Convert.ToBase64String([.. keys.Service.Public.Spki]),
            ["delegationKeys"] = new JsonObject(RollCallVerifierTests.Full.DelegationKeys.Select(own => KeyValuePair.Create<string, JsonNode?>(
                own.Key, new JsonArray([.. own.Value.Order().Select(id => JsonValue.Create(id))])))),
            ["vectors"] = vectors,
        };
        File.WriteAllBytes(Path.Combine(folder, "vectors.json"), JsonSerializer.SerializeToUtf8Bytes(index, Readable));
        return folder;
    }
}
