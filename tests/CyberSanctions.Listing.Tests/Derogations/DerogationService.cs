using CyberSanctions.Contracts.Events.V1;
using CyberSanctions.Contracts.Kinds;
using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.Journal.Consuming;
using CyberSanctions.Journal.Reading;
using CyberSanctions.Listing.Derogations;
using CyberSanctions.Procedures.Periods;
using CyberSanctions.ServiceDefaults.Identity;
using CyberSanctions.Testing;
using Dapper;
using Microsoft.Extensions.DependencyInjection;
using Client = CyberSanctions.Contracts.Listing.V1.Derogations.DerogationsClient;

namespace CyberSanctions.Listing.Tests.Derogations;

/// <summary>
/// The service on a database of its own, by a clock that begins on Monday, 7 December 2026, nine o'clock in Brussels; shared by
/// the tests of a class. There are three holidays after it, as <see cref="Council"/> says.
/// </summary>
public sealed class DerogationService : IAsyncLifetime
{
    private UpstreamJournal _attribution = null!;
    private UpstreamJournal _voting = null!;
    private int _documents;

    /// <summary>When it begins.</summary>
    public static readonly DateTimeOffset Beginning = new(2026, 12, 7, 8, 0, 0, TimeSpan.Zero);

    internal TestClock Clock { get; } = new();

    internal TestService<Program> Service { get; private set; } = null!;

    internal PublishedLists Publication { get; private set; } = null!;

    /// <summary>Records, answers and prepares for Belgium.</summary>
    internal Client Clerk { get; private set; } = null!;

    /// <summary>Decides for Belgium.</summary>
    internal Client Head { get; private set; } = null!;

    internal DateTime Now => Clock.GetUtcNow().UtcDateTime;

    internal DateOnly Today => CouncilData.DayInBrussels(Now);

