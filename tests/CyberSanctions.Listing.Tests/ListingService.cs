using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.Contracts.Events.V1;
using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.Contracts.Voting.V1;
using CyberSanctions.Journal.Consuming;
using CyberSanctions.Journal.Reading;
using CyberSanctions.ServiceDefaults.Identity;
using CyberSanctions.Testing;
using Google.Protobuf.WellKnownTypes;
using Microsoft.Extensions.DependencyInjection;

namespace CyberSanctions.Listing.Tests;

/// <summary>
/// The service on a database of its own, following a journal that the test writes; shared by the tests of a class.
/// </summary>
public sealed class ListingService : IAsyncLifetime
{
    private UpstreamJournal _attribution = null!;
    private int _ballots;
    private int _dossiers;
    private int _acts;

    /// <summary>What the voting service says.</summary>
    internal UpstreamJournal Voting { get; private set; } = null!;

    /// <summary>What the publication service says.</summary>
    internal PublishedLists Publication { get; private set; } = null!;

    /// <summary>The contents that the attribution service keeps.</summary>
    internal CourtFiles.KeptEvidence Evidence { get; } = new();

    /// <summary>The roll calls of the voting service.</summary>
    internal CourtFiles.KeptRollCalls RollCalls { get; } = new();

    /// <summary>What manifests are sealed with.</summary>
    internal Signing.SigningKey CourtKey { get; } = Signing.SigningKey.Create();

    internal TestService<Program> Service { get; private set; } = null!;

    /// <summary>Calls as the officer who drafts.</summary>
    internal Contracts.Listing.V1.Proposals.ProposalsClient Drafter { get; private set; } = null!;

    /// <summary>Calls as the reviewer who clears.</summary>
    internal Contracts.Listing.V1.Proposals.ProposalsClient Reviewer { get; private set; } = null!;

    /// <summary>Calls as the officer who drafts.</summary>
    internal Contracts.Listing.V1.Acts.ActsClient Acts { get; private set; } = null!;

    /// <summary>Calls as the reviewer who clears.</summary>
    internal Contracts.Listing.V1.Acts.ActsClient Legal { get; private set; } = null!;

    /// <summary>Calls as another officer.</summary>
    internal Contracts.Listing.V1.Acts.ActsClient Second { get; private set; } = null!;

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        _attribution = await UpstreamJournal.StartAsync(Evidence);
        foreach (var item in new[] { Cited.Report, Cited.Invoice, Cited.CopyOfReport })
        {
            _attribution.Append(Cited.Decision(item, released: true));
        }

