using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using System.Text.Json.Nodes;
using CyberSanctions.Contracts.Attribution.V1;
using CyberSanctions.Contracts.Events.V1;
using CyberSanctions.ServiceDefaults.Identity;
using CyberSanctions.Signing;
using CyberSanctions.Testing;
using Dapper;
using Grpc.Core;
using Npgsql;

namespace CyberSanctions.Attribution.Tests.EvidenceFiles;

/// <summary>What was done with evidence: nobody takes it back, and a stranger can check it.</summary>
public sealed class CustodyTests : IAsyncLifetime
{
    private readonly SigningKey _key = SigningKey.Create();
    private readonly string _folder = Directory.CreateTempSubdirectory("custody-").FullName;
    private TestService<Program> _service = null!;

    public async Task InitializeAsync()
        => _service = await TestService.StartAsync<Program>("attribution", redis: null, ("Custody:SigningKey", _key.ToPem()));

    public async Task DisposeAsync()
    {
        await _service.DisposeAsync();
        _key.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task EveryEntry_IsAnEventOfTheJournal_WhoseChainHolds_AndNamesTheHashOfTheOneBefore()
    {
        var held = await LivelyAsync();

        var custody = await held.CustodyAsync();
        Assert.Equal(
            [
                CustodyKind.Received, CustodyKind.Viewed, CustodyKind.Exported, CustodyKind.Shared, CustodyKind.Rehashed,
                CustodyKind.Released,
            ],
            custody.Select(entry => entry.Kind));
        var journal = (await _service.JournalAsync())
            .Where(entry => entry.EventType == CustodyRecorded.Descriptor.FullName)
            .ToList();
        Assert.Equal(custody, journal.Select(entry => CustodyRecorded.Parser.ParseFrom(entry.Payload).Entry));
        Assert.Equal(
            journal.SkipLast(1)
                .Select(entry => Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(entry.Payload.Span))),
            custody.Skip(1).Select(entry => entry.Previous));
        Assert.Empty(custody[0].Previous);
        Assert.All(journal, entry => Assert.Equal(held.Reference, entry.Subject));
        Assert.True((await new Contracts.Journal.V1.Journal.JournalClient(_service.Channel("auditor-1", [Roles.Auditor]))
            .VerifyAsync(new())).Holds);
    }

    [Fact]
    public async Task Custody_IsReadInPages_ByThoseWhoKeepIt()
    {
        var held = await LivelyAsync();
        var request = new ListCustodyRequest { Reference = held.Reference, Id = held.Id, Page = new() { Size = 4 } };

        var first = await held.Store("auditor-1", Roles.Auditor).ListCustodyAsync(request);
        request.Page.Cursor = first.NextCursor;
        var second = await held.Store("auditor-1", Roles.Auditor).ListCustodyAsync(request);

        Assert.Equal(await held.CustodyAsync(), first.Entries.Concat(second.Entries));
        Assert.Empty(second.NextCursor);
        Assert.Equal(
            "permission-denied",
            await Holding.ReasonAsync(held.Store("partner-1", Roles.Partner).ListCustodyAsync(request).ResponseAsync));
    }

