using CyberSanctions.Contracts.Kinds.Unicode;

namespace CyberSanctions.Contracts.Tests.Kinds;

/// <summary>
/// Columns 1 and 2 (source and NFC) of lines of Unicode's NormalizationTest.txt, and cases from UAX 15. All assigned code
/// points, alone and beside marks, and 300,000 random strings have been compared once with ICU 78 (through Node.js): no
/// difference.
/// </summary>
public sealed class CompositionTests
{
    [Theory]
    [InlineData("\u1E0A", "\u1E0A")]
    [InlineData("\u1E0A\u0323", "\u1E0C\u0307")]
    [InlineData("\u1E0A\u031B", "\u1E0A\u031B")]
    [InlineData("\u1E0C\u031B\u0307", "\u1E0C\u031B\u0307")]
    [InlineData("D\u031B\u0323\u0307", "\u1E0C\u031B\u0307")]
    [InlineData("\u0112\u0300", "\u1E14")]
    [InlineData("\u1E14\u0304", "\u1E14\u0304")]
    [InlineData("\u05B8\u05B9\u05B1\u0591\u05C3\u05B0\u05AC\u059F", "\u05B1\u05B8\u05B9\u0591\u05C3\u05B0\u05AC\u059F")]
    [InlineData("\u0061\u0315\u0300\u05AE\u0062", "\u00E0\u05AE\u0315\u0062")]
    [InlineData("\u0061\u0300\u0315\u05AE\u0062", "\u00E0\u05AE\u0315\u0062")]
    [InlineData("\u212B", "\u00C5")] // ångström sign
    [InlineData("\u2126", "\u03A9")] // ohm sign
    [InlineData("\uF900", "\u8C48")] // a compatibility ideograph
    [InlineData("\u0958", "\u0915\u093C")] // excluded from composition
    [InlineData("\uFB1D", "\u05D9\u05B4")]
    [InlineData("\u1112\u1161\u11AB", "\uD55C")] // Hangul: lead, vowel, tail
    [InlineData("\uD558\u11AB", "\uD55C")]
    [InlineData("\uAC00\u11A7", "\uAC00\u11A7")] // no tail
    [InlineData("\u09C7\u09BE", "\u09CB")] // two starters
    [InlineData("\u0344", "\u0308\u0301")]
    [InlineData("\uFB01", "\uFB01")] // compatibility is another matter
    [InlineData("\U0001D15E", "\U0001D157\U0001D165")]
    public void Text_IsComposedAsUnicodeSays(string source, string composed)
    {
        Assert.Equal(composed, Composition.Compose(source));
        Assert.Equal(composed, Composition.Compose(composed));
    }

    [Fact]
    public void ManyMarks_TakeNoQuadraticTime()
    {
        // Sorted one after the other by insertion these would take minutes.
        var marks = string.Concat(Enumerable.Range(0, 500_000).Select(i => i % 2 == 0 ? '\u0301' : '\u0323'));
        Assert.StartsWith("\u1EA1\u0323\u0323", Composition.Compose("a" + marks), StringComparison.Ordinal);
    }
}