        Voting = await UpstreamJournal.StartAsync(RollCalls);
        Voting.Append(Examples.Council());
        Publication = new PublishedLists(await UpstreamJournal.StartAsync());
        Service = await TestService.StartAsync<Program>(
            "listing",
            settings:
            [
                ("services:attribution:grpc:0", _attribution.Address), ("services:voting:grpc:0", Voting.Address),
                ("services:publication:grpc:0", Publication.Journal.Address),
                ("Listing:TakenOverUntil", "2026-03-16"), ("CourtFiles:SigningKey", CourtKey.ToPem()),
            ]);
        await Service.Services.GetRequiredKeyedService<Upstream>("council").CaughtUpAsync(CancellationToken.None);
        Drafter = ProposalsAs("aurelia.nimbus", Roles.Officer);
        Reviewer = ProposalsAs("legal-1", Roles.Legal);
        Acts = ActsAs("aurelia.nimbus", Roles.Officer);
        Legal = ActsAs("legal-1", Roles.Legal);
        Second = ActsAs("tiberius.quill", Roles.Officer);
    }

    /// <inheritdoc/>
    public async Task DisposeAsync()
    {
        await Service.DisposeAsync();
        CourtKey.Dispose();
        await _attribution.DisposeAsync();
        await Voting.DisposeAsync();
        await Publication.Journal.DisposeAsync();
    }

    internal Contracts.Listing.V1.Proposals.ProposalsClient ProposalsAs(string subject, params string[] roles)
        => new(Service.Channel(subject, roles));

    /// <summary>Calls as the officer who drafts.</summary>
    internal Contracts.Listing.V1.Entries.EntriesClient Entries => new(Service.Channel("aurelia.nimbus", [Roles.Officer]));

    internal Contracts.Listing.V1.Acts.ActsClient ActsAs(string subject, params string[] roles)
        => new(Service.Channel(subject, roles));

    /// <summary>Something happens in the attribution service.</summary>
    internal void HearOf(Google.Protobuf.IMessage happened) => _attribution.Append(happened);

    /// <summary>The attribution service goes away for good.</summary>
    internal ValueTask LoseAttributionAsync() => _attribution.DisposeAsync();

    /// <summary>Has another dossier take the place of one, and is heard.</summary>
    internal async Task SupersedeDossierAsync(string reference, string by)
    {
        _attribution.Append(new DossierSuperseded { Reference = reference, Version = 5, SupersededBy = by });

        // Whoever knows of what comes after it knows of it.
        await Drafter.DraftProposalAsync(Examples.NewProposal(ConcludeDossier()));
    }

    /// <summary>Another dossier, in which an item has another id than usual.</summary>
    internal string ConcludeDossier(string item, string id)
        => ConcludeDossier(citable: dossier =>
        {
            dossier.Items.Single(of => of.Id == item).Sha256 = Cited.Sha256Of(id);
            dossier.Items.Single(of => of.Id == item).Id = id;
        });

    internal string ConcludeDossier(bool exercise = false, Action<ItemsCitable>? citable = null)
    {
        var reference = $"ATT-2026-{Interlocked.Increment(ref _dossiers):D4}";
        _attribution.Append(new DossierCreated());
        var items = Cited.Of(reference);
        citable?.Invoke(items);
        _attribution.Append(items);
        _attribution.Append(new DossierConcluded
        {
            Reference = reference,
            Version = 4,
            Title = "Intrusions",
            Handling = Handling.TlpRed,
            Exercise = exercise,
        });
        return reference;
    }

    /// <summary>What the journal says of one proposal or act.</summary>
    internal async Task<List<Contracts.Journal.V1.Entry>> JournalOfAsync(string reference)
    {
        // Entries wait for older transactions anywhere in the cluster, those of other tests included.
        await Service.Services.GetRequiredService<JournalReader>().HeadAsync(CancellationToken.None);
        return [.. (await Service.JournalAsync()).Where(entry => entry.Subject == reference)];
    }

    /// <summary>An act number that no other test of the class uses.</summary>
    internal string NewActNumber() => $"2026/{Interlocked.Increment(ref _acts)}";

    internal async Task<Proposal> ClearedProposalAsync(bool exercise = false)
    {
        var draft = await Drafter.DraftProposalAsync(Examples.NewProposal(ConcludeDossier(exercise)));
        return await Reviewer.ClearProposalAsync(new ClearProposalRequest { Reference = draft.Reference, ExpectedVersion = 1 });
    }

    internal async Task<Act> DraftActAsync()
        => await Acts.DraftActAsync(Examples.NewAct(NewActNumber(), (await ClearedProposalAsync()).Reference));

    /// <summary>Clears the newest text of an act.</summary>
    internal async Task<Act> ClearAsync(Act act)
        => await Legal.ClearActAsync(new ClearActRequest
        {
            Reference = act.Reference,
            TextSha256 = act.Revisions[^1].TextSha256,
        });

    internal async Task<Act> ClearedActAsync() => await ClearAsync(await DraftActAsync());

    /// <summary>An act that is before the Council, without its ballot being open yet.</summary>
    internal async Task<Act> SubmittedAsync() => await SubmitAsync(await ClearedActAsync());

    internal async Task<Act> SubmitAsync(Act act)
        => await Acts.SubmitActAsync(new SubmitActRequest { Reference = act.Reference });

    /// <summary>The voting service opens the ballot on the last submission, and this one hears of it.</summary>
    internal async Task<Act> OpenAsync(Act act)
    {
        var submission = act.Submissions[^1];
        return await HearAsync(act, new BallotOpened
        {
            Ballot = new Ballot
            {
                Reference = $"BAL-2026-{Interlocked.Increment(ref _ballots):D4}",
                ActReference = act.Reference,
                TextSha256 = act.Revisions[submission.Revision - 1].TextSha256,
                Submission = submission.Number,
            },
        });
    }

    /// <summary>The voting service decides the ballot on the last submission that has one.</summary>
    internal async Task<Act> DecideAsync(Act act, Outcome outcome)
        => await HearAsync(act, new BallotDecided
        {
            Ballot = new Ballot
            {
                Reference = act.Submissions.Last(s => s.BallotReference.Length > 0).BallotReference,
                ActReference = act.Reference,
                Decision = new Decision { Outcome = outcome, DecidedAt = Timestamp.FromDateTime(DateTime.UtcNow) },
            },
        });

    /// <summary>The Council adopts an act whose ballot is not open yet.</summary>
    internal async Task<Act> AdoptAsync(Act act) => await DecideAsync(await OpenAsync(act), Outcome.Adopted);

    /// <summary>Something is proposed, and cleared by somebody else.</summary>
    internal async Task<Proposal> ClearedAsync(DraftProposalRequest request)
    {
        var draft = await Drafter.DraftProposalAsync(request);
        return await Reviewer.ClearProposalAsync(new ClearProposalRequest { Reference = draft.Reference });
    }

    /// <summary>An act on what is proposed, cleared like its proposals.</summary>
    internal async Task<Act> ClearedActAsync(params DraftProposalRequest[] requests)
        => await ClearAsync(await DraftActAsync(requests));

    /// <summary>An act on what is proposed, its proposals cleared.</summary>
    internal async Task<Act> DraftActAsync(params DraftProposalRequest[] requests)
    {
        var references = new List<string>();
        foreach (var request in requests)
        {
            references.Add((await ClearedAsync(request)).Reference);
        }

        return await Acts.DraftActAsync(Examples.ActToCome(NewActNumber(), [.. references]));
    }

    /// <summary>Something happens in the voting service, and this one hears of it.</summary>
    internal async Task<Act> HearAsync(Act act, Google.Protobuf.IMessage happened)
    {
        Voting.Append(happened);
        await Service.Services.GetRequiredKeyedService<Upstream>("council").CaughtUpAsync(CancellationToken.None);
        return await Acts.GetActAsync(new GetActRequest { Reference = act.Reference });
    }
}
