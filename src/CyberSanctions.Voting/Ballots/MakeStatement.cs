using System.Security.Cryptography;
using System.Text;
using CyberSanctions.Contracts.Events.V1;
using CyberSanctions.Contracts.Voting.V1;
using CyberSanctions.Journal.Appending;
using CyberSanctions.Procedures.Statements;
using CyberSanctions.ServiceDefaults.Errors;
using CyberSanctions.ServiceDefaults.Identity;
using CyberSanctions.ServiceDefaults.Validation;
using CyberSanctions.Signing;
using Grpc.Core;

namespace CyberSanctions.Voting.Ballots;

internal sealed partial class BallotsService
{
    private const int LongestRecorded = 1_000;

    /// <summary>
    /// Accepts a statement that a delegation signed: 1 whose signature it is, 2 who sends it; then, by <see cref="Intake"/>,
    /// 3 whether the procedure allows it, 4 into the chain, 5 whether the ballot ends with it. The receipt is proof of it.
    /// What is refused, and why, goes into the journal.
    /// </summary>
    public override async Task<Receipt> MakeStatement(MakeStatementRequest request, ServerCallContext context)
    {
        var principal = Principal.Of(context);
        try
        {
            Check(request);
            var jws = SignedStatement.ReadJws(request.Statement);
            var key = await registered.FindAsync(jws.KeyId, context.CancellationToken);
            var signed = SignedStatement.Verify(jws, key);
            return principal.MemberState == signed.Statement.MemberState
                ? await intake.SubmitAsync(new Submission(Call.Of(request, context), signed, key!, request.Declaration))
                : throw BallotRefusals.VoteForAnotherState.Because($"You do not speak for {signed.Statement.MemberState}.");
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

    private static void Check(MakeStatementRequest request)
        => new Checks()
            .That(request.Statement.Length > 0, "statement", "Is required.")
            .That(request.Statement.Length <= Jws.Longest, "statement", $"Must not be longer than {Jws.Longest} characters.")
            .Paragraphs("declaration", request.Declaration, Declarations.Longest, required: false)
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
            return Statement.Read([.. SignedStatement.ReadJws(statement).Payload]).Ballot;
        }
        catch (ObjectionException)
        {
            return ""; // It does not say.
        }
    }
}
