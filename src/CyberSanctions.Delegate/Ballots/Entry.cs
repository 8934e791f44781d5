using System.Text.Json;
using CyberSanctions.Contracts.Events.V1;
using CyberSanctions.Contracts.Listing.V1;

namespace CyberSanctions.Delegate.Ballots;

/// <summary>An entry of the list as texts to compare: of the published list.json, or of an act.</summary>
/// <param name="EuReferenceNumber">Empty where publication has yet to give one.</param>
/// <param name="Name">The primary name.</param>
/// <param name="Fields">By their names in list.json.</param>
internal sealed record Entry(string EuReferenceNumber, string Name, IReadOnlyDictionary<string, string> Fields)
{
    /// <summary>How often it was listed or amended; 0 in an act, and in lists before the format cybersanctions-list/3.</summary>
    public int Version { get; private init; }

    /// <summary>The last day on which it applies; empty when none is set or known.</summary>
    public string AppliesUntil { get; private init; } = "";

    /// <summary>The entries of a list.json.</summary>
    /// <exception cref="KeyNotFoundException">They are none.</exception>
    /// <exception cref="InvalidOperationException">They are none.</exception>
    public static IReadOnlyList<Entry> ReadAll(JsonElement entries) => [.. entries.EnumerateArray().Select(Of)];

    /// <summary>Of a listing in an act.</summary>
    public static Entry Of(ActListing listing)
    {
        var content = new EntryContent
        {
            Subject = listing.Subject ?? new Subject(),
            Ground = listing.Ground,
            Measures = { listing.Measures },
            StatementOfReasons = listing.StatementOfReasons,
        };
        return new Entry(listing.EuReferenceNumber, content.Subject.Names.FirstOrDefault()?.WholeName ?? "", FieldsOf(content));
    }

    /// <summary>What a content says, by the names in list.json.</summary>
    public static IReadOnlyDictionary<string, string> FieldsOf(EntryContent? content)
    {
        var subject = content?.Subject ?? new Subject();
        return new Dictionary<string, string>
        {
            ["kind"] = subject.Kind switch { SubjectKind.Person => "person", SubjectKind.Entity => "entity", _ => "" },
            ["names"] = Lines(subject.Names, Particulars.OfName),
            ["births"] = Lines(subject.Births, Particulars.OfBirth),
            ["nationalities"] = Lines(
                subject.Nationalities.Select(country =>
                    subject.NationalityDetails.FirstOrDefault(detail => detail.Country == country)
                        ?? new NationalityDetail { Country = country }),
                Particulars.OfNationality),
            ["gender"] = subject.Gender switch { Gender.Female => "female", Gender.Male => "male", _ => "" },
            ["function"] = subject.Function,
            ["functions"] = Lines(subject.Functions, Particulars.OfFunction),
            ["identifiers"] = Lines(subject.Identifiers, Particulars.OfIdentifier),
            ["addresses"] = Lines(subject.Addresses, Particulars.OfAddress),
            ["contact"] = Particulars.Contact(subject.Contact),
            ["registeredOn"] = Known.Date(subject.RegisteredOn),
            ["placeOfRegistration"] = subject.PlaceOfRegistration,
            ["registrations"] = Lines(subject.Registrations, Particulars.OfRegistration),
            ["legalForm"] = subject.LegalForm,
            ["principalPlaceOfBusiness"] = subject.PrincipalPlaceOfBusiness,
            ["lei"] = subject.Lei,
            ["cryptoAddresses"] = Lines(subject.CryptoAddresses, Particulars.OfCryptoAddress),
            ["relations"] = Lines(subject.Relations, Particulars.OfRelation),
            ["links"] = Lines(subject.Links, Particulars.OfLink),
            ["remarks"] = Known.Lines(subject.Remarks, remark => remark),
            ["unReferenceNumber"] = subject.UnReferenceNumber,
            ["designationDetails"] = subject.DesignationDetails,
            ["ground"] = content?.Ground switch
            {
                ListingGround.Responsible => "responsible",
                ListingGround.SupportOrInvolvement => "support-or-involvement",
                ListingGround.Associated => "associated",
                _ => "",
            },
            ["measures"] = Known.Lines(content?.Measures ?? [], measure => measure switch
            {
                Measure.AssetFreeze => "asset-freeze",
                Measure.TravelBan => "travel-ban",
                _ => "",
            }),
            ["statementOfReasons"] = content?.StatementOfReasons ?? "",
        };
    }

