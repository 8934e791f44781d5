using System.Text.Json.Nodes;
using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.Delegate.Output;
using CyberSanctions.Delegate.Tests.EveryCommand;

namespace CyberSanctions.Delegate.Tests.Council;

public sealed class ReferenceDataTests
{
    [Fact]
    public async Task Show_NamesTheTableThatTheRosterIsOf_ItsEditionAndItsSource()
    {
        await using var service = await AtADesk.OpenAsync(exercise: false);

        var (code, printed, error) = await AtADesk.TypeAsync(service, $"show {Made.Reference}", width: 200);

        Assert.True(code == ExitCode.Ok, error);
        Assert.Contains("Reference data when it opened", printed);
        Assert.Contains("of 2027, in persons; edition 2 (RD-2026-0034), from 2027-01-01: An invented act", printed);
        Assert.Contains("2 working days at least, to 17:00 in Brussels; edition 1", printed);

        // What an administrator wrote moves no cursor.
        Assert.DoesNotContain("\u001b", printed);
    }

    [Fact]
    public async Task Show_InJson_HoldsThemToo()
    {
        await using var service = await AtADesk.OpenAsync(exercise: false);

        var (_, printed, _) = await AtADesk.TypeAsync(service, $"show {Made.Reference} --json");

        var populations = JsonNode.Parse(printed)!["referenceData"]!["populations"]!;
        Assert.Equal((2027, "RD-2026-0034"), ((int)populations["year"]!, (string?)populations["provenance"]!["changeReference"]));
    }

    [Fact]
    public async Task ReferenceData_OfADay_AreShownWithTheirFigures()
    {
        await using var service = await AtADesk.OpenAsync(exercise: false);

        var (code, printed, error) = await AtADesk.TypeAsync(service, "reference-data --day 2027-01-04", width: 200);

        Assert.True(code == ExitCode.Ok, error);
        Assert.Equal(new Date { Year = 2027, Month = 1, Day = 4 }, Assert.Single(service.AskedFor).Day);
        Assert.Contains("Reference data in force on 2027-01-04", printed);
        Assert.Contains("68000000", printed);
        Assert.Contains("1: FR", printed);
    }

    [Fact]
    public async Task ReferenceData_OfToday_AreAskedForWithoutADay_AndComeAsJsonToo()
    {
        await using var service = await AtADesk.OpenAsync(exercise: false);

        var (_, printed, _) = await AtADesk.TypeAsync(service, "reference-data --json");

        Assert.Null(Assert.Single(service.AskedFor).Day);
        Assert.Equal("2027-01-04", (string?)JsonNode.Parse(printed)!["day"]);
    }

    [Fact]
    public async Task DayThatIsNone_IsAMistakeInTheCommandLine()
    {
        await using var service = await AtADesk.OpenAsync(exercise: false);

        var (code, _, _) = await AtADesk.TypeAsync(service, "reference-data --day 2027-02-30");

        Assert.Equal(ExitCode.Usage, code);
        Assert.Empty(service.AskedFor);
    }
}
