using System.Data;
using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.Listing.Proposals;
using CyberSanctions.ServiceDefaults.Identity;
using Google.Protobuf;
using Grpc.Core;

namespace CyberSanctions.Listing.Acts;

internal sealed partial class ActsGrpcService
{
    /// <summary>The bytes of one of an act's texts, as stored. NOT_FOUND, also of a text that there is not.</summary>
    public override async Task<GetActTextReply> GetActText(GetActTextRequest request, ServerCallContext context)
    {
        ProposalRules.Naming("reference", request.Reference)
            .That(request.Revision >= 0, "revision", "Must be 0 or a revision.")
            .Throw();
        await using var connection = await database.OpenConnectionAsync(context.CancellationToken);
        await using var snapshot = await connection.BeginTransactionAsync(
            IsolationLevel.RepeatableRead, context.CancellationToken);
        var reader = Principal.Of(context);
        var act = ActRules.RequireExisting(
            reader,
            request.Reference,
            await ActReading.LoadAsync(connection, snapshot, request.Reference, request.Revision, reader));
        return new GetActTextReply
        {
            Text = ByteString.CopyFrom(await ActReading.TextAsync(connection, snapshot, act)),
            TextSha256 = act.TextSha256,
            Revision = act.Revision,
            Handling = act.Handling,
            Adopted = ActCourse.Adopting(act)?.Revision == act.Revision,
        };
    }
}
