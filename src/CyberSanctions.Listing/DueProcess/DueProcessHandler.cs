using System.Security.Cryptography;
using CyberSanctions.Contracts.Events.V1;
using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.Journal.Appending;
using CyberSanctions.Journal.Consuming;
using CyberSanctions.Procedures.Periods;
using Google.Protobuf;

namespace CyberSanctions.Listing.DueProcess;

/// <summary>
/// Follows the publication journal from its beginning: what acts on record do to entries, and so of what persons are to be told,
/// and from when the 12 months are counted. What follows from that journal alone is not repeated in this service's own.
/// </summary>
internal sealed class DueProcessHandler : IEventHandler<EntryChanged>, IEventHandler<ActRecorded>
{
    /// <inheritdoc/>
    public async Task ApplyAsync(Change change, EntryChanged happened, CancellationToken cancel)
    {
        var grounds = happened.Content is { } content ? Sha256Of(content) : null;
        if (happened.Operation == OperationKind.List)
        {
            await ProcessTable.InsertAsync(change, happened, grounds!);
            await NotificationTable.OweAsync(change, happened, NotificationCause.Listed);
            return;
        }

        if (await ProcessTable.UpdateAsync(change, happened, grounds) is not { } before)
        {
            // Listed before there were such events: of that one nothing is known here.
            return;
        }

        NotificationCause? cause = happened.Operation switch
        {
            OperationKind.Amend when grounds is not null && !before.SequenceEqual(grounds)
                => NotificationCause.ReasonsAmended,
            OperationKind.Renew => NotificationCause.Maintained,
            OperationKind.Delist => NotificationCause.Delisted,
            _ => null,
        };
        if (cause is { } owed)
        {
            await NotificationTable.OweAsync(change, happened, owed);
        }
    }

    /// <inheritdoc/>
    public async Task ApplyAsync(Change change, ActRecorded happened, CancellationToken cancel)
    {
        var effective = happened.TakesEffectAt.ToDateTime();
        var effectiveOn = CouncilData.DayInBrussels(effective);
        var recordedOn = CouncilData.DayInBrussels(change.Heard?.RecordedAt?.ToDateTime() ?? change.Now);
        var (publishedOn, corrects) = await ProcessTable.PublishedAsync(change, happened.ActReference);
        await ProcessTable.DateAsync(
            change,
            happened.ActReference,
            effective,
            effectiveOn,
            NotificationRules.OwedSince(effectiveOn, recordedOn, publishedOn, corrects));
    }

    // What Article 13(2) calls the decision and its grounds.
    private static byte[] Sha256Of(EntryContent content)
        => SHA256.HashData(new EntryContent
        {
            Ground = content.Ground,
            Measures = { content.Measures.Order() },
            StatementOfReasons = content.StatementOfReasons,
        }.ToByteArray());
}
