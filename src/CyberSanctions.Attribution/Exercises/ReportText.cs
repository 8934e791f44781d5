using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace CyberSanctions.Attribution.Exercises;

/// <summary>
/// The report in a form to be read: Markdown (CommonMark). What people have written stands in it as text, whatever it looks like.
/// </summary>
internal static class ReportText
{
    private const string Special = "\\`*_{}[]()<>#+-.!|~&:@\"'=$^";

    /// <summary>Of a report as JSON.</summary>
    public static string Of(JsonObject report)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"# {Escape(report, "title")}\n\n");
        text.Append(CultureInfo.InvariantCulture, $"Exercise {Escape(report, "reference")}, {Escape(report, "handling")}. ");
        text.Append("Nothing in it is real.\n\n");
        text.Append(CultureInfo.InvariantCulture, $"It {Escape(report, "state")}: {Escape(report, "endedBecause")} ");
        text.Append(CultureInfo.InvariantCulture, $"({Escape(report, "endedBy")}, {Escape(report, "endedAt")}, ");
        text.Append(CultureInfo.InvariantCulture, $"after {Clock(report["runningSeconds"])} of running time.)\n\n");
        Paragraph(text, report, "summary");
        List(text, "Objectives", report["objectives"]!.AsArray().Select(objective => Escape(objective!.GetValue<string>())));
        List(text, "Conducted by", report["conductors"]!.AsArray().Select(subject => Escape(subject!.GetValue<string>())));
        List(text, "What happened", Story(report));
        foreach (var part in Items(report, "parts"))
        {
            var key = Value(part, "key");
            text.Append(CultureInfo.InvariantCulture, $"## {Escape(part, "title")} ({Escape(key)})\n\n");
            var subjects = part["subjects"]!.AsArray().Select(subject => Escape(subject!.GetValue<string>()));
            text.Append(CultureInfo.InvariantCulture, $"Played by {string.Join(", ", subjects)}.\n\n");
            List(text, "Expected", OfPart("reactions").Select(Expected), 3);
            List(text, "Observed", OfPart("observations").Select(Observed), 3);

            IEnumerable<JsonObject> OfPart(string name) => Items(report, name).Where(item => Value(item, "part") == key);
        }

        List(
            text,
            "Observed of the whole",
            Items(report, "observations").Where(noted => Value(noted, "part").Length == 0).Select(Observed));
        return text.ToString();
    }

    // Everything in one order: by running time, and what was told before what was done.
    private static IEnumerable<string> Story(JsonObject report)
    {
        var steps = Items(report, "steps")
            .Select(step => (Seconds(step, "runningSeconds"), $"{Escape(step, "step")}: {Escape(step, "by")}"));
        var told = Items(report, "injects").Where(inject => inject["releasedSeconds"] is not null)
            .Select(inject => (
                Seconds(inject, "releasedSeconds"),
                $"told {string.Join(", ", inject["parts"]!.AsArray().Select(part => Escape(part!.GetValue<string>())))}: "
                + $"**{Escape(inject, "title")}** ({Escape(inject, "key")}, by {Escape(inject, "releasedBy")})"));
        var done = Items(report, "deeds").Select(deed => (Seconds(deed, "runningSeconds"), Deed(deed)));
        return steps.Concat(told).Concat(done).OrderBy(line => line.Item1).Select(line => $"{Clock(line.Item1)} {line.Item2}");
    }

    private static string Deed(JsonObject deed)
    {
        var part = Value(deed, "part") is { Length: > 0 } key ? Escape(key) : "no part";
        var said = Value(deed, "text") is { Length: > 0 } text ? $": {Escape(text)}" : "";
        return $"{Escape(deed, "kind")} {Escape(deed, "subject")} by {Escape(deed, "actor")} ({part}){said}";
    }

    private static string Expected(JsonObject reaction)
    {
        var when = reaction["doneSeconds"] is { } done ? $" at {Clock(done)}" : "";
        var within = Value(reaction, "within") is { Length: > 0 } time ? $", within {Escape(time)}" : "";
        var after = Value(reaction, "inject") is { Length: > 0 } inject ? $", after {Escape(inject)}" : "";
        var judged = Value(reaction, "judgedBy") is { Length: > 0 } by
            ? $" Judged by {Escape(by)}. {Escape(reaction, "note")}"
            : "";
        var about = $"{Escape(reaction, "key")}{after}{within}";
        return $"**{Escape(reaction, "status")}**{when}: {Escape(reaction, "text")} ({about}){judged}";
    }

    private static string Observed(JsonObject noted)
        => $"{Clock(noted["runningSeconds"])} {Escape(noted, "text")} ({Escape(noted, "madeBy")})";

    private static void List(StringBuilder text, string title, IEnumerable<string> lines, int level = 2)
    {
        var items = lines.ToList();
        if (items.Count == 0)
        {
            return;
        }

        text.Append('#', level).Append(CultureInfo.InvariantCulture, $" {title}\n\n");
        foreach (var item in items)
        {
            text.Append(CultureInfo.InvariantCulture, $"- {item}\n");
        }

        text.Append('\n');
    }

    private static void Paragraph(StringBuilder text, JsonObject report, string name)
    {
        if (Value(report, name).Length > 0)
        {
            text.Append(CultureInfo.InvariantCulture, $"{Escape(report, name)}\n\n");
        }
    }

    private static IEnumerable<JsonObject> Items(JsonObject report, string name)
        => report[name]!.AsArray().Select(item => item!.AsObject());

    private static long Seconds(JsonObject item, string name) => item[name]!.GetValue<long>();

    private static string Clock(JsonNode? seconds) => Clock(seconds!.GetValue<long>());

    private static string Clock(long seconds)
        => string.Create(CultureInfo.InvariantCulture, $"{seconds / 3_600}:{seconds / 60 % 60:D2}:{seconds % 60:D2}");

    private static string Value(JsonObject item, string name) => item[name]?.GetValue<string>() ?? "";

    private static string Escape(JsonObject item, string name) => Escape(Value(item, name));

    // Of ASCII punctuation a backslash makes text (CommonMark 2.4); lines are joined, so that none begins anything.
    private static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            _ = c is '\n' or '\r' or '\t' ? escaped.Append(' ')
                : Special.Contains(c, StringComparison.Ordinal) ? escaped.Append('\\').Append(c)
                : escaped.Append(c);
        }

        return escaped.ToString();
    }
}
