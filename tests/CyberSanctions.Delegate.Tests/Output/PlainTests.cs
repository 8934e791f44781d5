using CyberSanctions.Delegate.Output;

namespace CyberSanctions.Delegate.Tests.Output;

public sealed class PlainTests
{
    [Theory]
    [InlineData("a\u001b[31mred", "a\uFFFD[31mred")]
    [InlineData("over\rwritten\b\u0007", "over written\uFFFD\uFFFD")]
    [InlineData("c1\u009b2J", "c1\uFFFD2J")]
    [InlineData("txt\u202Eexe", "txt\uFFFDexe")]
    [InlineData("two\nlines", "two lines")]
    [InlineData("Ελλάδα [EL]", "Ελλάδα [EL]")]
    [InlineData(null, "")]
    public void Line_HoldsNothingThatMovesTheCursorOrTurnsText(string? text, string plain)
        => Assert.Equal(plain, Plain.Line(text));

    [Fact]
    public void Text_KeepsLineBreaksAlone() => Assert.Equal("a\nb\uFFFDc", Plain.Text("a\r\nb\u001bc"));

    [Fact]
    public void Screen_MarkupInAText_IsPrintedAsItIs()
    {
        using var rehearsal = new Rehearsal();

        new Screen(rehearsal.Surroundings).Write("[bold]not bold[/] [unclosed \u001b[2J");

        Assert.Equal("[bold]not bold[/] [unclosed \uFFFD[2J\n", rehearsal.Out.ToString());
    }

    [Fact]
    public void Screen_Json_EscapesControlCharacters()
    {
        using var rehearsal = new Rehearsal();

        new Screen(rehearsal.Surroundings).JsonLine(new System.Text.Json.Nodes.JsonObject { ["title"] = "é\u001b[2J\u009b" });

        Assert.Equal("{\"title\":\"é\\u001B[2J\\u009B\"}\n", rehearsal.Out.ToString());
    }
}
