using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.Contracts.Kinds;
using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.ServiceDefaults.Validation;

namespace CyberSanctions.Listing.Subjects;

/// <summary>What may be said of passports, numbers of registers and the like.</summary>
internal static class IdentifierRules
{
    // list.xml takes no longer one, and a number that is cut is another number.
    private const int LongestNumber = 256;

    // Nothing is valid for longer; a slip of the pen is.
    private const int MostYears = 50;

    public static void Check(Checks checks, string field, IReadOnlyList<Identifier> identifiers, DateOnly today)
        => checks.Each(
            field, identifiers, SubjectRules.MostOthers, (at, identifier) => Identifier(checks, at, identifier, today));

    private static void Identifier(Checks checks, string field, Identifier identifier, DateOnly today)
    {
        checks
            .That(
                Identifiers.Types.Contains(identifier.Type),
                $"{field}.type",
                $"Must be one of {string.Join(", ", Identifiers.Types.Order())}.")
            .IdentifierNumber($"{field}.number", identifier.Type, identifier.Number, LongestNumber)
            .LatinNumber($"{field}.latin_number", identifier.LatinNumber, LongestNumber)
            .Country($"{field}.issuing_country", identifier.IssuingCountry)
            .LivedDate($"{field}.issued_on", identifier.IssuedOn, today)
            .LivedDate($"{field}.valid_from", identifier.ValidFrom, today)
            .FullDate($"{field}.valid_to", identifier.ValidTo, required: false)
            .Line($"{field}.issued_by", identifier.IssuedBy, SubjectRules.LongestShort, required: false)
            .Line($"{field}.region", identifier.Region, SubjectRules.LongestShort, required: false)
            .Line($"{field}.name_on_document", identifier.NameOnDocument, SubjectRules.LongestShort, required: false)
            .Line($"{field}.type_description", identifier.TypeDescription, SubjectRules.LongestText, required: false)
            .Remark(field, identifier.Remark);
        if (identifier.ValidTo is null || Calendar.Problem(identifier.ValidTo) is not null)
        {
            return;
        }

        var last = identifier.ValidTo.ToDay();
        var isPossible = last.Year > 1800 && last <= today.AddYears(MostYears);
        checks
            .That(isPossible, $"{field}.valid_to", $"Must be after 1800, and not more than {MostYears} years ahead.")
            .That(
                !(Lived(identifier.IssuedOn, today) > last) && !(Lived(identifier.ValidFrom, today) > last),
                $"{field}.valid_to",
                "Must not be before it was issued or valid.")
            .That(
                !identifier.KnownExpired || !isPossible || last < today,
                $"{field}.known_expired",
                "Is said to have expired, and to be valid still.");
    }

    private static DateOnly? Lived(Date? date, DateOnly today)
        => date is not null && LivedDates.Problem(date, today) is null ? date.ToDay() : null;
}
