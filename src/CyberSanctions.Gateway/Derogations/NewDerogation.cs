using CyberSanctions.Contracts.Listing.V1;

namespace CyberSanctions.Gateway.Derogations;

/// <summary>A request that an authority has received.</summary>
public sealed record NewDerogation
{
    /// <summary>Left out: eu-cyber.</summary>
    public string? List { get; init; }

    /// <summary>Whom it is about: for example EU.5701.88.</summary>
    public required string EntryReference { get; init; }

    /// <summary>By the article under which it is asked for.</summary>
    public required DerogationKind Kind { get; init; }

    /// <summary>Who applies: 1 to 200 characters.</summary>
    public required string Applicant { get; init; }

    /// <summary>What for: 1 to 4,000 characters.</summary>
    public required string Description { get; init; }

    /// <summary>Digits, and at most as many decimals as the currency has: 1250.00. Left out where no sum is asked for.</summary>
    public string? Amount { get; init; }

    /// <summary>ISO 4217; with an amount, and only with one.</summary>
    public string? Currency { get; init; }

    /// <summary>When it was received: within the last 30 days.</summary>
    public required DateOnly ReceivedOn { get; init; }

    /// <summary>Of the decision or the contract that it rests on: with Articles 5 and 6, and only there.</summary>
    public DateOnly? BasisOn { get; init; }

    /// <summary>What is to be paid; at most 20. It is asked for once.</summary>
    public IReadOnlyList<DerogationDocument> Documents { get; init; } = [];

    /// <summary>Requests that look like this one and are others; at most 50.</summary>
    public IReadOnlyList<string> DistinctFrom { get; init; } = [];
}

/// <summary>Whether conditions of the article are met.</summary>
public sealed record NewConditionAnswers
{
    /// <summary>At least one; each condition once.</summary>
    public required IReadOnlyList<ConditionAnswer> Answers { get; init; }
}

/// <summary>Whether a condition is met.</summary>
public sealed record ConditionAnswer
{
    /// <summary>As the request names it.</summary>
    public required string Key { get; init; }

    /// <summary>Whether it is met.</summary>
    public required bool Met { get; init; }

    /// <summary>Why: 1 to 4,000 characters.</summary>
    public required string Reasons { get; init; }
}

/// <summary>Something that has been done in a request, or an objection.</summary>
public sealed record NewDerogationStep
{
    /// <summary>What.</summary>
    public required DerogationStepKind Kind { get; init; }

    /// <summary>On which day; what ends a period of silence, and an objection, is recorded on its day.</summary>
    public required DateOnly TakenOn { get; init; }

    /// <summary>The grounds, what is asked, why more time is needed, why it is objected to: 1 to 4,000 characters.</summary>
    public required string Text { get; init; }

    /// <summary>SHA-256 of the document that was sent, in lower-case hexadecimal.</summary>
    public required string DocumentSha256 { get; init; }
}

/// <summary>A decision that somebody else is to take.</summary>
public sealed record NewDerogationDecision
{
    /// <summary>Granted, refused or revoked.</summary>
    public required DerogationState Outcome { get; init; }

    /// <summary>Why: 1 to 4,000 characters.</summary>
    public required string Reasons { get; init; }

    /// <summary>Of a grant, not above what is asked for; left out: as much.</summary>
    public string? Amount { get; init; }

    /// <summary>Of a grant: under which it is, each in one line of up to 500 characters; at most 20.</summary>
    public IReadOnlyList<string> Conditions { get; init; } = [];

    /// <summary>Of a grant: its first day; left out: from the decision on.</summary>
    public DateOnly? ValidFrom { get; init; }

    /// <summary>Of a grant: its last day; left out: without an end.</summary>
    public DateOnly? ValidUntil { get; init; }
}

/// <summary>That whoever applied does so no longer.</summary>
public sealed record NewDerogationWithdrawal
{
    /// <summary>What they say: 1 to 4,000 characters.</summary>
    public required string Reasons { get; init; }
}

/// <summary>That the other Member States and the Commission were informed of an authorisation.</summary>
public sealed record NewDerogationReport
{
    /// <summary>When: not before the authorisation, not after today.</summary>
    public required DateOnly ReportedOn { get; init; }

    /// <summary>SHA-256 of what was sent, in lower-case hexadecimal.</summary>
    public required string DocumentSha256 { get; init; }
}
