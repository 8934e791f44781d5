using CyberSanctions.Contracts.Events.V1;
using CyberSanctions.Contracts.Kinds;
using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.Journal.Appending;
using CyberSanctions.Publication.Entries;
using CyberSanctions.Publication.History;
using CyberSanctions.Publication.Lists;
using Dapper;
using Google.Protobuf.WellKnownTypes;

namespace CyberSanctions.Publication.Acts;

/// <summary>
/// Puts adopted acts on record with everything that they do, whether or not they have taken effect, and tells the journal:
/// whoever drafts the next act drafts against that.
/// </summary>
internal sealed class ActRecorder(ILogger<ActRecorder> logger)
{
    /// <summary>Puts an act on record; answers with everything that is.</summary>
    public async Task<ListHistory> RecordAsync(Change change, PublicList list, AdoptedAct act, DateTime takesEffectAt)
    {
        await ActTable.InsertAsync(change, act, takesEffectAt);
        await EntryTable.InsertAsync(
            change, list, act.Text.Reference, await EntryVersions.NumberAsync(change, list, act, logger));
        var history = await ListHistory.ReadAsync(change, list);
        await TellAsync(change, list, history, [history.Act(act.Text.Reference)]);
        return history;
    }

    /// <summary>
    /// Tells of the acts that were recorded before anybody was told of that. Under the lock of the list; whoever comes second
    /// finds that all have been told.
    /// </summary>
    public static async Task TellOfEarlierAsync(Change change, PublicList list)
    {
        var untold = (await change.Connection.QueryAsync<string>(
            """
            SELECT a.reference FROM act a
            WHERE a.exercise = @Exercise
              AND NOT EXISTS (SELECT FROM journal j WHERE j.subject = a.reference AND j.event_type = @Told)
            """,
            new { list.Exercise, Told = ActRecorded.Descriptor.FullName },
            change.Transaction)).ToHashSet(StringComparer.Ordinal);
        if (untold.Count > 0)
        {
            var history = await ListHistory.ReadAsync(change, list);
            await TellAsync(change, list, history, [.. history.Acts.Where(act => untold.Contains(act.Text.Reference))]);
        }
    }

    private static async Task TellAsync(Change change, PublicList list, ListHistory history, IReadOnlyList<RecordedAct> acts)
    {
        var settled = Fold.At(history.Operations, Point.Settled(change.Now, history.Operations));
        var entries = settled.Entries.ToDictionary(entry => entry.Identity.Reference, StringComparer.Ordinal);
        foreach (var act in acts)
        {
            var changes = await EntryTable.ReadAsync(change, list, act.Text.Reference);
            await change.AppendAsync(
            [
                .. changes.Select(
                    of => Happened(change, EntryChangedBy(act, list, entries[of.Reference], of.Number, of.Kind), of.Reference)),
                Happened(change, Recorded(act, list, settled), act.Text.Reference),
            ]);
        }
    }

    private static Happened Happened(Change change, Google.Protobuf.IMessage told, string subject)
        => new(told, subject, change.Actor, System.Diagnostics.Activity.Current?.Id ?? "");

    private static EntryChanged EntryChangedBy(RecordedAct act, PublicList list, EntryState entry, int number, OperationKind kind)
        => new()
        {
            List = list.Name,
            Reference = entry.Identity.Reference,
            LogicalId = entry.Identity.LogicalId,
            Version = number,
            Operation = kind,
            Content = kind is OperationKind.List or OperationKind.Amend ? entry.Content : null,
            ActReference = act.Text.Reference,
            AppliesUntil = entry.Until?.Day.ToMessage(),
        };

    private static ActRecorded Recorded(RecordedAct act, PublicList list, ListState settled) => new()
    {
        List = list.Name,
        ActReference = act.Text.Reference,
        ActNumber = act.Text.Number,
        BallotReference = act.BallotReference,
        TakesEffectAt = act.TakesEffectAt.ToTimestamp(),
        ListingsUntil = settled.Listings?.Day.ToMessage(),
        ListingsUntilAct = settled.Listings?.Act.Text.Reference ?? "",
        FrameworkUntil = settled.Framework?.Day.ToMessage(),
        FrameworkUntilAct = settled.Framework?.Act.Text.Reference ?? "",
    };
}
