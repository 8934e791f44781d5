using System.Text;
using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.Publication.Artifacts;

namespace CyberSanctions.Publication.Tests.Csv;

/// <summary>list.csv as its readers take it: by position, row for row.</summary>
public sealed class FsfCsvTests
{
    [Fact]
    public void File_BeginsWithAByteOrderMarkAndThe118Columns_AndItsLinesEndAsRfc4180Says()
    {
        var file = FsfCsv.Render(Invented.Content(Invented.Act(Invented.AureliaNimbus())));

        Assert.Equal([0xEF, 0xBB, 0xBF], file[..3]);
        Assert.StartsWith(string.Join(';', FsfCsvDocument.Columns) + "\r\n", Encoding.UTF8.GetString(file[3..]));
        Assert.EndsWith("\r\n", Encoding.UTF8.GetString(file));
        Assert.Equal(118, FsfColumns.Names.Count);
    }

    [Fact]
    public void Details_HaveARowEach_TheFirstIsThePrimaryName_AndTheRestOfTheRowIsEmpty()
    {
        var rows = FsfCsvDocument.Rows(Invented.Act(Invented.AureliaNimbus("EU.1.1"), Invented.BlueHeron("EU.2.2")));

        Assert.Equal(
            [
                "NameAlias", "NameAlias", "NameAlias", "Address", "BirthDate", "BirthDate", "Identification", "Citizenship",
                "NameAlias",
            ],
            rows.Select(Kind));
        Assert.Equal(("Aurelia Nimbus", "EU.1.1"), (rows[0]["NameAlias_WholeName"], rows[0]["Entity_EU_ReferenceNumber"]));
        Assert.Equal(("Blue Heron Ltd", "EU.2.2"), (rows[8]["NameAlias_WholeName"], rows[8]["Entity_EU_ReferenceNumber"]));
        Assert.All(rows, row => Assert.All(
            row.Where(field => !field.Key.StartsWith(Kind(row), StringComparison.Ordinal)
                && !field.Key.StartsWith("Entity_", StringComparison.Ordinal) && field.Key != "fileGenerationDate"),
            field => Assert.Equal("", field.Value)));
    }

    [Fact]
    public void Entity_HasItsTypeTheOtherWayRoundThanTheXml_AndTheDayOfTheFileIsWrittenAsThere()
    {
        var rows = FsfCsvDocument.Rows(Invented.Act(Invented.AureliaNimbus(), Invented.BlueHeron()));

        Assert.Equal(("P", "person"), Types(rows[0]));
        Assert.Equal(("E", "enterprise"), Types(rows[^1]));
        Assert.All(rows, row => Assert.Equal("01/02/2026", row["fileGenerationDate"]));
        static (string, string) Types(Dictionary<string, string> row)
            => (row["Entity_SubjectType"], row["Entity_SubjectType_ClassificationCode"]);
    }

    [Fact]
    public void FileGenerationDate_IsTheDayInBrussels()
    {
        var content = Invented.Content(Invented.Act(Invented.AureliaNimbus())) with
        {
            RecordedAt = new DateTime(2026, 6, 30, 22, 0, 0, DateTimeKind.Utc),
        };
        Assert.Equal("01/07/2026", FsfCsvDocument.Rows(FsfCsv.Render(content))[0]["fileGenerationDate"]);
    }

    [Fact]
    public void Reasons_StandInTheFirstRowOfAnEntry_AndWhatElseIsOfTheEntryInEach()
    {
        var rows = FsfCsvDocument.Rows(Invented.Act(Invented.AureliaNimbus()));

        Assert.Equal(Invented.AureliaNimbus().StatementOfReasons, rows[0]["Entity_Remark"]);
        Assert.All(rows.Skip(1), row => Assert.Equal("", row["Entity_Remark"]));
        var others = FsfCsvDocument.Columns.Where(
            column => column.StartsWith("Entity_", StringComparison.Ordinal) && column != "Entity_Remark");
        Assert.All(others, column => Assert.Single(rows.Select(row => row[column]).Distinct()));
    }

    [Fact]
    public void EntryUnderATravelBanAlone_IsNotInIt()
    {
        var banned = Invented.AureliaNimbus();
        banned.Measures.Remove(Measure.AssetFreeze);
        var row = Assert.Single(FsfCsvDocument.Rows(Invented.Act(banned, Invented.BlueHeron())));
        Assert.Equal("Blue Heron Ltd", row["NameAlias_WholeName"]);
    }

    [Fact]
    public void Nobody_IsAFileOfColumnsAlone()
    {
        var banned = Invented.AureliaNimbus();
        banned.Measures.Remove(Measure.AssetFreeze);
        Assert.Empty(FsfCsvDocument.Rows(Invented.Act(banned)));
    }

