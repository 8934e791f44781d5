using CyberSanctions.Contracts.Kinds;
using CyberSanctions.Contracts.Listing.V1;
using Google.Protobuf.WellKnownTypes;

namespace CyberSanctions.Listing.Derogations;

/// <summary>A request as stored.</summary>
internal sealed record DerogationRow
{
    public const string Columns =
        """
        ordinal, reference, version, state, list, entry_reference, kind, member_state, applicant, description, amount, currency,
        received_on, basis_on, conditions, distinct_from, requested_by, requested_at, changed_at
        """;

    public required long Ordinal { get; init; }
    public required string Reference { get; init; }
    public required long Version { get; init; }
    public required DerogationState State { get; init; }
    public required string List { get; init; }
    public required string EntryReference { get; init; }
    public required DerogationKind Kind { get; init; }
    public required string MemberState { get; init; }
    public required string Applicant { get; init; }
    public required string Description { get; init; }
    public required decimal? Amount { get; init; }
    public required string? Currency { get; init; }
    public required DateOnly ReceivedOn { get; init; }
    public required DateOnly? BasisOn { get; init; }
    public required string[] Conditions { get; init; }
    public required string[] DistinctFrom { get; init; }
    public required string RequestedBy { get; init; }
    public required DateTime RequestedAt { get; init; }
    public required DateTime ChangedAt { get; init; }

    /// <summary>Without what stands in tables of its own.</summary>
    public Derogation ToDerogation() => new()
    {
        Reference = Reference,
        Version = Version,
        State = State,
        List = List,
        EntryReference = EntryReference,
        Kind = Kind,
        Article = Articles.Of(Kind).Name,
        MemberState = MemberState,
        Applicant = Applicant,
        Description = Description,
        Amount = Amount is { } amount ? Amounts.Write(amount, Currency!) : "",
        Currency = Currency ?? "",
        ReceivedOn = ReceivedOn.ToMessage(),
        BasisOn = BasisOn?.ToMessage(),
        DistinctFrom = { DistinctFrom },
        RequestedBy = RequestedBy,
        RequestedAt = RequestedAt.ToTimestamp(),
        Conditions =
        {
            Conditions.Select(key => new DerogationCondition { Key = key, Text = Articles.Of(Kind).TextOf(key) }),
        },
    };
}

/// <summary>A document as stored.</summary>
internal sealed record DocumentRow(string Derogation, string Name, string Sha256)
{
    public DerogationDocument ToDocument() => new() { Name = Name, Sha256 = Sha256 };
}

/// <summary>An answer to a condition as stored.</summary>
internal sealed record AnswerRow(
    string Derogation, string Condition, bool Met, string Reasons, string AnsweredBy, DateTime AnsweredAt)
{
    public void Show(DerogationCondition condition)
        => (condition.Answered, condition.Met, condition.Reasons, condition.AnsweredBy, condition.AnsweredAt)
            = (true, Met, Reasons, AnsweredBy, AnsweredAt.ToTimestamp());
}

/// <summary>A step as stored.</summary>
internal sealed record StepRow(
    string Derogation,
    DerogationStepKind Kind,
    DateOnly TakenOn,
    string Text,
    string DocumentSha256,
    string MemberState,
    string RecordedBy,
    DateTime RecordedAt)
{
    public DerogationStep ToStep() => new()
    {
        Kind = Kind,
        TakenOn = TakenOn.ToMessage(),
        Text = Text,
        DocumentSha256 = DocumentSha256,
        MemberState = MemberState,
        RecordedBy = RecordedBy,
        RecordedAt = RecordedAt.ToTimestamp(),
    };
}

/// <summary>A decision as stored.</summary>
internal sealed record DecisionRow
{
    public required string Derogation { get; init; }
    public required DerogationState Outcome { get; init; }
    public required string Reasons { get; init; }
    public required decimal? Amount { get; init; }
    public required string[] Conditions { get; init; }
    public required DateOnly? ValidFrom { get; init; }
    public required DateOnly? ValidUntil { get; init; }
    public required string? PreparedBy { get; init; }
    public required DateTime? PreparedAt { get; init; }
    public required bool Dropped { get; init; }
    public required string? DecidedBy { get; init; }
    public required DateTime? DecidedAt { get; init; }
    public required DateTime? EffectiveAt { get; init; }

    public DerogationDecision ToDecision(string currency) => new()
    {
        Outcome = Outcome,
        Reasons = Reasons,
        Amount = Amount is { } amount ? Amounts.Write(amount, currency) : "",
        Conditions = { Conditions },
        ValidFrom = ValidFrom?.ToMessage(),
        ValidUntil = ValidUntil?.ToMessage(),
        PreparedBy = PreparedBy ?? "",
        PreparedAt = PreparedAt?.ToTimestamp(),
        Dropped = Dropped,
        DecidedBy = DecidedBy ?? "",
        DecidedAt = DecidedAt?.ToTimestamp(),
        EffectiveAt = EffectiveAt?.ToTimestamp(),
    };
}

/// <summary>A clock as stored.</summary>
internal sealed record ClockRow(
    string Derogation,
    DerogationClockKind Kind,
    DateOnly BeganOn,
    DateOnly DueOn,
    DateTime EndsAt,
    DateOnly? MetOn,
    DateOnly? StoppedOn)
{
    public DerogationClock ToClock(DateOnly today)
    {
        var clock = new DerogationClock
        {
            Kind = Kind,
            BeganOn = BeganOn.ToMessage(),
            DueOn = DueOn.ToMessage(),
            EndsAt = EndsAt.ToTimestamp(),
            MetOn = MetOn?.ToMessage(),
            StoppedOn = StoppedOn?.ToMessage(),
        };
        clock.Missed = Clocks.IsMissed(clock, today);
        return clock;
    }
}

/// <summary>A report as stored.</summary>
internal sealed record ReportRow(
    string Derogation, DateOnly ReportedOn, string DocumentSha256, string RecordedBy, DateTime RecordedAt)
{
    public DerogationReport ToReport() => new()
    {
        ReportedOn = ReportedOn.ToMessage(),
        DocumentSha256 = DocumentSha256,
        RecordedBy = RecordedBy,
        RecordedAt = RecordedAt.ToTimestamp(),
    };
}
