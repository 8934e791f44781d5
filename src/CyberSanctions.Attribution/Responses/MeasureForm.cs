using CyberSanctions.Attribution.Dossiers;
using CyberSanctions.Contracts.Attribution.V1;
using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.Contracts.Kinds;
using CyberSanctions.ServiceDefaults.Validation;

namespace CyberSanctions.Attribution.Responses;

/// <summary>What has to be said of a measure, and of what is done about it.</summary>
internal static class MeasureForm
{
    /// <summary>Characters of a title, or of whoever sees to a measure.</summary>
    public const int LongestLine = 300;

    private const int LongestResults = 10_000;
    private const int MostYearsAhead = 10;

    /// <summary>Begins the checks of a measure that is proposed.</summary>
    public static Checks Check(ProposeMeasureRequest request, DateOnly today)
    {
        var checks = DossierRules.Changing(request.Reference, request.ExpectedVersion)
            .Token("code", request.Code, 60)
            .Line("title", request.Title, LongestLine)
            .Line("owner", request.Owner, LongestLine)
            .FullDate("planned_from", request.PlannedFrom)
            .FullDate("planned_until", request.PlannedUntil, required: false)
            .Paragraphs("justification", request.Justification, 4_000, required: false);
        var from = DayOf(request.PlannedFrom);
        var until = DayOf(request.PlannedUntil);
        var (first, last) = (today.AddYears(-1), today.AddYears(MostYearsAhead));
        return checks
            .That(!(from < first || from > last), "planned_from", $"Must be a day from {first:O} to {last:O}.")
            .That(!(until > last), "planned_until", $"Must be no later than {last:O}.")
            .That(!(until < from && from <= last), "planned_until", "Must not be before `planned_from`.");
    }

    /// <summary>Begins the checks of what is done about a measure.</summary>
    public static Checks Following(string reference, long expectedVersion, string id)
        => DossierRules.Changing(reference, expectedVersion).Reference("id", id);

    /// <summary>Adds the checks of what happened on a day, and of what came of it.</summary>
    public static Checks Happened(this Checks checks, Date? on, string results, DateOnly today)
        => checks
            .FullDate("on", on)
            .That(!(DayOf(on) > today), "on", "Must not be after today.")
            .Paragraphs("results", results, LongestResults);

    // Only of what is a date of the calendar: of anything else enough is said already.
    private static DateOnly? DayOf(Date? date) => date is not null && Calendar.Problem(date) is null ? date.ToDay() : null;
}
