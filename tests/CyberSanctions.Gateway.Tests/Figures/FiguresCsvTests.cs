using System.Globalization;
using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.Contracts.Kinds;
using CyberSanctions.Gateway.Json;
using CyberSanctions.Gateway.Statistics;
using Microsoft.VisualBasic.FileIO;
using Wire = CyberSanctions.Contracts.Listing.V1;

namespace CyberSanctions.Gateway.Tests.Figures;

/// <summary>Figures as CSV: what another program reads in them is what the JSON says.</summary>
public sealed class FiguresCsvTests
{
    [Fact]
    public void ListingFigures_HaveARowForEachPeriodKindGroundAndReason_WithWhatTheJsonSays()
    {
        var figures = Listings().ToFigures();

        var rows = Read(FiguresCsv.Of(figures));

        Assert.Equal(2 + 3 + 1 + 6, rows.Count);
        Assert.All(rows, row => Assert.Equal(("eu-cyber", "CYB", "2026-11-27"), (row["list"], row["programme"], row["asOf"])));
        var total = rows.Single(row => row["of"] == "total");
        Assert.Equal(
            ["2026-01-01", "2026-11-27", "false", "", "1", "2", "3", "4", "5", "6", "7", "8", "9000000000"],
            Values(total, "from", "until", "complete", "value", "listed", "amended", "corrected", "renewed", "delisted",
                "expired",
                "groundGained", "groundLost", "onList"));
        Assert.Equal(
            ["person", "entity"], rows.Where(row => row["of"] == "kind").Select(row => row["value"]));
        Assert.Equal(
            ["responsible", "support-or-involvement", "associated"],
            rows.Where(row => row["of"] == "ground").Select(row => row["value"]));
        var annulled = rows.Single(row => row["value"] == "annulled-by-court");
        Assert.Equal(["delistingReason", "10", "", ""], Values(annulled, "of", "delisted", "listed", "onList"));
    }

    [Fact]
    public void AdoptionFigures_HaveFourRowsForEachStage_AndSayWhatIsNotTold()
    {
        var told = new Wire.StageFigures
        {
            Proposals = 4,
            Without = 1,
            SinceDrafting = Spread(10),
            SinceDraftingInWorkingDays = Spread(7),
            SinceStageBefore = Spread(3),
            SinceStageBeforeInWorkingDays = Spread(2),
        };
        var figures = new Wire.AdoptionFigures
        {
            List = "eu-cyber",
            AsOf = new DateOnly(2026, 11, 27).ToMessage(),
            CountedUpTo = Handling.TlpAmberStrict,
            Groups =
            {
                new Wire.AdoptionGroup
                {
                    Year = 2026,
                    Kind = Wire.OperationKind.List,
                    Proposals = 5,
                    Acts = 3,
                    Stages =
                    {
                        new Wire.AdoptionTime { Stage = Wire.AdoptionStage.Relex, Figures = told },
                        new Wire.AdoptionTime { Stage = Wire.AdoptionStage.Psc },
                        new Wire.AdoptionTime { Stage = Wire.AdoptionStage.InForce, Figures = new() { Without = 5 } },
                    },
                },
            },
        }.ToFigures();

        var rows = Read(FiguresCsv.Of(figures));

        Assert.Equal(12, rows.Count);
        Assert.All(rows, row => Assert.Equal(("TLP:AMBER+STRICT", "2026", "list"), (row["countedUpTo"], row["year"],
            row["kind"])));
        Assert.Equal(
            [("drafting", "all", "10"), ("drafting", "working", "7"), ("stageBefore", "all", "3"), ("stageBefore", "working",
                "2")],
            rows.Where(row => row["stage"] == "relex").Select(row => (row["since"], row["days"], row["median"])));
        Assert.All(
            rows.Where(row => row["stage"] == "psc"),
            row => Assert.Equal(["false", "", "", "", ""], Values(row, "told", "proposals", "without", "median", "longest")));
        Assert.All(
            rows.Where(row => row["stage"] == "in-force"),
            row => Assert.Equal(["true", "0", "5", ""], Values(row, "told", "proposals", "without", "median")));
    }

    [Fact]
    public void ReviewFigures_HaveARowForAllAndForEachGround()
    {
        var figures = new Wire.ReviewFigures
        {
            List = "eu-cyber",
            AsOf = new DateOnly(2026, 11, 27).ToMessage(),
            CountedUpTo = Handling.TlpRed,
            Years =
            {
                new Wire.ReviewYear
                {
                    Year = 2026,
                    Total = new() { Due = 3, ConcludedLate = 3, DaysLate = Spread(4) },
                    Grounds =
                    {
                        new Wire.ReviewCountsOfGround { Ground = Wire.ReviewGround.Periodic, Counts = new() { Due = 1,
                            Overdue = 1 } },
                    },
                },
            },
        }.ToFigures();

        var rows = Read(FiguresCsv.Of(figures));

        Assert.Equal(["all", "periodic"], rows.Select(row => row["ground"]));
        Assert.Equal(["3", "3", "3", "4", "5", "6"], Values(
            rows[0], "due", "concludedLate", "daysLateLowerQuartile", "daysLateMedian", "daysLateUpperQuartile",
                "daysLateLongest"));
        Assert.Equal(["1", "1", ""], Values(rows[1], "due", "overdue", "daysLateMedian"));
    }

