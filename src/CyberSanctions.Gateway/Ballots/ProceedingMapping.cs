using CyberSanctions.Gateway.Json;
using Wire = CyberSanctions.Contracts.Voting.V1;

namespace CyberSanctions.Gateway.Ballots;

/// <summary>From the voting service's proceedings, receipts and decisions to the API's.</summary>
internal static class ProceedingMapping
{
    public static Proceeding ToProceeding(this Wire.Proceeding proceeding) => new()
    {
        BallotReference = proceeding.BallotReference,
        Position = proceeding.Position,
        Kind = proceeding.Kind,
        At = proceeding.At.ToTime(),
        Actor = proceeding.Actor,
        Previous = proceeding.Previous,
        ContentSha256 = proceeding.ContentSha256,
        Hash = proceeding.Hash,
        Statement = proceeding.Statement.OrAbsent(),
        Declaration = proceeding.Declaration.OrAbsent(),
        Deadline = proceeding.Deadline?.ToTime(),
        Decision = proceeding.Decision?.ToDecision(),
        StateAfter = proceeding.StateAfter,
        DeadlineAfter = proceeding.DeadlineAfter?.ToTime(),
    };

    public static Receipt ToReceipt(this Wire.Receipt receipt) => new() { Proceeding = receipt.Proceeding.ToProceeding(), Jws = receipt.Jws };

    public static Decision ToDecision(this Wire.Decision decision) => new()
    {
        Outcome = decision.Outcome,
        Thresholds = [.. decision.Thresholds.Select(ToThreshold)],
        VotesFor = [.. decision.VotesFor],
        VotesAgainst = [.. decision.VotesAgainst],
        Abstentions = [.. decision.Abstentions],
        ConstructiveAbstentions = [.. decision.ConstructiveAbstentions],
        NotVoting = [.. decision.NotVoting],
        Silent = [.. decision.Silent],
        Represented = [.. decision.Represented],
        Cause = decision.Cause,
        Explanation = decision.Explanation,
        DecidedBy = decision.DecidedBy,
        DecidedAt = decision.DecidedAt.ToTime(),
    };

    private static Threshold ToThreshold(Wire.Threshold threshold) => new()
    {
        Name = threshold.Name,
        Left = threshold.Left,
        Comparison = threshold.Comparison,
        Right = threshold.Right,
        Holds = threshold.Holds,
        Source = threshold.Source,
    };
}
