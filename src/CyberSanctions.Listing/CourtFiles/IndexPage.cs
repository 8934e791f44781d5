using System.Globalization;
using CyberSanctions.Contracts.ActDocuments;
using CyberSanctions.Contracts.Common.V1;

namespace CyberSanctions.Listing.CourtFiles;

/// <summary>The index of a file for a court.</summary>
internal static class IndexPage
{
    /// <summary>Where it stands.</summary>
    public const string Path = "index.html";

    /// <summary>Writes it: the last but one, since it names all others with their hashes.</summary>
    /// <param name="handling">The highest marking of what is in the file.</param>
    public static byte[] Write(
        ExportFacts facts, IReadOnlyList<SentFile> files, IReadOnlyList<LeftOut> leftOut, Handling handling)
    {
        var page = new CourtPage(facts.Mark, "", $"File of the proposal {facts.Mark.Proposal}", handling);
        if (facts.Mark.Exercise)
        {
            page.Html("<p class=\"exercise\">This is the file of an exercise. Nothing in it is real.</p>\n");
        }

        page.Html("<table>\n<tbody>\n");
        foreach (var (name, value) in facts.Told)
        {
            page.Html($"<tr><th scope=\"row\" class=\"fact\">{HtmlText.Of(name)}</th><td>{HtmlText.Isolated(value)}</td></tr>\n");
        }

        page.Html("</tbody>\n</table>\n");
        var number = 0;
        foreach (var part in files.GroupBy(sent => sent.File.Part))
        {
            page.Heading(part.Key).Html(
                "<table>\n<thead>\n<tr><th scope=\"col\" class=\"no\">No</th><th scope=\"col\">Document</th>"
                + "<th scope=\"col\" class=\"day\">Day</th><th scope=\"col\" class=\"mark\">Marking</th>"
                + "<th scope=\"col\" class=\"size\">Bytes</th><th scope=\"col\" class=\"hash\">SHA-256</th></tr>\n"
                + "</thead>\n<tbody>\n");
            foreach (var sent in part)
            {
                page.Html(Row(++number, sent));
            }

            page.Html("</tbody>\n</table>\n");
        }

        page.Heading("What is not in it");
        if (leftOut.Count == 0)
        {
            page.Html("<p>Nothing is left out.</p>\n");
        }
        else
        {
            page.Html("<ul>\n");
            foreach (var left in leftOut)
            {
                page.Html($"<li>{HtmlText.Of(left.What)}.</li>\n");
            }

            page.Html("</ul>\n");
        }

        return page.Heading("How to check it").Html(Checking).ToBytes();
    }

    private const string Checking =
        """
        <ol>
        <li>The SHA-256 of each document is that of its bytes: <code>sha256sum</code>, or any other program, computes it.</li>
        <li><code>manifest.json</code> names every file here, this index among them, with its size and SHA-256, and no other. What
        is in the archive and not in the manifest does not belong to it.</li>
        <li>The manifest is sealed (ECDSA on P-256, ES256). Check the seal with the key that the Council’s service publishes, and
        that you have got otherwise than with this file. What is signed, byte for byte, is described in docs/court-file.md.</li>
        <li>Custody files and roll calls carry seals of their own, of the services that keep evidence and hold ballots.</li>
        </ol>
        <p class="about">Files that came from outside, and contents of evidence, are called <code>.bin</code> whatever they are,
        and are not linked: open them, if at all, where nothing can be harmed.</p>

        """;

    private static string Row(int number, SentFile sent)
    {
        var (file, title) = (sent.File, HtmlText.Isolated(sent.File.Title));
        var link = file.Opens ? $"<a href=\"{HtmlText.Of(file.Path)}\">{title}</a>" : title;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"<tr><td>{number}</td><td class=\"said\">{link}<br><code>{HtmlText.Of(file.Path)}</code></td>"
            + $"<td>{HtmlText.Of(file.Day)}</td><td>{HtmlText.Of(Markings.Of(file.Handling))}</td>"
            + $"<td class=\"size\">{sent.Size}</td><td><code>{sent.Sha256}</code></td></tr>\n");
    }
}
