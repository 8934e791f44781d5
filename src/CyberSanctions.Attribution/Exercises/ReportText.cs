using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using CyberSanctions.Contracts.Exercises;

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
        var outline = ReportOutline.Of(report);
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"# {Escape(outline.Title)}\n\n");
        foreach (var block in outline.Blocks)
        {
            _ = block switch
            {
                ReportBlock.Heading heading => Append(text.Append('#', heading.Level).Append(' '), heading.Line).Append("\n\n"),
                ReportBlock.Paragraph paragraph => Append(text, paragraph.Line).Append("\n\n"),
                ReportBlock.Items items => Append(text, items),
                _ => throw new InvalidOperationException($"A report has no {block}."),
            };
        }

        return text.ToString();
    }

    private static StringBuilder Append(StringBuilder text, ReportBlock.Items items)
    {
        foreach (var item in items.Lines)
        {
            text.Append("- ");
            if (item.Seconds is { } seconds)
            {
                text.Append(CultureInfo.InvariantCulture, $"{ReportOutline.Clock(seconds)} ");
            }

            Append(text, item.Line).Append('\n');
        }

        return text.Append('\n');
    }

    private static StringBuilder Append(StringBuilder text, ReportLine line)
    {
        foreach (var run in line.Runs)
        {
            var mark = run.IsStrong ? "**" : "";
            text.Append(mark).Append(run.IsSaid ? Escape(run.Text) : run.Text).Append(mark);
        }

        return text;
    }

    // Of ASCII punctuation a backslash makes text (CommonMark 2.4). Lines are joined, so that none begins anything, and blanks at
    // the ends left out: four of them would make code of it, and what is strong neither begins nor ends with one.
    private static string Escape(string said)
    {
        var text = said.Trim();
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
