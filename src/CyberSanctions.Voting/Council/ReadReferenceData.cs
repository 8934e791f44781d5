using CyberSanctions.Contracts.Kinds;
using CyberSanctions.Contracts.Voting.V1;
using CyberSanctions.Procedures.Periods;
using CyberSanctions.ServiceDefaults.Errors;
using CyberSanctions.ServiceDefaults.Identity;
using CyberSanctions.ServiceDefaults.Paging;
using CyberSanctions.ServiceDefaults.Validation;
using CyberSanctions.Voting.Ballots;
using CyberSanctions.Voting.Roster;
using Dapper;
using Grpc.Core;

namespace CyberSanctions.Voting.Council;

internal sealed partial class ReferenceDataService
{
    /// <summary>A change, and of populations how they compare with those before.</summary>
    public override async Task<ReferenceChange> GetChange(GetChangeRequest request, ServerCallContext context)
    {
        new Checks().Reference("reference", request.Reference).Throw();
        await using var connection = await database.OpenConnectionAsync(context.CancellationToken);
        return Compared(await FindAsync(connection, request.Reference), await OnRecord.ReadAsync(connection));
    }

    /// <summary>Changes, newest first.</summary>
    public override async Task<ListChangesReply> ListChanges(ListChangesRequest request, ServerCallContext context)
    {
        new Checks().OptionalChoice("kind", request.Kind).OptionalChoice("state", request.State).Throw();
        var page = Page.Of($"changes {request.Kind} {request.State}", request.Page);
        await using var connection = await database.OpenConnectionAsync(context.CancellationToken);

        // One more than the page, to know whether another one follows.
        var changes = await ReferenceChangeTable.ListAsync(connection, request.Kind, request.State, page.Before, page.Size + 1);
        var (shown, nextCursor) = page.Cut(changes, change => change.Number);
        return new ListChangesReply { Changes = { shown.Select(change => change.ToMessage()) }, NextCursor = nextCursor };
    }

    /// <summary>What is in force on a day.</summary>
    public override async Task<InForce> GetInForce(GetInForceRequest request, ServerCallContext context)
    {
        new Checks().FullDate("day", request.Day, required: false).Throw();
        var day = request.Day is null ? CouncilData.DayInBrussels(time.GetUtcNow().UtcDateTime) : request.Day.ToDay();
        await using var connection = await database.OpenConnectionAsync(context.CancellationToken);
        return await InForceOn.ReadAsync(connection, day, DateTime.MaxValue);
    }

    /// <summary>What was in force when a ballot opened: what was released later, even on that day, is not in it.</summary>
    public override async Task<InForce> GetForBallot(GetForBallotRequest request, ServerCallContext context)
    {
        new Checks().Reference("ballot_reference", request.BallotReference).Throw();
        await using var connection = await database.OpenConnectionAsync(context.CancellationToken);
        var ballot = await BallotTable.FindAsync(connection, request.BallotReference) is { } found
            && Principal.Of(context).MaySee(found.Handling)
            ? found
            : throw Refusal.NotFound("ballot", request.BallotReference);
        var inForce = await InForceOn.ReadAsync(connection, CouncilData.DayInBrussels(ballot.OpenedAt), ballot.OpenedAt);

        // What was frozen says which members and which table it was, whatever is on record; how long a membership lasts, it does
        // not say.
        var roster = (await BallotTable.FrozenAsync(connection, ballot)).Roster.Select(member => member.MemberState)
            .ToHashSet(StringComparer.Ordinal);
        inForce.Members.Clear();
        inForce.Members.AddRange(
            (await InForceOn.MembershipsAsync(connection)).Where(membership => roster.Remove(membership.MemberState)));
        foreach (var member in inForce.Members)
        {
            member.ValidTo = null;
        }

        var edition = await connection.ExecuteScalarAsync<int>(
            "SELECT population_edition FROM ballot WHERE id = @Id", new { ballot.Id });
        inForce.Populations = await InForceOn.PopulationsAsync(connection, edition, inForce.Members);
        return inForce;
    }

    /// <summary>Every membership on record.</summary>
    public override async Task<ListMemberStatesReply> ListMemberStates(ListMemberStatesRequest request, ServerCallContext context)
    {
        await using var connection = await database.OpenConnectionAsync(context.CancellationToken);
        var today = CouncilData.DayInBrussels(time.GetUtcNow().UtcDateTime);
        var reply = new ListMemberStatesReply { Memberships = { await InForceOn.MembershipsAsync(connection) } };
        foreach (var ended in reply.Memberships.Where(membership => membership.ValidTo is { } end && end.ToDay() <= today))
        {
            ended.HasOpenBallot = await MembersOfToday.HasOpenBallotAsync(connection, ended.MemberState);
        }

        return reply;
    }
}
