using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using AngleSharp.Html.Parser;
using CyberSanctions.Contracts.ActDocuments;
using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.Contracts.Events.V1;
using CyberSanctions.Contracts.Listing.V1;

namespace CyberSanctions.Contracts.Tests.ActDocuments;

/// <summary>How an act is shown: the same bytes everywhere, marked, harmless, and quick to make.</summary>
public sealed class RenderingTests
{
    private static readonly string[] Known =
    [
        "HTML", "HEAD", "META", "TITLE", "STYLE", "BODY", "MAIN", "H1", "H2", "H3", "P", "OL", "LI", "SPAN", "BDI", "TABLE",
        "THEAD", "TBODY", "TR", "TH", "TD", "FOOTER", "CODE",
    ];

    public static TheoryData<string> Hostile =>
    [
        "<script>alert(1)</script>", "</title></style><script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "&lt;b&gt;",
        "<!--", "]]>", "{{7*7}}", "a\u202Egnp.exe", "\u2066\u2067 left open", "\u200Fright", "x\u0000y", "\u001b[2J\u009b2J",
        "a\uFFFEb",
        "tab\tand\r\nline", "\u2028 and \u2029", "javascript:alert(1)", "'; DROP TABLE act; --", "😀👩‍👩‍👧‍👦", "نیم‌بوس",
        new string('x', 500), new string('界', 500), "Z\u0301\u0301\u0301\u0301\u0301algo",
    ];

