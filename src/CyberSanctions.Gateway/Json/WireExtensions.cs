using Google.Protobuf.WellKnownTypes;
using Common = CyberSanctions.Contracts.Common.V1;

namespace CyberSanctions.Gateway.Json;

/// <summary>
/// Between JSON's values and protobuf's. Protobuf has no absent text and no absent list, JSON has: an empty one there
/// is an absent one here.
/// </summary>
internal static class WireExtensions
{
    public static string? OrAbsent(this string text) => text.Length == 0 ? null : text;

    public static IReadOnlyList<TValue>? OrAbsent<T, TValue>(this IReadOnlyCollection<T> items, Func<T, TValue> map)
        => items.Count == 0 ? null : [.. items.Select(map)];

    public static DateTime ToTime(this Timestamp timestamp) => timestamp.ToDateTime();

    public static Timestamp? ToWire(this DateTimeOffset? instant) => instant is { } present ? Timestamp.FromDateTimeOffset(present) : null;

    public static Common.Date ToWire(this DateOnly date) => new() { Year = date.Year, Month = date.Month, Day = date.Day };

    public static DateOnly ToDate(this Common.Date date) => new(date.Year, date.Month, date.Day);

    public static Common.PartialDate ToWire(this PartialDate date) => new()
    {
        Year = date.Year,
        Month = date.Month,
        Day = date.Day,
        YearFrom = date.YearFrom,
        YearTo = date.YearTo,
        Circa = date.Circa,
    };

    public static PartialDate ToPartialDate(this Common.PartialDate date) => new(date.Year, date.Month, date.Day, date.YearFrom, date.YearTo, date.Circa);
}
