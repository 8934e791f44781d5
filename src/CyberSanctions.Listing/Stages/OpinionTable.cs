using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.Journal.Appending;
using Dapper;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Npgsql;

namespace CyberSanctions.Listing.Stages;

/// <summary>The legal service's opinions in Postgres.</summary>
internal static class OpinionTable
{
    public static Task InsertAsync(Change change, string act, GivenOpinion given)
        => change.Connection.ExecuteAsync(
            """
            INSERT INTO act_opinion (act_reference, number, revision, text_sha256, opinion, document, text, given_by, given_at)
            VALUES (@act, @Number, @Revision, @TextSha256, @Opinion, @Document::jsonb, @Text, @Actor, @Now)
            """,
            new
            {
                act,
                given.Number,
                given.Revision,
                given.TextSha256,
                Opinion = (int)given.Opinion,
                Document = given.Document is null ? null : JsonFormatter.Default.Format(given.Document),
                given.Text,
                change.Actor,
                change.Now,
            },
            change.Transaction);

    /// <summary>All that were given of an act, in this order; the last one on the text that stands for it is the one that counts.
    /// </summary>
    public static async Task<IReadOnlyList<GivenOpinion>> OfActAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, string act, string standing)
    {
        List<GivenOpinion> given =
        [
            .. (await connection.QueryAsync<Row>(
                """
                SELECT number, revision, text_sha256, opinion, document, text, given_by, given_at
                FROM act_opinion WHERE act_reference = @act ORDER BY number
                """,
                new { act },
                transaction)).Select(row => row.ToOpinion()),
        ];
        if (given.FindLast(opinion => opinion.TextSha256 == standing) is { } last)
        {
            last.Stands = true;
        }

        return given;
    }

    private sealed record Row(
        int Number,
        int Revision,
        string TextSha256,
        int Opinion,
        string? Document,
        string Text,
        string GivenBy,
        DateTime GivenAt)
    {
        public GivenOpinion ToOpinion() => new()
        {
            Number = Number,
            Opinion = (LegalOpinion)Opinion,
            TextSha256 = TextSha256,
            Revision = Revision,
            Document = Document is null ? null : CouncilDocument.Parser.ParseJson(Document),
            Text = Text,
            GivenBy = GivenBy,
            GivenAt = GivenAt.ToTimestamp(),
        };
    }
}
