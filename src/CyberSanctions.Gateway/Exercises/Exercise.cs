using CyberSanctions.Contracts.Attribution.V1;
using CyberSanctions.Contracts.Common.V1;

namespace CyberSanctions.Gateway.Exercises;

/// <summary>A table-top exercise, as far as it is there for the caller.</summary>
public sealed record Exercise
{
    /// <summary>For example EX-2026-0001.</summary>
    public required string Reference { get; init; }

    /// <summary>Grows by one with everything that whoever conducts decides; its ETag.</summary>
    public required long Version { get; init; }

    /// <summary>What it is called.</summary>
    public required string Title { get; init; }

    /// <summary>What it is about.</summary>
    public string? Summary { get; init; }

    /// <summary>TLP 2.0 marking.</summary>
    public required Handling Handling { get; init; }

    /// <summary>Ended or abandoned, nothing is done in it any more.</summary>
    public required ExerciseState State { get; init; }

    /// <summary>How long it has run, in whole seconds: pauses do not count.</summary>
    public required long RunningSeconds { get; init; }

    /// <summary>What the caller is in it.</summary>
    public required ExerciseRole Role { get; init; }

    /// <summary>The part that the caller plays.</summary>
    public string? Part { get; init; }

    /// <summary>When it was started.</summary>
    public DateTime? StartedAt { get; init; }

    /// <summary>When it ended.</summary>
    public DateTime? EndedAt { get; init; }

    /// <summary>The parts; for whoever plays, the own one. None in lists.</summary>
    public required IReadOnlyList<ExercisePart> Parts { get; init; }

    /// <summary>What is to be practised: for whoever conducts, and auditors, as is all that follows.</summary>
    public IReadOnlyList<string>? Objectives { get; init; }

    /// <summary>Who conducts it.</summary>
    public IReadOnlyList<string>? Conductors { get; init; }

    /// <summary>Who may see what.</summary>
    public required IReadOnlyList<ObserverRights> Observers { get; init; }

    /// <summary>Who set it up.</summary>
    public string? SetUpBy { get; init; }

    /// <summary>When it was set up.</summary>
    public DateTime? SetUpAt { get; init; }

    /// <summary>Who ended or abandoned it.</summary>
    public string? EndedBy { get; init; }

    /// <summary>Why it ended as it did.</summary>
    public string? EndedBecause { get; init; }

    /// <summary>SHA-256 of the report as JSON: 64 lower-case hexadecimal digits.</summary>
    public string? ReportSha256 { get; init; }
}

/// <summary>Something that is told to parts.</summary>
public sealed record Inject
{
    /// <summary>Once in the exercise.</summary>
    public required string Key { get; init; }

    /// <summary>What it is called.</summary>
    public required string Title { get; init; }

    /// <summary>What is told. Show it as text.</summary>
    public required string Text { get; init; }

    /// <summary>The parts that it is for; for whoever plays, the own one alone.</summary>
    public required IReadOnlyList<string> Parts { get; init; }

    /// <summary>After how much running time it is due: for whoever conducts.</summary>
    public string? After { get; init; }

    /// <summary>When it was released; absent until then.</summary>
    public DateTime? ReleasedAt { get; init; }

    /// <summary>Running time at its release, in whole seconds; absent when there was none yet.</summary>
    public long? ReleasedSeconds { get; init; }

    /// <summary>Who released it; `service:attribution` when it was due. For whoever conducts.</summary>
    public string? ReleasedBy { get; init; }
}

/// <summary>Something that was done in an exercise.</summary>
public sealed record Deed
{
    /// <summary>Its number among all deeds.</summary>
    public required long Number { get; init; }

    /// <summary>When it was done.</summary>
    public required DateTime At { get; init; }

    /// <summary>Running time then, in whole seconds.</summary>
    public required long RunningSeconds { get; init; }

    /// <summary>Of which part; absent: by whoever conducts, or by somebody who is not in it.</summary>
    public string? Part { get; init; }

    /// <summary>Who did it.</summary>
    public required string Actor { get; init; }

    /// <summary>The name of the event in the journal: `EvidenceAdded`; of a statement in a ballot, what it is:
    /// `VoteCast`.</summary>
    public required string Kind { get; init; }

    /// <summary>Which service said so.</summary>
    public required DeedSource Source { get; init; }

    /// <summary>In which dossier, or on which one it rests; absent for answers.</summary>
    public string? DossierReference { get; init; }

    /// <summary>What it was done to: a dossier, a proposal, an act, a ballot; the key of an inject.</summary>
    public required string Subject { get; init; }

    /// <summary>Of an answer. Show it as text.</summary>
    public string? Text { get; init; }
}

/// <summary>Something that a part is expected to do, and how far it did.</summary>
public sealed record Reaction
{
    /// <summary>Once in the exercise.</summary>
    public required string Key { get; init; }

    /// <summary>What is expected.</summary>
    public required string Text { get; init; }

    /// <summary>Of which part.</summary>
    public required string Part { get; init; }

    /// <summary>Which inject it follows; absent: the start.</summary>
    public string? Inject { get; init; }

    /// <summary>Within how much running time from then; absent: before the end.</summary>
    public string? Within { get; init; }

    /// <summary>Events, one of which is enough; none: it is judged by hand.</summary>
    public required IReadOnlyList<string> Deeds { get; init; }

    /// <summary>
    /// `waiting`: what it follows was not released; `open`; `met`; `late`: done after its time; `missed`. A judgement by hand
    /// holds over what was computed.
    /// </summary>
    public required ReactionStatus Status { get; init; }

    /// <summary>The number of the deed that met it.</summary>
    public long? Deed { get; init; }

    /// <summary>Running time when that was done, in whole seconds.</summary>
    public long? DoneSeconds { get; init; }

    /// <summary>Who judged it.</summary>
    public string? JudgedBy { get; init; }

    /// <summary>When it was judged.</summary>
    public DateTime? JudgedAt { get; init; }

    /// <summary>What they say of it.</summary>
    public string? Note { get; init; }
}

/// <summary>What whoever conducts saw.</summary>
public sealed record Observation
{
    /// <summary>Which part it is about; absent: the exercise as a whole.</summary>
    public string? Part { get; init; }

    /// <summary>What they saw.</summary>
    public required string Text { get; init; }

    /// <summary>Who noted it.</summary>
    public required string MadeBy { get; init; }

    /// <summary>When it was noted.</summary>
    public required DateTime MadeAt { get; init; }

    /// <summary>Running time then, in whole seconds.</summary>
    public required long RunningSeconds { get; init; }
}
