using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.Publication.Entries;

namespace CyberSanctions.Publication.Artifacts;

/// <summary>
/// Documents, registrations and addresses of crypto-assets as entities of FollowTheMoney, under ids of their own.
/// </summary>
internal static class FtmDocuments
{
    public static IEnumerable<FtmEntity> Of(ListContent content, ListEntry entry, string holder)
    {
        var subject = entry.State.Content.Subject;
        return
        [
            .. subject.Identifiers.Select((identifier, place) => Identifier(Start(
                DetailKind.Identifier, place, identifier.Type == "passport" ? "Passport" : "Identification", identifier.Number),
                identifier)),
            .. subject.Registrations.Select((registration, place) => Start(
                    DetailKind.Registration, place, "Identification", registration.Number)
                .Add("type", FsfFacts.Describe("regnumber"))
                .Add("number", registration.Number)
                .Add("authority", registration.Register)
                .Add("country", FtmSubject.Country(registration.Country))
                .Add("startDate", FtmList.Date(registration.RegisteredOn))
                .Add("description", registration.Remark)),
            .. subject.CryptoAddresses.Select((address, place) => Start(
                    DetailKind.CryptoAddress, place, "CryptoWallet", address.Address)
                .Add("publicKey", address.Address)
                .Add("currency", address.Currency)
                .Add("topics", "sanction")
                .Add("notes", address.Remark)),
        ];

        FtmEntity Start(DetailKind kind, int place, string schema, string caption)
            => FtmList.Adjacent(entry, FtmList.Id(content, entry.Details[new Detail(kind, place)].LogicalId), schema, caption)
                .Add("holder", holder);
    }

    private static FtmEntity Identifier(FtmEntity document, Identifier identifier)
        => document
            .Add("type", identifier.TypeDescription.Length > 0 ? identifier.TypeDescription : FsfFacts.Describe(identifier.Type))
            .Add("number", identifier.Number, identifier.LatinNumber)
            .Add("authority", identifier.IssuedBy)
            .Add("country", FtmSubject.Country(identifier.IssuingCountry))
            .Add("startDate", Day(identifier.ValidFrom ?? identifier.IssuedOn))
            .Add("endDate", Day(identifier.ValidTo))
            .Add("date", Day(identifier.IssuedOn))
            .Add("summary", States(identifier))
            .Add("description", identifier.Remark)
            .Add("description", identifier.NameOnDocument.Length > 0 ? $"In the name of {identifier.NameOnDocument}" : "");

    private static IEnumerable<string> States(Identifier identifier)
        => ((bool Is, string Word)[])
        [
            (identifier.KnownFalse, "known to be false"), (identifier.KnownExpired, "known to have expired"),
            (identifier.ReportedLost, "reported lost"), (identifier.RevokedByIssuer, "revoked by its issuer"),
            (identifier.Diplomatic, "diplomatic"),
        ] is var states ? states.Where(state => state.Is).Select(state => state.Word) : [];

    private static string Day(Date? day) => day is null ? "" : IsoDates.Full(day);
}
