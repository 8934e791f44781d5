using System.Data;
using CyberSanctions.Contracts.Kinds;
using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.Listing.Entries;
using CyberSanctions.ServiceDefaults.Errors;
using CyberSanctions.ServiceDefaults.Validation;
using Dapper;
using Grpc.Core;
using Npgsql;

namespace CyberSanctions.Listing.DueProcess;

/// <content>What everybody may know.</content>
internal sealed partial class DueProcessGrpcService
{
    /// <summary>
    /// How to be heard on a listing, and how far due process is. NOT_FOUND: also an entry that has yet to take effect.
    /// </summary>
    public override async Task<Redress> GetRedress(GetRedressRequest request, ServerCallContext context)
    {
        var list = PublicLists.Require(request.List);
        new Checks().Reference("reference", request.Reference).Throw();
        await HearOfAsync(list, request.Reference, context.CancellationToken);
        var now = time.GetUtcNow().UtcDateTime;
        await using var connection = await database.OpenConnectionAsync(context.CancellationToken);
        await using var snapshot = await connection.BeginTransactionAsync(
            IsolationLevel.RepeatableRead, context.CancellationToken);
        var entry = await ProcessEntry.FindAsync(connection, snapshot, list, request.Reference, now);
        if (entry is null || entry.ListedAt > now)
        {
            throw Refusal.NotFound("entry", request.Reference);
        }

        var listedAs = await EntryTable.ListedAsAsync(connection, snapshot, list, entry.Reference);
        var listed = entry.IsListed(now);
        return new Redress
        {
            List = list,
            Reference = entry.Reference,
            Exercise = PublicLists.IsExercise(list),
            Name = listedAs.Names.FirstOrDefault()?.WholeName ?? "",
            Listed = listed,
            ListedOn = entry.ListedOn.ToMessage(),
            Notifications =
            {
                (await ToldOfAsync(connection, snapshot, entry, now)).Select(ToPublic),
            },
            ReviewOpenSince = (await connection.ExecuteScalarAsync<DateOnly?>(
                "SELECT opened_on FROM review WHERE list = @list AND entry_reference = @Reference AND state = 1",
                new { list, entry.Reference },
                snapshot)).ToMessage(),
            ReviewedOn = entry.ReviewedOn.ToMessage(),
            ReviewDueOn = listed ? entry.ReviewDueOn.ToMessage() : null,
            CourtCases =
            {
                (await CourtTable.OfEntryAsync(
                    connection, snapshot, list, entry.Reference, ServiceDefaults.Identity.Principal.Of(context)))
                    .Select(ToPublic),
            },
            Remedies = { Remedies.All },
        };
    }

    // Of acts that have taken effect: nobody learns here of one before it has.
    private static async Task<IEnumerable<Notification>> ToldOfAsync(
        NpgsqlConnection connection, NpgsqlTransaction snapshot, ProcessEntry entry, DateTime now)
    {
        var effective = (await connection.QueryAsync<string>(
            """
            SELECT n.reference FROM notification n LEFT JOIN recorded_act a ON a.act_reference = n.act_reference
            WHERE n.list = @List AND n.entry_reference = @Reference
                AND (n.review_reference IS NOT NULL OR a.takes_effect_at <= @now)
            """,
            new { entry.List, entry.Reference, now },
            snapshot)).ToHashSet(StringComparer.Ordinal);
        return (await NotificationTable.OfEntryAsync(connection, snapshot, entry.List, entry.Reference))
            .Where(notification => effective.Contains(notification.Reference));
    }

    private static PublicNotification ToPublic(Notification notification)
    {
        var made = notification.State == NotificationState.Done ? notification.Attempts[^1] : null;
        return new()
        {
            Cause = notification.Cause,
            State = notification.State,
            Channel = made?.Channel ?? NotificationChannel.Unspecified,
            On = made?.On,
        };
    }

    private static PublicCase ToPublic(CourtCase found) => new()
    {
        Number = found.Number,
        LodgedOn = found.LodgedOn,
        State = found.State,
        Outcome = found.Outcome,
        On = found.Steps.LastOrDefault()?.On,
        EffectsUntil = found.EffectsUntil,
    };
}
