using CyberSanctions.Contracts.Kinds;
using CyberSanctions.Contracts.Listing.V1;
using static CyberSanctions.Contracts.ActDocuments.LineWords;

namespace CyberSanctions.Contracts.ActDocuments;

/// <summary>
/// Everything that identifies a subject, in the order of Article 14 of Regulation (EU) 2019/796, and whatever else the act says
/// of it: who votes on it reads all of it.
/// </summary>
internal static class SubjectWords
{
    public static IEnumerable<AnnexLine> Of(Subject subject)
        => ((IEnumerable<(string Label, string Text)>)
        [
            .. subject.Births.Select(birth => ("Date and place of birth", Birth(birth))),
            .. subject.Nationalities.Select(country => ("Nationality", Nationality(
                subject.NationalityDetails.FirstOrDefault(detail => detail.Country == country)
                    ?? new NationalityDetail { Country = country }))),
            .. subject.Identifiers.Select(document => (ActWords.Document(document.Type), Document(document))),
            ("Gender", subject.Gender switch { Gender.Female => "female", Gender.Male => "male", _ => "" }),
            .. subject.Addresses.Select(address => ("Address", Address(address))),
            ("Function", subject.Function),
            .. subject.Functions.Select(function => ("Function", Function(function))),
            ("Date of registration", subject.RegisteredOn is { } date ? DateWords.Of(date) : ""),
            ("Place of registration", subject.PlaceOfRegistration),
            .. subject.Registrations.Select(registration => ("Registration", Registration(registration))),
            ("Legal form", subject.LegalForm),
            ("Principal place of business", subject.PrincipalPlaceOfBusiness),
            ("LEI", subject.Lei),
            ("Contact", Contact(subject.Contact)),
            .. subject.CryptoAddresses.Select(address => ("Crypto-assets", CryptoAddress(address))),
            .. subject.Relations.Select(relation => ("Relation", Relation(relation))),
            .. subject.Links.Select(link => ("Register", Join(link.Title, link.Url, With("seen on", link.SeenOn)))),
            ("UN reference number", subject.UnReferenceNumber),
            ("Designation", subject.DesignationDetails),
            .. subject.Remarks.Select(remark => ("Remark", remark)),
        ]).Where(line => line.Text.Length > 0).Select(line => new AnnexLine(line.Label, line.Text));

    private static string Birth(Birth birth) => Join(
        birth.Date is { } date ? DateWords.Of(date) : "",
        birth.Place,
        With("city", birth.City),
        With("region", birth.Region),
        With("postcode", birth.Postcode),
        ActWords.Country(birth.Country),
        OtherCalendars.IsOther(birth.Calendar)
            ? Join(
                $"{birth.Calendar.ToString().ToLowerInvariant()} calendar",
                birth.DateInCalendar is { } there ? DateWords.OfOtherCalendar(there.ToPartialDate()) : "")
            : "",
        With("given as", birth.AsGiven),
        birth.Remark);

    private static string Nationality(NationalityDetail nationality) => Join(
        ActWords.Country(nationality.Country),
        With("region", nationality.Region),
        With("acquired on", nationality.AcquiredOn),
        With("lost on", nationality.LostOn),
        nationality.Remark);

    private static string Document(Identifier document) => Join(
        document.Number,
        With("in Latin letters", document.LatinNumber),
        document.TypeDescription,
        ActWords.Country(document.IssuingCountry),
        With("region", document.Region),
        With("issued by", document.IssuedBy),
        With("issued on", document.IssuedOn),
        With("valid from", document.ValidFrom),
        With("valid to", document.ValidTo),
        With("in the name of", document.NameOnDocument),
        If(document.KnownFalse, "known to be false"),
        If(document.KnownExpired, "known to have expired"),
        If(document.ReportedLost, "reported lost"),
        If(document.RevokedByIssuer, "revoked by its issuer"),
        If(document.Diplomatic, "diplomatic"),
        document.Remark);

    private static string Address(Address address) => Join(
        address.Text,
        With("street", address.Street),
        With("PO box", address.PoBox),
        With("postcode", address.Postcode),
        With("city", address.City),
        With("place", address.Place),
        With("region", address.Region),
        ActWords.Country(address.Country),
        If(address.NotAtListingTime, "not when listed"),
        Contact(address.Contact),
        address.Remark);

    private static string Contact(ContactData? contact) => contact is null ? "" : Join(
    [
        .. contact.Phones.Select(phone => $"telephone {phone}"), .. contact.Faxes.Select(fax => $"fax {fax}"),
        .. contact.Emails.Select(email => $"e-mail {email}"), .. contact.Websites.Select(site => $"website {site}"),
    ]);

    private static string Function(HeldFunction function) => Join(
        function.Title,
        function.Organisation,
        With("from", function.From),
        With("until", function.Until),
        function.Remark);

    private static string Registration(Registration registration) => Join(
        With("number", registration.Number),
        registration.Register,
        With("on", registration.RegisteredOn),
        registration.Place,
        ActWords.Country(registration.Country),
        registration.Remark);

    private static string CryptoAddress(CryptoAddress address) => Join($"{address.Currency} {address.Address}", address.Remark);

    private static string Relation(SubjectRelation relation) => Join(
        $"{ActWords.Relation(relation.Kind)} {relation.EntryReference}{relation.Name}",
        relation.Percentage.Length > 0 ? $"{relation.Percentage} %" : "",
        With("since", relation.Since),
        With("until", relation.Until),
        relation.Remark);
}
