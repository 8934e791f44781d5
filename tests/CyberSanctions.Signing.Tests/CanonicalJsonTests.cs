using System.Text;
using System.Text.Json.Nodes;

namespace CyberSanctions.Signing.Tests;

/// <summary>RFC 8785, as far as it is used.</summary>
public sealed class CanonicalJsonTests
{
    // RFC 8785, section 3.2.3: members are sorted by their UTF-16 code units, so that the emoji (a surrogate pair) precedes דּ.
    [Fact]
    public void Members_AreSortedByUtf16_AsInTheRfcsExample()
        => Assert.Equal(
            "{\"\\r\":\"Carriage Return\",\"1\":\"One\",\"\u0080\":\"Control\",\"ö\":\"Latin Small Letter O With"
            + " Diaeresis\",\"€\":\"Euro Sign\",\"😀\":\"Emoji: Grinning Face\",\"\ufb33\":\"Hebrew Letter Dalet With Dagesh\"}",
            Canonical("""
                {"\u20ac":"Euro Sign","\r":"Carriage Return","\ufb33":"Hebrew Letter Dalet With Dagesh","1":"One",
                 "\ud83d\ude00":"Emoji: Grinning Face","\u0080":"Control","\u00f6":"Latin Small Letter O With Diaeresis"}
                """));

    // RFC 8785, section 3.2.2: the string and the literals of its example.
    [Fact]
    public void Strings_AreEscapedNoMoreThanNeeded_AsInTheRfcsExample()
        => Assert.Equal(
            "{\"literals\":[true,false],\"string\":\"€$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"}",
            Canonical("""{"string":"\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/","literals":[true,false]}"""));

    [Theory]
    [InlineData("\b\f\n\r\t", "\"\\b\\f\\n\\r\\t\"")]
    [InlineData("\u0000\u001f\u007f", "\"\\u0000\\u001f\u007f\"")]
    [InlineData("<>&+/", "\"<>&+/\"")]
    [InlineData("Übung – ελληνικά – 😀", "\"Übung – ελληνικά – 😀\"")]
    public void String_StandsInOneFormOnly(string value, string canonical)
        => Assert.Equal(canonical, Encoding.UTF8.GetString(CanonicalJson.Bytes(JsonValue.Create(value)!)));

    [Fact]
    public void Strings_ThatLookAlike_StayDifferent()
        => Assert.NotEqual(CanonicalJson.Bytes(JsonValue.Create("\u00e9")!), CanonicalJson.Bytes(JsonValue.Create("e\u0301")!));

    [Fact]
    public void Integers_AreWrittenPlainly_WhateverTheyWereMadeFrom()
        => Assert.Equal(
            "[0,-1,7,9007199254740991,12]",
            Encoding.UTF8.GetString(CanonicalJson.Bytes(new JsonArray(0, -1, 7L, 9_007_199_254_740_991, JsonNode.Parse("12")))));

    [Theory]
    [InlineData("""{"a":null}""")]
    [InlineData("""{"a":1.5}""")]
    [InlineData("""{"a":1.0}""")]
    [InlineData("""{"a":1e3}""")]
    [InlineData("""{"a":9223372036854775808}""")]
    public void WhatIsNotUsed_IsRefused(string json) => Assert.Throws<ArgumentException>(() => Canonical(json));

    [Fact]
    public void HalfASurrogatePair_HasNoBytes_SoThatItCannotBecomeAnotherText()
        => Assert.ThrowsAny<ArgumentException>(() => CanonicalJson.Bytes(new JsonObject { ["a"] = "\ud800" }));

    private static string Canonical(string json) => Encoding.UTF8.GetString(CanonicalJson.Bytes(JsonNode.Parse(json)!));
}
