using System.Text;
using System.Text.Json.Nodes;
using CyberSanctions.Attribution.Stix;

namespace CyberSanctions.Attribution.Tests.Stix;

/// <summary>RFC 8785: numbers of its appendix B, and the object of its section 3.2.2.</summary>
public sealed class CanonicalTests
{
    [Theory]
    [InlineData(0x0000000000000000, "0")]
    [InlineData(unchecked((long)0x8000000000000000), "0")]
    [InlineData(0x0000000000000001, "5e-324")]
    [InlineData(unchecked((long)0x8000000000000001), "-5e-324")]
    [InlineData(0x7fefffffffffffff, "1.7976931348623157e+308")]
    [InlineData(0x4340000000000000, "9007199254740992")]
    [InlineData(unchecked((long)0xc340000000000000), "-9007199254740992")]
    [InlineData(0x4430000000000000, "295147905179352830000")]
    [InlineData(0x44b52d02c7e14af5, "9.999999999999997e+22")]
    [InlineData(0x44b52d02c7e14af6, "1e+23")]
    [InlineData(0x44b52d02c7e14af7, "1.0000000000000001e+23")]
    [InlineData(0x444b1ae4d6e2ef4e, "999999999999999700000")]
    [InlineData(0x444b1ae4d6e2ef4f, "999999999999999900000")]
    [InlineData(0x444b1ae4d6e2ef50, "1e+21")]
    [InlineData(0x3eb0c6f7a0b5ed8c, "9.999999999999997e-7")]
    [InlineData(0x3eb0c6f7a0b5ed8d, "0.000001")]
    [InlineData(0x41b3de4355555553, "333333333.3333332")]
    [InlineData(0x41b3de4355555554, "333333333.33333325")]
    [InlineData(0x41b3de4355555555, "333333333.3333333")]
    [InlineData(0x41b3de4355555556, "333333333.3333334")]
    [InlineData(0x41b3de4355555557, "333333333.33333343")]
    [InlineData(unchecked((long)0xbecbf647612f3696), "-0.0000033333333333333333")]
    [InlineData(0x43143ff3c1cb0959, "1424953923781206.2")]
    public void Number_IsWrittenAsInTheStandard(long bits, string written)
        => Assert.Equal(
            written,
            CanonicalNumbers.Of(BitConverter.Int64BitsToDouble(bits)
                .ToString("R", System.Globalization.CultureInfo.InvariantCulture)));

    [Theory]
    [InlineData("9007199254740993")]
    [InlineData("-123456789012345678901")]
    [InlineData("0.12345678901234567890123")]
    [InlineData("1e400")]
    public void Number_ThatWouldBeAnotherOneElsewhere_HasNoForm(string text) => Assert.Null(CanonicalNumbers.Of(text));

    [Theory]
    [InlineData("1.0", "1")]
    [InlineData("-0", "0")]
    [InlineData("-0.0", "0")]
    [InlineData("1E1", "10")]
    [InlineData("12.50", "12.5")]
    public void Number_HasOneForm(string text, string written) => Assert.Equal(written, CanonicalNumbers.Of(text));

    [Fact]
    public void Object_IsWrittenAsInTheStandard()
    {
        // Section 3.2.2, without its null, which STIX does not have.
        const string Given =
            """
            { "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
              "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/", "literals": [true, false] }
            """;
        const string Written =
            """{"literals":[true,false],"numbers":[1e+30,4.5,0.002,1e-27],"string":"€$\u000f\nA'B\"\\\\\"/"}""";
        Assert.Equal(
            Written,
            Encoding.UTF8.GetString(
                ObjectReading.CanonicalOf(JsonNode.Parse(Given.Replace("333333333.33333329, ", "", StringComparison.Ordinal))!)));
    }

    [Fact]
    public void Names_StandInTheOrderOfTheirCodeUnits()
    {
        // Section 3.2.3.
        const string Given =
            """{"\u20ac":"a","\r":"b","\ufb33":"c","1":"d","\ud83d\ude00":"e","\u0080":"f","\u00f6":"g"}""";
        Assert.Equal(
            "bdfgaec",
            string.Concat(JsonNode.Parse(ObjectReading.CanonicalOf(JsonNode.Parse(Given)!))!.AsObject()
                .Select(member => (string)member.Value!)));
    }
}
