using CyberSanctions.Contracts.Attribution.V1;
using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.Contracts.Kinds;
using Google.Protobuf.WellKnownTypes;

namespace CyberSanctions.Attribution.Partners;

/// <summary>A share as it lies in the database.</summary>
internal sealed record ShareRow(
    long Ordinal,
    Guid Id,
    long Version,
    string DossierReference,
    bool Exercise,
    long DossierVersion,
    Handling VersionHandling,
    string Partner,
    bool Everything,
    long LeftOut,
    DateOnly Until,
    string Purpose,
    int State,
    string ProposedBy,
    DateTime ProposedAt,
    string? ApprovedBy,
    DateTime? ApprovedAt,
    DateTime? ReadAt,
    string? EndedBecause,
    string? EndedBy,
    DateTime? EndedAt,
    long Items,
    string? Named)
{
    public const string Columns =
        """
        s.ordinal, s.id, s.version, s.dossier_reference, s.exercise, s.dossier_version, s.version_handling, s.partner,
        s.everything, s.left_out, s.until, s.purpose, s.state, s.proposed_by, s.proposed_at, s.approved_by, s.approved_at,
        s.read_at,
        s.ended_because, s.ended_by, s.ended_at, (SELECT count(*) FROM share_item WHERE share = s.id) AS items,
        CASE WHEN NOT s.everything THEN (
            SELECT string_agg(i.item::text, ' ' ORDER BY i.item) FROM share_item i WHERE i.share = s.id) END AS named
        """;

    /// <summary>The share as it is on a day in Brussels.</summary>
    public Share ToShare(DateOnly today)
    {
        var share = new Share
        {
            Id = Id.ToString(),
            Version = Version,
            DossierReference = DossierReference,
            Partner = Partner,
            PartnerName = PartnerCodes.NameOf(Partner),
            DossierVersion = DossierVersion,
            Everything = Everything,
            ItemCount = Items,
            LeftOut = LeftOut,
            Until = Until.ToMessage(),
            Purpose = Purpose,
            Exercise = Exercise,
            State = (ShareState)State != ShareState.Ended && today > Until ? ShareState.Expired : (ShareState)State,
            ProposedBy = ProposedBy,
            ProposedAt = ProposedAt.ToTimestamp(),
            ApprovedBy = ApprovedBy ?? "",
            ApprovedAt = ApprovedAt?.ToTimestamp(),
            ReadAt = ReadAt?.ToTimestamp(),
            Ending = EndedAt is { } endedAt
                ? new() { Reason = EndedBecause, EndedBy = EndedBy, EndedAt = endedAt.ToTimestamp() }
                : null,
        };
        share.ItemIds.AddRange(Named?.Split(' ') ?? []);
        return share;
    }
}