    [Theory]
    [MemberData(nameof(Hostile))]
    public void WhateverPeopleWrote_IsText_AndAddsNothingToThePage(string said)
    {
        var (plain, page) = (Parsed(InventedTexts.Pair("x")), Parsed(InventedTexts.Pair(said)));
        Assert.Equal(
            plain.All.Select(element => $"{element.TagName} {element.ClassName} {element.ParentElement?.TagName}"),
            page.All.Select(element => $"{element.TagName} {element.ClassName} {element.ParentElement?.TagName}"));
        Assert.All(page.All, element => Assert.Contains(element.TagName, Known));
        Assert.All(
            page.All.SelectMany(element => element.Attributes),
            attribute => Assert.Contains(
                attribute.Name, (string[])["lang", "charset", "http-equiv", "name", "content", "class", "scope"]));
        var shown = page.QuerySelectorAll("tbody bdi")
            .First(cell => cell.TextContent.Contains("Tiberievna", StringComparison.Ordinal));
        var expected = string.Concat(said.Select(c => c is '\t' or '\n' || (!char.IsControl(c) && c != '\uFFFE') ? c : '\uFFFD'));
        Assert.StartsWith($"{expected}; title Dr", shown.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Hostile))]
    public void PlainText_FitsIntoHundredColumns_AndMovesNoCursor(string said)
    {
        var text = ActPlain.Of(ActDocument.Of(InventedTexts.Pair(said), Instrument.Decision), InventedTexts.Frame);
        Assert.DoesNotContain(text, c => (char.IsControl(c) && c != '\n')
            || (char.GetUnicodeCategory(c) is UnicodeCategory.Format or UnicodeCategory.LineSeparator
                && c is not ('\u200C' or '\u200D')));

        // Counted without the table that breaks the lines: of what is shown here, Han and pictures take two columns.
        Assert.All(text.Split('\n'), line => Assert.InRange(
            line.EnumerateRunes().Sum(rune => Rune.GetUnicodeCategory(rune) switch
            {
                UnicodeCategory.NonSpacingMark or UnicodeCategory.Format => 0,
                _ => rune.Value is (>= 0x2E80 and < 0xFFF0) or > 0xFFFF ? 2 : 1,
            }),
            0,
            ActPlain.Width));
        Assert.DoesNotContain(text.Split('\n'), line => line.EndsWith(' '));
    }

    [Fact]
    public void PlainText_SaysWhatThePageSays()
    {
        var document = ActDocument.Of(InventedTexts.Pair(), Instrument.Decision);
        var page = Parsed(InventedTexts.Pair()).QuerySelector("main")!;
        var text = Letters(ActPlain.Of(document, InventedTexts.Frame));
        Assert.All(
            page.QuerySelectorAll("bdi"),
            said => Assert.Contains(Letters(said.TextContent), text, StringComparison.Ordinal));
        Assert.All(page.QuerySelectorAll("th").Where(th => th.TextContent != "No"), column => Assert.Contains(
            Letters(column.TextContent), text, StringComparison.Ordinal));

        static string Letters(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));
    }

    // The machines of the tests speak one language alone, so another one is made up.
    [Fact]
    public void Bytes_AreTheSame_WhateverTheMachineSpeaks()
    {
        var (before, other) = (CultureInfo.CurrentCulture, (CultureInfo)CultureInfo.InvariantCulture.Clone());
        other.DateTimeFormat.MonthNames = [.. Enumerable.Range(1, 12).Select(month => $"luna {month}"), ""];
        (other.NumberFormat.NegativeSign, other.NumberFormat.NumberGroupSeparator) = ("~", "_");
        (other.NumberFormat.NumberDecimalSeparator, other.DateTimeFormat.DateSeparator) = (";", "!");
        try
        {
            CultureInfo.CurrentCulture = other;
            Assert.Equal("luna 5", CultureInfo.CurrentCulture.DateTimeFormat.GetMonthName(5));
            Pinned();
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    // Made once, by a machine of another kind or year too: what was printed can be made again.
    [Fact]
    public void Bytes_AreThoseOfAlways() => Pinned();

    [Fact]
    public void Bytes_ComeFromTheBytesOfTheText()
    {
        var again = ActText.Parser.ParseFrom(Google.Protobuf.MessageExtensions.ToByteArray(InventedTexts.Pair()));
        Assert.Equal(
            ActPage.Of(ActDocument.Of(InventedTexts.Pair(), Instrument.Decision), InventedTexts.Frame),
            ActPage.Of(ActDocument.Of(again, Instrument.Decision), InventedTexts.Frame));
    }

    [Theory]
    [InlineData(
        false, false, Handling.TlpAmberStrict, "DRAFT – not adopted · TLP:AMBER+STRICT · ACT-2026-0004, text 2", "[DRAFT] ")]
    [InlineData(true, false, Handling.TlpClear, "TLP:CLEAR · ACT-2026-0004, text 2", "")]
    [InlineData(
        false,
        true,
        Handling.TlpGreen,
        "EXERCISE – nothing in it is real · DRAFT – not adopted · TLP:GREEN · ACT-2026-0004, text 2",
        "[EXERCISE] [DRAFT] ")]
    [InlineData(
        true, true, Handling.Unspecified, "EXERCISE – nothing in it is real · TLP:RED · ACT-2026-0004, text 2", "[EXERCISE] ")]
    public void Marks_StandOnEverySheet(bool adopted, bool exercise, Handling handling, string marks, string title)
    {
        var frame = InventedTexts.Frame with { Adopted = adopted, Exercise = exercise, Handling = handling };
        var document = ActDocument.Of(InventedTexts.Pair(), Instrument.Decision);
        var page = new HtmlParser().ParseDocument(ActPage.Of(document, frame));
        Assert.Equal(marks, page.QuerySelector(".marking")!.TextContent);
        Assert.Equal($"{title}2026/2 {document.Title}", page.Title);
        var style = page.QuerySelector("style")!.TextContent;
        Assert.Contains(".marking { display: table-header-group; }", style, StringComparison.Ordinal);
        Assert.Contains("size: A4", style, StringComparison.Ordinal);
        Assert.DoesNotContain("url(", style, StringComparison.Ordinal);
        var hash = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(style)));
        Assert.Equal(
            $"default-src 'none'; style-src 'sha256-{hash}'; base-uri 'none'",
            page.QuerySelector("meta[http-equiv]")!.GetAttribute("content"));
        Assert.Equal(2, ActPlain.Of(document, frame).Split('\n').Count(line => line == marks));
    }

    // Ten times the operations take about ten times the memory: nothing is copied over and over.
    [Fact]
    public void FiveHundredOperations_CostTenTimesFifty()
    {
        Cost(5);
        var (fifty, fiveHundred) = (Cost(50), Cost(500));
        Assert.InRange(fiveHundred, fifty, 14 * fifty);

        static long Cost(int operations)
        {
            var text = InventedTexts.Listings(operations);
            var before = GC.GetAllocatedBytesForCurrentThread();
            var document = ActDocument.Of(text, Instrument.Regulation);
            Assert.NotEmpty(ActPage.Of(document, InventedTexts.Frame));
            Assert.NotEmpty(ActPlain.Of(document, InventedTexts.Frame));
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }
    }

    private static void Pinned()
    {
        var document = ActDocument.Of(InventedTexts.Pair(), Instrument.Decision);
        Assert.Equal(
            ("d3e64ad9013f995dca531d9b3e7c4023268a72fa", "b46689fdf3e6b880b6941533cfffd6b0a370fdef"),
            (Hash(ActPage.Of(document, InventedTexts.Frame)), Hash(ActPlain.Of(document, InventedTexts.Frame))));
    }

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..40];

    private static AngleSharp.Html.Dom.IHtmlDocument Parsed(ActText text)
        => new HtmlParser().ParseDocument(ActPage.Of(ActDocument.Of(text, Instrument.Decision), InventedTexts.Frame));
}
