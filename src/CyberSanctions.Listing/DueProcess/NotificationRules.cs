using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.ServiceDefaults.Errors;
using CyberSanctions.ServiceDefaults.Validation;

namespace CyberSanctions.Listing.DueProcess;

/// <summary>How a person is told: Regulation (EU) 2019/796, Article 13(2).</summary>
internal static class NotificationRules
{
    private const int LongestDocument = 300;

    /// <summary>Checks a document that proves something.</summary>
    public static Checks Document(this Checks checks, string field, DocumentReference? document, bool required = true)
        => document is null
            ? checks.That(!required, field, "Is required.")
            : checks.Line($"{field}.reference", document.Reference, LongestDocument).Sha256($"{field}.sha256", document.Sha256);

    public static void Check(RecordNotificationRequest request, DateOnly today)
        => new Checks().Reference("reference", request.Reference)
            .Version("expected_version", request.ExpectedVersion)
            .Choice("channel", request.Channel)
            .LivedDate("on", request.On, today, required: true)
            .Document("proof", request.Proof)
            .Throw();

    public static void Check(ReportUndeliverableRequest request, DateOnly today)
        => new Checks().Reference("reference", request.Reference)
            .Version("expected_version", request.ExpectedVersion)
            .LivedDate("on", request.On, today, required: true)
            .Document("proof", request.Proof)
            .Throw();

    /// <summary>
    /// From which day persons are to be told of an act: when it was published, if that was before it was recorded here. Else when
    /// it was recorded, or earlier when it took effect earlier; but a corrigendum, which has effect from when that had what it
    /// corrects, is not to be told of before it is there.
    /// </summary>
    public static DateOnly OwedSince(DateOnly effectiveOn, DateOnly recordedOn, DateOnly? publishedOn, bool corrects)
        => publishedOn ?? (corrects || recordedOn < effectiveOn ? recordedOn : effectiveOn);

    /// <summary>
    /// Refuses to tell somebody twice; to send something where no address is known; and a notice where one is, unless what was
    /// sent directly has come back.
    /// </summary>
    public static void RequireSendable(Notification notification, NotificationChannel channel, bool addressKnown)
    {
        if (notification.State == NotificationState.Done)
        {
            throw DueProcessRefusals.NotificationDone.Because($"{notification.Reference} is done.");
        }

        if (notification.OwedSince is null)
        {
            throw DueProcessRefusals.ActNotOnRecord.Because($"{notification.ActReference} is not wholly on record yet.");
        }

        if (channel == NotificationChannel.Direct && !addressKnown)
        {
            throw DueProcessRefusals.AddressUnknown.Because(
                "channel", $"{notification.EntryReference} names no address to which anything can be sent.");
        }

        if (channel == NotificationChannel.Notice && addressKnown && notification.State != NotificationState.Returned)
        {
            throw DueProcessRefusals.AddressKnown.Because(
                "channel", $"{notification.EntryReference} names an address, and nothing that was sent there has come back.");
        }
    }

    /// <summary>What was sent directly last, if it can come back.</summary>
    public static NotificationAttempt RequireReturnable(Notification notification)
        => notification is { State: NotificationState.Done, Attempts: [.., { Channel: NotificationChannel.Direct } sent] }
            ? sent
            : throw DueProcessRefusals.NotificationNotSent.Because(
                $"Of {notification.Reference}, nothing that was sent directly is under way.");

    /// <summary>Refuses what was meant for another version (0: whatever it is).</summary>
    public static void RequireVersion(string reference, long expected, long current)
    {
        if (expected != 0 && expected != current)
        {
            throw Refusal.Stale(reference, expected, current);
        }
    }
}
