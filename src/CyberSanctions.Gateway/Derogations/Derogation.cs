using CyberSanctions.Contracts.Listing.V1;

namespace CyberSanctions.Gateway.Derogations;

/// <summary>
/// A request for a derogation. The own State's authority reads all of it; everybody else what the articles have them informed of.
/// </summary>
public sealed record Derogation
{
    /// <summary>For example DER-2026-0001.</summary>
    public required string Reference { get; init; }

    /// <summary>Its version; also the ETag.</summary>
    public required long Version { get; init; }

    /// <summary>How far it is.</summary>
    public required DerogationState State { get; init; }

    /// <summary>For example eu-cyber.</summary>
    public required string List { get; init; }

    /// <summary>Whom it is about: for example EU.5701.88.</summary>
    public required string EntryReference { get; init; }

    /// <summary>By the article under which it is asked for.</summary>
    public required DerogationKind Kind { get; init; }

    /// <summary>That article.</summary>
    public required string Article { get; init; }

    /// <summary>Whose authority handles it: Council code (EL for Greece).</summary>
    public required string MemberState { get; init; }

    /// <summary>Who applies; for the own State's authority alone.</summary>
    public string? Applicant { get; init; }

    /// <summary>What for; for the own State's authority alone, but of an exemption from the travel ban for all.</summary>
    public string? Description { get; init; }

    /// <summary>The sum asked for; absent where none is.</summary>
    public string? Amount { get; init; }

    /// <summary>ISO 4217.</summary>
    public string? Currency { get; init; }

    /// <summary>When it was received, in Brussels.</summary>
    public required DateOnly ReceivedOn { get; init; }

    /// <summary>Of the decision or the contract that it rests on.</summary>
    public DateOnly? BasisOn { get; init; }

    /// <summary>What is to be paid, or rests on; for the own State's authority alone.</summary>
    public required IReadOnlyList<DerogationDocument> Documents { get; init; }

    /// <summary>Requests that look like this one and are others; for the own State's authority alone.</summary>
    public IReadOnlyList<string>? DistinctFrom { get; init; }

    /// <summary>Who recorded it; for the own State's authority alone.</summary>
    public string? RequestedBy { get; init; }

    /// <summary>When it was recorded.</summary>
    public required DateTime RequestedAt { get; init; }

    /// <summary>What the article asks for, in its order; for the own State's authority alone.</summary>
    public required IReadOnlyList<DerogationCondition> Conditions { get; init; }

    /// <summary>What has been done, in the order in which it was recorded.</summary>
    public required IReadOnlyList<DerogationStep> Steps { get; init; }

    /// <summary>What was prepared and decided, and what has happened by itself.</summary>
    public required IReadOnlyList<DerogationDecision> Decisions { get; init; }

    /// <summary>The periods of the article.</summary>
    public required IReadOnlyList<DerogationClock> Clocks { get; init; }

    /// <summary>When the others were informed.</summary>
    public required IReadOnlyList<DerogationReport> Reports { get; init; }
}

/// <summary>An invoice, a judgment: what is to be paid.</summary>
public sealed record DerogationDocument
{
    /// <summary>Its number, or what it is called: 1 to 200 characters.</summary>
    public required string Name { get; init; }

    /// <summary>SHA-256 of its bytes, in lower-case hexadecimal.</summary>
    public required string Sha256 { get; init; }
}

/// <summary>A condition of the article, and whether it is met.</summary>
public sealed record DerogationCondition
{
    /// <summary>By which it is answered.</summary>
    public required string Key { get; init; }

    /// <summary>What the article says.</summary>
    public required string Text { get; init; }

    /// <summary>Whether anybody has said whether it is met.</summary>
    public required bool Answered { get; init; }

    /// <summary>Whether it is met.</summary>
    public required bool Met { get; init; }

    /// <summary>Why.</summary>
    public string? Reasons { get; init; }

    /// <summary>Who said so.</summary>
    public string? AnsweredBy { get; init; }

    /// <summary>When.</summary>
    public DateTime? AnsweredAt { get; init; }
}

/// <summary>Something that was done in a request.</summary>
public sealed record DerogationStep
{
    /// <summary>What.</summary>
    public required DerogationStepKind Kind { get; init; }

    /// <summary>On which day, in Brussels.</summary>
    public required DateOnly TakenOn { get; init; }

    /// <summary>The grounds, what is asked, why more time is needed, why it is objected to.</summary>
    public required string Text { get; init; }

    /// <summary>SHA-256 of the document that was sent.</summary>
    public required string DocumentSha256 { get; init; }

    /// <summary>Whose: Council code.</summary>
    public required string MemberState { get; init; }

    /// <summary>Who recorded it; for the own State's authority alone.</summary>
    public string? RecordedBy { get; init; }

    /// <summary>When it was recorded.</summary>
    public required DateTime RecordedAt { get; init; }
}

/// <summary>A decision, prepared or taken; or what has happened by itself.</summary>
public sealed record DerogationDecision
{
    /// <summary>What becomes of the request.</summary>
    public required DerogationState Outcome { get; init; }

    /// <summary>Why; for the own State's authority alone, but of an exemption from the travel ban for all.</summary>
    public string? Reasons { get; init; }

    /// <summary>The sum granted.</summary>
    public string? Amount { get; init; }

    /// <summary>Under which it is granted.</summary>
    public IReadOnlyList<string>? Conditions { get; init; }

    /// <summary>The first day of a grant; absent: from the decision on.</summary>
    public DateOnly? ValidFrom { get; init; }

    /// <summary>Its last day; absent: without an end.</summary>
    public DateOnly? ValidUntil { get; init; }

    /// <summary>Who prepared it; for the own State's authority alone.</summary>
    public string? PreparedBy { get; init; }

    /// <summary>When it was prepared.</summary>
    public DateTime? PreparedAt { get; init; }

    /// <summary>Whether it fell before it was taken.</summary>
    public required bool Dropped { get; init; }

    /// <summary>Who took it; for the own State's authority alone.</summary>
    public string? DecidedBy { get; init; }

    /// <summary>When it was taken, or recorded that it has happened.</summary>
    public DateTime? DecidedAt { get; init; }

    /// <summary>From when it has effect: of what happened by itself the moment of the law, and not when it was noticed.</summary>
    public DateTime? EffectiveAt { get; init; }
}

/// <summary>A period of the article.</summary>
public sealed record DerogationClock
{
    /// <summary>Which period of the article it is.</summary>
    public required DerogationClockKind Kind { get; init; }

    /// <summary>The day that does not count.</summary>
    public required DateOnly BeganOn { get; init; }

    /// <summary>Its last day; of the notice of grounds the first on which it may be granted.</summary>
    public required DateOnly DueOn { get; init; }

    /// <summary>When it ends.</summary>
    public required DateTime EndsAt { get; init; }

    /// <summary>When what was due was done.</summary>
    public DateOnly? MetOn { get; init; }

    /// <summary>When it ended early.</summary>
    public DateOnly? StoppedOn { get; init; }

    /// <summary>Whether what was due was not done in time.</summary>
    public required bool Missed { get; init; }
}

/// <summary>That the other Member States and the Commission were informed.</summary>
public sealed record DerogationReport
{
    /// <summary>On which day.</summary>
    public required DateOnly ReportedOn { get; init; }

    /// <summary>SHA-256 of what was sent.</summary>
    public required string DocumentSha256 { get; init; }

    /// <summary>Who recorded it; for the own State's authority alone.</summary>
    public string? RecordedBy { get; init; }

    /// <summary>When it was recorded.</summary>
    public required DateTime RecordedAt { get; init; }
}
