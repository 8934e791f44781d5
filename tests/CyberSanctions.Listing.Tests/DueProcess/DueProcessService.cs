using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.Contracts.Events.V1;
using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.Journal.Consuming;
using CyberSanctions.Listing.DueProcess;
using CyberSanctions.ServiceDefaults.Errors;
using CyberSanctions.ServiceDefaults.Identity;
using CyberSanctions.Testing;
using Google.Protobuf;
using Grpc.Core;
using Microsoft.Extensions.DependencyInjection;
using Client = CyberSanctions.Contracts.Listing.V1.DueProcess.DueProcessClient;

namespace CyberSanctions.Listing.Tests.DueProcess;

/// <summary>The service, with a clock that the test sets forward, and lists that the test publishes.</summary>
public class DueProcessService : IAsyncLifetime
{
    private static readonly string Hash = new('a', 64);
    private UpstreamJournal _voting = null!;
    private UpstreamJournal _attribution = null!;
    private int _acts;
    private int _cases;

    internal TestClock Clock { get; } = new();

    internal PublishedLists Lists { get; private set; } = null!;

    internal TestService<Program> Service { get; private set; } = null!;

    /// <summary>Somebody outside, without a token.</summary>
    internal Client Anybody => new(Service.Channel("", []));

    internal Client Officer => As("aurelia.nimbus", Roles.Officer);

    internal Client Second => As("tiberius.quill", Roles.Officer);

    internal Client Legal => As("legal-1", Roles.Legal);

    internal DateOnly Today => Procedures.Periods.CouncilData.DayInBrussels(Clock.GetUtcNow().UtcDateTime);

    /// <summary>Further configuration.</summary>
    protected virtual (string Key, string Value)[] Settings => [];

    public async Task InitializeAsync()
    {
        _attribution = await UpstreamJournal.StartAsync();
        _voting = await UpstreamJournal.StartAsync();
        _voting.Append(Examples.Council());
        Lists = new PublishedLists(await UpstreamJournal.StartAsync());
        Service = await TestService.StartAsync<Program>(
            "listing",
            Clock,
            redis: null,
            [
                ("services:attribution:grpc:0", _attribution.Address), ("services:voting:grpc:0", _voting.Address),
                ("services:publication:grpc:0", Lists.Journal.Address),
                ("Listing:MostClockDifference", "36500.00:00:00"), .. Settings,
            ]);
    }

