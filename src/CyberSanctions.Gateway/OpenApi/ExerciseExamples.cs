using CyberSanctions.Contracts.Attribution.V1;
using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.Gateway.Exercises;
using ExercisePart = CyberSanctions.Gateway.Exercises.ExercisePart;
using NewInject = CyberSanctions.Gateway.Exercises.NewInject;
using NewReaction = CyberSanctions.Gateway.Exercises.NewReaction;
using ObserverRights = CyberSanctions.Gateway.Exercises.ObserverRights;

namespace CyberSanctions.Gateway.OpenApi;

/// <summary>Bodies about exercises, for the API's description. Everything in them is invented.</summary>
internal static class ExerciseExamples
{
    public static NewExercise Exercise { get; } = new()
    {
        Title = "Paper Rain",
        Summary = "The weather service of Atlantis forecasts nothing any more.",
        Objectives = ["The service of a Member State and the legal service work on one dossier."],
        Handling = Handling.TlpGreen,
        Conductors = ["tiberius.quill"],
        Parts =
        [
            new ExercisePart { Key = "eeas", Title = "The desk officer", Subjects = ["aurelia.nimbus"] },
            new ExercisePart { Key = "legal", Title = "The legal service", Subjects = ["cassia.stratus"] },
        ],
        Injects =
        [
            new NewInject
            {
                Key = "call",
                Title = "A call at night",
                Text = "The weather service has been wiped.",
                Parts = ["eeas"],
                After = "PT5M",
            },
            new NewInject { Key = "press", Title = "A journalist asks", Text = "Who did it?", Parts = ["eeas", "legal"] },
        ],
        Reactions =
        [
            new NewReaction
            {
                Key = "dossier",
                Text = "A dossier is opened.",
                Part = "eeas",
                Inject = "call",
                Within = "PT30M",
                Deeds = ["DossierCreated"],
            },
        ],
    };

    public static NewStep Step { get; } = new() { Step = ExerciseStep.End, Reason = "All was played." };

    public static NewInject Inject { get; } = new()
    {
        Key = "second-call",
        Title = "Another call",
        Text = "The airport is affected too.",
        Parts = ["eeas"],
        After = "PT1H30M",
    };

    public static NewInjectAnswer Answer { get; } = new() { Text = "We say nothing before the evidence is in." };

    public static NewJudgement Judgement { get; } = new() { Status = ReactionStatus.Met, Note = "By telephone." };

    public static NewObservation Observation { get; } = new() { Part = "eeas", Text = "Waited for a reply that nobody owed." };

    public static ObserverRights Observer { get; } = new() { Subject = "observer.fr", Injects = true, Report = true };
}
