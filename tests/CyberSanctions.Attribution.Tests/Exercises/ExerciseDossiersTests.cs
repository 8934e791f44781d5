using CyberSanctions.Attribution.Exercises;
using CyberSanctions.Contracts.Attribution.V1;
using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.Contracts.Events.V1;
using CyberSanctions.Contracts.Journal.V1;
using CyberSanctions.ServiceDefaults.Identity;
using Dapper;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using static CyberSanctions.Attribution.Tests.Exercises.ExercisesService;
using DossierClient = CyberSanctions.Contracts.Attribution.V1.Dossiers.DossiersClient;

namespace CyberSanctions.Attribution.Tests.Exercises;

/// <summary>What belongs to an exercise, and what never does.</summary>
public sealed class ExerciseDossiersTests(ExercisesService exercises) : IClassFixture<ExercisesService>
{
    [Fact]
    public async Task ARealDossier_IsOpenedInNoExercise()
    {
        var reference = await exercises.StartAsync();
        var real = New(reference);
        real.Exercise = false;

        Assert.Equal("invalid-field", await ReasonAsync(exercises.DeskDossiers.CreateDossierAsync(real)));
        Assert.Equal("invalid-field", await ReasonAsync(ImportAsync(reference, exercise: false)));
    }

    [Fact]
    public async Task ADossier_IsOpenedInAnExerciseThatRuns_ByThoseInIt()
    {
        var reference = await exercises.PrepareAsync();
        Assert.Equal("exercise-not-running", await OpeningAsync(exercises.DeskDossiers));
        await exercises.SteerAsync(reference, ExerciseStep.Start);
        Assert.Equal("not-found", await OpeningAsync(exercises.StrangeDossiers));
        Assert.Equal("not-found", await ReasonAsync(exercises.DeskDossiers.CreateDossierAsync(New("EX-2026-9999"))));
        var dossier = await exercises.DeskDossiers.CreateDossierAsync(New(reference));
        Assert.Equal(reference, dossier.ExerciseReference);
        Assert.Equal(reference, (await ImportAsync(reference, exercise: true)).Dossier.ExerciseReference);
        Assert.Equal(["DossierCreated", "DossierCreated", "DossierImported"], await KindsAsync(reference));
        await exercises.SteerAsync(reference, ExerciseStep.Pause);
        Assert.Equal("exercise-not-running", await OpeningAsync(exercises.DeskDossiers));
        await exercises.EndAsync(reference);
        Assert.Equal("exercise-not-running", await OpeningAsync(exercises.DeskDossiers));

        Task<string> OpeningAsync(DossierClient by)
            => ReasonAsync(by.CreateDossierAsync(New(reference)));
    }

    [Fact]
    public async Task Strangers_AndAllInAPauseAndAfterTheEnd_ChangeNothingInIt_ByAnyCommand()
    {
        var reference = await exercises.StartAsync();
        var dossier = await exercises.OpenAsync(reference);
        var strange = Commands(dossier, "drusilla.haze").ToList();
        foreach (var command in strange)
        {
            Assert.Equal("not-in-exercise", await ReasonAsync(command()));
        }

        await exercises.SteerAsync(reference, ExerciseStep.Pause);
        await AllRestAsync();
        await exercises.EndAsync(reference);
        await AllRestAsync();
        Assert.Equal(["DossierCreated"], await KindsAsync(reference));

        async Task AllRestAsync()
        {
            foreach (var command in Commands(dossier, DeskName))
            {
                Assert.Equal("exercise-not-running", await ReasonAsync(command()));
            }
        }
    }

    [Fact]
    public async Task WhatTakesThePlaceOfADossier_IsInTheSameExercise()
    {
        var scenario = Scenario();
        scenario.Parts[1].Subjects.Add("octavia.gale");
        var reference = await exercises.StartAsync(scenario);
        var dossier = await exercises.OpenAsync(reference);
        await exercises.DeskDossiers.AddIncidentAsync(new() { Reference = dossier, Incident = Examples.Incident() });
        await exercises.DeskDossiers.AddEvidenceAsync(new()
        {
            Reference = dossier,
            Evidence = new(Examples.Evidence()) { Handling = Handling.TlpGreen },
        });
        await exercises.DeskDossiers.NameActorAsync(new() { Reference = dossier, Actor = Examples.Actor() });
        await exercises.DeskDossiers.ConcludeDossierAsync(new() { Reference = dossier, Assessment = "It was they." });
        var lawyer = new DossierClient(exercises.Service.Channel(LawyerName, [Roles.Legal]));
        await lawyer.ConfirmConclusionAsync(new() { Reference = dossier });

        var successor = await exercises.DeskDossiers.SupersedeDossierAsync(new() { Reference = dossier, Reason = "More." });

        Assert.Equal(reference, successor.ExerciseReference);
        var deeds = await DeedsAsync(exercises.Conductor, reference);
        Assert.Equal(
            [
                ("desk", "DossierCreated"), ("desk", "IncidentAdded"), ("desk", "EvidenceAdded"), ("desk", "ActorNamed"),
                ("desk", "ConclusionDrawn"), ("legal", "DossierConcluded"), ("desk", "DossierCreated"),
            ],
            deeds.Select(deed => (deed.Part, deed.Kind)));
        Assert.Equal(
            ["DossierConcluded"],
            (await exercises.Conductor.ListDeedsAsync(new() { Reference = reference, Part = "legal" })).Deeds
                .Select(deed => deed.Kind));
    }