    [Theory]
    [InlineData("UPDATE evidence_custody SET kind = 2")]
    [InlineData("DELETE FROM evidence_custody")]
    [InlineData("DELETE FROM evidence_chunk")]
    [InlineData("UPDATE evidence_chunk SET bytes = '\\x00'")]
    [InlineData("DELETE FROM evidence_content")]
    [InlineData("UPDATE evidence_content SET size = 5")]
    [InlineData("DELETE FROM evidence_file")]
    [InlineData("UPDATE evidence_file SET received_by = 'x'")]
    [InlineData("DELETE FROM evidence_upload")]
    [InlineData("UPDATE evidence_upload SET sha256 = sha256('x')")]
    public async Task Service_TakesNothingBack(string sql)
    {
        await LivelyAsync();
        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, await StateAsync(sql));
    }

    [Theory]
    [InlineData("UPDATE evidence_custody SET kind = 2")]
    [InlineData("DELETE FROM evidence_custody")]
    [InlineData("UPDATE evidence_chunk SET bytes = '\\x00'")]
    [InlineData("DELETE FROM evidence_content")]
    [InlineData("DELETE FROM evidence_file")]
    public async Task NotEvenTheOwner_TakesAnythingBack(string sql)
    {
        await LivelyAsync();
        var refused = await Assert.ThrowsAsync<PostgresException>(() => AttributionService.AsOwnerAsync(_service, sql));
        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
    }

    [Theory]
    [InlineData("INSERT INTO evidence_custody SELECT item, 9, 2, sha256, dossier_reference, 3, entry + 1 FROM evidence_custody"
        + " WHERE number = 1", PostgresErrorCodes.IntegrityConstraintViolation)]
    [InlineData(
        "INSERT INTO evidence_custody SELECT item, number + 6, 2, sha256, dossier_reference, 3, (SELECT min(sequence) FROM"
            + " journal) FROM evidence_custody WHERE number = 1", PostgresErrorCodes.IntegrityConstraintViolation)]
    [InlineData("INSERT INTO evidence_chunk SELECT upload, 7, '\\x01' FROM evidence_content",
        PostgresErrorCodes.ObjectNotInPrerequisiteState)]
    [InlineData("INSERT INTO evidence_content SELECT sha256('x'), upload, size, media_type, now(), now() FROM evidence_content",
        PostgresErrorCodes.ObjectNotInPrerequisiteState)]
    [InlineData("UPDATE evidence_content SET upload = gen_random_uuid()", PostgresErrorCodes.ObjectNotInPrerequisiteState)]
    [InlineData("INSERT INTO evidence_file SELECT gen_random_uuid(), sha256, dossier_reference, 'x', now() FROM evidence_file",
        PostgresErrorCodes.ObjectNotInPrerequisiteState)]
    [InlineData("UPDATE evidence_upload SET state = 1", PostgresErrorCodes.ObjectNotInPrerequisiteState)]
    public async Task Database_RefusesWhatDoesNotFit(string sql, string state)
    {
        await LivelyAsync();
        Assert.Equal(state, await StateAsync(sql));
    }

    [Fact]
    public async Task Upload_ThatAContentRestsOn_IsNotDiscarded()
    {
        var held = await LivelyAsync();
        await using var connection = await _service.Database.OpenConnectionAsync();
        Assert.False(await connection.ExecuteScalarAsync<bool>("SELECT discard_evidence_upload(upload) FROM evidence_content"));
        Assert.Equal(held.Bytes, (await held.DownloadAsync()).Bytes);
    }

    [FactWithNode]
    public async Task File_IsVerifiedByAForeignProgram_AndWhateverIsChangedInItIsFound()
    {
        var good = await ExportAsync(await LivelyAsync());
        Save("good.json", good);
        foreach (var (name, change) in Forgeries)
        {
            var file = JsonNode.Parse(good)!.AsObject();
            change(file);
            Save($"{name}.json", CanonicalJson.Bytes(file));
            Save($"{name} resealed.json", CanonicalJson.Bytes(Reseal(file)));
        }

        var findings = Verify(Convert.ToBase64String([.. _key.Public.Spki]));

        Assert.Equal("ok", findings["good.json"]);
        Assert.All(findings.Where(finding => finding.Key != "good.json"), finding => Assert.NotEqual("ok", finding.Value));

        // Resealed with the key itself, what is wrong is found in the entries.
        Assert.All(
            findings.Where(finding => finding.Key.Contains("resealed", StringComparison.Ordinal)),
            finding => Assert.StartsWith("entry ", finding.Value, StringComparison.Ordinal));
        using var other = SigningKey.Create();
        Assert.Equal("its key is not trusted", Verify(Convert.ToBase64String([.. other.Public.Spki]))["good.json"]);
    }

    [Fact]
    public async Task Keys_AreThePresentOneFirst_AndThoseBefore()
    {
        using var earlier = SigningKey.Create();
        await using var service = await TestService.StartAsync<Program>(
            "attribution",
            redis: null,
            ("Custody:SigningKey", _key.ToPem()),
            ("Custody:EarlierKeys:0", Convert.ToBase64String([.. earlier.Public.Spki])));
        var keys = await new EvidenceStore.EvidenceStoreClient(service.Channel("auditor-1", [Roles.Auditor]))
            .ListCustodyKeysAsync(new());
        Assert.Equal([_key.Public.Id, earlier.Public.Id], keys.Keys.Select(key => key.KeyId));
        Assert.Equal(_key.Public.Spki, keys.Keys[0].PublicKey);
    }

    [Fact]
    public async Task WithoutAKey_NoFileIsWritten_AndAllElseWorks()
    {
        await using var service = await TestService.StartAsync<Program>("attribution");
        var held = await Holding.OfAsync(service, Holding.Content(10));
        Assert.Equal("no-content", await Holding.ReasonAsync(ExportAsync(held)));
        await held.UploadAsync();
        Assert.Equal("no-custody-key", await Holding.ReasonAsync(ExportAsync(held)));
    }

    private static (string Name, Action<JsonObject> Change)[] Forgeries =>
    [
        ("another reason", file => file["entries"]![1]!["reason"] = "Another."),
        ("another outcome", file => file["entries"]![4]!["outcome"] = "changed"),
        ("an entry less", file => file["entries"]!.AsArray().RemoveAt(1)),
        ("the first entry less", file => file["entries"]!.AsArray().RemoveAt(0)),
        ("another payload", file => file["entries"]![2]!["journal"]!["payload"]
            = file["entries"]![1]!["journal"]!["payload"]!.DeepClone()),
        ("another actor", file => file["entries"]![3]!["journal"]!["actor"] = "tiberius.quill"),
        ("another time", file => file["entries"]![0]!["journal"]!["recordedAt"] = "2026-01-01T00:00:00.000000Z"),
        ("another place", file => file["entries"]![0]!["journal"]!["position"] = 1),
        ("another item", file => file["item"] = Guid.NewGuid().ToString()),
        ("another extract", file => file["entries"]![5]!["extract"] = "Everything."),
    ];

    private JsonObject Reseal(JsonObject file)
    {
        var resealed = file.DeepClone().AsObject();
        resealed.Remove("seal");
        var sha256 = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(CanonicalJson.Bytes(resealed)));
        var seal = Jws.Sign(_key, "cybersanctions-custody", CanonicalJson.Bytes(new JsonObject
        {
            ["format"] = "cybersanctions-custody/1",
            ["item"] = resealed["item"]!.DeepClone(),
            ["sha256"] = sha256,
        }));
        resealed["seal"] = new JsonObject
        {
            ["signedBy"] = seal.KeyId,
            ["signature"] = System.Buffers.Text.Base64Url.EncodeToString(seal.Signature.ToArray()),
        };
        return resealed;
    }

    private void Save(string name, byte[] bytes) => File.WriteAllBytes(Path.Combine(_folder, name), bytes);

    private Dictionary<string, string> Verify(string trusted)
    {
        var verifier = Path.Combine(AppContext.BaseDirectory, "EvidenceFiles", "verify-custody.mjs");
        using var node = Process.Start(new ProcessStartInfo(
            "node", [verifier, "--trust-key", trusted, .. Directory.GetFiles(_folder)])
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
        })!;
        var lines = node.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        node.WaitForExit();
        return lines.Select(line => line.Split('\t')).ToDictionary(parts => parts[0], parts => parts[1]);
    }

    // Everything that can be done with it, once.
    private async Task<Holding> LivelyAsync()
    {
        var held = await Holding.OfAsync(_service, Encoding.UTF8.GetBytes($"Log of {Guid.NewGuid()}"));
        await held.UploadAsync();
        await held.DownloadAsync(reason: "To read it, in Brüssel.");
        await held.DownloadAsync(first: 2, length: 3, purpose: DownloadPurpose.Export);
        await held.Store().ShareEvidenceAsync(new ShareEvidenceRequest
        {
            Reference = held.Reference,
            Id = held.Id,
            Recipient = "Laboratory of Port Cumulus",
            Reason = "A second opinion.",
        });
        await held.Store().RehashContentAsync(
            new RehashContentRequest { Reference = held.Reference, Id = held.Id, Reason = "The array failed." });
        await held.Store("livia.stratus", Roles.Legal).DecideReleaseAsync(ReleaseTests.Yes(held));
        return held;
    }

    private static async Task<byte[]> ExportAsync(Holding held)
    {
        using var call = held.Store("auditor-1", Roles.Auditor).ExportCustody(
            new ExportCustodyRequest { Reference = held.Reference, Id = held.Id });
        using var file = new MemoryStream();
        await foreach (var part in call.ResponseStream.ReadAllAsync())
        {
            part.Json.WriteTo(file);
        }

        return file.ToArray();
    }

    private async Task<string?> StateAsync(string sql)
    {
        await using var connection = await _service.Database.OpenConnectionAsync();
        return (await Assert.ThrowsAsync<PostgresException>(() => connection.ExecuteAsync(sql))).SqlState;
    }

    /// <summary>A test that needs Node.js, and is skipped, saying so, where there is none.</summary>
    [AttributeUsage(AttributeTargets.Method)]
    private sealed class FactWithNodeAttribute : FactAttribute
    {
        public FactWithNodeAttribute()
        {
            try
            {
                using var node = Process.Start(new ProcessStartInfo("node", ["--version"])
                {
                    RedirectStandardOutput = true,
                    UseShellExecute = false,
                })!;
                node.WaitForExit();
            }
            catch (Win32Exception)
            {
                Skip = "There is no Node.js here.";
            }
        }
    }
}
