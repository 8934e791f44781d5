using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.Contracts.Events.V1;
using CyberSanctions.Contracts.Journal.V1;
using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.Journal.Reading;
using CyberSanctions.ServiceDefaults.Identity;
using CyberSanctions.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace CyberSanctions.Listing.Tests;

/// <summary>The service on a database of its own, following a journal that the test writes; shared by the tests of a class.</summary>
public sealed class ListingService : IAsyncLifetime
{
    private UpstreamJournal _attribution = null!;
    private int _dossiers;
    private int _acts;

    internal TestService<Program> Service { get; private set; } = null!;

    /// <summary>Calls as the officer who drafts.</summary>
    internal Contracts.Listing.V1.Proposals.ProposalsClient Drafter { get; private set; } = null!;

    /// <summary>Calls as the reviewer who clears.</summary>
    internal Contracts.Listing.V1.Proposals.ProposalsClient Reviewer { get; private set; } = null!;

    /// <summary>Calls as an officer.</summary>
    internal Contracts.Listing.V1.Acts.ActsClient Acts { get; private set; } = null!;

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        _attribution = await UpstreamJournal.StartAsync();
        Service = await TestService.StartAsync<Program>("listing", settings: ("services:attribution:grpc:0", _attribution.Address));
        Drafter = ProposalsAs("aurelia.nimbus", Roles.Officer);
        Reviewer = ProposalsAs("legal-1", Roles.Legal);
        Acts = ActsAs("aurelia.nimbus", Roles.Officer);
    }

    /// <inheritdoc/>
    public async Task DisposeAsync()
    {
        await Service.DisposeAsync();
        await _attribution.DisposeAsync();
    }

    internal Contracts.Listing.V1.Proposals.ProposalsClient ProposalsAs(string subject, params string[] roles) => new(Service.Channel(subject, roles));

    internal Contracts.Listing.V1.Acts.ActsClient ActsAs(string subject, params string[] roles) => new(Service.Channel(subject, roles));

    /// <summary>Something happens in the attribution service.</summary>
    internal string ConcludeDossier(bool exercise = false)
    {
        var reference = $"ATT-2026-{Interlocked.Increment(ref _dossiers):D4}";
        _attribution.Append(new DossierCreated());
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
    internal async Task<List<Entry>> JournalOfAsync(string reference)
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
}
