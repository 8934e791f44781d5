using CyberSanctions.Contracts.Kinds;

namespace CyberSanctions.Contracts.Tests.Kinds;

public sealed class TextsTests
{
    [Theory]
    [InlineData("Aurelia NIMBUS")]
    [InlineData("Аурелия Нимбус")]
    [InlineData("雨雲アウレリア")]
    [InlineData("오렐리아")]
    [InlineData("أوريليا نيمبوس")]
    [InlineData("औरेलिया")]
    [InlineData("O'Nimbus-Heron (\"Blue\"), the 2nd")]
    [InlineData("Ångström")]
    [InlineData("7")]
    [InlineData("☂")]
    public void WhatCanBeSeen_IsText(string text) => Assert.Empty(Texts.Problems(text, 500, lines: false));

    [Theory]
    [InlineData("\u200b\u200b")] // zero width spaces
    [InlineData("\u3164")] // a Hangul filler
    [InlineData("\u2800")] // the blank Braille pattern
    [InlineData("\u00ad")] // a soft hyphen
    [InlineData("\u200d")] // a joiner
    [InlineData("\u0301")] // a mark on nothing
    [InlineData("\ufe0f\u034f")]
    [InlineData("\u00a0")]
    [InlineData("\ufeff")]
    public void WhatNobodyCanSee_SaysNothing(string text)
        => Assert.Equal(["Must hold at least one character that can be seen."], Texts.Problems(text, 500, lines: false));

    [Theory]
    [InlineData("Aurelia\U000E0041\U000E007F", "Must not hold U+E0041 (character 8): it cannot be seen.")]
    [InlineData("Aurelia\u202eNimbus", "Must not hold U+202E (character 8): it changes the direction of text.")]
    [InlineData("Au\ue000", "Must not hold U+E000 (character 3): Unicode does not say what it is.")]
    [InlineData("Au\u0378", "Must not hold U+0378 (character 3): Unicode does not say what it is.")]
    [InlineData("Au\0", "Must not hold U+0000 (character 3): it is a control character.")]
    [InlineData("Au\nNi", "Must not hold U+000A (character 3): it has to be one line.")]
    [InlineData("Au\ud800", "Must not hold U+FFFD (character 3): it stands for a character that was lost.")]
    [InlineData("Au\ufff9Ni", "Must not hold U+FFF9 (character 3): it cannot be seen.")]
    [InlineData(" Au", "Must not begin or end with white space.")]
    [InlineData("\u0301Au", "Must not begin with a combining mark (U+0301).")]
    public void WhatReadsAsSomethingElse_IsNamed(string text, string problem)
        => Assert.Equal([problem], Texts.Problems(text, 500, lines: false));

    [Fact]
    public void LineBreaks_AreForParagraphs() => Assert.Empty(Texts.Problems("First.\r\n\tSecond.\n\nThird.", 500, lines: true));

    [Fact]
    public void Length_IsInCodePoints()
    {
        Assert.Empty(Texts.Problems(string.Concat(Enumerable.Repeat("𝕏", 500)), 500, lines: false));
        Assert.Equal(["Must not be longer than 500 characters."], Texts.Problems(new string('x', 501), 500, lines: false));
    }

    [Fact]
    public void WhatIsNotComposed_IsToldHowItHasToBe()
    {
        Assert.Equal(
            ["Must be in composed form (Unicode NFC): from character 4 on, U+0065 U+0301 has to be U+00E9."],
            Texts.Problems("Aure\u0301lia", 500, lines: false));
        Assert.Equal(
            ["Must be in composed form (Unicode NFC): from character 1 on, U+212B U+006E has to be U+00C5."],
            Texts.Problems("\u212bngstrom", 500, lines: false));
    }

    // The joiners that languages need: a virama before it (RFC 5892, appendix A.1 and A.2), or Arabic letters on both sides.
    [Theory]
    [InlineData("شرکت\u200cها")] // Persian
    [InlineData("می\u200cخواهم")]
    [InlineData("ශ්\u200dරී")] // Sinhala
    [InlineData("क्\u200dष")] // Hindi
    [InlineData("क्\u200cष")]
    [InlineData("ന്\u200d")] // Malayalam, as before Unicode 5.1
    public void Joiners_WhereAScriptNeedsThem_AreText(string text) => Assert.Empty(Texts.Problems(text, 500, lines: false));

    [Theory]
    [InlineData("Aure\u200clia")]
    [InlineData("Aure\u200dlia")]
    [InlineData("Aurelia\u200c")]
    [InlineData("شرکت\u200c")]
    [InlineData("شرکت\u200dها")]
    [InlineData("شرکت\u200c\u200cها")]
    [InlineData("क\u200dष")]
    public void Joiners_Elsewhere_AreRefused(string text)
        => Assert.EndsWith(
            "it cannot be seen.", Assert.Single(Texts.Problems(text, 500, lines: false)), StringComparison.Ordinal);
}
