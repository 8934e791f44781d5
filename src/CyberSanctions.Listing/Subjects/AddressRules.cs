using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.ServiceDefaults.Validation;

namespace CyberSanctions.Listing.Subjects;

/// <summary>What may be said of addresses, and of how to reach somebody.</summary>
internal static class AddressRules
{
    private const int MostContacts = 20;
    private const int LongestCity = 500;

    public static void Check(Checks checks, string field, IReadOnlyList<Address> addresses)
        => checks.Each(field, addresses, SubjectRules.MostOthers, (at, address) => Address(checks, at, address));

    /// <summary>Each number and each address in its field, once.</summary>
    public static void CheckContact(Checks checks, string field, ContactData? contact)
    {
        if (contact is null)
        {
            return;
        }

        checks.That(
            contact.Phones.Count + contact.Faxes.Count + contact.Emails.Count + contact.Websites.Count > 0,
            field,
            "Must say how: a telephone or fax number, an e-mail address, a website.");
        Several($"{field}.phones", contact.Phones, (at, phone) => checks.Phone(at, phone));
        Several($"{field}.faxes", contact.Faxes, (at, fax) => checks.Phone(at, fax));
        Several($"{field}.emails", contact.Emails, (at, email) => checks.Email(at, email));
        Several(
            $"{field}.websites",
            contact.Websites,
            (at, website) => checks.Url(at, website, SubjectRules.LongestShort, required: true));

        void Several(string at, IReadOnlyList<string> values, Action<string, string> check)
        {
            var seen = new HashSet<string>(StringComparer.Ordinal);
            checks.Each(at, values, MostContacts, (place, value) =>
            {
                check(place, value);
                checks.Once(place, seen.Add(value));
            });
        }
    }

    private static void Address(Checks checks, string field, Address address)
    {
        string[] parts =
        [
            address.Text, address.City, address.Country, address.Street, address.PoBox, address.Postcode, address.Region,
            address.Place,
        ];
        checks
            .Line($"{field}.text", address.Text, SubjectRules.LongestText, required: false)
            .Line($"{field}.city", address.City, LongestCity, required: false)
            .Country($"{field}.country", address.Country)
            .Line($"{field}.street", address.Street, SubjectRules.LongestText, required: false)
            .Line($"{field}.po_box", address.PoBox, SubjectRules.LongestShort, required: false)
            .Line($"{field}.postcode", address.Postcode, SubjectRules.LongestShort, required: false)
            .Line($"{field}.region", address.Region, SubjectRules.LongestShort, required: false)
            .Line($"{field}.place", address.Place, SubjectRules.LongestShort, required: false)
            .Remark(field, address.Remark)
            .That(parts.Any(part => part.Length > 0), field, "Must say where.");
        CheckContact(checks, $"{field}.contact", address.Contact);
    }
}
