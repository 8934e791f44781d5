using CyberSanctions.Contracts.Voting.V1;
using CyberSanctions.Voting.Tests.Ballots;
using Grpc.Core;
using static CyberSanctions.Voting.Tests.Ballots.VotingService;
using static CyberSanctions.Voting.Tests.Council.Administrators;

namespace CyberSanctions.Voting.Tests.Council;

/// <summary>A population table: every member once, nobody else, and a slip that shows. Nothing here is released.</summary>
public sealed class PopulationTableTests(VotingService voting) : IClassFixture<VotingService>
{
    private readonly Administrators _administrators = new(voting);

    public static TheoryData<string, Action<PopulationTable>, string, string> Wrong => new()
    {
        { "a small State is left out", table =>
            table.Figures.Remove(table.Figures.Single(f => f.MemberState == "MT")), "populations.figures", "no figure for MT" },
        { "a State twice", table => table.Figures.Add(new Figure
        {
            MemberState = "MT",
            Population = 1,
        }), "populations.figures[27].member_state", "MT is there already" },
        { "Greece by its ISO code", table => table.Figures.Single(f => f.MemberState == "EL").MemberState =
            "GR", "populations.figures[8].member_state", "Greece is EL" },
        { "a Cyrillic letter", table => table.Figures[1].MemberState =
            "B\u0415", "populations.figures[1].member_state", "Looks like BE, but is not in those letters: U+0042 U+0415" },
        { "full-width letters", table =>
            table.Figures[1].MemberState = "\uff22\uff25", "populations.figures[1].member_state", "Looks like BE" },
        { "lower case", table => table.Figures[1].MemberState = "be", "populations.figures[1].member_state", "write BE" },
        { "a State that left", table => table.Figures.Add(new Figure
        {
            MemberState = "UK",
            Population = 1,
        }), "populations.figures[27].member_state", "left the Union" },
        { "a country", table => table.Figures.Add(new Figure
        {
            MemberState = "NO",
            Population = 1,
        }), "populations.figures[27].member_state", "for example FR" },
        { "nobody", table => table.Figures[3].Population = 0, "populations.figures[3].population", "positive whole number" },
        { "fewer than nobody", table =>
            table.Figures[3].Population = -5, "populations.figures[3].population", "positive whole number" },
        { "more than there are people", table =>
            table.Figures[3].Population = 10_000_000_001, "populations.figures[3].population", "at most" },
        { "no unit", table => table.Unit = "", "populations.unit", "Is required" },
        { "no year", table => table.Year = 0, "populations.year", "the year" },
        { "another year", table => table.Year -= 2, "populations.year", "the year of the first day" },
        { "no figures", table => table.Figures.Clear(), "populations.figures", "a figure for each member" },
        { "figures and a CSV", table =>
            table.Csv = "member_state,population,unit,year\nMT,1,persons,2027\n", "populations.csv", "not both" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task TableThatIsWrong_IsRefused_AndSaysWhere(
        string why, Action<PopulationTable> alter, string field, string said)
    {
        var change = _administrators.Table(_administrators.Today);
        alter(change.Populations);

        var refusal = await RefusedAsync(_administrators.One.ProposeChangeAsync(change));

        Assert.Equal((StatusCode.InvalidArgument, "invalid-field"), (refusal.Status, refusal.Reason));
        Assert.True(
            field == refusal.Fields[0].Field && refusal.Fields[0].Description.Contains(said), $"{why}: {refusal.Message}");
    }

    [Fact]
    public async Task FirstDay_BeforeToday_IsRefused_AndSoIsALastDay()
    {
        var yesterday = _administrators.Table(_administrators.Today.AddDays(-1), _administrators.Today.Year);
        var ending = _administrators.Table(_administrators.Today);
        ending.ValidTo = Day(_administrators.Today.AddYears(1));
        var never = _administrators.Table(_administrators.Today.AddYears(11));

        Assert.Equal(
            "valid_from", Assert.Single((await RefusedAsync(_administrators.One.ProposeChangeAsync(yesterday))).Fields).Field);
        Assert.Equal(
            "valid_to", Assert.Single((await RefusedAsync(_administrators.One.ProposeChangeAsync(ending))).Fields).Field);
        Assert.Equal(
            "valid_from", Assert.Single((await RefusedAsync(_administrators.One.ProposeChangeAsync(never))).Fields).Field);
    }

    [Fact]
    public async Task Csv_AndFigures_AreTheSameProposal()
    {
        var given = _administrators.Table(_administrators.Today);
        var csv = given.Clone();
        csv.Populations = new PopulationTable { Csv = "\ufeff" + Csv(given.Populations, ";", "\r\n", cell => $"\"{cell}\"") };

        var (one, other) =
            (await _administrators.One.ProposeChangeAsync(given), await _administrators.One.ProposeChangeAsync(csv));

        Assert.Equal(one.Proposal, other.Proposal);
        Assert.Equal(one.Sha256, other.Sha256);
        Assert.Equal("", other.Proposal.Populations.Csv);
    }

    [Fact]
    public async Task WhatIsWrongInACsv_IsToldByItsLine()
    {
        var change = _administrators.Table(_administrators.Today);
        change.Populations.Figures[1].MemberState = "GR";
        change.Populations.Figures[4].Population = 0;
        change.Populations = new PopulationTable { Csv = Csv(change.Populations, ",", "\n", cell => cell) };

        var refusal = await RefusedAsync(_administrators.One.ProposeChangeAsync(change));

        Assert.All(refusal.Fields, problem => Assert.Equal("populations.csv", problem.Field));
        Assert.Equal(["Line 3:", "Line 6:"], refusal.Fields.Select(problem => problem.Description[..7]));
    }

    [Fact]
    public async Task SlipOfADigit_ShowsFirst_AndIsReleasedOnlyIfItIsConfirmed()
    {
        var change = _administrators.Table(_administrators.Today);
        change.Populations.Figures.Single(figure => figure.MemberState == "LU").Population *= 10;

        var proposed = await _administrators.One.ProposeChangeAsync(change);
        var comparison = proposed.Comparison;

        // 15 of 10,001 before, and ten times as much of a little more now.
        Assert.Equal((27, 1, 2025), (comparison.Members, comparison.EditionBefore, comparison.YearBefore));
        Assert.Equal(change.Populations.Figures.Sum(figure => figure.Population), comparison.Total);
        Assert.Equal(
            ("LU", 986L, 1499),
            (comparison.Changes[0].MemberState, comparison.Changes[0].PercentOfBefore, comparison.Changes[0].ShareBefore));
        Assert.Equal(["LU"], comparison.LargeChanges);
        Assert.Equal(
            comparison,
            (await _administrators.Other.GetChangeAsync(new GetChangeRequest { Reference = proposed.Reference })).Comparison);
        var refusal = await RefusedAsync(_administrators.Other.ReleaseChangeAsync(Release(proposed)));
        Assert.Equal((StatusCode.FailedPrecondition, "shares-changed-much"), (refusal.Status, refusal.Reason));
        Assert.Contains("LU", refusal.Message);
    }

    private static string Csv(PopulationTable table, string separator, string end, Func<string, string> quote)
        => string.Join(
            end,
            table.Figures
                .Select(figure => string.Join(
                    separator,
                    ((string[])[$"{table.Year}", figure.MemberState, table.Unit, $"{figure.Population}"]).Select(quote)))
                .Prepend(string.Join(separator, "year", "member_state", "unit", "population"))
                .Append(""));
}
