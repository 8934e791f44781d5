using CyberSanctions.Publication.Artifacts;
using CyberSanctions.Publication.Log;
using CyberSanctions.Publication.Upcoming;

namespace CyberSanctions.Publication.Fetching;

/// <summary>The public list over plain HTTP: everybody may fetch it, nobody needs a token.</summary>
internal static class FetchingExtensions
{
    private static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];

    public static void AddFetching(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<PublishedVersions>();
        builder.Services.AddSingleton<LatestVersions>();
        builder.Services.AddSingleton<HotCopies>();
        builder.Services.AddSingleton<ArtifactBytes>();
        builder.Services.AddSingleton<UpcomingDocuments>();
        builder.Services.AddSingleton<LogDocuments>();
        builder.Services.AddSingleton<Fetch>();
    }

    public static void MapFetching(this WebApplication app)
    {
        var schema = new SmallDocument(ListSchema.Bytes, ListSchema.MediaType, Answer.Seconds);
        app.MapMethods(
            ListSchema.Path,
            Reading,
            schema.SendAsync).AllowAnonymous();
        var fetch = app.Services.GetRequiredService<Fetch>();
        foreach (var (prefix, exercise) in ((string, bool)[])[("/lists", false), ("/exercise/lists", true)])
        {
            var lists = app.MapGroup(prefix).AllowAnonymous();
            foreach (var which in (string[])["latest", "versions/{version}"])
            {
                lists.MapMethods($"/{{list}}/{which}", Reading, http => fetch.AnswerAsync(http, exercise));
                lists.MapMethods($"/{{list}}/{which}/{{artifact}}", Reading, http => fetch.AnswerAsync(http, exercise));
                lists.MapMethods($"/{{list}}/{which}/record.json", Reading, http => fetch.AnswerRecordAsync(http, exercise));
                lists.MapMethods($"/{{list}}/{which}/record.tlog-proof", Reading, http => fetch.AnswerProofAsync(http, exercise));
            }

            lists.MapMethods("/{list}/upcoming", Reading, http => fetch.AnswerUpcomingAsync(http, exercise));
            lists.MapMethods("/{list}/log/{**path}", Reading, http => fetch.AnswerLogAsync(http, exercise));

            // Without this, whatever else is asked for below the prefix would be told to bring a token.
            lists.Map("/{**rest}", Fetch.AnswerElsewhereAsync);
        }
    }
}
