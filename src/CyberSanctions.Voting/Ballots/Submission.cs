using CyberSanctions.Contracts.Voting.V1;
using CyberSanctions.Journal.Appending;
using CyberSanctions.Procedures.Statements;
using CyberSanctions.Signing;

namespace CyberSanctions.Voting.Ballots;

/// <summary>A signed statement that somebody wants to have accepted. Its signature has been checked, and nothing else.</summary>
internal sealed class Submission(Call call, SignedStatement signed, PublicKey key, string declaration)
{
    private readonly TaskCompletionSource<Receipt> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Who asks for it.</summary>
    public Call Call => call;

    /// <summary>The statement.</summary>
    public SignedStatement Signed => signed;

    /// <summary>What it is signed with.</summary>
    public PublicKey Key => key;

    /// <summary>The declaration or the reasons that go with it.</summary>
    public string Declaration => declaration;

    /// <summary>The receipt, once the statement is in the chain and on the disk; a refusal, once that is sure.</summary>
    public Task<Receipt> Answer => _answer.Task;

    /// <summary>What becomes of it.</summary>
    public void Conclude(Result result)
    {
        if (result.Receipt is { } receipt)
        {
            _answer.TrySetResult(receipt);
        }
        else
        {
            _answer.TrySetException(result.Refusal!);
        }
    }

    /// <summary>Ends without anybody knowing what became of it.</summary>
    public void Fail(Exception exception) => _answer.TrySetException(exception);
}

/// <summary>What becomes of a submission: a receipt, or a refusal.</summary>
/// <param name="IsNew">Whether it is accepted now; else the receipt is one that was given before.</param>
internal sealed record Result(Receipt? Receipt, Exception? Refusal, bool IsNew)
{
    public static Result New(Receipt receipt) => new(receipt, null, true);

    public static Result Again(Receipt receipt) => new(receipt, null, false);

    public static Result Refused(Exception refusal) => new(null, refusal, false);
}
