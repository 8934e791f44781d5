using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.Contracts.Listing.V1;

namespace CyberSanctions.Listing.Subjects;

/// <summary>
/// When a subject was born, or an entity registered, as spans of days: of two subjects that know of no day in common, neither
/// is the other.
/// </summary>
internal static class KnownSpans
{
    /// <summary>The spans; none when nothing is known.</summary>
    public static IReadOnlyList<(DateOnly First, DateOnly Last)> Of(Subject subject)
        => [.. subject.Births.Select(birth => birth.Date)
            .Append(subject.RegisteredOn)
            .Concat(subject.Registrations.Select(registration => registration.RegisteredOn))
            .Where(date => date is not null)
            .Select(date => Span(date!))];

    /// <summary>Whether they can be of one: where one of them says nothing, nothing tells them apart.</summary>
    public static bool Agree(Subject one, Subject other)
    {
        var (spans, others) = (Of(one), Of(other));
        return spans.Count == 0
            || others.Count == 0
            || spans.Any(span => others.Any(o => span.First <= o.Last && o.First <= span.Last));
    }

    /// <summary>As Postgres writes several ranges of days: <c>{[1985-01-01,1985-12-31]}</c>.</summary>
    public static string ToMultirange(Subject subject)
        => $"{{{string.Join(',', Of(subject).Select(span => $"[{span.First:yyyy-MM-dd},{span.Last:yyyy-MM-dd}]"))}}}";

    // "Approximately" is taken for a year more or less.
    private static (DateOnly First, DateOnly Last) Span(PartialDate date)
    {
        var (first, last) = (date.Year, date.Month, date.Day) switch
        {
            (0, _, _) => (new DateOnly(date.YearFrom, 1, 1), new DateOnly(date.YearTo, 12, 31)),
            (var year, 0, _) => (new DateOnly(year, 1, 1), new DateOnly(year, 12, 31)),
            (var year, var month, 0) =>
                (new DateOnly(year, month, 1), new DateOnly(year, month, DateTime.DaysInMonth(year, month))),
            var (year, month, day) => (new DateOnly(year, month, day), new DateOnly(year, month, day)),
        };
        return date.Circa && first.Year > 1 && last.Year < 9999 ? (first.AddYears(-1), last.AddYears(1)) : (first, last);
    }
}
