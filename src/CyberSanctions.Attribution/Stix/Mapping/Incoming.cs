using System.Text.Json;
using System.Text.Json.Nodes;
using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.ServiceDefaults.Validation;
using Google.Protobuf;

namespace CyberSanctions.Attribution.Stix.Mapping;

/// <summary>What is to be known of a bundle when an item is made of one of its objects.</summary>
/// <param name="Ids">The ids that items of the new dossier are to have, by those in STIX.</param>
/// <param name="Handling">Of what has no TLP marking.</param>
internal sealed record Incoming(IReadOnlyDictionary<string, Guid> Ids, Handling Handling, DateOnly Today)
{
    private static readonly JsonParser Parser = new(JsonParser.Settings.Default.WithRecursionLimit(StixLimits.Depth));

    /// <summary>
    /// An item of what our extension says of an object, and what its own properties say. What the extension says beside that, or
    /// names what is no item, is a problem.
    /// </summary>
    /// <exception cref="NoItemException">It is none.</exception>
    public T Read<T>(StixObject stix, JsonObject own)
        where T : IMessage<T>, new()
    {
        var item = OurExtension.Of(stix) is { } extension ? JsonNode.Parse(extension.GetRawText())!.AsObject() : [];
        foreach (var name in OurExtension.OfTheObject)
        {
            item.Remove(name);
        }

        Resolve(item);
        foreach (var (name, value) in own.ToList())
        {
            if (item.ContainsKey(name))
            {
                throw new NoItemException($"the extension must not say {name}: the object says it");
            }

            own.Remove(name);
            item[name] = value;
        }

        try
        {
            return Parser.Parse<T>(item.ToJsonString());
        }
        catch (Exception exception) when (exception is InvalidProtocolBufferException or InvalidJsonException or FormatException)
        {
            throw new NoItemException($"the extension cannot be read: {exception.Message}");
        }
    }

    /// <summary>Requires that nothing is wrong with an item.</summary>
    /// <exception cref="NoItemException">Something is.</exception>
    public static void Require(Checks checks)
    {
        if (checks.Problems is [var first, ..])
        {
            throw new NoItemException($"{first.Field}: {first.Description}");
        }
    }

    // evidence_refs becomes evidence_ids, at any depth.
    private void Resolve(JsonNode? node)
    {
        if (node is JsonArray list)
        {
            foreach (var item in list)
            {
                Resolve(item);
            }
        }
        else if (node is JsonObject json)
        {
            foreach (var (name, value) in json.ToList())
            {
                if (name.EndsWith("_id", StringComparison.Ordinal) || name.EndsWith("_ids", StringComparison.Ordinal)
                    || name is "same_origin_as" or "sameOriginAs" || name.EndsWith("Id", StringComparison.Ordinal)
                    || name.EndsWith("Ids", StringComparison.Ordinal))
                {
                    throw new NoItemException($"the extension must not say {name}: it names items of some dossier");
                }

                if (name.EndsWith("_ref", StringComparison.Ordinal))
                {
                    json.Remove(name);
                    json[name == "same_origin_as_ref" ? "same_origin_as" : $"{name[..^4]}_id"] = ItemOf(value);
                }
                else if (name.EndsWith("_refs", StringComparison.Ordinal))
                {
                    json.Remove(name);
                    json[$"{name[..^5]}_ids"] = new JsonArray([.. (value as JsonArray ?? []).Select(id => (JsonNode)ItemOf(id))]);
                }
                else
                {
                    Resolve(value);
                }
            }
        }
    }

    private string ItemOf(JsonNode? id)
        => id?.GetValueKind() == JsonValueKind.String && Ids.TryGetValue(id.GetValue<string>(), out var item)
            ? item.ToString()
            : throw new NoItemException("the extension names what is no item");
}

/// <summary>Why no item is made of an object.</summary>
internal sealed class NoItemException(string why) : Exception(why);
