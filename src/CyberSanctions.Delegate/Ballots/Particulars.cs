using System.Text.Json;
using CyberSanctions.Contracts.Kinds;
using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.Delegate.Output;
using Date = CyberSanctions.Contracts.Common.V1.Date;
using PartialDate = CyberSanctions.Contracts.Common.V1.PartialDate;

namespace CyberSanctions.Delegate.Ballots;

/// <summary>The parts of everything that is said of a subject, in the order in which they are shown.</summary>
internal static class Particulars
{
    public static readonly Part<Name>[] OfName =
    [
        Text<Name>("", "wholeName", name => name.WholeName), Text<Name>("", "firstName", name => name.FirstName),
        Text<Name>("", "middleName", name => name.MiddleName), Text<Name>("", "lastName", name => name.LastName),
        Text<Name>("", "quality", name => name.Quality == NameQuality.Strong ? "strong" : "weak"),
        Text<Name>("", "language", name => name.Language), Text<Name>("patronymic", "patronymic", name => name.Patronymic),
        Text<Name>("title", "title", name => name.Title),
        Text<Name>("kind:", "kind", name => name.Kind == NameKind.Unspecified ? "" : Word(name.Kind)),
        Text<Name>("script", "script", name => name.Script),
        Text<Name>("transliteration of", "transliterationOf", name => name.TransliterationOf),
        Text<Name>("by", "transliterationStandard", name => name.TransliterationStandard),
        Text<Name>("remark:", "remark", name => name.Remark),
    ];

    public static readonly Part<Birth>[] OfBirth =
    [
        Known<Birth>("", "date", birth => birth.Date), Text<Birth>("", "place", birth => birth.Place),
        Text<Birth>("", "country", birth => birth.Country), Text<Birth>("city", "city", birth => birth.City),
        Text<Birth>("region", "region", birth => birth.Region), Text<Birth>("postcode", "postcode", birth => birth.Postcode),
        new(
            "calendar:",
            birth => birth.Calendar is CalendarKind.Unspecified or CalendarKind.Gregorian ? "" : Word(birth.Calendar),
            birth => Ballots.Known.Text(birth, "calendar") is var calendar && calendar == "gregorian" ? "" : calendar),
        Known<Birth>("there", "dateInCalendar", birth => birth.DateInCalendar?.ToPartialDate()),
        Text<Birth>("as given:", "dateAsGiven", birth => birth.AsGiven), Text<Birth>("remark:", "remark", birth => birth.Remark),
    ];

    public static readonly Part<NationalityDetail>[] OfNationality =
    [
        Text<NationalityDetail>("", "country", nationality => nationality.Country),
        Text<NationalityDetail>("region", "region", nationality => nationality.Region),
        Day<NationalityDetail>("acquired on", "acquiredOn", nationality => nationality.AcquiredOn),
        Day<NationalityDetail>("lost on", "lostOn", nationality => nationality.LostOn),
        Text<NationalityDetail>("remark:", "remark", nationality => nationality.Remark),
    ];

    public static readonly Part<Identifier>[] OfIdentifier =
    [
        Text<Identifier>("", "type", document => document.Type), Text<Identifier>("", "number", document => document.Number),
        Text<Identifier>("", "issuingCountry", document => document.IssuingCountry),
        Day<Identifier>("", "issuedOn", document => document.IssuedOn),
        Text<Identifier>("in Latin letters", "latinNumber", document => document.LatinNumber),
        Text<Identifier>("described as", "typeDescription", document => document.TypeDescription),
        Text<Identifier>("issued by", "issuedBy", document => document.IssuedBy),
        Text<Identifier>("region", "region", document => document.Region),
        Day<Identifier>("valid from", "validFrom", document => document.ValidFrom),
        Day<Identifier>("valid to", "validTo", document => document.ValidTo),
        Text<Identifier>("in the name of", "nameOnDocument", document => document.NameOnDocument),
        Flag<Identifier>("known to be false", "knownFalse", document => document.KnownFalse),
        Flag<Identifier>("known to have expired", "knownExpired", document => document.KnownExpired),
        Flag<Identifier>("reported lost", "reportedLost", document => document.ReportedLost),
        Flag<Identifier>("revoked by its issuer", "revokedByIssuer", document => document.RevokedByIssuer),
        Flag<Identifier>("diplomatic", "diplomatic", document => document.Diplomatic),
        Text<Identifier>("remark:", "remark", document => document.Remark),
    ];

