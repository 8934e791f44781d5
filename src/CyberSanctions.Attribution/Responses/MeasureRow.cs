using CyberSanctions.Contracts.Attribution.V1;
using CyberSanctions.Contracts.Kinds;
using Google.Protobuf.WellKnownTypes;

namespace CyberSanctions.Attribution.Responses;

/// <summary>A measure as it lies in the database.</summary>
internal sealed class MeasureRow
{
    public const string Columns =
        """
        m.ordinal, m.id, m.code, m.category, m.measure, m.legal_basis, m.toolbox_edition, m.needs_text, m.needs_proposal, m.title,
        m.owner, m.planned_from, m.planned_until, m.assessment_version, m.within_range, m.justification, m.state, m.exercise,
        m.proposed_by, m.proposed_at, m.agreed_by, m.agreed_at, m.agreed_under, m.proposal_reference, m.carried_out_on,
        m.carried_out_by, m.carried_out_at, m.results, m.released_text, m.ended_on, m.ended_by, m.ended_at, m.ending_results,
        m.withdrawn_because, m.withdrawn_by, m.withdrawn_at, s.id AS statement_id, s.title AS statement_title, s.released_by,
        s.released_at, s.retracted_because, s.retracted_by, s.retracted_at
        """;

    public long Ordinal { get; init; }

    public Guid Id { get; init; }

    public string Code { get; init; } = "";

    public string Category { get; init; } = "";

    public string Measure { get; init; } = "";

    public string LegalBasis { get; init; } = "";

    public int ToolboxEdition { get; init; }

    public bool NeedsText { get; init; }

    public bool NeedsProposal { get; init; }

    public string Title { get; init; } = "";

    public string Owner { get; init; } = "";

    public DateOnly PlannedFrom { get; init; }

    public DateOnly? PlannedUntil { get; init; }

    public long AssessmentVersion { get; init; }

    public bool WithinRange { get; init; }

    public string Justification { get; init; } = "";

    public MeasureState State { get; init; }

    public bool Exercise { get; init; }

    public string ProposedBy { get; init; } = "";

    public DateTime ProposedAt { get; init; }

    public string? AgreedBy { get; init; }

    public DateTime? AgreedAt { get; init; }

    public long? AgreedUnder { get; init; }

    public string? ProposalReference { get; init; }

    public DateOnly? CarriedOutOn { get; init; }

    public string? CarriedOutBy { get; init; }

    public DateTime? CarriedOutAt { get; init; }

    public string? Results { get; init; }

    public int? ReleasedText { get; init; }

    public DateOnly? EndedOn { get; init; }

    public string? EndedBy { get; init; }

    public DateTime? EndedAt { get; init; }

    public string? EndingResults { get; init; }

    public string? WithdrawnBecause { get; init; }

    public string? WithdrawnBy { get; init; }

    public DateTime? WithdrawnAt { get; init; }

    public Guid? StatementId { get; init; }

    public string? StatementTitle { get; init; }

    public string? ReleasedBy { get; init; }

    public DateTime? ReleasedAt { get; init; }

    public string? RetractedBecause { get; init; }

    public string? RetractedBy { get; init; }

    public DateTime? RetractedAt { get; init; }

    public PlannedMeasure ToMeasure(MeasureText? newest) => new()
    {
        Id = Id.ToString(),
        Code = Code,
        Category = Category,
        Measure = Measure,
        LegalBasis = LegalBasis,
        ToolboxEdition = ToolboxEdition,
        NeedsText = NeedsText,
        NeedsProposal = NeedsProposal,
        Title = Title,
        Owner = Owner,
        PlannedFrom = PlannedFrom.ToMessage(),
        PlannedUntil = PlannedUntil.ToMessage(),
        AssessmentVersion = AssessmentVersion,
        WithinRange = WithinRange,
        Justification = Justification,
        State = State,
        Exercise = Exercise,
        ProposedBy = ProposedBy,
        ProposedAt = ProposedAt.ToTimestamp(),
        Agreement = AgreedAt is { } agreedAt
            ? new() { AgreedBy = AgreedBy, AgreedAt = agreedAt.ToTimestamp(), AssessmentVersion = AgreedUnder!.Value }
            : null,
        ProposalReference = ProposalReference ?? "",
        Text = newest,
        Realisation = CarriedOutAt is { } carriedOutAt
            ? new()
            {
                On = CarriedOutOn.ToMessage(),
                Results = Results,
                TextNumber = ReleasedText ?? 0,
                RecordedBy = CarriedOutBy,
                RecordedAt = carriedOutAt.ToTimestamp(),
            }
            : null,
        Ending = EndedAt is { } endedAt
            ? new()
            {
                On = EndedOn.ToMessage(),
                Results = EndingResults,
                RecordedBy = EndedBy,
                RecordedAt = endedAt.ToTimestamp(),
            }
            : null,
        Withdrawal = WithdrawnAt is { } withdrawnAt
            ? new() { Reason = WithdrawnBecause, WithdrawnBy = WithdrawnBy, WithdrawnAt = withdrawnAt.ToTimestamp() }
            : null,
        Release = ReleasedAt is { } releasedAt
            ? new()
            {
                StatementId = $"{StatementId}",
                Title = StatementTitle,
                ReleasedBy = ReleasedBy,
                ReleasedAt = releasedAt.ToTimestamp(),
                Retraction = RetractedAt is { } retractedAt
                    ? new() { Reason = RetractedBecause, RetractedBy = RetractedBy, RetractedAt = retractedAt.ToTimestamp() }
                    : null,
            }
            : null,
    };
}