    [Fact]
    public void Exercise_SaysSo_InTheProgrammeOfEveryRowAndInTheRemark()
    {
        var act = Invented.Act(Invented.AureliaNimbus());
        act.Exercise = true;
        var rows = FsfCsvDocument.Rows(act);

        Assert.StartsWith("EXERCISE: ", rows[0]["Entity_Remark"], StringComparison.Ordinal);
        Assert.All(rows, row => Assert.Equal(
            ["CYB-EXERCISE"],
            row.Where(field => field.Key.EndsWith("_Programme", StringComparison.Ordinal) && field.Value.Length > 0)
                .Select(field => field.Value).Distinct()));
    }

    [Theory]
    [InlineData("=1+1")]
    [InlineData("=HYPERLINK(\"https://example.invalid\";\"x\")")]
    [InlineData("+30 210 123-4567")]
    [InlineData("-")]
    [InlineData("@cloud")]
    [InlineData("\tNimbus")]
    [InlineData("\rNimbus")]
    [InlineData("\nNimbus")]
    [InlineData(" Nimbus ")]
    [InlineData("Nimbus; \"the; cloud\"")]
    [InlineData("\"")]
    [InlineData("Nimbus\r\nCloud")]
    [InlineData("\u202eNimbus\u202c")]
    [InlineData("\u2066نيمبوس\u2069")]
    [InlineData("אורליה")]
    [InlineData("オーレリア")]
    [InlineData("อเรเลีย")]
    [InlineData("𐎠𐎼𐎼 𝄞")]
    [InlineData("Nimbus\u0085Cloud\u2028x\u2029")]
    [InlineData("e\u0301\u200d\ufeffx")]
    public void Value_IsTheOneThatTheActGives_WhateverASpreadsheetMakesOfIt(string value)
    {
        var listing = Invented.AureliaNimbus();
        listing.Subject.Names[0].WholeName = value;
        listing.Subject.Addresses[0].Contact = new ContactData { Phones = { value } };
        listing.Subject.Identifiers[0].Number = value;
        var rows = FsfCsvDocument.Rows(Invented.Act(listing));

        Assert.Equal(value, rows[0]["NameAlias_WholeName"]);
        Assert.Equal($"PHONE[{value}]", rows[3]["Address_ContactInfo"]);
        Assert.Equal(value, rows[6]["Identification_Number"]);
    }

    [Fact]
    public void TextsThatTheXmlCuts_AreThereWhole()
    {
        var listing = Invented.AureliaNimbus();
        listing.Subject.Names[0].WholeName = new string('Ж', 500);
        Assert.Equal(listing.Subject.Names[0].WholeName, FsfCsvDocument.Rows(Invented.Act(listing))[0]["NameAlias_WholeName"]);
    }

    [Fact]
    public void Births_ADateInFullAndItsParts_AYearAlone_ARange()
    {
        var listing = Invented.AureliaNimbus();
        listing.Subject.Births.Add(new Birth { Date = new PartialDate { YearFrom = 1960, YearTo = 1965 } });
        var births = FsfCsvDocument.Rows(Invented.Act(listing)).Where(row => Kind(row) == "BirthDate").ToList();

        Assert.Equal(["1985-08-03", "", ""], births.Select(birth => birth["BirthDate_BirthDate"]));
        Assert.Equal(["3", "", ""], births.Select(birth => birth["BirthDate_Day"]));
        Assert.Equal(["8", "", ""], births.Select(birth => birth["BirthDate_Month"]));
        Assert.Equal(["1985", "1985", ""], births.Select(birth => birth["BirthDate_Year"]));
        Assert.Equal(["", "", "1960"], births.Select(birth => birth["BirthDate_YearRangeFrom"]));
        Assert.Equal(["", "", "1965"], births.Select(birth => birth["BirthDate_YearRangeTo"]));
        Assert.Equal(["false", "true", "false"], births.Select(birth => birth["BirthDate_Circa"]));
    }

    [Fact]
    public void SameContent_SameBytes()
        => Assert.Equal(
            FsfCsv.Render(Invented.Content(Invented.Act(Invented.PersonInFull(), Invented.EntityInFull()))),
            FsfCsv.Render(Invented.Content(Invented.Act(Invented.PersonInFull(), Invented.EntityInFull()))));

    // The detail that a row is of.
    internal static string Kind(Dictionary<string, string> row)
        => Assert.Single(
            (string[])["NameAlias", "Address", "BirthDate", "Identification", "Citizenship"],
            kind => row[$"{kind}_LogicalId"].Length > 0);
}
