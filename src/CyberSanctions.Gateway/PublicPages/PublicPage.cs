using System.Net.Mime;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;

namespace CyberSanctions.Gateway.PublicPages;

/// <summary>
/// A page for the public: plain HTML that needs no script, fetches nothing, and shows whatever it is given as text.
/// </summary>
internal static class PublicPage
{
    // On paper a heading of a table, and nothing else, stands on each sheet: so the marking is one.
    private const string Style =
        """
        body { font: 1.05rem/1.55 Georgia, serif; color: #1a1a1a; background: #fff; max-width: 44rem; margin: 0 auto;
          padding: 1.5rem 1rem 4rem; }
        h1, h2, label, nav, .about { font-family: system-ui, sans-serif; }
        h1 { font-size: 1.6rem; line-height: 1.25; }
        h2 { font-size: 1.2rem; line-height: 1.3; margin: 2.5rem 0 .2rem; }
        a { color: #003399; }
        .about { color: #555; font-size: .9rem; margin: 0 0 .6rem; }
        .said { white-space: pre-wrap; overflow-wrap: anywhere; }
        .retracted { border-left: .25rem solid #b00020; padding-left: .8rem; }
        code { font-size: .8rem; overflow-wrap: anywhere; }
        label { display: block; font-weight: 600; margin: 1.1rem 0 .2rem; }
        input, textarea { font: inherit; width: 100%; box-sizing: border-box; }
        button { font: inherit; padding: .4rem 1.2rem; margin-top: 1.2rem; }
        h3 { font: 600 1rem/1.3 system-ui, sans-serif; margin: 1.2rem 0 .2rem; }
        li { overflow-wrap: anywhere; }
        .marking { font: 600 .85rem/1.3 system-ui, sans-serif; text-align: right; margin: 0; }
        .timed { list-style: none; padding: 0; }
        .timed li { display: grid; grid-template-columns: 5rem 1fr; }
        .timed time { font-variant-numeric: tabular-nums; color: #555; }
        @page { size: A4; margin: 2cm; }
        @media print {
          body { max-width: none; padding: 0; font-size: 10.5pt; }
          h1, h2, h3 { break-after: avoid; }
          li { break-inside: avoid; }
          main { display: table; width: 100%; }
          .marking { display: table-header-group; break-inside: avoid; }
        }
        """;

    private static readonly string StyleHash = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Style)));

    // Also in the page, for whoever keeps it in a file.
    private static readonly string Policy = $"default-src 'none'; style-src 'sha256-{StyleHash}'; base-uri 'none'";

    /// <summary>A text as it stands in HTML.</summary>
    public static string Text(string? said) => HtmlEncoder.Default.Encode(said ?? "");

    /// <summary>A page as it is answered, with headers that let it do nothing else.</summary>
    /// <param name="title">Its title, which is its heading too.</param>
    /// <param name="body">What stands under it: HTML.</param>
    /// <param name="mayBeSent">Whether it has a form, which goes to this server.</param>
    public static IResult Of(HttpContext context, string title, string body, int status = 200, bool mayBeSent = false)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy =
            $"{Policy}; form-action {(mayBeSent ? "'self'" : "'none'")}; frame-ancestors 'none'";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers.CacheControl = "no-store";
        return TypedResults.Text(
            $"""
             <!doctype html>
             <html lang="en">
             <head>
             <meta charset="utf-8">
             <meta http-equiv="Content-Security-Policy" content="{Policy}">
             <meta name="viewport" content="width=device-width, initial-scale=1">
             <title>{Text(title)}</title>
             <style>{Style}</style>
             </head>
             <body>
             <main>
             <h1>{Text(title)}</h1>
             {body}
             </main>
             </body>
             </html>

             """,
            MediaTypeNames.Text.Html,
            Encoding.UTF8,
            status);
    }
}
