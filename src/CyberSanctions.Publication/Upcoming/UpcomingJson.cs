using System.Text.Encodings.Web;
using System.Text.Json;
using CyberSanctions.Contracts.Events.V1;
using CyberSanctions.Publication.Artifacts;

namespace CyberSanctions.Publication.Upcoming;

/// <summary>
/// The document on a list to come (docs/list-formats.md). Every key is always there; what there is none of is null.
/// </summary>
internal static class UpcomingJson
{
    private static readonly JsonWriterOptions Options =
        new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static byte[] Render(UpcomingActs upcoming)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, Options))
        {
            json.WriteStartObject();
            json.WriteString("list", upcoming.List.Name);
            json.WriteBoolean("exercise", upcoming.List.Exercise);
            Write(json, "listingsUntil", upcoming.Listings);
            Write(json, "frameworkUntil", upcoming.Framework);
            json.WriteStartArray("acts");
            foreach (var act in upcoming.Acts)
            {
                Write(json, act);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        bytes.WriteByte((byte)'\n');
        return bytes.ToArray();
    }

    private static void Write(Utf8JsonWriter json, string key, LastDay? until)
    {
        if (until is null)
        {
            json.WriteNull(key);
            return;
        }

        json.WriteStartObject(key);
        json.WriteString("day", IsoDates.Full(until.Day));
        json.WriteString("act", until.ActReference);
        json.WriteString("number", until.ActNumber);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, UpcomingAct act)
    {
        json.WriteStartObject();
        json.WriteString("reference", act.Text.Reference);
        json.WriteString("number", act.Text.Number);
        json.WriteString("title", act.Text.Title);
        json.WriteString("takesEffectAt", IsoDates.Instant(act.TakesEffectAt));
        json.WriteString("textSha256", act.TextSha256);
        json.WriteString("ballot", act.BallotReference);
        json.WriteString("corrects", act.Text.Corrects?.ActReference);
        ListJson.WriteInstruments(json, act.Text);
        json.WriteStartArray("operations");
        foreach (var (place, operation) in act.Text.AllOperations.Index())
        {
            Write(json, operation, act.References.GetValueOrDefault(place));
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, Operation operation, string? listed)
    {
        json.WriteStartObject();
        json.WriteString("kind", operation.WhatCase.ToString().ToLowerInvariant());
        json.WriteString("entry", listed ?? operation.Amend?.EntryReference ?? operation.Delist?.EntryReference);
        json.WriteString("name", operation.List?.Subject.Names[0].WholeName);
        json.WriteStartArray("fields");
        foreach (var field in operation.Amend?.Fields ?? [])
        {
            json.WriteStringValue(ListWords.Of(field));
        }

        json.WriteEndArray();
        json.WriteStartArray("reviewed");
        foreach (var review in operation.Renew?.Reviews ?? [])
        {
            json.WriteStringValue(review.EntryReference);
        }

        json.WriteEndArray();
        json.WriteString("until", (operation.Renew?.Until ?? operation.Extend?.Until) is { } until ? IsoDates.Full(until) : null);
        json.WriteEndObject();
    }
}
