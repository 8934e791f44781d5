using System.Text;
using System.Text.Json.Nodes;
using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.Listing.CourtFiles;
using CyberSanctions.Signing;

namespace CyberSanctions.Listing.Tests.CourtFiles;

/// <summary>Whatever is changed in a file for a court, a program finds that knows nothing but docs/court-file.md.</summary>
public sealed class ForgedCourtFilesTests(ListingService listing) : IClassFixture<ListingService>
{
    private readonly CourtDesk _desk = new(listing);

    [FactWith("node", "--version")]
    public async Task WhateverIsChanged_IsFound()
    {
        var file = await _desk.ExportAsync((await listing.ClearedProposalAsync()).Reference, Handling.TlpAmber);
        var again = await _desk.ExportAsync(file.Json("proposal/proposal.json")["proposal"]!["reference"]!.GetValue<string>(),
            Handling.TlpAmber);
        var other = await _desk.ExportAsync((await listing.ClearedProposalAsync()).Reference, Handling.TlpAmber);
        List<(string Name, byte[] Bytes)> good = [.. file.Files.Select(part => (part.Entry.Path, part.Bytes))];
        var zip = CourtDesk.Zip(good);
        using var foreign = SigningKey.Create();
        var forged = new (string Name, string Finding, byte[] Zip)[]
        {
            ("a byte of the archive flipped", "", Flipped(zip, zip.Length / 2)),
            ("its last byte flipped", "it has a comment", Flipped(zip, zip.Length - 1)),
            ("its first byte flipped", "there is something before proposal/proposal.html", Flipped(zip, 0)),
            ("cut off", "it does not end as an archive does", zip[..(zip.Length / 2)]),
            ("its last byte gone", "it does not end as an archive does", zip[..^1]),
            ("empty", "it does not end as an archive does", []),
            ("something before it", "there is something between its directory and its end", [.. "MZ"u8, .. zip]),
            ("something after it", "it does not end as an archive does", [.. zip, 0]),
            ("a word changed", "proposal/proposal.html is not what the manifest says",
                With(good, "proposal/proposal.html", bytes => Replaced(bytes, "servers", "Servers"))),
            ("the statement changed", "reasons/statement-en.txt is not what the manifest says",
                With(good, "reasons/statement-en.txt", bytes => [.. bytes, .. "\n"u8])),
            ("the index changed", "index.html is not what the manifest says",
                With(good, "index.html", bytes => Replaced(bytes, "</main>", "<p>It is true.</p></main>"))),
            ("a file added", "evidence/99/extract.txt does not belong to it",
                CourtDesk.Zip([.. good, ("evidence/99/extract.txt", "It was she."u8.ToArray())])),
            ("a file removed", "proposal/version-001.html is missing",
                CourtDesk.Zip(good.Where(part => part.Name != "proposal/version-001.html"))),
            ("the manifest removed", "manifest.json is missing",
                CourtDesk.Zip(good.Where(part => part.Name != "manifest.json"))),
            ("a file renamed", "evidence/02/extract.txt is missing",
                CourtDesk.Zip(good.Select(part => part.Name == "evidence/02/extract.txt" ? ("evidence/03/extract.txt", part.Bytes)
                    : part))),
            ("two files exchanged", "reasons/statement-en.txt is not what the manifest says",
                CourtDesk.Zip(good.Select(part => part.Name switch
                {
                    "evidence/02/extract.txt" => (part.Name, Of(good, "reasons/statement-en.txt")),
                    "reasons/statement-en.txt" => (part.Name, Of(good, "evidence/02/extract.txt")),
                    _ => part,
                }))),
            ("two of one name", "a name stands twice: index.html",
                CourtDesk.Zip([.. good, ("index.html", "<p>Another.</p>"u8.ToArray())])),
            ("two of one name but for capitals", "a name stands twice: INDEX.html",
                CourtDesk.Zip([.. good, ("INDEX.html", "<p>Another.</p>"u8.ToArray())])),
            ("a way out", "a name is no path: \"../evil.txt\"", CourtDesk.Zip([.. good, ("../evil.txt", [1])])),
            ("a root", "a name is no path: \"/etc/evil.txt\"", CourtDesk.Zip([.. good, ("/etc/evil.txt", [1])])),
            ("a drive", "a name is no path: \"C:evil.txt\"", CourtDesk.Zip([.. good, ("C:evil.txt", [1])])),
            ("a folder", "a name is no path: \"evidence/\"", CourtDesk.Zip([.. good, ("evidence/", [])])),
            ("the manifest of another export", "proposal/proposal.html is not what the manifest says",
                With(good, "manifest.json", _ => again.Bytes("manifest.json"))),
            ("the manifest of another proposal", "",
                With(good, "manifest.json", _ => other.Bytes("manifest.json"))),
            ("another name in the manifest", "the seal is not its key's", WithManifest(good, m => m["exportedBy"] = "nobody")),
            ("another limit in the manifest", "the seal is not its key's", WithManifest(good, m => m["upTo"] = "TLP:CLEAR")),
            ("something left out untold", "the seal is not its key's",
                WithManifest(good, m => m["leftOut"]!.AsArray().RemoveAt(0))),
            ("the seal of another export", "the seal is not its key's",
                WithManifest(good, m => m["seal"] = again.Json("manifest.json")["seal"]!.DeepClone())),
            ("spaces in the manifest", "manifest.json is not canonical",
                With(good, "manifest.json", bytes => [.. bytes, (byte)'\n'])),
            ("sealed with another key", "its key is not trusted", Resealed(good, foreign, _ => { })),
            ("another key told beside its seal", "its key is not trusted",
                WithManifest(good, m => m["key"]!["publicKey"] = Convert.ToBase64String([.. foreign.Public.Spki]))),
            ("of another format", "it is of another format",
                Resealed(good, listing.CourtKey, m => m["format"] = "cybersanctions-court-file/2")),
            ("named twice", "proposal/proposal.html is named twice",
                Resealed(good, listing.CourtKey, m => m["files"]!.AsArray().Add(m["files"]![0]!.DeepClone()))),
            ("index not named", "index.html does not belong to it",
                Resealed(good, listing.CourtKey, m => m["files"]!.AsArray().RemoveAt(m["files"]!.AsArray().Count - 1))),
        };

        var findings = CourtDesk.Verify(
            _desk.Trusted,
            [
                ("good.zip", zip), ("good, of another export.zip", again.ToZip()),
                .. forged.Select(of => ($"{of.Name}.zip", of.Zip)),
            ]);

        Assert.Equal(("ok", "ok"), (findings["good.zip"], findings["good, of another export.zip"]));
        Assert.Equal(forged.Length + 2, findings.Count);
        Assert.All(forged, of =>
        {
            var finding = findings[$"{of.Name}.zip"];
            Assert.NotEqual("ok", finding);
            Assert.StartsWith(of.Finding, finding, StringComparison.Ordinal);
        });
        Assert.Equal("its key is not trusted", CourtDesk.Verify(
            Convert.ToBase64String([.. foreign.Public.Spki]), [("good.zip", zip)])["good.zip"]);
    }

