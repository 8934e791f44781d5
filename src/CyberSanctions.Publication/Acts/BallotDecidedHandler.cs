using CyberSanctions.Contracts.Events.V1;
using CyberSanctions.Journal.Appending;
using CyberSanctions.Journal.Consuming;
using CyberSanctions.Journal.Deadlines;
using CyberSanctions.Publication.Lists;
using CyberSanctions.Publication.Versions;

namespace CyberSanctions.Publication.Acts;

/// <summary>
/// Records what the Council adopted, and publishes it once it has effect, in the one transaction that also moves the cursor:
/// <code>
/// BallotDecided ──▶ 1 what is overdue ──▶ 2 act, entry versions ──▶ EntryChanged, ActRecorded
///                                         3 has effect ──▶ list version ──▶ ListVersionPublished
///                                           will have ──▶ due
/// </code>
/// </summary>
internal sealed class BallotDecidedHandler(
    ActRecorder recorder, VersionMaker versions, AgreedClock clock, ILogger<BallotDecidedHandler> logger)
    : IEventHandler<BallotDecided>
{
    /// <inheritdoc/>
    public Task ApplyAsync(Change change, BallotDecided happened, CancellationToken cancel)
        => AdoptedAct.From(happened) is { } act ? ApplyAsync(change, act) : Task.CompletedTask;

    private async Task ApplyAsync(Change change, AdoptedAct act)
    {
        var list = PublicList.Of(act.Text.Exercise);
        await VersionMaker.LockAsync(change, list);

        // Only now: whoever waited for the lock comes after what it waited for.
        var now = await clock.AgreedAsync(change);
        await versions.PassDueAsync(change, list, now);
        var takesEffectAt = await ActTable.EffectAsync(change, act);
        var history = await recorder.RecordAsync(change, list, act, takesEffectAt);

        // A decision is never one to come: where the voting service's clock is a moment ahead, so is this version.
        if (takesEffectAt <= now || act.Effect is Effect.FromDecision)
        {
            var at = takesEffectAt > now ? takesEffectAt : now;
            await versions.MakeAsync(change, list, history, act.Text.Reference, at, withWhatEndsThen: true);
        }
        else
        {
            await Due.ActAsync(change, list, act.Text.Reference, takesEffectAt);
            logger.LogInformation(
                "{Act} is on record, and takes effect at {TakesEffectAt:O}.", act.Text.Reference, takesEffectAt);
        }
    }
}
