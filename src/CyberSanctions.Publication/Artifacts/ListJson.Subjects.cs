using System.Text.Json;
using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.Contracts.Kinds;
using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.Publication.Entries;
using Name = CyberSanctions.Contracts.Listing.V1.Name;

namespace CyberSanctions.Publication.Artifacts;

/// <summary>What the list says of a subject.</summary>
internal static partial class ListJson
{
    private static void Write(Utf8JsonWriter json, ListEntry entry, Subject subject)
    {
        Details(json, "names", entry, DetailKind.Name, subject.Names, Write);
        Details(json, "births", entry, DetailKind.Birth, subject.Births, Write);
        Details(
            json,
            "nationalities",
            entry,
            DetailKind.Nationality,
            subject.Nationalities,
            (writer, country) => Write(writer, Entries.Details.Nationality(subject, country)));
        Text(json, "gender", ListWords.Of(subject.Gender));
        Text(json, "function", subject.Function);
        Objects(json, "functions", subject.Functions, Write);
        Details(json, "identifiers", entry, DetailKind.Identifier, subject.Identifiers, Write);
        Details(json, "addresses", entry, DetailKind.Address, subject.Addresses, Write);
        Write(json, "contact", subject.Contact);
        Write(json, "registeredOn", subject.RegisteredOn);
        Text(json, "placeOfRegistration", subject.PlaceOfRegistration);
        Details(json, "registrations", entry, DetailKind.Registration, subject.Registrations, Write);
        Text(json, "legalForm", subject.LegalForm);
        Text(json, "principalPlaceOfBusiness", subject.PrincipalPlaceOfBusiness);
        Text(json, "lei", subject.Lei);
        Details(json, "cryptoAddresses", entry, DetailKind.CryptoAddress, subject.CryptoAddresses, Write);
        Objects(json, "relations", subject.Relations, Write);
        Objects(json, "links", subject.Links, Write);
        Texts(json, "remarks", subject.Remarks);
        Text(json, "unReferenceNumber", subject.UnReferenceNumber);
        Text(json, "designationDetails", subject.DesignationDetails);
    }

    private static void Write(Utf8JsonWriter json, Name name)
    {
        json.WriteString("wholeName", name.WholeName);
        Text(json, "firstName", name.FirstName);
        Text(json, "middleName", name.MiddleName);
        Text(json, "lastName", name.LastName);
        Text(json, "patronymic", name.Patronymic);
        Text(json, "title", name.Title);
        Text(json, "kind", ListWords.Of(name.Kind));
        json.WriteString("quality", ListWords.Of(name.Quality));
        Text(json, "language", name.Language);
        Text(json, "script", name.Script);
        Text(json, "transliterationOf", name.TransliterationOf);
        Text(json, "transliterationStandard", name.TransliterationStandard);
        Text(json, "remark", name.Remark);
    }

    private static void Write(Utf8JsonWriter json, Birth birth)
    {
        Write(json, "date", birth.Date);
        json.WriteString("calendar", ListWords.Of(birth.Calendar));
        Write(json, "dateInCalendar", birth.DateInCalendar?.ToPartialDate());
        Text(json, "dateAsGiven", birth.AsGiven);
        Text(json, "place", birth.Place);
        Text(json, "city", birth.City);
        Text(json, "region", birth.Region);
        Text(json, "postcode", birth.Postcode);
        Text(json, "country", birth.Country);
        Text(json, "remark", birth.Remark);
    }

    private static void Write(Utf8JsonWriter json, NationalityDetail nationality)
    {
        json.WriteString("country", nationality.Country);
        Text(json, "region", nationality.Region);
        Write(json, "acquiredOn", nationality.AcquiredOn);
        Write(json, "lostOn", nationality.LostOn);
        Text(json, "remark", nationality.Remark);
    }

    private static void Write(Utf8JsonWriter json, HeldFunction function)
    {
        json.WriteString("title", function.Title);
        Text(json, "organisation", function.Organisation);
        Write(json, "from", function.From);
        Write(json, "until", function.Until);
        Text(json, "remark", function.Remark);
    }

