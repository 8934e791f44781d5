using System.ComponentModel;
using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;
using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.ServiceDefaults.Errors;
using CyberSanctions.ServiceDefaults.Identity;
using Grpc.Core;
using Client = CyberSanctions.Contracts.Listing.V1.CourtFiles.CourtFilesClient;

namespace CyberSanctions.Listing.Tests.CourtFiles;

/// <summary>What came of an export.</summary>
/// <param name="Start">What it is.</param>
/// <param name="Files">Path by path, in the order in which they came.</param>
/// <param name="End">What it came to.</param>
internal sealed record Exported(
    CourtFileStart Start, IReadOnlyList<(CourtFileEntry Entry, byte[] Bytes)> Files, CourtFileEnd End)
{
    public IEnumerable<string> Paths => Files.Select(file => file.Entry.Path);

    public byte[] Bytes(string path) => Files.Single(file => file.Entry.Path == path).Bytes;

    public string Text(string path) => Encoding.UTF8.GetString(Bytes(path));

    public JsonObject Json(string path) => JsonNode.Parse(Bytes(path))!.AsObject();

    public IEnumerable<string> LeftOut
        => Json("manifest.json")["leftOut"]!.AsArray().Select(left => left!["kind"]!.GetValue<string>());

    /// <summary>As a ZIP.</summary>
    public byte[] ToZip() => CourtDesk.Zip(Files.Select(file => (file.Entry.Path, file.Bytes)));
}

/// <summary>Whoever exports files for a court, and whoever checks them.</summary>
internal sealed class CourtDesk(ListingService listing)
{
    public const string Why = "Case T-123/26: the defence is due.";

    public Client As(string subject, params string[] roles) => new(listing.Service.Channel(subject, roles));

    public Client Legal => As("legal-1", Roles.Legal);

    public static ExportCourtFileRequest Asking(
        string reference, Handling upTo = default, bool contents = false, bool advice = false)
        => new() { Reference = reference, Reason = Why, UpTo = upTo, Contents = contents, Advice = advice };

    public Task<Exported> ExportAsync(string reference, Handling upTo = default, bool contents = false, bool advice = false)
        => ExportAsync(Legal, Asking(reference, upTo, contents, advice));

    public static async Task<Exported> ExportAsync(Client by, ExportCourtFileRequest request, Metadata? headers = null)
    {
        using var call = by.ExportCourtFile(request, headers);
        var files = new List<(CourtFileEntry, MemoryStream)>();
        CourtFileStart? start = null;
        CourtFileEnd? end = null;
        await foreach (var part in call.ResponseStream.ReadAllAsync())
        {
            Assert.Null(end);
            switch (part.PartCase)
            {
                case CourtFilePart.PartOneofCase.Start:
                    Assert.Null(start);
                    start = part.Start;
                    break;
                case CourtFilePart.PartOneofCase.File:
                    files.Add((part.File, new MemoryStream()));
                    break;
                case CourtFilePart.PartOneofCase.Bytes:
                    part.Bytes.WriteTo(files[^1].Item2);
                    break;
                default:
                    end = part.End;
                    break;
            }
        }

        return new Exported(start!, [.. files.Select(file => (file.Item1, file.Item2.ToArray()))], end!);
    }

    public static async Task<string> ReasonAsync(Client by, ExportCourtFileRequest request)
        => StatusDetails.FromRpcException(await Assert.ThrowsAsync<RpcException>(() => ExportAsync(by, request))).Reason;

    public static byte[] Zip(IEnumerable<(string Name, byte[] Bytes)> files)
    {
        using var zip = new MemoryStream();
        using (var archive = new ZipArchive(zip, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, bytes) in files)
            {
                using var entry = archive.CreateEntry(name).Open();
                entry.Write(bytes);
            }
        }

        return zip.ToArray();
    }

    /// <summary>What the foreign verifier finds of files, by their names.</summary>
    public static Dictionary<string, string> Verify(string trusted, IEnumerable<(string Name, byte[] Zip)> files)
    {
        var folder = Directory.CreateTempSubdirectory("court-files-").FullName;
        try
        {
            foreach (var (name, zip) in files)
            {
                File.WriteAllBytes(Path.Combine(folder, name), zip);
            }

            var verifier = Path.Combine(AppContext.BaseDirectory, "CourtFiles", "verify-court-file.mjs");
            using var node = Process.Start(new ProcessStartInfo(
                "node", [verifier, "--trust-key", trusted, .. Directory.GetFiles(folder)])
            {
                RedirectStandardOutput = true,
                UseShellExecute = false,
            })!;
            var lines = node.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
            node.WaitForExit();
            return lines.Select(line => line.Split('\t')).ToDictionary(parts => parts[0], parts => parts[1]);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    public string Trusted => Convert.ToBase64String([.. listing.CourtKey.Public.Spki]);
}

/// <summary>A test that needs a program, and is skipped, saying so, where there is none.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class FactWithAttribute : FactAttribute
{
    public FactWithAttribute(string program, string asked)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, [asked])
            {
                RedirectStandardOutput = true,
                UseShellExecute = false,
            })!;
            process.StandardOutput.ReadToEnd();
            process.WaitForExit();
        }
        catch (Win32Exception)
        {
            Skip = $"There is no {program} here.";
        }
    }
}
