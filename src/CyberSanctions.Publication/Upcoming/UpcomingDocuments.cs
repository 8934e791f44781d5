using CyberSanctions.Journal.Reading;
using CyberSanctions.Publication.Fetching;
using CyberSanctions.Publication.Lists;
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
        await new SmallDocument(document.Bytes, document.ETag, "application/json").SendAsync(
            http, "What is known of the list to come is not, or no longer, what the precondition names.");
    }
}
