using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.Contracts.Voting.V1;

namespace CyberSanctions.Gateway.Stages;

/// <summary>How an act has gone through the bodies of the Council.</summary>
public sealed record ActStages
{
    /// <summary>For example ACT-2026-0004.</summary>
    public required string ActReference { get; init; }

    /// <summary>Grows with the act, and with what is recorded of its stages; also the ETag.</summary>
    public required long Version { get; init; }

    /// <summary>TLP 2.0 marking of the act.</summary>
    public required Handling Handling { get; init; }

    /// <summary>Whether it is part of an exercise.</summary>
    public required bool Exercise { get; init; }

    /// <summary>The text that stands for the act: the adopted one, else the newest.</summary>
    public required string TextSha256 { get; init; }

    /// <summary>What bodies did, in the order of the days; what was corrected included.</summary>
    public required IReadOnlyList<Stage> Stages { get; init; }

    /// <summary>Reservations of delegations, in the order of the days; those that were lifted included.</summary>
    public required IReadOnlyList<StageReservation> Reservations { get; init; }

    /// <summary>The legal service's opinions, in the order in which they were given. Delegates are given none.</summary>
    public required IReadOnlyList<ActOpinion> Opinions { get; init; }

    /// <summary>The Council's own stage, one for each time it was put to the vote: as the ballots have it.</summary>
    public required IReadOnlyList<CouncilStage> Council { get; init; }

    /// <summary>Who proposes what the act does, as its proposals have it.</summary>
    public required IReadOnlyList<ActSponsors> Sponsors { get; init; }
}

/// <summary>What a body did with a text of an act, as it was recorded.</summary>
public sealed record Stage
{
    /// <summary>1, 2, 3 … in the order of recording.</summary>
    public required int Number { get; init; }

    /// <summary>What it did.</summary>
    public required StageMeeting Meeting { get; init; }

    /// <summary>The revision that had this text first.</summary>
    public required int Revision { get; init; }

    /// <summary>It is about another text than the one that stands for the act now.</summary>
    public required bool AboutAnotherText { get; init; }

    /// <summary>Why it is not in the order of the bodies or of the days.</summary>
    public string? OutOfOrder { get; init; }

    /// <summary>Of a correction: the number of what it replaces.</summary>
    public int? Replaces { get; init; }

    /// <summary>Of a correction: why.</summary>
    public string? Reason { get; init; }

    /// <summary>The number of the correction that has replaced it.</summary>
    public int? ReplacedBy { get; init; }

    /// <summary>Who recorded it.</summary>
    public required string RecordedBy { get; init; }

    /// <summary>When it was recorded.</summary>
    public required DateTime RecordedAt { get; init; }
}

/// <summary>What a body did with a text.</summary>
public sealed record StageMeeting
{
    /// <summary>The working party, the PSC, the RELEX counsellors or Coreper. The Council's own stage follows from the ballot.
    /// </summary>
    public required StageBody Body { get; init; }

    /// <summary>The day of the meeting: not before the text was written, and not after today.</summary>
    public required DateOnly HeldOn { get; init; }

    /// <summary>What came of it; `not-held` in answers only, of a stage that did not take place.</summary>
    public required StageOutcome Outcome { get; init; }

    /// <summary>Where it goes: of what is sent back to a body before, or referred to one after.</summary>
    public StageBody? To { get; init; }

    /// <summary>The text that the body had before it: one of the act's revisions.</summary>
    public required string TextSha256 { get; init; }

    /// <summary>Documents of the Council, up to 20, each number once.</summary>
    public IReadOnlyList<CouncilDocument> Documents { get; init; } = [];

    /// <summary>For those who prepare the act; delegates are not given them.</summary>
    public string? Remarks { get; init; }

    /// <summary>What political guidance is asked for: required of the PSC, which deals with nothing else.</summary>
    public string? PoliticalGuidance { get; init; }
}

/// <summary>A document of the Council.</summary>
public sealed record CouncilDocument
{
    /// <summary>For example WK 1234/2026 INIT, or ST 10289/23.</summary>
    public required string Number { get; init; }

