using System.Security.Cryptography;
using System.Text;
using CyberSanctions.Contracts.Events.V1;
using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.Listing.Council;
using CyberSanctions.ServiceDefaults.Identity;
using CyberSanctions.ServiceDefaults.Validation;
using Grpc.Core;

namespace CyberSanctions.Listing.WorkQueue;

/// <content>Who has what.</content>
internal sealed partial class WorkQueueGrpcService
{
    /// <summary>
    /// Takes an item on, gives it to somebody else or to a unit, or to nobody. NOT_FOUND; PERMISSION_DENIED:
    /// <c>work-of-its-author</c>, <c>work-of-other-roles</c>; FAILED_PRECONDITION: <c>assigned-so-already</c>; ABORTED:
    /// <c>stale-version</c>.
    /// </summary>
    public override Task<WorkItem> AssignWorkItem(AssignWorkItemRequest request, ServerCallContext context)
    {
        WorkQueueRules.Check(new Checks().Token("id", request.Id, LongestId), request).Throw();
        var by = Principal.Of(context);
        return commands.RunAsync(request, context, async change =>
        {
            await WorkTable.LockAsync(change, request.Id);
            var before = await RequireAsync(change, by, request.Id);
            WorkQueueRules.RequireAssignable(before, by, request);
            await WorkTable.AssignAsync(change, request);
            var after = await RequireAsync(change, by, request.Id);
            await change.AppendAsync(
                new WorkItemAssigned
                {
                    Id = after.Id,
                    Version = after.Version,
                    Assignee = after.MemberState is null ? request.Assignee : "",
                    Unit = after.MemberState is null ? request.Unit : "",
                    ReasonSha256 = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(request.Reason))),
                },
                after.Reference);
            return after.ToMessage(by, await CouncilDataTable.RequireAsync(change), change.Now, zone: null);
        });
    }
}