    [Fact]
    public void Csv_IsThatOfRfc4180_AndChangesNoValue()
    {
        var csv = new Csv("name", "number", "day");
        csv.Add("Blue \"Heron\", Ltd\r\nPort Lark", -5, new DateOnly(2024, 2, 29));

        Assert.Equal(
            "name,number,day\r\n\"Blue \"\"Heron\"\", Ltd\r\nPort Lark\",-5,2024-02-29\r\n", csv.ToString());
    }

    [Theory]
    [InlineData("=1+1")]
    [InlineData("+1")]
    [InlineData("-1")]
    [InlineData("@SUM(A1)")]
    [InlineData("\t=1")]
    [InlineData("\r=1")]
    public void Text_ThatASpreadsheetWouldCalculate_IsNotWritten(string text)
        => Assert.Throws<ArgumentException>(() => new Csv("name").Add(text));

    [Fact]
    public void EveryWordOfTheTables_IsWrittenAsItIs()
    {
        string[] words =
        [
            .. Words<Wire.DelistingReason>.All, .. Words<Wire.ListingGround>.All, .. Words<Wire.SubjectKind>.All,
            .. Words<Wire.AdoptionStage>.All, .. Words<Wire.OperationKind>.All, .. Words<Wire.ReviewGround>.All,
            .. Words<Handling>.All,
        ];

        Assert.All(words, word => Assert.Equal($"{word}\r\n", Added(word)));

        static string Added(string word)
        {
            var csv = new Csv("word");
            csv.Add(word);
            return csv.ToString()["word\r\n".Length..];
        }
    }

    // By a reader that is not ours.
    private static List<Dictionary<string, string>> Read(Csv csv)
    {
        Assert.Equal(0, csv.ToString().Replace("\r\n", "", StringComparison.Ordinal).Count(c => c is '\r' or '\n'));
        using var parser = new TextFieldParser(new StringReader(csv.ToString()))
        {
            Delimiters = [","],
            HasFieldsEnclosedInQuotes = true
        };
        var header = parser.ReadFields()!;
        var rows = new List<Dictionary<string, string>>();
        while (parser.ReadFields() is { } fields)
        {
            rows.Add(header.Zip(fields).ToDictionary(of => of.First, of => of.Second, StringComparer.Ordinal));
        }

        return rows;
    }

    private static IEnumerable<string> Values(Dictionary<string, string> row, params string[] columns)
        => columns.Select(column => row[column]);

    private static Wire.DaySpread Spread(int median)
        => new() { LowerQuartile = median - 1, Median = median, UpperQuartile = median + 1, Longest = median + 2 };

    private static Wire.ListingFigures Listings()
    {
        var counts = new Wire.ListingCounts
        {
            Listed = 1,
            Amended = 2,
            Corrected = 3,
            Renewed = 4,
            Delisted = 5,
            Expired = 6,
            GroundGained = 7,
            GroundLost = 8,
            OnList = 9_000_000_000,
        };
        return new Wire.ListingFigures
        {
            List = "eu-cyber",
            Programme = "CYB",
            AsOf = new DateOnly(2026, 11, 27).ToMessage(),
            By = Wire.FigurePeriod.Year,
            Periods =
            {
                new Wire.ListingPeriod
                {
                    From = new DateOnly(2026, 1, 1).ToMessage(),
                    Until = new DateOnly(2026, 11, 27).ToMessage(),
                    Total = counts,
                    Kinds = { Of<Wire.SubjectKind>().Select(kind =>
                        new Wire.ListingCountsOfKind { Kind = kind, Counts = counts }) },
                    Grounds =
                    {
                        Of<Wire.ListingGround>().Select(ground =>
                            new Wire.ListingCountsOfGround { Ground = ground, Counts = counts }),
                    },
                    DelistedFor =
                    {
                        Of<Wire.DelistingReason>().Select(
                            reason => new Wire.DelistedForReason { Reason = reason, Delisted = 10 * (int)reason }),
                    },
                },
            },
        };
    }

    private static IEnumerable<T> Of<T>()
        where T : struct, Enum
        => Enum.GetValues<T>().Where(value => Convert.ToInt32(value, CultureInfo.InvariantCulture) != 0);
}