    /// <summary>One line.</summary>
    public required string Title { get; init; }

    /// <summary>SHA-256 of its bytes.</summary>
    public string? Sha256 { get; init; }
}

/// <summary>A reservation of a delegation.</summary>
public sealed record StageReservation
{
    /// <summary>A UUID.</summary>
    public required string Id { get; init; }

    /// <summary>The Council's code.</summary>
    public required string MemberState { get; init; }

    /// <summary>What is reserved.</summary>
    public required StageReservationKind Kind { get; init; }

    /// <summary>As the delegation words it.</summary>
    public string? Text { get; init; }

    /// <summary>The text that it is about. It stays when the act is corrected.</summary>
    public required string TextSha256 { get; init; }

    /// <summary>The day.</summary>
    public required DateOnly EnteredOn { get; init; }

    /// <summary>The number of the stage at which it was entered; absent: in writing.</summary>
    public int? EnteredAtStage { get; init; }

    /// <summary>Who recorded it.</summary>
    public required string EnteredBy { get; init; }

    /// <summary>When that was.</summary>
    public required DateTime RecordedAt { get; init; }

    /// <summary>Absent: it is open.</summary>
    public DateOnly? LiftedOn { get; init; }

    /// <summary>The number of the stage at which it was lifted; absent: in writing.</summary>
    public int? LiftedAtStage { get; init; }

    /// <summary>What was said of it then.</summary>
    public string? Remark { get; init; }

    /// <summary>Who recorded that.</summary>
    public string? LiftedBy { get; init; }

    /// <summary>When that was.</summary>
    public DateTime? LiftedAt { get; init; }
}

/// <summary>An opinion of the legal service on a text of an act.</summary>
public sealed record ActOpinion
{
    /// <summary>1, 2, 3 … of the act.</summary>
    public required int Number { get; init; }

    /// <summary>What it comes to.</summary>
    public required LegalOpinion Opinion { get; init; }

    /// <summary>The text that it is on.</summary>
    public required string TextSha256 { get; init; }

    /// <summary>Its revision.</summary>
    public required int Revision { get; init; }

    /// <summary>The document in which it was given.</summary>
    public CouncilDocument? Document { get; init; }

    /// <summary>What it says.</summary>
    public string? Text { get; init; }

    /// <summary>Who gave it: nobody who wrote any of the act.</summary>
    public required string GivenBy { get; init; }

    /// <summary>When it was given.</summary>
    public required DateTime GivenAt { get; init; }

    /// <summary>It counts: it is the last one on the text that stands for the act.</summary>
    public required bool Stands { get; init; }
}

/// <summary>The Council's stage of one submission.</summary>
public sealed record CouncilStage
{
    /// <summary>Which of the act's submissions.</summary>
    public required int Submission { get; init; }

    /// <summary>The text that was put to the vote.</summary>
    public required string TextSha256 { get; init; }

    /// <summary>When it was submitted.</summary>
    public required DateTime SubmittedAt { get; init; }

    /// <summary>Absent until a ballot is open.</summary>
    public string? BallotReference { get; init; }

    /// <summary>Absent until it is decided.</summary>
    public Outcome? Outcome { get; init; }

    /// <summary>When it was decided.</summary>
    public DateTime? DecidedAt { get; init; }

    /// <summary>Why it was put to the vote although reservations were open.</summary>
    public string? DespiteReservations { get; init; }

    /// <summary>The ids of those.</summary>
    public required IReadOnlyList<string> OpenReservations { get; init; }
}

/// <summary>Who proposes what one proposal of an act is for.</summary>
public sealed record ActSponsors
{
    /// <summary>For example LP-2026-0012.</summary>
    public required string ProposalReference { get; init; }

    /// <summary>HR or the Council code of a Member State; absent: nobody has said.</summary>
    public string? ProposedBy { get; init; }

    /// <summary>Member States that propose it too.</summary>
    public required IReadOnlyList<string> CoSponsors { get; init; }
}
