using CyberSanctions.Contracts.Attribution.V1;
using CyberSanctions.Contracts.Events.V1;
using CyberSanctions.Journal.Appending;
using CyberSanctions.Journal.Consuming;

namespace CyberSanctions.Attribution.Exercises;

/// <summary>
/// Follows the listing journal: what is done there with what rests on dossiers of exercises, and nothing of what is in it.
/// </summary>
internal sealed class ListingDeeds
    : IEventHandler<ProposalDrafted>,
        IEventHandler<ProposalEdited>,
        IEventHandler<ProposalSentBack>,
        IEventHandler<ProposalWithdrawn>,
        IEventHandler<ProposalCleared>,
        IEventHandler<ActDrafted>,
        IEventHandler<ActCleared>,
        IEventHandler<ActCorrected>,
        IEventHandler<ActArranged>,
        IEventHandler<ActWithdrawn>,
        IEventHandler<UrgencyRequested>,
        IEventHandler<ActSubmitted>
{
    /// <inheritdoc/>
    public async Task ApplyAsync(Change change, ProposalDrafted happened, CancellationToken cancel)
    {
        if (!happened.Proposal.Exercise)
        {
            return;
        }

        await MatterTable.RestOnDossierAsync(
            change, happened.Proposal.Reference, happened.Proposal.Handling, happened.Proposal.DossierReference);
        await HearAsync(change, nameof(ProposalDrafted), happened.Proposal.Reference);
    }

    /// <inheritdoc/>
    public async Task ApplyAsync(Change change, ProposalEdited happened, CancellationToken cancel)
    {
        await MatterTable.RaiseAsync(change, happened.Proposal.Reference, happened.Proposal.Handling);
        await HearAsync(change, nameof(ProposalEdited), happened.Proposal.Reference);
    }

    /// <inheritdoc/>
    public Task ApplyAsync(Change change, ProposalSentBack happened, CancellationToken cancel)
        => HearAsync(change, nameof(ProposalSentBack), happened.Reference);

    /// <inheritdoc/>
    public Task ApplyAsync(Change change, ProposalWithdrawn happened, CancellationToken cancel)
        => HearAsync(change, nameof(ProposalWithdrawn), happened.Reference);

    /// <inheritdoc/>
    public Task ApplyAsync(Change change, ProposalCleared happened, CancellationToken cancel)
        => HearAsync(change, nameof(ProposalCleared), happened.Reference);

    /// <inheritdoc/>
    public async Task ApplyAsync(Change change, ActDrafted happened, CancellationToken cancel)
    {
        if (!happened.Act.Exercise)
        {
            return;
        }

        await MatterTable.RestOnAsync(
            change, happened.Act.Reference, happened.Act.Handling, happened.Act.Proposals.Select(proposal => proposal.Reference));
        await HearAsync(change, nameof(ActDrafted), happened.Act.Reference);
    }

    /// <inheritdoc/>
    public Task ApplyAsync(Change change, ActCleared happened, CancellationToken cancel)
        => HearAsync(change, nameof(ActCleared), happened.Reference);

    /// <inheritdoc/>
    public Task ApplyAsync(Change change, ActCorrected happened, CancellationToken cancel)
        => HearAsync(change, nameof(ActCorrected), happened.Reference);

    /// <inheritdoc/>
    public async Task ApplyAsync(Change change, ActArranged happened, CancellationToken cancel)
    {
        // What it takes in may rest on another dossier, and be marked higher.
        if (await MatterTable.IsKnownAsync(change, happened.Reference))
        {
            await MatterTable.RestOnAsync(change, happened.Reference, happened.Handling, happened.ProposalReferences);
            await MatterTable.RaiseAsync(change, happened.Reference, happened.Handling);
        }

        await HearAsync(change, nameof(ActArranged), happened.Reference);
    }

    /// <inheritdoc/>
    public Task ApplyAsync(Change change, ActWithdrawn happened, CancellationToken cancel)
        => HearAsync(change, nameof(ActWithdrawn), happened.Reference);

    /// <inheritdoc/>
    public Task ApplyAsync(Change change, UrgencyRequested happened, CancellationToken cancel)
        => HearAsync(change, nameof(UrgencyRequested), happened.Reference);

    /// <inheritdoc/>
    public Task ApplyAsync(Change change, ActSubmitted happened, CancellationToken cancel)
        => HearAsync(change, nameof(ActSubmitted), ActText.Parser.ParseFrom(happened.Text).Reference);

    private static Task HearAsync(Change change, string kind, string reference)
        => DeedTable.HearAsync(change, DeedSource.Listing, kind, reference);
}
