using System.Net.Http.Headers;
using CyberSanctions.Gateway.EvidenceFiles;

namespace CyberSanctions.Gateway.Tests.EvidenceFiles;

/// <summary>Under which name evidence is saved: nothing in a title means anything to a browser, a shell or a file
/// system.</summary>
public sealed class FileNamesTests
{
    [Theory]
    [InlineData("Image of the maintenance server", "ATT-2026-0007 Image of the maintenance server.bin")]
    [InlineData("<script>alert(1)</script>", "ATT-2026-0007 script_alert(1)_script.bin")]
    [InlineData("../../etc/passwd", "ATT-2026-0007 etc_passwd.bin")]
    [InlineData(@"C:\Windows\System32\calc.exe", "ATT-2026-0007 C_Windows_System32_calc_exe.bin")]
    [InlineData("invoice\u202Efdp.exe", "ATT-2026-0007 invoice_fdp_exe.bin")]
    [InlineData("a\r\nSet-Cookie: x=1", "ATT-2026-0007 a_Set-Cookie_ x_1.bin")]
    [InlineData("a\"; filename=\"b.html", "ATT-2026-0007 a_ filename_b_html.bin")]
    [InlineData("\0\u0007", "ATT-2026-0007.bin")]
    [InlineData("CON", "ATT-2026-0007 CON.bin")]
    [InlineData("...", "ATT-2026-0007.bin")]
    [InlineData("$(reboot); `id` | tee & %PATH%", "ATT-2026-0007 (reboot)_ _id_ _ tee _ _PATH.bin")]
    [InlineData("Журнал сервера", "ATT-2026-0007 Журнал сервера.bin")]
    public void Name_SaysWhatTheTitleSays_AndNothingElse(string title, string name)
    {
        Assert.Equal(name, FileNames.Of("ATT-2026-0007", title));
        var header = FileNames.Disposition("ATT-2026-0007", title);
        Assert.All(header, c => Assert.InRange(c, ' ', '~'));
        var read = ContentDispositionHeaderValue.Parse(header);
        Assert.Equal(("attachment", name), (read.DispositionType, read.FileNameStar ?? read.FileName!.Trim('"')));
    }

    [Fact]
    public void Name_OfALongTitle_IsCut()
        => Assert.InRange(FileNames.Of("ATT-2026-0007", new string('x', 500)).Length, 100, 130);
}
