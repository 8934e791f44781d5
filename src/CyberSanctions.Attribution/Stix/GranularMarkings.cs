using System.Globalization;
using System.Text.Json;

namespace CyberSanctions.Attribution.Stix;

/// <summary>Markings of parts of an object: each says which parts, and these are there.</summary>
internal static class GranularMarkings
{
    /// <summary>Notes what is wrong with them.</summary>
    public static void Check(StixObject stix)
    {
        foreach (var (i, marking) in JsonText.ListOf(stix.Json, "granular_markings").Index())
        {
            if (marking.ValueKind != JsonValueKind.Object)
            {
                continue;
            }

            var path = string.Create(CultureInfo.InvariantCulture, $"granular_markings[{i}]");
            if (JsonText.Of(marking, "marking_ref") is null == JsonText.Of(marking, "lang") is null)
            {
                ObjectRules.Note(stix, path, "Must have a marking_ref or a lang.");
            }

            if (!JsonText.ListOf(marking, "selectors").Any())
            {
                ObjectRules.Note(stix, $"{path}.selectors", "Is required.");
            }

            foreach (var (j, selector) in JsonText.ListOf(marking, "selectors").Index())
            {
                if (JsonText.Of(selector) is not { } text || !Leads(stix.Json, text))
                {
                    ObjectRules.Note(
                        stix,
                        string.Create(CultureInfo.InvariantCulture, $"{path}.selectors[{j}]"),
                        "Must lead to something in the object.");
                }
            }
        }
    }

    // aliases.[0], or external_references.[1].url
    private static bool Leads(JsonElement json, string selector)
    {
        foreach (var step in selector.Split('.'))
        {
            if (step is ['[', .. var number, ']'])
            {
                if (json.ValueKind != JsonValueKind.Array
                    || !int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var place)
                    || place >= json.GetArrayLength())
                {
                    return false;
                }

                json = json[place];
            }
            else if (json.ValueKind != JsonValueKind.Object || !json.TryGetProperty(step, out json))
            {
                return false;
            }
        }

        return true;
    }
}
