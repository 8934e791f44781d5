using System.Diagnostics;
using System.Formats.Tar;
using System.IO.Compression;
using System.Text;
using CyberSanctions.Attribution.EvidenceFiles;

namespace CyberSanctions.Attribution.Tests.EvidenceFiles;

/// <summary>What content looks like by its first bytes, beside what the program <c>file</c> says of the same bytes.</summary>
public sealed class MediaTypesTests
{
    private static readonly byte[] Portable = [
        .. "MZ"u8, .. new byte[58], 64, 0, 0, 0, .. "PE\0\0"u8, 0x64, 0x86, .. new byte[200]
    ];

    public static TheoryData<string, byte[]> Contents => new()
    {
        { "application/pdf", [.. "%PDF-1.7\n1 0 obj\n<<>>\nendobj\n"u8] },
        { "image/png", [0x89, .. "PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x02\0\0\0"u8] },
        { "image/gif", [.. "GIF89a\x01\0\x01\0\0\0\0;"u8] },
        { "image/jpeg", [0xFF, 0xD8, 0xFF, 0xE0, 0, 16, .. "JFIF\0\x01\x01\0\0\x01\0\x01\0\0"u8] },
        { "application/zip", Zip() },
        { "application/gzip", Gzip() },
        { "application/x-tar", Tar() },
        { "application/x-xz", [0xFD, .. "7zXZ\0\0\x04"u8, 0xE6, 0xD6, 0xB4, 0x46] },
        { "application/zstd", [0x28, 0xB5, 0x2F, 0xFD, 0x04, 0, 1, 0, 0, 0x99, 0xE9, 0xD8, 0x51] },
        { "application/x-7z-compressed", [.. "7z"u8, 0xBC, 0xAF, 0x27, 0x1C, 0, 4, .. new byte[24]] },
        { "application/vnd.tcpdump.pcap", [0xD4, 0xC3, 0xB2, 0xA1, 2, 0, 4, 0, .. new byte[8], 0xFF, 0xFF, 0, 0, 1, 0, 0, 0] },
        { "application/vnd.sqlite3", [.. "SQLite format 3\0\x10\0\x01\x01\0@  "u8, .. new byte[76]] },
        { "application/x-elf", [0x7F, .. "ELF"u8, 2, 1, 1, .. new byte[9], 2, 0, 0x3E, 0, 1, 0, 0, 0, .. new byte[40]] },
        { "application/vnd.microsoft.portable-executable", Portable },
        { "text/html", [.. "<!DOCTYPE html>\n<html><script>alert(1)</script></html>"u8] },
        { "image/svg+xml", [.. "<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"/>"u8] },
        { "text/xml", [.. "<?xml version=\"1.0\"?><a/>"u8] },
        { "text/plain", [.. "The server was entered on Thursday. Jürgen was there.\n"u8] },
    };

    // Where `file` has a name of its own, or says less.
    private static readonly Dictionary<string, string[]> AlsoCalled = new(StringComparer.Ordinal)
    {
        ["application/x-elf"] = ["application/x-executable", "application/x-pie-executable", "application/x-sharedlib"],
        ["application/vnd.microsoft.portable-executable"] = ["application/x-dosexec"],
    };

    [Theory]
    [MemberData(nameof(Contents))]
    public void MediaType_IsWhatTheBytesLookLike(string type, byte[] bytes)
        => Assert.Equal(type, MediaTypes.Of(bytes));

    [Theory]
    [MemberData(nameof(Contents))]
    public void MediaType_IsWhatTheProgramFileSays_WhereThereIsOne(string type, byte[] bytes)
    {
        if (!File.Exists("/usr/bin/file"))
        {
            return;
        }

        var path = Path.GetTempFileName();
        try
        {
            File.WriteAllBytes(path, bytes);
            using var file = Process.Start(new ProcessStartInfo("/usr/bin/file", ["--brief", "--mime-type", path])
            {
                RedirectStandardOutput = true,
                UseShellExecute = false,
            })!;
            var said = file.StandardOutput.ReadToEnd().Trim();
            file.WaitForExit();
            Assert.Contains(said, (string[])[type, .. AlsoCalled.GetValueOrDefault(type, [])]);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("00FF")]
    [InlineData("4D5A")]
    [InlineData("89504E47")]
    [InlineData("C3")]
    public void MediaType_OfWhatLooksLikeNothing_IsNoGuess(string hex)
        => Assert.Contains(MediaTypes.Of(Convert.FromHexString(hex)), (string[])[MediaTypes.Unknown, "text/plain"]);

    [Fact]
    public void MediaType_OfTextThatIsCutWithinACharacter_IsText()
        => Assert.Equal("text/plain", MediaTypes.Of(Encoding.UTF8.GetBytes(new string('ü', 2_048) + "ü").AsSpan(0, 4_095)));

    [Fact]
    public void ArchiveBomb_IsAnArchive_AndIsNotOpened()
    {
        using var bomb = new MemoryStream();
        using (var gzip = new GZipStream(bomb, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            gzip.Write(new byte[64 * Holding.MiB]);
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Equal("application/gzip", MediaTypes.Of(bomb.ToArray().AsSpan(0, 4_096)));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, Holding.MiB);
    }

    private static byte[] Zip()
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var entry = zip.CreateEntry("a.txt").Open();
            entry.Write("a"u8);
        }

        return bytes.ToArray();
    }

    private static byte[] Gzip()
    {
        using var bytes = new MemoryStream();
        using (var gzip = new GZipStream(bytes, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write("a"u8);
        }

        return bytes.ToArray();
    }

    private static byte[] Tar()
    {
        using var bytes = new MemoryStream();
        using (var tar = new TarWriter(bytes, leaveOpen: true))
        {
            tar.WriteEntry(new UstarTarEntry(TarEntryType.RegularFile, "a.txt") { DataStream = new MemoryStream([1]) });
        }

        return bytes.ToArray();
    }
}