    [FactWith("unzip", "-v")]
    public async Task File_IsAnArchiveForUnzipToo()
    {
        var file = await _desk.ExportAsync((await listing.ClearedProposalAsync()).Reference, Handling.TlpAmber);
        var path = Path.GetTempFileName();
        try
        {
            await File.WriteAllBytesAsync(path, file.ToZip());
            using var unzip = System.Diagnostics.Process.Start("unzip", ["-tq", path]);
            await unzip.WaitForExitAsync();
            Assert.Equal(0, unzip.ExitCode);
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static byte[] Flipped(byte[] zip, int at)
    {
        byte[] flipped = [.. zip];
        flipped[at] ^= 1;
        return flipped;
    }

    private static byte[] Of(List<(string Name, byte[] Bytes)> files, string name)
        => files.Single(part => part.Name == name).Bytes;

    private static byte[] With(List<(string Name, byte[] Bytes)> files, string name, Func<byte[], byte[]> change)
        => CourtDesk.Zip(files.Select(part => part.Name == name ? (name, change(part.Bytes)) : part));

    private static byte[] Replaced(byte[] bytes, string what, string by)
    {
        var before = Encoding.UTF8.GetString(bytes);
        var after = before.Replace(what, by, StringComparison.Ordinal);
        Assert.NotEqual(before, after);
        return Encoding.UTF8.GetBytes(after);
    }

    private static byte[] WithManifest(List<(string Name, byte[] Bytes)> files, Action<JsonObject> change)
        => With(files, "manifest.json", bytes =>
        {
            var manifest = JsonNode.Parse(bytes)!.AsObject();
            change(manifest);
            return CanonicalJson.Bytes(manifest);
        });

    private static byte[] Resealed(List<(string Name, byte[] Bytes)> files, SigningKey key, Action<JsonObject> change)
        => With(files, "manifest.json", bytes =>
        {
            var manifest = JsonNode.Parse(bytes)!.AsObject();
            manifest.Remove("seal");
            manifest.Remove("key");
            change(manifest);
            return SealedFile.Write(manifest, "reference", Manifest.SealType, key);
        });
}
