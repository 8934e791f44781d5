using CyberSanctions.Contracts.Voting.V1;
using CyberSanctions.ServiceDefaults.Errors;
using CyberSanctions.ServiceDefaults.Validation;
using CyberSanctions.Voting.Council;

namespace CyberSanctions.Voting.Tests.Council;

public sealed class PopulationCsvTests
{
    private const string Header = "member_state,population,unit,year";

    [Theory]
    [InlineData("member_state,population,unit,year\nMT,563443,persons,2027\nLU,672050,persons,2027\n")]
    [InlineData("\ufeffmember_state,population,unit,year\r\nMT,563443,persons,2027\r\nLU,672050,persons,2027")]
    [InlineData("year;unit;population;member_state\r2027;persons;563443;MT\r\r2027;persons;672050;LU\r")]
    [InlineData("\"member_state\",\"population\",\"unit\",\"year\"\n\"MT\",\"563443\",\"persons\",\"2027\"\n LU ,\t672050,"
        + " \"persons\" ,2027\n\n\n")]
    public void File_IsReadAsItIsUsuallyWritten(string csv)
    {
        var checks = new Checks();

        var (table, lines) = PopulationCsv.Read(csv, checks)!.Value;

        checks.Throw();
        Assert.Equal((2027, "persons"), (table.Year, table.Unit));
        Assert.Equal(
            [new Figure { MemberState = "MT", Population = 563_443 }, new Figure { MemberState = "LU", Population = 672_050 }],
            table.Figures);
        Assert.Equal(2, lines[0]);
    }

    [Fact]
    public void QuotedCell_MayHoldSeparators_LineEnds_AndQuotationMarks()
    {
        var table = PopulationCsv.Read(
            $"{Header}\nMT,563443,\"persons, \"\"usual\n\"\" residents\",2027\nLU,1,x,2027\n", new Checks());

        // The second line has another unit.
        Assert.Null(table);
        Assert.Equal(
            "persons, \"usual\n\" residents",
            PopulationCsv.Read(
                $"{Header}\nMT,563443,\"persons, \"\"usual\n\"\" residents\",2027\n", new Checks())!.Value.Table.Unit);
    }

    [Theory]
    [InlineData("", "a header")]
    [InlineData("\ufeff\r\n\r\n", "a header")]
    [InlineData(Header, "a line for each State")]
    [InlineData("member_state,population,unit\nMT,1,persons", "Line 1: the header")]
    [InlineData("member_state,population,unit,year,name\nMT,1,persons,2027,Malta", "Line 1: the header")]
    [InlineData("memberState,population,unit,year\nMT,1,persons,2027", "Line 1: the header")]
    [InlineData("member_state,population,unit,unit\nMT,1,persons,2027", "Line 1: the header")]
    [InlineData($"{Header}\nMT,1,persons", "Line 2: has 3 cells")]
    [InlineData($"{Header}\nMT,563,443,persons,2027", "Line 2: has 5 cells")]
    [InlineData($"{Header}\nMT,\"563,443\",persons,2027", "Line 2: the population")]
    [InlineData($"{Header}\nMT,563 443,persons,2027", "Line 2: the population")]
    [InlineData($"{Header}\nMT,563.4,persons,2027", "Line 2: the population")]
    [InlineData($"{Header}\nMT,-5,persons,2027", "Line 2: the population")]
    [InlineData($"{Header}\nMT,5e5,persons,2027", "Line 2: the population")]
    [InlineData($"{Header}\nMT,\uff15\uff16,persons,2027", "Line 2: the population")]
    [InlineData($"{Header}\nMT,99999999999999999999,persons,2027", "Line 2: the population")]
    [InlineData($"{Header}\nMT,1,persons,MMXXVII", "Line 2: the year")]
    [InlineData($"{Header}\nMT,1,persons,2027\nLU,1,persons,2026", "Line 3: unit and year")]
    [InlineData($"{Header}\nMT,1,persons,2027\nLU,1,Persons,2027", "Line 3: unit and year")]
    [InlineData($"{Header}\nMT,1,persons,2027\n\n\"LU,1,persons,2027\n", "Line 4: a quotation mark")]
    public void FileThatIsWrong_SaysOnWhichLine(string csv, string said)
    {
        var checks = new Checks();

        Assert.Null(PopulationCsv.Read(csv, checks));

        Assert.Contains(said, Assert.Throws<RefusedException>(checks.Throw).Message);
    }

    [Fact]
    public void Size_IsBounded()
    {
        var checks = new Checks();

        Assert.Null(PopulationCsv.Read(new string('\n', PopulationCsv.Longest + 1), checks));
        Assert.Null(PopulationCsv.Read($"{Header}\n{string.Concat(Enumerable.Repeat("MT,1,p,2027\n", 200))}", checks));

        Assert.Equal(2, Assert.Throws<RefusedException>(checks.Throw).Refusal.Fields.Count);
    }
}
