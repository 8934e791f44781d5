using CyberSanctions.Contracts.Kinds;
using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.ServiceDefaults.Validation;

namespace CyberSanctions.Listing.Subjects;

/// <summary>
/// What may be said of a person, and what of an entity: the particulars of Regulation (EU) 2019/796, Article 14(2).
/// </summary>
internal static class SubjectRules
{
    private const int MostNames = 200;
    private const int MostOthers = 50;
    private const int LongestName = 500;

    // list.xml takes no longer one, and a number that is cut is another number.
    private const int LongestNumber = 256;
    private const int LongestText = 1_000;

    /// <summary>Adds what is wrong with a subject to the checks.</summary>
    public static Checks Check(Checks checks, Subject? subject, DateOnly today)
        => subject is null
            ? checks.That(false, "subject", "Is required.")
            : CheckSome(checks, "subject", subject, today)
                .Choice("subject.kind", subject.Kind)
                .That(subject.Names.Count >= 1, "subject.names", "Is required: the first is the primary name.");

    /// <summary>Adds what is wrong with some of the particulars of a subject whose kind is known.</summary>
    public static Checks CheckSome(Checks checks, string field, Subject subject, DateOnly today)
    {
        checks
            .OptionalChoice($"{field}.gender", subject.Gender)
            .Line($"{field}.function", subject.Function, LongestText, required: false)
            .LivedDate($"{field}.registered_on", subject.RegisteredOn, today)
            .Line($"{field}.place_of_registration", subject.PlaceOfRegistration, LongestText, required: false);
        Each(checks, $"{field}.names", subject.Names, MostNames, Name);
        Each(checks, $"{field}.births", subject.Births, MostOthers, (checks, at, birth) => Birth(checks, at, birth, today));
        Each(checks, $"{field}.nationalities", subject.Nationalities, MostOthers, Nationality);
        checks.That(
            subject.Nationalities.Distinct(StringComparer.Ordinal).Count() == subject.Nationalities.Count,
            $"{field}.nationalities",
            "Must not name a country twice.");
        Each(
            checks,
            $"{field}.identifiers",
            subject.Identifiers,
            MostOthers,
            (checks, at, identifier) => Identifier(checks, at, identifier, today));
        Each(checks, $"{field}.addresses", subject.Addresses, MostOthers, Address);
        return subject.Kind switch
        {
            SubjectKind.Person => checks
                .That(subject.RegisteredOn is null, $"{field}.registered_on", "Is for entities only.")
                .That(subject.PlaceOfRegistration.Length == 0, $"{field}.place_of_registration", "Is for entities only."),
            SubjectKind.Entity => checks
                .That(subject.Births.Count == 0, $"{field}.births", "Is for persons only.")
                .That(subject.Nationalities.Count == 0, $"{field}.nationalities", "Is for persons only.")
                .That(subject.Gender == Gender.Unspecified, $"{field}.gender", "Is for persons only."),
            _ => checks,
        };
    }

    private static void Name(Checks checks, string field, Name name)
        => checks
            .Line($"{field}.whole_name", name.WholeName, LongestName)
            .Line($"{field}.first_name", name.FirstName, LongestName, required: false)
            .Line($"{field}.middle_name", name.MiddleName, LongestName, required: false)
            .Line($"{field}.last_name", name.LastName, LongestName, required: false)
            .Choice($"{field}.quality", name.Quality)
            .Language($"{field}.language", name.Language);

    private static void Birth(Checks checks, string field, Birth birth, DateOnly today)
        => checks
            .LivedDate($"{field}.date", birth.Date, today)
            .Line($"{field}.place", birth.Place, LongestText, required: false)
            .Country($"{field}.country", birth.Country)
            .That(birth.Date is not null || birth.Place.Length > 0 || birth.Country.Length > 0, field, "Must say when or where.");

    private static void Nationality(Checks checks, string field, string country)
        => checks.Country(field, country, required: true);

    private static void Identifier(Checks checks, string field, Identifier identifier, DateOnly today)
        => checks
            .That(
                Identifiers.Types.Contains(identifier.Type),
                $"{field}.type",
                $"Must be one of {string.Join(", ", Identifiers.Types.Order())}.")
            .IdentifierNumber($"{field}.number", identifier.Type, identifier.Number, LongestNumber)
            .Country($"{field}.issuing_country", identifier.IssuingCountry)
            .LivedDate($"{field}.issued_on", identifier.IssuedOn, today);

    private static void Address(Checks checks, string field, Address address)
        => checks
            .Line($"{field}.text", address.Text, LongestText, required: false)
            .Line($"{field}.city", address.City, LongestName, required: false)
            .Country($"{field}.country", address.Country)
            .That(address.Text.Length > 0 || address.City.Length > 0 || address.Country.Length > 0, field, "Must say where.");

    private static void Each<T>(Checks checks, string field, IReadOnlyList<T> items, int most, Action<Checks, string, T> check)
    {
        checks.That(items.Count <= most, field, $"Must not be more than {most}.");
        foreach (var (i, item) in items.Take(most).Index())
        {
            check(checks, $"{field}[{i}]", item);
        }
    }
}
