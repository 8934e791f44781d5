using CyberSanctions.Contracts.Events.V1;
using CyberSanctions.Contracts.Kinds;
using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.Journal.Appending;
using Dapper;

namespace CyberSanctions.Listing.Statistics;

/// <summary>What acts on record did to entries, in Postgres: what listing figures are counted from.</summary>
internal static class OperationTable
{
    // In the order of their numbers, as protobuf's JSON mapping has them.
    private static readonly string[] Grounds =
        ["LISTING_GROUND_RESPONSIBLE", "LISTING_GROUND_SUPPORT_OR_INVOLVEMENT", "LISTING_GROUND_ASSOCIATED"];

    private static readonly string[] Reasons =
    [
        "DELISTING_REASON_ANNULLED_BY_COURT", "DELISTING_REASON_OBSERVATIONS_ACCEPTED", "DELISTING_REASON_DECEASED",
        "DELISTING_REASON_CRITERIA_NO_LONGER_MET", "DELISTING_REASON_EXPIRED", "DELISTING_REASON_ERROR",
    ];

    /// <summary>Keeps what an act does to an entry. It has no day until all of the act is on record.</summary>
    public static Task InsertAsync(Change change, EntryChanged changed)
    {
        var lists = changed.Operation == OperationKind.List;
        return change.Connection.ExecuteAsync(
            """
            INSERT INTO entry_operation (list, reference, version, kind, subject_kind, ground, until, act_reference)
            VALUES (@List, @Reference, @Version, @Kind, @SubjectKind, @Ground, @Until, @ActReference)
            """,
            new
            {
                changed.List,
                changed.Reference,
                changed.Version,
                Kind = (int)changed.Operation,
                SubjectKind = lists ? (int)changed.Content.Subject.Kind : (int?)null,
                Ground = lists || changed.Operation == OperationKind.Amend ? (int?)changed.Content.Ground : null,
                Until = lists || changed.Operation == OperationKind.Renew ? changed.AppliesUntil?.ToDay() : null,
                changed.ActReference,
            },
            change.Transaction);
    }

    /// <summary>Gives what an act does its day, now that all of it is on record, and keeps what the act itself says.</summary>
    /// <param name="recordedAt">When the publication service had it on record.</param>
    public static Task DateAsync(Change change, ActRecorded recorded, DateTime recordedAt)
        => change.Connection.ExecuteAsync(
            $$"""
            UPDATE entry_operation o SET reason = array_position(@Reasons, p.operation #>> '{delist,reason}'),
                ground = CASE WHEN p.operation #> '{amend,fields}' @> '["ENTRY_FIELD_GROUND"]'
                    THEN array_position(@Grounds, p.operation #>> '{amend,after,ground}') END
            FROM proposal p JOIN proposal_entry e ON e.proposal_reference = p.reference
            WHERE p.act_reference = @ActReference AND p.kind IN ({{OperationKind.Amend:D}}, {{OperationKind.Delist:D}})
                AND o.act_reference = @ActReference AND o.effective_at IS NULL AND o.kind = p.kind
                AND o.list = e.list AND o.reference = e.entry_reference COLLATE "C";

            UPDATE entry_operation o SET until = {{Until("renew")}}
            FROM proposal p
            WHERE p.act_reference = @ActReference AND p.kind = {{OperationKind.Renew:D}}
                AND o.act_reference = @ActReference AND o.effective_at IS NULL AND o.kind = p.kind;

            INSERT INTO list_day (act_reference, kind, list, until, effective_at, recorded_at)
            SELECT @ActReference, kind, @List, until, @effectiveAt, @recordedAt
            FROM (VALUES
                ({{OperationKind.Renew:D}}, coalesce(
                    (SELECT {{Until("renew")}} FROM proposal p WHERE p.act_reference = @ActReference
                         AND p.kind = {{OperationKind.Renew:D}} ORDER BY p.act_place DESC LIMIT 1),
                    @ListingsUntil)),
                ({{OperationKind.Extend:D}}, coalesce(
                    (SELECT {{Until("extend")}} FROM proposal p WHERE p.act_reference = @ActReference
                         AND p.kind = {{OperationKind.Extend:D}} ORDER BY p.act_place DESC LIMIT 1),
                    @FrameworkUntil))) day (kind, until)
            WHERE until IS NOT NULL;

            UPDATE entry_operation SET effective_at = @effectiveAt, recorded_at = @recordedAt,
                corrects = EXISTS (SELECT FROM act WHERE reference = @ActReference AND corrects IS NOT NULL)
            WHERE act_reference = @ActReference AND effective_at IS NULL
            """,
            new
            {
                recorded.List,
                recorded.ActReference,
                Reasons,
                Grounds,
                ListingsUntil = recorded.ListingsUntilAct == recorded.ActReference ? recorded.ListingsUntil?.ToDay() : null,
                FrameworkUntil = recorded.FrameworkUntilAct == recorded.ActReference ? recorded.FrameworkUntil?.ToDay() : null,
                effectiveAt = recorded.TakesEffectAt.ToDateTime(),
                recordedAt,
            },
            change.Transaction);

    private static string Until(string operation)
        => $$"""
             make_date((p.operation #>> '{{{operation}},until,year}')::int, (p.operation #>> '{{{operation}},until,month}')::int,
                 (p.operation #>> '{{{operation}},until,day}')::int)
             """;
}
