namespace CyberSanctions.Integration.Tests.BadInput;

public static partial class BadRequests
{
    private const string Exercises = "/api/v1/exercises";
    private const string NoExercise = $"{Exercises}/EX-1999-0001";

    private static readonly JsonText NewExercise = new(
        ("title", "\"Paper Rain\""), ("handling", "\"TLP:GREEN\""),
        ("parts", "[{\"key\":\"desk\",\"title\":\"The desk\",\"subjects\":[\"aurelia.nimbus\"]}]"),
        (
            "injects",
            "[{\"key\":\"call\",\"title\":\"A call\",\"text\":\"It was wiped.\",\"parts\":[\"desk\"],\"after\":\"PT5M\"}]"));

    private static readonly JsonText ExerciseStep = new(("step", "\"end\""), ("reason", "\"All was played.\""));

    private static readonly JsonText ExerciseInject = new(
        ("key", "\"call\""), ("title", "\"A call\""), ("text", "\"It was wiped.\""), ("parts", "[\"desk\"]"));

    private static readonly JsonText ExerciseAnswer = new(("text", "\"We are on it.\""));

    private static IEnumerable<BadRequest> ExerciseRequests() =>
    [
        Preparing("An exercise that nobody plays", NewExercise.Without("parts"), "parts"),
        Preparing("An exercise of no part", NewExercise.With("parts", "[]"), "parts").FromService(),
        Preparing("An exercise that runs already", NewExercise.And("state", "\"running\""), "state"),
        Preparing(
            "A part without people",
            NewExercise.With("parts", "[{\"key\":\"desk\",\"title\":\"The desk\",\"subjects\":[]}]"),
            "parts[0].subjects").FromService(),
        Preparing(
            "An inject that is due soon",
            NewExercise.With(
                "injects", "[{\"key\":\"call\",\"title\":\"A call\",\"text\":\"x\",\"parts\":[\"desk\"],\"after\":\"soon\"}]"),
            "injects[0].after").FromService(),
        Preparing(
            "An inject for nobody in it",
            NewExercise.With("injects", "[{\"key\":\"call\",\"title\":\"A call\",\"text\":\"x\",\"parts\":[\"navy\"]}]"),
            "injects[0].parts[0]").FromService(),
        Preparing(
            "An inject that was released",
            NewExercise.With(
                "injects",
                "[{\"key\":\"call\",\"title\":\"A"
                + " call\",\"text\":\"x\",\"parts\":[\"desk\"],\"releasedAt\":\"2026-01-01T00:00:00Z\"}]"),
            "injects[0].releasedAt"),
        Preparing(
            "A reaction that nothing could be",
            NewExercise.And("reactions", "[{\"key\":\"r\",\"text\":\"x\",\"part\":\"desk\",\"deeds\":[\"DROP TABLE\"]}]"),
            "reactions[0].deeds[0]").FromService(),
        Wrong(
            "A step that is none",
            Post,
            $"{NoExercise}/steps",
            TokenKind.Officer,
            ExerciseStep.With("step", "\"rewind\""),
            "step"),
        Wrong("An end without a reason", Post, $"{NoExercise}/steps", TokenKind.Officer, ExerciseStep.Without("reason"), "reason")
            .FromService(),
        new(
            "A report in another form",
            Get,
            $"{NoExercise}/report?format=pdf",
            TokenKind.Officer,
            null,
            400,
            InvalidField,
            "format"),
        Unknown("An exercise that is none", Get, NoExercise, TokenKind.Officer),
        Unknown("Steps of none", Post, $"{NoExercise}/steps", TokenKind.Officer, ExerciseStep),
        Unknown("Injects of none", Get, $"{NoExercise}/injects", TokenKind.Officer),
        Unknown("Another inject of none", Post, $"{NoExercise}/injects", TokenKind.Officer, ExerciseInject),
        Unknown("The release of an inject of none", Post, $"{NoExercise}/injects/call/release", TokenKind.Officer),
        Unknown("An answer in none", Post, $"{NoExercise}/injects/call/answers", TokenKind.Partner, ExerciseAnswer),
        Unknown("Deeds of none", Get, $"{NoExercise}/deeds", TokenKind.Officer),
        Unknown("Reactions of none", Get, $"{NoExercise}/reactions", TokenKind.Officer),
        Unknown("Observations of none", Get, $"{NoExercise}/observations", TokenKind.Officer),
        Unknown("The report of none", Get, $"{NoExercise}/report", TokenKind.Officer),
    ];

    private static BadRequest Preparing(string name, JsonText body, string field)
        => Wrong(name, Post, Exercises, TokenKind.Officer, body, field);
}
