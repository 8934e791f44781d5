using CyberSanctions.Contracts.Kinds;

namespace CyberSanctions.Contracts.Tests.Kinds;

public sealed class CodesTests
{
    private const string ZoneTable = "/usr/share/zoneinfo/iso3166.tab";

    [Theory]
    [InlineData("GB")]
    [InlineData("GR")]
    [InlineData("SS")]
    [InlineData("XK")]
    public void Countries_OfToday_AreCodes(string code) => Assert.Null(Countries.Problem(code));

    [Theory]
    [InlineData("EL", "Must be an ISO 3166-1 alpha-2 code, upper case: Greece is GR here; EL is the Council's code.")]
    [InlineData("UK", "Must be an ISO 3166-1 alpha-2 code, upper case: the United Kingdom is GB.")]
    [InlineData("TP", "Must be an ISO 3166-1 alpha-2 code, upper case: Timor-Leste is TL.")]
    [InlineData("gr", "Must be an ISO 3166-1 alpha-2 code, upper case: write GR.")]
    [InlineData("ZZ", "Must be an ISO 3166-1 alpha-2 code, upper case.")]
    [InlineData("XX", "Must be an ISO 3166-1 alpha-2 code, upper case.")]
    [InlineData("00", "Must be an ISO 3166-1 alpha-2 code, upper case.")]
    public void OtherCodes_AreToldWhatToWrite(string code, string problem) => Assert.Equal(problem, Countries.Problem(code));

    [Theory]
    [InlineData("CS")]
    [InlineData("SU")]
    [InlineData("AN")]
    [InlineData("YU")]
    public void FormerCountries_AreNoCodes(string code)
        => Assert.Contains(
            " any more;",
            Countries.Problem(code)!.Replace("no more;", "any more;", StringComparison.Ordinal),
            StringComparison.Ordinal);

    [Fact]
    public void EveryCountry_HasADescriptionInTheList()
    {
        Assert.Equal(249 + 1, Countries.Codes.Count);
        Assert.All(Countries.Codes, code => Assert.NotEqual("UNKNOWN", Countries.Describe(code).Description));
    }

    // Of a former act: what it said stays.
    [Fact]
    public void ACodeThatIsNone_IsDescribedAsUnknown()
    {
        Assert.Equal(("ZZ", "UNKNOWN"), Countries.Describe("ZZ"));
        Assert.Equal(("00", "UNKNOWN"), Countries.Describe(""));
    }

    // tzdata has the codes of ISO 3166-1 as well. The suite needs tzdata itself, for the time of day in Brussels; but not
    // every system installs this file of it.
    [Fact]
    public void Countries_AreThoseOfTzdata()
    {
        if (!File.Exists(ZoneTable))
        {
            return;
        }

        var codes = File.ReadLines(ZoneTable).Where(line => !line.StartsWith('#')).Select(line => line[..2]);
        Assert.Equal(codes.Append("XK").Order(), Countries.Codes.Order());
    }

    [Theory]
    [InlineData("en")]
    [InlineData("el")]
    [InlineData("uk")]
    [InlineData("zh")]
    public void Languages_AreCodes(string code) => Assert.Null(Languages.Problem(code));

    [Theory]
    [InlineData("zz", "Must be an ISO 639-1 code, lower case.")]
    [InlineData("xx", "Must be an ISO 639-1 code, lower case.")]
    [InlineData("EN", "Must be an ISO 639-1 code, lower case: write en.")]
    [InlineData("gr", "Must be an ISO 639-1 code, lower case: Greek is el.")]
    [InlineData("iw", "Must be an ISO 639-1 code, lower case: Hebrew is he.")]
    public void OtherLanguages_AreToldWhatToWrite(string code, string problem) => Assert.Equal(problem, Languages.Problem(code));

    [Fact]
    public void ThereAre183Languages() => Assert.Equal(183, Languages.All.Count);

    [Theory]
    [InlineData("EL")]
    [InlineData("HR")]
    public void MemberStates_AreCodes(string code) => Assert.Null(MemberStates.Problem(code));

    [Theory]
    [InlineData(
        "GR",
        "Must be the Council's code of a Member State, upper case: Greece is EL in the Council; GR is the code of ISO 3166-1.")]
    [InlineData(
        "UK", "Must be the Council's code of a Member State, upper case: the United Kingdom left the Union on 31 January 2020.")]
    [InlineData("fr", "Must be the Council's code of a Member State, upper case: write FR.")]
    [InlineData("XX", "Must be the Council's code of a Member State, upper case: for example FR.")]
    [InlineData("", "Must be the Council's code of a Member State, upper case: for example FR.")]
    public void OtherStates_AreToldWhatToWrite(string code, string problem) => Assert.Equal(problem, MemberStates.Problem(code));

    [Fact]
    public void ThereAre27MemberStates_EachACountryButForGreece()
    {
        Assert.Equal(27, MemberStates.All.Count);
        Assert.Equal(["EL"], MemberStates.All.Where(code => Countries.Problem(code) is not null));
    }
}
