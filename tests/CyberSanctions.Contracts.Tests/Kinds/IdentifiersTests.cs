using CyberSanctions.Contracts.Kinds;

namespace CyberSanctions.Contracts.Tests.Kinds;

public sealed class IdentifiersTests
{
    // 9074729 is the worked example of the IMO's scheme: 9×7 + 0×6 + 7×5 + 4×4 + 7×3 + 2×2 = 139.
    [Theory]
    [InlineData("9074729")]
    [InlineData("9319466")]
    [InlineData("1000019")]
    public void ShipNumber_WithItsCheckDigit_IsOne(string number) => Assert.Null(ImoNumbers.Problem(number));

    // 8×0 + 6×5 + 4×2 + 2×3 + 9×1 + 7×7 = 102, 102 mod 11 = 3, 11 − 3 = 8; as a ship's number it would need 7.
    [Theory]
    [InlineData("0523178")]
    public void CompanyNumber_WithItsCheckDigit_IsOne(string number) => Assert.Null(ImoNumbers.Problem(number));

    [Theory]
    [InlineData("9074728")]
    [InlineData("9074792")] // two digits exchanged
    public void OtherCheckDigits_AreNone(string number)
        => Assert.Equal("Is no IMO number: the check digit, the last one, does not fit the others.", ImoNumbers.Problem(number));

    [Theory]
    [InlineData("IMO 9074729")]
    [InlineData("907472")]
    [InlineData("90747290")]
    [InlineData("９０７４７２９")]
    public void OtherForms_AreNone(string number)
        => Assert.Equal("Must be an IMO number: seven digits, without the letters IMO.", ImoNumbers.Problem(number));

    [Theory]
    [InlineData("DEUTDEFF")]
    [InlineData("DEUTDEFF500")]
    [InlineData("NBGRGRAA")]
    [InlineData("XK00XKPR")]
    public void Bic_OfACountry_IsOne(string code) => Assert.Null(Bics.Problem(code));

    [Theory]
    [InlineData("DEUTZZFF")]
    [InlineData("DEUTUKFF")]
    [InlineData("DEUTELFF500")]
    [InlineData("DEUT12FF")]
    public void Bic_OfNoCountry_IsNone(string code)
        => Assert.EndsWith("is no country's code.", Bics.Problem(code)!, StringComparison.Ordinal);

    [Theory]
    [InlineData("DEUTDEF")]
    [InlineData("DEUTDEFF50")]
    [InlineData("deutdeff")]
    [InlineData("DEUT DE FF")]
    [InlineData("DEUTDEFF\n")]
    [InlineData("ДEUTDEFF")]
    public void OtherForms_AreNoBic(string code)
        => Assert.StartsWith("Must be a BIC", Bics.Problem(code)!, StringComparison.Ordinal);

    [Fact]
    public void NumberOfADocument_HasALetterOrADigit()
    {
        Assert.Null(Identifiers.Problem("passport", "EC 867868"));
        Assert.NotNull(Identifiers.Problem("passport", "-"));
        Assert.NotNull(Identifiers.Problem("imo", "9074728"));
        Assert.NotNull(Identifiers.Problem("swiftbic", "DEUTZZFF"));
    }
}
