using System.Text.Json;
using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.Contracts.Events.V1;
using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.Delegate.Output;

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
            ["names"] = Lines(subject.Names, name => Words(
                name.WholeName,
                name.FirstName,
                name.MiddleName,
                name.LastName,
                name.Quality == NameQuality.Strong ? "strong" : "weak",
                name.Language)),
            ["births"] = Lines(subject.Births, birth => Words(Date(birth.Date), birth.Place, birth.Country)),
            ["nationalities"] = Lines(subject.Nationalities, country => country),
            ["gender"] = subject.Gender switch { Gender.Female => "female", Gender.Male => "male", _ => "" },
            ["function"] = subject.Function,
            ["identifiers"] = Lines(subject.Identifiers, identifier => Words(
                identifier.Type, identifier.Number, identifier.IssuingCountry, Days.Of(identifier.IssuedOn))),
            ["addresses"] = Lines(subject.Addresses, address => Words(address.Text, address.City, address.Country)),
            ["registeredOn"] = Date(subject.RegisteredOn),
            ["placeOfRegistration"] = subject.PlaceOfRegistration,
            ["ground"] = content?.Ground switch
            {
                ListingGround.Responsible => "responsible",
                ListingGround.SupportOrInvolvement => "support-or-involvement",
                ListingGround.Associated => "associated",
                _ => "",
            },
            ["measures"] = Lines(content?.Measures ?? [], measure => measure switch
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
            ["names"] = Details(entry, "names", "wholeName", "firstName", "middleName", "lastName", "quality", "language"),
            ["births"] = Lines(
                entry.GetProperty("births").EnumerateArray(),
                birth => Words(Date(birth, "date"), Text(birth, "place"), Text(birth, "country"))),
            ["nationalities"] = Details(entry, "nationalities", "country"),
            ["gender"] = Text(entry, "gender"),
            ["function"] = Text(entry, "function"),
            ["identifiers"] = Details(entry, "identifiers", "type", "number", "issuingCountry", "issuedOn"),
            ["addresses"] = Details(entry, "addresses", "text", "city", "country"),
            ["registeredOn"] = Date(entry, "registeredOn"),
            ["placeOfRegistration"] = Text(entry, "placeOfRegistration"),
            ["ground"] = Ground(Text(entry, "ground")),
            ["measures"] = Lines(entry.GetProperty("measures").EnumerateArray(), measure => measure.GetString() ?? ""),
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

    private static string Details(JsonElement entry, string key, params string[] parts)
        => Lines(entry.GetProperty(key).EnumerateArray(), detail => Words([.. parts.Select(part => Text(detail, part))]));

    private static string Text(JsonElement element, string key)
        => element.TryGetProperty(key, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";

    private static string Date(JsonElement element, string key)
    {
        if (!element.TryGetProperty(key, out var date) || date.ValueKind != JsonValueKind.Object)
        {
            return "";
        }

        var circa = date.GetProperty("circa").GetBoolean() ? "about " : "";
        var value = Text(date, "value");
        return value.Length > 0 ? circa + value : $"{circa}{Text(date, "from")}/{Text(date, "to")}";
    }

    private static string Date(PartialDate? date)
    {
        if (date is null)
        {
            return "";
        }

        var circa = date.Circa ? "about " : "";
        return date.Year == 0 ? $"{circa}{date.YearFrom:0000}/{date.YearTo:0000}"
            : $"{circa}{date.Year:0000}{(date.Month > 0 ? $"-{date.Month:00}" : "")}{(date.Day > 0 ? $"-{date.Day:00}" : "")}";
    }

    private static string Words(params IEnumerable<string> parts) => string.Join(", ", parts.Where(part => part.Length > 0));

    // A line break in one item does not make it two.
    private static string Lines<T>(IEnumerable<T> items, Func<T, string> text)
        => string.Join("\n", items.Select(item => text(item).ReplaceLineEndings(" ")));
}
