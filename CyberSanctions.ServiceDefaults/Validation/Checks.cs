using System.Globalization;
using System.Text;
using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.ServiceDefaults.Errors;

namespace CyberSanctions.ServiceDefaults.Validation;

/// <summary>
/// Collects everything that is wrong with a request, so that the person who sent it learns it
/// all at once, and refuses it if there is anything.
/// </summary>
public sealed class Checks
{
    private readonly List<FieldProblem> _problems = [];

    /// <summary>A problem unless it holds.</summary>
    public Checks That(bool holds, string field, string description)
    {
        if (!holds)
        {
            _problems.Add(new FieldProblem(field, description));
        }

        return this;
    }

    /// <summary>One line of text: present, trimmed, at most so many characters, nothing invisible in it.</summary>
    public Checks Line(string field, string value, int most, bool required = true)
        => Text(field, value, most, required, allowLineBreaks: false);

    /// <summary>Text of several lines.</summary>
    public Checks Paragraphs(string field, string value, int most, bool required = true)
        => Text(field, value, most, required, allowLineBreaks: true);

    /// <summary>A value of a closed list.</summary>
    public Checks Choice<T>(string field, T value)
        where T : struct, Enum
        => That(!value.Equals(default(T)) && Enum.IsDefined(value), field, "Must be one of the listed values.");

    /// <summary>A value of a closed list that may be left out.</summary>
    public Checks OptionalChoice<T>(string field, T value)
        where T : struct, Enum
        => That(Enum.IsDefined(value), field, "Must be one of the listed values.");

    /// <summary>A full calendar date between the years 1 and 9999.</summary>
    public Checks FullDate(string field, Date? date, bool required = true)
        => date is null
            ? That(!required, field, "Is required.")
            : That(IsDate(date.Year, date.Month, date.Day), field, "Is no date of the calendar.");

    /// <summary>A date as far as it is known, between the years 1 and 9999.</summary>
    public Checks DateAsKnown(string field, PartialDate? date, bool required = false)
        => date is null
            ? That(!required, field, "Is required.")
            : That(IsPartialDate(date), field, "Is no date of the calendar: give year, year and month, a full date, or a range of years.");

    /// <summary>An ISO 3166-1 alpha-2 code, upper case.</summary>
    public Checks Country(string field, string value, bool required = false)
        => That(
            value.Length == 0 ? !required : value.Length == 2 && value.All(char.IsAsciiLetterUpper),
            field,
            "Must be an ISO 3166-1 alpha-2 code, upper case.");

    /// <summary>Refuses when a problem was found.</summary>
    public void Throw()
    {
        if (_problems.Count > 0)
        {
            throw Refusal.Invalid(_problems);
        }
    }

    private static bool IsDate(int year, int month, int day)
        => year is >= 1 and <= 9999 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month);

    private static bool IsPartialDate(PartialDate date)
    {
        if (date.Year == 0)
        {
            return date is { Month: 0, Day: 0, YearFrom: >= 1, YearTo: <= 9999 } && date.YearFrom <= date.YearTo;
        }

        return date is { YearFrom: 0, YearTo: 0 } && (date.Month, date.Day) switch
        {
            (0, 0) => IsDate(date.Year, 1, 1),
            (_, 0) => IsDate(date.Year, date.Month, 1),
            _ => IsDate(date.Year, date.Month, date.Day),
        };
    }

    private Checks Text(string field, string value, int most, bool required, bool allowLineBreaks)
    {
        if (value.Length == 0)
        {
            return That(!required, field, "Is required.");
        }

        That(value.EnumerateRunes().Count() <= most, field, $"Must not be longer than {most.ToString(CultureInfo.InvariantCulture)} characters.");
        That(value.Trim().Length == value.Length, field, "Must not begin or end with white space.");
        return That(
            IsReadable(value, allowLineBreaks),
            field,
            "Must not hold control characters, unpaired surrogates, or characters that change the direction of text.");
    }

    private static bool IsReadable(string value, bool allowLineBreaks)
    {
        // EnumerateRunes turns an unpaired surrogate into U+FFFD, which nobody writes on purpose.
        foreach (var rune in value.EnumerateRunes())
        {
            var allowed = rune.Value switch
            {
                '\n' or '\r' or '\t' => allowLineBreaks,
                0xFFFD or 0xFEFF => false,

                // Bidirectional overrides and isolates make a name read as another one.
                (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069) or 0x200E or 0x200F or 0x061C => false,
                _ => Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
                    or UnicodeCategory.OtherNotAssigned or UnicodeCategory.PrivateUse),
            };
            if (!allowed)
            {
                return false;
            }
        }

        return true;
    }
}