    [Fact]
    public async Task DossiersOfNoExercise_StayAsTheyAre_AndAreNoDeeds()
    {
        var reference = await exercises.StartAsync();
        var none = await exercises.DeskDossiers.CreateDossierAsync(new(Examples.NewDossier()) { Exercise = true });
        var real = await exercises.DeskDossiers.CreateDossierAsync(new(Examples.NewDossier()) { Exercise = false });

        await exercises.StrangeDossiers.NameActorAsync(new() { Reference = none.Reference, Actor = Examples.Actor() });
        await exercises.StrangeDossiers.NameActorAsync(new() { Reference = real.Reference, Actor = Examples.Actor() });

        Assert.Empty(none.ExerciseReference);
        Assert.Empty(await KindsAsync(reference));
    }

    [Fact]
    public async Task WhatListingDoes_IsADeed_IfItRestsOnADossierOfTheExercise_WhileThatGoesOn()
    {
        var reference = await exercises.StartAsync();
        var dossier = await exercises.OpenAsync(reference);
        var none = (await exercises.DeskDossiers.CreateDossierAsync(new(Examples.NewDossier()) { Exercise = true })).Reference;
        var position = 0L;
        await HearAsync(Drafted("LP-2026-0901", dossier), DeskName);
        await HearAsync(Drafted("LP-2026-0902", none), DeskName);
        await HearAsync(new ProposalCleared { Reference = "LP-2026-0901", ClearedBy = LawyerName }, LawyerName);
        await HearAsync(new ProposalCleared { Reference = "LP-2026-0902", ClearedBy = LawyerName }, LawyerName);
        var act = new Contracts.Listing.V1.Act { Reference = "ACT-2026-0901", Exercise = true };
        act.Proposals.Add([new() { Reference = "LP-2026-0901" }, new() { Reference = "LP-2026-0902" }]);
        await HearAsync(new ActDrafted { Act = act }, "drusilla.haze");
        var text = new ActText { Reference = act.Reference, Exercise = true };
        await HearAsync(new ActSubmitted { Text = text.ToByteString() }, DeskName);
        await exercises.EndAsync(reference);
        await HearAsync(new ActCleared { Reference = act.Reference }, LawyerName, TimeSpan.FromMinutes(1));
        await HearAsync(new ActCorrected { Reference = act.Reference }, DeskName, TimeSpan.FromMinutes(-1));

        Assert.Equal(
            [
                ("desk", "ProposalDrafted", "LP-2026-0901"), ("legal", "ProposalCleared", "LP-2026-0901"),
                ("", "ActDrafted", "ACT-2026-0901"), ("desk", "ActSubmitted", "ACT-2026-0901"),
                ("desk", "ActCorrected", "ACT-2026-0901"),
            ],
            (await DeedsAsync(exercises.Conductor, reference)).Where(deed => deed.Source == DeedSource.Listing)
                .Select(deed => (deed.Part, deed.Kind, deed.Subject)));

        static ProposalDrafted Drafted(string proposal, string dossier)
            => new() { Proposal = new() { Reference = proposal, DossierReference = dossier, Exercise = true } };

        Task HearAsync(IMessage happened, string actor, TimeSpan later = default)
            => exercises.Service.ApplyAsync<ListingDeeds>(happened, new Entry
            {
                Position = ++position,
                Actor = actor,
                RecordedAt = Timestamp.FromDateTimeOffset(exercises.Clock.GetUtcNow() + later),
            });
    }

    [Fact]
    public async Task APlayer_AnswersWhatWasToldThem_AndNothingElse()
    {
        var reference = await exercises.StartAsync();
        var deed = await exercises.Desk.AnswerInjectAsync(
            new() { Reference = reference, Key = "call", Text = "<script>alert(1)</script>" });

        Assert.Equal(
            ("desk", "InjectAnswered", "call", "<script>alert(1)</script>"), (deed.Part, deed.Kind, deed.Subject, deed.Text));
        Assert.Equal(deed, Assert.Single(await DeedsAsync(exercises.Conductor, reference)));
        Assert.Equal("not-found", await AnsweringAsync(exercises.Lawyer, "call"));
        Assert.Equal("not-found", await AnsweringAsync(exercises.Desk, "press"));
        Assert.Equal("not-found", await AnsweringAsync(exercises.Desk, "nothing"));
        Assert.Equal("not-in-exercise", await AnsweringAsync(exercises.Conductor, "call"));
        Assert.Equal("not-found", await AnsweringAsync(exercises.Stranger, "call"));

        Task<string> AnsweringAsync(Contracts.Attribution.V1.Exercises.ExercisesClient by, string key)
            => ReasonAsync(by.AnswerInjectAsync(new() { Reference = reference, Key = key, Text = "Yes." }));
    }

