using System.Text;
using System.Text.RegularExpressions;
using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.Contracts.Journal.V1;
using CyberSanctions.Contracts.Kinds;
using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.Listing.CourtFiles;
using CyberSanctions.Listing.DueProcess;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;

namespace CyberSanctions.Listing.Tests.CourtFiles;

/// <summary>
/// What comes from outside is in a file for a court as it came, and does nothing there: neither by how it is called, nor by what
/// it says, nor by how much of it there is.
/// </summary>
public sealed class OutsidersTests
{
    private static readonly string[] Names =
    [
        "../../etc/passwd", "..\\..\\windows\\win.ini", "/etc/passwd", "C:\\autoexec.bat", "CON", "NUL.txt", "a\0b.pdf",
        "a\nb.pdf",
        "\u202Efdp.exe", "\u2066x\u2069.html", "<img src=x onerror=alert(1)>.html", "\"><script>alert(1)</script>", new('x', 300),
        "annex.pdf", "annex.pdf", "ANNEX.PDF", "manifest.json", "index.html", "", " ", ".", "\uFEFF", "😀.zip", "e\u0301.pdf",
        "index.html\u0000.bin", "&amp;.html", "javascript:alert(1)", "\u0430nnex.pdf",
    ];

    [Fact]
    public void Names_AreToldAsText_AndAreNoPaths()
    {
        var plan = Planned();
        Assert.All(plan.Files, file => Assert.True(ArchivePaths.Is(file.Path), file.Path));
        Assert.Equal(plan.Files.Count, plan.Files.Select(file => file.Path).Distinct(StringComparer.OrdinalIgnoreCase).Count());
        var theirs = plan.Files.Where(file => file.Content is FileContent.OfObservations).ToList();
        Assert.Equal(Names.Length, theirs.Count);
        Assert.All(theirs, file => Assert.True(
            file is { Opens: false, MediaType: CourtFilePlan.Bytes } && file.Path.EndsWith(".bin", StringComparison.Ordinal)));
    }

    [Fact]
    public void Pages_ShowWhatTheySayAsText_AndRunAndFetchNothing()
    {
        var plan = Planned();
        var written = plan.Files.Where(file => file is { Content: FileContent.Written, MediaType: CourtFilePlan.Html })
            .Select(file => Encoding.UTF8.GetString(((FileContent.Written)file.Content).Bytes()));
        SentFile[] sent = [.. plan.Files.Select(file => new SentFile(file, new string('a', 64), 1))];
        var index = Encoding.UTF8.GetString(IndexPage.Write(Facts, sent, plan.LeftOut, Handling.TlpAmberStrict));
        Assert.All((string[])[.. written, index], page =>
        {
            Assert.Contains("default-src &#39;none&#39;", page, StringComparison.Ordinal);

            // No element but the suite's own, and no attribute of theirs.
            Assert.All(
                Regex.Matches(page, "<[^>]*>", RegexOptions.None, TimeSpan.FromSeconds(1)).Select(match => match.Value),
                tag => Assert.Matches(
                    "^<(!doctype html|/?(html|head|title|style|body|main|p|nav|a|h1|h2|h3|ul|ol|li|strong|span|bdi|table|thead|tbody|tr|th"
                    + "|td|br|code)|meta)(?: (lang|charset|http-equiv|content|name|class|href|id|scope)=\"[^\"<>]*\")*>$",
                    tag));
            Assert.DoesNotContain("\0", page, StringComparison.Ordinal);
            Assert.DoesNotMatch("href=\"[^\"]*:", page);
        });
        Assert.DoesNotContain("observations-1.bin\"", index, StringComparison.Ordinal);
        Assert.Contains("&lt;img src=x onerror=alert(1)&gt;.html", index, StringComparison.Ordinal);
        Assert.Contains(
            "<bdi>File that came with observations 9, called there: \u202Efdp.exe</bdi>", index, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("../x.txt")]
    [InlineData("/x.txt")]
    [InlineData("a//x.txt")]
    [InlineData("a/../x.txt")]
    [InlineData("a\\x.txt")]
    [InlineData("C:x.txt")]
    [InlineData("a/")]
    [InlineData("")]
    [InlineData("x")]
    [InlineData(".txt")]
    [InlineData("x.txt\n")]
    [InlineData("x.tar.gz")]
    [InlineData("ä.txt")]
    [InlineData("-x.txt")]
    [InlineData("x .txt")]
    public void Path_ThatSomeProgramTakesForSomethingElse_IsNone(string path) => Assert.False(ArchivePaths.Is(path));

    private static ExportFacts Facts => new(
        new ExportMark("CFL-2026-0001", "LP-2026-0001", Exercise: false),
        new Proposal { Reference = "LP-2026-0001", Version = 3 },
        "legal-1",
        DateTime.UnixEpoch,
        CourtDesk.Asking("LP-2026-0001"),
        new Head { Position = 7, Hash = ByteString.CopyFrom(new byte[32]) });

    private static CourtFilePlan Planned()
        => CourtFileContents.Of(
            Facts.Mark,
            new CaseFile
            {
                Proposal = new Proposal
                {
                    Reference = "LP-2026-0001",
                    Handling = Handling.TlpGreen,
                    DraftedAt = DateTime.UnixEpoch.ToTimestamp(),
                    Remark = "</main><script>alert(1)</script>",
                },
                Changes = [],
                Versions = [],
                Reasons = [],
                Statement = null,
                Cited = [],
                Translations = [],
                Acts = [],
                Entries = 1,
                Entry = new EntryOfCase(
                    new ProcessEntry { List = "eu-cyber", Reference = "EU.1.1", Content = "{}" },
                    [],
                    [.. Names.Select((name, number) => new ReceivedObservations
                    {
                        Reference = $"OBS-{number}",
                        Handling = Handling.TlpAmberStrict,
                        Sender = name,
                        Text = name,
                        File = new ObservationsFile { Name = name, Size = 1 },
                    })],
                    [],
                    [],
                    []),
            },
            CourtDesk.Asking("LP-2026-0001", Handling.TlpRed));
}
