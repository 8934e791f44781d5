using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.Contracts.Kinds;
using Google.Protobuf.WellKnownTypes;

namespace CyberSanctions.Contracts.Tests.Kinds;

public sealed class DatesTests
{
    private const string Future = "Must not be after today.";
    private const string Past = "Must be after 1800.";
    private const string Impossible = "Is no date of the calendar: give year, year and month, a full date, or a range of years.";

    private static readonly DateOnly Today = new(2026, 11, 25);

    public static TheoryData<PartialDate, string?> Known => new()
    {
        { new PartialDate { Year = 1984, Month = 2, Day = 29 }, null },
        { new PartialDate { Year = 2000, Month = 2, Day = 29 }, null },
        { new PartialDate { Year = 1985 }, null },
        { new PartialDate { YearFrom = 1979, YearTo = 1981, Circa = true }, null },
        { new PartialDate { Year = 2026, Month = 11, Day = 25 }, null },
        { new PartialDate { Year = 2026, Month = 11 }, null },
        { new PartialDate { Year = 2026 }, null },
        { new PartialDate { YearFrom = 1801, YearTo = 2026 }, null },
        { new PartialDate { Year = 2026, Month = 11, Day = 26 }, Future },
        { new PartialDate { Year = 2026, Month = 12 }, Future },
        { new PartialDate { Year = 2027 }, Future },
        { new PartialDate { Year = 9999 }, Future },
        { new PartialDate { Year = 2068, Month = 7, Day = 16 }, Future },
        { new PartialDate { YearFrom = 1960, YearTo = 2900 }, Future },
        { new PartialDate { YearFrom = 1960, YearTo = 2027 }, Future },
        { new PartialDate { Year = 1800 }, Past },
        { new PartialDate { YearFrom = 1700, YearTo = 1985 }, Past },
        { new PartialDate { Year = 68 }, Past },
        { new PartialDate { Year = 1985, Month = 2, Day = 29 }, Impossible },
        { new PartialDate { Year = 1900, Month = 2, Day = 29 }, Impossible },
        { new PartialDate { Year = 1959, Day = 1 }, Impossible },
        { new PartialDate { YearFrom = 1985, YearTo = 1960 }, Impossible },
        { new PartialDate(), Impossible },
    };

    [Theory]
    [MemberData(nameof(Known))]
    public void Birth_IsAfter1800AndNotAfterToday(PartialDate date, string? problem)
        => Assert.Equal(problem, LivedDates.Problem(date, Today));

    public static TheoryData<Date, string?> Issued => new()
    {
        { new Date { Year = 2026, Month = 11, Day = 25 }, null },
        { new Date { Year = 2026, Month = 11, Day = 26 }, Future },
        { new Date { Year = 2126, Month = 1, Day = 1 }, Future },
        { new Date { Year = 1800, Month = 12, Day = 31 }, Past },
        { new Date { Year = 2026, Month = 2, Day = 29 }, "Is no date of the calendar." },
    };

    [Theory]
    [MemberData(nameof(Issued))]
    public void Document_IsIssuedAfter1800AndNotAfterToday(Date date, string? problem)
        => Assert.Equal(problem, LivedDates.Problem(date, Today));

    public static TheoryData<Date, string?> InForce => new()
    {
        { new Date { Year = 2019, Month = 5, Day = 18 }, null },
        { new Date { Year = 2027, Month = 11, Day = 25 }, null },
        { new Date
        {
            Year = 2019,
            Month = 5,
            Day = 17,
        }, "Must not be before 2019-05-18, when Regulation (EU) 2019/796 entered into force." },
        { new Date
        {
            Year = 1,
            Month = 1,
            Day = 1,
        }, "Must not be before 2019-05-18, when Regulation (EU) 2019/796 entered into force." },
        { new Date { Year = 9999, Month = 12, Day = 31 }, "Must not be more than a year ahead." },
        { new Date { Year = 2026, Month = 2, Day = 30 }, "Is no date of the calendar." },
    };

    [Theory]
    [MemberData(nameof(InForce))]
    public void Act_IsNotInForceBeforeTheRegulation(Date date, string? problem)
        => Assert.Equal(problem, ActDates.Problem(date, Today));

    [Theory]
    [InlineData("2026-11-25T22:59:59Z", "2026-11-25")]
    [InlineData("2026-11-25T23:00:00Z", "2026-11-26")]
    [InlineData("2026-07-01T22:00:00Z", "2026-07-02")]
    public void Today_IsThatOfBrussels(string now, string today)
        => Assert.Equal(DateOnly.Parse(today), LivedDates.Today(new Stopped(DateTimeOffset.Parse(now))));

    [Fact]
    public void Moments_AreOfTheCalendar()
    {
        Assert.Null(Instants.Problem(new Timestamp { Seconds = -62_135_596_800 }));
        Assert.Null(Instants.Problem(new Timestamp { Seconds = 253_402_300_799, Nanos = 999_999_000 }));
        Assert.NotNull(Instants.Problem(new Timestamp { Seconds = 253_402_300_800 }));
        Assert.NotNull(Instants.Problem(new Timestamp { Nanos = -1_000 }));
    }

    private sealed class Stopped(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