    public static readonly Part<Address>[] OfAddress =
    [
        Text<Address>("", "text", address => address.Text), Text<Address>("", "city", address => address.City),
        Text<Address>("", "country", address => address.Country), Text<Address>("street", "street", address => address.Street),
        Text<Address>("PO box", "poBox", address => address.PoBox),
        Text<Address>("postcode", "postcode", address => address.Postcode),
        Text<Address>("region", "region", address => address.Region), Text<Address>("place", "place", address => address.Place),
        new(
            "",
            address => address.NotAtListingTime ? "not when listed" : "",
            address => address.TryGetProperty("asAtListingTime", out var at) && at.ValueKind == JsonValueKind.False
                ? "not when listed"
                : ""),
        new(
            "",
            address => Contact(address.Contact),
            address => address.TryGetProperty("contact", out var contact) ? Contact(contact) : ""),
        Text<Address>("remark:", "remark", address => address.Remark),
    ];

    public static readonly Part<HeldFunction>[] OfFunction =
    [
        Text<HeldFunction>("", "title", function => function.Title),
        Text<HeldFunction>("at", "organisation", function => function.Organisation),
        Known<HeldFunction>("from", "from", function => function.From),
        Known<HeldFunction>("until", "until", function => function.Until),
        Text<HeldFunction>("remark:", "remark", function => function.Remark),
    ];

    public static readonly Part<Registration>[] OfRegistration =
    [
        Text<Registration>("", "number", registration => registration.Number),
        Text<Registration>("in", "register", registration => registration.Register),
        Known<Registration>("on", "registeredOn", registration => registration.RegisteredOn),
        Text<Registration>("place", "place", registration => registration.Place),
        Text<Registration>("", "country", registration => registration.Country),
        Text<Registration>("remark:", "remark", registration => registration.Remark),
    ];

    public static readonly Part<CryptoAddress>[] OfCryptoAddress =
    [
        Text<CryptoAddress>("", "currency", address => address.Currency),
        Text<CryptoAddress>("", "address", address => address.Address),
        Text<CryptoAddress>("remark:", "remark", address => address.Remark),
    ];

    public static readonly Part<SubjectRelation>[] OfRelation =
    [
        Text<SubjectRelation>("", "kind", relation => Word(relation.Kind)),
        Text<SubjectRelation>("", "entryReference", relation => relation.EntryReference),
        Text<SubjectRelation>("", "name", relation => relation.Name),
        Text<SubjectRelation>("per cent:", "percentage", relation => relation.Percentage),
        Known<SubjectRelation>("since", "since", relation => relation.Since),
        Known<SubjectRelation>("until", "until", relation => relation.Until),
        Text<SubjectRelation>("remark:", "remark", relation => relation.Remark),
    ];

    public static readonly Part<RegisterLink>[] OfLink =
    [
        Text<RegisterLink>("", "title", link => link.Title), Text<RegisterLink>("", "url", link => link.Url),
        Day<RegisterLink>("seen on", "seenOn", link => link.SeenOn),
    ];

    /// <summary>How to reach somebody: a line for each kind would not be one, so all in one.</summary>
    public static string Contact(ContactData? contact) => contact is null ? "" : Ballots.Known.Words(
    [
        .. contact.Phones.Select(phone => $"phone {phone}"), .. contact.Faxes.Select(fax => $"fax {fax}"),
        .. contact.Emails.Select(email => $"e-mail {email}"), .. contact.Websites.Select(website => $"web {website}"),
    ]);

    /// <summary>The same in list.json.</summary>
    public static string Contact(JsonElement contact) => contact.ValueKind != JsonValueKind.Object ? "" : Ballots.Known.Words(
    [
        .. Of(contact, "phones", "phone"), .. Of(contact, "faxes", "fax"), .. Of(contact, "emails", "e-mail"),
        .. Of(contact, "websites", "web"),
    ]);

    private static IEnumerable<string> Of(JsonElement contact, string key, string kind)
        => Ballots.Known.Items(contact, key).Select(value => $"{kind} {value.GetString()}");

    private static Part<T> Text<T>(string label, string key, Func<T, string> inAct)
        => new(label, inAct, item => Ballots.Known.Text(item, key));

    private static Part<T> Known<T>(string label, string key, Func<T, PartialDate?> inAct)
        => new(label, item => Ballots.Known.Date(inAct(item)), item => Ballots.Known.Date(item, key));

    private static Part<T> Day<T>(string label, string key, Func<T, Date?> inAct)
        => new(label, item => Days.Of(inAct(item)), item => Ballots.Known.Text(item, key));

    private static Part<T> Flag<T>(string words, string key, Func<T, bool> inAct)
        => new(
            "",
            item => inAct(item) ? words : "",
            item => item.TryGetProperty(key, out var value) && value.ValueKind == JsonValueKind.True ? words : "");

    private static string Word<T>(T value)
        where T : struct, Enum
        => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());
}
