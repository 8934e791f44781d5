using CyberSanctions.Contracts.Voting.V1;

namespace CyberSanctions.Gateway.Ballots;

/// <summary>Closing a ballot and counting.</summary>
public sealed record NewDecision
{
    /// <summary>
    /// Close although members have not voted: they count as neither present nor represented, which
    /// prevents unanimity. Without it, deciding is refused while a vote is missing. Of no use in a written procedure.
    /// </summary>
    public bool CloseWithVotesMissing { get; init; }
}

/// <summary>What the vote came to, with the arithmetic.</summary>
public sealed record Decision
{
    /// <summary>Adopted or not, or why it did not come to that.</summary>
    public required Outcome Outcome { get; init; }

    /// <summary>Every test of the rule.</summary>
    public required IReadOnlyList<Threshold> Thresholds { get; init; }

    /// <summary>Member States in favour.</summary>
    public required IReadOnlyList<string> VotesFor { get; init; }

    /// <summary>Member States against.</summary>
    public required IReadOnlyList<string> VotesAgainst { get; init; }

    /// <summary>Member States that plainly abstained.</summary>
    public required IReadOnlyList<string> Abstentions { get; init; }

    /// <summary>Member States that abstained with a formal declaration.</summary>
    public required IReadOnlyList<string> ConstructiveAbstentions { get; init; }

    /// <summary>Member States that were neither present nor represented.</summary>
    public required IReadOnlyList<string> NotVoting { get; init; }

    /// <summary>
    /// In a silence procedure: those whose consent is deemed given, since they were silent. They are among those in favour.
    /// </summary>
    public required IReadOnlyList<string> Silent { get; init; }

    /// <summary>Those for whom another member voted.</summary>
    public required IReadOnlyList<string> Represented { get; init; }

    /// <summary>Why the ballot ended when it did.</summary>
    public required DecisionCause Cause { get; init; }

    /// <summary>The outcome in a sentence.</summary>
    public required string Explanation { get; init; }

    /// <summary>Who closed the ballot; service:voting when a deadline did.</summary>
    public required string DecidedBy { get; init; }

    /// <summary>When it was decided.</summary>
    public required DateTime DecidedAt { get; init; }
}

/// <summary>One test of the rule in exact integers: left comparison right.</summary>
public sealed record Threshold
{
    /// <summary>What is tested.</summary>
    public required string Name { get; init; }

    /// <summary>With both sides multiplied out.</summary>
    public required long Left { get; init; }

    /// <summary>For example &gt;=.</summary>
    public required string Comparison { get; init; }

    /// <summary>With both sides multiplied out.</summary>
    public required long Right { get; init; }

    /// <summary>Whether it is so.</summary>
    public required bool Holds { get; init; }

    /// <summary>The provision the test comes from.</summary>
    public required string Source { get; init; }
}
