using System.Text.Json.Nodes;

namespace CyberSanctions.Testing;

/// <summary>The report of an exercise in which people wrote the same text wherever they may write any.</summary>
public static class WrittenReport
{
    /// <summary>What somebody would write who is up to something.</summary>
    public static IEnumerable<object[]> Hostile => Texts.Select(text => new object[] { text });

    private static readonly string[] Texts =
    [
        "<script>alert(1)</script>", "</title></style></head><script>alert(1)</script>", "<img src=x onerror=alert(1)>",
        "\"><svg onload=alert(1)>", "'; alert(1); '", "<!--", "-->", "]]>", "&lt;b&gt; &amp;amp;",
        "<a href=javascript:alert(1)>here</a>",
        "<style>*{display:none}</style>", "<meta http-equiv=refresh content='0;url=//evil.example'>",
        "<base href=//evil.example>",
        "</bdi></li></ol><h2>Expected</h2>", "line\none\nmore", "\u202Egnp.exe\u202C", "# heading **strong** [x](y)", "{Style}",
        "{0}",
    ];

    /// <summary>As JSON.</summary>
    public static JsonObject Of(string said) => new()
    {
        ["reference"] = "EX-2026-0001",
        ["title"] = said,
        ["summary"] = said,
        ["objectives"] = new JsonArray(),
        ["handling"] = "TLP:AMBER",
        ["state"] = "ended",
        ["startedAt"] = "2026-11-28T08:00:00Z",
        ["endedAt"] = "2026-11-28T10:00:00Z",
        ["endedBy"] = "aurelia.nimbus",
        ["endedBecause"] = said,
        ["runningSeconds"] = 7200L,
        ["conductors"] = new JsonArray(),
        ["parts"] = new JsonArray(
            new JsonObject { ["key"] = "desk", ["title"] = "The desk", ["subjects"] = new JsonArray("flavia.fog") }),
        ["steps"] = new JsonArray(
            new JsonObject { ["step"] = "start", ["by"] = "aurelia.nimbus", ["runningSeconds"] = 0L }),
        ["injects"] = new JsonArray(
            new JsonObject
            {
                ["key"] = "call",
                ["title"] = said,
                ["text"] = said,
                ["parts"] = new JsonArray("desk"),
                ["releasedBy"] = "service:attribution",
                ["releasedSeconds"] = 2L,
            },
            new JsonObject { ["key"] = "never", ["title"] = said, ["text"] = said, ["parts"] = new JsonArray("desk") }),
        ["reactions"] = new JsonArray(new JsonObject
        {
            ["key"] = "answer",
            ["text"] = "They answer.",
            ["part"] = "desk",
            ["inject"] = "call",
            ["within"] = "PT2H",
            ["status"] = "met",
            ["doneSeconds"] = 3665L,
            ["judgedBy"] = "",
        }),
        ["deeds"] = new JsonArray(new JsonObject
        {
            ["number"] = 1L,
            ["runningSeconds"] = 3665L,
            ["part"] = "desk",
            ["actor"] = "flavia.fog",
            ["kind"] = "InjectAnswered",
            ["subject"] = "call",
            ["text"] = said,
        }),
        ["observations"] = new JsonArray(
            Observation("desk", "They were quick.", 7),
            Observation("", "All shouted.", 9)),
    };

    private static JsonObject Observation(string part, string text, long seconds) => new()
    {
        ["part"] = part,
        ["text"] = text,
        ["madeBy"] = "aurelia.nimbus",
        ["runningSeconds"] = seconds,
    };
}
