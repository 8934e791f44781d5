using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.Listing.Reasons;
using Google.Protobuf.WellKnownTypes;

namespace CyberSanctions.Listing.Proposals;

/// <summary>A proposal as stored.</summary>
internal sealed record ProposalRow
{
    public const string Columns =
        """
        ordinal, reference, version, state, handling, exercise, dossier_reference, dossier_version, subject, ground, measures,
        statement_of_reasons, eu_reference_number, drafted_by, drafted_at, cleared_by, cleared_at, act_reference,
        distinct_from, kind, list, operation, evidence, reasons, as_published,
        written_by, remark, proposed_by, co_sponsors
        """;

    public required long Ordinal { get; init; }
    public required string Reference { get; init; }
    public required long Version { get; init; }
    public required ProposalState State { get; init; }
    public required Handling Handling { get; init; }
    public required bool Exercise { get; init; }
    public required string? DossierReference { get; init; }
    public required long? DossierVersion { get; init; }
    public required string? Subject { get; init; }
    public required ListingGround? Ground { get; init; }
    public required int[]? Measures { get; init; }
    public required string? StatementOfReasons { get; init; }
    public required string? EuReferenceNumber { get; init; }
    public required string DraftedBy { get; init; }
    public required DateTime DraftedAt { get; init; }
    public required string? ClearedBy { get; init; }
    public required DateTime? ClearedAt { get; init; }
    public required string? ActReference { get; init; }
    public required string[] DistinctFrom { get; init; }
    public required OperationKind Kind { get; init; }
    public required string List { get; init; }
    public required string? Operation { get; init; }
    public required string[] Evidence { get; init; }
    public required string Reasons { get; init; }
    public required bool AsPublished { get; init; }
    public required string[] WrittenBy { get; init; }
    public required string Remark { get; init; }
    public required string ProposedBy { get; init; }
    public required string[] CoSponsors { get; init; }

    public Proposal ToProposal()
    {
        var proposal = Listing();
        if (Operation is not null)
        {
            Operations.Show(Contracts.Events.V1.Operation.Parser.ParseJson(Operation), proposal);
        }

        return proposal;
    }

    private Proposal Listing() => new()
    {
        Reference = Reference,
        Version = Version,
        State = State,
        Handling = Handling,
        Exercise = Exercise,
        DossierReference = DossierReference ?? "",
        DossierVersion = DossierVersion ?? 0,
        Subject = Subject is null ? null : Contracts.Listing.V1.Subject.Parser.ParseJson(Subject),
        Ground = Ground ?? ListingGround.Unspecified,
        Measures = { (Measures ?? []).Select(measure => (Measure)measure) },
        StatementOfReasons = StatementOfReasons ?? "",
        EuReferenceNumber = EuReferenceNumber ?? "",
        DraftedBy = DraftedBy,
        DraftedAt = DraftedAt.ToTimestamp(),
        ClearedBy = ClearedBy ?? "",
        ClearedAt = ClearedAt?.ToTimestamp(),
        ActReference = ActReference ?? "",
        DistinctFrom = { DistinctFrom },
        Kind = Kind,
        List = List,
        Evidence = { Evidence },
        Reasons = { ReasonsJson.Read(Reasons) },
        AsPublished = AsPublished,
        WrittenBy = { WrittenBy },
        Remark = Remark,
        ProposedBy = ProposedBy,
        CoSponsors = { CoSponsors },
    };
}
