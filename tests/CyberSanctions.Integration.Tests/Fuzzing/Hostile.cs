using System.Text.Json.Nodes;

namespace CyberSanctions.Integration.Tests.Fuzzing;

/// <summary>Values at the edges of what is thought of, and beyond.</summary>
internal static class Hostile
{
    /// <summary>Texts.</summary>
    public static IReadOnlyList<string> Texts { get; } =
    [
        " ", "\t", "\0", "\u0001", "\u007f", "\u0085", "null", "undefined", "true", "-1", "0", "1", "01", "+1", "1e309", "NaN",
        "2147483648", "9223372036854775808", "99999999999999999999999999", "0x10", "1.5", "'", "\"", "' OR 1=1 --",
        "'; DROP TABLE journal; --", "%", "%00", "%2e%2e%2f", "../../etc/passwd", "..\\..", "{{7*7}}", "${jndi:ldap://x}",
        "<script>alert(1)</script>", "__proto__", "constructor", "a\r\nSet-Cookie: a=b", "\u202e", "\u200b", "\u2800", "\ufeff",
        "\ufffd", "\uffff", "é", "e\u0301", "𝄞", "Ａ", "аdmin", "İ", "ß", "ATT-2026-0001", "att-2026-0001",
        "ATT-2026-99999999999999", "BAL-2026-0001 ", "*", "\"1\"", "W/\"1\"", "eu-cyber", "list.json", "list.json ",
        "1/list.json", "2026-02-30", "0000-00-00", "9999-12-31T23:59:60Z", "2026-01-01T00:00:00+99:00", "FR", "GR", "XX",
        "AAAA", "!!!", new('a', 41), new('a', 201), new('a', 3000), string.Concat(Enumerable.Repeat("𝄞", 300)),
        string.Concat(Enumerable.Repeat("e\u0301\u0302", 200)),
    ];

    /// <summary>JSON values.</summary>
    public static JsonNode? Value(Random random) => random.Next(14) switch
    {
        0 => null,
        1 => random.Next(-2, 3),
        2 => long.MaxValue,
        3 => double.MaxValue,
        4 => 0.1,
        5 => true,
        6 => new JsonArray(),
        7 => new JsonObject(),
        8 => new JsonArray(null, 1, "a", new JsonObject()),
        9 => new JsonObject { ["__proto__"] = new JsonObject { ["a"] = 1 }, [""] = 1 },
        10 => Nested(random.Next(2, 14)),
        11 => new JsonArray([.. Enumerable.Range(0, 600).Select(i => (JsonNode)i)]),
        12 => new string('x', random.Next(2) == 0 ? 501 : 20_001),
        _ => Texts[random.Next(Texts.Count)],
    };

    private static JsonNode Nested(int depth)
        => depth == 0 ? "a"
            : depth % 2 == 0 ? new JsonArray(Nested(depth - 1))
            : new JsonObject { ["a"] = Nested(depth - 1) };
}