    /// <summary>The name in list.json of what an amendment calls by a number.</summary>
    public static string NameOf(EntryField field) => JsonNamingPolicy.CamelCase.ConvertName(field.ToString());

    private static Entry Of(JsonElement entry) => new(
        Text(entry, "euReferenceNumber"),
        entry.GetProperty("names").EnumerateArray().Select(name => Text(name, "wholeName")).FirstOrDefault(""),
        new Dictionary<string, string>
        {
            ["kind"] = Text(entry, "kind"),
            ["names"] = Lines(entry, "names", Particulars.OfName),
            ["births"] = Lines(entry, "births", Particulars.OfBirth),
            ["nationalities"] = Lines(entry, "nationalities", Particulars.OfNationality),
            ["gender"] = Text(entry, "gender"),
            ["function"] = Text(entry, "function"),
            ["functions"] = Lines(entry, "functions", Particulars.OfFunction),
            ["identifiers"] = Lines(entry, "identifiers", Particulars.OfIdentifier),
            ["addresses"] = Lines(entry, "addresses", Particulars.OfAddress),
            ["contact"] = entry.TryGetProperty("contact", out var contact) ? Particulars.Contact(contact) : "",
            ["registeredOn"] = Known.Date(entry, "registeredOn"),
            ["placeOfRegistration"] = Text(entry, "placeOfRegistration"),
            ["registrations"] = Lines(entry, "registrations", Particulars.OfRegistration),
            ["legalForm"] = Text(entry, "legalForm"),
            ["principalPlaceOfBusiness"] = Text(entry, "principalPlaceOfBusiness"),
            ["lei"] = Text(entry, "lei"),
            ["cryptoAddresses"] = Lines(entry, "cryptoAddresses", Particulars.OfCryptoAddress),
            ["relations"] = Lines(entry, "relations", Particulars.OfRelation),
            ["links"] = Lines(entry, "links", Particulars.OfLink),
            ["remarks"] = Known.Lines(Known.Items(entry, "remarks"), remark => remark.GetString() ?? ""),
            ["unReferenceNumber"] = Text(entry, "unReferenceNumber"),
            ["designationDetails"] = Text(entry, "designationDetails"),
            ["ground"] = Ground(Text(entry, "ground")),
            ["measures"] = Known.Lines(entry.GetProperty("measures").EnumerateArray(), measure => measure.GetString() ?? ""),
            ["statementOfReasons"] = Text(entry, "statementOfReasons"),
        })
    {
        Version = entry.TryGetProperty("version", out var version) ? version.GetInt32() : 0,
        AppliesUntil = Text(entry, "appliesUntil"),
    };

    // Lists of the format cybersanctions-list/1 name the point of Article 3(3) instead.
    private static string Ground(string published) => published switch
    {
        "a" => "responsible",
        "b" => "support-or-involvement",
        "c" => "associated",
        _ => published,
    };

    private static string Lines<T>(IEnumerable<T> items, Part<T>[] parts)
        => Known.Lines(items, item => Known.Words(parts.Select(part => part.Of(item))));

    private static string Lines<T>(JsonElement entry, string key, Part<T>[] parts)
        => Known.Lines(Known.Items(entry, key), item => Known.Words(parts.Select(part => part.Of(item))));

    private static string Text(JsonElement element, string key) => Known.Text(element, key);
}
