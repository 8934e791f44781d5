using CyberSanctions.Contracts.Attribution.V1;
using CyberSanctions.Contracts.Events.V1;
using CyberSanctions.Journal.Appending;
using CyberSanctions.Journal.Consuming;

namespace CyberSanctions.Attribution.Exercises;

/// <summary>
/// Follows the voting journal: what is done in ballots on acts that rest on dossiers of exercises, by whom and when, and nothing
/// of what is in it. A statement that was refused is no deed: the voting service shows it to nobody either.
/// </summary>
internal sealed class BallotDeeds([FromKeyedServices("exercises")] Upstream listing)
    : IEventHandler<BallotOpened>, IEventHandler<BallotNotOpened>, IEventHandler<BallotProceeded>, IEventHandler<BallotDecided>
{
    /// <inheritdoc/>
    public async Task ApplyAsync(Change change, BallotOpened happened, CancellationToken cancel)
    {
        var ballot = happened.Ballot;
        if (!ballot.Exercise)
        {
            return;
        }

        await HearOfAsync(change, ballot.ActReference, cancel);
        await MatterTable.RestOnAsync(change, ballot.Reference, ballot.Handling, [ballot.ActReference]);
        await HearAsync(change, nameof(BallotOpened), ballot.Reference);
    }

    /// <inheritdoc/>
    public async Task ApplyAsync(Change change, BallotNotOpened happened, CancellationToken cancel)
    {
        await HearOfAsync(change, happened.ActReference, cancel);
        await HearAsync(change, nameof(BallotNotOpened), happened.ActReference);
    }

    /// <inheritdoc/>
    public Task ApplyAsync(Change change, BallotProceeded happened, CancellationToken cancel)
        => DeedKinds.Of(happened.Proceeding) is { } kind
            ? HearAsync(change, kind, happened.Proceeding.BallotReference)
            : Task.CompletedTask;

    /// <inheritdoc/>
    public Task ApplyAsync(Change change, BallotDecided happened, CancellationToken cancel)
        => HearAsync(change, nameof(BallotDecided), happened.Ballot.Reference);

    // Listing has told of the act before there was anything to vote on, but its journal is another one, which may be behind: that
    // this rests on nothing in an exercise is not said before all that had happened there was heard.
    private async Task HearOfAsync(Change change, string act, CancellationToken cancel)
    {
        if (!await MatterTable.IsKnownAsync(change, act))
        {
            await listing.CaughtUpAsync(cancel);
        }
    }

    private static Task HearAsync(Change change, string kind, string reference)
        => DeedTable.HearAsync(change, DeedSource.Voting, kind, reference);
}
