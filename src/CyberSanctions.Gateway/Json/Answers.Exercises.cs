using CyberSanctions.Gateway.Exercises;
using Attribution = CyberSanctions.Contracts.Attribution.V1;

namespace CyberSanctions.Gateway.Json;

/// <content>Of exercises.</content>
internal static partial class Answers
{
    public static partial Exercise ToExercise(this Attribution.Exercise exercise);

    public static partial Inject ToInject(this Attribution.Inject inject);

    public static partial Deed ToDeed(this Attribution.Deed deed);

    public static partial Reaction ToReaction(this Attribution.Reaction reaction);

    public static partial Observation ToObservation(this Attribution.Observation observation);
}
