using CyberSanctions.Contracts.Voting.V1;
using CyberSanctions.Gateway.Json;
using CyberSanctions.Gateway.Proposals;
using Instrument = CyberSanctions.Contracts.Listing.V1.Instrument;

namespace CyberSanctions.Gateway.Acts;

/// <summary>How an act is voted on.</summary>
public sealed record Procedure
{
    /// <summary>How the votes are counted.</summary>
    public required Rule Rule { get; init; }

    /// <summary>At a meeting, or by written or silence procedure.</summary>
    public required Mode Mode { get; init; }

    /// <summary>HR (the High Representative), COM (the Commission) or the Council code of a Member State.</summary>
    public required string ProposedBy { get; init; }

    /// <summary>
    /// The end of the period of a written or silence procedure, at most a year ahead; at a meeting there is none.
    /// </summary>
    public DateTimeOffset? Deadline { get; init; }

    /// <summary>When a silence procedure lapses if reservations still suspend it then; in no other one.</summary>
    public DateTimeOffset? LapsesAt { get; init; }

    /// <summary>Member States that do not take part in the vote under the Treaties (Article 238(3) TFEU).</summary>
    public IReadOnlyList<string>? NotTakingPart { get; init; }
}

/// <summary>Submitting an act.</summary>
public sealed record NewSubmission
{
    /// <summary>Left out: unanimity, at a meeting, on a proposal of the High Representative.</summary>
    public Procedure? Procedure { get; init; }

    /// <summary>
    /// Why the period of a silence procedure is shorter than the minimum; left out when it is not. The act then goes to the vote
    /// once a second person has approved that.
    /// </summary>
    public string? Urgency { get; init; }

    /// <summary>
    /// Why it is put to the vote although delegations have reservations that they have not lifted; left out when there are none.
    /// </summary>
    public string? DespiteReservations { get; init; }
}

/// <summary>Clearing an act: the text that was read.</summary>
public sealed record ActClearance
{
    /// <summary>The textSha256 of the act's newest revision.</summary>
    public required string TextSha256 { get; init; }
}

/// <summary>Approving that a period is shorter than the minimum: there is nothing to say.</summary>
public sealed record UrgencyApproval;

/// <summary>Correcting an act: what is left out stays as it is.</summary>
public sealed record Correction
{
    /// <summary>One line.</summary>
    public string? Title { get; init; }

    /// <summary>One line.</summary>
    public string? LegalBasis { get; init; }

    /// <summary>The day on which it entered into force, if it is published already.</summary>
    public DateOnly? EntryIntoForce { get; init; }

    /// <summary>The day of its publication, if it is published already.</summary>
    public DateOnly? PublishedOn { get; init; }

    /// <summary>Takes both days away: it enters into force when it is adopted.</summary>
    public bool InForceOnAdoption { get; init; }

    /// <summary>An ELI; an empty text takes it away.</summary>
    public string? PublicationUrl { get; init; }

    /// <summary>What the act is itself: a Council Decision or an implementing Regulation.</summary>
    public Instrument? Instrument { get; init; }

    /// <summary>The whole of the other instrument.</summary>
    public Twin? Twin { get; init; }

    /// <summary>Takes the other instrument away: the act is no pair then.</summary>
    public bool WithoutTwin { get; init; }

    /// <summary>Of proposals in the act, each once.</summary>
    public IReadOnlyList<CorrectedReasons>? StatementsOfReasons { get; init; }
}

/// <summary>The corrected statement of reasons of one proposal.</summary>
public sealed record CorrectedReasons
{
    /// <summary>One of the act's.</summary>
    public required string ProposalReference { get; init; }

    /// <summary>The whole of it. Left out where `reasons` says it.</summary>
    [RequiredUnless("reasons")]
    public string? StatementOfReasons { get; init; }

    /// <summary>Of a listing that rests on a dossier: the whole of it, paragraph by paragraph.</summary>
    public IReadOnlyList<ReasonsParagraph> Reasons { get; init; } = [];
}
