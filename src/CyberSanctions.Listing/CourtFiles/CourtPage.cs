using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CyberSanctions.Contracts.ActDocuments;
using CyberSanctions.Contracts.Common.V1;

namespace CyberSanctions.Listing.CourtFiles;

/// <summary>
/// A page of a file for a court, to be read and printed, marked on each sheet. It runs and fetches nothing; what people have
/// written is text in it, and turns no reading direction around but its own.
/// </summary>
internal sealed class CourtPage
{
    // On paper the heading of a table, and nothing else, stands on each sheet: so the marking is one.
    private const string Style =
        """
        body { font: 1rem/1.5 Georgia, serif; color: #1a1a1a; background: #fff; max-width: 60rem; margin: 0 auto;
          padding: 1.5rem 1rem 4rem; }
        h1, h2, h3, nav, .about { font-family: system-ui, sans-serif; }
        h1 { font-size: 1.5rem; line-height: 1.25; margin: .8rem 0; }
        h2 { font-size: 1.15rem; line-height: 1.3; margin: 2.2rem 0 .4rem; }
        h3 { font-size: 1rem; margin: 1.2rem 0 .2rem; }
        a { color: #003399; }
        nav, .about { color: #555; font-size: .9rem; }
        .said { white-space: pre-wrap; overflow-wrap: anywhere; }
        code { font-size: .8rem; overflow-wrap: anywhere; }
        li { overflow-wrap: anywhere; }
        .marking { font: 600 .85rem/1.3 system-ui, sans-serif; text-align: right; margin: 0; }
        .exercise { border: .2rem solid #b00020; padding: .5rem .8rem; font-weight: 600; }
        table { border-collapse: collapse; width: 100%; table-layout: fixed; font-size: .85rem; line-height: 1.35;
          margin: .4rem 0 1.2rem; }
        th, td { border: 1px solid #777; padding: .25rem .4rem; text-align: left; vertical-align: top; overflow-wrap: anywhere; }
        th { background: #f0f0f0; }
        .label { color: #555; }
        .fact { width: 11rem; }
        .no { width: 2.4rem; }
        .day { width: 5.4rem; }
        .mark { width: 8.8rem; }
        .size { width: 5.6rem; text-align: right; font-variant-numeric: tabular-nums; }
        .hash { width: 14.6rem; }
        td code { font-size: .72rem; }
        @page { size: A4; margin: 1.8cm; }
        @media print {
          body { max-width: none; padding: 0; font-size: 10pt; }
          h1, h2, h3 { break-after: avoid; }
          main { display: table; width: 100%; }
          .marking { display: table-header-group; }
          thead { display: table-header-group; }
          tr { break-inside: avoid; }
          nav { display: none; }
          a { color: inherit; text-decoration: none; }
        }
        """;

    private const int InOneLine = 400;

    private static readonly string Policy =
        $"default-src 'none'; style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Style)))}';"
        + " base-uri 'none'; form-action 'none'";

    private readonly StringBuilder _html = new(16 * 1024);

