using CyberSanctions.ServiceDefaults.Validation;

namespace CyberSanctions.Listing.Statistics;

/// <summary>The years that somebody asks for.</summary>
/// <param name="From">The first; 0: the first in which there is something.</param>
/// <param name="Until">The last.</param>
internal sealed record YearSpan(int From, int Until)
{
    /// <summary>Nothing that is counted here was before.</summary>
    public const int Earliest = 1950;

    private const int Most = 100;

    /// <summary>The years, if they are such that figures can be told of them.</summary>
    /// <exception cref="ServiceDefaults.Errors.RefusedException">INVALID_ARGUMENT.</exception>
    public static YearSpan Require(int from, int until, CountedDay day)
    {
        var last = day.Day.Year;
        var span = $"Must be a year from {Earliest} to {last}.";
        new Checks().That(IsCounted(from), "from_year", span).That(IsCounted(until), "until_year", span).Throw();
        new Checks().That(from == 0 || until == 0 || from <= until, "until_year", $"Must not be before {from}.").Throw();
        return new YearSpan(from, until == 0 ? last : until);

        bool IsCounted(int year) => year == 0 || (year >= Earliest && year <= last);
    }

    /// <summary>All of them, the oldest first; of more than a hundred the last hundred.</summary>
    /// <param name="first">The first year in which there is something.</param>
    public IEnumerable<int> Years(int first)
    {
        var from = Math.Max(From == 0 ? Math.Min(first, Until) : From, Until - Most + 1);
        return Enumerable.Range(from, Until - from + 1);
    }
}
