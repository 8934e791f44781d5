using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using CyberSanctions.Procedures.RollCalls;
using CyberSanctions.Procedures.Statements;
using CyberSanctions.Signing;

namespace CyberSanctions.Procedures.Tests.RollCalls;

/// <summary>
/// Roll calls kept as files, for this verifier and for any other one: <c>vectors.json</c> says which keys to trust and what
/// must be found in each. Their signatures cannot be made twice; to make all of them anew, set ROLL_CALL_VECTORS to the folder
/// and run these tests once.
/// </summary>
public sealed class VectorsTests
{
    private static readonly JsonSerializerOptions Readable =
        new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly string Vectors = Path.Combine(AppContext.BaseDirectory, "RollCalls", "vectors");

    private static readonly string Folder = Environment.GetEnvironmentVariable("ROLL_CALL_VECTORS") is { Length: > 0 } folder
        ? WriteAll(folder)
        : Path.Combine(Vectors, "2");

    // Of the format before, which nobody writes any more.
    private static readonly string Earlier = Path.Combine(Vectors, "1");

    public static TheoryData<string, string, int> Present => Read(Folder);

    public static TheoryData<string, string, int> OfTheFormatBefore => Read(Earlier);

    [Theory]
    [MemberData(nameof(Present))]
    public void Vector_GivesExactlyItsExitCode(string file, string finding, int exitCode)
        => Assert.Equal((finding, exitCode), Verify(Folder, file));

    [Theory]
    [MemberData(nameof(OfTheFormatBefore))]
    public void Vector_OfTheFormatBefore_GivesTheExitCodeThatItAlwaysGave(string file, string finding, int exitCode)
        => Assert.Equal((finding, exitCode), Verify(Earlier, file));

    [Fact]
    public void FileOfTheFormatBefore_IsCalledThat()
    {
        var verification = RollCallVerifier.Verify(
            File.ReadAllBytes(Path.Combine(Earlier, "good-text-corrected.json")), Trust.Nothing);

        Assert.Equal("cybersanctions-rollcall/1", verification.Facts!.Format);
    }

    [Theory]
    [InlineData("\n  \"seal\"", "\n\n  \"seal\"")]
    [InlineData("\"position\": 1,\n      \"kind\": \"opening\",", "\"kind\": \"opening\",\n      \"position\": 1,")]
    public void FileOfTheFormatBefore_WrittenInAnotherWay_IsUnreadableToo(string from, string to)
    {
        var good = File.ReadAllText(Path.Combine(Earlier, "good-text-corrected.json"));

        var verification = RollCallVerifier.Verify(Encoding.UTF8.GetBytes(good.Replace(from, to)), Trust.Nothing);

        Assert.NotEqual(good, good.Replace(from, to));
        Assert.Equal((int)FindingKind.Unreadable, verification.ExitCode);
    }

    [Fact]
    public void FileOfTheFormatBefore_WithAMadeUpServiceKeyAdded_NoLongerVerifies()
    {
        var file = JsonNode.Parse(File.ReadAllBytes(Path.Combine(Earlier, "good-text-corrected.json")))!.AsObject();
        file["serviceKeys"]!.AsArray().Add(new JsonObject
        {
            ["keyId"] = Delegations.OfThisRun.OtherService.Public.Id,
            ["publicKey"] = Convert.ToBase64String([.. Delegations.OfThisRun.OtherService.Public.Spki]),
        });

        var verification = RollCallVerifier.Verify(JsonSerializer.SerializeToUtf8Bytes(file, Readable), Trust.Nothing);

        Assert.Equal((int)FindingKind.KeyProblem, verification.ExitCode);
    }

    [Fact]
    public void EveryFile_StandsInTheIndex_AndEveryTamperingHasOne()
    {
        Assert.Equal(
            Directory.GetFiles(Earlier, "*.json").Select(Path.GetFileName).Where(name => name != "vectors.json").Order(),
            Indexed(Earlier));
        Assert.Equal(
            Directory.GetFiles(Folder, "*.json").Select(Path.GetFileName).Where(name => name != "vectors.json").Order(),
            Indexed(Folder));
        Assert.Equal(Ballots.Good.Keys.Concat(Tampering.All.Select(tampering => tampering.File)).Order(), Indexed(Folder));
    }

    private static JsonObject Index(string folder)
        => JsonNode.Parse(File.ReadAllBytes(Path.Combine(folder, "vectors.json")))!.AsObject();

    private static List<string> Indexed(string folder)
        => [.. Index(folder)["vectors"]!.AsArray().Select(vector => vector!["file"]!.GetValue<string>()).Order()];

    private static TheoryData<string, string, int> Read(string folder)
    {
        var data = new TheoryData<string, string, int>();
        foreach (var vector in Index(folder)["vectors"]!.AsArray())
        {
            data.Add(
                vector!["file"]!.GetValue<string>(), vector["finding"]!.GetValue<string>(), vector["exitCode"]!.GetValue<int>());
        }

        return data;
    }

    private static (string Finding, int ExitCode) Verify(string folder, string file)
    {
        var index = Index(folder);
        using var service = PublicKey.Read(Convert.FromBase64String(index["serviceKey"]!.GetValue<string>()));
        var delegations = index["delegationKeys"]!.AsObject().ToDictionary(
            keys => keys.Key,
            IReadOnlySet<string> (keys) => keys.Value!.AsArray().Select(id => id!.GetValue<string>()).ToHashSet());
        var verification = RollCallVerifier.Verify(
            File.ReadAllBytes(Path.Combine(folder, file)), new Trust([service], delegations));
        return (verification.Findings is [var first, ..] ? Wording.Of(first.Kind) : "", verification.ExitCode);
    }

    private static string WriteAll(string folder)
    {
        var keys = Delegations.OfThisRun;
        var vectors = new JsonArray();
        foreach (var (file, make) in Ballots.Good)
        {
            File.WriteAllBytes(Path.Combine(folder, file), make());
            vectors.Add(new JsonObject
            {
                ["file"] = file,
                ["finding"] = "",
                ["exitCode"] = 0,
                ["what"] = "nothing was done to it",
            });
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
            ["delegationKeys"] =
                new JsonObject(RollCallVerifierTests.Full.DelegationKeys.Select(own => KeyValuePair.Create<string, JsonNode?>(
                    own.Key, new JsonArray([.. own.Value.Order().Select(id => JsonValue.Create(id))])))),
            ["vectors"] = vectors,
        };
        File.WriteAllBytes(Path.Combine(folder, "vectors.json"), JsonSerializer.SerializeToUtf8Bytes(index, Readable));
        return folder;
    }
}
