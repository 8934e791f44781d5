using System.Buffers;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CyberSanctions.Attribution.Stix;

/// <summary>
/// Reads an object once from end to end: writes it in canonical form (RFC 8785), and notes which others it names, and what no
/// object
/// may hold: a property twice, null, an empty list, half a character, a number that is not the same everywhere.
/// </summary>
internal sealed class ObjectReading
{
    private const string EmptyList = "Must not be an empty list: leave it out.";

    private readonly ArrayBufferWriter<byte> _written = new(1024);
    private readonly List<string> _path = [];

    /// <summary>What is wrong, and where.</summary>
    public List<ObjectProblem> Problems { get; } = [];

    /// <summary>The objects that are named, and where.</summary>
    public List<Reference> References { get; } = [];

    /// <summary>Canonical JSON of the object.</summary>
    public byte[] Canonical => _written.WrittenSpan.ToArray();

    /// <summary>Canonical JSON of anything that has a canonical form.</summary>
    /// <exception cref="InvalidDataException">It has none.</exception>
    public static byte[] CanonicalOf(JsonNode json)
    {
        var reading = new ObjectReading();
        reading.Read(JsonSerializer.SerializeToElement(json));
        return reading.Problems is [var first, ..] && first.Text != EmptyList
            ? throw new InvalidDataException($"{first.Path}: {first.Text}")
            : reading.Canonical;
    }

    /// <summary>Reads it.</summary>
    public void Read(JsonElement json)
    {
        switch (json.ValueKind)
        {
            case JsonValueKind.Object:
                ReadObject(json);
                return;
            case JsonValueKind.Array:
                ReadList(json);
                return;
            case JsonValueKind.String:
                ReadString(json);
                return;
            case JsonValueKind.Number:
                ReadNumber(json);
                return;
            case JsonValueKind.Null:
                Note("Must not be null: leave it out.");
                return;
            default:
                Write(json.ValueKind == JsonValueKind.True ? "true"u8 : "false"u8);
                return;
        }
    }

    private void ReadObject(JsonElement json)
    {
        var members = json.EnumerateObject().Select(member => (member.Name, member.Value)).ToArray();
        Array.Sort(members, static (a, b) => string.CompareOrdinal(a.Name, b.Name));
        Write("{"u8);
        for (var i = 0; i < members.Length; i++)
        {
            var (name, value) = (members[i].Name, members[i].Value);
            _path.Add(_path.Count == 0 ? name : $".{name}");
            if (i > 0)
            {
                Write(","u8);
                if (members[i - 1].Name == name)
                {
                    Note("Is there more than once.");
                }
            }

            WriteText(name);
            Write(":"u8);
            NoteReferences(name, value);
            Read(value);
            _path.RemoveAt(_path.Count - 1);
        }

        Write("}"u8);
    }

    private void ReadList(JsonElement json)
    {
        if (json.GetArrayLength() == 0)
        {
            Note(EmptyList);
        }

        Write("["u8);
        foreach (var (i, item) in json.EnumerateArray().Index())
        {
            _path.Add(string.Create(CultureInfo.InvariantCulture, $"[{i}]"));
            if (i > 0)
            {
                Write(","u8);
            }

            Read(item);
            _path.RemoveAt(_path.Count - 1);
        }

        Write("]"u8);
    }

    // What has no escapes is canonical as it is.
    private void ReadString(JsonElement json)
    {
        var raw = JsonMarshal.GetRawUtf8Value(json);
        if (!raw.Contains((byte)'\\'))
        {
            Write(raw);
            return;
        }

        try
        {
            WriteText(json.GetString()!);
        }
        catch (InvalidOperationException)
        {
            Note("Holds half a character.");
        }
    }

    private void ReadNumber(JsonElement json)
    {
        if (CanonicalNumbers.Of(json.GetRawText()) is { } number)
        {
            Write(Encoding.ASCII.GetBytes(number));
        }
        else
        {
            Note("Is no number that every reader of JSON reads as it is written.");
        }
    }

    // Of observed data in the old form, objects name each other by keys of their own.
    private void NoteReferences(string name, JsonElement value)
    {
        if (_path[0] == "objects")
        {
            return;
        }

        if (name.EndsWith("_ref", StringComparison.Ordinal) && value.ValueKind == JsonValueKind.String)
        {
            NoteReference(name, "", value);
        }
        else if (name.EndsWith("_refs", StringComparison.Ordinal) && value.ValueKind == JsonValueKind.Array)
        {
            foreach (var (i, item) in value.EnumerateArray().Index())
            {
                if (item.ValueKind == JsonValueKind.String)
                {
                    NoteReference(name, string.Create(CultureInfo.InvariantCulture, $"[{i}]"), item);
                }
            }
        }
    }

    private void NoteReference(string name, string at, JsonElement value)
    {
        if (JsonText.Of(value) is { } id)
        {
            References.Add(new Reference(name, string.Concat(_path) + at, id));
        }
    }

    private void Note(string problem) => Problems.Add(new ObjectProblem(string.Concat(_path), problem));

    private void Write(ReadOnlySpan<byte> bytes) => _written.Write(bytes);

    private void WriteText(string text)
    {
        Write("\""u8);
        foreach (var rune in text.EnumerateRunes())
        {
            switch (rune.Value)
            {
                case '"':
                    Write("\\\""u8);
                    break;
                case '\\':
                    Write("\\\\"u8);
                    break;
                case '\b':
                    Write("\\b"u8);
                    break;
                case '\f':
                    Write("\\f"u8);
                    break;
                case '\n':
                    Write("\\n"u8);
                    break;
                case '\r':
                    Write("\\r"u8);
                    break;
                case '\t':
                    Write("\\t"u8);
                    break;
                case < ' ':
                    Write(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"\\u{rune.Value:x4}")));
                    break;
                default:
                    _written.Advance(rune.EncodeToUtf8(_written.GetSpan(4)));
                    break;
            }
        }

        Write("\""u8);
    }
}

/// <summary>What is wrong with an object.</summary>
/// <param name="Path">Where: a path of properties and places in lists; empty: the whole.</param>
internal sealed record ObjectProblem(string Path, string Text);

/// <summary>That an object names another one.</summary>
/// <param name="Name">The property.</param>
/// <param name="Path">Where it stands.</param>
internal sealed record Reference(string Name, string Path, string Id);
