using CyberSanctions.Gateway.Json;
using CyberSanctions.Gateway.OpenApi;
using CyberSanctions.Gateway.Requests;
using Microsoft.AspNetCore.Http.HttpResults;
using Client = CyberSanctions.Contracts.Attribution.V1.Exercises.ExercisesClient;
using Wire = CyberSanctions.Contracts.Attribution.V1;

namespace CyberSanctions.Gateway.Exercises;

/// <summary>Table-top exercises: set up, steered, played.</summary>
internal static class ExerciseEndpoints
{
    public static void MapExercises(this IEndpointRouteBuilder api)
    {
        var service = Wire.Exercises.Descriptor;
        var exercises = api.MapGroup("/exercises").WithTags("Exercises");
        exercises.MapGet("", List).WithName("listExercises")
            .Calls(service, "ListExercises").AcceptsQuery(Paging.Cursor, Paging.Size);
        exercises.MapPost("", Prepare).WithName("prepareExercise")
            .Calls(service, "PrepareExercise").WithExample(ExerciseExamples.Exercise);
        exercises.MapGet("/{reference}", Get).WithName("getExercise").Calls(service, "GetExercise");
        exercises.MapPost("/{reference}/steps", Steer).WithName("steerExercise")
            .Calls(service, "SteerExercise").AcceptsIfMatch().WithExample(ExerciseExamples.Step);
        exercises.MapGet("/{reference}/injects", ListInjects).WithName("listInjects")
            .Calls(service, "ListInjects").AcceptsQuery(Paging.Cursor, Paging.Size);
        exercises.MapPost("/{reference}/injects", AddInject).WithName("addInject")
            .Calls(service, "AddInject").AcceptsIfMatch().WithExample(ExerciseExamples.Inject);
        exercises.MapPost("/{reference}/injects/{key}/release", Release).WithName("releaseInject")
            .Calls(service, "ReleaseInject").AcceptsIfMatch();
        exercises.MapPost("/{reference}/injects/{key}/answers", AnswerInject).WithName("answerInject")
            .Calls(service, "AnswerInject").WithExample(ExerciseExamples.Answer);
        exercises.MapPost("/{reference}/observers", Allow).WithName("allowObserver")
            .Calls(service, "AllowObserver").AcceptsIfMatch().WithExample(ExerciseExamples.Observer);
        exercises.MapConducting(service);
    }

    /// <summary>Lists the exercises that are there for you, newest first.</summary>
    /// <remarks>Those that you conduct, play or may watch; for auditors, all.</remarks>
    /// <param name="cursor">Where to go on; from the page before.</param>
    /// <param name="size">How many on a page.</param>
    public static async Task<Ok<Page<Exercise>>> List(Client client, HttpContext context, string? cursor, string? size)
    {
        var reply = await client.ListExercisesAsync(new() { Page = Paging.Requested(cursor, size) }, context.Query());
        return Paging.Answer(context, reply.Exercises.Select(Answers.ToExercise), reply.NextCursor);
    }

    /// <summary>Sets an exercise up from a scenario.</summary>
    /// <remarks>
    /// You conduct it, with those whom the scenario names. All that is wrong with the scenario is said at once, by its path.
    /// Nobody is told anything before the start.
    /// </remarks>
    public static async Task<CreatedVersion<Exercise>> Prepare(Body<NewExercise> body, Client client, HttpContext context)
    {
        var exercise = await client.PrepareExerciseAsync(new() { Scenario = body.Value.ToWire() }, context.Command());
        return new(AddressOf(exercise.Reference), exercise.ToExercise(), exercise.Version);
    }

    /// <summary>Reads an exercise, as far as it is there for you.</summary>
    /// <param name="reference">The exercise's.</param>
    public static async Task<Ok<Exercise>> Get(string reference, Client client, HttpContext context)
        => TypedResults.Ok((await client.GetExerciseAsync(new() { Reference = reference }, context.Query())).ToExercise());

    /// <summary>Starts, pauses, resumes, ends or abandons an exercise.</summary>
    /// <remarks>
    /// Its clock counts while it runs, and only then are injects released and its dossiers changed. At the end its report is
    /// written, and nothing changes any more.
    /// </remarks>
    /// <param name="reference">The exercise's.</param>
    public static async Task<Versioned<Exercise>> Steer(
        string reference, Body<NewStep> body, Client client, HttpContext context)
        => Answer(await client.SteerExerciseAsync(
            body.Value.ToWire(reference, context.ExpectedVersion()), context.Command()));

    /// <summary>Lists injects, in the order of the scenario.</summary>
    /// <remarks>
    /// Whoever plays is given those that were released to the own part; whoever watches, those that were released, if that is
    /// allowed; whoever conducts, all.
    /// </remarks>
    /// <param name="reference">The exercise's.</param>
    /// <param name="cursor">Where to go on; from the page before.</param>
    /// <param name="size">How many on a page.</param>
    public static async Task<Ok<Page<Inject>>> ListInjects(
        string reference, Client client, HttpContext context, string? cursor, string? size)
    {
        var request = new Wire.ListInjectsRequest { Reference = reference, Page = Paging.Requested(cursor, size) };
        var reply = await client.ListInjectsAsync(request, context.Query());
        return Paging.Answer(context, reply.Injects.Select(Answers.ToInject), reply.NextCursor);
    }

    /// <summary>Adds an inject, before the start or on the way.</summary>
    /// <param name="reference">The exercise's.</param>
    public static async Task<Versioned<Exercise>> AddInject(
        string reference, Body<NewInject> body, Client client, HttpContext context)
        => Answer(await client.AddInjectAsync(
            new() { Reference = reference, ExpectedVersion = context.ExpectedVersion(), Inject = body.Value.ToWire() },
            context.Command()));

    /// <summary>Releases an inject now, also one that is due later.</summary>
    /// <param name="reference">The exercise's.</param>
    /// <param name="key">The inject's.</param>
    public static async Task<Versioned<Exercise>> Release(string reference, string key, Client client, HttpContext context)
        => Answer(await client.ReleaseInjectAsync(
            new() { Reference = reference, ExpectedVersion = context.ExpectedVersion(), Key = key }, context.Command()));

    /// <summary>Answers an inject that was released to the part that you play.</summary>
    /// <param name="reference">The exercise's.</param>
    /// <param name="key">The inject's.</param>
    public static async Task<Created<Deed>> AnswerInject(
        string reference, string key, Body<NewInjectAnswer> body, Client client, HttpContext context)
    {
        var deed = await client.AnswerInjectAsync(body.Value.ToWire(reference, key), context.Command());
        return TypedResults.Created($"{AddressOf(reference)}/injects", deed.ToDeed());
    }

    /// <summary>Says what somebody may see of an exercise, or everybody with the role of an observer.</summary>
    /// <remarks>
    /// It takes the place of what was said before. What is not allowed answers as what does not exist, and with nothing allowed
    /// the exercise itself does. Whoever plays may be allowed the report alone.
    /// </remarks>
    /// <param name="reference">The exercise's.</param>
    public static async Task<Versioned<Exercise>> Allow(
        string reference, Body<ObserverRights> body, Client client, HttpContext context)
        => Answer(await client.AllowObserverAsync(
            new() { Reference = reference, ExpectedVersion = context.ExpectedVersion(), Rights = body.Value.ToWire() },
            context.Command()));

    internal static string AddressOf(string reference) => $"/api/v1/exercises/{reference}";

    internal static Versioned<Exercise> Answer(Wire.Exercise exercise) => new(exercise.ToExercise(), exercise.Version);
}
