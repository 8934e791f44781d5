using CyberSanctions.Journal.Reading;
using CyberSanctions.Publication.Fetching;
using CyberSanctions.Publication.Lists;
using CyberSanctions.ServiceDefaults.Problems;
using Npgsql;

namespace CyberSanctions.Publication.Upcoming;

/// <summary>
/// Says what is to become of a list: which acts are adopted and have yet to take effect, and until when it applies.
/// </summary>
internal sealed class UpcomingDocuments(
    NpgsqlDataSource database, Bell bell, TimeProvider time, ILogger<UpcomingDocuments> logger)
{
    private readonly UntilTheBell<UpcomingJson> _documents = new(
        async (list, cancel) =>
        {
            await using var connection = await database.OpenConnectionAsync(cancel);
            return UpcomingJson.Render(await UpcomingActs.ReadAsync(connection, list, cancel));
        },
        bell,
        time,
        logger);

    /// <summary>Answers GET and HEAD, as for <c>latest</c>.</summary>
    public async Task AnswerAsync(HttpContext http, PublicList list)
    {
        var document = await _documents.GetAsync(list);
        var condition = Preconditions.Evaluate(http.Request.Headers, document.ETag, version: null);
        if (condition == Precondition.Failed)
        {
            await Problems.AnswerAsync(
                http,
                HttpRefusals.PreconditionFailed,
                "What is known of the list to come is not, or no longer, what the precondition names.");
            return;
        }

        CrossOrigin.Allow(http);
        http.Response.Headers.ETag = document.ETag;
        http.Response.Headers.CacheControl = Answer.Seconds;
        if (condition == Precondition.NotModified)
        {
            http.Response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        http.Response.ContentType = "application/json";
        http.Response.ContentLength = document.Bytes.Length;
        if (HttpMethods.IsGet(http.Request.Method))
        {
            await http.Response.Body.WriteAsync(document.Bytes, http.RequestAborted);
        }
    }
}
