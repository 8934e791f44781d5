using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace CyberSanctions.Contracts.ActDocuments;

/// <summary>
/// An instrument as an HTML page to be read and printed. It runs and fetches nothing; whatever people have written is text in
/// it, and turns no reading direction around but its own. The same document and frame give the same bytes.
/// </summary>
public static class ActPage
{
    // On paper the heading of a table, and nothing else, stands on each sheet: so the marking is one, and those of the annex are.
    private const string Style =
        """
        body { font: 1rem/1.5 Georgia, serif; color: #1a1a1a; background: #fff; max-width: 60rem; margin: 0 auto;
          padding: 1.5rem 1rem 4rem; }
        h1 { font-size: 1.35rem; line-height: 1.3; text-align: center; }
        h2 { font-size: 1.05rem; text-align: center; margin: 1.8rem 0 .4rem; }
        h3 { font-size: 1rem; margin: 1.2rem 0 .4rem; }
        .marking { font: 600 .85rem/1.3 system-ui, sans-serif; text-align: right; margin: 0; }
        .number { text-align: center; font-weight: 600; }
        .said { white-space: pre-wrap; overflow-wrap: anywhere; }
        .recitals { list-style: none; padding: 0; }
        .recitals li { display: grid; grid-template-columns: 3rem 1fr; }
        table { border-collapse: collapse; width: 100%; table-layout: fixed; font-size: .9rem; margin: .4rem 0 1.2rem; }
        th, td { border: 1px solid #777; padding: .3rem .45rem; text-align: left; vertical-align: top; overflow-wrap: anywhere; }
        th { background: #f0f0f0; }
        td p { margin: 0 0 .3rem; }
        .no { width: 2.6rem; }
        .label { color: #444; }
        footer { font: .8rem/1.4 system-ui, sans-serif; color: #444; margin-top: 2.5rem; overflow-wrap: anywhere; }
        @page { size: A4; margin: 1.8cm; }
        @media print {
          body { max-width: none; padding: 0; font-size: 10pt; }
          h1, h2, h3 { break-after: avoid; }
          main { display: table; width: 100%; }
          .marking { display: table-header-group; }
          thead { display: table-header-group; }
        }
        """;

    /// <summary>The Content-Security-Policy that the page itself carries: its own style, and nothing else.</summary>
    public static string Policy { get; } =
        $"default-src 'none'; style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Style)))}';"
        + " base-uri 'none'";

    /// <summary>The page.</summary>
    public static string Of(ActDocument document, ActFrame frame)
    {
        var page = new StringBuilder(64 * 1024);
        page.Append("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
        page.Append("<meta http-equiv=\"Content-Security-Policy\" content=\"").Append(HtmlText.Of(Policy)).Append("\">\n");
        page.Append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>");
        page.Append(frame.Exercise ? "[EXERCISE] " : "").Append(frame.Adopted ? "" : "[DRAFT] ");
        page.Append(HtmlText.Of($"{document.Number} {document.Title}"));
        page.Append("</title>\n<style>").Append(Style).Append("</style>\n</head>\n<body>\n<main>\n");
        page.Append("<p class=\"marking\">").Append(HtmlText.Of(string.Join(" · ", frame.Marks))).Append("</p>\n");
        page.Append("<h1 class=\"said\">").Append(HtmlText.Isolated(document.Title)).Append("</h1>\n");
        page.Append("<p class=\"number\">").Append(HtmlText.Isolated(document.Number)).Append("</p>\n");
        page.Append("<p>THE COUNCIL OF THE EUROPEAN UNION,</p>\n");
        foreach (var citation in document.Citations)
        {
            Said(page, citation);
        }

        page.Append("<p>Whereas:</p>\n<ol class=\"recitals\">\n");
        foreach (var (place, recital) in document.Recitals.Index())
        {
            page.Append(CultureInfo.InvariantCulture, $"<li><span>({place + 1})</span><span class=\"said\">");
            page.Append(HtmlText.Isolated(recital)).Append("</span></li>\n");
        }

        page.Append("</ol>\n<p>HAS ADOPTED ").Append(InstrumentWords.Of(document.Instrument).Itself.ToUpperInvariant());
        page.Append(":</p>\n");
        foreach (var article in document.Articles)
        {
            page.Append(CultureInfo.InvariantCulture, $"<h2>Article {article.Number}</h2>\n");
            foreach (var paragraph in article.Paragraphs)
            {
                Said(page, paragraph);
            }
        }

        if (document.Annex.Count > 0)
        {
            page.Append("<h2>ANNEX</h2>\n");
            foreach (var part in document.Annex)
            {
                Append(page, part);
            }
        }

        page.Append("<footer>\n");
        if (document.Publication.Length > 0)
        {
            Said(page, document.Publication);
        }

        page.Append("<p>SHA-256 of the text that this page is made of: <code>").Append(HtmlText.Of(frame.TextSha256));
        page.Append("</code></p>\n</footer>\n</main>\n</body>\n</html>\n");
        return page.ToString();
    }

    private static void Append(StringBuilder page, AnnexPart part)
    {
        Said(page, part.Intro);
        foreach (var table in part.Tables)
        {
            if (table.Heading.Length > 0)
            {
                page.Append("<h3>").Append(HtmlText.Of(table.Heading)).Append("</h3>\n");
            }

            page.Append("<table>\n<thead>\n<tr>");
            foreach (var (place, column) in table.Columns.Index())
            {
                page.Append(place == 0 ? "<th scope=\"col\" class=\"no\">" : "<th scope=\"col\">");
                page.Append(HtmlText.Of(column)).Append("</th>");
            }

            page.Append("</tr>\n</thead>\n<tbody>\n");
            foreach (var (place, row) in table.Rows.Index())
            {
                page.Append(CultureInfo.InvariantCulture, $"<tr><td>{place + 1}.</td>");
                foreach (var cell in row)
                {
                    Append(page, cell);
                }

                page.Append("</tr>\n");
            }

            page.Append("</tbody>\n</table>\n");
        }
    }

    private static void Append(StringBuilder page, AnnexCell cell)
    {
        page.Append("<td>");
        foreach (var line in cell.Lines)
        {
            page.Append("<p class=\"said\">");
            if (line.Label.Length > 0)
            {
                page.Append("<span class=\"label\">").Append(HtmlText.Of(line.Label)).Append(":</span> ");
            }

            page.Append(HtmlText.Isolated(line.Text)).Append("</p>");
        }

        page.Append("</td>");
    }

    private static void Said(StringBuilder page, string text)
        => page.Append("<p class=\"said\">").Append(HtmlText.Isolated(text)).Append("</p>\n");
}
