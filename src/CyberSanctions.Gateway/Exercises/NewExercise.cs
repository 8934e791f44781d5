using CyberSanctions.Contracts.Attribution.V1;
using CyberSanctions.Contracts.Common.V1;

namespace CyberSanctions.Gateway.Exercises;

/// <summary>The scenario that a table-top exercise is set up from. All of it is plain text.</summary>
public sealed record NewExercise
{
    /// <summary>1 to 200 characters.</summary>
    public required string Title { get; init; }

    /// <summary>Everybody in it reads it; up to 4,000 characters.</summary>
    public string? Summary { get; init; }

    /// <summary>What is to be practised. Whoever plays does not read them; at most 20, of up to 500 characters.</summary>
    public IReadOnlyList<string> Objectives { get; init; } = [];

    /// <summary>TLP 2.0 marking. For whoever may not see it the exercise does not exist.</summary>
    public required Handling Handling { get; init; }

    /// <summary>Subjects of those who conduct it besides whoever sets it up; at most 10.</summary>
    public IReadOnlyList<string> Conductors { get; init; } = [];

    /// <summary>1 to 20. Nobody plays two, or conducts and plays; subjects that look alike are one person.</summary>
    public required IReadOnlyList<ExercisePart> Parts { get; init; }

    /// <summary>What is told to parts; at most 200.</summary>
    public IReadOnlyList<NewInject> Injects { get; init; } = [];

    /// <summary>What parts are expected to do; at most 200.</summary>
    public IReadOnlyList<NewReaction> Reactions { get; init; } = [];
}

/// <summary>A part, and who plays it.</summary>
public sealed record ExercisePart
{
    /// <summary>1 to 40 letters, digits and hyphens; once in the exercise.</summary>
    public required string Key { get; init; }

    /// <summary>1 to 200 characters.</summary>
    public required string Title { get; init; }

    /// <summary>Subjects of tokens, 1 to 20. Whoever plays or watches does not read them.</summary>
    public IReadOnlyList<string> Subjects { get; init; } = [];
}

/// <summary>Something that is told to parts.</summary>
public sealed record NewInject
{
    /// <summary>1 to 40 letters, digits and hyphens; once in the exercise.</summary>
    public required string Key { get; init; }

    /// <summary>1 to 200 characters.</summary>
    public required string Title { get; init; }

    /// <summary>1 to 4,000 characters, shown as they are.</summary>
    public required string Text { get; init; }

    /// <summary>The keys of the parts that it is released to.</summary>
    public required IReadOnlyList<string> Parts { get; init; }

    /// <summary>
    /// After how much running time it is released by itself: a duration of ISO 8601 in days, hours, minutes and seconds, up to 30
    /// days. Left out: by hand alone.
    /// </summary>
    public string? After { get; init; }
}

/// <summary>Something that a part is expected to do.</summary>
public sealed record NewReaction
{
    /// <summary>1 to 40 letters, digits and hyphens; once in the exercise.</summary>
    public required string Key { get; init; }

    /// <summary>1 to 1,000 characters.</summary>
    public required string Text { get; init; }

    /// <summary>The key of the part.</summary>
    public required string Part { get; init; }

    /// <summary>The key of the inject that it follows; left out: the start.</summary>
    public string? Inject { get; init; }

    /// <summary>Within how much running time from then: a duration as above. Left out: before the end.</summary>
    public string? Within { get; init; }

    /// <summary>
    /// Names of events of the journals, one of which is enough: `EvidenceAdded`, `ProposalDrafted`, `VoteCast`,
    /// `InjectAnswered`. None: whoever conducts judges it.
    /// </summary>
    public IReadOnlyList<string> Deeds { get; init; } = [];
}

/// <summary>A step of an exercise.</summary>
public sealed record NewStep
{
    /// <summary>What happens to it: it is started, paused, resumed, ended or abandoned.</summary>
    public required ExerciseStep Step { get; init; }

    /// <summary>Why it ends or is abandoned: 1 to 2,000 characters then, else left out.</summary>
    public string? Reason { get; init; }
}

/// <summary>An answer to an inject.</summary>
public sealed record NewInjectAnswer
{
    /// <summary>1 to 4,000 characters.</summary>
    public required string Text { get; init; }
}

/// <summary>What whoever conducts says of an expected reaction.</summary>
public sealed record NewJudgement
{
    /// <summary>`met`, `late` or `missed`.</summary>
    public required ReactionStatus Status { get; init; }

    /// <summary>Up to 2,000 characters.</summary>
    public string? Note { get; init; }
}

/// <summary>What whoever conducts saw.</summary>
public sealed record NewObservation
{
    /// <summary>The key of the part that it is about; left out: the exercise as a whole.</summary>
    public string? Part { get; init; }

    /// <summary>1 to 4,000 characters.</summary>
    public required string Text { get; init; }
}

/// <summary>What somebody may see of an exercise.</summary>
public sealed record ObserverRights
{
    /// <summary>The subject; left out: everybody with the role of an observer.</summary>
    public string? Subject { get; init; }

    /// <summary>Injects that were released.</summary>
    public bool Injects { get; init; }

    /// <summary>What was done.</summary>
    public bool Deeds { get; init; }

    /// <summary>What was expected, and how far it was done.</summary>
    public bool Reactions { get; init; }

    /// <summary>The report, after the end.</summary>
    public bool Report { get; init; }
}
