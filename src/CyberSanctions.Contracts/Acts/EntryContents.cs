using CyberSanctions.Contracts.Events.V1;
using CyberSanctions.Contracts.Listing.V1;

namespace CyberSanctions.Contracts.Acts;

/// <summary>What an entry says, field by field: an amendment names fields, and changes no others.</summary>
public static class EntryContents
{
    private static readonly IReadOnlyDictionary<EntryField, Action<EntryContent, EntryContent>> Copies =
        new Dictionary<EntryField, Action<EntryContent, EntryContent>>
        {
            [EntryField.Names] = (from, to) => Replace(to.Subject.Names, from.Subject.Names),
            [EntryField.Births] = (from, to) => Replace(to.Subject.Births, from.Subject.Births),
            [EntryField.Nationalities] = (from, to) =>
            {
                Replace(to.Subject.Nationalities, from.Subject.Nationalities);
                Replace(to.Subject.NationalityDetails, from.Subject.NationalityDetails);
            },
            [EntryField.Gender] = (from, to) => to.Subject.Gender = from.Subject.Gender,
            [EntryField.Function] = (from, to) => to.Subject.Function = from.Subject.Function,
            [EntryField.Identifiers] = (from, to) => Replace(to.Subject.Identifiers, from.Subject.Identifiers),
            [EntryField.Addresses] = (from, to) => Replace(to.Subject.Addresses, from.Subject.Addresses),
            [EntryField.RegisteredOn] = (from, to) => to.Subject.RegisteredOn = from.Subject.RegisteredOn,
            [EntryField.PlaceOfRegistration] = (from, to) => to.Subject.PlaceOfRegistration = from.Subject.PlaceOfRegistration,
            [EntryField.Ground] = (from, to) => to.Ground = from.Ground,
            [EntryField.Measures] = (from, to) => Replace(to.Measures, from.Measures),
            [EntryField.StatementOfReasons] = (from, to) => to.StatementOfReasons = from.StatementOfReasons,
            [EntryField.Functions] = (from, to) => Replace(to.Subject.Functions, from.Subject.Functions),
            [EntryField.Registrations] = (from, to) => Replace(to.Subject.Registrations, from.Subject.Registrations),
            [EntryField.LegalForm] = (from, to) => to.Subject.LegalForm = from.Subject.LegalForm,
            [EntryField.PrincipalPlaceOfBusiness] =
                (from, to) => to.Subject.PrincipalPlaceOfBusiness = from.Subject.PrincipalPlaceOfBusiness,
            [EntryField.Lei] = (from, to) => to.Subject.Lei = from.Subject.Lei,
            [EntryField.Contact] = (from, to) => to.Subject.Contact = from.Subject.Contact,
            [EntryField.CryptoAddresses] = (from, to) => Replace(to.Subject.CryptoAddresses, from.Subject.CryptoAddresses),
            [EntryField.Relations] = (from, to) => Replace(to.Subject.Relations, from.Subject.Relations),
            [EntryField.Links] = (from, to) => Replace(to.Subject.Links, from.Subject.Links),
            [EntryField.Remarks] = (from, to) => Replace(to.Subject.Remarks, from.Subject.Remarks),
            [EntryField.UnReferenceNumber] = (from, to) => to.Subject.UnReferenceNumber = from.Subject.UnReferenceNumber,
            [EntryField.DesignationDetails] = (from, to) => to.Subject.DesignationDetails = from.Subject.DesignationDetails,
        };

    /// <summary>The fields there are, in the order of their numbers.</summary>
    public static IReadOnlyList<EntryField> Fields { get; } = [.. Copies.Keys.Order()];

    /// <summary>What the listing of an act says.</summary>
    public static EntryContent Of(ActListing listing) => new()
    {
        Subject = listing.Subject.Clone(),
        Ground = listing.Ground,
        Measures = { listing.Measures },
        StatementOfReasons = listing.StatementOfReasons,
    };

    /// <summary>The content with some fields of another; both stay as they are.</summary>
    public static EntryContent With(EntryContent content, IEnumerable<EntryField> fields, EntryContent from)
    {
        var amended = content.Clone();
        amended.Subject ??= new Subject();
        var complete = from.Subject is null ? new EntryContent(from) { Subject = new Subject() } : from.Clone();
        foreach (var field in fields)
        {
            Copies[field](complete, amended);
        }

        return amended;
    }

    /// <summary>Some fields alone.</summary>
    public static EntryContent Only(EntryContent content, IEnumerable<EntryField> fields)
        => With(new EntryContent(), fields, content);

    private static void Replace<T>(Google.Protobuf.Collections.RepeatedField<T> items, IEnumerable<T> others)
    {
        items.Clear();
        items.AddRange(others);
    }
}