    public async Task DisposeAsync()
    {
        await Service.DisposeAsync();
        await _voting.DisposeAsync();
        await _attribution.DisposeAsync();
        await Lists.Journal.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    internal Client As(string subject, params string[] roles)
        => new(Service.Channel(subject, roles, roles.Contains(Roles.Delegate) ? "FR" : ""));

    /// <summary>A dossier is concluded.</summary>
    internal void Conclude(string dossier, bool exercise = false, string item = "", string instead = "")
    {
        var items = Cited.Of(dossier);
        foreach (var of in items.Items.Where(of => of.Id == item))
        {
            (of.Id, of.Sha256) = (instead, Cited.Sha256Of(instead));
        }

        _attribution.Append(items);
        _attribution.Append(new DossierConcluded
        {
            Reference = dossier,
            Version = 4,
            Title = "Intrusions",
            Handling = Handling.TlpAmber,
            Exercise = exercise,
        });
    }

    /// <summary>The legal service decides on the release of an item.</summary>
    internal void Release(string item, bool released = true) => _attribution.Append(Cited.Decision(item, released));

    internal DateTime At(DateOnly day) => day.ToDateTime(new TimeOnly(11, 0), DateTimeKind.Utc);

    /// <summary>Somebody is listed by an act that has effect from noon of a day.</summary>
    internal async Task<string> ListAsync(DateOnly? on = null, bool address = false, string list = "eu-cyber")
    {
        var subject = Examples.AnotherPerson();
        if (!address)
        {
            subject.Addresses.Clear();
            subject.Addresses.Add(new Address { City = "Port Lark", Country = "AQ" });
        }

        var act = NewAct();
        var entry = Lists.Listed(
            new EntryContent
            {
                Subject = subject,
                Ground = ListingGround.Responsible,
                Measures = { Measure.AssetFreeze },
                StatementOfReasons = "She ran the servers.",
            },
            act,
            list);
        Lists.Recorded(act, At(on ?? Today.AddDays(-1)), list: list);
        await HeardAsync();
        return entry;
    }

    /// <summary>An act does something to an entry, with effect from a moment that has passed.</summary>
    internal async Task<string> ActAsync(
        string entry, OperationKind operation, EntryContent? content = null, DateTime? effective = null, string list = "eu-cyber")
    {
        var act = NewAct();
        Lists.Changed(entry, operation, content, act, list);
        Lists.Recorded(act, effective ?? Clock.GetUtcNow().UtcDateTime.AddMinutes(-1), list: list);
        await HeardAsync();
        return act;
    }

    internal string NewAct() => $"ACT-2026-{Interlocked.Increment(ref _acts):D4}";

    internal string NewCase() => $"T-{Interlocked.Increment(ref _cases)}/{Today.Year % 100:D2}";

    internal async Task HeardAsync()
    {
        await Service.Services.GetRequiredKeyedService<Upstream>("lists").CaughtUpAsync(CancellationToken.None);
        await Service.Services.GetRequiredKeyedService<Upstream>("due-process").CaughtUpAsync(CancellationToken.None);
    }

    internal Task SweepAsync() => Service.Services.GetRequiredService<DueReviews>().RunAsync(CancellationToken.None);

    internal async Task<EntryProcess> ReadAsync(string entry, string list = "eu-cyber")
        => await Officer.GetEntryProcessAsync(new() { List = list, Reference = entry });

    internal async Task<List<Due>> DueAsync(string entry, string list = "eu-cyber")
    {
        var all = new List<Due>();
        var request = new ListDueRequest { List = list, Page = new() { Size = 7 } };
        do
        {
            var page = await Officer.ListDueAsync(request);
            all.AddRange(page.Items);
            request.Page.Cursor = page.NextCursor;
        }
        while (request.Page.Cursor.Length > 0);
        Assert.Equal(all.Select(due => Contracts.Kinds.DateMessages.ToDay(due.DueOn)).Order(),
            all.Select(due => Contracts.Kinds.DateMessages.ToDay(due.DueOn)));
        return [.. all.Where(due => due.EntryReference == entry)];
    }

    /// <summary>A draft to delist, or to amend.</summary>
    internal async Task<Proposal> ProposeAsync(string entry, bool delist, string list = "eu-cyber")
    {
        var version = (await ReadAsync(entry, list)).EntryVersion;
        var request = delist ? Examples.Delisting(entry, version) : Examples.Amending(entry, version);
        request.List = list;
        return await new Contracts.Listing.V1.Proposals.ProposalsClient(Service.Channel("aurelia.nimbus", [Roles.Officer]))
            .DraftProposalAsync(request);
    }

    internal static DocumentReference Proof(string reference = "Registered letter RR 1") => new()
    {
        Reference = reference,
        Sha256 = Hash,
    };

    internal static NewObservations Observing(string entry, string list = "") => new()
    {
        List = list,
        EntryReference = entry,
        Sender = "Marius Cumulus, avocat, for Aurelia Nimbus",
        Contact = "cumulus@avocats.example",
        Text = "She has sold the servers.\n<script>alert(1)</script>",
    };

    internal async Task<ObservationsAnswer> ObserveAsync(string entry, byte[]? file = null, string list = "", string key = "")
    {
        var observations = Observing(entry, list);
        if (file is not null)
        {
            (observations.FileName, observations.FileSize) = ("annex.pdf", file.Length);
        }

        return await SendAsync(observations, file is null ? [] : [file], key);
    }

    internal async Task<ObservationsAnswer> SendAsync(NewObservations? observations, byte[][] parts, string key = "")
    {
        Metadata headers = key.Length > 0 ? new() { { "idempotency-key", key } } : [];
        using var call = Anybody.SubmitObservations(headers);
        try
        {
            if (observations is not null)
            {
                await call.RequestStream.WriteAsync(new() { Observations = observations });
            }

            foreach (var chunk in parts.SelectMany(part => part.Chunk(512 * 1024)))
            {
                await call.RequestStream.WriteAsync(new() { Bytes = ByteString.CopyFrom(chunk) });
            }

            await call.RequestStream.CompleteAsync();
        }
        catch (Exception exception) when (exception is RpcException or InvalidOperationException)
        {
            // Refused before all of it was sent: the answer says why.
        }

        return await call;
    }

    internal async Task<ListingReview> ReviewOfAsync(string entry, string list = "eu-cyber")
        => (await ReadAsync(entry, list)).Reviews[^1];

    /// <summary>An outcome that fits, as somebody proposes it.</summary>
    internal async Task<ProposeOutcomeRequest> OutcomeAsync(
        string entry, ReviewOutcome outcome = ReviewOutcome.Maintain, string proposal = "", string list = "eu-cyber")
    {
        var process = await ReadAsync(entry, list);
        var review = process.Reviews[^1];
        var observed = await Officer.ListReceivedObservationsAsync(
            new() { List = list, EntryReference = entry, Page = new() { Size = 200 } });
        return new()
        {
            Reference = review.Reference,
            Outcome = outcome,
            Reasons = "The servers are still hers.",
            EntryVersion = process.EntryVersion,
            ProposalReference = proposal,
            Considered =
            {
                observed.Observations.Where(o => o.ReviewReference == review.Reference).Select(o => o.Reference),
            },
        };
    }

    internal async Task<ListingReview> ConcludeAsync(string entry, string list = "eu-cyber")
    {
        var review = await Second.ProposeOutcomeAsync(await OutcomeAsync(entry, list: list));
        return await Legal.ConcludeReviewAsync(new() { Reference = review.Reference });
    }

    internal static async Task<string> ReasonAsync(Task call)
        => StatusDetails.FromRpcException(await Assert.ThrowsAsync<RpcException>(() => call)).Reason;

    internal static Task<string> ReasonAsync<T>(AsyncUnaryCall<T> call) => ReasonAsync(call.ResponseAsync);

    internal static Date Day(DateOnly day) => Examples.Day(day);
}
