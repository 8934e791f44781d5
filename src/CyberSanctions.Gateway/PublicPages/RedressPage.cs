using System.Globalization;
using System.Text;
using CyberSanctions.Contracts.Kinds;
using CyberSanctions.Gateway.DueProcess;
using CyberSanctions.Gateway.Requests;
using Grpc.Core;
using Client = CyberSanctions.Contracts.Listing.V1.DueProcess.DueProcessClient;
using Wire = CyberSanctions.Contracts.Listing.V1;

namespace CyberSanctions.Gateway.PublicPages;

/// <summary>How whoever is listed is heard: <c>/redress/{list}/{reference}</c>, with the form for observations.</summary>
internal static class RedressPage
{
    public static void MapRedressPage(this WebApplication app)
        => app.MapGet("/redress/{list}/{reference}", GetAsync).ExcludeFromDescription().AllowAnonymous();

    /// <summary>What a browser is shown once observations are in.</summary>
    public static IResult Received(HttpContext context, ObservationsAnswer answer)
        => PublicPage.Of(
            context,
            "Your observations were received",
            $"""
             <p>Their number is</p>
             <p><strong><code>{PublicPage.Text(answer.Reference)}</code></strong></p>
             <p>Keep it: with it, and only with it, you can read how far they are, and the answer, at
             <a href="/api/v1/observations/{PublicPage.Text(answer.Reference)}/answer">this address</a>. The listing is
             reviewed; you are answered when the review has ended.</p>
             """,
            StatusCodes.Status201Created);

    private static async Task<IResult> GetAsync(string list, string reference, Client client, HttpContext context)
    {
        try
        {
            var redress = await client.GetRedressAsync(new() { List = list, Reference = reference }, context.Query());
            return PublicPage.Of(context, $"{redress.Name}, {redress.Reference}", Body(redress), mayBeSent: redress.Listed);
        }
        catch (RpcException exception) when (exception.StatusCode is StatusCode.NotFound or StatusCode.InvalidArgument)
        {
            return PublicPage.Of(
                context, "There is no such entry", "<p>Perhaps the address is not complete.</p>", status: 404);
        }
    }

    private static string Body(Wire.Redress redress)
    {
        var body = new StringBuilder();
        if (redress.Exercise)
        {
            body.Append("<p class=\"retracted\"><strong>Exercise.</strong> Nothing of this is real.</p>\n");
        }

        Add(body, $"<p class=\"about\">List {PublicPage.Text(redress.List)}; listed on {Day(redress.ListedOn)}");
        body.Append(redress.Listed ? "</p>\n" : "; no longer on the list</p>\n");
        body.Append("<h2>What you can do</h2>\n<ul>\n");
        foreach (var remedy in redress.Remedies)
        {
            Add(
                body,
                $"<li>{PublicPage.Text(remedy.Text)} <span class=\"about\">{PublicPage.Text(remedy.LegalBasis)}</span></li>\n");
        }

        body.Append("</ul>\n<h2>How far it is</h2>\n<ul>\n");
        foreach (var told in redress.Notifications)
        {
            var how = told.On is null ? "to be made"
                : told.Channel == Wire.NotificationChannel.Direct ? $"made directly on {Day(told.On)}"
                : $"made by a notice in the Official Journal on {Day(told.On)}";
            Add(body, $"<li>Notification ({PublicPage.Text(Words(told.Cause))}): {how}</li>\n");
        }

        if (redress.ReviewOpenSince is { } since)
        {
            Add(body, $"<li>A review is open since {Day(since)}</li>\n");
        }

        if (redress.ReviewDueOn is { } due)
        {
            Add(body, $"<li>Reviewed last, or listed, on {Day(redress.ReviewedOn)}; next review by {Day(due)}</li>\n");
        }

        foreach (var found in redress.CourtCases)
        {
            var outcome = found.Outcome == default ? "" : $", {Words(found.Outcome)}";
            var until = found.EffectsUntil is null ? "" : $", effects maintained until {Day(found.EffectsUntil)}";
            Add(
                body,
                $"<li>Case {PublicPage.Text(found.Number)}, lodged on {Day(found.LodgedOn)}: "
                + $"{Words(found.State)}{outcome}{until}</li>\n");
        }

        body.Append("</ul>\n");
        if (redress.Listed)
        {
            Add(
                body,
                $"""
                 <h2>Send observations</h2>
                 <form action="/api/v1/observations" method="post" enctype="multipart/form-data">
                 <input type="hidden" name="list" value="{PublicPage.Text(redress.List)}">
                 <input type="hidden" name="entryReference" value="{PublicPage.Text(redress.Reference)}">
                 <label for="sender">Who you are, and for whom you write</label>
                 <input id="sender" name="sender" required maxlength="300" autocomplete="name">
                 <label for="contact">How you can be reached, if you like</label>
                 <input id="contact" name="contact" maxlength="300" autocomplete="email">
                 <label for="text">Your observations</label>
                 <textarea id="text" name="text" rows="14" required maxlength="20000"></textarea>
                 <label for="file">A file, at most 10 MiB</label>
                 <input id="file" name="file" type="file">
                 <p class="about">The file is quarantined, and opened by no program of ours. You are given a number by which
                 you can read the answer.</p>
                 <button>Send</button>
                 </form>
                 """);
        }

        return body.ToString();
    }

    private static void Add(StringBuilder body, string html) => body.Append(html);

    private static string Words<T>(T value)
        where T : struct, Enum
        => Json.Words<T>.For(value).Replace('-', ' ');

    private static string Day(Contracts.Common.V1.Date date)
        => date.ToDay().ToString("d MMMM yyyy", CultureInfo.InvariantCulture);
}
