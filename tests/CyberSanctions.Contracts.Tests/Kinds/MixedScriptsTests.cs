using CyberSanctions.Contracts.Kinds;

namespace CyberSanctions.Contracts.Tests.Kinds;

public sealed class MixedScriptsTests
{
    [Theory]
    [InlineData("\u0410urelia Nimbus", "\"\u0410urelia\" mixes scripts: \u0410 (U+0410) is Cyrillic, the rest Latin.")]
    [InlineData("Нимбу\u0063", "\"Нимбу\u0063\" mixes scripts: \u0063 (U+0063) is Latin, the rest Cyrillic.")]
    [InlineData("Νimbus", "\"Νimbus\" mixes scripts: Ν (U+039D) is Greek, the rest Latin.")]
    [InlineData("Nimbu\uA4E2", "\"Nimbu\uA4E2\" mixes scripts: \uA4E2 (U+A4E2) is Lisu, the rest Latin.")]
    [InlineData("Nimb\u13B3s", "\"Nimb\u13B3s\" mixes scripts: \u13B3 (U+13B3) is Cherokee, the rest Latin.")]
    [InlineData("アウレ한", "\"アウレ한\" mixes scripts: 한 (U+D55C) is Hangul, the rest Katakana.")]
    [InlineData(
        "Nimbus\U00010280", "\"Nimbus\U00010280\" mixes scripts: \U00010280 (U+10280) is another script, the rest Latin.")]
    public void AWordInSeveralScripts_IsNamed(string name, string found) => Assert.Equal([found], MixedScripts.Find(name));

    [Theory]
    [InlineData("Aurelia НИМБУС")]
    [InlineData("Нимбус-IT (Blue Heron)")]
    [InlineData("в/ч 26165")]
    [InlineData("Ångström d'Aurélie Đặng")]
    [InlineData("雨雲アウレリアちゃん")] // Japanese
    [InlineData("Tシャツ屋")]
    [InlineData("ㄅㄆ雲雨")] // Chinese
    [InlineData("大韓한국")] // Korean
    [InlineData("أوريليا٣")]
    [InlineData("औरेलिया")]
    [InlineData("№ 5 ♥ 3D")]
    [InlineData("")]
    public void WordsOfOneScript_AreNot(string name) => Assert.Empty(MixedScripts.Find(name));

    [Fact]
    public void EachWord_IsFound() => Assert.Equal(2, MixedScripts.Find("\u0410urelia N\u0456mbus").Count());

    [Fact]
    public void ManyOddCharacters_AreCounted()
        => Assert.Contains(
            " and 1 more are of other scripts", Assert.Single(MixedScripts.Find("Abcdefghабвгде")), StringComparison.Ordinal);
}
