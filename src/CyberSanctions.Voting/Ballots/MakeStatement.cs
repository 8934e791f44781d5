using System.Security.Cryptography;
using System.Text;
using CyberSanctions.Contracts.Events.V1;
using CyberSanctions.Contracts.Voting.V1;
using CyberSanctions.Journal.Appending;
using CyberSanctions.Procedures.Keys;
using CyberSanctions.Procedures.Proceedings;
using CyberSanctions.Procedures.Statements;
using CyberSanctions.ServiceDefaults.Errors;
using CyberSanctions.ServiceDefaults.Identity;
using CyberSanctions.ServiceDefaults.Validation;
using Grpc.Core;
using Microsoft.AspNetCore.Authorization;

namespace CyberSanctions.Voting.Ballots;

internal sealed partial class BallotsService
{
    private const int LongestDeclaration = 20_000;
    private const int LongestRecorded = 1_000;

    /// <summary>
    /// Accepts a statement that a delegation signed: 1 who sends it, 2 whose signature it is, 3 whether the
    /// procedure allows it, 4 into the chain, 5 whether the ballot ends with it. The receipt is proof of it.
    /// What is refused, and why, goes into the journal.
    /// </summary>
    [Authorize(Roles = Roles.Delegate)]
    public override async Task<Receipt> MakeStatement(MakeStatementRequest request, ServerCallContext context)
    {
        var principal = Principal.Of(context);
        try
        {
            Check(request);
            return await commands.RunAsync(request, context, change => StateAsync(change, principal, request));
        }
        catch (ObjectionException objection)
        {
            var refused = Objections.Refused(objection);
            await RecordAsync(principal, request, refused.Refusal.Reason, context.CancellationToken);
            throw refused;
        }
        catch (RefusedException refused) when (refused.Refusal.Status != StatusCode.Unavailable)
        {
            await RecordAsync(principal, request, refused.Refusal.Reason, context.CancellationToken);
            throw;
        }
    }

    internal async Task<Receipt> StateAsync(Change change, Principal principal, MakeStatementRequest request)
    {
        var jws = Jws.Read(request.Statement, Jws.StatementType);
        var claimed = Statement.Read([.. jws.Payload]);
        if (principal.MemberState != claimed.MemberState)
        {
            throw Refusal.Forbidden("vote-for-another-state", $"You do not speak for {claimed.MemberState}.");
        }

        var (ballot, now) = await LockAsync(change, principal, claimed.Ballot);
        var signed = SignedStatement.Verify(jws, await keyring.FindAsync(change.Connection, jws.KeyId), ballot.Standing.TimeOf(now));
        var receipt = await ballot.StateAsync(
            Admission.Admit(ballot.Frozen, ballot.Standing, signed, request.Declaration, change.Actor, now), signed, request.Declaration);
        await BallotLock.ConcludeIfDueAsync(ballot, change.Actor, now);
        await ballot.SaveAsync();
        return receipt;
    }

    private static void Check(MakeStatementRequest request)
        => new Checks()
            .That(request.Statement.Length > 0, "statement", "Is required.")
            .That(request.Statement.Length <= Jws.Longest, "statement", $"Must not be longer than {Jws.Longest} characters.")
            .Paragraphs("declaration", request.Declaration, LongestDeclaration, required: false)
            .Throw();

    // In a transaction of its own, since that of the statement is rolled back.
    private async Task RecordAsync(Principal principal, MakeStatementRequest request, string reason, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        var change = new Change(connection, transaction, principal.Subject, time.GetUtcNow());
        var refused = new StatementRefused
        {
            BallotReference = BallotOf(request.Statement),
            MemberState = principal.MemberState,
            Reason = reason,
            StatementSha256 = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(request.Statement))),
            Statement = request.Statement.Length <= LongestRecorded ? request.Statement : request.Statement[..LongestRecorded],
        };
        await change.AppendAsync(refused, refused.BallotReference);
        await transaction.CommitAsync(cancel);
    }

    private static string BallotOf(string statement)
    {
        try
        {
            return Statement.Read([.. Jws.Read(statement, Jws.StatementType).Payload]).Ballot;
        }
        catch (ObjectionException)
        {
            return ""; // It does not say.
        }
    }
}
