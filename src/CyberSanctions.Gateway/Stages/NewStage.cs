using CyberSanctions.Contracts.Listing.V1;

namespace CyberSanctions.Gateway.Stages;

/// <summary>A stage to be recorded.</summary>
public sealed record NewStage
{
    /// <summary>What the body did.</summary>
    public required StageMeeting Meeting { get; init; }

    /// <summary>
    /// Why a body that comes before deals with the text again, or why a day is recorded so late; up to 1,000 characters. Left out
    /// where it is in order.
    /// </summary>
    public string? OutOfOrder { get; init; }
}

/// <summary>That a stage was recorded wrongly.</summary>
public sealed record NewStageCorrection
{
    /// <summary>The whole of it, as it was. Left out: it did not take place.</summary>
    public StageMeeting? Meeting { get; init; }

    /// <summary>1 to 1,000 characters.</summary>
    public required string Reason { get; init; }
}

/// <summary>A reservation to be recorded.</summary>
public sealed record NewStageReservation
{
    /// <summary>The Council's code of a Member State.</summary>
    public required string MemberState { get; init; }

    /// <summary>What is reserved.</summary>
    public required StageReservationKind Kind { get; init; }

    /// <summary>As the delegation words it, up to 4,000 characters.</summary>
    public string? Text { get; init; }

    /// <summary>The text that it is about: one of the act's revisions.</summary>
    public required string TextSha256 { get; init; }

    /// <summary>The day: not before the text was written, and not after today.</summary>
    public required DateOnly EnteredOn { get; init; }

    /// <summary>The number of the stage of that day at which it was entered; left out: in writing.</summary>
    public int? AtStage { get; init; }
}

/// <summary>That a reservation was lifted.</summary>
public sealed record NewLifting
{
    /// <summary>The day: not before it was entered, and not after today.</summary>
    public required DateOnly LiftedOn { get; init; }

    /// <summary>The number of the stage of that day at which it was lifted; left out: in writing.</summary>
    public int? AtStage { get; init; }

    /// <summary>Up to 1,000 characters.</summary>
    public string? Remark { get; init; }
}

/// <summary>The legal service's opinion on the newest text of an act.</summary>
public sealed record NewOpinion
{
    /// <summary>What it comes to.</summary>
    public required LegalOpinion Opinion { get; init; }

    /// <summary>The textSha256 of the act's newest revision.</summary>
    public required string TextSha256 { get; init; }

    /// <summary>The document in which it is given.</summary>
    public CouncilDocument? Document { get; init; }

    /// <summary>Up to 10,000 characters; may be left out only of one that is favourable without comments.</summary>
    public string? Text { get; init; }
}
