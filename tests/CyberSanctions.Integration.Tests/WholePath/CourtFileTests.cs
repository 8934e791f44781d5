using System.Diagnostics;
using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CyberSanctions.Contracts.Voting.V1;

namespace CyberSanctions.Integration.Tests.WholePath;

/// <summary>
/// The file for a court of a listing that was adopted, over the running suite: what each service keeps is in it, and foreign
/// programs find it right, each with the key of that service.
/// </summary>
[Collection(SuiteCollection.Name)]
public sealed class CourtFileTests(Suite suite)
{
    private const string List = ExerciseListing.List;
    private static readonly int Number = Random.Shared.Next(810_000, 890_000);

    [Fact]
    public async Task File_OfAListing_IsCheckedByForeignPrograms_AndTheExportIsInTheCustodyOfTheEvidence()
    {
        var legal = await suite.TokenAsync("legal.court", "legal");
        var officer = await suite.TokenAsync("officer.court", "officer");
        var entry = $"EU.{Number}.7";
        var submitted = await new Drafting(suite).SubmittedAsync($"2026/{Number}", entry, exercise: true);
        await Task.WhenAll(Replay.Principals.MemberStates.Select(
            async state => await (await Delegation.OfAsync(suite, state)).VoteAsync(submitted.Ballot, Choice.For)));
        await suite.AskAsync(HttpMethod.Post, $"/api/v1/ballots/{submitted.Ballot}/decision", submitted.Officer, new { });
        await PublishedList.WithAsync(suite, entry, PublishedList.Exercise);
        await suite.AskAsync(HttpMethod.Post, $"/api/v1/lists/{List}/entries/{entry}/observations", officer, new
        {
            sender = "Marius Cumulus, avocat",
            text = "She has sold the servers, and was never paid.",
            receivedOn = Contracts.Kinds.LivedDates.Today(TimeProvider.System).ToString("O"),
            handling = "TLP:GREEN",
            document = new { reference = "Letter of today", sha256 = new string('b', 64) },
        });
        var act = await suite.AskAsync(HttpMethod.Get, $"/api/v1/acts/{submitted.Act}", officer);
        var proposal = act.GetProperty("proposals")[0].GetProperty("reference").GetString()!;

        var folder = Directory.CreateTempSubdirectory("court-file-").FullName;
        var zip = Path.Combine(folder, "file.zip");
        await File.WriteAllBytesAsync(zip, await ExportAsync(proposal, legal, "contents=true"));
        await ZipFile.ExtractToDirectoryAsync(zip, Path.Combine(folder, "file"));
        string At(string path) => Path.Combine(folder, "file", path);

        Assert.Equal(
            "ok", Verify("Listing.Tests/CourtFiles/verify-court-file.mjs", await KeyAsync("court-files/keys", legal), zip));
        var custody = JsonNode.Parse(await File.ReadAllTextAsync(At("evidence/02/custody.json")))!;
        Assert.Equal(
            ("exported", "legal.court"),
            ((string?)custody["entries"]!.AsArray()[^1]!["kind"], (string?)custody["entries"]!.AsArray()[^1]!["recordedBy"]));
        Assert.EndsWith(
            ": Case T-123/26", (string?)custody["entries"]!.AsArray()[^1]!["reason"], StringComparison.Ordinal);
        Assert.Equal(
            "ok",
            Verify(
                "Attribution.Tests/EvidenceFiles/verify-custody.mjs",
                await KeyAsync("custody/keys", legal),
                At("evidence/02/custody.json")));
        Assert.Equal(
            "ok",
            Verify(
                "Procedures.Tests/RollCalls/verify-roll-call.mjs",
                Text(await suite.AskAsync(HttpMethod.Get, "/api/v1/delegations/service-key", legal), "publicKey"),
                At($"acts/{submitted.Act}/{submitted.Ballot}.json")));
        Assert.StartsWith(
            "Invented report of ATT-", await File.ReadAllTextAsync(At("evidence/02/content.bin")), StringComparison.Ordinal);
        Assert.Contains(
            "sold the servers", await File.ReadAllTextAsync(At("due-process/observations-1.html")), StringComparison.Ordinal);
        Assert.True(File.Exists(At("due-process/entry.json")));

        // Whoever may not, or is too much of an outsider, gets none; an officer gets the same as the legal service.
        var auditor = await suite.TokenAsync("auditor.court", "auditor");
        using (var refused = await suite.SendAsync(
            HttpMethod.Get, $"/api/v1/proposals/{proposal}/court-file?reason=x", auditor))
        {
            Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        }

        using var archive = new ZipArchive(new MemoryStream(await ExportAsync(proposal, officer, "")));
        Assert.DoesNotContain(archive.Entries, of => of.FullName.EndsWith("content.bin", StringComparison.Ordinal));
        Directory.Delete(folder, recursive: true);
    }

    private async Task<byte[]> ExportAsync(string proposal, string token, string query)
    {
        using var response = await suite.SendAsync(
            HttpMethod.Get, $"/api/v1/proposals/{proposal}/court-file?reason=Case%20T-123%2F26&{query}".TrimEnd('&'), token);
        var bytes = await response.Content.ReadAsByteArrayAsync();
        Assert.True(response.IsSuccessStatusCode, Encoding.UTF8.GetString(bytes));
        return bytes;
    }

    private async Task<string> KeyAsync(string path, string token)
        => Text((await suite.AskAsync(HttpMethod.Get, $"/api/v1/{path}", token)).GetProperty("items")[0], "publicKey");

    private static string Text(JsonElement answer, string member) => answer.GetProperty(member).GetString()!;

    private static string Verify(string program, string key, string file)
    {
        using var node = Process.Start(new ProcessStartInfo(
            "node", [Path.Combine(Repository.Root, "tests", $"CyberSanctions.{program}"), "--trust-key", key, file])
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
        })!;
        var line = node.StandardOutput.ReadToEnd().Trim();
        node.WaitForExit();
        return line.Split('\t')[^1];
    }
}
