using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.ServiceDefaults.Errors;

namespace CyberSanctions.Listing.Subjects;

/// <summary>
/// A name alone identifies nobody: banks would freeze the funds of namesakes. Of a person the date
/// or place of birth, a nationality, an identifier, an address or the function has to be given; of
/// an entity the date or place of registration, a number of a register, an LEI, its place of business, an identifier or an
/// address (a country is one). A document that is known to be false identifies nobody. Regulation (EU) 2019/796, Article 14.
/// </summary>
internal static class IdentifyingInformation
{
    /// <summary>Whether there is any.</summary>
    public static bool Exists(Subject subject)
        => subject.Identifiers.Any(identifier => identifier is { Number.Length: > 0, KnownFalse: false })
            || subject.Addresses.Any(SaysWhere)
            || subject.Kind switch
            {
                SubjectKind.Person => subject.Function.Length > 0
                    || subject.Functions.Count > 0
                    || subject.Nationalities.Count > 0
                    || subject.Births.Any(SaysAnything),
                SubjectKind.Entity => subject.RegisteredOn is not null
                    || subject.PlaceOfRegistration.Length > 0
                    || subject.Registrations.Count > 0
                    || subject.PrincipalPlaceOfBusiness.Length > 0
                    || subject.Lei.Length > 0,
                _ => false,
            };

    /// <summary>Refuses a subject without any.</summary>
    public static void Require(Subject subject, string field = "subject")
    {
        if (Exists(subject))
        {
            return;
        }

        var message = subject.Kind == SubjectKind.Person
            ? "A name alone identifies nobody: give a date or place of birth, a nationality, an identifier, an address or the"
                + " function."
            : "A name alone identifies no entity: give a date or place of registration, an identifier or an address.";
        throw SubjectRefusals.NoIdentifyingInformation.Because(field, message);
    }

    private static bool SaysWhere(Address address)
        => new[]
        {
            address.Text, address.City, address.Country, address.Street, address.PoBox, address.Postcode, address.Region,
            address.Place,
        }.Any(part => part.Length > 0);

    private static bool SaysAnything(Birth birth)
        => birth.Date is not null
            || birth.DateInCalendar is not null
            || new[] { birth.Place, birth.Country, birth.City, birth.Region, birth.Postcode, birth.AsGiven }
                .Any(part => part.Length > 0);
}
