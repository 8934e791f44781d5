using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CyberSanctions.Signing;

/// <summary>
/// JSON as exactly one sequence of bytes, so that it can be hashed and signed: RFC 8785 (JCS), of
/// which only objects, arrays, strings, integers and booleans are used.
/// </summary>
/// <example><code>{"ballot":"BAL-2026-0004","position":3}</code></example>
public static class CanonicalJson
{
    private static readonly SearchValues<char> Escaped = SearchValues.Create([
        .. "\"\\", .. Enumerable.Range(0, ' ').Select(c => (char)c)
    ]);

    // Half a surrogate pair is refused: replaced, it would make two texts one.
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The bytes, UTF-8.</summary>
    /// <exception cref="ArgumentException">There is something in it that is not used.</exception>
    public static byte[] Bytes(JsonNode node)
    {
        var text = new StringBuilder();
        Write(text, node);
        return Utf8.GetBytes(text.ToString());
    }

    private static void Write(StringBuilder text, JsonNode? node)
    {
        switch (node)
        {
            case JsonObject members:
                WriteAll(text, '{', '}', members.OrderBy(member => member.Key, StringComparer.Ordinal), member =>
                {
                    WriteString(text, member.Key);
                    text.Append(':');
                    Write(text, member.Value);
                });
                return;
            case JsonArray items:
                WriteAll(text, '[', ']', items, item => Write(text, item));
                return;
            case JsonValue value when value.GetValueKind() == JsonValueKind.String:
                WriteString(text, value.GetValue<string>());
                return;
            case JsonValue value when value.GetValueKind() == JsonValueKind.Number && TryInteger(value, out var number):
                text.Append(number.ToString(CultureInfo.InvariantCulture));
                return;
            case JsonValue value when value.GetValueKind() is JsonValueKind.True or JsonValueKind.False:
                text.Append(value.GetValue<bool>() ? "true" : "false");
                return;
            default:
                throw new ArgumentException(
                    $"Canonical JSON holds no {node?.GetValueKind().ToString() ?? "null"} here.", nameof(node));
        }
    }

    // A value made from an int does not say that it is a long as well.
    private static bool TryInteger(JsonValue value, out long number)
    {
        if (value.TryGetValue<int>(out var small))
        {
            number = small;
            return true;
        }

        return value.TryGetValue(out number);
    }

    private static void WriteAll<T>(StringBuilder text, char open, char close, IEnumerable<T> items, Action<T> write)
    {
        text.Append(open);
        foreach (var (i, item) in items.Index())
        {
            if (i > 0)
            {
                text.Append(',');
            }

            write(item);
        }

        text.Append(close);
    }

    private static void WriteString(StringBuilder text, string value)
    {
        text.Append('"');
        var plain = value.AsSpan().IndexOfAny(Escaped);
        text.Append(value, 0, plain < 0 ? value.Length : plain);
        foreach (var c in plain < 0 ? [] : value.AsSpan(plain))
        {
            _ = c switch
            {
                '"' => text.Append("\\\""),
                '\\' => text.Append("\\\\"),
                '\b' => text.Append("\\b"),
                '\f' => text.Append("\\f"),
                '\n' => text.Append("\\n"),
                '\r' => text.Append("\\r"),
                '\t' => text.Append("\\t"),
                < ' ' => text.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}"),
                _ => text.Append(c),
            };
        }

        text.Append('"');
    }
}
