using System.Text.Encodings.Web;
using System.Text.Json;
using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.Publication.Entries;
using Name = CyberSanctions.Contracts.Listing.V1.Name;

namespace CyberSanctions.Publication.Artifacts;

/// <summary>
/// Renders <c>list.json</c>: everything that the list says, in the suite's own format
/// (docs/list-formats.md). Every key is always there; what is not known is null.
/// </summary>
internal static class ListJson
{
    private const string Format = "cybersanctions-list/2";

    // Names stay readable in every script; the file is served as JSON, never embedded in HTML.
    private static readonly JsonWriterOptions Options = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static byte[] Render(ListContent content)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, Options))
        {
            json.WriteStartObject();
            json.WriteString("format", Format);
            json.WriteString("list", content.List.Name);
            json.WriteBoolean("exercise", content.List.Exercise);
            json.WriteNumber("version", content.Version);
            json.WriteString("recordedAt", IsoDates.Instant(content.RecordedAt));
            json.WritePropertyName("act");
            Write(json, content.Act);
            Array(json, "entries", content.Entries, Write);
            json.WriteEndObject();
        }

        bytes.WriteByte((byte)'\n');
        return bytes.ToArray();
    }

    private static void Write(Utf8JsonWriter json, RecordedAct act)
    {
        json.WriteStartObject();
        json.WriteString("reference", act.Text.Reference);
        json.WriteString("number", act.Text.Number);
        json.WriteString("title", act.Text.Title);
        Text(json, "legalBasis", act.Text.LegalBasis);
        json.WriteString("entryIntoForce", IsoDates.Full(act.Text.EntryIntoForce));
        Text(json, "publishedOn", act.Text.PublishedOn is { } published ? IsoDates.Full(published) : "");
        Text(json, "publicationUrl", act.Text.PublicationUrl);
        json.WriteString("textSha256", act.TextSha256);
        json.WriteString("ballot", act.BallotReference);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, ListEntry entry, int place)
    {
        var subject = entry.Listing.Subject;
        json.WriteStartObject();
        json.WriteNumber("logicalId", entry.LogicalId);
        json.WriteString("euReferenceNumber", entry.EuReferenceNumber);
        json.WriteString("kind", ListWords.Of(subject.Kind));
        Details(json, "names", entry, DetailKind.Name, subject.Names, Write);
        Details(json, "births", entry, DetailKind.Birth, subject.Births, Write);
        Details(json, "nationalities", entry, DetailKind.Nationality, subject.Nationalities, (_, country) => json.WriteString("country", country));
        Text(json, "gender", ListWords.Of(subject.Gender));
        Text(json, "function", subject.Function);
        Details(json, "identifiers", entry, DetailKind.Identifier, subject.Identifiers, Write);
        Details(json, "addresses", entry, DetailKind.Address, subject.Addresses, Write);
        Write(json, "registeredOn", subject.RegisteredOn);
        Text(json, "placeOfRegistration", subject.PlaceOfRegistration);
        json.WriteString("ground", ListWords.Of(entry.Listing.Ground));
        Array(json, "measures", entry.Listing.Measures, (_, measure, _) => json.WriteStringValue(ListWords.Of(measure)));
        json.WriteString("statementOfReasons", entry.Listing.StatementOfReasons);
        json.WriteString("listedOn", IsoDates.Full(entry.Act.Text.EntryIntoForce));
        json.WriteString("inForceFrom", IsoDates.Full(entry.Act.Text.EntryIntoForce));
        json.WriteString("recordedAt", IsoDates.Instant(entry.RecordedAt));
        json.WriteBoolean("recordedLater", entry.RecordedLater);
        json.WriteNumber("addedInVersion", entry.AddedIn);
        json.WritePropertyName("act");
        Write(json, entry.Act);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, Name name)
    {
        json.WriteString("wholeName", name.WholeName);
        Text(json, "firstName", name.FirstName);
        Text(json, "middleName", name.MiddleName);
        Text(json, "lastName", name.LastName);
        json.WriteString("quality", ListWords.Of(name.Quality));
        Text(json, "language", name.Language);
    }

    private static void Write(Utf8JsonWriter json, Birth birth)
    {
        Write(json, "date", birth.Date);
        Text(json, "place", birth.Place);
        Text(json, "country", birth.Country);
    }

    private static void Write(Utf8JsonWriter json, Identifier identifier)
    {
        json.WriteString("type", identifier.Type);
        json.WriteString("number", identifier.Number);
        Text(json, "issuingCountry", identifier.IssuingCountry);
        Text(json, "issuedOn", identifier.IssuedOn is { } date ? IsoDates.Full(date) : "");
    }

    private static void Write(Utf8JsonWriter json, Address address)
    {
        Text(json, "text", address.Text);
        Text(json, "city", address.City);
        Text(json, "country", address.Country);
    }

    private static void Write(Utf8JsonWriter json, string key, PartialDate? date)
    {
        if (date is null)
        {
            json.WriteNull(key);
            return;
        }

        var range = date.Year == 0;
        json.WriteStartObject(key);
        json.WriteString("precision", IsoDates.Precision(date));
        Text(json, "value", range ? "" : IsoDates.Prefix(date));
        Text(json, "from", range ? IsoDates.Year(date.YearFrom) : "");
        Text(json, "to", range ? IsoDates.Year(date.YearTo) : "");
        json.WriteBoolean("circa", date.Circa);
        json.WriteEndObject();
    }

    private static void Text(Utf8JsonWriter json, string key, string text)
    {
        if (text.Length == 0)
        {
            json.WriteNull(key);
        }
        else
        {
            json.WriteString(key, text);
        }
    }

    private static void Details<T>(
        Utf8JsonWriter json, string key, ListEntry entry, DetailKind kind, IReadOnlyList<T> details, Action<Utf8JsonWriter, T> write)
        => Array(json, key, details, (_, detail, place) =>
        {
            json.WriteStartObject();
            json.WriteNumber("logicalId", entry.DetailIds[new Detail(kind, place)]);
            write(json, detail);
            json.WriteEndObject();
        });

    private static void Array<T>(Utf8JsonWriter json, string key, IReadOnlyList<T> items, Action<Utf8JsonWriter, T, int> write)
    {
        json.WriteStartArray(key);
        for (var place = 0; place < items.Count; place++)
        {
            write(json, items[place], place);
        }

        json.WriteEndArray();
    }
}
