using CyberSanctions.Contracts.Attribution.V1;
using CyberSanctions.ServiceDefaults.Errors;
using CyberSanctions.ServiceDefaults.Paging;
using CyberSanctions.ServiceDefaults.Validation;
using Grpc.Core;

namespace CyberSanctions.Attribution.Responses;

/// <content>What was said is released to the public, retracted, and read by everybody.</content>
internal sealed partial class ResponsesGrpcService
{
    /// <summary>
    /// Releases what was said to the public. PERMISSION_DENIED: <c>own-text</c>; FAILED_PRECONDITION: <c>measure-state</c>,
    /// <c>nothing-said</c>, <c>exercise-not-public</c>, <c>another-text</c>, <c>statement-released</c>, <c>dossier-withdrawn</c>;
    /// ABORTED: <c>stale-version</c>.
    /// </summary>
    public override Task<MeasureReply> ReleaseStatement(ReleaseStatementRequest request, ServerCallContext context)
    {
        MeasureForm.Following(request.Reference, request.ExpectedVersion, request.Id)
            .Line("title", request.Title, MeasureForm.LongestLine)
            .Sha256("sha256", request.Sha256)
            .Throw();
        return ChangeMeasureAsync(
            request, context, (request.Reference, request.ExpectedVersion, request.Id), async (change, _, id, measure) =>
            {
                StatementRules.RequireReleasable(measure, request.Sha256, change.Actor);
                await StatementTable.InsertAsync(change, id, measure.Realisation.TextNumber, request.Title);
                return new PlanChange(ResponseChangeKind.StatementReleased, id);
            });
    }

    /// <summary>
    /// Takes a statement back, also on a dossier that was withdrawn. FAILED_PRECONDITION: <c>statement-not-public</c>; ABORTED:
    /// <c>stale-version</c>.
    /// </summary>
    public override Task<MeasureReply> RetractStatement(RetractStatementRequest request, ServerCallContext context)
    {
        MeasureForm.Following(request.Reference, request.ExpectedVersion, request.Id)
            .Paragraphs("reason", request.Reason, LongestReason)
            .Throw();
        return ChangeMeasureAsync(
            request,
            context,
            (request.Reference, request.ExpectedVersion, request.Id),
            async (change, _, id, measure) =>
            {
                StatementRules.RequirePublic(measure);
                await StatementTable.RetractAsync(change, id, request.Reason);
                return new PlanChange(ResponseChangeKind.StatementRetracted, id, Reason: request.Reason);
            },
            alsoOfWithdrawn: true);
    }

    /// <summary>What the Union has said in public, newest first. INVALID_ARGUMENT: a foreign cursor, a size above 200.</summary>
    public override async Task<ListStatementsReply> ListStatements(ListStatementsRequest request, ServerCallContext context)
    {
        var page = Page.Of("statements", request.Page);
        await using var connection = await database.OpenConnectionAsync(context.CancellationToken);
        var rows = await StatementTable.ListAsync(connection, page);
        var (statements, nextCursor) = await page.CutAsync(rows.ToAsyncEnumerable(), context.CancellationToken);
        return new ListStatementsReply { Statements = { statements }, NextCursor = nextCursor };
    }

    /// <summary>One of them. NOT_FOUND.</summary>
    public override async Task<Statement> GetStatement(GetStatementRequest request, ServerCallContext context)
    {
        new Checks().Reference("id", request.Id).Throw();
        await using var connection = await database.OpenConnectionAsync(context.CancellationToken);
        return (Guid.TryParseExact(request.Id, "D", out var id) && id.ToString() == request.Id
                ? await StatementTable.FindAsync(connection, id) : null)
            ?? throw Refusal.NotFound("statement", request.Id);
    }
}
