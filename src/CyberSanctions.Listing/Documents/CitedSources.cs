using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.Contracts.Events.V1;
using CyberSanctions.Contracts.Listing.V1;
using Dapper;
using Npgsql;

namespace CyberSanctions.Listing.Documents;

/// <summary>What a proposal's reasons cite, with what was released of it.</summary>
internal static class CitedSources
{
    /// <summary>Each once, in the order in which the reasons cite them.</summary>
    public static IAsyncEnumerable<CitedSource> ReadAsync(NpgsqlConnection connection, Proposal proposal)
        => connection.QueryUnbufferedAsync<Row>(
            """
            SELECT cited.id, i.item, coalesce(r.released, false) AS released, coalesce(d.damaged, false) AS damaged,
                   coalesce(r.handling, 0) AS handling, coalesce(r.extract, '') AS extract
            FROM unnest(@Ids) WITH ORDINALITY AS cited (id, place)
            LEFT JOIN citable_item i ON i.item_id = cited.id AND i.dossier_reference = @DossierReference
            LEFT JOIN evidence_release r USING (item_id, sha256)
            LEFT JOIN damaged_evidence d USING (sha256)
            ORDER BY cited.place
            """,
            new
            {
                Ids = proposal.Reasons.SelectMany(paragraph => paragraph.Cites).Distinct().Select(Guid.Parse).ToArray(),
                proposal.DossierReference,
            }).Select(row => row.ToSource());

    private sealed record Row(Guid Id, byte[]? Item, bool Released, bool Damaged, int Handling, string Extract)
    {
        public CitedSource ToSource()
        {
            var item = Item is null ? new CitableItem() : CitableItem.Parser.ParseFrom(Item);
            return new CitedSource
            {
                Id = Id.ToString(),
                Kind = item.Kind,
                Sha256 = item.Sha256,
                Origin = item.Origin,
                Effects = { item.Effects },
                Names = { item.Names },
                SourceId = item.SourceId,
                TargetId = item.TargetId,
                EvidenceIds = { item.EvidenceIds },
                Released = Released,
                Damaged = Damaged,
                ExtractHandling = (Handling)Handling,
                Extract = Released ? Extract : "",
            };
        }
    }
}
