using System.Data;
using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.Contracts.Voting.V1;
using CyberSanctions.ServiceDefaults.Errors;
using CyberSanctions.ServiceDefaults.Identity;
using CyberSanctions.ServiceDefaults.Paging;
using CyberSanctions.ServiceDefaults.Validation;
using Google.Protobuf;
using Grpc.Core;
using Npgsql;

namespace CyberSanctions.Voting.Ballots;

internal sealed partial class BallotsService
{
    /// <summary>
    /// A ballot with its roster and the votes in force, which every reader sees as they come: in the
    /// Council, who voted how is no secret. What the caller may not see is NOT_FOUND.
    /// </summary>
    public override async Task<Ballot> GetBallot(GetBallotRequest request, ServerCallContext context)
    {
        new Checks().Reference("reference", request.Reference).Throw();
        await using var connection = await database.OpenConnectionAsync(context.CancellationToken);
        // One snapshot: the row and the links that it mentions.
        await using var snapshot = await connection.BeginTransactionAsync(
            IsolationLevel.RepeatableRead, context.CancellationToken);
        var ballot = await FindAsync(connection, context, request.Reference);
        var standing = ballot.Standing is null ? null : StandingForm.Read(ballot.Standing);
        var links = await ProceedingTable.ReadAsync(
            connection, ballot.Id, standing is null ? [] : BallotMessages.Mentioned(standing));
        var message = ballot.ToMessage(await BallotTable.FrozenAsync(connection, ballot), standing, links);
        if (await BallotTable.RevisionsAsync(connection, ballot) is { } revisions)
        {
            message.MergeFrom(revisions);
        }

        return message;
    }

    /// <summary>The text voted on, as it was submitted.</summary>
    public override async Task<Text> GetText(GetTextRequest request, ServerCallContext context)
    {
        new Checks().Reference("reference", request.Reference).Throw();
        await using var connection = await database.OpenConnectionAsync(context.CancellationToken);
        var ballot = await FindAsync(connection, context, request.Reference);
        return new Text { Text_ = ByteString.CopyFrom(await BallotTable.TextAsync(connection, ballot)) };
    }

    /// <summary>
    /// The ballots that the caller may see, newest first. Asked for the ballot on one act, it does not
    /// answer "none" before it has heard of everything that the listing service has recorded.
    /// </summary>
    public override async Task<ListBallotsReply> ListBallots(ListBallotsRequest request, ServerCallContext context)
    {
        var page = request.Page ?? new PageRequest();
        var what = $"ballots {request.ActReference} {request.Undecided}";
        new Checks()
            .Reference("act_reference", request.ActReference, required: false)
            .PageSize("page.size", page.Size)
            .That(BallotCursor.TryRead(what, page.Cursor, out var after, out _), "page.cursor", Page.NoCursor)
            .Throw();
        var size = page.Size == 0 ? Page.DefaultSize : page.Size;
        var query = new BallotQuery(request.ActReference, request.Undecided, Principal.Of(context).Clearance, after, size);
        var ballots = await QueryAsync(query, context.CancellationToken);
        if (ballots.Count == 0 && request.ActReference.Length > 0 && after == Guid.Empty)
        {
            await listing.CaughtUpAsync(context.CancellationToken);
            ballots = await QueryAsync(query, context.CancellationToken);
        }

        var reply = new ListBallotsReply();
        reply.Ballots.AddRange(ballots.Take(size).Select(ballot => ballot.ToSummary()));
        reply.NextCursor = ballots.Count > size ? BallotCursor.At(what, ballots[size - 1].Id) : "";
        return reply;
    }

    private static async Task<StoredBallot> FindAsync(NpgsqlConnection connection, ServerCallContext context, string reference)
        => await BallotTable.FindAsync(connection, reference) is { } ballot && Principal.Of(context).MaySee(ballot.Handling)
            ? ballot
            : throw Refusal.NotFound("ballot", reference);

    private async Task<List<StoredBallot>> QueryAsync(BallotQuery query, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        return await BallotTable.ListAsync(connection, query);
    }
}
