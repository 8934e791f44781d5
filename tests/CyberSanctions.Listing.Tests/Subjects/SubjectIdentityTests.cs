using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.Listing.Subjects;

namespace CyberSanctions.Listing.Tests.Subjects;

/// <summary>Who may be the same as somebody, and who is not.</summary>
public sealed class SubjectIdentityTests
{
    [Fact]
    public void NameInAnotherScript_FindsWhoeverGivesBoth()
    {
        var known = Named("Aurelia NIMBUS", "Аурелия НИМБУС");
        Assert.Equal("the name Аурелия НИМБУС", SubjectIdentity.InCommon(Named("Аурелия НИМБУС"), known));
        Assert.Equal("the name Nimbus, Aurelia", SubjectIdentity.InCommon(Named("Nimbus, Aurelia"), known));
        Assert.Equal("", SubjectIdentity.InCommon(Named("Аурелия НИМБУС"), Named("Aurelia NIMBUS")));
    }

    [Fact]
    public void LookAlikeLetterInANumber_HidesNobody_AndTheLatinNumberFindsTheCyrillicOne()
    {
        var latin = With(new Identifier { Type = "passport", Number = "AT 000001" });
        Assert.Equal(
            "the passport \u0410\u0422-000001",
            SubjectIdentity.InCommon(With(new Identifier { Type = "passport", Number = "\u0410\u0422-000001" }), latin));
        Assert.Equal(
            "the passport AT 000001",
            SubjectIdentity.InCommon(
                latin, With(new Identifier { Type = "passport", Number = "\u0416\u0416 7", LatinNumber = "AT000001" })));
    }

    // In capitals a Cyrillic name of letters that Latin has too looks the same from the first letter to the last.
    [Fact]
    public void NameOfLookAlikesAlone_HidesNobody()
        => Assert.Equal(
            "the name \u0422\u041e\u041c \u0420\u0415\u0422\u0415",
            SubjectIdentity.InCommon(Named("\u0422\u041e\u041c \u0420\u0415\u0422\u0415"), Named("Tom PETE")));

    [Fact]
    public void DocumentThatIsKnownToBeFalse_TiesNobodyToAnybody()
    {
        var genuine = With(new Identifier { Type = "passport", Number = "X 1" });
        var forged = With(new Identifier { Type = "passport", Number = "X 1", KnownFalse = true });
        Assert.Equal("the passport X 1", SubjectIdentity.InCommon(genuine, genuine.Clone()));
        Assert.Equal("", SubjectIdentity.InCommon(genuine, forged));
        Assert.Equal("", SubjectIdentity.InCommon(forged, genuine));
        Assert.False(IdentifyingInformation.Exists(forged));
    }

    [Fact]
    public void Lei_Registration_AndCryptoAddress_AreFound_WhicheverWayTheyAreWritten()
    {
        Assert.Equal(
            "the LEI 5493001KJTIIGC8Y1R12",
            SubjectIdentity.InCommon(
                new Subject { Lei = "5493001KJTIIGC8Y1R12" }, new Subject { Lei = "5493001KJTIIGC8Y1R12" }));
        Assert.Equal(
            "the regnumber 77-1",
            SubjectIdentity.InCommon(
                new Subject { Registrations = { new Registration { Number = "77-1" } } },
                With(new Identifier { Type = "regnumber", Number = "77 1" })));
        Assert.Equal(
            "the USDT address 0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed",
            SubjectIdentity.InCommon(
                Holding("USDT", "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed"),
                Holding("ETH", "0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed")));
        Assert.Equal(
            "",
            SubjectIdentity.InCommon(
                Holding("BTC", "1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2"), Holding("BTC", "1bvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2")));
    }

    [Fact]
    public void NamesakesOfOtherBirths_AndDocumentsOfOtherCountries_AreSomebodyElse()
    {
        var (one, other) = (Born("Aurelia NIMBUS", 1980), Born("Aurelia NIMBUS", 1990));
        Assert.Equal("", SubjectIdentity.InCommon(one, other));
        other.Births.Add(new Birth { Date = new PartialDate { Year = 1981, Circa = true } });
        Assert.Equal("the name Aurelia NIMBUS", SubjectIdentity.InCommon(one, other));
        Assert.Equal(
            "",
            SubjectIdentity.InCommon(
                With(new Identifier { Type = "passport", Number = "X 1", IssuingCountry = "AQ" }),
                With(new Identifier { Type = "passport", Number = "X 1", IssuingCountry = "NZ" })));
    }

    // What an amendment may leave: enough that it is still the same subject.
    [Fact]
    public void SharedNickname_CryptoAddress_OrFalseDocument_MakesNobodyTheSame()
    {
        var before = Named("Aurelia NIMBUS");
        before.Names.Add(new Name { WholeName = "Strontium", Quality = NameQuality.Weak });
        before.Identifiers.Add(new Identifier { Type = "passport", Number = "X 1", KnownFalse = true });
        before.CryptoAddresses.Add(Holding("BTC", "1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2").CryptoAddresses);
        var after = before.Clone();
        after.Names[0].WholeName = "Tiberius QUILL";
        Assert.False(SubjectIdentity.ShareAny(before, after));

        // The former name, weak by now, still says who it is.
        after.Names.Add(new Name { WholeName = "Aurelia NIMBUS", Quality = NameQuality.Weak, Kind = NameKind.Former });
        Assert.True(SubjectIdentity.ShareAny(before, after));
    }

    [Fact]
    public void Keys_OfTheLongestNames_FitIntoAnIndex()
    {
        // One letter that is eighteen when it is spelt out.
        var keys = SubjectIdentity.Keys(Named(new string('\ufdfa', 500), string.Concat(Enumerable.Repeat("𝄞", 500))));
        Assert.All(keys, key => Assert.InRange(System.Text.Encoding.UTF8.GetByteCount(key.Key), 1, 2_600));
    }

    private static Subject Named(params string[] names) => new()
    {
        Kind = SubjectKind.Person,
        Names = { names.Select(name => new Name { WholeName = name, Quality = NameQuality.Strong }) },
    };

    private static Subject Born(string name, int year)
        => new(Named(name)) { Births = { new Birth { Date = new PartialDate { Year = year } } } };

    private static Subject With(Identifier identifier) => new() { Kind = SubjectKind.Person, Identifiers = { identifier } };

    private static Subject Holding(string currency, string address)
        => new() { CryptoAddresses = { new CryptoAddress { Currency = currency, Address = address } } };
}
