using CyberSanctions.Gateway.Exercises;
using Attribution = CyberSanctions.Contracts.Attribution.V1;

namespace CyberSanctions.Gateway.Json;

/// <content>Of exercises.</content>
internal static partial class Messages
{
    public static partial Attribution.Scenario ToWire(this NewExercise exercise);

    public static partial Attribution.SteerExerciseRequest ToWire(this NewStep step, string reference, long expectedVersion);

    public static partial Attribution.NewInject ToWire(this NewInject inject);

    public static partial Attribution.AnswerInjectRequest ToWire(this NewInjectAnswer answer, string reference, string key);

    public static partial Attribution.JudgeReactionRequest ToWire(
        this NewJudgement judgement, string reference, long expectedVersion, string key);

    public static partial Attribution.ObserveRequest ToWire(this NewObservation observation, string reference);

    public static partial Attribution.ObserverRights ToWire(this ObserverRights rights);
}
