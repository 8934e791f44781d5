using System.Diagnostics;
using System.Net;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using CyberSanctions.Publication.Acts;
using CyberSanctions.Testing;
using CyberSanctions.Transparency.Notes;
using CyberSanctions.Transparency.Tiles;
using CyberSanctions.Transparency.Tree;
using Dapper;
using Npgsql;

namespace CyberSanctions.Publication.Tests.Log;

/// <summary>
/// The transparency log of a list, as a stranger fetches it. Who gains from abuse: whoever has published something and wants it
/// never to have been; whoever shows somebody another list than everybody else.
/// </summary>
public sealed class PublicationLogTests : IAsyncLifetime
{
    private const string List = "/lists/eu-cyber";
    private const string Exercises = "/exercise/lists/eu-cyber-exercise";
    private TestService<Program> _service = null!;
    private HttpClient _client = null!;

    public async Task InitializeAsync()
    {
        _service = await TestService.StartAsync<Program>("publication");
        _client = _service.CreateClient();
    }

    public async Task DisposeAsync()
    {
        _client.Dispose();
        await _service.DisposeAsync();
    }

    [Fact]
    public async Task LogWithoutEntries_HasACheckpointOfNothing_AndNoTile()
    {
        var (checkpoint, _) = await CheckpointAsync(List);
        Assert.Equal(
            ("lists.example/lists/eu-cyber/log", 0, TreeHash.OfNothing), (checkpoint.Origin, checkpoint.Size, checkpoint.Root));
        foreach (var path in (string[])["tile/0/000", "tile/0/000.p/1", "tile/entries/000.p/1", "tile/1/000.p/1", "", "other"])
        {
            Assert.Equal(HttpStatusCode.NotFound, (await _client.GetAsync($"{List}/log/{path}")).StatusCode);
        }

        Assert.Equal(HttpStatusCode.NotFound, (await _client.GetAsync($"{List}/latest/record.json")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await _client.GetAsync($"{List}/versions/1/record.tlog-proof")).StatusCode);
    }

    [Fact]
    public async Task EachVersion_IsInTheLog_WithTheHashOfEveryFile_AndEarlierCheckpointsStayTrue()
    {
        var known = new List<Checkpoint>();
        for (var number = 1; number <= 5; number++)
        {
            await PublishAsync(number);
            known.Add((await CheckpointAsync(List)).Checkpoint);
        }

        Assert.Equal([1, 2, 3, 4, 5], known.Select(checkpoint => checkpoint.Size));
        var (entries, tree) = await FetchAsync(5);
        foreach (var checkpoint in known)
        {
            Assert.Equal(checkpoint.Root, Proofs.Root(checkpoint.Size, tree));
            Assert.True(Verification.IsConsistent(
                checkpoint.Size, checkpoint.Root, 5, known[^1].Root, Proofs.Consistency(checkpoint.Size, 5, tree)));
        }

        var previous = "";
        for (var version = 1; version <= 5; version++)
        {
            var bytes = await _client.GetByteArrayAsync($"{List}/versions/{version}/record.json");
            Assert.Equal(bytes, entries[version - 1].ToArray());
            var record = JsonNode.Parse(bytes)!;
            Assert.Equal((version, previous), ((int)record["version"]!, (string?)record["previous"]));
            previous = Convert.ToHexStringLower(SHA256.HashData(bytes));
            foreach (var artifact in record["artifacts"]!.AsArray())
            {
                var file = await _client.GetByteArrayAsync($"{List}/versions/{version}/{artifact!["name"]}");
                Assert.Equal(
                    (file.Length, Convert.ToHexStringLower(SHA256.HashData(file))),
                    ((int)artifact["bytes"]!, (string?)artifact["sha256"]));
            }

            var list = JsonNode.Parse(await _client.GetStringAsync($"{List}/versions/{version}/list.json"))!;
            Assert.Equal(
                [(long)list["entries"]!.AsArray()[^1]!["logicalId"]!],
                record["ids"]!["added"]!.AsArray().Select(id => (long)id!));
            Assert.Equal(version, (int)record["entries"]!);
            Assert.Equal((string?)list["act"]!["textSha256"], (string?)record["act"]!["textSha256"]);
        }
    }

