using System.Security.Cryptography;
using CyberSanctions.Contracts.Events.V1;
using CyberSanctions.Contracts.Kinds;
using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.Journal.Appending;
using CyberSanctions.Listing.Entries;
using CyberSanctions.Procedures.Periods;
using CyberSanctions.ServiceDefaults.Errors;
using Grpc.Core;

namespace CyberSanctions.Listing.DueProcess;

/// <content>How observations come in.</content>
internal sealed partial class DueProcessGrpcService
{
    /// <summary>
    /// Takes observations in, from anybody. NOT_FOUND: there is no such list or entry; FAILED_PRECONDITION:
    /// <c>entry-off-the-list</c>; RESOURCE_EXHAUSTED: <c>observations-too-large</c>, <c>too-many-observations</c>;
    /// INVALID_ARGUMENT: also when fewer or more bytes come than were said; DEADLINE_EXCEEDED.
    /// </summary>
    public override async Task<ObservationsAnswer> SubmitObservations(
        IAsyncStreamReader<SubmitObservationsRequest> requestStream, ServerCallContext context)
    {
        var (sent, file) = await arrivals.ReceiveAsync(requestStream, context.CancellationToken);
        var received = new ReceivedObservations
        {
            List = PublicLists.Require(sent.List),
            EntryReference = sent.EntryReference,
            Sender = sent.Sender,
            Contact = sent.Contact,
            Text = sent.Text,
            File = file.Length == 0
                ? null
                : new() { Name = sent.FileName, Size = file.Length, Sha256 = Convert.ToHexStringLower(SHA256.HashData(file)) },
            Handling = ObservationRules.OfTheForm,
        };
        await HearOfAsync(received.List, received.EntryReference, context.CancellationToken);

        // The key stands for what was sent, and not for the number that it was given.
        return await commands.RunAsync(received, context, async change =>
        {
            var entry = await ProcessEntry.LockAsync(change, received.List, received.EntryReference);
            RequireObservable(entry, change.Now);
            ObservationRules.RequireRoom(
                settings.Value,
                await ObservationTable.WaitingAsync(change, entry.List, entry.Reference),
                file.Length);
            var today = CouncilData.DayInBrussels(change.Now);
            return ToAnswer(await ReceiveAsync(change, entry, new(received) { ReceivedOn = today.ToMessage() }, file));
        });
    }

    /// <summary>
    /// Records observations that an officer has received. NOT_FOUND; FAILED_PRECONDITION: <c>entry-off-the-list</c>.
    /// </summary>
    public override async Task<ReceivedObservations> RecordObservations(
        RecordObservationsRequest request, ServerCallContext context)
    {
        ObservationRules.Check(request, Today);
        var list = PublicLists.Require(request.List);
        await HearAsync(context.CancellationToken);
        return await commands.RunAsync(request, context, async change =>
        {
            var entry = await ProcessEntry.LockAsync(change, list, request.EntryReference);
            RequireObservable(entry, change.Now);
            RequireSinceListing("received_on", request.ReceivedOn, entry, change.Now);
            var received = new ReceivedObservations
            {
                List = list,
                EntryReference = request.EntryReference,
                Sender = request.Sender,
                Contact = request.Contact,
                Text = request.Text,
                Handling = request.Handling,
                ReceivedOn = request.ReceivedOn,
                Document = request.Document,
            };
            return await ReceiveAsync(change, entry, received, []);
        });
    }

    // They open a review, or join the one that is open; not of an entry that an act on record takes off the list.
    private static async Task<ReceivedObservations> ReceiveAsync(
        Change change, ProcessEntry entry, ReceivedObservations received, byte[] file)
    {
        received.Reference = ObservationRules.NewReference();
        if (!entry.Ended)
        {
            received.ReviewReference = (await ReviewTable.OpenAsync(
                change, entry, ReviewGround.Observations, received.Reference, received.Handling)).Reference;
        }

        await ObservationTable.InsertAsync(change, received, file);
        await change.AppendAsync(
            new ObservationsReceived
            {
                Reference = received.Reference,
                List = received.List,
                EntryReference = received.EntryReference,
                TextSha256 = Sha256Of(received.Text),
                FileSha256 = received.File?.Sha256 ?? "",
                ReviewReference = received.ReviewReference,
            },
            received.Reference);
        return (await ObservationTable.LockAsync(change, received.Reference))!;
    }

    // What has yet to take effect does not exist for anybody outside; what is off the list needs no observations.
    private static void RequireObservable(ProcessEntry entry, DateTime now)
    {
        if (entry.ListedAt > now)
        {
            throw Refusal.NotFound("entry", entry.Reference);
        }

        if (!entry.IsListed(now))
        {
            throw DueProcessRefusals.EntryOffTheList.Because($"{entry.Reference} is off {entry.List}.");
        }
    }

    private static DateOnly RequireSinceListing(
        string field, Contracts.Common.V1.Date date, ProcessEntry entry, DateTime now)
        => Days.Require(field, date, entry.ListedOn, CouncilData.DayInBrussels(now), "when the entry was listed");

    private static ObservationsAnswer ToAnswer(ReceivedObservations observations) => new()
    {
        Reference = observations.Reference,
        List = observations.List,
        EntryReference = observations.EntryReference,
        State = observations.State,
        ReceivedAt = observations.ReceivedAt,
        Answer = observations.Answer,
        AnsweredAt = observations.AnsweredAt,
    };
}
