using CyberSanctions.Attribution.Exercises;
using CyberSanctions.Contracts.Attribution.V1;
using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.Journal.Reading;
using CyberSanctions.ServiceDefaults.Errors;
using CyberSanctions.ServiceDefaults.Identity;
using CyberSanctions.Testing;
using Grpc.Core;
using Microsoft.Extensions.DependencyInjection;
using Client = CyberSanctions.Contracts.Attribution.V1.Exercises.ExercisesClient;
using DossierClient = CyberSanctions.Contracts.Attribution.V1.Dossiers.DossiersClient;

namespace CyberSanctions.Attribution.Tests.Exercises;

/// <summary>The service, with a clock of the test's, and the invented people of an exercise.</summary>
public class ExercisesService : IAsyncLifetime
{
    internal const string ConductorName = "aurelia.nimbus";
    internal const string SecondName = "tiberius.quill";
    internal const string DeskName = "flavia.fog";
    internal const string LawyerName = "cassia.stratus";
    internal const string WatcherName = "observer.atlantis";

    internal TestClock Clock { get; } = new();

    internal TestService<Program> Service { get; private set; } = null!;

    /// <summary>Who sets it up; and who conducts it as well.</summary>
    internal Client Conductor { get; private set; } = null!;

    internal Client Second { get; private set; } = null!;

    /// <summary>Who plays the desk, an officer; and the legal service.</summary>
    internal Client Desk { get; private set; } = null!;

    internal Client Lawyer { get; private set; } = null!;

    /// <summary>Somebody with the role of an observer, and an officer who is not in it.</summary>
    internal Client Watcher { get; private set; } = null!;

    internal Client Stranger { get; private set; } = null!;

    internal Client Auditor { get; private set; } = null!;

    /// <summary>Dossiers, as the desk and as the stranger have them.</summary>
    internal DossierClient DeskDossiers { get; private set; } = null!;

    internal DossierClient StrangeDossiers { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Service = await TestService.StartAsync<Program>(
            "attribution",
            Clock,
            settings: [("Attribution:MostClockDifference", "10000.00:00:00"), .. await UpstreamsAsync()]);
        Conductor = Call(ConductorName, Roles.Officer);
        Second = Call(SecondName, Roles.Legal);
        Desk = Call(DeskName, Roles.Officer);
        Lawyer = Call(LawyerName, Roles.Legal);
        Watcher = Call(WatcherName, Roles.Observer);
        Stranger = Call("drusilla.haze", Roles.Officer);
        Auditor = Call("auditor.one", Roles.Auditor);
        DeskDossiers = new(Service.Channel(DeskName, [Roles.Officer]));
        StrangeDossiers = new(Service.Channel("drusilla.haze", [Roles.Officer]));
    }

    public virtual async Task DisposeAsync() => await Service.DisposeAsync();

    /// <summary>Where the journals are that it follows; by itself it hears none.</summary>
    protected virtual Task<(string Key, string Value)[]> UpstreamsAsync() => Task.FromResult<(string Key, string Value)[]>([]);

    internal Client Call(string subject, params string[] roles) => new(Service.Channel(subject, roles));

    /// <summary>A desk and the legal service; one inject at once, one after ten minutes, one by hand.</summary>
    internal static Scenario Scenario() => new()
    {
        Title = "Paper Rain",
        Summary = "The weather service of Atlantis forecasts nothing any more.",
        Objectives = { "They speak to each other." },
        Handling = Handling.TlpGreen,
        Conductors = { SecondName },
        Parts =
        {
            new ExercisePart { Key = "desk", Title = "The desk officer", Subjects = { DeskName } },
            new ExercisePart { Key = "legal", Title = "The legal service", Subjects = { LawyerName } },
        },
        Injects =
        {
            new NewInject { Key = "call", Title = "A call", Text = "It was wiped.", Parts = { "desk" }, After = "PT0S" },
            new NewInject
            {
                Key = "press",
                Title = "The press",
                Text = "Who did it?",
                Parts = { "desk", "legal" },
                After = "PT10M",
            },
            new NewInject { Key = "leak", Title = "A leak", Text = "It is all out.", Parts = { "legal" } },
        },
        Reactions =
        {
            new NewReaction
            {
                Key = "open",
                Text = "A dossier is opened.",
                Part = "desk",
                Inject = "call",
                Within = "PT5M",
                Deeds = { "DossierCreated" },
            },
            new NewReaction
            {
                Key = "answer",
                Text = "They answer.",
                Part = "legal",
                Inject = "leak",
                Deeds = { "InjectAnswered" },
            },
            new NewReaction { Key = "calm", Text = "They keep calm.", Part = "legal" },
        },
    };

