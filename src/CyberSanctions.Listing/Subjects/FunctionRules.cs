using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.Contracts.Kinds;
using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.ServiceDefaults.Validation;

namespace CyberSanctions.Listing.Subjects;

/// <summary>What may be said of functions and their dates.</summary>
internal static class FunctionRules
{
    public static void Check(Checks checks, string field, IReadOnlyList<HeldFunction> functions, DateOnly today)
        => checks.Each(field, functions, SubjectRules.MostOthers, (at, function) =>
        {
            checks
                .Line($"{at}.title", function.Title, SubjectRules.LongestText)
                .Line($"{at}.organisation", function.Organisation, SubjectRules.LongestText, required: false)
                .Remark(at, function.Remark);
            CheckPeriod(checks, $"{at}.from", function.From, $"{at}.until", function.Until, today);
        });

    /// <summary>From when and until when, as far as it is known; the end is not before the beginning.</summary>
    public static void CheckPeriod(
        Checks checks, string since, PartialDate? first, string until, PartialDate? last, DateOnly today)
        => checks
            .LivedDate(since, first, today)
            .LivedDate(until, last, today)
            .That(
                first is null || last is null || LivedDates.Problem(first, today) is not null
                    || LivedDates.Problem(last, today) is not null
                    || Earliest(first) <= Latest(last),
                until,
                "Must not be before it began.");

    private static DateOnly Earliest(PartialDate date) => date.Year == 0
        ? new DateOnly(date.YearFrom, 1, 1)
        : new DateOnly(date.Year, Math.Max(date.Month, 1), Math.Max(date.Day, 1));

    private static DateOnly Latest(PartialDate date) => (date.Year, date.Month, date.Day) switch
    {
        (0, _, _) => new DateOnly(date.YearTo, 12, 31),
        (var year, 0, _) => new DateOnly(year, 12, 31),
        (var year, var month, 0) => new DateOnly(year, month, DateTime.DaysInMonth(year, month)),
        var (year, month, day) => new DateOnly(year, month, day),
    };
}
