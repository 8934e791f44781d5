using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.ServiceDefaults.Validation;

namespace CyberSanctions.Listing.Subjects;

/// <summary>What may be said of entries in registers, and where these can be read.</summary>
internal static class RegisterRules
{
    private const int LongestUrl = 512;

    public static void CheckRegistrations(
        Checks checks, string field, IReadOnlyList<Registration> registrations, DateOnly today)
        => checks.Each(field, registrations, SubjectRules.MostOthers, (at, registration) => checks
            .Line($"{at}.register", registration.Register, SubjectRules.LongestShort, required: false)
            .IdentifierNumber($"{at}.number", "regnumber", registration.Number, SubjectRules.LongestShort)
            .LivedDate($"{at}.registered_on", registration.RegisteredOn, today)
            .Line($"{at}.place", registration.Place, SubjectRules.LongestShort, required: false)
            .Country($"{at}.country", registration.Country)
            .Remark(at, registration.Remark));

    public static void CheckLinks(Checks checks, string field, IReadOnlyList<RegisterLink> links, DateOnly today)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        checks.Each(field, links, SubjectRules.MostOthers, (at, link) => checks
            .Line($"{at}.title", link.Title, SubjectRules.LongestShort, required: false)
            .Url($"{at}.url", link.Url, LongestUrl, required: true)
            .LivedDate($"{at}.seen_on", link.SeenOn, today)
            .Once($"{at}.url", seen.Add(link.Url)));
    }
}
