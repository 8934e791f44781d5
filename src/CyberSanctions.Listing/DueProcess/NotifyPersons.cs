using CyberSanctions.Contracts.Events.V1;
using CyberSanctions.Contracts.Kinds;
using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.Journal.Appending;
using CyberSanctions.Procedures.Periods;
using CyberSanctions.ServiceDefaults.Errors;
using Grpc.Core;

namespace CyberSanctions.Listing.DueProcess;

/// <content>How persons are told.</content>
internal sealed partial class DueProcessGrpcService
{
    /// <summary>
    /// Records that a person was told. NOT_FOUND; FAILED_PRECONDITION: <c>address-known</c>, <c>address-unknown</c>,
    /// <c>notification-done</c>, <c>act-not-wholly-on-record</c>; ABORTED: <c>stale-version</c>.
    /// </summary>
    public override async Task<Notification> RecordNotification(RecordNotificationRequest request, ServerCallContext context)
    {
        NotificationRules.Check(request, Today);
        await HearAsync(context.CancellationToken);
        return await commands.RunAsync(request, context, async change =>
        {
            var notification = await LockNotificationAsync(change, request.Reference, request.ExpectedVersion);
            var entry = await ProcessEntry.LockAsync(change, notification.List, notification.EntryReference);
            NotificationRules.RequireSendable(notification, request.Channel, entry.AddressKnown);
            var earliest = notification.Attempts is [.., { ReturnedOn: { } returned }]
                ? returned.ToDay()
                : notification.OwedSince.ToDay();
            Days.Require("on", request.On, earliest, CouncilData.DayInBrussels(change.Now), "when it was owed");
            await NotificationTable.SendAsync(change, notification, request);
            await change.AppendAsync(
                new NotificationRecorded
                {
                    Reference = notification.Reference,
                    List = notification.List,
                    EntryReference = notification.EntryReference,
                    Channel = request.Channel,
                    On = request.On,
                    Proof = request.Proof,
                },
                notification.Reference);
            return (await NotificationTable.LockAsync(change, request.Reference))!;
        });
    }

    /// <summary>
    /// Records that what was sent directly came back. NOT_FOUND; FAILED_PRECONDITION: <c>notification-not-sent</c>; ABORTED:
    /// <c>stale-version</c>.
    /// </summary>
    public override Task<Notification> ReportUndeliverable(ReportUndeliverableRequest request, ServerCallContext context)
    {
        NotificationRules.Check(request, Today);
        return commands.RunAsync(request, context, async change =>
        {
            var notification = await LockNotificationAsync(change, request.Reference, request.ExpectedVersion);
            var sent = NotificationRules.RequireReturnable(notification);
            Days.Require("on", request.On, sent.On.ToDay(), CouncilData.DayInBrussels(change.Now), "when it was sent");
            await NotificationTable.ReturnAsync(change, notification, request);
            await change.AppendAsync(
                new NotificationReturned
                {
                    Reference = notification.Reference,
                    List = notification.List,
                    EntryReference = notification.EntryReference,
                    On = request.On,
                    Proof = request.Proof,
                },
                notification.Reference);
            return (await NotificationTable.LockAsync(change, request.Reference))!;
        });
    }

    private static async Task<Notification> LockNotificationAsync(Change change, string reference, long expectedVersion)
    {
        var notification = await NotificationTable.LockAsync(change, reference)
            ?? throw Refusal.NotFound("notification", reference);
        NotificationRules.RequireVersion(reference, expectedVersion, notification.Version);
        return notification;
    }
}
