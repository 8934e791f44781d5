using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using CyberSanctions.Contracts.Exercises;
using CyberSanctions.Gateway.PublicPages;

namespace CyberSanctions.Gateway.Exercises;

/// <summary>
/// The report of an exercise as a page to be read and printed: line by line what its Markdown says. It is marked on each sheet.
/// What people have written is text, and turns no reading direction around but its own.
/// </summary>
internal static class ExerciseReportPage
{
    /// <summary>Of a report as JSON.</summary>
    public static IResult Of(HttpContext context, ReadOnlySpan<byte> json)
    {
        var outline = ReportOutline.Of(JsonNode.Parse(json)!.AsObject());
        var body = new StringBuilder();
        body.Append(
            CultureInfo.InvariantCulture,
            $"<p class=\"marking\">{PublicPage.Text(outline.Handling)} · exercise {PublicPage.Text(outline.Reference)}</p>\n");
        foreach (var block in outline.Blocks)
        {
            Append(body, block);
        }

        return PublicPage.Of(context, outline.Title, body.ToString());
    }

    private static void Append(StringBuilder body, ReportBlock block)
    {
        switch (block)
        {
            case ReportBlock.Heading { Level: var level, Line: var line }:
                body.Append(CultureInfo.InvariantCulture, $"<h{level}>{Html(line)}</h{level}>\n");
                break;
            case ReportBlock.Paragraph { Line: var line }:
                body.Append(CultureInfo.InvariantCulture, $"<p class=\"said\">{Html(line)}</p>\n");
                break;
            case ReportBlock.Items { Lines: var lines }:
                body.Append(lines is [{ Seconds: not null }, ..] ? "<ol class=\"timed\">\n" : "<ul>\n");
                foreach (var item in lines)
                {
                    body.Append(
                        CultureInfo.InvariantCulture, $"<li>{Time(item)}<span class=\"said\">{Html(item.Line)}</span></li>\n");
                }

                body.Append(lines is [{ Seconds: not null }, ..] ? "</ol>\n" : "</ul>\n");
                break;
            default:
                throw new InvalidOperationException($"A report has no {block}.");
        }
    }

    private static string Time(ReportItem item)
        => item.Seconds is { } seconds ? $"<time>{ReportOutline.Clock(seconds)}</time> " : "";

    private static string Html(ReportLine line)
        => string.Concat(line.Runs.Select(run => (run.IsSaid, run.IsStrong) switch
        {
            (_, true) => $"<strong><bdi>{PublicPage.Text(run.Text)}</bdi></strong>",
            (true, false) => $"<bdi>{PublicPage.Text(run.Text)}</bdi>",
            _ => PublicPage.Text(run.Text),
        }));
}