    /// <summary>By what the service goes: holidays on 24, 25 and 31 December 2026.</summary>
    internal static CouncilDataChanged Council()
    {
        var council = Examples.Council();
        council.HolidayCalendars[0].Holidays.AddRange(
            ((DateOnly[])[new(2026, 12, 24), new(2026, 12, 25), new(2026, 12, 31)]).Select(Examples.Day));
        return council;
    }

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        Clock.Move(Beginning - Clock.GetUtcNow());
        _attribution = await UpstreamJournal.StartAsync();
        _voting = await UpstreamJournal.StartAsync();
        _voting.Append(Council());
        Publication = new PublishedLists(await UpstreamJournal.StartAsync());
        Service = await TestService.StartAsync<Program>(
            "listing",
            Clock,
            settings:
            [
                ("services:attribution:grpc:0", _attribution.Address), ("services:voting:grpc:0", _voting.Address),
                ("services:publication:grpc:0", Publication.Journal.Address),
                ("Listing:MostClockDifference", "10000.00:00:00"),
            ]);
        await Service.Services.GetRequiredKeyedService<Upstream>("council").CaughtUpAsync(CancellationToken.None);
        Clerk = Authority("cornelia.stratus");
        Head = Authority("octavia.gale");
    }

    /// <inheritdoc/>
    public async Task DisposeAsync()
    {
        await Service.DisposeAsync();
        await _attribution.DisposeAsync();
        await _voting.DisposeAsync();
        await Publication.Journal.DisposeAsync();
    }

    internal Client Authority(string subject, string state = "BE") => Caller(subject, [Roles.Authority], state);

    internal Client Caller(string subject, string[] roles, string state = "") => new(Service.Channel(subject, roles, state));

    /// <summary>Somebody is on the list, under measures.</summary>
    internal string Listed(string list = "eu-cyber", params Measure[] measures)
        => Publication.Listed(
            new EntryContent
            {
                Subject = Examples.AnotherPerson(),
                Ground = ListingGround.Responsible,
                Measures = { measures.Length > 0 ? measures : [Measure.AssetFreeze] },
                StatementOfReasons = "She ran the servers.",
            },
            list: list);

    /// <summary>A document that nothing else is about.</summary>
    internal DerogationDocument Document()
    {
        var number = Interlocked.Increment(ref _documents);
        return new DerogationDocument
        {
            Name = $"Invoice {(char)('A' + (number / 26 % 26))}{(char)('a' + (number % 26))}",
            Sha256 = $"{number:x64}",
        };
    }

    /// <summary>A sound request, received today.</summary>
    internal RequestDerogationRequest Asking(DerogationKind kind, string entry) => new()
    {
        EntryReference = entry,
        Kind = kind,
        Applicant = "Quill & Partners",
        Description = "What Flavia Fog cannot do without.",
        Amount = kind == DerogationKind.Travel ? "" : "1250.50",
        Currency = kind == DerogationKind.Travel ? "" : "EUR",
        ReceivedOn = Today.ToMessage(),
        BasisOn = Articles.Of(kind).HasBasis ? new DateOnly(2015, 3, 2).ToMessage() : null,
        Documents = { Document() },
    };

    /// <summary>A request that was received, on an entry of its own.</summary>
    internal async Task<Derogation> ReceivedAsync(DerogationKind kind, string? entry = null)
        => await Clerk.RequestDerogationAsync(Asking(
            kind,
            entry ?? Listed(
                measures: kind == DerogationKind.Travel ? Measure.TravelBan : Measure.AssetFreeze)));

    /// <summary>All conditions are met.</summary>
    internal async Task<Derogation> AnsweredAsync(Derogation derogation)
        => await Clerk.AnswerConditionsAsync(Answering(derogation));

    internal static AnswerConditionsRequest Answering(Derogation derogation) => new()
    {
        Reference = derogation.Reference,
        Answers =
        {
            Articles.Of(derogation.Kind).Conditions.Select(
                condition => new ConditionAnswer { Key = condition.Key, Met = true, Reasons = "The papers say so." }),
        },
    };

    internal static PrepareDecisionRequest Preparing(Derogation derogation, DerogationState outcome)
        => new() { Reference = derogation.Reference, Outcome = outcome, Reasons = "As the file says." };

    /// <summary>The clerk prepares, the head decides.</summary>
    internal async Task<Derogation> DecidedAsync(Derogation derogation, DerogationState outcome)
    {
        await Clerk.PrepareDecisionAsync(Preparing(derogation, outcome));
        return await Head.TakeDecisionAsync(new() { Reference = derogation.Reference });
    }

    internal async Task<Derogation> GrantedAsync(DerogationKind kind, string? entry = null)
        => await DecidedAsync(await AnsweredAsync(await ReceivedAsync(kind, entry)), DerogationState.Granted);

    internal RecordStepRequest Step(Derogation derogation, DerogationStepKind kind, DateOnly? on = null) => new()
    {
        Reference = derogation.Reference,
        Kind = kind,
        TakenOn = (on ?? Today).ToMessage(),
        Text = "The roof leaks.",
        DocumentSha256 = new string('b', 64),
    };

    /// <summary>Sets the clock to a moment.</summary>
    internal void SetTo(DateTime utc) => Clock.Move(utc - Now);

    /// <summary>What is due by now has been done.</summary>
    internal async Task SettledAsync()
    {
        await Service.Services.GetRequiredService<PassingTime>().SettleAsync(CancellationToken.None);

        // What the service itself has in hand at this moment is passed over, and done when its lock is gone.
        await using var connection = await Service.Database.OpenConnectionAsync();
        await SqlMapper.ExecuteAsync(connection, "SELECT FROM derogation WHERE state = 1 FOR SHARE");
    }

    internal async Task<Derogation> ReadAsync(Derogation derogation, Client? by = null)
        => await (by ?? Clerk).GetDerogationAsync(new() { Reference = derogation.Reference });

    /// <summary>What the journal says of a request.</summary>
    internal async Task<List<Contracts.Journal.V1.Entry>> JournalOfAsync(Derogation derogation)
    {
        await Service.Services.GetRequiredService<JournalReader>().HeadAsync(CancellationToken.None);
        return [.. (await Service.JournalAsync()).Where(entry => entry.Subject == derogation.Reference)];
    }

    /// <summary>An act takes entries off the list at a moment.</summary>
    internal async Task DelistAsync(string entry, DateTime effective)
    {
        var act = $"ACT-2026-9{Interlocked.Increment(ref _documents):D3}";
        Publication.Changed(entry, OperationKind.Delist, act: act);
        Publication.Recorded(act, effective);
        await Service.Services.GetRequiredKeyedService<Upstream>("lists").CaughtUpAsync(CancellationToken.None);
    }
}
