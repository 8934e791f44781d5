using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.ServiceDefaults.Identity;

namespace CyberSanctions.Listing.Subjects;

/// <summary>
/// Whether two proposals look as if they were on the same subject: they share an identifier, or a name and, as far as they are
/// known, the birth (of an entity: the registration). Whoever drafts the second one has to say that it is somebody else.
/// </summary>
internal static class SubjectIdentity
{
    /// <summary>What a subject is found by: its names, whatever order their words are in, and its identifiers.</summary>
    public static IReadOnlyCollection<string> Keys(Subject subject)
        => [.. subject.Names.Select(name => NameKey(name.WholeName))
            .Concat(subject.Identifiers.Select(Key))
            .Distinct(StringComparer.Ordinal)];

    /// <summary>What two subjects have in common, in words; empty when they cannot be taken for one.</summary>
    public static string InCommon(Subject one, Subject other)
    {
        if (one.Identifiers.FirstOrDefault(identifier => other.Identifiers.Any(o => AreOne(identifier, o))) is { } identifier)
        {
            return $"the {identifier.Type} {identifier.Number}";
        }

        var names = other.Names.Select(name => NameKey(name.WholeName)).ToHashSet(StringComparer.Ordinal);
        return one.Kind == other.Kind
            && one.Names.FirstOrDefault(name => names.Contains(NameKey(name.WholeName))) is { } shared
            && AgreeOnDates(one, other)
                ? $"the name {shared.WholeName}"
                : "";
    }

    /// <summary>
    /// Whether they share a name or an identifier: after an amendment that leaves none, it is somebody else's entry.
    /// </summary>
    public static bool ShareAny(Subject one, Subject other) => Keys(one).Intersect(Keys(other), StringComparer.Ordinal).Any();

    private static bool AreOne(Identifier one, Identifier other)
        => Key(one) == Key(other)
            && (one.IssuingCountry.Length == 0 || other.IssuingCountry.Length == 0 || one.IssuingCountry == other.IssuingCountry);

    // Where one of them says nothing, nothing tells them apart.
    private static bool AgreeOnDates(Subject one, Subject other)
    {
        var (dates, others) = (Dates(one), Dates(other));
        return dates.Count == 0 || others.Count == 0 || dates.Any(date => others.Any(o => Overlap(date, o)));
    }

    private static List<PartialDate> Dates(Subject subject)
        => [.. subject.Births.Select(birth => birth.Date).Append(subject.RegisteredOn).Where(date => date is not null)];

    private static bool Overlap(PartialDate one, PartialDate other)
    {
        var (first, last) = Span(one);
        var (otherFirst, otherLast) = Span(other);
        return first <= otherLast && otherFirst <= last;
    }

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

    private static string NameKey(string name)
        => "name:"
            + string.Join(' ', Words(name).Select(Folding.Of).Where(word => word.Length > 0).Order(StringComparer.Ordinal));

    private static string Key(Identifier identifier)
        => $"{identifier.Type}:{Folding.Of(string.Concat(Words(identifier.Number)))}";

    // Hyphens, dots and apostrophes are written or left out as one likes.
    private static IEnumerable<string> Words(string text)
        => string.Concat(text.Select(c => char.IsPunctuation(c) || char.IsWhiteSpace(c) ? ' ' : c))
            .Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
