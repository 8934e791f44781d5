using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.Contracts.Events.V1;
using CyberSanctions.Contracts.Kinds;
using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.Contracts.Refusals;
using CyberSanctions.Journal.Appending;
using CyberSanctions.ServiceDefaults.Errors;
using CyberSanctions.ServiceDefaults.Identity;
using CyberSanctions.ServiceDefaults.Validation;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;

namespace CyberSanctions.Listing.WorkQueue;

/// <content>
/// Calendars. Their addresses have a secret of 256 random bits: it is guessed by nobody, and as it is looked up by its hash, how
/// long that takes says nothing of it. Whether somebody still has the roles of their last token is not known here; so an address
/// ends after 30 days unless its owner comes with a token.
/// </content>
internal sealed partial class WorkQueueGrpcService
{
    private const int SecretBytes = 32;
    private const int LongestKey = 100;
    private const int MostCalendars = 10;
    private const int MostEvents = 2_000;
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(30);

    /// <summary>
    /// Creates an address. INVALID_ARGUMENT: the unit of somebody whose token names none; FAILED_PRECONDITION:
    /// <c>calendars-full</c>.
    /// </summary>
    public override async Task<WorkCalendar> CreateWorkCalendar(CreateWorkCalendarRequest request, ServerCallContext context)
    {
        var owner = Principal.Of(context);
        WorkQueueRules.Check(new ListWorkQueueRequest { Whose = request.Whose }, owner);
        var secret = "";
        var created = await commands.RunAsync(request, context, async change =>
        {
            await CalendarTable.LockAsync(change);
            if ((await CalendarTable.ListAsync(change.Connection, change.Transaction, owner.Subject, change.Now)).Count
                >= MostCalendars)
            {
                throw WorkQueueRefusals.CalendarsFull.Because($"You have {MostCalendars} calendars; end one of them first.");
            }

            secret = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(SecretBytes));
            var id = Guid.CreateVersion7(new DateTimeOffset(change.Now)).ToString();
            await CalendarTable.InsertAsync(change, id, owner, request.Whose, HashOf(secret), change.Now + Lifetime);
            await change.AppendAsync(
                new WorkCalendarCreated
                {
                    Id = id,
                    Whose = request.Whose,
                    ValidUntil = (
                    change.Now + Lifetime).ToTimestamp()
                }, id);
            return (await CalendarTable.LockAsync(change, id))!.Value.Calendar;
        });

        // Answers are kept for whoever repeats a request, and what is kept must not tell the secret.
        created.Secret = secret;
        return created;
    }

    /// <summary>Valid calendars of the caller; of others for administrators. NOT_FOUND.</summary>
    public override async Task<ListWorkCalendarsReply> ListWorkCalendars(
        ListWorkCalendarsRequest request, ServerCallContext context)
    {
        new Checks().Token("subject", request.Subject, LongestKey, required: false).Throw();
        var reader = Principal.Of(context);
        var subject = request.Subject.Length == 0 ? reader.Subject : request.Subject;
        if (subject != reader.Subject && !reader.Has(Roles.Administrator))
        {
            throw Refusal.NotFound("calendar of", subject);
        }

        await using var connection = await database.OpenConnectionAsync(context.CancellationToken);
        return new ListWorkCalendarsReply { Items = { await CalendarTable.ListAsync(connection, null, subject, clock.Now) } };
    }

    /// <summary>Lets an address go on, with the roles that its owner has now. NOT_FOUND; ABORTED: <c>stale-version</c>.</summary>
    public override Task<WorkCalendar> RenewWorkCalendar(RenewWorkCalendarRequest request, ServerCallContext context)
    {
        new Checks().Token("id", request.Id, LongestKey).Version("expected_version", request.ExpectedVersion).Throw();
        var owner = Principal.Of(context);
        return commands.RunAsync(request, context, async change =>
        {
            var calendar = await RequireCalendarAsync(change, request.Id, request.ExpectedVersion, by => by == owner.Subject);
            WorkQueueRules.Check(new ListWorkQueueRequest { Whose = calendar.Whose }, owner);
            await CalendarTable.RenewAsync(change, request.Id, owner, change.Now + Lifetime);
            await change.AppendAsync(
                new WorkCalendarRenewed { Id = request.Id, ValidUntil = (change.Now + Lifetime).ToTimestamp() }, request.Id);
            return (await CalendarTable.LockAsync(change, request.Id))!.Value.Calendar;
        });
    }

    /// <summary>Ends an address: one's own, or as an administrator anybody's. NOT_FOUND; ABORTED: <c>stale-version</c>.</summary>
    public override Task<WorkCalendar> RevokeWorkCalendar(RevokeWorkCalendarRequest request, ServerCallContext context)
    {
        new Checks().Token("id", request.Id, LongestKey).Version("expected_version", request.ExpectedVersion).Throw();
        var by = Principal.Of(context);
        return commands.RunAsync(request, context, async change =>
        {
            var calendar = await RequireCalendarAsync(
                change, request.Id, request.ExpectedVersion, owner => owner == by.Subject || by.Has(Roles.Administrator));
            await CalendarTable.RevokeAsync(change, request.Id);
            await change.AppendAsync(new WorkCalendarRevoked { Id = request.Id }, request.Id);
            calendar.Version++;
            calendar.RevokedAt = change.Now.ToTimestamp();
            return calendar;
        });
    }

    /// <summary>The calendar, for whoever has the secret. NOT_FOUND.</summary>
    public override async Task<WorkCalendarFile> FetchWorkCalendar(FetchWorkCalendarRequest request, ServerCallContext context)
    {
        new Checks().Token("key", request.Key, LongestKey).Throw();
        await using var connection = await database.OpenConnectionAsync(context.CancellationToken);
        await using var snapshot = await connection.BeginTransactionAsync(
            System.Data.IsolationLevel.RepeatableRead, context.CancellationToken);
        var (whose, reader) = await CalendarTable.FindAsync(connection, snapshot, HashOf(request.Key), clock.Now)
            ?? throw RequestRefusals.NotFound.Because("There is no calendar at this address, or it has ended.");
        var rows = await WaitingAsync(
            new Change(connection, snapshot, reader.Subject, new DateTimeOffset(clock.Now)),
            reader,
            new ListWorkQueueRequest { Whose = whose, DueBefore = DateOnly.MaxValue.ToMessage() },
            after: null,
            MostEvents);

        // It goes to programs, and to servers, of which nobody knows here.
        var file = CalendarFile.Of(rows.Where(row => row.Handling <= Handling.TlpAmber));
        return new WorkCalendarFile
        {
            Content = UnsafeByteOperations.UnsafeWrap(file),
            Sha256 = Convert.ToHexStringLower(SHA256.HashData(file)),
        };
    }

    private static byte[] HashOf(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));

    private static async Task<WorkCalendar> RequireCalendarAsync(
        Change change, string id, long expectedVersion, Func<string, bool> maySee)
    {
        if (await CalendarTable.LockAsync(change, id) is not { } found || !maySee(found.Subject))
        {
            throw Refusal.NotFound("calendar", id);
        }

        return expectedVersion == 0 || expectedVersion == found.Calendar.Version
            ? found.Calendar
            : throw Refusal.Stale(id, expectedVersion, found.Calendar.Version);
    }
}