    private static void Write(Utf8JsonWriter json, Identifier identifier)
    {
        json.WriteString("type", identifier.Type);
        Text(json, "typeDescription", identifier.TypeDescription);
        json.WriteString("number", identifier.Number);
        Text(json, "latinNumber", identifier.LatinNumber);
        Text(json, "nameOnDocument", identifier.NameOnDocument);
        Text(json, "issuedBy", identifier.IssuedBy);
        Text(json, "region", identifier.Region);
        Text(json, "issuingCountry", identifier.IssuingCountry);
        Write(json, "issuedOn", identifier.IssuedOn);
        Write(json, "validFrom", identifier.ValidFrom);
        Write(json, "validTo", identifier.ValidTo);
        json.WriteBoolean("knownFalse", identifier.KnownFalse);
        json.WriteBoolean("knownExpired", identifier.KnownExpired);
        json.WriteBoolean("reportedLost", identifier.ReportedLost);
        json.WriteBoolean("revokedByIssuer", identifier.RevokedByIssuer);
        json.WriteBoolean("diplomatic", identifier.Diplomatic);
        Text(json, "remark", identifier.Remark);
    }

    private static void Write(Utf8JsonWriter json, Address address)
    {
        Text(json, "text", address.Text);
        Text(json, "street", address.Street);
        Text(json, "poBox", address.PoBox);
        Text(json, "postcode", address.Postcode);
        Text(json, "city", address.City);
        Text(json, "region", address.Region);
        Text(json, "place", address.Place);
        Text(json, "country", address.Country);
        json.WriteBoolean("asAtListingTime", !address.NotAtListingTime);
        Write(json, "contact", address.Contact);
        Text(json, "remark", address.Remark);
    }

    private static void Write(Utf8JsonWriter json, string key, ContactData? contact)
    {
        if (contact is null)
        {
            json.WriteNull(key);
            return;
        }

        json.WriteStartObject(key);
        Texts(json, "phones", contact.Phones);
        Texts(json, "faxes", contact.Faxes);
        Texts(json, "emails", contact.Emails);
        Texts(json, "websites", contact.Websites);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, Registration registration)
    {
        Text(json, "register", registration.Register);
        json.WriteString("number", registration.Number);
        Write(json, "registeredOn", registration.RegisteredOn);
        Text(json, "place", registration.Place);
        Text(json, "country", registration.Country);
        Text(json, "remark", registration.Remark);
    }

    private static void Write(Utf8JsonWriter json, CryptoAddress address)
    {
        json.WriteString("currency", address.Currency);
        json.WriteString("address", address.Address);
        Text(json, "remark", address.Remark);
    }

    private static void Write(Utf8JsonWriter json, SubjectRelation relation)
    {
        json.WriteString("kind", ListWords.Of(relation.Kind));
        Text(json, "entryReference", relation.EntryReference);
        Text(json, "name", relation.Name);
        Text(json, "percentage", relation.Percentage);
        Write(json, "since", relation.Since);
        Write(json, "until", relation.Until);
        Text(json, "remark", relation.Remark);
    }

    private static void Write(Utf8JsonWriter json, RegisterLink link)
    {
        Text(json, "title", link.Title);
        json.WriteString("url", link.Url);
        Write(json, "seenOn", link.SeenOn);
    }

    private static void Write(Utf8JsonWriter json, string key, Date? date)
        => Text(json, key, date is null ? "" : IsoDates.Full(date));

    private static void Texts(Utf8JsonWriter json, string key, IReadOnlyList<string> texts)
        => Array(json, key, texts, (writer, text, _) => writer.WriteStringValue(text));

    private static void Objects<T>(Utf8JsonWriter json, string key, IReadOnlyList<T> items, Action<Utf8JsonWriter, T> write)
        => Array(json, key, items, (json, item, _) =>
        {
            json.WriteStartObject();
            write(json, item);
            json.WriteEndObject();
        });
}
