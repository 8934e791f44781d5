using System.Globalization;
using System.Text.Json.Nodes;

namespace CyberSanctions.Contracts.Exercises;

/// <summary>
/// The report of an exercise as it is read, in whatever form: which line follows which. It comes from the report's JSON alone.
/// </summary>
/// <param name="Title">Of the exercise.</param>
/// <param name="Reference">Of the exercise.</param>
/// <param name="Handling">How the report is marked, in words: <c>TLP:GREEN</c>.</param>
public sealed record ReportOutline(string Title, string Reference, string Handling, IReadOnlyList<ReportBlock> Blocks)
{
    /// <summary>Of a report as JSON.</summary>
    public static ReportOutline Of(JsonObject report)
    {
        var ran = Line($"after {Own(Clock(Seconds(report, "runningSeconds")))} of running time.");
        var blocks = new List<ReportBlock>
        {
            new ReportBlock.Paragraph(
                $"Exercise {Value(report, "reference")}, {Value(report, "handling")}. Nothing in it is real."),
            new ReportBlock.Paragraph(
                $"It {Value(report, "state")}: {Value(report, "endedBecause")} ({Value(report, "endedBy")},"
                + $" {Value(report, "endedAt")}, {ran})"),
        };
        if (Value(report, "summary") is { Length: > 0 } summary)
        {
            blocks.Add(new ReportBlock.Paragraph($"{summary}"));
        }

        Add(blocks, 2, "Objectives", Texts(report, "objectives").Select(objective => Untimed($"{objective}")));
        Add(blocks, 2, "Conducted by", Texts(report, "conductors").Select(subject => Untimed($"{subject}")));
        Add(blocks, 2, "What happened", Story(report));
        foreach (var part in Items(report, "parts"))
        {
            var key = Value(part, "key");
            blocks.Add(new ReportBlock.Heading(2, $"{Value(part, "title")} ({key})"));
            blocks.Add(new ReportBlock.Paragraph($"Played by {Texts(part, "subjects")}."));
            Add(blocks, 3, "Expected", OfPart("reactions").Select(Expected));
            Add(blocks, 3, "Observed", OfPart("observations").Select(Observed));

            IEnumerable<JsonObject> OfPart(string name) => Items(report, name).Where(item => Value(item, "part") == key);
        }

        Add(
            blocks,
            2,
            "Observed of the whole",
            Items(report, "observations").Where(noted => Value(noted, "part").Length == 0).Select(Observed));
        return new(Value(report, "title"), Value(report, "reference"), Value(report, "handling"), blocks);
    }

    /// <summary>Running time as it is read: hours, minutes, seconds.</summary>
    public static string Clock(long seconds)
        => string.Create(CultureInfo.InvariantCulture, $"{seconds / 3_600}:{seconds / 60 % 60:D2}:{seconds % 60:D2}");

    // Everything in one order: by running time, and what was told before what was done.
    private static IEnumerable<ReportItem> Story(JsonObject report)
    {
        var steps = Items(report, "steps")
            .Select(step => new ReportItem(Seconds(step, "runningSeconds"), $"{Value(step, "step")}: {Value(step, "by")}"));
        var told = Items(report, "injects").Where(inject => inject["releasedSeconds"] is not null)
            .Select(inject => new ReportItem(Seconds(inject, "releasedSeconds"), Told(inject)));
        var done = Items(report, "deeds").Select(deed => new ReportItem(Seconds(deed, "runningSeconds"), Deed(deed)));
        return steps.Concat(told).Concat(done).OrderBy(item => item.Seconds);
    }

    private static ReportLine Told(JsonObject inject)
    {
        var by = Line($"{Value(inject, "key")}, by {Value(inject, "releasedBy")}");
        return $"told {Texts(inject, "parts")}: {Strong(Value(inject, "title"))} ({by})";
    }

    private static ReportLine Deed(JsonObject deed)
    {
        var part = Value(deed, "part") is { Length: > 0 } key ? Line($"{key}") : Line($"no part");
        var said = Value(deed, "text") is { Length: > 0 } text ? Line($": {text}") : Line($"");
        return $"{Value(deed, "kind")} {Value(deed, "subject")} by {Value(deed, "actor")} ({part}){said}";
    }

    private static ReportItem Expected(JsonObject reaction)
    {
        var when = reaction["doneSeconds"] is null
            ? Line($"")
            : Line($" at {Own(Clock(Seconds(reaction, "doneSeconds")))}");
        var within = Value(reaction, "within") is { Length: > 0 } time ? Line($", within {time}") : Line($"");
        var after = Value(reaction, "inject") is { Length: > 0 } inject ? Line($", after {inject}") : Line($"");
        var judged = Value(reaction, "judgedBy") is { Length: > 0 } by
            ? Line($" Judged by {by}. {Value(reaction, "note")}")
            : Line($"");
        var about = Line($"{Value(reaction, "key")}{after}{within}");
        return Untimed($"{Strong(Value(reaction, "status"))}{when}: {Value(reaction, "text")} ({about}){judged}");
    }

    private static ReportItem Observed(JsonObject noted)
        => new(Seconds(noted, "runningSeconds"), $"{Value(noted, "text")} ({Value(noted, "madeBy")})");

    private static void Add(List<ReportBlock> blocks, int level, string title, IEnumerable<ReportItem> lines)
    {
        var items = lines.ToList();
        if (items.Count > 0)
        {
            blocks.Add(new ReportBlock.Heading(level, $"{Own(title)}"));
            blocks.Add(new ReportBlock.Items(items));
        }
    }

    // What the compiler does not know to be a line by itself.
    private static ReportLine Line(ReportLine line) => line;

    private static ReportItem Untimed(ReportLine line) => new(null, line);

    private static ReportRun Strong(string said) => new(said, IsSaid: true, IsStrong: true);

    private static ReportRun Own(string words) => new(words, IsSaid: false, IsStrong: false);

    private static IEnumerable<JsonObject> Items(JsonObject report, string name)
        => report[name]!.AsArray().Select(item => item!.AsObject());

    private static IEnumerable<string> Texts(JsonObject item, string name)
        => item[name]!.AsArray().Select(text => text!.GetValue<string>());

    private static long Seconds(JsonObject item, string name) => item[name]!.GetValue<long>();

    private static string Value(JsonObject item, string name) => item[name]?.GetValue<string>() ?? "";
}
