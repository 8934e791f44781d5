using CyberSanctions.Contracts.Refusals;

namespace CyberSanctions.Attribution.Exercises;

/// <summary>What is refused in an exercise.</summary>
internal static class ExerciseRefusals
{
    public static readonly RefusalKind NotRunning = new(
        "exercise-not-running",
        RefusalStatus.Precondition,
        "The exercise does not run.",
        "Before the start, in a pause and after the end nothing is done in an exercise, and none of its dossiers is changed.");

    public static readonly RefusalKind NotInExercise = new(
        "not-in-exercise",
        RefusalStatus.Precondition,
        "You are not in this exercise.",
        "What belongs to an exercise is changed by those alone who play or conduct it.");

    public static readonly RefusalKind NotConductor = new(
        "not-conductor",
        RefusalStatus.Of(Grpc.Core.StatusCode.PermissionDenied, 403),
        "You do not conduct this exercise.",
        "Only whoever set it up and those named as conductors in its scenario steer an exercise.");

    public static readonly RefusalKind ExerciseState = new(
        "exercise-state",
        RefusalStatus.Precondition,
        "This does not fit the state of the exercise.",
        "An exercise is prepared, runs, may be paused and resumed, and is ended or abandoned once. Nothing of it changes then.");

    public static readonly RefusalKind InjectReleased = new(
        "inject-released",
        RefusalStatus.Precondition,
        "The inject was released already.",
        "An inject is released once, by hand or when it is due.");

    public static readonly RefusalKind KeyTaken = new(
        "key-taken",
        RefusalStatus.Exists,
        "There is an inject of this key.",
        "Each inject of an exercise has a key of its own. Nothing was added.");

    public static readonly RefusalKind TooManyObservers = new(
        "too-many-observers",
        RefusalStatus.Precondition,
        "There are too many observers.",
        "What at most 100 may see is said for each of them; of more, allow it to everybody with the role of an observer.");

    public static readonly RefusalKind TooManyInjects = new(
        "too-many-injects",
        RefusalStatus.Precondition,
        "There are too many injects.",
        "An exercise has at most 400 injects, with those that were added on the way.");
}
