using System.Text.Json.Nodes;
using CyberSanctions.Attribution.Assessing;
using CyberSanctions.Attribution.EvidenceItems;
using CyberSanctions.Attribution.Timeline;
using CyberSanctions.Contracts.Attribution.V1;
using CyberSanctions.ServiceDefaults.Validation;

namespace CyberSanctions.Attribution.Stix.Mapping;

/// <summary>
/// Evidence, events, hypotheses and the responsibility of States are notes: what the text is about stands in object_refs, how far
/// it
/// is to be believed in confidence.
/// </summary>
internal static class NoteMapping
{
    private const string Source = "source";
    private const string Content = "evidence-sha256";

    public static void Write(JsonObject stix, Evidence evidence, Outgoing to)
    {
        WriteTexts(stix, evidence.Title, evidence.Description);
        WriteAbout(stix, [], to);
        WriteConfidence(stix, Confidences.Of(evidence.Credibility));
        WriteReference(stix, Content, "external_id", evidence.Sha256);
        WriteReference(stix, Source, "description", evidence.Source);
        OurExtension.Write(
            stix, "evidence", evidence, to,
            "title", "description", "source", "credibility", "sha256", "handling", "added_by", "added_at", "content", "release");
        MarkRepeated(stix, evidence.Description);
    }

    public static Evidence ReadEvidence(StixObject stix, Incoming from)
    {
        var evidence = from.Read<Evidence>(stix, new JsonObject
        {
            ["title"] = JsonText.Of(stix.Json, "abstract") ?? "",
            ["description"] = ContentOf(stix),
            ["source"] = ReferenceOf(stix, Source, "description"),
            ["credibility"] = Confidences.CredibilityOf(stix),
            ["sha256"] = ReferenceOf(stix, Content, "external_id"),
            ["handling"] = (int)(Markings.HandlingOf(stix) ?? from.Handling),
        });
        Incoming.Require(EvidenceRules.Check(new Checks(), evidence));
        return evidence;
    }

    public static void Write(JsonObject stix, TimelineEvent happened, Outgoing to)
    {
        stix.Set("content", happened.Text);
        WriteAbout(stix, [.. happened.IncidentId is { Length: > 0 } id ? (string[])[id] : [], .. happened.EvidenceIds], to);
        WriteReference(stix, Source, "description", happened.Source);
        OurExtension.Write(stix, "event", happened, to, "text", "source");
    }

    public static TimelineEvent ReadEvent(StixObject stix, Incoming from)
    {
        var happened = from.Read<TimelineEvent>(stix, new JsonObject
        {
            ["text"] = JsonText.Of(stix.Json, "content"),
            ["source"] = ReferenceOf(stix, Source, "description"),
        });
        Incoming.Require(EventRules.Check(new Checks(), happened, from.Today));
        return happened;
    }

    public static void Write(JsonObject stix, Hypothesis hypothesis, Outgoing to)
    {
        WriteTexts(stix, hypothesis.Statement, hypothesis.Reasoning);
        WriteAbout(stix, hypothesis.ActorIds.Concat(hypothesis.Verdicts.Select(verdict => verdict.EvidenceId)), to);
        WriteConfidence(stix, Confidences.Of(hypothesis.Confidence));
        OurExtension.Write(stix, "hypothesis", hypothesis, to, "statement", "reasoning", "confidence");
        MarkRepeated(stix, hypothesis.Reasoning);
    }

    public static Hypothesis ReadHypothesis(StixObject stix, Incoming from)
    {
        var hypothesis = from.Read<Hypothesis>(stix, new JsonObject
        {
            ["statement"] = JsonText.Of(stix.Json, "abstract") ?? "",
            ["reasoning"] = ContentOf(stix),
            ["confidence"] = (int)Confidences.ConfidenceOf(stix),
        });
        Incoming.Require(HypothesisRules.Check(new Checks(), hypothesis));
        return hypothesis;
    }

    public static void Write(JsonObject stix, StateResponsibility responsibility, Outgoing to)
    {
        stix.Set("content", responsibility.Reasoning);
        WriteAbout(stix, responsibility.ActorIds.Concat(responsibility.EvidenceIds), to);
        WriteConfidence(stix, Confidences.Of(responsibility.Confidence));
        OurExtension.Write(stix, "responsibility", responsibility, to, "reasoning", "confidence");
    }

    public static StateResponsibility ReadResponsibility(StixObject stix, Incoming from)
    {
        var responsibility = from.Read<StateResponsibility>(stix, new JsonObject
        {
            ["reasoning"] = JsonText.Of(stix.Json, "content"),
            ["confidence"] = (int)Confidences.ConfidenceOf(stix),
        });
        Incoming.Require(ResponsibilityRules.Check(new Checks(), responsibility));
        return responsibility;
    }

    // A note has a content. Where there is none, the title stands there too, and the extension says so.
    private static void WriteTexts(JsonObject stix, string title, string text)
    {
        stix.Set("abstract", title);
        stix.Set("content", text.Length > 0 ? text : title);
    }

    private static void MarkRepeated(JsonObject stix, string text)
    {
        if (text.Length == 0)
        {
            OurExtension.ExtensionsOf(stix)[StixIds.Extension]![OurExtension.Repeats] = true;
        }
    }

    private static string? ContentOf(StixObject stix)
        => OurExtension.Of(stix) is { } extension && extension.TryGetProperty(OurExtension.Repeats, out _)
            ? ""
            : JsonText.Of(stix.Json, "content");

    // What somebody else said that it is about stays, unless it is an item.
    private static void WriteAbout(JsonObject stix, IEnumerable<string> items, Outgoing to)
    {
        var others = (stix["object_refs"] as JsonArray ?? []).Select(id => (string)id!)
            .Where(id => !to.IsItem(id) && id != to.ReportId);
        var about = to.Named(items).Concat(others).Distinct(StringComparer.Ordinal).ToList();
        stix.Set("object_refs", about.Count > 0 ? about : [to.ReportId]);
    }

    private static void WriteConfidence(JsonObject stix, int? confidence)
    {
        if (confidence is { } said)
        {
            stix["confidence"] = said;
        }
        else
        {
            stix.Remove("confidence");
        }
    }

    /// <summary>Puts a reference of a name in the place of those of that name.</summary>
    internal static void WriteReference(JsonObject stix, string name, string property, string text)
    {
        List<JsonNode?> references = [.. (stix["external_references"] as JsonArray ?? [])
            .Where(reference => (string?)reference!["source_name"] != name).Select(reference => reference!.DeepClone())];
        if (text.Length > 0)
        {
            references.Add(new JsonObject { ["source_name"] = name, [property] = text });
        }

        stix.Remove("external_references");
        if (references.Count > 0)
        {
            stix["external_references"] = new JsonArray([.. references]);
        }
    }

    private static string ReferenceOf(StixObject stix, string name, string property)
        => JsonText.ListOf(stix.Json, "external_references")
            .Where(reference => JsonText.Of(reference, "source_name") == name)
            .Select(reference => JsonText.Of(reference, property)).FirstOrDefault() ?? "";
}