    [Fact]
    public async Task Proof_HoldsForAnImplementationWrittenFromTheDocument_AndForNothingElse()
    {
        for (var number = 1; number <= 3; number++)
        {
            await PublishAsync(number);
        }

        var folder = Directory.CreateTempSubdirectory("proof-");
        string At(string name) => Path.Combine(folder.FullName, name);
        await File.WriteAllTextAsync(At("key"), await _client.GetStringAsync($"{List}/log/key"));
        await File.WriteAllBytesAsync(At("list.json"), await _client.GetByteArrayAsync($"{List}/versions/2/list.json"));
        var proof = await _client.GetStringAsync($"{List}/versions/2/record.tlog-proof");
        await File.WriteAllTextAsync(At("proof"), proof);
        Assert.StartsWith(
            "ok: eu-cyber, version 2, recorded ", await VerifyAsync("key", "proof", "list.json"), StringComparison.Ordinal);

        await PublishAsync(4, exercise: true);
        await File.WriteAllTextAsync(At("key-of-exercises"), await _client.GetStringAsync($"{Exercises}/log/key"));
        Assert.Equal("the checkpoint is not signed by the key", await VerifyAsync("key-of-exercises", "proof", "list.json"));
        await File.WriteAllBytesAsync(At("list.json"), await _client.GetByteArrayAsync($"{List}/versions/3/list.json"));
        Assert.Equal("list.json is not what was published", await VerifyAsync("key", "proof", "list.json"));
        var lines = proof.Split('\n');
        foreach (var (forged, wrong) in ((string, string)[])[
            (proof.Replace("index 1", "index 0", StringComparison.Ordinal), "the log does not have the record"),
            (proof.Replace("index 1", "index 3", StringComparison.Ordinal), "the entry is beyond the checkpoint"),
            (proof.Replace(lines[3], lines[4], StringComparison.Ordinal), "the log does not have the record"),
            (proof.Replace("\n3\n", "\n4\n", StringComparison.Ordinal), "the signature of the checkpoint does not hold"),
            (proof.Replace(lines[1], $"extra {Convert.ToBase64String("{}"u8)}", StringComparison.Ordinal),
                "the log does not have the record"),
        ])
        {
            Assert.NotEqual(proof, forged);
            await File.WriteAllTextAsync(At("forged"), forged);
            Assert.Equal(wrong, await VerifyAsync("key", "forged"));
        }

        folder.Delete(recursive: true);

        async Task<string> VerifyAsync(string key, string proofFile, params string[] files)
        {
            using var node = Process.Start(new ProcessStartInfo("node",
            [
                Path.Combine(AppContext.BaseDirectory, "Log", "verify-list.mjs"), "--key", At(key), "--proof", At(proofFile),
                .. files.Select(At),
            ])
            {
                RedirectStandardOutput = true,
                UseShellExecute = false,
            })!;
            var said = await node.StandardOutput.ReadToEndAsync();
            await node.WaitForExitAsync();
            Assert.Equal(said.StartsWith("ok", StringComparison.Ordinal) ? 0 : 1, node.ExitCode);
            return said.TrimEnd();
        }
    }

    [Fact]
    public async Task WhatTheLogServes_IsCachedAsLongAsItHolds_AndAnyOriginMayReadIt()
    {
        await PublishAsync(1);
        foreach (var (path, kept, mediaType) in ((string, string, string)[])[
            ("log/checkpoint", "public, max-age=5", "text/plain"), ("log/key", "public, max-age=5", "text/plain"),
            ("log/tile/0/000.p/1", "public, max-age=31536000, immutable", "application/octet-stream"),
            ("log/tile/entries/000.p/1", "public, max-age=31536000, immutable", "application/octet-stream"),
            ("versions/1/record.json", "public, max-age=31536000, immutable", "application/json"),
            ("latest/record.json", "public, max-age=5", "application/json"),
            ("versions/1/record.tlog-proof", "public, max-age=5", "text/plain"),
        ])
        {
            using var answer = await _client.GetAsync($"{List}/{path}");
            Assert.Equal(
                (HttpStatusCode.OK, kept, mediaType, "*"),
                (answer.StatusCode, TwoVersions.Header(answer, "Cache-Control"), answer.Content.Headers.ContentType!.MediaType,
                    TwoVersions.Header(answer, "Access-Control-Allow-Origin")));
            using var again = new HttpRequestMessage(HttpMethod.Get, $"{List}/{path}");
            again.Headers.IfNoneMatch.Add(answer.Headers.ETag!);
            Assert.Equal(HttpStatusCode.NotModified, (await _client.SendAsync(again)).StatusCode);
        }

        Assert.Equal(
            HttpStatusCode.MethodNotAllowed,
            (await _client.PostAsync($"{List}/log/checkpoint", new StringContent("a checkpoint"))).StatusCode);
    }

