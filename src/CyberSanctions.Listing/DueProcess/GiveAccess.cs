using CyberSanctions.Contracts.Events.V1;
using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.Listing.Entries;
using CyberSanctions.ServiceDefaults.Errors;
using CyberSanctions.ServiceDefaults.Identity;
using CyberSanctions.ServiceDefaults.Validation;
using Grpc.Core;

namespace CyberSanctions.Listing.DueProcess;

/// <content>Access to the file.</content>
internal sealed partial class DueProcessGrpcService
{
    private const int MostDocuments = 200;

    /// <summary>Records that somebody has asked for access to the file. NOT_FOUND.</summary>
    public override async Task<AccessRequest> RequestAccess(RequestAccessRequest request, ServerCallContext context)
    {
        new Checks().Token("list", request.List, 100, required: false)
            .Reference("entry_reference", request.EntryReference)
            .Line("requested_by", request.RequestedBy, 300)
            .LivedDate("received_on", request.ReceivedOn, Today, required: true)
            .Choice("handling", request.Handling)
            .Throw();
        var list = PublicLists.Require(request.List);
        await HearAsync(context.CancellationToken);
        return await commands.RunAsync(request, context, async change =>
        {
            var entry = await ProcessEntry.LockAsync(change, list, request.EntryReference);
            RequireSinceListing("received_on", request.ReceivedOn, entry, change.Now);
            var reference = await change.NextReferenceAsync("ACC");
            await AccessTable.InsertAsync(change, reference, list, request);
            await change.AppendAsync(
                new AccessRequested { Reference = reference, List = list, EntryReference = entry.Reference }, reference);
            return (await AccessTable.LockAsync(change, reference))!;
        });
    }

    /// <summary>
    /// Records what was given of the file, or why nothing was. NOT_FOUND; FAILED_PRECONDITION: <c>access-answered</c>,
    /// <c>document-not-released</c>; ABORTED: <c>stale-version</c>; UNAVAILABLE: the attribution service cannot be asked what is
    /// released now.
    /// </summary>
    public override async Task<AccessRequest> AnswerAccess(AnswerAccessRequest request, ServerCallContext context)
    {
        var checks = Changing(request.Reference, request.ExpectedVersion)
            .Paragraphs("statement", request.Statement, 4_000)
            .That(request.Documents.Count <= MostDocuments, "documents", $"Must not be more than {MostDocuments}.");
        foreach (var (index, document) in request.Documents.Take(MostDocuments).Index())
        {
            checks.Reference($"documents[{index}].item_reference", document.ItemReference)
                .Line($"documents[{index}].title", document.Title, 300)
                .Sha256($"documents[{index}].sha256", document.Sha256);
        }

        checks.Throw();
        if (request.Documents.Count > 0)
        {
            await evidence.CaughtUpAsync(context.CancellationToken);
        }

        return await commands.RunAsync(request, context, async change =>
        {
            var asked = await AccessTable.LockAsync(change, request.Reference);
            if (asked is null || !Principal.Of(context).MaySee(asked.Handling))
            {
                throw Refusal.NotFound("request for access", request.Reference);
            }

            if (asked.State != AccessState.Open)
            {
                throw DueProcessRefusals.AccessAnswered.Because($"{asked.Reference} was answered by {asked.AnsweredBy}.");
            }

            NotificationRules.RequireVersion(asked.Reference, request.ExpectedVersion, asked.Version);
            await AccessTable.RequireReleasedAsync(change, asked.List, request.Documents);
            await AccessTable.AnswerAsync(change, request);
            var answered = (await AccessTable.LockAsync(change, request.Reference))!;
            await change.AppendAsync(
                new AccessAnswered
                {
                    Reference = answered.Reference,
                    State = answered.State,
                    StatementSha256 = Sha256Of(answered.Statement),
                    DocumentSha256 = { answered.Documents.Select(document => document.Sha256) },
                },
                answered.Reference);
            return answered;
        });
    }
}
