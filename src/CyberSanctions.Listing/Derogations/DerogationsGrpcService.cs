using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.Journal.Appending;
using CyberSanctions.Journal.Consuming;
using CyberSanctions.Journal.Deadlines;
using CyberSanctions.Listing.Entries;
using CyberSanctions.Procedures.Periods;
using CyberSanctions.ServiceDefaults.Errors;
using CyberSanctions.ServiceDefaults.Identity;
using CyberSanctions.ServiceDefaults.Paging;
using CyberSanctions.ServiceDefaults.Validation;
using Google.Protobuf;
using Grpc.Core;
using Npgsql;

namespace CyberSanctions.Listing.Derogations;

/// <summary>
/// The service <c>Derogations</c> of <c>listing/v1/derogations.proto</c>. Who sees what: <see cref="Sight"/>. What has become of
/// requests by itself: <see cref="PassingTime"/>.
/// </summary>
internal sealed partial class DerogationsGrpcService(
    Commands commands,
    NpgsqlDataSource database,
    [FromKeyedServices("lists")] Upstream publication,
    AgreedClock clock)
    : Contracts.Listing.V1.Derogations.DerogationsBase
{
    private DateOnly Today => CouncilData.DayInBrussels(clock.Now);

    /// <summary>One request, as the caller may see it. NOT_FOUND.</summary>
    public override async Task<Derogation> GetDerogation(GetDerogationRequest request, ServerCallContext context)
    {
        RequestRules.Naming(request.Reference).Throw();
        var principal = Principal.Of(context);
        await using var connection = await database.OpenConnectionAsync(context.CancellationToken);
        return Sight.Require(
            principal,
            request.Reference,
            await DerogationTable.FindAsync(
                connection, transaction: null, request.Reference, Today, Sight.Of(principal)));
    }

    /// <summary>
    /// Those that the caller may see, newest first. A page may hold fewer than asked for. INVALID_ARGUMENT: a foreign cursor, a
    /// size above 200.
    /// </summary>
    public override async Task<ListDerogationsReply> ListDerogations(ListDerogationsRequest request, ServerCallContext context)
    {
        new Checks().OptionalChoice("state", request.State).Throw();
        var page = Page.Of($"derogations {request.State}", request.Page);
        var principal = Principal.Of(context);
        await using var connection = await database.OpenConnectionAsync(context.CancellationToken);
        var rows = await DerogationTable.ListAsync(
            connection, Sight.Of(principal), request.State, page, Today);
        var (derogations, nextCursor) = await page.CutAsync(
            rows.Select(row => (row.Place, Sight.Require(principal, row.Item.Reference, row.Item))).ToAsyncEnumerable(),
            context.CancellationToken);
        return new ListDerogationsReply { Derogations = { derogations }, NextCursor = nextCursor };
    }

    /// <summary>The figures of a list, as of the end of the last quarter. NOT_FOUND: there is no such list.</summary>
    public override async Task<DerogationFigures> GetFigures(GetFiguresRequest request, ServerCallContext context)
    {
        var list = PublicLists.Require(request.List);
        var now = clock.Now;
        await using var connection = await database.OpenConnectionAsync(context.CancellationToken);
        var (decisions, reports) = await FigureTable.ReadAsync(connection, list, now);
        return FigureRules.Of(list, decisions, reports, CouncilData.DayInBrussels(now));
    }

    // A change of a request that the caller sees. What time it is, is asked when nobody else can change it any more: whatever
    // ended before that moment had ended.
    private Task<Derogation> ChangeAsync<TRequest>(
        TRequest request,
        string reference,
        ServerCallContext context,
        Func<Change, Principal, Derogation, DateTime, Task<Derogation>> act)
        where TRequest : IMessage
        => commands.RunAsync(request, context, async change =>
        {
            var principal = Principal.Of(context);
            var found = await DerogationTable.LockAsync(change, reference, Today, Sight.Of(principal));
            _ = Sight.Require(principal, reference, found?.Derogation);
            var now = await clock.AgreedAsync(change);
            if (now < found!.Value.ChangedAt)
            {
                throw EdgeRefusals.Unavailable.Because(
                    $"{reference} was changed at a later time than it is now by this service; try again.");
            }

            return Sight.Require(principal, reference, await act(change, principal, found.Value.Derogation, now));
        });

    // The next version of a request that stays in its state.
    private static async Task<Derogation> SaveAsync(
        Change change, Derogation before, DateTime now, Func<Derogation, string, IMessage> happened)
    {
        await DerogationChanges.SaveAsync(change, before.Reference, before.State, now);
        var after = (await DerogationTable.FindAsync(
            change.Connection, change.Transaction, before.Reference, CouncilData.DayInBrussels(now)))!;
        await change.AppendAsync(happened(after, Files.HashOf(after)), after.Reference);
        return after;
    }
}