    [Fact]
    public async Task NothingInTheLog_IsChangedOrTakenBack_AndNoVersionIsPublishedWithoutIt()
    {
        await PublishAsync(1);
        await PublishAsync(2);
        await using var connection = await _service.Database.OpenConnectionAsync();
        foreach (var statement in (string[])[
            "UPDATE log_leaf SET entry = 'forged'", "DELETE FROM log_leaf", "TRUNCATE log_leaf CASCADE", "DELETE FROM log_tile",
            "UPDATE log_checkpoint SET note = 'forged'", "DELETE FROM log_checkpoint",
            "UPDATE log_tile SET hashes = sha256('forged')", "UPDATE log_tile SET hashes = substr(hashes, 1, 32)",
            "UPDATE log_tile SET hashes = substr(hashes, 1, 32) || sha256('forged') || sha256('forged')",
            "UPDATE log_tile SET place = 1",
            "INSERT INTO log_leaf (list, place, version, entry) VALUES ('eu-cyber', 2, 3, 'of no version')",
            "INSERT INTO log_leaf (list, place, version, entry) VALUES ('eu-cyber', 2, 2, 'another place')",
            "INSERT INTO log_leaf (list, place, version, entry) VALUES ('eu-cyber-exercise', 0, 1, 'of no version')",
            "INSERT INTO log_checkpoint (list, size, note) VALUES ('eu-cyber', 3, 'of what is not there')",
            """
            INSERT INTO list_version (list, version, exercise, act_reference, recorded_at, cause, valid_at, with_what_ends_then,
                                      entries, added, amended, removed)
            SELECT list, 3, exercise, act_reference, recorded_at, 'expiry', valid_at, true, 0, 0, 0, 0 FROM list_version
            WHERE version = 2
            """,
        ])
        {
            await Assert.ThrowsAsync<PostgresException>(() => connection.ExecuteAsync(statement));
        }

        Assert.Equal(2, (await CheckpointAsync(List)).Checkpoint.Size);
    }

    [Fact]
    public async Task VersionsFromBeforeThereWasALog_AreEnteredOnce_InTheirOrder()
    {
        await using var kept = await TestService.StartOnKeptAsync<Program>("publication");
        using var client = kept.CreateClient();
        Assert.Equal(4, Checkpoint.Parse(Note.Parse(await client.GetByteArrayAsync($"{List}/log/checkpoint")).Text).Size);
        Assert.Equal(1, Checkpoint.Parse(Note.Parse(await client.GetByteArrayAsync($"{Exercises}/log/checkpoint")).Text).Size);
        await using (kept.Replica(TimeProvider.System))
        {
            Assert.Equal(4, Checkpoint.Parse(Note.Parse(await client.GetByteArrayAsync($"{List}/log/checkpoint")).Text).Size);
        }

        for (var version = 1; version <= 4; version++)
        {
            var record = JsonNode.Parse(await client.GetStringAsync($"{List}/versions/{version}/record.json"))!;
            var document = JsonNode.Parse(await client.GetStringAsync($"{List}/versions/{version}"))!;
            Assert.Equal(
                ((int)document["added"]!, (int)document["entries"]!),
                (record["ids"]!["added"]!.AsArray().Count, (int)record["entries"]!));
        }
    }

    [Theory]
    [InlineData("Log:SigningKey", "", "Set Log:SigningKeyFile")]
    [InlineData("Log:SigningKey", "no key", "no private key of Ed25519")]
    [InlineData("Log:Origin", "", "Set Log:Origin")]
    public async Task WithoutAKey_OrAName_NothingStarts(string setting, string value, string said)
    {
        var refused = await Assert.ThrowsAnyAsync<Exception>(
            () => TestService.StartAsync<Program>("publication", settings: (setting, value)));
        Assert.Contains(said, refused.ToString(), StringComparison.Ordinal);
    }

    private Task PublishAsync(int number, bool exercise = false)
    {
        var act = Invented.Act(number, Invented.AureliaNimbus($"EU.{number}.1"));
        act.Exercise = exercise;
        return _service.ApplyAsync<BallotDecidedHandler>(Invented.Adopted(act));
    }

    private async Task<(Checkpoint Checkpoint, Note Note)> CheckpointAsync(string list)
    {
        var key = NoteKey.Parse((await _client.GetStringAsync($"{list}/log/key")).TrimEnd('\n'));
        var note = Note.Parse(await _client.GetByteArrayAsync($"{list}/log/checkpoint"));
        Assert.Single(note.By([key]));
        return (Checkpoint.Parse(note.Text), note);
    }

    private async Task<(IReadOnlyList<ReadOnlyMemory<byte>> Entries, Func<Subtree, TreeHash> Tree)> FetchAsync(long size)
    {
        var tile = new Tile(0, 0, (int)size);
        var hashes = await _client.GetByteArrayAsync($"{List}/log/{tile.Path}");
        var entries = EntryBundle.Read(await _client.GetByteArrayAsync($"{List}/log/{tile.EntriesPath}"));
        Assert.Equal(Convert.ToHexString(hashes), string.Concat(entries.Select(entry => Convert.ToHexString(
            TreeHash.OfLeaf(entry.Span).ToBytes()))));
        return (entries, new TileHashes(size, _ => hashes).Of);
    }
}
