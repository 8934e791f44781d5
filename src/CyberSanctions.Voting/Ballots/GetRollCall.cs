using System.Text.Json.Nodes;
using CyberSanctions.Contracts.Voting.V1;
using CyberSanctions.Procedures.Proceedings;
using CyberSanctions.Procedures.RollCalls;
using CyberSanctions.Procedures.Statements;
using CyberSanctions.ServiceDefaults.Errors;
using CyberSanctions.ServiceDefaults.Validation;
using CyberSanctions.Signing;
using CyberSanctions.Voting.Keys;
using Google.Protobuf;
using Grpc.Core;

namespace CyberSanctions.Voting.Ballots;

internal sealed partial class BallotsService
{
    /// <summary>
    /// The roll call of a decided ballot. FAILED_PRECONDITION: <c>not-decided</c>. Each answer is sealed
    /// anew, so the seals differ; all else is the same for ever.
    /// </summary>
    public override async Task<Contracts.Voting.V1.RollCall> GetRollCall(GetRollCallRequest request, ServerCallContext context)
    {
        new Checks().Reference("reference", request.Reference).Throw();
        await using var connection = await database.OpenConnectionAsync(context.CancellationToken);
        var ballot = await FindAsync(connection, context, request.Reference);
        if (ballot.State != BallotState.Decided)
        {
            throw BallotRefusals.NotDecided.Because($"{ballot.Reference} is not decided yet; then there is a roll call of it.");
        }

        if (ballot.Standing is null)
        {
            throw BallotRefusals.NotSigned.Because(
                $"The votes in {ballot.Reference} were not signed; there is no roll call of it.");
        }

        RecordedProceeding[] proceedings = [.. (await ProceedingTable.ReadAsync(connection, ballot.Id)).Select(Recorded)];
        string[] keyIds = [.. proceedings.OfType<RecordedStatement>()
            .Select(stated => stated.Statement.KeyId)
            .Distinct(StringComparer.Ordinal)];
        RegisteredKey[] keys =
            [.. (await KeyTable.FindAsync(connection, keyIds)).Select(key => key.ToRegistered(PublicKey.Read(key.PublicKey)))];
        try
        {
            var file = Procedures.RollCalls.RollCall.Write(
                await BallotTable.FrozenAsync(connection, ballot), keys, proceedings, receipts.Earlier, receipts.Signing);
            return new Contracts.Voting.V1.RollCall { Json = ByteString.CopyFrom(file) };
        }
        finally
        {
            Array.ForEach(keys, key => key.Key.Dispose());
        }
    }

    private static RecordedProceeding Recorded(RecordedLink recorded)
    {
        var message = recorded.Message;
        var link = new Link(
            message.BallotReference,
            message.Position,
            message.Kind,
            message.At.ToDateTime(),
            message.Actor,
            message.ContentSha256,
            message.Previous);
        var receipt = Jws.Read(recorded.Receipt, Link.ReceiptType);
        return message.Kind switch
        {
            ProceedingKind.Opening => new RecordedOpening(link, receipt),
            ProceedingKind.Statement =>
                new RecordedStatement(link, receipt, SignedStatement.ReadJws(message.Statement), message.Declaration),
            ProceedingKind.Extension => new RecordedExtension(link, receipt, message.Deadline.ToDateTime()),
            _ => new RecordedDecision(link, receipt, (JsonObject)JsonNode.Parse(recorded.Content)!),
        };
    }
}