    /// <summary>Begins one.</summary>
    /// <param name="mark">What it belongs to.</param>
    /// <param name="path">Where it stands in the file, so that it leads back to the index; empty: it is the index.</param>
    /// <param name="title">Its title, which is its heading too.</param>
    /// <param name="handling">How it is marked.</param>
    public CourtPage(ExportMark mark, string path, string title, Handling handling)
    {
        var exercise = mark.Exercise ? " · EXERCISE – nothing in it is real" : "";
        _html.Append("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
        _html.Append("<meta http-equiv=\"Content-Security-Policy\" content=\"").Append(HtmlText.Of(Policy)).Append("\">\n");
        _html.Append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        _html.Append("<meta name=\"referrer\" content=\"no-referrer\">\n<title>");
        _html.Append(mark.Exercise ? "[EXERCISE] " : "").Append(HtmlText.Of(title)).Append("</title>\n<style>").Append(Style);
        _html.Append("</style>\n</head>\n<body>\n<main>\n<p class=\"marking\">").Append(HtmlText.Of(Markings.Of(handling)));
        _html.Append(exercise).Append(" · ").Append(HtmlText.Of(mark.Proposal)).Append(", file ");
        _html.Append(HtmlText.Of(mark.Reference)).Append("</p>\n");
        if (path.Length > 0)
        {
            var up = string.Concat(Enumerable.Repeat("../", path.Count(c => c == '/')));
            _html.Append(CultureInfo.InvariantCulture, $"<nav><a href=\"{up}index.html\">Index of the file</a></nav>\n");
        }

        _html.Append("<h1>").Append(HtmlText.Isolated(title)).Append("</h1>\n");
    }

    /// <summary>Adds HTML of the suite's own.</summary>
    public CourtPage Html(string html)
    {
        _html.Append(html);
        return this;
    }

    /// <summary>A heading of the suite's own words.</summary>
    public CourtPage Heading(string words, int level = 2)
        => Html($"<h{level}>{HtmlText.Of(words)}</h{level}>\n");

    /// <summary>What somebody has written, after words of the suite's own.</summary>
    public CourtPage Said(string before, string said)
        => Html($"<p class=\"said\">{HtmlText.Of(before)}{HtmlText.Isolated(said)}</p>\n");

    /// <summary>Small words of the suite's own.</summary>
    public CourtPage About(string html) => Html($"<p class=\"about\">{html}</p>\n");

    /// <summary>Whatever a message says, member by member.</summary>
    public CourtPage Tree(JsonNode node)
    {
        _html.Append("<ul>\n");
        foreach (var (name, value) in node is JsonObject members
            ? members.Select(member => (Name: $"<strong>{HtmlText.Of(Label(member.Key))}</strong>: ", member.Value))
            : node.AsArray().Select(item => (Name: "", Value: item)))
        {
            if (value is null or JsonArray { Count: 0 } or JsonObject { Count: 0 }
                || (value is JsonValue && Plain(value).Length == 0))
            {
                continue;
            }

            _html.Append("<li>").Append(name);
            if (InLine(value) is { } line)
            {
                _html.Append(line);
            }
            else
            {
                _html.Append('\n');
                Tree(value);
            }

            _html.Append("</li>\n");
        }

        return Html("</ul>\n");
    }

    // A value, some of them, or what has but values: in one line. What is long has paragraphs of its own.
    private static string? InLine(JsonNode value) => value switch
    {
        JsonValue => Said(value),
        JsonArray items when items.All(item => item is JsonValue) && items.Sum(item => Plain(item!).Length) <= InOneLine
            => string.Join(", ", items.Select(item => Said(item!))),
        JsonObject members when members.All(member => member.Value is JsonValue)
            && members.Sum(member => Plain(member.Value!).Length) <= InOneLine
            => string.Join("; ", members.Select(
                member => $"<span class=\"label\">{HtmlText.Of(Label(member.Key))}</span> {Said(member.Value!)}")),
        _ => null,
    };

    private static string Said(JsonNode value) => $"<span class=\"said\">{HtmlText.Isolated(Plain(value))}</span>";

    /// <summary>The page, in UTF-8.</summary>
    public byte[] ToBytes()
    {
        _html.Append("</main>\n</body>\n</html>\n");
        return Encoding.UTF8.GetBytes(_html.ToString());
    }

    private static string Plain(JsonNode value) => value.GetValueKind() switch
    {
        JsonValueKind.True => "yes",
        JsonValueKind.False => "no",
        JsonValueKind.String => value.GetValue<string>(),
        _ => value.ToJsonString(),
    };

    // euReferenceNumber: "Eu reference number".
    private static string Label(string name)
        => string.Concat(name.Select((c, i) => i == 0 ? $"{char.ToUpperInvariant(c)}"
            : char.IsUpper(c) ? $" {char.ToLowerInvariant(c)}" : $"{c}"));
}
