using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace CyberSanctions.Attribution.Stix;

/// <summary>What an object must be like by itself: STIX 2.1, sections 3 to 7, and what its official validators demand.</summary>
internal static partial class ObjectRules
{
    private static readonly (string First, string Then, bool Same)[] Ordered =
    [
        ("created", "modified", true), ("first_seen", "last_seen", true), ("first_observed", "last_observed", true),
        ("valid_from", "valid_until", false), ("start_time", "stop_time", false),
    ];

    private static readonly string[] Opinions = ["strongly-disagree", "disagree", "neutral", "agree", "strongly-agree"];

    /// <summary>Notes what is wrong with an object.</summary>
    public static void Check(StixObject stix)
    {
        if (stix.Json.ValueKind != JsonValueKind.Object)
        {
            stix.Problems.Add(new("", "Must be an object."));
            return;
        }

        if (!stix.IsReadable || !CheckId(stix))
        {
            return;
        }

        CheckSort(stix);
        foreach (var name in ObjectTypes.RequiredOf(stix.Type))
        {
            Require(stix, name);
        }

        foreach (var member in stix.Json.EnumerateObject())
        {
            if (member.Name != "id" && !PropertyName().IsMatch(member.Name))
            {
                Note(stix, member.Name, "Must be named with 3 to 250 of a to z, 0 to 9 and _.");
            }
            else if (ObjectTypes.IsStandard(stix.Type) && ObjectTypes.KindOf(member.Name) is { } kind
                && PropertyRules.Problem(kind, member.Value) is { } problem)
            {
                Note(stix, member.Name, problem);
            }
        }

        CheckOrder(stix);
        CheckValues(stix);
        CheckReferences(stix);
        CheckExternalReferences(stix);
        GranularMarkings.Check(stix);
    }

    /// <summary>Notes a problem.</summary>
    internal static void Note(StixObject stix, string path, string problem) => stix.Problems.Add(new(path, problem));

    private static bool CheckId(StixObject stix)
    {
        var before = stix.Problems.Count;
        if (stix.Type.Length == 0 || stix.Type is "bundle" || !TypeName().IsMatch(stix.Type))
        {
            Note(stix, "type", "Must be the type of an object, in a to z, 0 to 9 and hyphens.");
        }

        if (!StixIds.Is(stix.Id))
        {
            Note(stix, "id", $"Must be TYPE--UUID, the UUID of version 1 to 5, in up to {StixLimits.Id} characters.");
        }
        else if (StixIds.TypeOf(stix.Id) != stix.Type)
        {
            Note(stix, "id", "Must begin with the type of the object.");
        }

        return stix.Problems.Count == before;
    }

    private static void CheckSort(StixObject stix)
    {
        var sort = ObjectTypes.SortOf(stix);
        var version = JsonText.Of(stix.Json, "spec_version");
        if (version != "2.1" && (stix.Json.TryGetProperty("spec_version", out _) || sort != ObjectSort.Observable))
        {
            Note(stix, "spec_version", version is null
                ? "Is missing: so it would be of STIX 2.0. Convert it to 2.1."
                : "Must be 2.1.");
        }

        string[] required = sort switch
        {
            ObjectSort.Domain => ["created", "modified"],
            ObjectSort.Marking => ["created"],
            _ => [],
        };
        foreach (var name in required)
        {
            Require(stix, name);
            if (JsonText.Of(stix.Json, name) is { } time && PropertyRules.IsTime(time) && !Milliseconds().IsMatch(time))
            {
                Note(stix, name, "Must be exact to the millisecond: three digits after the point, or more.");
            }
        }

        if (sort == ObjectSort.Marking)
        {
            if (stix.Json.TryGetProperty("modified", out _))
            {
                Note(stix, "modified", "Must be left out: a marking has no versions.");
            }

            if (!stix.Json.TryGetProperty("definition", out _) && !stix.Json.TryGetProperty("extensions", out _))
            {
                Note(stix, "definition", "Is required, or an extension that defines the marking.");
            }
        }
    }

    private static void CheckOrder(StixObject stix)
    {
        foreach (var (first, then, same) in Ordered)
        {
            if (JsonText.Of(stix.Json, first) is { } a && JsonText.Of(stix.Json, then) is { } b
                && PropertyRules.IsTime(a) && PropertyRules.IsTime(b)
                && PropertyRules.Compare(a, b) is var order && (same ? order > 0 : order >= 0))
            {
                Note(stix, then, same ? $"Must not be before {first}." : $"Must be after {first}.");
            }
        }
    }

    private static void CheckValues(StixObject stix)
    {
        CheckRange(stix, "confidence", 0, 100);
        if (stix.Type == "observed-data")
        {
            CheckRange(stix, "number_observed", 1, 999_999_999);
        }

        if (stix.Type == "opinion" && JsonText.Of(stix.Json, "opinion") is { } opinion && !Opinions.Contains(opinion))
        {
            Note(stix, "opinion", $"Must be one of {string.Join(", ", Opinions)}.");
        }

        if (stix.Type == "malware" && stix.Json.TryGetProperty("is_family", out var family)
            && family.ValueKind == JsonValueKind.True)
        {
            Require(stix, "name");
        }
    }

    private static void CheckRange(StixObject stix, string name, long from, long to)
    {
        if (stix.Json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number
            && !(value.TryGetInt64(out var number) && number >= from && number <= to))
        {
            Note(stix, name, string.Create(CultureInfo.InvariantCulture, $"Must be {from} to {to}."));
        }
    }

    private static void CheckReferences(StixObject stix)
    {
        foreach (var (name, path, id) in stix.References)
        {
            if (!StixIds.Is(id))
            {
                if (ObjectTypes.KindOf(name) is not null)
                {
                    Note(stix, path, "Must be the id of an object.");
                }
            }
            else if (id == stix.Id)
            {
                Note(stix, path, "Must not be the object itself.");
            }
            else if (name is "object_marking_refs" or "marking_ref" && StixIds.TypeOf(id) != "marking-definition")
            {
                Note(stix, path, "Must be a marking-definition.");
            }
            else if (name == "created_by_ref" && StixIds.TypeOf(id) != "identity")
            {
                Note(stix, path, "Must be an identity.");
            }
        }

        if (stix.Type == "relationship" && JsonText.Of(stix.Json, "source_ref") is { } source
            && source == JsonText.Of(stix.Json, "target_ref"))
        {
            Note(stix, "target_ref", "Must be another object than source_ref.");
        }
    }

    private static void CheckExternalReferences(StixObject stix)
    {
        foreach (var (i, reference) in JsonText.ListOf(stix.Json, "external_references").Index())
        {
            if (reference.ValueKind == JsonValueKind.Object
                && !(JsonText.Of(reference, "source_name") is { Length: > 0 }
                    && (JsonText.Of(reference, "description") ?? JsonText.Of(reference, "url") ?? JsonText.Of(reference,
                        "external_id"))
                        is not null))
            {
                Note(
                    stix,
                    string.Create(CultureInfo.InvariantCulture, $"external_references[{i}]"),
                    "Must have a source_name, and a description, a url or an external_id.");
            }
        }
    }

    private static void Require(StixObject stix, string name)
    {
        if (!stix.Json.TryGetProperty(name, out _))
        {
            Note(stix, name, "Is required.");
        }
    }

    [GeneratedRegex("^[a-z][a-z0-9-]{2,249}\\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex TypeName();

    [GeneratedRegex("^[a-z0-9_]{3,250}\\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex PropertyName();

    [GeneratedRegex("\\.[0-9]{3,}Z\\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Milliseconds();
}
