using System.Text.Json.Serialization;
using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.Gateway.Proposals;
using ActState = CyberSanctions.Contracts.Listing.V1.ActState;
using Instrument = CyberSanctions.Contracts.Listing.V1.Instrument;
using Outcome = CyberSanctions.Contracts.Voting.V1.Outcome;

namespace CyberSanctions.Gateway.Acts;

/// <summary>An act without its proposals' contents.</summary>
public record ActSummary
{
    /// <summary>For example ACT-2026-0004.</summary>
    public required string Reference { get; init; }

    /// <summary>Grows by one with every change; its ETag.</summary>
    public required long Version { get; init; }

    /// <summary>How far it has come: draft, cleared, before the Council, and what the Council made of it.</summary>
    public required ActState State { get; init; }

    /// <summary>TLP 2.0 marking.</summary>
    public required Handling Handling { get; init; }

    /// <summary>Whether it descends from an exercise.</summary>
    public required bool Exercise { get; init; }

    /// <summary>One line.</summary>
    public required string Title { get; init; }

    /// <summary>What empowers the Council.</summary>
    public required string LegalBasis { get; init; }

    /// <summary>For example 2020/1125.</summary>
    public required string Number { get; init; }

    /// <summary>The day on which it takes effect, or did if it is published already; absent: the day of its adoption.</summary>
    public DateOnly? EntryIntoForce { get; init; }

    /// <summary>The day of its publication, if it is published already.</summary>
    public DateOnly? PublishedOn { get; init; }

    /// <summary>Where the act is published.</summary>
    public string? PublicationUrl { get; init; }

    /// <summary>SHA-256 of this text: what is cleared and voted on.</summary>
    public string? TextSha256 { get; init; }

    /// <summary>Who drafted it.</summary>
    public required string DraftedBy { get; init; }

    /// <summary>When it was drafted.</summary>
    public required DateTime DraftedAt { get; init; }

    /// <summary>When it was last submitted.</summary>
    public DateTime? SubmittedAt { get; init; }

    /// <summary>How it is voted on, as last submitted.</summary>
    public Procedure? Procedure { get; init; }

    /// <summary>Which of its texts this is: 1 as first drafted, and one more with each correction.</summary>
    public required int Revision { get; init; }

    /// <summary>In a corrigendum: which act it corrects.</summary>
    public Corrigendum? Corrects { get; init; }

    /// <summary>What the act is itself: a Council Decision or an implementing Regulation; absent where it does not say.</summary>
    public Instrument? Instrument { get; init; }

    /// <summary>Of a pair: the other instrument, in the same text and adopted by the same ballot.</summary>
    public Twin? Twin { get; init; }

    /// <summary>Why, by whom and when it was given up; absent otherwise.</summary>
    public ActWithdrawal? Withdrawal { get; init; }
}

/// <summary>That an act was given up.</summary>
public sealed record ActWithdrawal
{
    /// <summary>As whoever did it put it.</summary>
    public required string Reason { get; init; }

    /// <summary>Who did it.</summary>
    public required string WithdrawnBy { get; init; }

    /// <summary>When.</summary>
    public required DateTime WithdrawnAt { get; init; }
}

/// <summary>A draft act, or a submitted one: what the Council votes on.</summary>
public sealed record Act : ActSummary
{
    /// <summary>
    /// In the order of the annex. What this text had, and the act does not hold any more, is as the text says it, with
    /// the version 0.
    /// </summary>
    [JsonPropertyOrder(1)]
    public required IReadOnlyList<Proposal> Proposals { get; init; }

    /// <summary>All its texts, oldest first: who wrote and cleared each, and what it changes.</summary>
    [JsonPropertyOrder(1)]
    public required IReadOnlyList<Revision> Revisions { get; init; }

    /// <summary>Each time it was put to the vote, oldest first.</summary>
    [JsonPropertyOrder(1)]
    public required IReadOnlyList<ActSubmission> Submissions { get; init; }
}

/// <summary>One of the texts of an act.</summary>
public sealed record Revision
{
    /// <summary>1 for the text as first drafted, and one more with each correction.</summary>
    public required int Number { get; init; }

    /// <summary>SHA-256 of the text.</summary>
    public required string TextSha256 { get; init; }

    /// <summary>Who wrote it.</summary>
    public required string WrittenBy { get; init; }

    /// <summary>When it was written.</summary>
    public required DateTime WrittenAt { get; init; }

    /// <summary>Who cleared it; absent until then.</summary>
    public string? ClearedBy { get; init; }

    /// <summary>When it was cleared; absent until then.</summary>
    public DateTime? ClearedAt { get; init; }

    /// <summary>Against the text before, field by field; none in the first.</summary>
    public required IReadOnlyList<FieldChange> Changes { get; init; }
}

/// <summary>One field that a correction changes.</summary>
public sealed record FieldChange
{
    /// <summary>For example title, or listings[LP-2026-0012].statementOfReasons.</summary>
    public required string Field { get; init; }

    /// <summary>What it said; absent when it said nothing.</summary>
    public string? Before { get; init; }

    /// <summary>What it says; absent when it says nothing any more.</summary>
    public string? After { get; init; }
}

/// <summary>An act put to the vote.</summary>
public sealed record ActSubmission
{
    /// <summary>1, 2, 3 …</summary>
    public required int Number { get; init; }

    /// <summary>Which text was submitted.</summary>
    public required int Revision { get; init; }

    /// <summary>How it is voted on.</summary>
    public required Procedure Procedure { get; init; }

    /// <summary>Who submitted it.</summary>
    public required string SubmittedBy { get; init; }

    /// <summary>When it was submitted.</summary>
    public required DateTime SubmittedAt { get; init; }

    /// <summary>Present when the period is shorter than the minimum.</summary>
    public Urgency? Urgency { get; init; }

    /// <summary>The ballot; absent until it is open.</summary>
    public string? BallotReference { get; init; }

    /// <summary>What the ballot came to; absent until it is decided.</summary>
    public Outcome? Outcome { get; init; }

    /// <summary>When the ballot was decided.</summary>
    public DateTime? DecidedAt { get; init; }

    /// <summary>Why no ballot could be opened.</summary>
    public string? NotOpened { get; init; }

    /// <summary>Why it was put to the vote although reservations were open; absent when none was.</summary>
    public string? DespiteReservations { get; init; }

    /// <summary>The ids of the reservations that were open then.</summary>
    public required IReadOnlyList<string> OpenReservations { get; init; }
}

/// <summary>Why a silence procedure has a shorter period than the minimum. It takes two persons.</summary>
public sealed record Urgency
{
    /// <summary>As the officer who submitted the act put it.</summary>
    public required string Reasons { get; init; }

    /// <summary>The subject of the officer who submitted the act and asks for the shorter period.</summary>
    public required string RequestedBy { get; init; }

    /// <summary>The second person; absent until it is approved.</summary>
    public string? ApprovedBy { get; init; }

    /// <summary>When it was approved.</summary>
    public DateTime? ApprovedAt { get; init; }
}
