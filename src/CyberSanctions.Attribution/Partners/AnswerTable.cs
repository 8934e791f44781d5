using CyberSanctions.Contracts.Attribution.V1;
using CyberSanctions.Journal.Appending;
using CyberSanctions.ServiceDefaults.Paging;
using Dapper;
using Google.Protobuf.WellKnownTypes;
using Npgsql;

namespace CyberSanctions.Attribution.Partners;

/// <summary>What partners say, in Postgres.</summary>
internal static class AnswerTable
{
    private const string Selecting =
        """
        SELECT a.ordinal, a.id, a.share, s.partner, s.dossier_reference, s.dossier_version, a.item, a.opinion, a.text, a.made_by,
               a.made_at,
               a.opinion IS NOT NULL AND EXISTS (
                   SELECT FROM partner_answer later
                   WHERE later.share = a.share AND later.item IS NOT DISTINCT FROM a.item AND later.opinion IS NOT NULL
                       AND later.ordinal > a.ordinal) AS replaced
        FROM partner_answer a JOIN share s ON s.id = a.share
        """;

    /// <returns>What is stored.</returns>
    public static async Task<PartnerAnswer> InsertAsync(
        Change change, Guid share, Guid? item, PartnerOpinion opinion, string text)
    {
        var id = Guid.CreateVersion7(new DateTimeOffset(change.Now));
        await change.Connection.ExecuteAsync(
            """
            INSERT INTO partner_answer (id, share, item, opinion, text, made_by, made_at)
            VALUES (@id, @share, @item, nullif(@Opinion, 0), @text, @Actor, @Now)
            """,
            new { id, share, item, Opinion = (int)opinion, text, change.Actor, change.Now },
            change.Transaction);
        return (await change.Connection.QuerySingleAsync<Row>($"{Selecting} WHERE a.id = @id", new { id }, change.Transaction))
            .ToAnswer();
    }

    /// <summary>How many there are to a share.</summary>
    public static Task<long> CountAsync(Change change, Guid share)
        => change.Connection.ExecuteScalarAsync<long>(
            "SELECT count(*) FROM partner_answer WHERE share = @share", new { share }, change.Transaction);

    /// <summary>A page of those on a dossier, or on one item in it, newest first, and the next cursor.</summary>
    public static Task<(IEnumerable<PartnerAnswer> Answers, string NextCursor)> ListAsync(
        NpgsqlConnection connection, string reference, Guid? item, Page page)
        => ListAsync(
            connection,
            "s.dossier_reference = @reference AND (@item::uuid IS NULL OR a.item = @item)",
            new { reference, item, page.Before, page.Size },
            page);

    /// <summary>A page of those to a share, newest first, and the next cursor.</summary>
    public static Task<(IEnumerable<PartnerAnswer> Answers, string NextCursor)> ListAsync(
        NpgsqlConnection connection, Guid share, Page page)
        => ListAsync(connection, "a.share = @share", new { share, page.Before, page.Size }, page);

    private static async Task<(IEnumerable<PartnerAnswer> Answers, string NextCursor)> ListAsync(
        NpgsqlConnection connection, string which, object parameters, Page page)
    {
        var rows = (await connection.QueryAsync<Row>(
            $"{Selecting} WHERE {which} AND a.ordinal < @Before ORDER BY a.ordinal DESC LIMIT @Size + 1", parameters)).AsList();
        var (shown, nextCursor) = page.Cut(rows, row => row.Ordinal);
        return (shown.Select(row => row.ToAnswer()), nextCursor);
    }

    private sealed record Row(
        long Ordinal,
        Guid Id,
        Guid Share,
        string Partner,
        string DossierReference,
        long DossierVersion,
        Guid? Item,
        PartnerOpinion? Opinion,
        string Text,
        string MadeBy,
        DateTime MadeAt,
        bool Replaced)
    {
        public PartnerAnswer ToAnswer() => new()
        {
            Id = Id.ToString(),
            ShareId = Share.ToString(),
            Partner = Partner,
            DossierReference = DossierReference,
            DossierVersion = DossierVersion,
            ItemId = Item?.ToString() ?? "",
            Opinion = Opinion ?? PartnerOpinion.Unspecified,
            Text = Text,
            MadeBy = MadeBy,
            MadeAt = MadeAt.ToTimestamp(),
            Replaced = Replaced,
        };
    }
}
