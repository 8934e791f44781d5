using CyberSanctions.Contracts.Events.V1;
using CyberSanctions.Contracts.Publication.V1;
using CyberSanctions.Journal.Appending;
using CyberSanctions.Publication.Artifacts;
using CyberSanctions.Publication.Entries;
using CyberSanctions.Publication.History;
using CyberSanctions.Publication.Lists;
using CyberSanctions.Publication.Log;
using Dapper;

namespace CyberSanctions.Publication.Versions;

/// <summary>
/// Makes list versions, under the lock of the list:
/// <code>
/// act takes effect ─┐
/// last day is over ─┴▶ 1 fold ──▶ 2 list version ──▶ 3 artifacts ──▶ 4 log ──▶ 5 when next? ──▶ ListVersionPublished
/// </code>
/// From the commit on, the new version is what everybody fetches.
/// </summary>
internal sealed class VersionMaker(PublicationLog log, ILogger<VersionMaker> logger)
{
    /// <summary>
    /// Locks a list: its versions follow one after the other, here and at every other replica. Held until the transaction ends.
    /// </summary>
    public static Task LockAsync(Change change, PublicList list)
        => change.Connection.ExecuteAsync(
            "SELECT pg_advisory_xact_lock(hashtextextended(@Key, 0))", new { Key = $"list:{list.Name}" }, change.Transaction);

    /// <summary>Passes everything that is due by now, in the order of its moments.</summary>
    /// <returns>Whether anything was.</returns>
    public async Task<bool> PassDueAsync(Change change, PublicList list, DateTime now)
    {
        var any = false;
        while (await Due.NextAsync(change, list, now) is { } due)
        {
            any = true;
            var history = await ListHistory.ReadAsync(change, list);
            await due.PassAsync(change, due.ActReference is { } act
                ? await MakeAsync(change, list, history, act, due.DueAt, withWhatEndsThen: false)
                : await ExpireAsync(change, list, history, due.DueAt));
        }

        return any;
    }

    /// <summary>Makes the version that carries an act.</summary>
    /// <param name="history">What is on record.</param>
    /// <param name="act">The act's reference.</param>
    /// <param name="at">As of when the version says what is on the list.</param>
    /// <param name="withWhatEndsThen">Whether what ends at that moment has: not, if that makes the next version.</param>
    public async Task<long> MakeAsync(
        Change change, PublicList list, ListHistory history, string act, DateTime at, bool withWhatEndsThen)
    {
        var newest = await ListVersionTable.NewestAsync(change, list);
        var before = newest is null ? null : Fold.At(history.Operations, newest);
        var version = new Carrying((newest?.Version ?? 0) + 1, change.Now);
        var carried = history.WithCarried(act, version);

        // No version goes back behind the one before, whatever clocks do.
        var point = newest?.At >= at
            ? newest with { Version = version.Version, WithWhatEndsThen = newest.WithWhatEndsThen || withWhatEndsThen }
            : new Point(at, version.Version, withWhatEndsThen);
        var state = Fold.At(carried.Operations, point);
        foreach (var lost in state.WithoutEffect.Where(lost => lost.Operation.Act.Text.Reference == act))
        {
            logger.LogWarning(
                "What {Act} does to {Entry} has no effect: when it would take effect, {List} does not have it.",
                act,
                lost.Reference,
                list.Name);
        }

        var made = new NewVersion(
            version.Version, VersionCause.Act, carried.Act(act), point, state, ChangedEntries.Between(before, state));
        await PublishAsync(change, list, carried, made);
        return version.Version;
    }

    // Where nobody leaves any more, since an act has kept them all, there is nothing to publish.
    private async Task<long?> ExpireAsync(Change change, PublicList list, ListHistory history, DateTime at)
    {
        var newest = await ListVersionTable.NewestAsync(change, list)
            ?? throw new InvalidOperationException($"{list.Name} is to come to a day, and has no version.");
        var before = Fold.At(history.Operations, newest);
        var point = new Point(newest.At > at ? newest.At : at, newest.Version + 1);
        var state = Fold.At(history.Operations, point);
        var stayed = before.OnList.Select(entry => entry.Identity.LogicalId).ToHashSet();
        var left = state.Entries.Where(entry => entry.Ending is not null && stayed.Contains(entry.Identity.LogicalId)).ToList();
        if (left.Count == 0)
        {
            await DueNextAsync(change, list, state);
            return null;
        }

        var act = left.Select(entry => entry.Ending!.Act).MaxBy(act => act.LogicalId)!;
        logger.LogInformation(
            "{Count} entries of {List} have come to the last day that {Act} set.", left.Count, list.Name, act.Text.Reference);
        var made = new NewVersion(point.Version, VersionCause.Expiry, act, point, state, ChangedEntries.Between(before, state));
        await PublishAsync(change, list, history, made);
        return point.Version;
    }

    private async Task PublishAsync(Change change, PublicList list, ListHistory history, NewVersion made)
    {
        await ListVersionTable.InsertAsync(change, list, made);
        var version = new Carrying(made.Version, change.Now);
        var content = await ListContent.ReadAsync(
            change, list, version, made.Point.At, made.Cause, made.Act, history, made.State);
        await ArtifactTable.InsertAsync(change, list, made.Version, content);
        var published = await ListVersionTable.ReadAsync(change.Connection, list, made.Version + 1, 1, CancellationToken.None);
        await log.AppendAsync(change, published[0], made.Changes);
        await DueNextAsync(change, list, made.State);
        await change.AppendAsync(new ListVersionPublished { Version = published[0].ToMessage() }, $"{list.Name}/{made.Version}");
    }

    private static Task DueNextAsync(Change change, PublicList list, ListState state)
        => state.NextEnd is { } next ? Due.ExpiryAsync(change, list, next) : Task.CompletedTask;
}