    internal async Task<string> PrepareAsync(Scenario? scenario = null)
        => (await Conductor.PrepareExerciseAsync(new() { Scenario = scenario ?? Scenario() })).Reference;

    internal async Task<string> StartAsync(Scenario? scenario = null)
    {
        var reference = await PrepareAsync(scenario);
        await SteerAsync(reference, ExerciseStep.Start);
        return reference;
    }

    internal Task<Exercise> SteerAsync(string reference, ExerciseStep step, Client? by = null)
        => (by ?? Conductor).SteerExerciseAsync(new()
        {
            Reference = reference,
            Step = step,
            Reason = step is ExerciseStep.End or ExerciseStep.Abandon ? "All was played." : "",
        }).ResponseAsync;

    internal Task<Exercise> EndAsync(string reference) => SteerAsync(reference, ExerciseStep.End);

    /// <summary>Time passes, and the service looks for what is due.</summary>
    internal Task PassAsync(TimeSpan time)
    {
        Clock.Move(time);
        return LookAsync(Service);
    }

    internal static Task LookAsync(TestService<Program> service)
        => service.Services.GetRequiredService<DueInjects>().ReleaseAsync(CancellationToken.None);

    internal async Task<string> OpenAsync(string exercise, DossierClient? by = null, Handling handling = Handling.TlpGreen)
        => (await (by ?? DeskDossiers).CreateDossierAsync(New(exercise, handling))).Reference;

    internal static CreateDossierRequest New(string exercise, Handling handling = Handling.TlpGreen)
        => new(Examples.NewDossier(handling)) { Exercise = true, ExerciseReference = exercise };

    /// <summary>The keys of the injects that are there for somebody.</summary>
    internal static async Task<string> InjectsAsync(Client by, string reference)
        => string.Join(' ', (await by.ListInjectsAsync(new() { Reference = reference })).Injects.Select(inject => inject.Key));

    internal static async Task<IReadOnlyList<Deed>> DeedsAsync(Client by, string reference)
        => [.. (await by.ListDeedsAsync(new() { Reference = reference, Page = new() { Size = 200 } })).Deeds];

    internal static async Task<string> StatusesAsync(Client by, string reference)
        => string.Join(
            ' ', (await by.ListReactionsAsync(new() { Reference = reference })).Reactions.Select(reaction => reaction.Status));

    internal Task<Exercise> AllowAsync(string reference, ObserverRights rights)
        => Conductor.AllowObserverAsync(new() { Reference = reference, Rights = rights }).ResponseAsync;

    internal static async Task<byte[]> ReportAsync(Client by, string reference, ReportFormat format = ReportFormat.Json)
    {
        using var call = by.FetchReport(new() { Reference = reference, Format = format });
        using var file = new MemoryStream();
        await foreach (var part in call.ResponseStream.ReadAllAsync())
        {
            part.Bytes.WriteTo(file);
        }

        return file.ToArray();
    }

    internal async Task<int> EntriesAsync(string reference, string kind)
    {
        await Service.Services.GetRequiredService<JournalReader>().HeadAsync(CancellationToken.None);
        return (await Service.JournalAsync())
            .Count(entry => entry.Subject == reference && entry.EventType.EndsWith($".{kind}", StringComparison.Ordinal));
    }

    internal static async Task<string> ReasonAsync(Task call)
        => StatusDetails.FromRpcException(await Assert.ThrowsAsync<RpcException>(() => call)).Reason;

    internal static Task<string> ReasonAsync<T>(AsyncUnaryCall<T> call) => ReasonAsync(call.ResponseAsync);

    internal static async Task<RpcException> RefusedAsync<T>(AsyncUnaryCall<T> call)
        => await Assert.ThrowsAsync<RpcException>(() => call.ResponseAsync);
}
