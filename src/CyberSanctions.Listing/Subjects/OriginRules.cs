using CyberSanctions.Contracts.Kinds;
using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.ServiceDefaults.Validation;

namespace CyberSanctions.Listing.Subjects;

/// <summary>What may be said of births and nationalities.</summary>
internal static class OriginRules
{
    public static void CheckBirths(Checks checks, string field, IReadOnlyList<Birth> births, DateOnly today)
        => checks.Each(field, births, SubjectRules.MostOthers, (at, birth) => Birth(checks, at, birth, today));

    public static void CheckNationalities(Checks checks, string field, Subject subject, DateOnly today)
    {
        var before = checks.Problems.Count;
        checks
            .Each(
                $"{field}.nationalities",
                subject.Nationalities,
                SubjectRules.MostOthers,
                (at, country) => checks.Country(at, country, required: true))
            .That(
                subject.Nationalities.Distinct(StringComparer.Ordinal).Count() == subject.Nationalities.Count,
                $"{field}.nationalities",
                "Must not name a country twice.");
        var countriesAreGood = checks.Problems.Count == before;
        var seen = new HashSet<string>(StringComparer.Ordinal);
        checks.Each($"{field}.nationality_details", subject.NationalityDetails, SubjectRules.MostOthers, (at, detail) =>
        {
            checks
                .Country($"{at}.country", detail.Country, required: true)
                .Line($"{at}.region", detail.Region, SubjectRules.LongestShort, required: false)
                .LivedDate($"{at}.acquired_on", detail.AcquiredOn, today)
                .LivedDate($"{at}.lost_on", detail.LostOn, today)
                .Remark(at, detail.Remark)
                .That(
                    detail.AcquiredOn is not null || detail.LostOn is not null || detail.Region.Length > 0
                        || detail.Remark.Length > 0,
                    at,
                    "Must say more than the country.")
                .Once($"{at}.country", seen.Add(detail.Country))
                .That(
                    !countriesAreGood || subject.Nationalities.Contains(detail.Country),
                    $"{at}.country",
                    "Must be one of the nationalities.")
                .That(
                    detail.AcquiredOn is null || detail.LostOn is null
                        || LivedDates.Problem(detail.AcquiredOn, today) is not null
                        || LivedDates.Problem(detail.LostOn, today) is not null
                        || detail.AcquiredOn.ToDay() <= detail.LostOn.ToDay(),
                    $"{at}.lost_on",
                    "Must not be before it was acquired.");
        });
    }

    private static void Birth(Checks checks, string field, Birth birth, DateOnly today)
    {
        var place = new[] { birth.Place, birth.Country, birth.City, birth.Region, birth.Postcode };
        checks
            .LivedDate($"{field}.date", birth.Date, today)
            .Line($"{field}.place", birth.Place, SubjectRules.LongestText, required: false)
            .Country($"{field}.country", birth.Country)
            .Line($"{field}.city", birth.City, SubjectRules.LongestShort, required: false)
            .Line($"{field}.region", birth.Region, SubjectRules.LongestShort, required: false)
            .Line($"{field}.postcode", birth.Postcode, SubjectRules.LongestShort, required: false)
            .OptionalChoice($"{field}.calendar", birth.Calendar)
            .Line($"{field}.as_given", birth.AsGiven, SubjectRules.LongestShort, required: false)
            .Remark(field, birth.Remark)
            .That(
                birth.Date is not null || birth.DateInCalendar is not null || birth.AsGiven.Length > 0
                    || place.Any(part => part.Length > 0),
                field,
                "Must say when or where.");
        if (!Enum.IsDefined(birth.Calendar))
        {
            return;
        }

        if (!OtherCalendars.IsOther(birth.Calendar))
        {
            checks.That(
                birth.DateInCalendar is null,
                $"{field}.date_in_calendar",
                "Is of a calendar that is not the Gregorian one: say which (calendar).");
            return;
        }

        checks.That(
            birth.DateInCalendar is not null || birth.AsGiven.Length > 0,
            $"{field}.calendar",
            "Needs the date of that calendar: date_in_calendar or as_given.");
        if (birth.DateInCalendar is not { } given)
        {
            return;
        }

        var problem = OtherCalendars.Problem(birth.Calendar, given, today);
        checks
            .That(problem is null, $"{field}.date_in_calendar.{problem?.Field}", problem?.Problem ?? "")
            .That(
                problem is not null || birth.Date is null || LivedDates.Problem(birth.Date, today) is not null
                    || OtherCalendars.CanBe(birth.Calendar, given, birth.Date),
                $"{field}.date_in_calendar",
                "Is another time than the Gregorian date beside it.");
    }
}
