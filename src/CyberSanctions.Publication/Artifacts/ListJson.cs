using System.Text.Encodings.Web;
using System.Text.Json;
using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.Contracts.Events.V1;
using CyberSanctions.Publication.Entries;
using CyberSanctions.Publication.History;

namespace CyberSanctions.Publication.Artifacts;

/// <summary>
/// Renders <c>list.json</c>: everything that the list says, in the suite's own format
/// (docs/list-formats.md). Every key is always there; what is not known is null.
/// </summary>
internal static partial class ListJson
{
    private const string Format = "cybersanctions-list/3";

    // Names stay readable in every script; the file is served as JSON, never embedded in HTML.
    private static readonly JsonWriterOptions Options =
        new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

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
            json.WriteString("validAt", IsoDates.Instant(content.ValidAt));
            json.WriteString("cause", ListWords.Of(content.Cause));
            json.WritePropertyName("act");
            Write(json, content.Act);
            Write(json, "listingsUntil", content.Listings);
            Write(json, "frameworkUntil", content.Framework);
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
        json.WriteString("entryIntoForce", IsoDates.Full(act.InForceFrom));
        Text(json, "publishedOn", act.Text.PublishedOn is { } published ? IsoDates.Full(published) : "");
        Text(json, "publicationUrl", act.Text.PublicationUrl);
        json.WriteString("textSha256", act.TextSha256);
        json.WriteString("ballot", act.BallotReference);
        Text(json, "corrects", act.Text.Corrects?.ActReference ?? "");
        WriteInstruments(json, act.Text);
        json.WriteEndObject();
    }

    /// <summary>What an act is itself, and the other instrument of a pair.</summary>
    public static void WriteInstruments(Utf8JsonWriter json, ActText act)
    {
        Text(json, "instrument", ListWords.Of(act.Instrument));
        if (act.Twin is not { } twin)
        {
            json.WriteNull("twin");
            return;
        }

        json.WriteStartObject("twin");
        json.WriteString("number", twin.Number);
        json.WriteString("title", twin.Title);
        json.WriteString("legalBasis", twin.LegalBasis);
        Text(json, "publicationUrl", twin.PublicationUrl);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, ListEntry entry, int place)
    {
        var content = entry.State.Content;
        var subject = content.Subject;
        json.WriteStartObject();
        json.WriteNumber("logicalId", entry.State.Identity.LogicalId);
        json.WriteString("euReferenceNumber", entry.State.Identity.Reference);
        json.WriteNumber("version", entry.Version);
        json.WriteString("kind", ListWords.Of(subject.Kind));
        Write(json, entry, subject);
        json.WriteString("ground", ListWords.Of(content.Ground));
        Array(json, "measures", content.Measures, (_, measure, _) => json.WriteStringValue(ListWords.Of(measure)));
        json.WriteString("statementOfReasons", content.StatementOfReasons);
        json.WriteString("listedOn", IsoDates.Full(entry.State.Act.InForceFrom));
        json.WriteString("inForceFrom", IsoDates.Full(entry.State.Act.InForceFrom));
        Write(json, "appliesUntil", entry.State.Until);
        json.WriteString("recordedAt", IsoDates.Instant(entry.Added.RecordedAt));
        json.WriteBoolean("recordedLater", entry.RecordedLater);
        json.WriteNumber("addedInVersion", entry.Added.Version);
        json.WritePropertyName("act");
        Write(json, entry.State.Act);
        Array(json, "amendments", entry.State.Amendments, Write);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, AppliedAmendment amendment, int place)
    {
        json.WriteStartObject();
        json.WriteString("inForceFrom", IsoDates.Full(amendment.Act.InForceFrom));
        json.WriteString("recordedAt", IsoDates.Instant(amendment.Act.Carried!.RecordedAt));
        json.WriteNumber("addedInVersion", amendment.Act.Carried.Version);
        json.WriteBoolean("corrigendum", amendment.Act.Text.Corrects is not null);
        Array(json, "fields", amendment.Amendment.Fields, (_, field, _) => json.WriteStringValue(ListWords.Of(field)));
        json.WritePropertyName("act");
        Write(json, amendment.Act);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string key, Until? until)
        => Text(json, key, until is null ? "" : IsoDates.Full(until.Day));

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
        Utf8JsonWriter json,
        string key,
        ListEntry entry,
        DetailKind kind,
        IReadOnlyList<T> details,
        Action<Utf8JsonWriter, T> write)
        => Array(json, key, details, (_, detail, place) =>
        {
            json.WriteStartObject();
            json.WriteNumber("logicalId", entry.Details[new Detail(kind, place)].LogicalId);
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
