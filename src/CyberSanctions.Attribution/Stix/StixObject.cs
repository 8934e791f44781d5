using System.Text.Json;

namespace CyberSanctions.Attribution.Stix;

/// <summary>An object of a bundle.</summary>
internal sealed class StixObject
{
    private StixObject(int place, JsonElement json, ObjectReading reading, bool isReadable)
    {
        Place = place;
        IsReadable = isReadable;
        Json = json;
        Id = json.ValueKind == JsonValueKind.Object ? JsonText.Of(json, "id") ?? "" : "";
        Type = json.ValueKind == JsonValueKind.Object ? JsonText.Of(json, "type") ?? "" : "";
        Problems = reading.Problems;
        References = reading.References;
        Canonical = reading.Canonical;
    }

    /// <summary>Where it stands in the bundle, from 0.</summary>
    public int Place { get; }

    public JsonElement Json { get; }

    /// <summary>Whether its properties have names.</summary>
    public bool IsReadable { get; }

    /// <summary>Empty when it has none.</summary>
    public string Id { get; }

    /// <summary>Empty when it has none.</summary>
    public string Type { get; }

    /// <summary>Canonical JSON, if nothing is wrong with it.</summary>
    public byte[] Canonical { get; }

    /// <summary>The objects that it names.</summary>
    public IReadOnlyList<Reference> References { get; }

    /// <summary>Why it is refused.</summary>
    public List<ObjectProblem> Problems { get; }

    /// <summary>What else is to be known of it.</summary>
    public List<string> Notes { get; } = [];

    /// <summary>Whether it is not valid any more.</summary>
    public bool IsRevoked => Json.TryGetProperty("revoked", out var revoked) && revoked.ValueKind == JsonValueKind.True;

    /// <summary>Reads one.</summary>
    public static StixObject Of(int place, JsonElement json)
    {
        var reading = new ObjectReading();
        try
        {
            reading.Read(json);
            return new StixObject(place, json, reading, isReadable: true);
        }
        catch (InvalidOperationException)
        {
            // Half a character in the name of a property.
            reading.Problems.Add(new("", "Holds half a character."));
            return new StixObject(place, json, reading, isReadable: false);
        }
    }
}