    [Fact]
    public async Task WhatIsMarkedHigherAfterwards_IsHiddenFromThen_AndNeverMarkedLower()
    {
        var dossier = await exercises.OpenAsync(await exercises.StartAsync());
        var position = 9_000L;
        Contracts.Listing.V1.Proposal Said(string reference, Handling handling)
            => new() { Reference = reference, DossierReference = dossier, Exercise = true, Handling = handling };
        await HearAsync(new ProposalDrafted { Proposal = Said("LP-2026-0911", Handling.TlpGreen) });
        await HearAsync(new ProposalDrafted { Proposal = Said("LP-2026-0912", Handling.TlpAmberStrict) });
        var act = new Contracts.Listing.V1.Act { Reference = "ACT-2026-0911", Exercise = true, Handling = Handling.TlpGreen };
        act.Proposals.Add(Said("LP-2026-0911", Handling.TlpGreen));
        await HearAsync(new ActDrafted { Act = act });
        await HearAsync(new ProposalEdited { Proposal = Said("LP-2026-0911", Handling.TlpRed) });
        await HearAsync(new ProposalEdited { Proposal = Said("LP-2026-0911", Handling.TlpGreen) });
        await HearAsync(new ActArranged
        {
            Reference = act.Reference,
            ProposalReferences = { "LP-2026-0912" },
            Handling = Handling.TlpAmberStrict,
        });

        await using var connection = await exercises.Service.Services.GetRequiredService<NpgsqlDataSource>()
            .OpenConnectionAsync();
        Assert.Equal(
            [
                ("ACT-2026-0911", Handling.TlpAmberStrict), ("LP-2026-0911", Handling.TlpRed),
                ("LP-2026-0912", Handling.TlpAmberStrict),
            ],
            await connection.QueryAsync<(string, Handling)>(
                "SELECT reference, handling FROM exercise_matter WHERE dossier = @dossier ORDER BY reference", new { dossier }));

        Task HearAsync(IMessage happened) => exercises.Service.ApplyAsync<ListingDeeds>(happened, new Entry
        {
            Position = ++position,
            Actor = DeskName,
            RecordedAt = Timestamp.FromDateTimeOffset(DateTimeOffset.UtcNow),
        });
    }

    private async Task<IEnumerable<string>> KindsAsync(string reference)
        => (await DeedsAsync(exercises.Conductor, reference)).Select(deed => deed.Kind);

    // One of each service that changes a dossier, or says something of it.
    private IEnumerable<Func<Task>> Commands(string dossier, string subject)
    {
        var channel = exercises.Service.Channel(subject, [Roles.Officer, Roles.Legal]);
        var dossiers = new DossierClient(channel);
        yield return () => dossiers.NameActorAsync(new() { Reference = dossier, Actor = Examples.Actor() }).ResponseAsync;
        yield return () => dossiers.MakeRemarkAsync(
            new() { Reference = dossier, Kind = RemarkKind.Comment, Text = "It rings a bell." }).ResponseAsync;
        yield return () => dossiers.WithdrawDossierAsync(new() { Reference = dossier, Reason = "x" }).ResponseAsync;
        yield return () => dossiers.SupersedeDossierAsync(new() { Reference = dossier, Reason = "x" }).ResponseAsync;
        yield return () => new Contracts.Attribution.V1.Responses.ResponsesClient(channel).AssessProportionalityAsync(
            new(Responses.ProportionalityExamples.Grave()) { Reference = dossier }).ResponseAsync;
        yield return () => new Contracts.Attribution.V1.Partners.PartnersClient(channel).ShareDossierAsync(new()
        {
            Reference = dossier,
            Partner = "US",
            Until = Contracts.Kinds.DateMessages.ToMessage(Contracts.Kinds.LivedDates.Today(exercises.Clock)),
            Purpose = "x",
        }).ResponseAsync;
    }

    private async Task<ImportBundleReply> ImportAsync(string reference, bool exercise)
    {
        var by = new Contracts.Attribution.V1.Stix.StixClient(exercises.Service.Channel(DeskName, [Roles.Officer]));
        using var call = by.ImportBundle();
        try
        {
            await call.RequestStream.WriteAsync(new()
            {
                Start = new()
                {
                    Title = "Reedbed",
                    Handling = Handling.TlpGreen,
                    Exercise = exercise,
                    ExerciseReference = reference,
                },
            });
            await call.RequestStream.WriteAsync(new()
            {
                Bytes = ByteString.CopyFromUtf8(
                    """{"type":"bundle","id":"bundle--6c3f9d1e-52a4-4b8e-9f07-2d81c64be5a3","objects":[{"type":"intrusion-set","spec_version":"2.1","id":"intrusion-set--7c3f9d1e-52a4-4b8e-9f07-2d81c64be5a3","created":"2026-01-01T00:00:00.000Z","modified":"2026-01-01T00:00:00.000Z","name":"Blue Heron","description":"Wiped it."}]}"""),
            });
            await call.RequestStream.CompleteAsync();
        }
        catch (Exception exception) when (exception is RpcException or InvalidOperationException)
        {
            // Refused before all of it was sent: the answer says why.
        }

        return await call;
    }
}
