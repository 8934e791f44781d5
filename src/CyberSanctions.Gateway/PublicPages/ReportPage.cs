using CyberSanctions.Gateway.Reports;

namespace CyberSanctions.Gateway.PublicPages;

/// <summary>The form in which anybody reports malicious cyber activities: <c>/report</c>.</summary>
internal static class ReportPage
{
    private const string Path = "/report";

    public static void MapReportPage(this WebApplication app)
        => app.MapGet(Path, Form).ExcludeFromDescription().AllowAnonymous();

    /// <summary>Whether a page is wanted rather than JSON.</summary>
    public static bool IsForABrowser(HttpContext context)
        => context.Request.GetTypedHeaders().Accept.Any(
            accepted => accepted.MediaType.Equals("text/html", StringComparison.OrdinalIgnoreCase)
                && accepted.Quality is null or > 0);

    /// <summary>What a browser is shown once a report is in.</summary>
    public static IResult Received(HttpContext context, ReportAnswer answer)
        => PublicPage.Of(
            context,
            "Your report was received",
            $"""
             <p>Its number is</p>
             <p><strong><code>{PublicPage.Text(answer.Reference)}</code></strong></p>
             <p>Keep it: with it, and only with it, you can read what became of your report, at
             <a href="/api/v1/reports/{PublicPage.Text(answer.Reference)}/answer">this address</a>.</p>
             """,
            StatusCodes.Status201Created);

    private static IResult Form(HttpContext context)
        => PublicPage.Of(
            context,
            "Report malicious cyber activities",
            """
            <p>For researchers, companies, and anybody else who knows something. You need no account. Say only what you may say:
            what you send is read by the officers who prepare the Union's response, and can become evidence.</p>
            <form action="/api/v1/reports" method="post" enctype="multipart/form-data">
            <label for="subject">Subject</label>
            <input id="subject" name="subject" required maxlength="300">
            <label for="text">What you have found</label>
            <textarea id="text" name="text" rows="14" required maxlength="20000"></textarea>
            <label for="contact">How you can be reached, if you like</label>
            <input id="contact" name="contact" maxlength="300" autocomplete="email">
            <label for="file">A file, at most 10 MiB</label>
            <input id="file" name="file" type="file">
            <p class="about">The file is quarantined, and opened by no program of ours. You are given a number by which you can
            ask what became of your report.</p>
            <button>Send</button>
            </form>
            """,
            mayBeSent: true);
}
