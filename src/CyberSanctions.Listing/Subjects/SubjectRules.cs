using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.ServiceDefaults.Validation;

namespace CyberSanctions.Listing.Subjects;

/// <summary>
/// What may be said of a person, and what of an entity: the particulars of Regulation (EU) 2019/796, Article 14(2), and whatever
/// else lists carry. What may be said of a name, a birth and so on stands in the rules of each.
/// </summary>
internal static class SubjectRules
{
    /// <summary>Of each thing except names.</summary>
    public const int MostOthers = 50;

    /// <summary>Of a text that list.xml has room for.</summary>
    public const int LongestText = 1_000;

    /// <summary>Of a text for which list.xml has an attribute of 256 characters.</summary>
    public const int LongestShort = 256;

    private const int MostRemarks = 20;
    private const int LongestRemark = 4_000;

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
            .Line($"{field}.place_of_registration", subject.PlaceOfRegistration, LongestText, required: false)
            .Line($"{field}.legal_form", subject.LegalForm, LongestShort, required: false)
            .Line($"{field}.principal_place_of_business", subject.PrincipalPlaceOfBusiness, LongestText, required: false)
            .Lei($"{field}.lei", subject.Lei)
            .Line($"{field}.un_reference_number", subject.UnReferenceNumber, LongestShort, required: false)
            .Line($"{field}.designation_details", subject.DesignationDetails, LongestText, required: false);
        NameRules.Check(checks, $"{field}.names", subject.Names, subject.Kind);
        OriginRules.CheckBirths(checks, $"{field}.births", subject.Births, today);
        OriginRules.CheckNationalities(checks, field, subject, today);
        IdentifierRules.Check(checks, $"{field}.identifiers", subject.Identifiers, today);
        AddressRules.Check(checks, $"{field}.addresses", subject.Addresses);
        AddressRules.CheckContact(checks, $"{field}.contact", subject.Contact);
        FunctionRules.Check(checks, $"{field}.functions", subject.Functions, today);
        RegisterRules.CheckRegistrations(checks, $"{field}.registrations", subject.Registrations, today);
        RegisterRules.CheckLinks(checks, $"{field}.links", subject.Links, today);
        CryptoAddressRules.Check(checks, $"{field}.crypto_addresses", subject.CryptoAddresses);
        RelationRules.Check(checks, $"{field}.relations", subject.Relations, subject.Kind, today);
        checks.Each(
            $"{field}.remarks", subject.Remarks, MostRemarks, (at, remark) => checks.Paragraphs(at, remark, LongestRemark));
        return subject.Kind switch
        {
            SubjectKind.Person => ForEntitiesOnly(checks, field, subject),
            SubjectKind.Entity => ForPersonsOnly(checks, field, subject),
            _ => checks,
        };
    }

    /// <summary>Checks each of several, at its place, and that they are not too many.</summary>
    public static Checks Each<T>(this Checks checks, string field, IReadOnlyList<T> items, int most, Action<string, T> check)
    {
        checks.That(items.Count <= most, field, $"Must not be more than {most}.");
        foreach (var (i, item) in items.Take(most).Index())
        {
            check($"{field}[{i}]", item);
        }

        return checks;
    }

    /// <summary>A remark on one of them: one line.</summary>
    public static Checks Remark(this Checks checks, string field, string remark)
        => checks.Line($"{field}.remark", remark, LongestText, required: false);

    private static Checks ForEntitiesOnly(Checks checks, string field, Subject subject)
    {
        (string Field, bool Absent)[] particulars =
        [
            ("registered_on", subject.RegisteredOn is null),
            ("place_of_registration", subject.PlaceOfRegistration.Length == 0),
            ("registrations", subject.Registrations.Count == 0),
            ("legal_form", subject.LegalForm.Length == 0),
            ("principal_place_of_business", subject.PrincipalPlaceOfBusiness.Length == 0),
            ("lei", subject.Lei.Length == 0),
        ];
        return particulars.Aggregate(
            checks, (all, particular) => all.That(particular.Absent, $"{field}.{particular.Field}", "Is for entities only."));
    }

    private static Checks ForPersonsOnly(Checks checks, string field, Subject subject)
    {
        (string Field, bool Absent)[] particulars =
        [
            ("births", subject.Births.Count == 0),
            ("nationalities", subject.Nationalities.Count == 0),
            ("nationality_details", subject.NationalityDetails.Count == 0),
            ("gender", subject.Gender == Gender.Unspecified),
        ];
        return particulars.Aggregate(
            checks, (all, particular) => all.That(particular.Absent, $"{field}.{particular.Field}", "Is for persons only."));
    }
}
