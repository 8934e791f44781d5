using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.ServiceDefaults.Errors;

namespace CyberSanctions.Listing.Subjects;

/// <summary>
/// A name alone identifies nobody: banks would freeze the funds of namesakes. Of a person the date
/// or place of birth, a nationality, an identifier, an address or the function has to be given; of
/// an entity the date or place of registration, an identifier or an address (a country is one).
/// Regulation (EU) 2019/796, Article 14.
/// </summary>
internal static class IdentifyingInformation
{
    /// <summary>Whether there is any.</summary>
    public static bool Exists(Subject subject)
        => subject.Identifiers.Any(identifier => identifier.Number.Length > 0)
            || subject.Addresses.Any(address => address.Text.Length > 0 || address.City.Length > 0 || address.Country.Length > 0)
            || subject.Kind switch
            {
                SubjectKind.Person => subject.Function.Length > 0
                    || subject.Nationalities.Count > 0
                    || subject.Births.Any(birth => birth.Date is not null || birth.Place.Length > 0 || birth.Country.Length > 0),
                SubjectKind.Entity => subject.RegisteredOn is not null || subject.PlaceOfRegistration.Length > 0,
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
}
